"""What a concept is called in all articles; one decision; the segments that are opened again."""

from typing import Any

from app.consistency import naming
from tests.world import IDS, World

_P = f"/projects/{IDS.project}"
_USES = f"{_P}/concepts/{IDS.approved}/uses"


def _article(world: World, *pairs: tuple[str, str], title: str) -> list[dict[str, Any]]:
    """An article of confirmed pairs; its segments."""
    data = {"text": "\n\n".join(source for source, _ in pairs), "title": title}
    made = world.ask("translator", "POST", f"{_P}/articles", data=data).json()
    found = world.ask("reader", "GET", f"/articles/{made['id']}/segments").json()["segments"]
    for segment, (_, target) in zip(found, pairs, strict=True):
        if target:
            world.save("translator", segment["id"], 1, target, "translated")
    found = world.ask("reader", "GET", f"/articles/{made['id']}/segments").json()["segments"]
    return list(found)


def _publication(world: World) -> list[dict[str, Any]]:
    return _article(
        world,
        ("国家队来了。", "The national team came."),
        ("這是國家隊。", "This is the state team."),
        ("国家队很强。", "The national champions (国家队) are strong."),
        ("国家队员没有来。", "The players did not come."),
        ("国家队走了。", ""),
        ("国家队输了。", "The state team lost."),
        title="Teams",
    )


def _uses(world: World) -> dict[str, Any]:
    answer = world.ask("reader", "GET", _USES)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_every_rendering_is_counted_with_its_articles(world: World) -> None:
    _publication(world)
    found = _uses(world)
    counted = {one["rendering"]: (one["standing"], one["count"]) for one in found["renderings"]}
    assert counted["national team"] == ("preferred", 2)
    assert counted["national champions"] == (None, 1)
    assert sum(count for _, count in counted.values()) == 5
    assert found["untranslated"] == 1
    national = next(one for one in found["renderings"] if one["rendering"] == "national team")
    assert {article["article_id"] for article in national["articles"]} == {IDS.article, 2}
    article = next(one for one in national["articles"] if one["article_id"] == 2)
    assert (article["title"], article["translators"], article["count"]) == (
        "Teams",
        ["translator"],
        1,
    )
    assert article["date"]


def test_a_use_is_the_longest_match_in_either_script_with_its_context(world: World) -> None:
    body = {"zh": "国家队员", "renderings": [{"text": "player"}]}
    world.ask("editor", "POST", f"{_P}/concepts", json=body)
    _publication(world)
    uses = [one for one in _uses(world)["uses"] if one["article_id"] == 2]
    assert [one["number"] for one in uses] == [1, 2, 3, 5, 6]
    assert uses[1]["before"] == "国家队来了。"
    assert uses[1]["after"] == "国家队很强。"


def test_one_decision_marks_renderings_and_opens_their_segments_again(world: World) -> None:
    segments = _publication(world)
    wanted = {
        "concept_version": 2,
        "standings": [{"text": "state team", "standing": "deprecated"}],
        "reopen": [
            {"id": segments[1]["id"], "version": 2},
            {"id": segments[5]["id"], "version": 2},
        ],
    }
    answer = world.ask("editor", "POST", _USES, json=wanted)
    assert answer.status_code == 200, answer.text
    done = answer.json()
    assert done["skipped"] == []
    assert [one["version"] for one in done["reopened"]] == [3, 3]
    assert [(one["text"], one["standing"]) for one in done["concept"]["renderings"]] == [
        ("national team", "preferred"),
        ("state team", "deprecated"),
    ]
    segment = world.ask("reader", "GET", f"/segments/{segments[1]['id']}").json()
    assert (segment["state"], segment["target"]) == ("draft", "This is the state team.")
    history = world.ask("reader", "GET", f"/segments/{segments[1]['id']}/revisions").json()
    assert [(one["state"], one["by"]) for one in history][:2] == [
        ("draft", "editor"),
        ("translated", "translator"),
    ]
    found = {one["rendering"]: one for one in _uses(world)["renderings"]}
    assert found["state team"]["standing"] == "deprecated"
    # Whoever opened them again has not written them.
    assert found["state team"]["articles"][0]["translators"] == ["translator"]


