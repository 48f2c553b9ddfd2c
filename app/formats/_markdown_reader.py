"""Markdown to paragraphs, by way of markdown-it's tokens."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.formats import _front
from app.formats._document import Block, FrontMatter, Kind, Reading
from app.formats._dropped import Dropped, Loss
from app.formats._finish import finish
from app.formats._levels import with_title
from app.formats._text import check, decode, is_blank, join_wrapped, tidy
from app.formats._yaml_front import split_front

_NOTE = re.compile(
    r"^ {0,3}\[\^([^\]\s]{1,60})\]:.*(?:\n(?!\[\^).*\S.*)*(?:\n+(?: {4}|\t).*)*\n?", re.MULTILINE
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_COMMENT = re.compile(r"\s*<!--.*-->\s*", re.DOTALL)
_CAPTION = re.compile(r"(图|表|资料来源|来源|Fig|Table|Source|Photo|Image)")


class _Parser(MarkdownIt):
    """CommonMark with GitHub's tables; addresses are text, which nothing may rewrite."""

    def __init__(self) -> None:
        super().__init__("commonmark")
        self.enable(["table", "strikethrough"])

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (markdown-it's name)
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


def read_markdown(data: bytes) -> Reading:
    decoded = decode(data)
    check(decoded.text)
    front, text, unknown = split_front(decoded.text)
    dropped = Dropped()
    if unknown:
        names = ", ".join(f"“{key}”" for key in unknown)
        were, them = ("was", "it") if len(unknown) == 1 else ("were", "them")
        dropped.say(f"Of the front matter, {names} {were} left out: there is no field for {them}.")
    text, notes = _without_notes(text)
    if notes:
        dropped.add(Loss.FOOTNOTE, notes)
    walk = _Walk(dropped, front)
    walk.read(_Parser().parse(text))
    return finish(with_title(walk.blocks), walk.front, dropped, decoded.encoding)


def _without_notes(text: str) -> tuple[str, int]:
    """The text without footnotes and their marks, and how many there were."""
    names = {found.group(1) for found in _NOTE.finditer(text)}
    if not names:
        return text, 0
    marks = re.compile(r"(?<!\\)\[\^(" + "|".join(map(re.escape, sorted(names))) + r")\]")
    return marks.sub("", _NOTE.sub("\n", text)), len(names)


class _Walk:
    """Goes once over the tokens, keeping the open lists and quotations."""

    def __init__(self, dropped: Dropped, front: FrontMatter) -> None:
        self.dropped = dropped
        self.front = front
        self.blocks: list[Block] = []
        self._around: list[str] = []  # 'list', 'item', 'quote' as they are open
        self._numbers: list[int | None] = []  # the next number of each open list
        self._item: str | None = None  # the mark of an item whose first paragraph is to come
        self._after_image = False

    def read(self, tokens: Sequence[Token]) -> None:
        heading = 0
        for token in tokens:
            match token.type:
                case "heading_open":
                    heading = int(token.tag[1:])
                case "heading_close":
                    heading = 0
                case "inline":
                    self._inline(token, heading)
                case "fence" | "code_block":
                    self._add(Kind.PARAGRAPH, token.content)
                case "html_block":
                    self._html(token.content)
                case "table_open":
                    self.dropped.add(Loss.TABLE)
                case _:
                    self._nest(token)

    def _nest(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self._around.append("list")
                self._numbers.append(None)
            case "ordered_list_open":
                self._around.append("list")
                start = token.attrGet("start")
                self._numbers.append(1 if start is None else int(start))
            case "bullet_list_close" | "ordered_list_close":
                self._around.pop()
                self._numbers.pop()
            case "list_item_open":
                self._around.append("item")
                number = self._numbers[-1]
                self._item = "" if number is None else f"{number}. "
                if number is not None:
                    self._numbers[-1] = number + 1
            case "list_item_close":
                self._around.pop()
                self._item = None
            case "blockquote_open":
                self._around.append("quote")
            case "blockquote_close":
                self._around.pop()

    def _inline(self, token: Token, heading: int) -> None:
        children = [
            child for child in token.children or () if child.type != "text" or child.content
        ]
        if not self._is_front(children):
            if heading:
                self._add(Kind.HEADING, self._text(children), heading)
            elif self._is_caption(children):
                self._add(Kind.CAPTION, self._text(children[1:-1]))
            else:
                self._paragraph(self._text(children))
            self._after_image = any(child.type == "image" for child in children)

    def _paragraph(self, text: str) -> None:
        innermost = self._around[-1] if self._around else ""
        if innermost == "item" and self._item is not None:
            mark, self._item = self._item, None
            if not is_blank(text):
                self._add(Kind.LIST_ITEM, mark + tidy(text), len(self._numbers) - 1)
        else:
            self._add(Kind.QUOTATION if innermost == "quote" else Kind.PARAGRAPH, text)

    def _add(self, kind: Kind, text: str, level: int = 0) -> None:
        text = tidy(text)
        if not is_blank(text):
            self.blocks.append(Block(kind, text, level))

    def _html(self, markup: str) -> None:
        if _COMMENT.fullmatch(markup):
            return
        from app.formats._html_reader import read_fragment

        self.blocks.extend(read_fragment(markup, self.dropped))

    def _is_front(self, children: Sequence[Token]) -> bool:
        """Take the labelled lines, and a draft's notice, where a finished document has them."""
        if any(block.kind is not Kind.HEADING or block.level > 1 for block in self.blocks):
            return False
        if len(children) < 3 or children[0].type != "strong_open":
            return False
        if self._around == ["quote"] and children[1].content.startswith("DRAFT"):
            self.dropped.add(Loss.NOTICE)
            return True
        if self._around or not _label(children):
            return False
        labelled: list[tuple[str, str]] = []
        for line in _lines(children):
            if label := _label(line):
                labelled.append((label, self._text(line[3:], counting=False)))
            else:
                name, value = labelled[-1]
                labelled[-1] = (name, value + "\n" + self._text(line, counting=False))
        said = _front.from_lines(labelled)
        changed = {
            field: value for field in FrontMatter.__slots__ if (value := getattr(said, field))
        }
        self.front = replace(self.front, **changed)
        return True

    def _is_caption(self, children: Sequence[Token]) -> bool:
        """A whole paragraph in emphasis: by _, as written here, or below an image or 'Figure'."""
        if self._around or len(children) < 3 or children[0].type != "em_open":
            return False
        closed = next(i for i, child in enumerate(children) if child.level == 0 and i)
        if closed < len(children) - 1:
            return False
        said = _CAPTION.match(children[1].content)
        return children[0].markup == "_" or self._after_image or said is not None

    def _text(self, children: Sequence[Token], *, counting: bool = True) -> str:
        said = ""
        wrapped = False
        for child in children:
            if child.type == "softbreak":
                wrapped = True
                continue
            piece = self._piece(child, counting=counting)
            if wrapped and piece:
                said, wrapped = join_wrapped(said, piece), False
            else:
                said += piece
        return said

    def _piece(self, child: Token, *, counting: bool) -> str:
        loss = {
            "image": Loss.IMAGE,
            "link_open": Loss.LINK,
            "em_open": Loss.EMPHASIS,
            "strong_open": Loss.EMPHASIS,
        }.get(child.type)
        if loss and counting and child.info != "auto":
            self.dropped.add(loss)
        match child.type:
            case "text" | "code_inline" | "text_special":
                return child.content
            case "hardbreak":
                return "\n"
            case "html_inline" if _BREAK.fullmatch(child.content):
                return "\n"
            case "html_inline" if child.content[1:2].isalpha():
                self.dropped.add(Loss.MARKUP)
        return ""


def _lines(children: Sequence[Token]) -> Iterator[list[Token]]:
    line: list[Token] = []
    for child in children:
        if child.type in ("hardbreak", "softbreak"):
            yield line
            line = []
        else:
            line.append(child)
    yield line


def _label(children: Sequence[Token]) -> str | None:
    """The label of a line such as `**Author:** Wu Xin`, if it is one of ours."""
    if [child.type for child in children[:3]] != ["strong_open", "text", "strong_close"]:
        return None
    written = children[1].content
    return written if written.endswith(":") and _front.field_of(written) else None
