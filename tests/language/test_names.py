import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language import _surnames as known
from app.language.names import Certainty, suggest
from app.language.syllables import without_tones

NAMES = st.text(st.characters() | st.sampled_from("王欧阳尉迟单解范明政安倍特朗·賴某"), max_size=12)


@pytest.mark.cases("names.json")
def test_names_are_written_as_their_bearers_do(case: dict[str, Any]) -> None:
    found = suggest(case["name"], context=case.get("context", ""))
    assert found.plain == case["plain"]
    assert case["certainty"] in (None, found.certainty)
    assert found.pinyin == case.get("pinyin", found.pinyin)


@pytest.mark.cases("names.json")
def test_doubt_has_a_reason_and_certainty_none(case: dict[str, Any]) -> None:
    found = suggest(case["name"], context=case.get("context", ""))
    assert bool(found.reasons) == (found.certainty is not Certainty.LIKELY)
    assert all(reason.endswith((".", "'")) and reason[0].isprintable() for reason in found.reasons)


@given(NAMES, NAMES)
def test_any_text_gets_a_suggestion(name: str, context: str) -> None:
    found = suggest(name, context=context)
    assert found.surname + found.given == "".join(name.split())
    assert found.plain == without_tones(found.pinyin)


@pytest.mark.parametrize("piece", ["王", "尉迟", "·", "a", "\ud800", "范明政 "])
def test_hostile_names_take_linear_time(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    started = time.perf_counter()
    suggest(text)
    suggest("范明政", context=text)
    assert time.perf_counter() - started < 10


def test_tables_hold_to_their_form() -> None:
    assert all(len(name) in (2, 4) for name in known.COMPOUND)
    assert all(reading[0].isupper() for reading in known.COMPOUND.values())
    assert all(len(character) == 1 for character in known.READINGS | known.GIVEN_READINGS)
    assert all(reading[0][0].isupper() for reading in known.READINGS.values())
    assert all(reading[0][0].islower() for reading in known.GIVEN_READINGS.values())
    assert len(known.COMMON) > 300
