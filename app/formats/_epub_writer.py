"""A finished document as an EPUB 3 book: the page that HTML export writes, with a list of contents.

The parts stand in one order and carry one time, so that the same document gives the same bytes.
"""

from collections.abc import Iterator
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree, html

from app.formats._finished import Finished
from app.formats._html_style import DRAFT_STYLE, STYLE
from app.formats._html_writer import GENERATOR, write_html
from app.formats._xml import Element

TEXT = "text.xhtml"

_THEN = (1980, 1, 1, 0, 0, 0)
_XHTML = "http://www.w3.org/1999/xhtml"
_VOID = ("br", "meta", "link")
_HEADINGS = ("h1", "h2", "h3")
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)


def write_epub(finished: Finished) -> bytes:
    page = html.document_fromstring(
        write_html(finished).encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True)
    )
    title = str(page.findtext("head/title", ""))
    contents = list(_contents(page))
    style = STYLE + (DRAFT_STYLE if finished.draft else "")
    text = _as_xml(page)
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in (
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", _CONTAINER),
            ("EPUB/package.opf", _package(finished, title, text)),
            ("EPUB/contents.xhtml", _navigation(title, contents)),
            (f"EPUB/{TEXT}", text),
            ("EPUB/style.css", style),
        ):
            entry = ZipInfo(name, _THEN)
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(entry, content.encode())
    return written.getvalue()


def _contents(page: Element) -> Iterator[tuple[str, str]]:
    """The id and the words of each heading; the ids are given here."""
    for number, heading in enumerate(page.iter(*_HEADINGS), start=1):
        heading.set("id", f"h{number}")
        yield f"h{number}", " ".join("".join(map(str, heading.itertext())).split())


def _as_xml(page: Element) -> str:
    """The page as XHTML. Its policy and its style go: a book has a style sheet of its own."""
    head = page.find("head")
    assert head is not None  # noqa: S101 (our own page has one)
    for element in list(head):
        if element.tag == "style" or element.get("http-equiv"):
            head.remove(element)
    etree.SubElement(head, "link", rel="stylesheet", href="style.css")
    for element in page.iter():
        if element.text is None and element.tag not in _VOID:
            element.text = ""  # <td></td>: programs that read HTML do not know <td/>
        if language := element.get("lang"):
            element.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    page.set("xmlns", _XHTML)
    said = etree.tostring(page, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n{said}\n'


def _package(finished: Finished, title: str, text: str) -> str:
    front = finished.front
    day = front.translation_date if len(front.translation_date) == 10 else "1980-01-01"
    said = [("identifier", f"urn:uuid:{uuid5(NAMESPACE_URL, text)}"), ("title", title)]
    said += [("language", "en")]
    said += [("creator", front.author)] if front.author.strip() else []
    said += [("contributor", front.translator)] if front.translator.strip() else []
    listed = "".join(
        f"<dc:{name}{' id=' + chr(34) + 'id' + chr(34) if name == 'identifier' else ''}>"
        f"{escape(' '.join(value.split()))}</dc:{name}>"
        for name, value in said
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf"'
        ' version="3.0" unique-identifier="id" xml:lang="en"><metadata'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/">{listed}<meta property="dcterms:modified">'
        f'{escape(day)}T00:00:00Z</meta><meta name="generator" content="{GENERATOR}"/></metadata>'
        '<manifest><item id="contents" href="contents.xhtml" media-type="application/xhtml+xml"'
        f' properties="nav"/><item id="text" href="{TEXT}" media-type="application/xhtml+xml"/>'
        '<item id="style" href="style.css" media-type="text/css"/></manifest>'
        '<spine><itemref idref="text"/></spine></package>\n'
    )


def _navigation(title: str, contents: list[tuple[str, str]]) -> str:
    listed = contents or [("", title)]
    items = "".join(
        f'<li><a href="{TEXT}{"#" + id_ if id_ else ""}">{escape(words)}</a></li>'
        for id_, words in listed
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="{_XHTML}" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">'
        f"<head><title>{escape(title)}</title></head><body>"
        f'<nav epub:type="toc"><h1>Contents</h1><ol>{items}</ol></nav></body></html>\n'
    )
