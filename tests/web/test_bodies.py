"""How much a request may carry, and who may send a large file."""

from typing import Any

import anyio
import pytest

from app.accounts.identity import COOKIE
from app.web.application import create_app
from app.web.bodies import LARGEST_BODY, largest
from tests.world import API, IDS, World, token


@pytest.mark.parametrize(
    ("path", "size"),
    [
        ("/projects/1/glossary", 161_000_000),
        ("/projects/1/articles", 42_000_000),
        ("/projects/1/concepts", 1_100_000),
        ("/session", 1_100_000),
    ],
)
def test_a_body_beyond_the_bound_of_its_route_is_refused(
    world: World, path: str, size: int
) -> None:
    answer = world.ask("editor", "POST", path, content=b"x" * size)
    assert answer.status_code == 413
    assert "larger than the workbench takes" in answer.json()["detail"]


def test_every_route_that_takes_a_form_asks_who_is_there_before_it_reads() -> None:
    paths = create_app().openapi()["paths"]
    forms = {
        path
        for path, methods in paths.items()
        for method in methods.values()
        if "multipart/form-data" in method.get("requestBody", {}).get("content", {})
    }
    assert forms == {path for path in paths if largest("POST", path) > LARGEST_BODY}
    assert len(forms) == 10


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"cookie": f"{COOKIE}=made-up"}, 401),
        ({"authorization": "Bearer made-up"}, 401),
        ({"authorization": f"Bearer {token('translator')}"}, 422),
    ],
)
@pytest.mark.parametrize("path", ["articles", "articles/preview"])
def test_a_strangers_file_is_not_read(
    database_url: str, path: str, headers: dict[str, str], status: int
) -> None:
    assert database_url
    sent, read = anyio.run(_post, f"{API}/projects/{IDS.project}/{path}", headers)
    assert sent[0]["status"] == status
    assert read == (status == 422)


async def _post(path: str, headers: dict[str, str]) -> tuple[list[Any], bool]:
    """What the application answers, and whether it read the body."""
    sent: list[Any] = []
    read = False

    async def receive() -> dict[str, Any]:
        nonlocal read
        read = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    given = {"host": "127.0.0.1", "content-type": "multipart/form-data; boundary=x", **headers}
    scope = {
        "type": "http",
        "method": "POST",
        "scheme": "http",
        "server": ("127.0.0.1", 80),
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    await create_app()(scope, receive, send)
    return sent, read


def test_a_body_of_unknown_length_is_counted_as_it_comes(world: World) -> None:
    headers = {"Content-Type": "application/json"}
    chunks = (b" " * 100_000 for _ in range(11))
    answer = world.ask(
        "translator", "POST", "/projects/1/concepts", content=chunks, headers=headers
    )
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_long_text_can_be_pasted_and_one_too_long_is_told_so(world: World) -> None:
    path = f"/projects/{IDS.project}/articles/preview"
    form = {"segmentation": "paragraph", "text": "国家队。\n\n" * 60_000}
    long = world.ask("translator", "POST", path, files={}, data=form)
    assert long.status_code == 200
    assert long.json()["paragraph_count"] == 60_000
    both = {"source": ("", b""), "text": (None, "国" * 5_000_001)}
    refused = world.ask("translator", "POST", path, files=both)
    assert refused.status_code in (413, 422)
    assert "5,000,000" in refused.text or "15 MB" in refused.text
