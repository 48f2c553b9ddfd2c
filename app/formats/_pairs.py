"""What the readers of finished pairs share: which language is which, and what a pair must have."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.formats._document import Block, FrontMatter, Kind, Reading
from app.formats._dropped import Dropped, Loss
from app.formats._finish import finish
from app.formats._rows import untranslated
from app.formats._text import is_blank, tidy
from app.language import marks

CHINESE, ENGLISH = "zh-CN", "en-US"
NO_PAIRS = "it holds no pairs of a Chinese and an English text"

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTER = re.compile(r"[^\W\d_]")
_CHINESE_HEADS = (
    *("chinese", "source", "zh", "zh-cn", "zh-tw", "zh-hans", "zh-hant", "中文", "原文", "源文"),
    *("源语", "汉语", "漢語", "中文原文"),
)
_ENGLISH_HEADS = (
    *("english", "target", "translation", "en", "en-us", "en-gb", "英文", "译文", "譯文", "目标"),
    *("英语", "英語", "英文译文", "翻译"),
)
_KIND = re.compile(r"([a-z_]+)(?:-([0-9]))?")


@dataclass(frozen=True, slots=True)
class Found:
    """One pair as the file has it."""

    source: str
    target: str
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    label: str = ""


def finish_pairs(
    found: Iterable[Found], front: FrontMatter, dropped: Dropped, encoding: str = ""
) -> Reading:
    """The `Reading` of pairs. A translation without a source goes to the pair before it."""
    blocks: list[Block] = []
    targets: list[str] = []
    early: list[str] = []
    for pair in found:
        source, target = tidy(pair.source), tidy(pair.target)
        if is_blank(target) or target == untranslated(source):
            target = ""
        if not is_blank(source):
            blocks.append(Block(pair.kind, source, pair.level, pair.label))
            targets.append("\n".join((*early, target) if target else early))
            early = []
        elif target:
            dropped.add(Loss.UNPAIRED)
            if targets:
                targets[-1] = f"{targets[-1]}\n{target}".lstrip("\n")
            else:
                early.append(target)
    return finish(blocks, front, dropped, encoding, NO_PAIRS, targets)


def kind_name(kind: Kind, level: int) -> str:
    """A paragraph's kind as a word in another program's field.

    >>> kind_name(Kind.HEADING, 2), named_kind("heading-2")[1], named_kind("x-button")[0].value
    ('heading-2', 2, 'paragraph')
    """
    return f"{kind.value}-{level}" if level else kind.value


def named_kind(name: str) -> tuple[Kind, int]:
    """The kind and level that such a word says; a word of somebody else's says a paragraph."""
    said = _KIND.fullmatch(name)
    if said is None or said[1] not in list(Kind):
        return Kind.PARAGRAPH, 0
    return Kind(said[1]), int(said[2] or 0)


@lru_cache(256)
def is_chinese(language: str) -> bool:
    """Whether a language tag such as 'zh_CN', 'ZH-Hant' or 'chi' means Chinese."""
    return re.split("[-_]", language.strip().lower())[0] in (
        "zh",
        "cmn",
        "chi",
        "zho",
        "yue",
        "lzh",
    )


@lru_cache(256)
def is_english(language: str) -> bool:
    return re.split("[-_]", language.strip().lower())[0] in ("en", "eng")


def share_of_han(texts: Iterable[str]) -> float:
    """How many of the letters are Chinese characters, 0 to 1; the addresses of links are none.

    >>> share_of_han(["国家队 AI"]), share_of_han(["12"])
    (0.6, 0.0)
    """
    han = letters = 0
    for text in map(marks.plain, texts):
        han += len(_HAN.findall(text))
        letters += len(_LETTER.findall(text))
    return han / letters if letters else 0.0


def from_table(rows: Sequence[Sequence[str]], dropped: Dropped) -> list[Found]:
    """The pairs in a table: by the names of its columns, else by which of them is in Chinese.

    A first row that names the columns is no pair. With one column there are no targets.
    """
    width = max(map(len, rows), default=0)
    columns = [[row[at] if at < len(row) else "" for row in rows] for at in range(width)]
    source, target, has_head = _by_head(columns)
    if source is None:
        filled = [at for at in range(width) if not is_blank("".join(columns[at]))]
        source, target = _by_script(columns, filled)
    if source is None:
        return []
    used = {source, target}
    beside = sum(at not in used and not is_blank("".join(columns[at])) for at in range(width))
    dropped.add(Loss.COLUMN, beside)
    targets = columns[target] if target is not None else [""] * len(rows)
    both = zip(columns[source], targets, strict=True)
    return [Found(*texts) for number, texts in enumerate(both) if number or not has_head]


def is_head(first: str, second: str) -> bool:
    """Whether two cells name the columns of Chinese and English, in either order."""
    cells = {first.strip().lower(), second.strip().lower()}
    return bool(cells & set(_CHINESE_HEADS)) and bool(cells & set(_ENGLISH_HEADS))


def _by_head(columns: Sequence[Sequence[str]]) -> tuple[int | None, int | None, bool]:
    heads = [column[0].strip().lower() if column else "" for column in columns]
    source = next((at for at, head in enumerate(heads) if head in _CHINESE_HEADS), None)
    target = next((at for at, head in enumerate(heads) if head in _ENGLISH_HEADS), None)
    if source is None or (target is None and len(columns) > 1):
        return None, None, False
    return source, target, True


def _by_script(
    columns: Sequence[Sequence[str]], filled: Sequence[int]
) -> tuple[int | None, int | None]:
    """Of the two columns with most letters, the more Chinese one is the source."""
    longest = sorted(filled, key=lambda at: -sum(map(len, columns[at])))[:2]
    if len(longest) < 2:
        return (longest[0], None) if longest else (None, None)
    first, second = sorted(longest)
    if share_of_han(columns[second]) > share_of_han(columns[first]):
        return second, first
    return first, second
