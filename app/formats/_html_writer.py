"""A finished document as one page that stands by itself."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from itertools import groupby

from app.formats import _front
from app.formats._document import Finished, Kind, Layout
from app.formats._html_style import DRAFT_STYLE, STYLE
from app.formats._outline import (
    APPENDIX,
    SOURCE_COLUMN,
    TARGET_COLUMN,
    Outline,
    Row,
    Side,
    outline,
    sources,
)

GENERATOR = "Duizhao"

HAN = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003fffd]"
    "(?:[\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003fffd]*"
    "[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd])?"
)


def write_html(finished: Finished) -> str:
    """The page, ending in a newline."""
    printed = outline(finished)
    style = STYLE + (DRAFT_STYLE if finished.draft else "")
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
        f"<title>{_plain(title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        f'<main><article class="{finished.layout.value}">',
        *_head(printed),
        *_body(printed.rows, finished.layout),
        "</article></main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    return escape(text, quote=False)


def _english(text: str) -> str:
    """English text, in which Chinese characters say that they are Chinese.

    >>> _english("purely domestic (纯内资) <x>")
    'purely domestic (<span lang="zh">纯内资</span>) &lt;x&gt;'
    """
    return "<br>".join(
        HAN.sub(r'<span lang="zh">\g<0></span>', _plain(line)) for line in text.split("\n")
    )


def _chinese(text: str) -> str:
    return "<br>".join(_plain(line) for line in text.split("\n"))


def _head(printed: Outline) -> Iterator[str]:
    if printed.notice:
        yield f'<p class="draft" role="note">{_plain(printed.notice)}</p>'
    if not printed.title and not printed.front:
        return
    yield "<header>"
    if printed.title:
        yield f"<h1>{_english(printed.title)}</h1>"
    if printed.front:
        yield '<dl class="front-matter">'
        for field, label, value in printed.front:
            yield f"<div><dt>{label}</dt><dd>{_value(field, value)}</dd></div>"
        yield "</dl>"
    yield "</header>"


def _value(field: str, value: str) -> str:
    if field in _front.ADDRESSES and _front.is_web_address(value):
        return f'<a href="{escape(value)}" rel="noopener noreferrer">{_plain(value)}</a>'
    return _english(value)


def _body(rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    if layout is Layout.SIDE_BY_SIDE:
        yield from _table(rows)
        return
    if layout is Layout.APPENDIX:
        rows = list(rows)
        yield from _body(rows, Layout.TRANSLATION)
        yield f'<section class="appendix"><h2>{APPENDIX}</h2>'
        yield '<div lang="zh">'
        yield from _body(sources(rows), Layout.TRANSLATION)
        yield "</div></section>"
        return
    bilingual = layout is Layout.ALTERNATING
    for kind, group in groupby(rows, key=lambda row: row.kind):
        if kind is Kind.LIST_ITEM:
            yield from _list(group, bilingual=bilingual)
        elif kind is Kind.QUOTATION:
            yield "<blockquote>"
            for row in group:
                yield from _paragraphs(row, bilingual=bilingual)
            yield "</blockquote>"
        else:
            for row in group:
                yield from _paragraphs(row, bilingual=bilingual)


def _paragraphs(row: Row, *, bilingual: bool) -> Iterator[str]:
    if bilingual and row.source.text:
        yield _source(row)
    yield _target(row)


def _target(row: Row) -> str:
    said = _marked(row.target)
    if row.kind in (Kind.TITLE, Kind.HEADING):
        level = row.level + 1
        beyond = f' aria-level="{level}"' if level > 6 else ""
        return f"<h{min(level, 6)}{beyond}>{said}</h{min(level, 6)}>"
    if row.kind is Kind.CAPTION:
        return f'<figure class="caption"><figcaption>{said}</figcaption></figure>'
    return f"<p>{said}</p>"


def _source(row: Row) -> str:
    classes = {Kind.CAPTION: "source caption"} | dict.fromkeys(
        (Kind.TITLE, Kind.HEADING), "source heading"
    )
    return f'<p class="{classes.get(row.kind, "source")}" lang="zh">{_chinese(row.source.text)}</p>'


def _marked(side: Side) -> str:
    said = _english(side.text)
    return f'<mark class="untranslated">{said}</mark>' if side.missing else said


def _list(rows: Iterable[Row], *, bilingual: bool) -> Iterator[str]:
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
        inside = "".join(_paragraphs(row, bilingual=True)) if bilingual else _marked(row.target)
        yield f"<li{_item(row.target)}>{inside}"
    while opened:
        yield f"</li></{opened.pop()}>"


def _item(side: Side) -> str:
    if side.number is not None:
        return f' value="{side.number}"'
    return ' class="own"' if side.own_mark else ""


def _table(rows: Iterable[Row]) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{name}</th>' for name in (SOURCE_COLUMN, TARGET_COLUMN))
    yield f'<table aria-label="{SOURCE_COLUMN} and {TARGET_COLUMN}, side by side">'
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for row in rows:
        source = _cell(row, row.source, _source(row)) if row.source.text else ""
        yield f'<tr><td lang="zh">{source}</td><td>{_cell(row, row.target, _target(row))}</td></tr>'
    yield "</tbody>"
    yield "</table>"


def _cell(row: Row, side: Side, paragraph: str) -> str:
    if row.kind is Kind.QUOTATION:
        return f"<blockquote>{paragraph}</blockquote>"
    if row.kind is Kind.LIST_ITEM:
        tag = "ul" if side.number is None else "ol"
        said = _chinese(side.text) if side is row.source else _marked(side)
        return f'<{tag} class="d{row.level}"><li{_item(side)}>{said}</li></{tag}>'
    return paragraph