def test_a_decision_is_said_to_the_translators_and_taken_back(world: World) -> None:
    segments = _publication(world)
    second, last = segments[1]["id"], segments[5]["id"]
    before = world.ask("reader", "GET", f"/concepts/{IDS.approved}").json()["renderings"]
    said = "“国家队”: write “national team”."
    wanted = {
        "concept_version": 2,
        "standings": [{"text": "state team", "standing": "deprecated"}],
        "reopen": [{"id": second, "version": 2}, {"id": last, "version": 2}],
        "reason": said,
    }
    done = world.ask("editor", "POST", _USES, json=wanted).json()
    (thread,) = world.ask("translator", "GET", f"/segments/{second}/comments").json()
    assert [one["body"] for one in thread["comments"]] == [said]
    world.save("translator", last, 3, "The national team lost.", "translated")
    back = {"concept_version": done["concept"]["version"], "reopened": done["reopened"]}
    answer = world.ask("editor", "POST", f"{_USES}/take-back", json=back)
    assert answer.status_code == 200, answer.text
    # Whoever has gone on with a segment keeps what they made of it.
    assert answer.json()["reopened"] == [{"id": second, "version": 4}]
    assert answer.json()["skipped"] == [last]
    assert answer.json()["concept"]["renderings"] == before
    segment = world.ask("reader", "GET", f"/segments/{second}").json()
    assert (segment["state"], segment["target"]) == ("translated", "This is the state team.")
    (thread,) = world.ask("translator", "GET", f"/segments/{second}/comments").json()
    assert thread["settled"]
    # What was a draft of its own is none that a decision made.
    again = {"reopened": [{"id": second, "version": 4}, {"id": 3, "version": 1}]}
    answer = world.ask("editor", "POST", f"{_USES}/take-back", json=again)
    assert answer.json()["skipped"] == [second, 3]


def test_what_somebody_changed_meanwhile_is_left_alone_and_named(world: World) -> None:
    segments = _publication(world)
    world.save("translator", segments[1]["id"], 2, "This is the national team.", "translated")
    wanted = {
        "concept_version": 2,
        "reopen": [{"id": segments[1]["id"], "version": 2}, {"id": 3, "version": 1}],
    }
    done = world.ask("editor", "POST", _USES, json=wanted).json()
    # The third is a draft already.
    assert done["skipped"] == [segments[1]["id"], 3]
    stale = {"concept_version": 1, "standings": [{"text": "x", "standing": "deprecated"}]}
    assert world.ask("editor", "POST", _USES, json=stale).status_code == 412


def test_segments_of_other_projects_are_not_opened(world: World) -> None:
    made = world.ask(
        "administrator", "POST", "/projects/2/articles", data={"text": "国家队。"}
    ).json()
    other = world.ask("administrator", "GET", f"/articles/{made['id']}/segments").json()
    segment = other["segments"][0]["id"]
    world.save("administrator", segment, 1, "The national team.", "translated")
    wanted = {"concept_version": 2, "reopen": [{"id": segment, "version": 2}]}
    assert world.ask("editor", "POST", _USES, json=wanted).json()["skipped"] == [segment]


def test_a_concept_of_a_shared_glossary_is_looked_at_and_its_editors_decide(world: World) -> None:
    body = {"zh": "人工智能", "renderings": [{"text": "AI"}]}
    made = world.ask("administrator", "POST", f"/projects/{IDS.shared}/concepts", json=body)
    path = f"{_P}/concepts/{made.json()['id']}/uses"
    assert world.ask("reader", "GET", path).status_code == 404
    world.ask("editor", "PUT", f"{_P}/glossaries", json={"ids": [IDS.shared]})
    assert world.ask("reader", "GET", path).json()["total"] == 1
    world.ask("administrator", "PUT", f"/projects/{IDS.shared}/members/2", json={"role": "reader"})
    wanted = {"concept_version": 1, "standings": [{"text": "AI", "standing": "admitted"}]}
    assert world.ask("editor", "POST", path, json=wanted).status_code == 403


def test_concepts_rendered_in_several_ways_are_listed_with_their_places(world: World) -> None:
    steady = {"zh": "安全", "renderings": [{"text": "safety"}, {"text": "security"}]}
    world.ask("editor", "POST", f"{_P}/concepts", json=steady)
    _article(world, ("安全。", "Safety."), ("安全！", "Security."), title="Two that are right")
    _publication(world)
    found = world.ask("reader", "GET", f"{_P}/inconsistencies").json()
    assert [one["zh"] for one in found["concepts"]] == ["国家队"]
    assert found["counts"] == {"inconsistent": 1, "allowed": 0}
    ways = {one["rendering"]: one for one in found["concepts"][0]["ways"]}
    assert [
        (name, way["standing"], way["count"], way["articles"]) for name, way in ways.items()
    ] == [
        ("national team", "preferred", 2, 2),
        ("national champions", None, 1, 1),
    ]
    assert found["concepts"][0]["otherwise"] == 2
    (place,) = ways["national champions"]["places"]
    assert (place["title"], place["number"]) == ("Teams", 3)
    assert world.ask("reader", "GET", f"{_P}/inconsistencies?limit=0").json()["concepts"] == []


