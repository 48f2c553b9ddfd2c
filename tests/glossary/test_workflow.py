"""Proposed changes, comments, withdrawal, restoring, merging, and many decisions at once."""

from typing import Any

from tests.world import IDS, World

_P = f"/projects/{IDS.project}"


def _ask(
    world: World, who: str, path: str, base: int | None = None, method: str = "POST", **body: Any
) -> Any:
    headers = {} if base is None else {"If-Match": f'"{base}"'}
    return world.ask(who, method, path, headers=headers, json=body)


def _get(world: World, concept: int = IDS.approved) -> Any:
    return world.ask("reader", "GET", f"/concepts/{concept}").json()


def _change(world: World, who: str = "translator", **fields: Any) -> Any:
    path = f"/concepts/{IDS.approved}/proposed-changes"
    return _ask(world, who, path, 2, fields=fields, comment="See the white paper.")


def _made(world: World, zh: str, *english: str, **fields: Any) -> int:
    body = {"zh": zh, "renderings": [{"text": text} for text in english], **fields}
    return int(world.ask("translator", "POST", f"{_P}/concepts", json=body).json()["id"])


def test_a_proposed_change_waits_as_a_difference(world: World) -> None:
    answer = _change(world, note="For companies.", renderings=[{"text": "national champion"}])
    assert answer.status_code == 201
    assert _get(world)["note"] == ""
    (change,) = _get(world)["open_changes"]
    assert [one["field"] for one in change["differences"]] == ["note", "renderings"]
    assert change["differences"][0]["before"] == ""
    assert change["differences"][0]["after"] == "For companies."
    assert (change["by"], change["comment"]) == ("translator", "See the white paper.")
    page = world.ask("editor", "GET", f"{_P}/concepts?status=proposed").json()
    assert [concept["zh"] for concept in page["concepts"]] == ["国家队", "纯内资"]
    assert page["counts"]["proposed"] == 2
    assert page["counts"]["approved"] == 1


def test_an_accepted_change_is_in_force_and_in_the_history(world: World) -> None:
    _change(world, note="For companies.")
    answer = _ask(world, "editor", "/proposed-changes/1/accept", 2)
    assert answer.json()["note"] == "For companies."
    assert answer.json()["open_changes"] == []
    first = world.ask("reader", "GET", f"/concepts/{IDS.approved}/changes").json()[0]
    assert (first["action"], first["by"]) == ("amended", "editor")
    assert first["reason"] == "See the white paper."
    (change,) = world.ask("reader", "GET", f"/concepts/{IDS.approved}/proposed-changes").json()
    assert (change["status"], change["decided_by"]) == ("accepted", "editor")
    assert change["differences"][0]["before"] == ""


def test_an_accepted_change_leaves_alone_what_others_changed_meanwhile(world: World) -> None:
    _change(world, note="For companies.", domain="finance")
    _ask(world, "editor", f"/concepts/{IDS.approved}", 2, "PATCH", domain="sport", kind="slogan")
    (change,) = _get(world)["open_changes"]
    assert {one["field"]: one["moved"] for one in change["differences"]} == {
        "note": False,
        "domain": True,
    }
    assert _ask(world, "editor", "/proposed-changes/1/accept", 2).status_code == 412
    done = _ask(world, "editor", "/proposed-changes/1/accept", 3).json()
    assert (done["note"], done["domain"], done["kind"]) == ("For companies.", "finance", "slogan")


def test_a_declined_change_says_why_and_is_decided_once(world: World) -> None:
    _change(world, note="x")
    assert _ask(world, "editor", "/proposed-changes/1/decline", reason="").status_code == 422
    assert _ask(world, "editor", "/proposed-changes/1/decline", reason="No.").status_code == 200
    assert _ask(world, "editor", "/proposed-changes/1/accept", 2).status_code == 409
    (change,) = world.ask("reader", "GET", f"/concepts/{IDS.approved}/proposed-changes").json()
    assert (change["status"], change["reason"]) == ("declined", "No.")


def test_only_who_proposed_a_change_takes_it_back(world: World) -> None:
    _change(world, note="x")
    path = "/proposed-changes/1/take-back"
    assert world.ask("editor", "POST", path).status_code == 403
    assert world.ask("translator", "POST", path).status_code == 200
    assert _get(world)["open_changes"] == []


