import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.language.characters import unstorable

ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000 (NUL)"),
        ("\x0b", "U+000B (VT)"),
        ("\x1b", "U+001B (ESC)"),
        ("\x7f", "U+007F (DEL)"),
        ("\x80", "U+0080 (PAD)"),
        ("\x9f", "U+009F (APC)"),
        ("\udfff", "U+DFFF (lone surrogate)"),
        ("\ufdd0", "U+FDD0 (noncharacter)"),
        ("\ufffe", "U+FFFE (noncharacter)"),
        ("\U0010ffff", "U+10FFFF (noncharacter)"),
    ],
)
def test_what_cannot_be_stored_is_named_with_its_place(character: str, name: str) -> None:
    found = unstorable(f"国家队😀{character}{character}")
    assert found is not None
    assert (found.offset, found.character, found.name) == (4, character, name)


@pytest.mark.parametrize(
    "text", ["", "国家队\t一\r\n二\x85三", "\ufeff有标记", "a\u200bb", "😀𠮷", "\u2028", "\ue000"]
)
def test_what_people_do_write_is_kept(text: str) -> None:
    assert unstorable(text) is None


@given(ANY_TEXT)
def test_the_first_offender_is_found_and_nothing_before_it(text: str) -> None:
    found = unstorable(text)
    if found is None:
        assert not any(unicodedata.category(c) == "Cs" or c == "\x00" for c in text)
    else:
        assert text[found.offset] == found.character
        assert unstorable(text[: found.offset]) is None


@given(ANY_TEXT)
def test_text_that_passes_can_be_stored_and_exported(text: str) -> None:
    if unstorable(text) is not None:
        return
    stored = sqlite3.connect(":memory:").execute("select ?", (text,)).fetchone()[0]
    assert stored == text
    element = etree.Element("t")
    element.text = text
    etree.tostring(element, encoding="utf-8")
