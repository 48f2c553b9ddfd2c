"""The book as a reading program meets it: the parts, their order, and well-formed XML."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from app import formats
from app.formats import Finished, Layout
from tests.formats.documents import FRONT, SAMPLE, documents, unpacked


def test_the_mimetype_stands_first_and_is_not_packed() -> None:
    data = formats.write("epub", SAMPLE)
    first = ZipFile(BytesIO(data)).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert data[30:58] == b"mimetypeapplication/epub+zip"


@pytest.mark.parametrize("layout", Layout)
@given(finished=documents)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_page_is_well_formed_whatever_the_text(layout: Layout, finished: Finished) -> None:
    parts = unpacked(formats.write("epub", replace(finished, layout=layout)))
    for name, content in parts.items():
        if name.endswith((".xhtml", ".opf", ".xml")):
            etree.fromstring(content)


def test_the_contents_lead_to_the_headings() -> None:
    parts = unpacked(formats.write("epub", SAMPLE))
    contents = etree.fromstring(parts["EPUB/contents.xhtml"])
    text = etree.fromstring(parts["EPUB/text.xhtml"])
    ids = {element.get("id") for element in text.iter()}
    links = [(link.get("href", ""), link.text) for link in contents.iter("{*}a")]
    assert [words for _, words in links] == [
        FRONT.title,
        "I. What Is “Purely Domestically Funded”?",
        "A. Lines of Business",
    ]
    assert all(address.partition("#")[2] in ids for address, _ in links)


def test_every_listed_part_is_there_and_the_language_is_said() -> None:
    parts = unpacked(formats.write("epub", SAMPLE))
    package = etree.fromstring(parts["EPUB/package.opf"])
    assert {f"EPUB/{item.get('href')}" for item in package.iter("{*}item")} <= set(parts)
    said = {etree.QName(entry).localname: entry.text for entry in package[0]}
    assert (said["title"], said["language"], said["contributor"]) == (
        FRONT.title,
        "en",
        FRONT.translator,
    )
    assert 'xml:lang="zh"' in parts["EPUB/text.xhtml"].decode()
    assert "Content-Security-Policy" not in parts["EPUB/text.xhtml"].decode()
