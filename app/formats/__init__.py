"""Document formats, one to a module: bytes to a `Reading`, a `Finished` document to bytes.

A public module is a format. Its name is the id, its docstring the help text; it has
`suffixes`, a `media_type`, and `read`, `write` or both. `takes_long` is true of one whose `write`
can be given up. `holds_pairs` is true of a format that
carries both languages side by side, such as TMX. Importing a format is cheap: what it
needs is imported when it is used, since the child process that reads an upload starts anew
each time.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath
from threading import Event
from types import ModuleType

from app import plugins
from app.formats._document import Block, FrontMatter, Kind, Reading
from app.formats._errors import UnknownFormat, Unreadable
from app.formats._finished import DateStyle, Finished, Layout, Pair, Progress, Segment, TermLine
from app.formats._house import FIELDS, HouseStyle, fields_of, known
from app.formats._house import styles as shipped_styles
from app.formats._tables import CELLS
from app.formats._units import Unit, Written

__all__ = [
    "CELLS",
    "FIELDS",
    "Block",
    "DateStyle",
    "Finished",
    "FrontMatter",
    "HouseStyle",
    "Kind",
    "Layout",
    "Pair",
    "Progress",
    "Reading",
    "Segment",
    "TermLine",
    "Unit",
    "UnknownFormat",
    "Unreadable",
    "Written",
    "clipboard",
    "fields_of",
    "house_styles",
    "page",
    "pages",
    "read",
    "readable",
    "shipped_styles",
    "writable",
    "write",
]


def readable() -> dict[str, ModuleType]:
    """The formats that can be read, by suffix: {'.docx': <module>, …}."""
    return {
        suffix: module
        for module in plugins.discover(__name__).values()
        if hasattr(module, "read")
        for suffix in module.suffixes
    }


def writable() -> dict[str, ModuleType]:
    """The formats that can be written, by id: {'docx': <module>, …}."""
    formats = plugins.discover(__name__)
    return {name: module for name, module in formats.items() if hasattr(module, "write")}


def house_styles() -> dict[str, tuple[str, str]]:
    """The house styles by id, each with its name and what it is for; 'standard' comes first."""
    return {id_: (style.name, style.about) for id_, style in shipped_styles().items()}


def read(name: str, data: bytes, own: HouseStyle | None = None) -> Reading:
    """What the file called `name` says; its suffix chooses the format.

    Front matter is known by the labels of the shipped styles and of a house's `own`.

    Raises a kind of `Unreadable` whose sentence names the file. It trusts the file as far as
    memory and time go: uploads are read by `app.articles.reading.read_safely`.
    """
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    formats = readable()
    if suffix not in formats:
        raise UnknownFormat(suffix, tuple(formats), name)
    try:
        with known(own):
            reading: Reading = formats[suffix].read(data)
    except Unreadable as error:
        raise type(error)(error.reason, name) from error
    return reading


def write(
    id: str,  # noqa: A002 (the contract's word)
    finished: Finished,
    gave_up: Event | None = None,
) -> bytes:
    """The document in the format `id`, such as 'docx'.

    A format that takes long is given up, with an `Unavailable`, when `gave_up` is set.
    """
    formats = writable()
    if id not in formats:
        raise UnknownFormat(f".{id}", tuple(f".{known}" for known in formats))
    module = formats[id]
    takes_long = getattr(module, "takes_long", False)
    document: bytes = module.write(finished, gave_up) if takes_long else module.write(finished)
    return document


def page(finished: Finished, choices: Sequence[tuple[str, str, bool]]) -> str:
    """The document as a page on the web, with its layouts to choose from.

    Each choice is a label, an address, and whether it is the one shown.
    """
    from app.formats._html_writer import Choice, write_html

    return write_html(finished, [Choice(*choice) for choice in choices])


def clipboard(finished: Finished) -> tuple[str, str]:
    """The document as HTML that other editors take when it is pasted, and as plain text."""
    from app.formats._clipboard import write_clipboard

    return write_clipboard(finished)


def pages(pdf: bytes, first: int, most: int) -> tuple[int, list[bytes]]:
    """How many pages a PDF that was written here has, and some of them as PNG."""
    from app.formats import _pdf_pages

    return _pdf_pages.count(pdf), list(_pdf_pages.pictures(pdf, first, most))