def test_a_change_that_cannot_be_is_not_proposed(world: World) -> None:
    assert _change(world, note="").status_code == 422
    assert _change(world, variants=[{"text": "纯内资"}]).status_code == 409
    twice = [{"text": "a"}, {"text": "a", "standing": "admitted"}]
    assert _change(world, renderings=twice).status_code == 422


def test_an_entry_is_withdrawn_with_a_reason_and_its_chinese_is_free(world: World) -> None:
    path = f"/concepts/{IDS.approved}/withdraw"
    assert _ask(world, "translator", path, 2, reason="x").status_code == 403
    done = _ask(world, "editor", path, 2, reason="Nobody says so any more.").json()
    assert (done["status"], done["reason"]) == ("withdrawn", "Nobody says so any more.")
    segment = world.ask("reader", "GET", "/segments/3").json()
    assert "国家队" not in {one["zh"] for one in segment["concepts"].values()}
    anew = _made(world, "国家队", "state team")
    assert _ask(world, "editor", f"/concepts/{IDS.approved}/reopen", 3).status_code == 409
    assert world.ask("editor", "PATCH", f"/concepts/{IDS.approved}", headers={"If-Match": '"3"'},
                     json={"note": "x"}).status_code == 409  # fmt: skip
    done = _ask(world, "translator", f"/concepts/{anew}/withdraw", 1, reason="My mistake.")
    assert done.json()["status"] == "withdrawn"
    assert _ask(world, "editor", f"/concepts/{IDS.approved}/reopen", 3).status_code == 200


def test_an_earlier_version_is_restored_as_a_new_one(world: World) -> None:
    before = _get(world)
    fields: dict[str, Any] = {
        "zh": "国家代表队",
        "variants": [{"text": "国家隊", "form": "traditional"}],
        "renderings": [{"text": "state team", "plural": "state teams", "note": "never"}],
        "gloss": "never",
    }
    _ask(world, "editor", f"/concepts/{IDS.approved}", 2, "PATCH", **fields)
    path = f"/concepts/{IDS.approved}/restore"
    assert _ask(world, "editor", path, 3, version=9).status_code == 404
    done = _ask(world, "editor", path, 3, version=2, reason="Too rash.").json()
    same = ("zh", "variants", "renderings", "gloss", "pinyin", "status")
    assert {name: done[name] for name in same} == {name: before[name] for name in same}
    assert done["version"] == 4
    again = _ask(world, "editor", path, 4, version=3).json()
    assert again["renderings"][0]["plural"] == "state teams"
    assert again["variants"] == [{"text": "国家隊", "form": "traditional", "standing": "admitted"}]
    actions = world.ask("reader", "GET", f"/concepts/{IDS.approved}/changes").json()
    assert [one["action"] for one in actions][:3] == ["restored", "restored", "amended"]


def test_two_entries_become_one_and_the_other_leads_to_it(world: World) -> None:
    other = _made(
        world, "国家代表队", "national team", "state team", note="Sport.",
        variants=[{"text": "国队", "form": "abbreviation"}],
    )  # fmt: skip
    world.ask("translator", "POST", f"/concepts/{other}/comments", json={"text": "The same?"})
    body: dict[str, Any] = {"other": other, "other_version": 1, "reason": "One thing."}
    done = _ask(world, "editor", f"/concepts/{IDS.approved}/merge", 2, **body)
    assert done.status_code == 200, done.text
    kept = done.json()
    assert [(one["text"], one["form"]) for one in kept["variants"]] == [
        ("国家代表队", "variant"),
        ("国队", "abbreviation"),
    ]
    assert [one["text"] for one in kept["renderings"]] == ["national team", "state team"]
    assert kept["note"] == "Sport."
    gone = _get(world, other)
    assert (gone["status"], gone["merged_into"], gone["comments"]) == (
        "merged",
        IDS.approved,
        1,
    )
    history = world.ask("reader", "GET", f"/concepts/{other}/changes").json()
    assert [one["action"] for one in history] == ["merged_away", "proposed"]
    history = world.ask("reader", "GET", f"/concepts/{IDS.approved}/changes").json()
    assert (history[0]["action"], history[0]["other_id"]) == ("merged", other)
    assert _ask(world, "editor", f"/concepts/{other}/reopen", 2).status_code == 409
    assert _ask(world, "editor", f"/concepts/{other}/approve", 2).status_code == 409


