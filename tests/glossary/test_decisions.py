"""Terms are proposed by translators and decided by editors."""

from typing import Any

from tests.world import IDS, World

_P = f"/projects/{IDS.project}"


def _propose(world: World, **fields: Any) -> Any:
    body = {"zh": "独角兽", "renderings": [{"text": "unicorn"}], **fields}
    return world.ask("translator", "POST", f"{_P}/concepts", json=body)


def _decide(world: World, who: str, concept: int, what: str, base: int, **body: Any) -> Any:
    return world.ask(
        who, "POST", f"/concepts/{concept}/{what}", headers={"If-Match": f'"{base}"'}, json=body
    )


def test_a_proposal_keeps_its_evidence_and_gets_pinyin(world: World) -> None:
    answer = _propose(world, segment_id=IDS.segment)
    assert answer.status_code == 201
    concept = answer.json()
    assert concept["status"] == "proposed"
    assert concept["pinyin"] == "dújiǎoshòu"
    assert concept["proposed_by"] == "translator"
    assert concept["context"]["source"] == "云从科技是一家纯内资企业。"
    world.save("translator", IDS.segment, 1, "Changed later.")
    again = world.ask("reader", "GET", f"/concepts/{concept['id']}").json()
    assert again["context"]["target"] == ""


def test_evidence_of_another_project_is_refused(world: World) -> None:
    made = world.ask(
        "administrator", "POST", "/projects/2/articles", data={"text": "别处的文章。"}
    ).json()
    page = world.ask("administrator", "GET", f"/articles/{made['id']}/segments").json()
    assert _propose(world, segment_id=page["segments"][0]["id"]).status_code == 422


def test_a_known_term_is_not_proposed_twice(world: World) -> None:
    answer = _propose(world, zh="国家队")
    assert answer.status_code == 409
    assert answer.json()["existing"] == {"id": IDS.approved, "zh": "国家队", "status": "approved"}
    assert _propose(world, variants=[{"text": "纯内资"}]).status_code == 409


def test_an_approval_amends_and_says_why(world: World) -> None:
    amend = {
        "renderings": [{"text": "all-Chinese-funded"}, {"text": "pure", "standing": "forbidden"}]
    }
    answer = _decide(world, "editor", IDS.proposed, "approve", 1, reason="Clearer.", amend=amend)
    assert answer.status_code == 200
    concept = answer.json()
    assert (concept["status"], concept["decided_by"], concept["reason"]) == (
        "approved",
        "editor",
        "Clearer.",
    )
    changes = world.ask("reader", "GET", f"/concepts/{IDS.proposed}/changes").json()
    assert [change["action"] for change in changes] == ["approved", "proposed"]
    assert changes[0]["before"]["renderings"][0]["text"] == "purely domestically funded"
    assert changes[0]["after"]["renderings"][0]["text"] == "all-Chinese-funded"
    assert [change["by"] for change in changes] == ["editor", "translator"]


def test_a_rejection_must_say_why(world: World) -> None:
    assert _decide(world, "editor", IDS.proposed, "reject", 1, reason="").status_code == 422
    answer = _decide(world, "editor", IDS.proposed, "reject", 1, reason="Too literal.")
    assert answer.json()["status"] == "rejected"
    assert answer.json()["reason"] == "Too literal."


def test_a_rejected_term_can_be_proposed_anew_but_not_revived_beside_it(world: World) -> None:
    _decide(world, "editor", IDS.proposed, "reject", 1, reason="Too literal.")
    anew = _propose(world, zh="纯内资")
    assert anew.status_code == 201
    assert _decide(world, "editor", IDS.proposed, "reopen", 2).status_code == 409
    assert _decide(world, "editor", IDS.proposed, "approve", 2).status_code == 409


def test_a_decision_can_be_taken_back(world: World) -> None:
    answer = _decide(world, "editor", IDS.approved, "reopen", 2, reason="Wait.")
    assert (answer.json()["status"], answer.json()["decided_by"]) == ("proposed", None)
    assert _decide(world, "editor", IDS.approved, "reopen", 3).status_code == 409


def test_two_editors_do_not_decide_over_each_other(world: World) -> None:
    _decide(world, "editor", IDS.proposed, "reject", 1, reason="No.")
    answer = _decide(world, "administrator", IDS.proposed, "approve", 1)
    assert answer.status_code == 412
    assert answer.json()["current"]["status"] == "rejected"


def test_an_approval_needs_a_preferred_rendering(world: World) -> None:
    made = _propose(world, renderings=[{"text": "x", "standing": "forbidden"}]).json()
    assert _decide(world, "editor", made["id"], "approve", 1).status_code == 422
    assert world.ask("reader", "GET", f"/concepts/{made['id']}").json()["version"] == 1


def test_a_translator_changes_an_own_proposal_until_it_is_decided(world: World) -> None:
    def amend(who: str, concept: int, base: int) -> int:
        answer = world.ask(
            who,
            "PATCH",
            f"/concepts/{concept}",
            headers={"If-Match": f'"{base}"'},
            json={"note": "see the law"},
        )
        return int(answer.status_code)

    assert amend("translator", IDS.proposed, 1) == 200
    assert amend("translator", IDS.approved, 2) == 403
    assert amend("editor", IDS.approved, 2) == 200


def test_a_rendering_stands_once(world: World) -> None:
    twice = [{"text": "unicorn"}, {"text": "unicorn", "standing": "forbidden"}]
    answer = _propose(world, renderings=twice)
    assert answer.status_code == 422
    assert "unicorn" in answer.json()["detail"]


def test_the_glossary_is_searched_in_chinese_pinyin_and_english(world: World) -> None:
    def found(**asked: str) -> list[str]:
        answer = world.ask("reader", "GET", f"{_P}/concepts", params=asked)
        return [concept["zh"] for concept in answer.json()["concepts"]]

    assert found() == ["国家队", "纯内资"]
    assert found(query="内资") == ["纯内资"]
    assert found(query="NATIONAL") == ["国家队"]
    assert found(query="guó") == ["国家队"]
    assert found(query="100%") == []
    assert found(status="proposed") == ["纯内资"]
    counts = world.ask("reader", "GET", f"{_P}/concepts").json()["counts"]
    assert counts == {"proposed": 1, "approved": 1, "rejected": 0, "withdrawn": 0, "merged": 0}


def test_the_glossary_is_read_page_by_page(world: World) -> None:
    first = world.ask("reader", "GET", f"{_P}/concepts?limit=1").json()
    second = world.ask("reader", "GET", f"{_P}/concepts?limit=1&after={first['next']}").json()
    assert [first["concepts"][0]["zh"], second["concepts"][0]["zh"]] == ["国家队", "纯内资"]
