"""Markdown to paragraphs, by way of markdown-it's tokens."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token

from app.formats import _front
from app.formats._document import Block, FrontMatter, Kind, Reading
from app.formats._dropped import Dropped, Loss
from app.formats._finish import finish
from app.formats._levels import with_title
from app.formats._pen import Pen, edited, marked, of_kind
from app.formats._tables import Places, are_table
from app.formats._text import check, decode, is_blank, is_wide, join_wrapped, tidy
from app.formats._yaml_front import split_front
from app.language import marks
from app.language.marks import Run

_NOTE = re.compile(
    r"^ {0,3}\[\^(?P<name>[^\]\s]{1,60})\]:"
    r"(?P<text>.*(?:\n(?!\[\^).*\S.*)*(?:\n+(?: {4}|\t).*)*)\n?",
    re.MULTILINE,
)
_PLACE = re.compile(r"\[\^([^\]\s]{1,60})\]")
_INDENT = re.compile(r"^(?: {1,4}|\t)", re.MULTILINE)
_TAGS = re.compile(r"<(/?)(b|strong|i|em)>", re.IGNORECASE)
_MISSING = "[untranslated: "
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_RUBY = re.compile(r"</?r(?:uby|b)>")
_COMMENT = re.compile(r"\s*<!--.*-->\s*", re.DOTALL)
_CAPTION = re.compile(r"(图|表|资料来源|来源|Fig|Table|Source|Photo|Image)")


class _Parser(MarkdownIt):
    """CommonMark with GitHub's tables; addresses are text, which nothing may rewrite."""

    def __init__(self, notes: frozenset[str]) -> None:
        super().__init__("commonmark")
        self.enable(["table", "strikethrough"])
        self.inline.ruler.at("emphasis", _emphasis)
        self._notes = notes
        if notes:
            self.inline.ruler.before("link", "note", self._place)

    def _place(self, state: StateInline, silent: bool) -> bool:
        """A rule of the parser: the place of a note that the file has."""
        found = _PLACE.match(state.src, state.pos, state.posMax)
        if found is None or found[1] not in self._notes:
            return False
        if not silent:
            state.push("note", "", 0).content = found[1]
        state.pos = found.end()
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (markdown-it's name)
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


def _emphasis(state: StateInline, silent: bool) -> bool:
    """CommonMark's rule, but one that knows Chinese, which has no spaces.

    By the letter of it '**重点：**他说' never closes, since the asterisks stand between a
    punctuation mark and a word; people who write Chinese mean it to.
    """
    start, known = state.pos, len(state.delimiters)
    if not emphasis.tokenize(state, silent):
        return False
    before, after = state.src[:start][-1:].strip(), state.src[state.pos :][:1].strip()
    if state.src[start] == "*" and before and after:
        for delimiter in state.delimiters[known:]:
            delimiter.close |= is_wide(after)
            delimiter.open |= is_wide(before)
    return True


def read_markdown(data: bytes) -> Reading:
    decoded = decode(data)
    check(decoded.text)
    front, text, unknown = split_front(decoded.text)
    dropped = Dropped()
    if unknown:
        names = ", ".join(f"“{key}”" for key in unknown)
        were, them = ("was", "it") if len(unknown) == 1 else ("were", "them")
        dropped.say(f"Of the front matter, {names} {were} left out: there is no field for {them}.")
    texts = {
        found["name"]: _INDENT.sub("", found["text"]).strip() for found in _NOTE.finditer(text)
    }
    parser = _Parser(frozenset(texts))
    walk = _Walk(dropped, front)
    walk.read(parser.parse(_NOTE.sub("\n", text)))
    notes = list(_notes(walk, parser, texts))
    return finish([*with_title(walk.blocks), *notes], walk.front, dropped, decoded.encoding)


def _notes(walk: "_Walk", parser: MarkdownIt, texts: Mapping[str, str]) -> Iterator[Block]:
    """The notes: in the order of their places, then those that have none."""
    for name in texts:
        walk.labels.setdefault(name, str(len(walk.labels) + 1))
    for name, label in walk.labels.items():
        inside = _Walk(walk.dropped, FrontMatter(), in_note=True)
        inside.read(parser.parse(texts[name]))
        text = marks.join(f"\n{b.text}" if at else b.text for at, b in enumerate(inside.blocks))
        if not is_blank(text):
            yield Block(Kind.NOTE, text, label=label)


class _Walk:
    """Goes once over the tokens, keeping the open lists and quotations."""

    def __init__(self, dropped: Dropped, front: FrontMatter, *, in_note: bool = False) -> None:
        self.dropped = dropped
        self.front = front
        self.blocks: list[Block] = []
        self.labels: dict[str, str] = {}
        self._in_note = in_note
        self._around: list[str] = []  # 'list', 'item', 'quote' as they are open
        self._numbers: list[int | None] = []  # the next number of each open list
        self._item: str | None = None  # the mark of an item whose first paragraph is to come
        self._after_image = False
        self._table: Places | None = None
        self._column = self._before_table = 0

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
                    self._add(Kind.PARAGRAPH, marks.escape(token.content))
                case "html_block":
                    self._html(token.content)
                case "table_open" | "table_close" | "tr_open" | "th_open" | "td_open":
                    self._in_table(token.type)
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
            if self._table:
                self._cell(marked(_without_warning(self._runs(children))), self._table)
            elif heading:
                runs = of_kind(self._runs(children), Kind.HEADING)
                self._add(Kind.HEADING, marked(runs), heading)
            elif self._is_caption(children):
                self._add(Kind.CAPTION, marked(self._runs(children[1:-1])))
            else:
                self._paragraph(marked(_without_warning(self._runs(children))))
            self._after_image = any(child.type == "image" for child in children)

    def _in_table(self, said: str) -> None:
        if said == "table_open":
            self._table, self._before_table = Places(), len(self.blocks)
        elif said == "table_close":
            self._table = None
            self._end_table()
        elif self._table and said == "tr_open":
            self._table.next_row()
        elif self._table:
            self._column = self._table.column()

    def _cell(self, text: str, table: Places) -> None:
        if not is_blank(text):
            self.blocks.append(table.block(self._column, tidy(text)))

    def _end_table(self) -> None:
        """What has one row or one column is no table."""
        cells = self.blocks[self._before_table :]
        if cells and not are_table(cells):
            self.dropped.add(Loss.TABLE, int(len(cells) > 1))
            self.blocks[self._before_table :] = [Block(Kind.PARAGRAPH, cell.text) for cell in cells]

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
        if self._in_note:
            return False
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
                labelled.append((label, self._text(line[3:])))
            else:
                name, value = labelled[-1]
                labelled[-1] = (name, value + "\n" + self._text(line))
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

    def _text(self, children: Sequence[Token]) -> str:
        """The words alone."""
        return "".join(run.text for run in self._runs(children))

    def _runs(self, children: Sequence[Token]) -> list[Run]:
        pen = Pen()
        style = Run()
        for child in self._without_readings(children):
            style = self._restyled(style, child)
            with pen.styled(bold=style.bold, italic=style.italic, link=style.link):
                if child.type == "note":
                    pen.note(self.labels.setdefault(child.content, str(len(self.labels) + 1)))
                else:
                    pen.say(_WRAP if child.type == "softbreak" else self._piece(child))
        return edited(pen.take(), _WRAPPED, _unwrapped)

    def _without_readings(self, children: Sequence[Token]) -> Iterator[Token]:
        """The pieces without what is printed above characters, and the brackets about it."""
        tags = [child.content.lower() if child.type == "html_inline" else "" for child in children]
        last = {tag: at for at, tag in enumerate(tags)}
        end = 0
        for at, child in enumerate(children):
            if at >= end and tags[at] in ("<rt>", "<rp>"):
                closing = tags[at].replace("<", "</")
                end = tags.index(closing, at) + 1 if last.get(closing, 0) > at else 0
                self.dropped.add(Loss.RUBY, int(end > 0 and closing == "</rt>"))
            if at >= end and not _RUBY.fullmatch(tags[at]):
                yield child

    def _restyled(self, style: Run, child: Token) -> Run:
        """The style that is in force after a token."""
        opens = child.nesting == 1
        if child.type == "html_inline" and (tag := _TAGS.fullmatch(child.content)):
            opens, is_bold = not tag[1], tag[2].lower() in ("b", "strong")
            return replace(style, bold=opens) if is_bold else replace(style, italic=opens)
        match child.type:
            case "strong_open" | "strong_close":
                style = replace(style, bold=opens)
            case "em_open" | "em_close":
                style = replace(style, italic=opens)
            case "link_open" if child.info != "auto":
                style = replace(style, link=self._address(child))
            case "link_close":
                style = replace(style, link="")
        return style

    def _address(self, link: Token) -> str:
        address = str(link.attrGet("href") or "")
        if address.lower().startswith(("http://", "https://")):
            return address
        self.dropped.add(Loss.LINK)
        return ""

    def _piece(self, child: Token) -> str:
        match child.type:
            case "text" | "code_inline" | "text_special":
                return child.content
            case "hardbreak":
                return "\n"
            case "image":
                self.dropped.add(Loss.IMAGE)
            case "html_inline" if _BREAK.fullmatch(child.content):
                return "\n"
            case "html_inline" if child.content[1:2].isalpha() and not _TAGS.fullmatch(
                child.content
            ):
                self.dropped.add(Loss.MARKUP)
        return ""


# Where a line was wrapped, until it is known what stands on both sides; it is in no file.
_WRAP = "\x00"
_WRAPPED = re.compile(f" *{_WRAP} *")


def _unwrapped(found: re.Match[str]) -> str:
    start, end = found.span()
    return join_wrapped(found.string[:start][-1:], found.string[end:][:1])[1:-1] or ""


def _without_warning(said: list[Run]) -> list[Run]:
    """A paragraph without the bold type in which a draft shows what is not translated."""
    if "".join(run.text for run in said).startswith(_MISSING):
        return of_kind(said, Kind.HEADING)
    return said


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
