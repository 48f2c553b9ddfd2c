"""An EPUB's chapters, in the order of its spine. Nothing is unpacked to the disk."""

from dataclasses import replace
from posixpath import dirname, normpath
from urllib.parse import unquote

from app.formats import _front
from app.formats._archive import Archive
from app.formats._document import Block, FrontMatter, Kind, Reading
from app.formats._dropped import Dropped
from app.formats._epub_writer import TEXT
from app.formats._errors import Damaged, Protected, WrongType
from app.formats._finish import finish
from app.formats._html_article import GENERATOR
from app.formats._html_reader import read_fragment, read_html
from app.formats._html_tree import decode_page
from app.formats._levels import single_title
from app.formats._text import tidy
from app.formats._xml import Element, local, parse
from app.language import marks

_PAGES = ("application/xhtml+xml", "text/html", "application/html")


def read_epub(data: bytes) -> Reading:
    archive = Archive(data, "EPUB book")
    package_name = _package_name(archive)
    package = _part(archive, package_name)
    if package is None or local(package) != "package":
        raise Damaged("its table of parts is missing")
    if _is_ours(package):
        text = archive.read(_inside(dirname(package_name), TEXT))
        return read_html(text or b"")
    dropped = Dropped()
    front = _front_of(package)
    blocks = [Block(Kind.TITLE, marks.escape(front.title))] if front.title else []
    notes: list[Block] = []
    protected = _protected(archive)
    for name in _chapters(package, dirname(package_name)):
        if name in protected:
            raise Protected("its chapters are encrypted, which is a seller's copy protection")
        content = archive.read(name)
        if content is None:
            dropped.say("A chapter that the book lists is missing from the file.")
            continue
        for block in _renumbered(_chapter(content, dropped), len(notes)):
            (notes if block.kind is Kind.NOTE else blocks).append(block)
    return finish([*single_title(blocks), *notes], front, dropped)


def _is_ours(package: Element) -> bool:
    """Whether the book was written here: its one page then says all that HTML export says."""
    return any(
        meta.get("name") == "generator" and meta.get("content") == GENERATOR
        for meta in package.iter("{*}meta")
    )


def _renumbered(blocks: list[Block], before: int) -> list[Block]:
    """A chapter whose notes count on from those of the chapters before it."""
    labels = {b.label: str(int(b.label) + before) for b in blocks if b.kind is Kind.NOTE}
    return [
        replace(b, text=marks.relabel(b.text, labels), label=labels.get(b.label, b.label))
        for b in blocks
    ]


def _chapter(content: bytes, dropped: Dropped) -> list[Block]:
    return read_fragment(decode_page(content).text, dropped) if content.strip() else []


def _package_name(archive: Archive) -> str:
    container = _part(archive, "META-INF/container.xml")
    if container is None:
        raise WrongType("it is a zip archive, but no EPUB book")
    for element in container.iter("{*}rootfile"):
        return _inside("", element.get("full-path", ""))
    raise Damaged("its table of parts is missing")


def _part(archive: Archive, name: str) -> Element | None:
    data = archive.read(name) if name else None
    return None if data is None else parse(data, name)


def _inside(folder: str, address: str) -> str:
    """The member that an address in a folder means; one outside the book means none."""
    path = unquote(address.partition("#")[0])
    return normpath(f"{folder}/{path}" if folder else path)


def _chapters(package: Element, folder: str) -> list[str]:
    pages: dict[str, str] = {}
    for item in package.iter("{*}item"):
        is_contents = "nav" in item.get("properties", "").split()
        if item.get("media-type") in _PAGES and not is_contents:
            pages[item.get("id", "")] = _inside(folder, item.get("href", ""))
    listed = (entry.get("idref", "") for entry in package.iter("{*}itemref"))
    return list(dict.fromkeys(pages[id_] for id_ in listed if id_ in pages))


def _protected(archive: Archive) -> set[str]:
    root = _part(archive, "META-INF/encryption.xml")
    found = () if root is None else root.iter("{*}CipherReference")
    return {_inside("", reference.get("URI", "")) for reference in found}


def _front_of(package: Element) -> FrontMatter:
    said: dict[str, str] = {}
    for element in package.iter(
        *(f"{{http://purl.org/dc/elements/1.1/}}{name}" for name in _FIELDS)
    ):
        field = _FIELDS[local(element)]
        value = tidy(element.text or "").replace("\n", " ")
        if field == "source_date":
            value = _front.date_within(value)
        if value and field == "author" and field in said:
            said[field] += f", {value}"
        elif value:
            said.setdefault(field, value)
    return FrontMatter(**said)


_FIELDS = {"title": "title", "creator": "author", "publisher": "outlet", "date": "source_date"}
