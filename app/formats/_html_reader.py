"""HTML to paragraphs: the article's body, walked in document order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import filterfalse

from app.formats import _tables
from app.formats._document import Block, FrontMatter, Kind, Reading
from app.formats._dropped import Dropped, Loss
from app.formats._errors import NoText
from app.formats._finish import finish
from app.formats._house import plain_title
from app.formats._html_article import find_article
from app.formats._html_lists import Counter, Item, depth_of, word_item
from app.formats._html_notes import PageNotes, find_notes
from app.formats._html_programs import address_of, looks_of, title_of, without_comments
from app.formats._html_tables import is_merged, is_table, place
from app.formats._html_tree import (
    Element,
    as_browsers_read,
    decode_page,
    is_hidden,
    name_of,
    outermost,
    parse,
    text_of,
    whole,
)
from app.formats._html_vocabulary import (
    BLOCK_STYLE,
    BLOCKS,
    BOLD,
    BOLD_STYLE,
    FORMULAS,
    HEADINGS,
    ITALIC,
    ITALIC_STYLE,
    KINDS,
    LOSSES,
    OFF_THE_LINE,
    OTHER_TYPE,
    SILENT,
)
from app.formats._levels import with_title
from app.formats._pen import RUNNING, Pen, edited, marked, of_kind, paragraphs
from app.formats._text import is_blank, is_wide, off_the_line, tidy
from app.language import marks
from app.language.marks import Run

_WEB = re.compile(r"https?://", re.IGNORECASE)
_NOTES = frozenset(("notes", "footnotes", "endnotes", "注释", "注解", "脚注", "尾注", "注", "註釋"))
_ADDRESS = re.compile(r"(?!#|javascript:)\s*\S", re.IGNORECASE)
_SPACE = re.compile("[ \t\n\r\f]+")
_LINE_BREAK = "\u2028"  # a <br>, until the text is tidied


def read_html(data: bytes) -> Reading:
    decoded = decode_page(data)
    dropped = Dropped()
    page = parse(decoded.text)
    _count_scripts(page, dropped)
    without_comments(page, dropped)
    walk = _Walk(dropped, looks_of(page))
    article = find_article(page, dropped)
    blocks = with_title(walk.read(article.body))
    title = next((block.text for block in blocks if block.kind is Kind.TITLE), "")
    if not title and (title := marks.escape(tidy(article.heading))):
        blocks = (Block(Kind.TITLE, title), *blocks)
    front = _titled(article.front, marks.plain(title), page)
    return finish(blocks, front, dropped, decoded.encoding)


def _titled(front: FrontMatter, heading: str, page: Element) -> FrontMatter:
    """The page's heading before a title that only adds the site's name to it.

    What a browser's tab says, which is often that name alone, counts where there is nothing else.
    """
    if heading and (not front.title or heading in front.title):
        return replace(front, title=plain_title(heading).replace("\n", " "))
    said = next(map(text_of, page.iter("title")), "")
    return replace(front, title=front.title or tidy(said))


def read_fragment(markup: str, dropped: Dropped) -> list[Block]:
    """The paragraphs of a piece of HTML inside another format; headings count as they do there.

    In a book or a Markdown file an <aside> is a box of the text.
    """
    try:
        piece = parse(markup)
    except NoText:  # a page with a picture, or a tag that only ends what another piece began
        return []
    _count_scripts(piece, dropped)
    without_comments(piece, dropped)
    return _Walk(dropped).read(piece)


def _count_scripts(page: Element, dropped: Dropped) -> None:
    if count := sum(1 for _ in page.iter("script", "style")):
        dropped.add(Loss.SCRIPT, count)


@dataclass(slots=True)
class _Cell:
    """A cell of a table that is one: its column, and what it says so far."""

    column: int
    said: Block | None = None


@dataclass(frozen=True, slots=True)
class _Around:
    """What a paragraph is by the elements around it."""

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    depth: int = -1
    counter: Counter | None = None
    verbatim: bool = False
    in_note: bool = False
    table: _tables.Places | None = None
    cell: "_Cell | None" = None


class _Walk:
    def __init__(self, dropped: Dropped, looks: Mapping[str, str] | None = None) -> None:
        """`looks` are those of a page's classes; a piece of another format has none."""
        self._dropped = dropped
        self._is_page = looks is not None
        self._looks = looks or {}
        self._pen = Pen()
        self._blocks: list[Block] = []
        self._page = PageNotes()
        self._notes: list[Block] = []
        self._title: Element | None = None
        self._raised: bool | None = None  # above the line or below, or on it
        self._mark: str | None = None  # of the list item whose first paragraph is to come

    def read(self, root: Element) -> list[Block]:
        self._page = find_notes(root)
        self._title = title_of(root)
        self._block(root, _Around())
        if self._notes and self._blocks[-1:] and _is_heading_of_notes(self._blocks[-1]):
            self._blocks.pop()
        return self._blocks + sorted(self._notes, key=lambda note: int(note.label))

    def _block(self, element: Element, around: _Around) -> None:
        self._inside(element, around)
        self._flush(around)

    def _inside(self, element: Element, around: _Around) -> None:
        self._say(element.text, around)
        for child in element:
            self._element(child, around)
            self._say(child.tail, around)

    def _element(self, element: Element, around: _Around) -> None:
        name = name_of(element)
        if name == "br":
            self._pen.say(_LINE_BREAK)
        elif element in self._page.places:
            self._pen.note(self._page.places[element])
        elif element in self._page.back:
            return
        elif element in self._page.notes and not around.in_note:
            self._note(element, around)
        elif self._is_left_out(element, name, around):
            return
        elif name in FORMULAS:
            self._formula(element, around)
        elif name in BLOCKS:
            self._flush(around)
            within = self._in_table(element, name, around) or self._within(element, name, around)
            self._block(element, within)
        else:
            self._styled(element, name, around)

    def _within(self, element: Element, name: str, around: _Around) -> _Around:
        if element is self._title and not self._blocks:  # elsewhere it is that of a box
            return replace(around, kind=Kind.TITLE)
        if level := HEADINGS.get(name):
            said = whole(element.get("aria-level"), level)
            return replace(around, kind=Kind.HEADING, level=said if 0 < said < 8 else level)
        if name in KINDS:
            self._mark = None
            return replace(around, kind=KINDS[name], level=0, cell=None)
        if name in ("ol", "ul"):
            depth = depth_of(element, around.depth)
            return replace(around, depth=depth, counter=Counter(element))
        if item := self._item(element, name, around):
            self._mark = item.mark
            return replace(around, kind=Kind.LIST_ITEM, level=item.depth)
        return replace(around, verbatim=True) if name == "pre" else around

    def _item(self, element: Element, name: str, around: _Around) -> Item | None:
        if name == "li":
            mark = around.counter.mark(element) if around.counter else ""
            return Item(max(around.depth, 0), mark)
        return word_item(element) if name == "p" else None

    def _in_table(self, element: Element, name: str, around: _Around) -> _Around | None:
        """Within a table, or None where an element is no part of one."""
        if name == "table" and is_table(element):
            return replace(around, kind=Kind.PARAGRAPH, table=_tables.Places(), cell=None)
        if name == "table" and sum(1 for _ in element.iter("td", "th")) > 1:
            self._dropped.add(Loss.TABLE)
        if around.table and name == "tr":
            around.table.next_row()
        if around.table and name in ("td", "th"):
            self._dropped.add(Loss.MERGED, int(is_merged(element)))
            return replace(around, cell=_Cell(place(around.table, element)))
        return None

    def _is_left_out(self, element: Element, name: str, around: _Around) -> bool:
        if not name or name in SILENT:
            return True
        if is_hidden(element):
            if not is_blank(text_of(element)):
                self._dropped.add(Loss.HIDDEN)
            return True
        if name == "svg":  # text that it holds as HTML is text of the article
            for inside in outermost(element, "foreignobject"):
                self._block(inside, around)
        loss = Loss.MEDIA if name.startswith("mp-") else LOSSES.get(name)
        if name == "aside" and not self._is_page:
            return False
        if name == "footer" and around.kind is Kind.QUOTATION:
            return False
        if loss:
            self._dropped.add(loss)
        return loss is not None

    def _styled(self, element: Element, name: str, around: _Around) -> None:
        classes = element.get("class", "").split() if self._looks else ()
        style = ";".join((element.get("style", ""), *(self._looks.get(one, "") for one in classes)))
        bold = name in BOLD or BOLD_STYLE.search(style) is not None
        italic = name in ITALIC or ITALIC_STYLE.search(style) is not None
        href = address_of(element) if name == "a" else ""
        if name in OTHER_TYPE and element.get("class") != "untranslated":
            self._dropped.add(Loss.EMPHASIS)
        elif name == "math":
            self._dropped.add(Loss.FORMULA)
        elif href and not _WEB.match(href) and _ADDRESS.match(href) and text_of(element):
            self._dropped.add(Loss.LINK)
        is_block = BLOCK_STYLE.search(style) is not None
        if is_block:
            self._flush(around)
        before, self._raised = self._raised, OFF_THE_LINE.get(name, self._raised)
        with self._pen.styled(bold=bold, italic=italic, link=href if _WEB.match(href) else ""):
            self._inside(element, around)
        self._raised = before
        if is_block:
            self._flush(around)

    def _formula(self, element: Element, around: _Around) -> None:
        """Two parts of a formula, of which one is not on the line of the other."""
        raised, between = FORMULAS[name_of(element)]
        before = self._raised
        self._say(element.text, around)
        for at, part in enumerate(element):
            self._say(between if at else "", around)
            self._raised = raised if at else before
            self._element(part, around)
            self._raised = before
            self._say(part.tail, around)

    def _note(self, element: Element, around: _Around) -> None:
        """A note, which comes after everything else, as one paragraph."""
        self._flush(around)
        before, self._blocks = self._blocks, []
        self._block(element, _Around(in_note=True))
        said, self._blocks = self._blocks, before
        text = marks.join(f"\n{b.text}" if at else b.text for at, b in enumerate(said))
        if text:
            self._notes.append(Block(Kind.NOTE, text, label=self._page.notes[element]))

    def _say(self, text: str | None, around: _Around) -> None:
        if text:
            text = as_browsers_read(text)
            if self._raised is not None:
                text = off_the_line(text, raised=self._raised)
            self._pen.say(text.replace("\n", _LINE_BREAK) if around.verbatim else text)

    def _flush(self, around: _Around) -> None:
        if not self._pen:
            return
        said = _unwrapped(of_kind(self._pen.take(), around.kind))
        parts = paragraphs(said) if around.kind in RUNNING else [said]
        for text in filterfalse(is_blank, map(marked, parts)):
            if around.cell and around.table:
                self._in_cell(text, around.table, around.cell)
            else:
                self._add(text, around)

    def _add(self, text: str, around: _Around) -> None:
        kind = around.kind
        if kind is Kind.LIST_ITEM:
            if self._mark is None:  # a further paragraph of the same item
                kind = Kind.PARAGRAPH
            else:
                text, self._mark = self._mark + text, None
        self._blocks.append(Block(kind, text, around.level if kind is around.kind else 0))

    def _in_cell(self, text: str, table: _tables.Places, cell: _Cell) -> None:
        """Further paragraphs of a cell stand in it."""
        if cell.said is None:
            cell.said = table.block(cell.column, text)
            self._blocks.append(cell.said)
        else:
            cell.said = self._blocks[-1] = _tables.further(cell.said, text)


def _unwrapped(said: list[Run]) -> list[Run]:
    r"""Runs with their white space as a browser shows it, but none where Chinese was wrapped.

    >>> [run.text for run in _unwrapped([Run("云从科技\n  完成 融资，national\n team")])]
    ['云从科技完成 融资，national team']
    """

    def space(found: re.Match[str]) -> str:
        start, end = found.span()
        text = found.string
        wrapped = "\n" in found.group() and start > 0 and end < len(text)
        return "" if wrapped and is_wide(text[start - 1]) and is_wide(text[end]) else " "

    return edited(said, _SPACE, space)


def _is_heading_of_notes(block: Block) -> bool:
    return block.text.strip(" *:：").lower() in _NOTES
