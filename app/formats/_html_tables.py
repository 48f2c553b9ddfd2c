"""The tables of a web page: which of them are tables, and which only make its layout."""

from app.formats import _tables
from app.formats._html_tree import Element, names, text_of, whole

# What stands in the cells of a layout, and not in those of a table of words and figures.
_LAYOUT = names("table h1 h2 h3 h4 h5 h6 ul ol dl blockquote figure section article pre")
_MOST_ROWS = 65_534  # as the standard has it


def is_table(element: Element) -> bool:
    """Whether a <table> is one."""
    if next(element.iterdescendants(*_LAYOUT), None) is not None:
        return False
    places = _tables.Places()
    columns = []
    for row in element.iter("tr"):
        places.next_row()
        cells = [(place(places, cell), text_of(cell)) for cell in row.iterchildren("td", "th")]
        columns.append([column for column, said in cells if said])
    return _tables.is_table(columns)


def place(places: _tables.Places, cell: Element) -> int:
    """The column of the next cell."""
    across, down = (_span(cell.get(name)) for name in ("colspan", "rowspan"))
    return places.column(across, down)


def is_merged(cell: Element) -> bool:
    """Whether the cell takes the place of several."""
    return max(_span(cell.get("colspan")), _span(cell.get("rowspan"))) > 1 and text_of(cell) != ""


def _span(said: str | None) -> int:
    return min(whole(said, 1), _MOST_ROWS)
