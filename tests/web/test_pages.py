"""The built front end as a browser gets it, and what other addresses answer."""

import pytest

from app.web import pages
from tests.world import API, World

NEEDS_PAGES = pytest.mark.skipif(not pages.built(), reason="the front end is not built")


def _largest_script() -> str:
    return max((pages.STATIC / "assets").glob("*.js"), key=lambda file: file.stat().st_size).name


@NEEDS_PAGES
@pytest.mark.parametrize("address", ["/", "/articles/1"])
def test_a_page_is_answered_to_get_and_to_head(world: World, address: str) -> None:
    page = world.client.get(address)
    assert page.status_code == 200
    assert "<title>" in page.text
    head = world.client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(page.content))


@NEEDS_PAGES
def test_scripts_travel_compressed_and_are_kept_for_ever(world: World) -> None:
    address = f"/assets/{_largest_script()}"
    packed = world.client.get(address, headers={"Accept-Encoding": "gzip"})
    plain = world.client.get(address, headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert int(packed.headers.get("content-length", packed.num_bytes_downloaded)) < (
        len(plain.content) / 2
    )
    for answer in (packed, plain):
        assert "immutable" in answer.headers["cache-control"]


@NEEDS_PAGES
@pytest.mark.parametrize("suffix", [".js", ".css"])
def test_who_takes_brotli_gets_what_the_build_packed(world: World, suffix: str) -> None:
    name = max((pages.STATIC / "assets").glob(f"*{suffix}"), key=lambda file: file.stat().st_size)
    sizes = {}
    for encoding in ("br, gzip", "gzip", "gzip, br;q=0"):
        with world.client.stream(
            "GET", f"/assets/{name.name}", headers={"Accept-Encoding": encoding}
        ) as answer:
            sizes[answer.headers["content-encoding"]] = len(b"".join(answer.iter_raw()))
            assert answer.headers["content-type"].startswith(("text/javascript", "text/css"))
            assert answer.headers["vary"] == "Accept-Encoding"
            assert "immutable" in answer.headers["cache-control"]
    assert set(sizes) == {"br", "gzip"}
    assert sizes["br"] < sizes["gzip"]


def test_a_script_that_is_not_there_is_a_problem_and_no_page(world: World) -> None:
    answer = world.client.get("/assets/gone.js")
    assert answer.status_code == 404
    assert answer.json()["detail"] == "There is nothing at this address."


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("POST", "/articles/1", 405),
        ("DELETE", f"{API}/health", 405),
        ("GET", f"{API}/nothing", 404),
    ],
)
def test_what_the_framework_refuses_is_said_in_our_words(
    world: World, method: str, address: str, status: int
) -> None:
    answer = world.client.request(method, address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] in {
        "This address cannot be asked in this way.",
        "There is nothing at this address.",
    }
