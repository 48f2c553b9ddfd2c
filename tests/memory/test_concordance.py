"""A phrase is found in either language, with its place, and only where one may look."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.database import now, transaction
from app.memory import service
from app.memory.concordance import _in_a_row, _Look
from app.memory.grams import words, words_of
from app.memory.schemas import Mode, Side
from app.memory.service import Unit
from tests.world import IDS, World

CASES = json.loads((Path(__file__).parent / "concordance.json").read_text(encoding="utf-8"))


def _keep(source: str, target: str, project: int = IDS.project, **given: Any) -> None:
    with transaction() as session:
        unit = Unit(project, source, target, "translated", now(), **given)
        service.remember(session, unit)


def _hits(world: World, who: str = "reader", **asked: Any) -> list[dict[str, Any]]:
    answer = world.ask(who, "GET", "/memory", params=asked)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["hits"]
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_a_phrase_is_marked_where_it_stands(case: dict[str, Any]) -> None:
    look = _Look(case["phrase"], Side(case["side"]), Mode(case["mode"]))
    marks = look.marks(case["text"])
    assert [case["text"][mark.start : mark.end] for mark in marks] == case["marked"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_what_is_marked_is_found(world: World, case: dict[str, Any]) -> None:
    source, target = ("另外", case["text"]) if case["side"] == "target" else (case["text"], "Else")
    _keep(source, target, creator="Anna")
    asked = {name: case[name] for name in ("phrase", "side", "mode")}
    hits = _hits(world, **asked, translator="anna")
    assert bool(hits) == bool(case["marked"])
    for hit in hits:
        text, marks = hit[case["side"]], hit[f"in_{case['side']}"]
        assert [text[mark["start"] : mark["end"]] for mark in marks] == case["marked"]


def test_one_sees_only_what_is_in_ones_own_projects(world: World) -> None:
    _keep("国家队的秘密。", "The secret of the team.", project=2)
    assert [hit["source"] for hit in _hits(world, "administrator", phrase="国家队")] == [
        "国家队的秘密。"
    ]
    for who in ("editor", "translator", "reader", "outsider"):
        assert _hits(world, who, phrase="国家队") == []
        assert _hits(world, who, phrase="国家队", project_id=2) == []
        assert _hits(world, who, phrase="密") == []
        assert _hits(world, who, phrase="国家队", mode="fuzzy") == []


def test_filters_hold(world: World) -> None:
    _keep("融资的消息。", "News of funding.", creator="Anna Gamvros")
    assert len(_hits(world, phrase="融资")) == 2
    assert len(_hits(world, phrase="融资", article_id=IDS.article)) == 1
    assert len(_hits(world, phrase="融资", translator="gamvros")) == 1
    assert len(_hits(world, phrase="融资", state="reviewed")) == 1
    assert len(_hits(world, phrase="融资", since="2000-01-01", until="2999-12-31")) == 2
    assert _hits(world, phrase="融资", until="2000-01-01") == []


def test_a_fuzzy_hit_shows_its_stretch(world: World) -> None:
    (hit,) = _hits(world, phrase="后浪们值得尊敬", mode="fuzzy")
    assert hit["score"] >= 70
    (mark,) = hit["in_source"]
    assert hit["source"][mark["start"] : mark["end"]].startswith("后浪")


def test_the_gloss_is_marked_on_the_other_side(world: World) -> None:
    _keep("这是纯内资企业。", "It is purely domestically funded (純內資).")
    (hit,) = _hits(world, phrase="纯内资")
    assert [hit["target"][m["start"] : m["end"]] for m in hit["in_target"]] == ["純內資"]


def test_there_may_be_more_than_was_asked_for(world: World) -> None:
    for number in range(5):
        _keep(f"第{number}个国家队。", f"Team {number}.")
    answer = world.ask("reader", "GET", "/memory", params={"phrase": "国家队", "limit": 3}).json()
    assert [hit["target"] for hit in answer["hits"]] == ["Team 4.", "Team 3.", "Team 2."]
    assert answer["complete"] is False


@given(st.text(max_size=40), st.integers(0, 39), st.integers(1, 40))
@settings(max_examples=300)
def test_words_of_a_text_stand_in_the_buckets_of_the_text(text: str, begin: int, size: int) -> None:
    run = words_of(text)[begin : begin + size]
    if run:
        assert words(" ".join(run)) <= words(text)
        assert _Look(" ".join(run), Side.TARGET, Mode.PHRASE).marks(text)


def test_a_pattern_of_many_words_is_not_slow() -> None:
    look = _Look(" ".join(["a"] * 200), Side.TARGET, Mode.PHRASE)
    assert look.marks("a " * 50_000 + "b")
    assert not look.marks(("a " * 100 + "b ") * 300)
    assert _in_a_row(["a"])


@pytest.mark.parametrize(
    ("phrase", "side", "marked"),
    [
        ("纯内资", "source", "purely domestically funded"),
        ("北京市政府", "source", "Beijing municipal government"),
        ("purely domestically funded", "target", "純內資"),
        ("Beijing municipal government", "target", "北京市政府"),
        ("without", "target", ""),
    ],
)
def test_the_rendering_is_marked_by_the_glossary_or_the_dictionary(
    world: World, phrase: str, side: str, marked: str
) -> None:
    _keep(
        "北京市政府支持純內資企業。",
        "The Beijing municipal government supports purely domestically funded firms without end.",
    )
    hit = _hits(world, phrase=phrase, side=side)[0]
    other = "target" if side == "source" else "source"
    found = [hit[other][mark["start"] : mark["end"]] for mark in hit[f"in_{other}"]]
    assert found == ([marked] if marked else [])
