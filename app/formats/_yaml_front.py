"""The YAML block on top of a Markdown file, as blogs and archives write it.

Read are the forms that people type: `key: value`, quoted values, lists, folded text. It is not
a YAML parser: what it does not understand it names, and never takes for text of the article.
"""

import json
import re
from dataclasses import replace

from app.formats import _front
from app.formats._document import FrontMatter
from app.formats._text import tidy

_BLOCK = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"([A-Za-z][\w -]{0,60}?|[\u4e00-\u9fff]{1,12})[ \t]*:(?:[ \t]+(.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")

_FIELDS = {
    "title": "title", "标题": "title",
    "original title": "original_title", "original": "original_title", "原题": "original_title",
    "author": "author", "authors": "author", "作者": "author",
    "outlet": "outlet", "source": "outlet", "publication": "outlet", "来源": "outlet",
    "date": "source_date", "source date": "source_date", "published": "source_date",
    "日期": "source_date", "url": "url", "link": "url", "source url": "url", "链接": "url",
    "translator": "translator", "译者": "translator",
    "editor": "editor", "编辑": "editor",
    "translation date": "translation_date",
    "note": "note", "译注": "note",
}  # fmt: skip


def split_front(text: str) -> tuple[FrontMatter, str, tuple[str, ...]]:
    r"""The front matter, the text below it, and the keys that have no place here.

    >>> split_front("---\ntitle: '国家队'\ndate: 2020-05-18\nlayout: post\n---\n正文。")[1:]
    ('正文。', ('layout',))
    """
    found = _BLOCK.match(text)
    entries = _entries(found.group(1)) if found else None
    if found is None or entries is None:
        return FrontMatter(), text, ()
    front = FrontMatter()
    unknown = []
    for key, value in entries.items():
        field = _FIELDS.get(re.sub("[_ -]+", " ", key.lower()).strip())
        if field is None:
            unknown.append(key)
        elif value:
            said = tidy(value)
            if field in _front.DATES:
                said = _front.date_within(said) or _front.iso_date(said)
            front = replace(front, **{field: said})
    return front, text[found.end() :], tuple(unknown)


def _entries(block: str) -> dict[str, str] | None:
    """Keys and values; None if this is no front matter but text between two rules."""
    entries: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in block.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace() and (found := _KEY.fullmatch(line.rstrip())):
            first = _scalar(found.group(2) or "")
            current = entries.setdefault(found.group(1), [])
            current.extend([first] if first else [])
        elif current is None:
            return None
        elif item := _ITEM.fullmatch(line):
            current.extend(["; "] if current else [])
            current.append(_scalar(item.group(1)))
        elif line[0].isspace():
            current.extend(["\n"] if current else [])
            current.append(line.strip())
        else:
            return None
    return {key: "".join(parts) for key, parts in entries.items()} if entries else None


def _scalar(written: str) -> str:
    written = written.strip()
    if written in ("|", ">", "|-", ">-", "~", "null"):
        return ""
    if written.startswith('"') and written.endswith('"') and len(written) > 1:
        try:
            return str(json.loads(written, strict=False))
        except ValueError:
            return written[1:-1]
    if written.startswith("'") and written.endswith("'") and len(written) > 1:
        return written[1:-1].replace("''", "'")
    if written.startswith("[") and written.endswith("]"):
        return "; ".join(_scalar(part) for part in written[1:-1].split(",") if part.strip())
    return re.split(r"\s#", written, maxsplit=1)[0].rstrip()
