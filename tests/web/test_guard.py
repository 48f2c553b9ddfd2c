"""What every request passes."""

import pytest
from fastapi.testclient import TestClient

from app.web.application import create_app
from tests.world import API, World


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 204),
        ({"Sec-Fetch-Site": "same-origin"}, 204),
        ({"Sec-Fetch-Site": "none"}, 204),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://127.0.0.1"}, 204),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_a_page_of_another_site_changes_nothing(
    world: World, headers: dict[str, str], status: int
) -> None:
    assert world.ask(None, "DELETE", "/session", headers=headers).status_code == status


def test_a_program_with_a_token_may_come_from_anywhere(world: World) -> None:
    answer = world.ask(
        "translator", "PATCH", "/me", headers={"Origin": "https://x.example"}, json={}
    )
    assert answer.status_code == 200


@pytest.mark.parametrize("scheme", ["Basic eDp5", "Bearer", "Digest"])
def test_only_a_token_takes_the_place_of_the_cross_site_check(world: World, scheme: str) -> None:
    headers = {"Authorization": scheme, "Origin": "https://evil.example"}
    assert world.ask(None, "DELETE", "/session", headers=headers).status_code == 403


def test_a_workbench_for_one_machine_answers_to_no_other_name(database_url: str) -> None:
    assert database_url
    with TestClient(create_app(loopback_only=True)) as client:
        for host, status in (
            ("127.0.0.1:8000", 200),
            ("localhost:8000", 200),
            ("[::1]:8000", 200),
            ("evil.example", 403),
            ("127.0.0.1.evil.example", 403),
        ):
            answer = client.get(f"{API}/health", headers={"Host": host})
            assert answer.status_code == status, host


def test_answers_carry_the_headers_that_keep_pages_safe(world: World) -> None:
    answer = world.ask(None, "GET", "/health")
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


def test_an_unknown_address_of_the_api_is_a_problem(world: World) -> None:
    for method, path in (("GET", "/nothing"), ("POST", "/nothing"), ("DELETE", "/health")):
        answer = world.ask(None, method, path)
        assert answer.status_code in (404, 405)
        assert answer.headers["content-type"] == "application/problem+json"


def test_the_frameworks_own_words_are_ours(world: World) -> None:
    answer = world.ask(None, "DELETE", "/health")
    assert answer.status_code == 405
    assert answer.json()["detail"] == "This address cannot be asked in this way."
    assert "GET" in answer.headers["allow"]


def test_a_broken_body_is_a_problem(world: World) -> None:
    for content in (b"{", b"[]", b"\xff\xfe", b'"text"', b"null"):
        answer = world.ask(
            "translator",
            "POST",
            "/projects/1/concepts",
            content=content,
            headers={"Content-Type": "application/json"},
        )
        assert 400 <= answer.status_code < 500
        assert answer.headers["content-type"] == "application/problem+json"
