"""Signing in and out, by password, link and token."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import time_machine

from app.accounts import service
from app.accounts.identity import COOKIE
from app.accounts.models import FailedSignIn
from app.database import now, transaction
from tests.world import World

PASSWORD = "a mouse in the bellows"


def _set_password(world: World, who: str) -> None:
    answer = world.ask(who, "PUT", "/me/password", json={"new": PASSWORD})
    assert answer.status_code == 204


def _sign_in(world: World, who: str, password: str = PASSWORD) -> int:
    body = {"email": f"{who}@example.org", "password": password}
    return int(world.ask(None, "POST", "/session", json=body).status_code)


def test_a_password_signs_in_and_the_cookie_is_kept_from_scripts(world: World) -> None:
    _set_password(world, "translator")
    body = {"email": "Translator@Example.org", "password": PASSWORD}
    answer = world.ask(None, "POST", "/session", json=body)
    assert answer.status_code == 200
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "samesite=lax" in answer.headers["set-cookie"].lower()
    assert world.ask(None, "GET", "/session").json()["name"] == "translator"


def test_signing_out_forgets_the_browser(world: World) -> None:
    _set_password(world, "translator")
    _sign_in(world, "translator")
    cookie = world.client.cookies[COOKIE]
    assert world.ask(None, "DELETE", "/session").status_code == 204
    world.client.cookies.set(COOKIE, cookie)
    assert world.ask(None, "GET", "/session").status_code == 401


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(world: World) -> None:
    _set_password(world, "translator")
    known = world.ask(
        None, "POST", "/session", json={"email": "translator@example.org", "password": "x"}
    )
    unknown = world.ask(
        None, "POST", "/session", json={"email": "nobody@example.org", "password": "x"}
    )
    assert known.status_code == unknown.status_code == 401
    assert known.json()["detail"] == unknown.json()["detail"]


def test_guessing_is_slowed_down_and_ends(world: World) -> None:
    _set_password(world, "translator")
    with time_machine.travel(now(), tick=False) as clock:
        assert [_sign_in(world, "translator", "wrong") for _ in range(10)] == [401] * 10
        assert _sign_in(world, "translator") == 429
        assert _sign_in(world, "editor", "wrong") == 401
        clock.shift(timedelta(minutes=16))
        assert _sign_in(world, "translator") == 200


def test_guesses_made_at_once_do_not_outrun_the_limit(world: World) -> None:
    _set_password(world, "translator")
    with ThreadPoolExecutor(30) as guessers:
        answers = list(guessers.map(lambda _: _sign_in(world, "translator", "wrong"), range(30)))
    assert sorted(answers) == [401] * 10 + [429] * 20


def test_a_right_password_is_no_guess(world: World) -> None:
    _set_password(world, "translator")
    assert [_sign_in(world, "translator") for _ in range(11)] == [200] * 11


def test_the_current_password_cannot_be_guessed_either(world: World) -> None:
    _set_password(world, "translator")
    guess = {"current": "not it, I am afraid", "new": "another long password"}
    for _ in range(10):
        assert world.ask("translator", "PUT", "/me/password", json=guess).status_code == 403
    right = {"current": PASSWORD, "new": "another long password"}
    assert world.ask("translator", "PUT", "/me/password", json=right).status_code == 429


def test_old_guesses_are_forgotten(world: World) -> None:
    with time_machine.travel(now(), tick=False) as clock:
        _sign_in(world, "translator", "wrong")
        clock.shift(timedelta(minutes=16))
        _sign_in(world, "editor", "wrong")
    with transaction(writes=False) as session:
        assert session.query(FailedSignIn).count() == 1


def test_a_new_password_puts_unused_links_out_of_force(world: World) -> None:
    with transaction() as session:
        token, _ = service.new_link(session, 3)
    _set_password(world, "translator")
    assert world.ask(None, "POST", "/session/link", json={"token": token}).status_code == 401


def test_an_address_that_grows_when_lower_cased_is_measured_afterwards(world: World) -> None:
    grows = "İ" * 308 + "@example.org"
    assert len(grows) <= 320 < len(grows.lower())
    answer = world.ask("translator", "PATCH", "/me", json={"email": grows})
    assert answer.status_code == 422


def test_a_link_signs_in_once(world: World) -> None:
    with transaction() as session:
        token, _ = service.new_link(session, 3)
    answer = world.ask(None, "POST", "/session/link", json={"token": token})
    assert answer.json()["name"] == "translator"
    again = world.ask(None, "POST", "/session/link", json={"token": token})
    assert again.status_code == 401


def test_a_link_is_of_no_use_after_a_quarter_of_an_hour(world: World) -> None:
    with transaction() as session:
        token, expires = service.new_link(session, 3)
    with time_machine.travel(expires + timedelta(seconds=1), tick=False):
        assert world.ask(None, "POST", "/session/link", json={"token": token}).status_code == 401


def test_somebody_switched_off_is_out_at_once(world: World) -> None:
    assert world.ask("translator", "GET", "/session").status_code == 200
    changed = world.ask("administrator", "PATCH", "/people/3", json={"active": False})
    assert changed.json()["active"] is False
    assert world.ask("translator", "GET", "/session").status_code == 401


def test_the_last_administrator_stays(world: World) -> None:
    for change in ({"active": False}, {"is_administrator": False}):
        assert world.ask("administrator", "PATCH", "/people/1", json=change).status_code == 409
    assert (
        world.ask("administrator", "PATCH", "/people/2", json={"is_administrator": True}).json()[
            "is_administrator"
        ]
        is True
    )
    assert world.ask("administrator", "PATCH", "/people/1", json={"active": False}).is_success


def test_a_token_is_shown_once_works_and_can_be_revoked(world: World) -> None:
    made = world.ask("translator", "POST", "/me/tokens", json={"name": "script"}).json()
    assert made["token"].startswith("dz_")
    listed = world.ask("translator", "GET", "/me/tokens").json()
    assert {t["name"] for t in listed} == {"tests", "script"}
    assert all("token" not in t for t in listed)
    headers = {"Authorization": f"Bearer {made['token']}"}
    assert world.ask(None, "GET", "/session", headers=headers).json()["name"] == "translator"
    assert world.ask("translator", "DELETE", f"/me/tokens/{made['id']}").status_code == 204
    assert world.ask(None, "GET", "/session", headers=headers).status_code == 401
    assert world.ask("editor", "DELETE", "/me/tokens/1").status_code == 404


def test_a_changed_password_signs_out_the_other_browsers(world: World) -> None:
    _set_password(world, "translator")
    _sign_in(world, "translator")
    other = world.client.cookies[COOKIE]
    world.client.cookies.clear()
    _sign_in(world, "translator")
    change = {"current": PASSWORD, "new": "风箱里的老鼠，两边受气"}
    assert world.ask(None, "PUT", "/me/password", json=change).status_code == 204
    assert world.ask(None, "GET", "/session").status_code == 200
    world.client.cookies.clear()
    world.client.cookies.set(COOKIE, other)
    assert world.ask(None, "GET", "/session").status_code == 401


def test_a_password_is_changed_only_by_who_knows_it(world: World) -> None:
    _set_password(world, "translator")
    change = {"current": "not it, I am afraid", "new": "another long password"}
    assert world.ask("translator", "PUT", "/me/password", json=change).status_code == 403
    assert world.ask("translator", "PUT", "/me/password", json={"new": "short"}).status_code == 422


def test_an_address_belongs_to_one_person(world: World) -> None:
    answer = world.ask("translator", "PATCH", "/me", json={"email": "EDITOR@example.org"})
    assert answer.status_code == 409
