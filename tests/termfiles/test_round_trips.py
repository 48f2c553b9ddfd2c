"""What a format writes it reads again, whatever an entry says: nothing is lost."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app import termfiles
from app.glossary.exchange import checked
from app.glossary.schemas import NewConcept
from app.language.characters import unstorable
from app.termfiles._entry import FORMS, STANDINGS

_SIGNS = "国家队ab=|\\;:\"',<&>\n +-@1％＝〇𠀀é note: kind"
_SIGN = st.one_of(st.sampled_from(_SIGNS), st.characters(exclude_categories=["C"]))
_TEXT = st.text(_SIGN.filter(lambda sign: unstorable(sign) is None), max_size=12)
_LINE = _TEXT.map(lambda text: " ".join(text.split()))
_WORD = st.builds(str.__add__, st.sampled_from("国家ab=|\\'-"), _LINE)
_REMARK = _TEXT.map(lambda text: text.replace("\r\n", "\n").replace("\r", "\n").strip())
_NOTE = _REMARK | st.sampled_from(
    ["pinyin: x", "note: y", "usage: z", "kind: person", "a = b | c", "=1+1", "'=x"]
)
_DATED = st.sampled_from(["", "2019", "2019-05", "2019-05-31"])


@st.composite
def entries(draw: st.DrawFn) -> dict[str, Any]:
    """An entry as the termbase holds it, every field filled or not."""
    zh = draw(_WORD)
    forms = draw(st.lists(_WORD.filter(lambda text: text != zh), max_size=3, unique=True))
    words = draw(st.lists(_WORD, min_size=1, max_size=3, unique=True))
    variants = [
        {
            "text": text,
            "form": draw(st.sampled_from(FORMS)),
            "standing": draw(st.sampled_from(STANDINGS)),
        }
        for text in forms
    ]
    renderings = [
        {
            "text": text,
            "standing": draw(st.sampled_from(STANDINGS)) if number else "preferred",
            "note": draw(_NOTE),
            "abbreviation": draw(_LINE),
            "plural": draw(_LINE),
            "provenance": draw(st.sampled_from(["unknown", "official", "article", "coinage"])),
            "source": draw(_NOTE),
            "dated": draw(_DATED),
        }
        for number, text in enumerate(words)
    ]
    return {
        "zh": zh,
        "variants": sorted(variants, key=lambda one: FORMS.index(one["form"])),
        "pinyin": draw(_LINE),
        "kind": draw(st.sampled_from(["term", "person", "slogan"])),
        "domain": draw(_LINE),
        "definition": draw(_NOTE),
        "note": draw(_NOTE),
        "print_note": draw(_NOTE),
        "gloss": draw(st.sampled_from(["house", "always", "first_use", "never"])),
        "source": draw(_NOTE),
        "renderings": sorted(renderings, key=lambda one: STANDINGS.index(one["standing"])),
    }


_MARKS = {
    "zh": "=国|家\\队",
    "variants": [{"text": "a = b | c", "form": "abbreviation", "standing": "forbidden"}],
    "pinyin": "-guó",
    "kind": "work",
    "domain": "a|b",
    "definition": "pinyin: x\ny",
    "note": "note: kind: term",
    "print_note": "'=1",
    "gloss": "never",
    "source": "@x",
    "renderings": [
        {
            "text": "+x = y",
            "standing": "preferred",
            "note": "a;b = c\nd",
            "abbreviation": "X|Y",
            "plural": "=z",
            "provenance": "unknown",
            "source": "s; t; u",
            "dated": "",
        }
    ],
}


@pytest.mark.parametrize("id_", termfiles.formats())
@example([_MARKS])
@given(st.lists(entries(), min_size=1, max_size=3, unique_by=lambda one: one["zh"]))
@settings(max_examples=60)
def test_what_goes_out_comes_in_again(id_: str, given_: list[dict[str, Any]]) -> None:
    data = termfiles.write(id_, given_)
    read = termfiles.read(f"glossary{termfiles.suffix(id_)}", data)
    assert read.bad == ()
    assert [_whole(line.entry) for line in read.lines] == given_


def _whole(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry as it is stored: what the file did not say has its default."""
    concept = NewConcept.model_validate(entry)
    filled: dict[str, Any] = {
        name: value if value is not None else {"kind": "term", "gloss": "house"}.get(name, "")
        for name, value in concept.model_dump(mode="json", exclude={"segment_id"}).items()
    }
    filled["variants"].sort(key=lambda one: FORMS.index(one["form"]))
    filled["renderings"].sort(key=lambda one: STANDINGS.index(one["standing"]))
    return filled


@pytest.mark.parametrize("id_", termfiles.formats())
def test_the_same_entries_give_the_same_file_but_for_its_clock(id_: str) -> None:
    first = termfiles.write(id_, [_MARKS])
    again = termfiles.read(f"g{termfiles.suffix(id_)}", first)
    assert checked(again).bad == []
    assert termfiles.read(f"g{termfiles.suffix(id_)}", termfiles.write(id_, [_MARKS])) == again