def test_the_same_word_in_the_other_script_is_no_second_entry(world: World) -> None:
    body = {"zh": "國家隊", "renderings": [{"text": "state team"}]}
    refused = world.ask("translator", "POST", f"{_P}/concepts", json=body)
    assert refused.status_code == 409
    assert refused.json()["existing"]["zh"] == "国家队"
    # In its own entry it is a form like another.
    variants = [{"text": "國家隊", "form": "traditional"}]
    path = f"/concepts/{IDS.approved}"
    assert _ask(world, "editor", path, 2, "PATCH", variants=variants).status_code == 200


def test_of_two_merged_entries_one_keeps_its_preferred_rendering(world: World) -> None:
    kept, first, second = _made(world, "甲", "a"), _made(world, "乙", "b"), _made(world, "丙", "c")
    path = f"/concepts/{kept}/merge"

    def standings(body: Any) -> Any:
        assert body.status_code == 200, body.text
        return {one["text"]: (one["standing"], one["note"]) for one in body.json()["renderings"]}

    done = _ask(world, "editor", path, 1, other=first, other_version=1)
    assert standings(done) == {"a": ("preferred", ""), "b": ("admitted", "")}
    # The other's instead; of both each has to say when.
    body: dict[str, Any] = {"other": second, "other_version": 1}
    both = [{"text": "a", "note": "of goods"}, {"text": "c"}]
    for preferred, code in (
        ([{"text": "x"}], "glossary.not_of_either"),
        (both, "glossary.say_which_when"),
        ([], None),
    ):
        refused = _ask(world, "editor", path, 2, **body, preferred=preferred)
        assert refused.status_code == 422
        assert code is None or refused.json()["code"] == code
    assert _get(world, kept)["version"] == 2
    both[1]["note"] = "of services"
    done = _ask(world, "editor", path, 2, **body, preferred=both)
    assert standings(done) == {
        "a": ("preferred", "of goods"),
        "c": ("preferred", "of services"),
        "b": ("admitted", ""),
    }


def test_an_approved_entry_does_not_end_in_a_proposal(world: World) -> None:
    body: dict[str, Any] = {"other": IDS.approved, "other_version": 2}
    refused = _ask(world, "editor", f"/concepts/{IDS.proposed}/merge", 1, **body)
    assert (refused.status_code, refused.json()["code"]) == (409, "glossary.proposal_would_stay")
    assert _get(world)["status"] == "approved"


def test_a_merge_is_taken_back_whole(world: World) -> None:
    oldest = _made(world, "甲", "a")
    other = _made(world, "乙", "b", note="Of other things.")
    into: dict[str, Any] = {"other": oldest, "other_version": 1}
    _ask(world, "editor", f"/concepts/{other}/merge", 1, **into)
    before = [_get(world), _get(world, other)]
    theirs: dict[str, Any] = {"preferred": [{"text": "b"}]}
    body: dict[str, Any] = {"other": other, "other_version": 2, **theirs}
    path = f"/concepts/{IDS.approved}"
    assert _ask(world, "editor", f"{path}/merge", 2, **body).status_code == 200
    assert _get(world, oldest)["merged_into"] == IDS.approved
    assert _ask(world, "editor", f"{path}/separate", 2).status_code == 412
    done = _ask(world, "editor", f"{path}/separate", 3, reason="Not the same.")
    assert done.status_code == 200, done.text
    same = ("zh", "variants", "renderings", "note", "status", "pinyin", "merged_into")
    for was, now in zip(before, [done.json(), _get(world, other)], strict=True):
        assert {name: now[name] for name in same} == {name: was[name] for name in same}
    assert _get(world, oldest)["merged_into"] == other
    for entry, third in ((IDS.approved, other), (other, IDS.approved)):
        history = world.ask("reader", "GET", f"/concepts/{entry}/changes").json()
        assert (history[0]["action"], history[0]["other_id"]) == ("separated", third)
        assert history[0]["reason"] == "Not the same."
    refused = _ask(world, "editor", f"{path}/separate", 4)
    assert (refused.status_code, refused.json()["code"]) == (409, "glossary.not_merged_last")
    # The entry that came back can be decided as before.
    assert _ask(world, "editor", f"/concepts/{other}/approve", 4).status_code == 200


def test_a_trace_leads_on_when_its_goal_is_merged_again(world: World) -> None:
    first, second = _made(world, "甲", "a"), _made(world, "乙", "b")
    merged: dict[str, Any] = {"other": first, "other_version": 1}
    _ask(world, "editor", f"/concepts/{second}/merge", 1, **merged)
    merged = {"other": second, "other_version": 2}
    assert _ask(world, "editor", f"/concepts/{IDS.approved}/merge", 2, **merged).status_code == 200
    assert _get(world, first)["merged_into"] == IDS.approved