def test_a_deprecated_rendering_beside_the_preferred_one_is_inconsistent(world: World) -> None:
    wanted = {
        "concept_version": 2,
        "standings": [{"text": "state team", "standing": "deprecated"}],
    }
    _publication(world)
    world.ask("editor", "POST", _USES, json=wanted)
    (found,) = world.ask("reader", "GET", f"{_P}/inconsistencies").json()["concepts"]
    assert [(one["rendering"], one["standing"]) for one in found["ways"]] == [
        ("national team", "preferred"),
        ("state team", "deprecated"),
        ("national champions", None),
    ]


def test_admitted_renderings_beside_the_preferred_one_are_a_list_of_their_own(world: World) -> None:
    body = {
        "zh": "人工智能",
        "renderings": [{"text": "artificial intelligence"}, {"text": "AI", "standing": "admitted"}],
    }
    world.ask("editor", "POST", f"{_P}/concepts", json=body)
    _article(world, ("人工智能。", "AI."), ("人工智能！", "Artificial intelligence!"), title="AI")
    path = f"{_P}/inconsistencies"
    found = world.ask("reader", "GET", path).json()
    assert (found["concepts"], found["counts"]) == ([], {"inconsistent": 0, "allowed": 1})
    (allowed,) = world.ask("reader", "GET", f"{path}?variety=allowed").json()["concepts"]
    assert [(one["rendering"], one["standing"]) for one in allowed["ways"]] == [
        ("AI", "admitted"),
        ("artificial intelligence", "preferred"),
    ]
    # A rendering that nobody has decided about makes all of it inconsistent.
    _article(world, ("人工智能？", "Machine thinking (人工智能)?"), title="More")
    found = world.ask("reader", "GET", path).json()
    assert [one["zh"] for one in found["concepts"]] == ["人工智能"]
    assert found["counts"] == {"inconsistent": 1, "allowed": 0}


def test_a_proposed_concept_is_listed_with_its_status(world: World) -> None:
    body = {"zh": "纳米机器人", "renderings": [{"text": "nanorobot"}]}
    world.ask("translator", "POST", f"{_P}/concepts", json=body)
    _article(
        world,
        ("纳米机器人来了。", "The nanorobot came."),
        ("纳米机器人走了。", "The nanobot (纳米机器人) left."),
        title="Robots",
    )
    found = world.ask("reader", "GET", f"{_P}/inconsistencies").json()["concepts"]
    assert [(one["zh"], one["status"]) for one in found] == [("纳米机器人", "proposed")]


def test_what_is_kept_of_a_visit_says_nothing_that_edits_have_changed(world: World) -> None:
    segments = _publication(world)
    first, third = segments[0]["id"], segments[2]["id"]
    concept = f"/concepts/{IDS.approved}"

    def listed() -> Any:
        return world.ask("reader", "GET", f"{_P}/inconsistencies").json()

    def changed(names: list[str], variants: list[str]) -> None:
        version = world.ask("reader", "GET", concept).json()["version"]
        said = {
            "renderings": [{"text": name} for name in names],
            "variants": [{"text": text, "form": "variant"} for text in variants],
        }
        headers = {"If-Match": f'"{version}"'}
        assert world.ask("editor", "PATCH", concept, json=said, headers=headers).status_code == 200

    def dropped() -> None:
        article = segments[0]["article_id"]
        now = world.ask("reader", "GET", f"/articles/{article}/segments").json()["segments"]
        body = {
            "operation": "00000000-0000-4000-8000-00000000d809",
            "versions": {one["id"]: one["version"] for one in now},
            "deed": {"do": "drop", "segment_id": third},
        }
        path = f"/articles/{article}/structure"
        assert world.ask("editor", "POST", path, json=body).status_code == 200

    seen = [listed()]
    for edit in (
        lambda: world.save("translator", first, 2, "The state squad (国家队) came.", "translated"),
        lambda: changed(["national team", "state team"], []),
        lambda: changed(["state team"], ["球员"]),
        lambda: world.save("translator", third, 2, "The state teams are strong.", "translated"),
        lambda: _article(world, ("国家队。", "National teams (国家队)."), title="More"),
        dropped,
    ):
        edit()
        followed = listed()
        naming.forget()
        assert followed == listed()
        assert followed != seen[-1]
        seen.append(followed)
