"""Members and invitations."""

from datetime import timedelta

import time_machine

from app.database import now
from tests.world import IDS, World

_P = f"/projects/{IDS.project}"
_NEW = {"name": "Guest", "email": "guest@example.org", "password": "a long enough one"}


def _invite(world: World, role: str = "translator") -> str:
    answer = world.ask("editor", "POST", f"{_P}/invitations", json={"role": role})
    assert answer.status_code == 201
    return str(answer.json()["url"]).rsplit("/", 1)[-1]


def test_an_invitation_makes_a_new_person_a_member(world: World) -> None:
    token = _invite(world)
    page = world.ask(None, "GET", f"/invitations/{token}").json()
    assert (page["project_name"], page["role"], page["invited_by"]) == (
        "ChinAI",
        "translator",
        "editor",
    )
    joined = world.ask(None, "POST", f"/invitations/{token}", json=_NEW)
    assert joined.status_code == 201
    assert world.ask(None, "GET", _P).json()["role"] == "translator"
    world.client.cookies.clear()
    assert world.ask(None, "POST", f"/invitations/{token}", json=_NEW).status_code == 404


def test_somebody_signed_in_joins_with_the_same_account(world: World) -> None:
    token = _invite(world, "reader")
    assert world.ask("outsider", "POST", f"/invitations/{token}", json={}).status_code == 201
    assert world.ask("outsider", "GET", _P).json()["role"] == "reader"


def test_an_invitation_never_takes_a_role_away(world: World) -> None:
    token = _invite(world, "reader")
    world.ask("editor", "POST", f"/invitations/{token}", json={})
    assert world.ask("editor", "GET", _P).json()["role"] == "editor"


def test_an_invitation_needs_name_address_and_password(world: World) -> None:
    token = _invite(world)
    assert world.ask(None, "POST", f"/invitations/{token}", json={}).status_code == 422
    assert world.ask(None, "GET", f"/invitations/{token}").status_code == 200


def test_an_invitation_can_be_withdrawn_and_grows_old(world: World) -> None:
    token = _invite(world)
    listed = world.ask("editor", "GET", f"{_P}/invitations").json()
    world.ask("editor", "DELETE", f"{_P}/invitations/{listed[0]['id']}")
    assert world.ask(None, "GET", f"/invitations/{token}").status_code == 404
    other = _invite(world)
    with time_machine.travel(now() + timedelta(days=15), tick=False):
        assert world.ask(None, "GET", f"/invitations/{other}").status_code == 404


def test_an_editor_cannot_find_people_by_trying_numbers(world: World) -> None:
    answer = world.ask("editor", "PUT", f"{_P}/members/5", json={"role": "reader"})
    assert answer.status_code == 404
    added = world.ask("administrator", "PUT", f"{_P}/members/5", json={"role": "reader"})
    assert added.json()["name"] == "outsider"


def test_who_is_taken_out_sees_nothing_and_stays_named(world: World) -> None:
    world.save("translator", IDS.segment, 1, "Mine.")
    assert world.ask("editor", "DELETE", f"{_P}/members/3").status_code == 204
    assert world.ask("translator", "GET", _P).status_code == 404
    shown = world.ask("reader", "GET", f"/segments/{IDS.segment}").json()
    assert shown["changed_by"] == "translator"


def test_who_is_taken_out_leaves_no_invitation_behind(world: World) -> None:
    world.ask("administrator", "PUT", f"{_P}/members/5", json={"role": "editor"})
    theirs = world.ask("outsider", "POST", f"{_P}/invitations", json={"role": "reader"}).json()
    wanted = {"role": "reader", "email": "outsider@example.org"}
    meant_for_them = world.ask("editor", "POST", f"{_P}/invitations", json=wanted).json()
    other = _invite(world)
    assert world.ask("editor", "DELETE", f"{_P}/members/5").status_code == 204
    for made in (theirs, meant_for_them):
        token = made["url"].rsplit("/", 1)[-1]
        assert world.ask(None, "GET", f"/invitations/{token}").status_code == 404
    assert world.ask(None, "GET", f"/invitations/{other}").status_code == 200


def test_people_see_their_own_projects(world: World) -> None:
    def names(who: str) -> list[str]:
        return [project["name"] for project in world.ask(who, "GET", "/projects").json()]

    assert names("reader") == ["ChinAI"]
    assert names("outsider") == []
    assert names("administrator") == ["Another publication", "ChinAI", "Shared terms"]


def test_two_projects_cannot_have_one_name(world: World) -> None:
    answer = world.ask("administrator", "POST", "/projects", json={"name": "ChinAI"})
    assert answer.status_code == 409
