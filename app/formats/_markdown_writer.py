"""A finished document as Markdown whose every character reads back the same."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from app.formats import _front
from app.formats._document import Kind
from app.formats._finished import Finished, Layout
from app.formats._markdown_inline import escape, lines, one_line
from app.formats._notes import OWN_NOTE
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
from app.language import marks

_EMPHASISED = re.compile(r"(?<!\\)\*|<(?:strong|em)>")
_CLOSING_MARK = re.compile(r"(?<= )#(?=#*$)")
_BARE_PIPE = re.compile(r"(?<!\\)\|")  # in an address: all others are escaped already
_LIST_BREAK = "<!-- -->"  # between two ordered lists that would run together


def write_markdown(finished: Finished) -> str:
    """The document, ending in a newline."""
    printed = outline(finished)
    blocks = list(_head(printed))
    if blocks and printed.front and printed.rows:
        blocks.append("---")
    if finished.layout is Layout.SIDE_BY_SIDE:
        if printed.rows:
            blocks.append("\n".join(_table(printed.rows)))
    elif finished.layout is Layout.APPENDIX:
        blocks.extend(_body(printed.rows, bilingual=False))
        blocks.extend(("---", f"## {APPENDIX}"))
        blocks.extend(_body(sources(printed.rows), bilingual=False))
    else:
        blocks.extend(_body(printed.rows, bilingual=finished.layout is Layout.ALTERNATING))
    blocks.extend(_terms(finished))
    blocks.extend(_notes(printed))
    return "\n\n".join(blocks) + "\n"


def _terms(finished: Finished) -> Iterator[str]:
    """The appendix of terms, if there is one."""
    columns, *rows = term_table(finished) or [()]
    if columns:
        yield "---"
        yield f"## {TERMS}"
        yield "\n".join(
            f"| {' | '.join(cells)} |"
            for cells in (
                columns,
                ["---"] * len(columns),
                *([_term_cell(said) for said in row] for row in rows),
            )
        )


def _term_cell(said: str) -> str:
    return one_line(marks.escape(said)) if said else ""


def _heading(text: str, level: int) -> str:
    return _CLOSING_MARK.sub(r"\#", f"{'#' * min(level, 6)} {one_line(text)}")


def _head(printed: Outline) -> Iterator[str]:
    if printed.notice:
        yield f"> **{escape(printed.notice)}**"
    if printed.title:
        yield _heading(printed.heading, 1)
    if printed.front:
        yield "\\\n".join(
            f"**{label}:** {_address(value) if field in _front.ADDRESSES else _plain_lines(value)}"
            for field, label, value in printed.front
        )


def _address(value: str) -> str:
    bare = _front.is_web_address(value) and not re.search(r"[<>\\]", value)
    return f"<{value}>" if bare else _plain_lines(value)


def _plain_lines(value: str) -> str:
    return "\\\n".join(map(escape, value.split("\n")))


def _notes(printed: Outline) -> Iterator[str]:
    """The notes, each at its number; a further line of one is indented, as footnotes ask."""
    for number, note in enumerate(printed.notes, start=1):
        said = f"*{OWN_NOTE}* {one_line(note.text)}" if note.own else lines(note.text)
        said = _warned(said) if note.missing else said
        both = f"{lines(note.source)}\\\n{said}" if note.source else said
        yield f"[^{number}]: " + both.replace("\n", "\n    ")


def _body(rows: Iterable[Row], *, bilingual: bool) -> Iterator[str]:
    for kind, group in groupby(rows, key=kind_of):
        if kind is Kind.TABLE_CELL:
            table = table_of(group)
            yield from ["\n".join(_cells(table.of_sources()))] if bilingual else ()
            yield "\n".join(_cells(table))
        elif kind is Kind.LIST_ITEM:
            yield "\n".join(_list(group, bilingual=bilingual))
        else:
            paragraphs = (text for row in group for text in _paragraphs(row, bilingual=bilingual))
            if kind is Kind.QUOTATION:
                quoted = "\n\n".join(paragraphs).split("\n")
                yield "\n".join(f"> {line}".rstrip(" ") for line in quoted)
            else:
                yield from paragraphs


def _cells(table: Table) -> Iterator[str]:
    """A table as GitHub's Markdown has it: a head, and figures set to the right."""
    for number, row in enumerate(table.rows):
        cells = (_visible_cell(cell.target) if cell else "" for cell in row)
        yield f"| {' | '.join(cells)} |"
        if not number:
            yield f"| {' | '.join('---:' if right else '---' for right in table.figures())} |"


def _visible_cell(side: Side) -> str:
    said = _BARE_PIPE.sub(r"\|", one_line(side.text))
    return _warned(said) if side.missing else said


def _paragraphs(row: Row, *, bilingual: bool) -> Iterator[str]:
    """The row's one or two paragraphs, without what the block around them adds."""
    heading = row.kind in (Kind.TITLE, Kind.HEADING)
    if bilingual and row.source.text:
        said = lines(row.source.text)
        marks = {Kind.CAPTION: "_"} | dict.fromkeys((Kind.TITLE, Kind.HEADING), "**")
        around = marks.get(row.kind, "")
        yield f"{around}{said}{around}"
    if heading:
        yield _heading(row.target.text, row.level + 1)
    elif row.kind is Kind.CAPTION:
        yield f"_{lines(row.target.text)}_"
    else:
        yield _visible(row.target)


def _visible(side: Side) -> str:
    return _warned(lines(side.text)) if side.missing else lines(side.text)


def _warned(said: str) -> str:
    """What is not translated, in bold type unless it has emphasis of its own."""
    return said if _EMPHASISED.search(said) else f"**{said}**"


def _list(rows: Iterable[Row], *, bilingual: bool) -> Iterator[str]:
    """Lines of nested lists. A list that counts needs an empty line before its first number."""
    above: list[tuple[int, int | None]] = []  # width of the mark and number, per depth
    lines_before = False
    for row in rows:
        number = row.target.number
        before = above[row.level] if len(above) > row.level else None
        del above[row.level :]
        indent = " " * sum(width for width, _ in above)
        if lines_before and number is not None and (before is None or before[1] != number - 1):
            yield ""
            if before and before[1] is not None:
                yield from (indent + _LIST_BREAK, "")
        elif lines_before and (bilingual or (before and before[1] is not None and number is None)):
            yield ""
        mark = "- " if number is None else f"{number}. "
        text = "\n\n".join(_paragraphs(row, bilingual=bilingual)).split("\n")
        yield indent + mark + text[0]
        yield from (f"{indent}{' ' * len(mark)}{line}".rstrip(" ") for line in text[1:])
        above.append((len(mark), number))
        lines_before = True


def _table(rows: Iterable[Row]) -> Iterator[str]:
    yield f"| {SOURCE_COLUMN} | {TARGET_COLUMN} |"
    yield "| --- | --- |"
    for row in rows:
        yield f"| {_cell(row, row.source)} | {_cell(row, row.target)} |"


def _cell(row: Row, side: Side) -> str:
    if not side.text:
        return ""
    said = one_line(side.text)
    if row.kind in (Kind.TITLE, Kind.HEADING) or side.missing:
        return _warned(said)
    if row.kind is Kind.CAPTION:
        return f"_{said}_"
    if row.kind is Kind.LIST_ITEM:
        if side.number is not None:
            return f"{side.number}. {said}"
        return said if side.own_mark else f"• {said}"
    return said
