"""A finished document as one page that stands by itself."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from itertools import groupby

from app.formats import _front
from app.formats._document import Kind
from app.formats._finished import Finished, Layout
from app.formats._html_inline import Inline, english, plain
from app.formats._html_style import CHOICES_STYLE, DRAFT_STYLE, STYLE
from app.formats._outline import (
    APPENDIX,
    SOURCE_COLUMN,
    TARGET_COLUMN,
    TERMS,
    Outline,
    outline,
    sources,
    term_table,
)
from app.formats._rows import Row, Side
from app.formats._tables import Table, kind_of, table_of

GENERATOR = "Duizhao"


@dataclass(frozen=True, slots=True)
class Choice:
    """A layout that a reader of the page can choose, and where it is."""

    label: str
    address: str
    chosen: bool = False


def write_html(finished: Finished, choices: Sequence[Choice] = ()) -> str:
    """The page, ending in a newline.

    With choices it is read on the web by whoever was given its address: they stand above the
    text as plain links, and search engines are asked to stay away.
    """
    printed = outline(finished)
    inline = Inline()
    style = STYLE + (DRAFT_STYLE if finished.draft else "") + (CHOICES_STYLE if choices else "")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = " ".join((printed.title or "Translation").split("\n"))
    if finished.draft:
        title = f"DRAFT: {title}"
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f'<meta name="generator" content="{GENERATOR}">',
        *(['<meta name="robots" content="noindex, nofollow">'] if choices else ()),
        f"<title>{plain(title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        *_choices(choices),
        f'<main><article class="{finished.layout.value}">',
        *_head(printed, inline),
        *Body(inline).of(printed.rows, finished.layout),
        *_terms(finished),
        *inline.notes(printed),
        "</article></main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _choices(choices: Sequence[Choice]) -> Iterator[str]:
    if not choices:
        return
    yield '<nav class="choices" aria-label="Layout">'
    for choice in choices:
        current = ' aria-current="page"' if choice.chosen else ""
        yield f'<a href="{escape(choice.address)}"{current}>{plain(choice.label)}</a>'
    yield "</nav>"


def _head(printed: Outline, inline: Inline) -> Iterator[str]:
    if printed.notice:
        yield f'<p class="draft" role="note">{plain(printed.notice)}</p>'
    if not printed.title and not printed.front:
        return
    yield "<header>"
    if printed.title:
        yield f"<h1>{inline.english(printed.heading)}</h1>"
    if printed.front:
        yield '<dl class="front-matter">'
        for field, label, said in printed.front:
            yield f"<div><dt>{label}</dt><dd>{value(field, said)}</dd></div>"
        yield "</dl>"
    yield "</header>"


def value(field: str, said: str) -> str:
    """What a line of front matter says; an address leads there."""
    if field in _front.ADDRESSES and _front.is_web_address(said):
        return f'<a href="{escape(said)}" rel="noopener noreferrer">{plain(said)}</a>'
    return english(said)


def _terms(finished: Finished) -> Iterator[str]:
    """The appendix of terms, if there is one."""
    columns, *rows = term_table(finished) or [()]
    if not columns:
        return
    heads = "".join(f'<th scope="col">{name}</th>' for name in columns)
    yield f'<section class="appendix terms"><h2>{TERMS}</h2><table aria-label="{TERMS}">'
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for chinese, *others in rows:
        cells = "".join(f"<td>{english(said)}</td>" for said in others)
        yield f'<tr><td lang="zh">{plain(chinese)}</td>{cells}</tr>'
    yield "</tbody></table></section>"


class Body:
    """The rows, in their layout."""

    def __init__(self, inline: Inline) -> None:
        self._inline = inline

    def of(self, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
        """The lines of the page."""
        if layout is Layout.SIDE_BY_SIDE:
            yield from self._table(rows)
            return
        if layout is Layout.APPENDIX:
            rows = list(rows)
            yield from self.of(rows, Layout.TRANSLATION)
            yield f'<section class="appendix"><h2>{APPENDIX}</h2>'
            yield '<div lang="zh">'
            yield from self.of(sources(rows), Layout.TRANSLATION)
            yield "</div></section>"
            return
        bilingual = layout is Layout.ALTERNATING
        for kind, group in groupby(rows, key=kind_of):
            if kind is Kind.TABLE_CELL:
                table = table_of(group)
                if bilingual:
                    yield from self._cells(table.of_sources(), chinese=True)
                yield from self._cells(table)
            elif kind is Kind.LIST_ITEM:
                yield from self._list(group, bilingual=bilingual)
            elif kind is Kind.QUOTATION:
                yield "<blockquote>"
                for row in group:
                    yield from self._paragraphs(row, bilingual=bilingual)
                yield "</blockquote>"
            else:
                for row in group:
                    yield from self._paragraphs(row, bilingual=bilingual)

    def _paragraphs(self, row: Row, *, bilingual: bool) -> Iterator[str]:
        if bilingual and row.source.text:
            yield self._source(row)
        yield self._target(row)

    def _target(self, row: Row) -> str:
        said = self._marked(row.target)
        if row.kind in (Kind.TITLE, Kind.HEADING):
            level = row.level + 1
            beyond = f' aria-level="{level}"' if level > 6 else ""
            return f"<h{min(level, 6)}{beyond}>{said}</h{min(level, 6)}>"
        if row.kind is Kind.CAPTION:
            return f'<figure class="caption"><figcaption>{said}</figcaption></figure>'
        return f"<p>{said}</p>"

    def _source(self, row: Row) -> str:
        classes = {Kind.CAPTION: "source caption"} | dict.fromkeys(
            (Kind.TITLE, Kind.HEADING), "source heading"
        )
        said = self._inline.chinese(row.source.text)
        return f'<p class="{classes.get(row.kind, "source")}" lang="zh">{said}</p>'

    def _marked(self, side: Side) -> str:
        said = self._inline.english(side.text)
        return f'<mark class="untranslated">{said}</mark>' if side.missing else said

    def _list(self, rows: Iterable[Row], *, bilingual: bool) -> Iterator[str]:
        """Lists as deep as the items say, a new one where numbered and unnumbered items meet."""
        opened: list[str] = []
        for row in rows:
            tag = "ul" if row.target.number is None else "ol"
            while len(opened) > row.level + 1:
                yield f"</li></{opened.pop()}>"
            if len(opened) == row.level + 1:
                yield "</li>"
                if opened[-1] != tag:
                    yield f"</{opened.pop()}>"
            if len(opened) == row.level:
                opened.append(tag)
                yield f"<{tag}>"
            inside = (
                "".join(self._paragraphs(row, bilingual=True))
                if bilingual
                else self._marked(row.target)
            )
            yield f"<li{self._item(row.target)}>{inside}"
        while opened:
            yield f"</li></{opened.pop()}>"

    def _item(self, side: Side) -> str:
        if side.number is not None:
            return f' value="{side.number}"'
        return ' class="own"' if side.own_mark else ""

    def _cells(self, table: Table, *, chinese: bool = False) -> Iterator[str]:
        said = (lambda cell: self._inline.chinese(cell.text)) if chinese else self._marked
        figures = [' class="figure"' if right else "" for right in table.figures()]
        language = ' lang="zh"' if chinese else ""
        yield f'<table class="data"{language}>'
        for number, row in enumerate(table.rows):
            tag, scope = ("td", "") if number else ("th", ' scope="col"')
            cells = "".join(
                f"<{tag}{scope}{look}>{said(cell.target) if cell else ''}</{tag}>"
                for cell, look in zip(row, figures, strict=True)
            )
            yield f"<thead><tr>{cells}</tr></thead><tbody>" if not number else f"<tr>{cells}</tr>"
        yield "</tbody></table>"

    def _table(self, rows: Iterable[Row]) -> Iterator[str]:
        heads = "".join(f'<th scope="col">{name}</th>' for name in (SOURCE_COLUMN, TARGET_COLUMN))
        yield f'<table aria-label="{SOURCE_COLUMN} and {TARGET_COLUMN}, side by side">'
        yield f"<thead><tr>{heads}</tr></thead>"
        yield "<tbody>"
        for row in rows:
            source = self._cell(row, row.source, self._source(row)) if row.source.text else ""
            target = self._cell(row, row.target, self._target(row))
            yield f'<tr><td lang="zh">{source}</td><td>{target}</td></tr>'
        yield "</tbody>"
        yield "</table>"

    def _cell(self, row: Row, side: Side, paragraph: str) -> str:
        if row.kind is Kind.QUOTATION:
            return f"<blockquote>{paragraph}</blockquote>"
        if row.kind is Kind.LIST_ITEM:
            tag = "ul" if side.number is None else "ol"
            said = self._inline.chinese(side.text) if side is row.source else self._marked(side)
            return f'<{tag} class="d{row.level}"><li{self._item(side)}>{said}</li></{tag}>'
        return paragraph
