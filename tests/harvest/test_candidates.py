"""An article's candidates come with sentences and renderings, and stay away once dismissed."""

from typing import Any

from tests.world import IDS, World

_ARTICLE, _PROJECT = f"/articles/{IDS.article}", f"/projects/{IDS.project}"
_TEXT = (
    "“监管沙盒”开始试行。\n\n监管沙盒由网信办负责，企业进入监管沙盒要评估。国家队没有参加。\n\n"
    "刘亚琴教授说，监管沙盒要看语料安全。"
)


def _import(world: World, translation: str = "") -> int:
    answer = world.ask(
        "translator",
        "POST",
        f"{_PROJECT}/articles",
        data={"text": _TEXT, "translation_text": translation},
    )
    assert answer.status_code == 201, answer.text
    return int(answer.json()["id"])


def _candidates(world: World, article: int) -> dict[str, dict[str, Any]]:
    answer = world.ask("translator", "GET", f"/articles/{article}/candidates")
    assert answer.status_code == 200, answer.text
    return {one["zh"]: one for one in answer.json()["candidates"]}


def test_candidates_have_reasons_sentences_and_leave_known_concepts_out(world: World) -> None:
    article = _import(world)
    found = _candidates(world, article)
    assert "国家队" not in found
    sandbox = found["监管沙盒"]
    assert sandbox["count"] == 4
    assert {"quoted", "returns"} <= set(sandbox["reasons"])
    first = sandbox["contexts"][0]
    assert first["sentence"] == "“监管沙盒”开始试行。"
    segments = world.ask("reader", "GET", f"/articles/{article}/segments").json()["segments"]
    assert (first["segment_id"], first["number"]) == (segments[0]["id"], segments[0]["number"])


def test_sentences_are_shown_without_their_marks(world: World) -> None:
    text = "监管沙盒开始试行。\n\n[监管沙盒](https://example.org/a)由**网信办**负责，监管沙盒要评估。\n"
    answer = world.ask(
        "translator",
        "POST",
        f"{_PROJECT}/articles",
        files={"source": ("a.md", text.encode(), "text/markdown")},
    )
    assert answer.status_code == 201, answer.text
    sandbox = _candidates(world, int(answer.json()["id"]))["监管沙盒"]
    assert sandbox["count"] == 3
    assert sandbox["contexts"][1]["sentence"] == "监管沙盒由网信办负责，监管沙盒要评估。"


def test_renderings_come_from_the_articles_pairs(world: World) -> None:
    article = _import(
        world,
        "A “regulatory sandbox” began.\n\nThe regulatory sandbox is run by the CAC; firms that "
        "enter the regulatory sandbox are assessed. The national team stayed out.\n\n"
        "Professor Liu Yaqin said the regulatory sandbox needs corpus security.",
    )
    best = _candidates(world, article)["监管沙盒"]["renderings"][0]
    assert (best["en"].lower(), best["origin"]) == ("regulatory sandbox", "pairs")
    assert best["sentences"]


def test_a_dismissed_candidate_stays_away_in_either_script_until_it_is_brought_back(
    world: World,
) -> None:
    article = _import(world)
    body = {"zh": "監管沙盒"}
    for _ in range(2):
        answer = world.ask("translator", "PUT", f"{_PROJECT}/dismissed-terms", json=body)
        assert answer.status_code == 204
    assert "监管沙盒" not in _candidates(world, article)
    (listed,) = world.ask("translator", "GET", f"{_PROJECT}/dismissed-terms").json()
    assert (listed["zh"], listed["by"]) == ("監管沙盒", "translator")
    world.ask("translator", "DELETE", f"{_PROJECT}/dismissed-terms?zh=监管沙盒")
    assert "监管沙盒" in _candidates(world, article)
    assert world.ask("translator", "GET", f"{_PROJECT}/dismissed-terms").json() == []


def test_an_empty_article_has_none(world: World) -> None:
    assert isinstance(_candidates(world, IDS.article), dict)
