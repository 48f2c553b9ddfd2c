"""An export with glosses by policy and an appendix of terms."""

from typer.testing import CliRunner

from app.cli.main import cli
from tests.world import IDS, World

TABLE = (
    "Chinese,English\n它有国家队。,It has a national team here.\n国家队。,National team (国家队).\n"
)


def _article(world: World) -> int:
    """An article of two segments with a term that the house has approved."""
    given = {"source": ("pairs.csv", TABLE.encode())}
    answer = world.ask("translator", "POST", f"/projects/{IDS.project}/articles", files=given)
    return int(answer.json()["id"])


def test_an_export_follows_the_policy_only_if_it_is_asked_to(world: World) -> None:
    article = _article(world)
    path = f"/articles/{article}/export"
    as_written = world.ask("reader", "GET", f"{path}?format=md&draft=true").text
    assert "a national team here" in as_written
    asked = f"{path}?format=md&draft=true&glosses=by-policy&terms=true"
    text = world.ask("reader", "GET", asked).text
    assert "It has a national team (国家队) here." in text
    assert "\n\nNational team." in text
    assert "| 国家队 |" in text
    beside = world.ask("reader", "GET", f"{asked}&layout=side-by-side").text
    assert "(国家队)" not in beside
    stored = world.ask("reader", "GET", f"/articles/{article}/segments").json()["segments"]
    assert stored[1]["target"] == "National team (国家队)."


def test_each_change_is_listed(world: World) -> None:
    article = _article(world)
    found = world.ask("reader", "GET", f"/articles/{article}/export/changes").json()["changes"]
    assert [(one["number"], one["action"], one["reason"]) for one in found] == [
        (1, "added", "first_use"),
        (2, "removed", "repeated"),
    ]
    words = ["export", str(article), "--format", "md", "--draft", "--report", "-o", "-"]
    said = CliRunner().invoke(cli, [*words, "--glosses", "by-policy"])
    assert "The gloss policy changes 2 glosses:" in said.stderr
    assert "1: “国家队” added after “national team”: it is the first use." in said.stderr
