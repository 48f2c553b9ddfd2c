"""What a Word paragraph is, by the names of its styles in English and in Chinese.

Word writes its own styles under English names whatever its language; WPS, templates and older
files have Chinese ones.
"""

import re
from dataclasses import dataclass

from app.formats._document import Kind
from app.formats._docx_numbering import W, value, whole
from app.formats._xml import Element

FRONT_MATTER = "front matter"
DRAFT_NOTICE = "draft notice"

_HEADING = re.compile(
    r"(?:heading|标题|標題|überschrift|titre)\s?([1-9])|([一二三四五六])级标题|([1-6])级标题"
)
_CHINESE = "一二三四五六"
_KINDS = {
    **dict.fromkeys(("title", "标题", "標題", "正标题", "大标题", "文章标题"), Kind.TITLE),
    **dict.fromkeys(
        (
            "quote", "intense quote", "block text", "block quotation", "blockquote", "quotations",
            "引用", "明显引用", "引文", "鮮明引文",
        ),
        Kind.QUOTATION,
    ),
    **dict.fromkeys(
        ("caption", "题注", "標號", "图题", "表题", "图名", "表名", "figure", "illustration"),
        Kind.CAPTION,
    ),
}  # fmt: skip
_LIST = re.compile(
    r"(?:list|list bullet|list number|列表|列表项目符号|列表编号|项目符号)\s?([2-9])?"
)
_PLAIN = re.compile(r"list continue.*|list paragraph|列出段落|列表段落|subtitle|副标题|normal|正文")
_CONTENTS = re.compile(r"(?:toc|目录|目錄)\s?\d?|toc heading|table of figures")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its paragraphs. `list_id` '' means no list, None not said."""

    name: str = ""
    kind: Kind | None = None
    level: int = 0
    list_id: str | None = None
    depth: int | None = None
    is_contents: bool = False


class Styles:
    """The paragraph styles of a document by id, each with what it takes from its parents."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._styles: dict[str, Style] = {}
        self.default = ""
        for element in () if root is None else root.iterfind(f"{W}style"):
            if element.get(f"{W}type") == "paragraph":
                id = element.get(f"{W}styleId", "")  # noqa: A001
                self._elements[id] = element
                if element.get(f"{W}default") in ("1", "true"):
                    self.default = id

    def get(self, id: str) -> Style:  # noqa: A002 (Word's word)
        """The style, or an empty one for an id that the document does not define."""
        id = id or self.default  # noqa: A001
        if id not in self._styles:
            self._styles[id] = self._resolved(id)
        return self._styles[id]

    def _resolved(self, id: str) -> Style:  # noqa: A002
        said = Style()
        seen: set[str] = set()
        while id in self._elements and id not in seen:
            seen.add(id)
            element = self._elements[id]
            own = _own(element, id)
            said = Style(
                name=said.name or own.name,
                kind=said.kind or own.kind,
                level=said.level if said.kind else own.level,
                list_id=own.list_id if said.list_id is None else said.list_id,
                depth=own.depth if said.depth is None else said.depth,
                is_contents=said.is_contents or own.is_contents,
            )
            id = value(element.find(f"{W}basedOn"))  # noqa: A001
        return said


def _own(element: Element, id: str) -> Style:  # noqa: A002
    name = " ".join(value(element.find(f"{W}name")).lower().split()) or id.lower()
    kind, level = kind_of_name(name)
    properties = element.find(f"{W}pPr")
    outline = None if properties is None else properties.find(f"{W}outlineLvl")
    if kind is None and outline is not None and whole(value(outline), 9) < 9:
        kind, level = Kind.HEADING, min(whole(value(outline)) + 1, 6)
    numbered = None if properties is None else properties.find(f"{W}numPr")
    list_id = depth = None
    if numbered is not None:
        list_id = value(numbered.find(f"{W}numId")) or None
        at = numbered.find(f"{W}ilvl")
        depth = None if at is None else whole(value(at))
    return Style(name, kind, level, list_id, depth, _CONTENTS.fullmatch(name) is not None)


def kind_of_name(name: str) -> tuple[Kind | None, int]:
    """The kind that a style's name says, and the heading's level or the list's depth.

    >>> [kind_of_name(name)[1] for name in ("heading 2", "标题 1", "二级标题", "list bullet 3")]
    [2, 1, 2, 2]
    """
    if name in _KINDS:
        return _KINDS[name], 0
    if found := _HEADING.fullmatch(name):
        level = found[1] or found[3] or str(_CHINESE.index(found[2]) + 1)
        return Kind.HEADING, min(int(level), 6)
    if found := _LIST.fullmatch(name):
        return Kind.LIST_ITEM, int(found[1] or 1) - 1
    return (Kind.PARAGRAPH, 0) if _PLAIN.fullmatch(name) else (None, 0)