def test_a_merge_of_what_somebody_changed_meanwhile_is_refused_whole(world: World) -> None:
    path = f"/concepts/{IDS.approved}/merge"
    stale: dict[str, Any] = {"other": IDS.proposed, "other_version": 7}
    assert _ask(world, "editor", path, 2, **stale).status_code == 412
    itself: dict[str, Any] = {"other": IDS.approved, "other_version": 2}
    assert _ask(world, "editor", path, 2, **itself).status_code == 422
    assert _ask(world, "editor", path, 2, other=999, other_version=1).status_code == 422
    assert (_get(world)["version"], _get(world, IDS.proposed)["status"]) == (2, "proposed")


def test_comments_stand_in_their_order(world: World) -> None:
    path = f"/concepts/{IDS.approved}/comments"
    assert _ask(world, "translator", path, text=" ").status_code == 422
    for who in ("translator", "editor"):
        assert _ask(world, who, path, text=f"{who} says so").status_code == 201
    found = world.ask("reader", "GET", path).json()
    assert [(one["by"], one["text"]) for one in found] == [
        ("translator", "translator says so"),
        ("editor", "editor says so"),
    ]
    assert _get(world)["comments"] == 2


def test_one_decision_about_many_names_those_that_cannot_take_it(world: World) -> None:
    good, empty = _made(world, "独角兽", "unicorn"), _made(world, "新词")
    entries = [
        {"id": good, "version": 1},
        {"id": empty, "version": 1},
        {"id": IDS.proposed, "version": 7},
        {"id": 999, "version": 1},
    ]
    path = f"{_P}/concepts/decide"
    done = _ask(world, "editor", path, decision="approve", entries=entries).json()
    assert done["decided"] == [{"id": good, "version": 2}]
    assert [one["id"] for one in done["refused"]] == [empty, IDS.proposed, 999]
    assert "preferred" in done["refused"][0]["reason"]
    assert _get(world, good)["status"] == "approved"
    assert _get(world, empty)["version"] == 1
    assert _get(world, IDS.proposed)["version"] == 1
    history = world.ask("reader", "GET", f"/concepts/{empty}/changes").json()
    assert len(history) == 1


def test_many_are_rejected_with_one_reason_and_reopened(world: World) -> None:
    path = f"{_P}/concepts/decide"
    entries = [{"id": IDS.proposed, "version": 1}, {"id": _made(world, "甲", "a"), "version": 1}]
    assert _ask(world, "editor", path, decision="reject", entries=entries).status_code == 422
    done = _ask(world, "editor", path, decision="reject", reason="Too rare.", entries=entries)
    assert [one["version"] for one in done.json()["decided"]] == [2, 2]
    assert _get(world, IDS.proposed)["reason"] == "Too rare."
    undone = _ask(world, "editor", path, decision="reopen", entries=done.json()["decided"]).json()
    assert len(undone["decided"]) == 2
    assert _get(world, IDS.proposed)["status"] == "proposed"


def test_every_field_of_an_entry_is_kept(world: World) -> None:
    fields: dict[str, Any] = {
        "zh": "国家发展和改革委员会",
        "pinyin": "Guójiā Fāzhǎn hé Gǎigé Wěiyuánhuì",
        "kind": "organisation",
        "domain": "government",
        "definition": "The planning body.",
        "note": "Never 'the Commission' alone.",
        "print_note": "China's planning agency.",
        "gloss": "always",
        "source": "usage",
        "variants": [
            {"text": "國家發展和改革委員會", "form": "traditional", "standing": "admitted"},
            {"text": "发改委", "form": "abbreviation", "standing": "preferred"},
        ],
        "renderings": [
            {
                "text": "National Development and Reform Commission",
                "standing": "preferred",
                "note": "in full at first use",
                "abbreviation": "NDRC",
                "plural": "",
                "provenance": "official",
                "source": "https://en.ndrc.gov.cn",
                "dated": "2019-05",
            }
        ],
    }
    made = world.ask("translator", "POST", f"{_P}/concepts", json=fields).json()
    assert {name: made[name] for name in fields} == fields
    kept = world.ask("reader", "GET", f"/concepts/{made['id']}/changes").json()[0]["after"]
    assert {name: kept[name] for name in fields} == fields
