"""The formats that the API offers are those that can be written."""

from typing import get_args

from app import formats
from app.articles.routes import ExportFormat
from app.projects.schemas import FrontField, HouseStyleId
from tests.world import IDS, World


def test_the_api_offers_every_format_that_can_be_written() -> None:
    assert list(get_args(ExportFormat)) == list(formats.writable())
    assert list(get_args(HouseStyleId)) == [*formats.house_styles(), "own"]
    assert set(get_args(FrontField)) == set(formats.FIELDS)


def test_a_table_of_pairs_is_imported_and_goes_out_as_a_memory(world: World) -> None:
    table = "Chinese,English\n云从科技获融资。,CloudWalk raised money.\n它是纯内资企业。,\n"
    given = {"source": ("pairs.csv", table.encode())}
    path = f"/projects/{IDS.project}/articles"
    made = world.ask("translator", "POST", path, files=given).json()
    page = world.ask("reader", "GET", f"/articles/{made['id']}/segments").json()
    assert [(s["source"], s["target"]) for s in page["segments"]] == [
        ("云从科技获融资。", "CloudWalk raised money."),
        ("它是纯内资企业。", ""),
    ]
    asked = f"/articles/{made['id']}/export?format=tmx&draft=true"
    answer = world.ask("reader", "GET", asked)
    assert answer.headers["content-type"] == "application/x-tmx+xml"
    assert "CloudWalk raised money." in answer.text
    assert "纯内资" not in answer.text
