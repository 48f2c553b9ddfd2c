"""An article's segments in stretches, with terms marked."""

from tests.world import IDS, SOURCES, World


def test_pages_join_to_the_whole_article(world: World) -> None:
    whole = world.ask("reader", "GET", f"/articles/{IDS.article}/segments").json()
    assert whole["next"] is None
    assert [s["source"] for s in whole["segments"]] == [source for _, source, *_ in SOURCES]
    joined, after = [], ""
    while after is not None:
        suffix = f"&after={after}" if after else ""
        page = world.ask("reader", "GET", f"/articles/{IDS.article}/segments?limit=1{suffix}")
        joined += page.json()["segments"]
        after = page.json()["next"]
    assert joined == whole["segments"]
    assert [s["number"] for s in joined] == [1, 2, 3, 4]
    assert all(s["first_in_paragraph"] for s in joined)


def test_terms_are_marked_with_offsets_into_the_source(world: World) -> None:
    page = world.ask("reader", "GET", f"/articles/{IDS.article}/segments").json()
    segment = page["segments"][2]
    (term,) = segment["terms"]
    assert segment["source"][term["start"] : term["end"]] == "国家队"
    assert term["sure"] is True
    concept = page["concepts"][str(term["concept_id"])]
    assert concept["status"] == "approved"
    (rendering,) = concept["renderings"]
    assert (rendering["text"], rendering["standing"]) == ("national team", "preferred")
    assert {"note", "source"} <= concept.keys() & rendering.keys()


def test_one_segment_is_shown_as_in_its_page(world: World) -> None:
    page = world.ask("reader", "GET", f"/articles/{IDS.article}/segments").json()
    for shown in page["segments"]:
        alone = world.ask("reader", "GET", f"/segments/{shown['id']}").json()
        assert {name: alone[name] for name in shown} == shown


def test_a_broken_cursor_is_refused(world: World) -> None:
    answer = world.ask("reader", "GET", f"/articles/{IDS.article}/segments?after=x")
    assert answer.status_code == 422
