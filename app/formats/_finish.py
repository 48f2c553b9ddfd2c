"""The last step of every reader: what was read is checked, and its front matter completed."""

import re
from collections.abc import Sequence
from dataclasses import fields, replace

from app.formats import _front
from app.formats._document import Block, FrontMatter, Kind, Reading
from app.formats._dropped import Dropped
from app.formats._errors import NoText, TooManyParts
from app.formats._house import plain_title
from app.formats._text import check
from app.language import marks

MOST_BLOCKS = 100_000  # the longest of Chinese novels has 30,000 paragraphs

_LABELS = "作者|记者|撰文|撰稿|来源|稿源|发布时间|发布日期|日期|时间"
_OTHERS = "编辑|责编|责任编辑|校对|图源|出品|摄影"
_SIGN = r"\s?[:：/／|｜丨]"  # 文 | 吴昕: what parts two of them may stand in one as well
_BYLINE = re.compile(
    rf"(?:^(?P<open>[(（【])?|(?:\s{{2,}}|[\u3000|｜丨])\s*|\s(?!文))(?P<label>{_LABELS}|文){_SIGN}\s?"
    rf"(?P<value>[^\s|｜丨].{{,35}}?)"
    rf"(?:(?=\s{{2,}}|\s?[\u3000|｜丨]|\s(?:{_LABELS}|{_OTHERS}){_SIGN})|(?(open)[)）】])$)"
)
_FIELDS = (
    ("author", ("作者", "记者", "撰文", "撰稿", "文")),
    ("outlet", ("来源", "稿源")),
    ("source_date", ("发布时间", "发布日期", "日期", "时间")),
)
_LONGEST = 200  # characters of a line with bylines; longer ones are prose


def finish(
    blocks: Sequence[Block],
    front: FrontMatter,
    dropped: Dropped,
    encoding: str = "",
    nothing: str = "it holds no text",
    targets: Sequence[str] = (),
    *,
    literal: bool = False,
) -> Reading:
    """The `Reading`, after the checks that hold for all formats.

    A format that knows no emphasis is `literal`: its asterisks are asterisks.

    The title of the front matter is the title block, if the file does not give another. Author,
    outlet and date are taken from lines such as 作者：吴昕 near the top; the lines stay.
    """
    if not blocks:
        raise NoText(nothing)
    if literal:
        blocks = [replace(block, text=marks.escape(block.text)) for block in blocks]
    if len(blocks) > MOST_BLOCKS:
        raise TooManyParts(f"it has more than {MOST_BLOCKS:,} paragraphs")
    for number, block in enumerate(blocks, start=1):
        check(block.text, f"paragraph {number:,}")
    for number, target in enumerate(targets, start=1):
        check(target, f"the translation of paragraph {number:,}")
    for field in fields(front):
        check(getattr(front, field.name), f"the front matter's {field.name.replace('_', ' ')}")
    targets = [
        plain_title(target) if block.kind is Kind.TITLE else target
        for block, target in zip(blocks, targets, strict=False)
    ]
    blocks = [_without_words_of_the_house(block) for block in blocks]
    front = _with_titles(front, blocks, targets)
    said = dropped.sentences()
    return Reading(tuple(blocks), _with_bylines(front, blocks), encoding, said, tuple(targets))


def _without_words_of_the_house(block: Block) -> Block:
    """A title without the FULL TRANSLATION that a newsletter prints before it."""
    return replace(block, text=plain_title(block.text)) if block.kind is Kind.TITLE else block


def _with_titles(
    front: FrontMatter, blocks: Sequence[Block], targets: Sequence[str]
) -> FrontMatter:
    at = next((at for at, block in enumerate(blocks) if block.kind is Kind.TITLE), None)
    if at is None:
        return front
    own = marks.plain(blocks[at].text).replace("\n", " ")
    if not targets:
        return replace(front, title=front.title or own)
    english = marks.plain(targets[at]).replace("\n", " ")
    return replace(
        front,
        title=front.title or english,
        original_title=front.original_title or own,
    )


def _with_bylines(front: FrontMatter, blocks: Sequence[Block]) -> FrontMatter:
    near_the_top = (line for block in blocks[:6] for line in marks.plain(block.text).split("\n"))
    for line in near_the_top:
        for found in _BYLINE.finditer(line if len(line) <= _LONGEST else ""):
            field = next(field for field, labels in _FIELDS if found["label"] in labels)
            value = found["value"].strip()
            if field == "source_date":
                value = _front.date_within(value)
            if value and not getattr(front, field):
                front = replace(front, **{field: value})
    return front
