"""Glosses of a text stand beside the glossary, and only a chosen one is put before the editors."""

from typing import Any

from tests.world import IDS, World

_PROJECT = f"/projects/{IDS.project}"
_TEXT = (
    "The “national team” (国家队) buys shares.\n\n"
    "It is a wholly domestic (纯内资) unicorn (独角兽)."
)


def _harvested(world: World, **given: Any) -> list[dict[str, Any]]:
    answer = world.ask("translator", "POST", f"{_PROJECT}/glosses", **given)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["glosses"]
    return found


def test_pasted_text_is_compared_with_the_glossary(world: World) -> None:
    found = _harvested(world, data={"text": _TEXT})
    assert [(one["zh"], one["en"], one["standing"]) for one in found] == [
        ("国家队", "national team", "known"),
        ("纯内资", "wholly domestic", "conflict"),
        ("独角兽", "unicorn", "new"),
    ]
    assert [one["paragraph"] for one in found] == [1, 2, 2]
    assert found[1]["concept"]["renderings"][0]["text"] == "purely domestically funded"
    for one in found:
        sentence, zh, en = one["sentence"], one["zh_mark"], one["en_mark"]
        assert sentence[zh["start"] : zh["end"]] == one["zh"]
        assert sentence[en["start"] : en["end"]] == one["en"]


def test_a_saved_page_is_read_as_a_file(world: World) -> None:
    page = "<html><body><p>A <em>sponge city</em> (海绵城市) was built.</p></body></html>"
    (found,) = _harvested(world, files={"source": ("page.html", page.encode(), "text/html")})
    assert (found["zh"], found["en"]) == ("海绵城市", "sponge city")


def test_a_file_that_cannot_be_read_is_refused_with_its_reason(world: World) -> None:
    answer = world.ask(
        "translator",
        "POST",
        f"{_PROJECT}/glosses",
        files={"source": ("picture.png", b"\x89PNG\r\n", "image/png")},
    )
    assert answer.status_code == 422
    assert "picture.png" in answer.json()["detail"]


def test_an_article_of_the_project_is_harvested(world: World) -> None:
    world.save("translator", IDS.segment, 1, "CloudWalk is purely domestic (纯内资).")
    answer = world.ask("translator", "GET", f"/articles/{IDS.article}/glosses")
    (found,) = answer.json()["glosses"]
    assert (found["zh"], found["standing"]) == ("纯内资", "conflict")


def test_chosen_glosses_wait_for_an_editor_and_known_ones_stay(world: World) -> None:
    wishes = [
        {"zh": "独角兽", "en": "unicorn", "sentence": "A unicorn (独角兽) grew."},
        {"zh": "国家队", "en": "state team"},
        {"zh": "独角兽", "en": "one-horned beast"},
    ]
    answer = world.ask(
        "translator",
        "POST",
        f"{_PROJECT}/glosses/proposals",
        json={"wishes": wishes, "source": "ChinAI #94"},
    )
    assert answer.json() == {"proposed": 1, "known": ["国家队", "独角兽"]}
    page = world.ask("reader", "GET", f"{_PROJECT}/concepts?query=独角兽").json()
    (concept,) = page["concepts"]
    assert concept["status"] == "proposed"
    assert [r["text"] for r in concept["renderings"]] == ["unicorn"]
    assert concept["source"] == "ChinAI #94\n“A unicorn (独角兽) grew.”"
