"""Glossaries that several publications share: the nearer one wins, their own editors decide."""

from typing import Any

from tests.world import IDS, World

_P = f"/projects/{IDS.project}"
_S = f"/projects/{IDS.shared}"


def _use(world: World, *ids: int, who: str = "editor") -> Any:
    return world.ask(who, "PUT", f"{_P}/glossaries", json={"ids": list(ids)})


def _approved(world: World, project: str, zh: str, en: str) -> int:
    body = {"zh": zh, "renderings": [{"text": en}]}
    made = world.ask("administrator", "POST", f"{project}/concepts", json=body).json()
    path = f"/concepts/{made['id']}/approve"
    world.ask("administrator", "POST", path, headers={"If-Match": '"1"'}, json={})
    return int(made["id"])


def _found(world: World, segment: int = 3) -> dict[str, str]:
    seen = world.ask("reader", "GET", f"/segments/{segment}").json()
    concepts = seen["concepts"]
    return {
        concepts[str(term["concept_id"])]["zh"]: concepts[str(term["concept_id"])]["renderings"][0][
            "text"
        ]
        for term in seen["terms"]
    }


def test_the_terms_of_a_shared_glossary_are_found_and_the_nearer_one_wins(world: World) -> None:
    _approved(world, _S, "人工智能", "artificial intelligence")
    _approved(world, _S, "国家队", "state team")
    assert _found(world) == {"国家队": "national team"}
    used = _use(world, IDS.shared).json()
    assert used == [{"id": IDS.shared, "name": "Shared terms", "entries": 2}]
    assert _found(world) == {"人工智能": "artificial intelligence", "国家队": "national team"}
    _use(world)
    assert _found(world) == {"国家队": "national team"}


def test_a_proposal_does_not_hide_what_a_shared_glossary_has_approved(world: World) -> None:
    _approved(world, _S, "纯内资", "wholly Chinese-funded")
    _use(world, IDS.shared)
    assert _found(world, IDS.segment) == {"纯内资": "wholly Chinese-funded"}


def test_a_change_of_a_shared_glossary_is_in_force_at_once(world: World) -> None:
    _use(world, IDS.shared)
    assert _found(world) == {"国家队": "national team"}
    before = world.ask("reader", "GET", f"/articles/{IDS.article}/changes").json()
    _approved(world, _S, "人工智能", "artificial intelligence")
    assert "人工智能" in _found(world)
    after = world.ask("reader", "GET", f"/articles/{IDS.article}/changes").json()
    assert after["glossary_revision"] > before["glossary_revision"]


def test_the_order_of_shared_glossaries_decides_between_them(world: World) -> None:
    body = {"name": "More shared terms", "kind": "glossary"}
    second = world.ask("administrator", "POST", "/projects", json=body).json()["id"]
    _approved(world, _S, "人工智能", "artificial intelligence")
    _approved(world, f"/projects/{second}", "人工智能", "AI")
    assert _use(world, IDS.shared, second).status_code == 422
    assert _use(world, IDS.shared, second, who="administrator").status_code == 200
    assert _found(world)["人工智能"] == "artificial intelligence"
    # The editor may keep and move what is used already.
    assert _use(world, second, IDS.shared).status_code == 200
    assert _found(world)["人工智能"] == "AI"


def test_who_works_with_a_shared_glossary_reads_and_proposes_and_its_editors_decide(
    world: World,
) -> None:
    shared = _approved(world, _S, "人工智能", "artificial intelligence")

    def may(who: str, method: str, path: str, **given: Any) -> int:
        return int(world.ask(who, method, path, **given).status_code)

    new = {"json": {"zh": "大模型", "renderings": [{"text": "large model"}]}}
    version = {"headers": {"If-Match": '"2"'}}
    change = {**version, "json": {"fields": {"note": "x"}}}
    assert may("translator", "GET", f"/concepts/{shared}") == 404
    _use(world, IDS.shared)
    assert may("reader", "GET", f"/concepts/{shared}") == 200
    assert may("outsider", "GET", f"/concepts/{shared}") == 404
    assert may("reader", "POST", f"{_S}/concepts", **new) == 403
    assert may("translator", "POST", f"{_S}/concepts", **new) == 201
    assert may("translator", "POST", f"/concepts/{shared}/proposed-changes", **change) == 201
    amend = {**version, "json": {"note": "x"}}
    assert may("translator", "PATCH", f"/concepts/{shared}", **amend) == 403
    assert may("editor", "PATCH", f"/concepts/{shared}", **amend) == 200


def test_a_publication_is_no_shared_glossary(world: World) -> None:
    assert _use(world, 2, who="administrator").status_code == 422
    assert _use(world, IDS.project).status_code == 422
    path = f"{_S}/glossaries"
    answer = world.ask("editor", "PUT", path, json={"ids": [IDS.shared]})
    assert answer.status_code == 422


def test_the_glossary_is_listed_with_the_shared_ones_if_asked_for(world: World) -> None:
    _approved(world, _S, "人工智能", "artificial intelligence")
    _use(world, IDS.shared)

    def listed(query: str) -> list[str]:
        page = world.ask("reader", "GET", f"{_P}/concepts?status=approved{query}").json()
        return [concept["zh"] for concept in page["concepts"]]

    assert listed("") == ["国家队"]
    assert listed("&shared=true") == ["国家队", "人工智能"]
