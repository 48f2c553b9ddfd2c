"""The house style of a publication: who sees it, who changes it, and what it does to a document."""

from typing import Any

import pytest
from typer.testing import CliRunner

from app.cli.main import cli
from tests.world import IDS, World

_S = f"/projects/{IDS.project}/style"
_DEFAULTS = {
    "gloss_brackets": "round",
    "dates": "July 27, 2021",
    "gloss_policy": "first_use",
    "guide": "",
    "house": "standard",
    "export_glosses": "as-written",
    "front": None,
    "version": 1,
}


def _change(world: World, base: int, **wanted: Any) -> Any:
    headers = {"If-Match": f'"{base}"'}
    return world.ask("editor", "PATCH", _S, headers=headers, json=wanted)


def test_a_new_project_has_a_style(world: World) -> None:
    answer = world.ask("reader", "GET", _S)
    assert answer.json() == _DEFAULTS
    assert answer.headers["etag"] == '"1"'


def test_what_is_left_out_of_a_change_stays(world: World) -> None:
    assert _change(world, 1, gloss_brackets="square", guide="CCP, never CPC.").status_code == 200
    changed = _change(world, 2, dates="27 July 2021")
    assert changed.headers["etag"] == '"3"'
    assert world.ask("reader", "GET", _S).json() == {
        **_DEFAULTS,
        "gloss_brackets": "square",
        "dates": "27 July 2021",
        "guide": "CCP, never CPC.",
        "version": 3,
    }


def test_of_two_changes_of_one_version_the_second_sees_the_first(world: World) -> None:
    _change(world, 1, guide="First.")
    late = _change(world, 1, guide="Second.")
    assert late.status_code == 412
    assert late.json()["current"]["guide"] == "First."
    assert world.ask("editor", "PATCH", _S, json={"guide": "x"}).status_code == 428


@pytest.mark.parametrize(
    "wanted",
    [
        {"gloss_brackets": "curly"},
        {"dates": "7/27/2021"},
        {"gloss_policy": "sometimes"},
        {"guide": "x" * 20_001},
        {"guide": "a\x00b"},
        {"house": "gothic"},
        {"house": "own"},
        {"front": {"title": "no place for it", "lines": []}},
        {"front": {"lines": [{"field": "weather", "label": "Weather"}]}},
        {"front": {"lines": [{"field": "author", "label": " "}]}},
        {"front": {"lines": [{"field": "author", "label": x} for x in ("By", "Author")]}},
        {"front": {"lines": [], "citation": ["{author} and {editor}"]}},
        {"front": {"lines": [], "citation": ["{weather}"]}},
    ],
)
def test_a_style_that_nobody_knows_is_refused(world: World, wanted: dict[str, str]) -> None:
    assert _change(world, 1, **wanted).status_code == 422
    assert world.ask("reader", "GET", _S).json() == _DEFAULTS


@pytest.mark.parametrize(
    ("dates", "printed"),
    [
        ("July 27, 2021", "May 18, 2020"),
        ("27 July 2021", "18 May 2020"),
        ("2021-07-27", "2020-05-18"),
    ],
)
def test_a_document_prints_dates_as_the_house_does(world: World, dates: str, printed: str) -> None:
    _change(world, 1, dates=dates)
    article = f"/articles/{IDS.article}"
    headers = {"If-Match": '"1"'}
    world.ask("editor", "PATCH", article, headers=headers, json={"source_date": "2020-05-18"})
    for format_ in ("md", "html"):
        text = world.ask("reader", "GET", f"{article}/export?format={format_}&draft=true").text
        assert printed in text


def test_the_command_line_prints_and_changes_a_style(world: World) -> None:
    words = ["projects", "style", "ChinAI"]
    assert "gloss_policy\tfirst_use" in CliRunner().invoke(cli, words).stdout
    done = CliRunner().invoke(cli, [*words, "--dates", "2021-07-27", "--gloss-policy", "never"])
    assert done.exit_code == 0
    assert "dates\t2021-07-27" in done.stdout
    told = world.ask("reader", "GET", _S).json()
    assert (told["gloss_policy"], told["gloss_brackets"], told["version"]) == ("never", "round", 2)


def test_the_command_line_lists_the_projects(world: World) -> None:
    assert world
    listed = CliRunner().invoke(cli, ["projects", "list"]).stdout
    assert listed == "2\tAnother publication\n1\tChinAI\n3\tShared terms\n"


_OWN = {
    "title": "Reading China: {title}",
    "lines": [
        {"field": "translator", "label": "Englished by"},
        {"field": "author", "label": "From the Chinese of"},
    ],
    "reuse": "Share it.",
    "citation": ["{author}, ", "“{title}.”"],
}
_EXPORT = f"/articles/{IDS.article}/export?format=md&draft=true"


def _describe(world: World) -> None:
    """Front matter for the furnished article."""
    given = {"author": "Wu Xin", "translator": "Mei", "outlet": "Synced"}
    path, headers = f"/articles/{IDS.article}", {"If-Match": '"1"'}
    assert world.ask("translator", "PATCH", path, headers=headers, json=given).status_code == 200


def test_a_house_prints_its_own_front_matter_in_its_own_order_and_words(world: World) -> None:
    _describe(world)
    refused = world.ask("reader", "GET", f"{_EXPORT}&house=own")
    assert refused.status_code == 422
    assert "front matter of its own" in refused.json()["detail"]
    assert _change(world, 1, front=_OWN).status_code == 200
    before = world.ask("reader", "GET", _EXPORT).text
    assert "Englished by" not in before
    own = world.ask("reader", "GET", f"{_EXPORT}&house=own").text
    assert _change(world, 2, house="own").status_code == 200
    assert world.ask("reader", "GET", _EXPORT).text == own
    assert "# Reading China: CloudWalk Raises RMB 1.8 Billion" in own
    first, second = own.index("Englished by"), own.index("From the Chinese of")
    assert first < second
    # What it does not list is not printed, not even a citation.
    assert "Synced" not in own
    assert "Share it." not in own


def test_a_house_can_begin_with_each_shipped_style(world: World) -> None:
    _describe(world)
    for base, shipped in enumerate(world.ask("reader", "GET", "/house-styles").json(), start=1):
        assert _change(world, base, front=shipped["front"]).status_code == 200
        theirs = world.ask("reader", "GET", f"{_EXPORT}&house={shipped['id']}").text
        assert world.ask("reader", "GET", f"{_EXPORT}&house=own").text == theirs


def test_a_house_can_have_its_gloss_policy_applied_to_every_export(world: World) -> None:
    # The term of the furnished glossary, without its gloss.
    policy = world.ask("reader", "GET", f"{_EXPORT}&glosses=by-policy").text
    assert "(国家队)" in policy
    assert "(国家队)" not in world.ask("reader", "GET", _EXPORT).text
    assert _change(world, 1, export_glosses="by-policy").status_code == 200
    assert world.ask("reader", "GET", _EXPORT).text == policy
    as_written = world.ask("reader", "GET", f"{_EXPORT}&glosses=as-written").text
    assert "(国家队)" not in as_written
