"""Light marks in the segments of an article: found through, kept, and written as they mean."""

from typing import Any

import pytest

from tests.world import IDS, World

_P = f"/projects/{IDS.project}"
SOURCE = "云从**科技**是*纯内资*企业[^1]。\n\n[^1]: 没有外资。\n"


def _made(world: World, text: str = SOURCE, **data: str) -> dict[str, Any]:
    files = {"source": ("a.md", text.encode(), "text/markdown")}
    made = world.ask("translator", "POST", f"{_P}/articles", files=files, data=data)
    assert made.status_code == 201, made.text
    return dict(made.json())


def _segments(world: World, article: int) -> list[dict[str, Any]]:
    return list(world.ask("reader", "GET", f"/articles/{article}/segments").json()["segments"])


def test_a_footnote_of_a_source_is_a_paragraph_with_its_label(world: World) -> None:
    article = _made(world)
    assert [(s["kind"], s["label"], s["source"]) for s in _segments(world, article["id"])] == [
        ("paragraph", "", "云从**科技**是*纯内资*企业[^1]。"),
        ("note", "1", "没有外资。"),
    ]
    assert article["progress"]["characters"] == len("云从科技是纯内资企业。没有外资。")


def test_terms_and_words_are_found_through_marks(world: World) -> None:
    segment = _segments(world, _made(world)["id"])[0]
    words = world.ask("reader", "GET", f"/segments/{segment['id']}/words").json()["words"]
    said = {word["text"]: segment["source"][word["start"] : word["end"]] for word in words}
    assert said["企业"] == "企业"
    assert all(text == written.replace("*", "") for text, written in said.items())


def test_sentences_are_cut_with_their_own_marks(world: World) -> None:
    article = _made(world, "**第一句。第二句。**\n", segmentation="sentence")
    sources = [segment["source"] for segment in _segments(world, article["id"])]
    assert sources == ["**第一句。**", "**第二句。**"]
    text = world.ask(
        "reader", "GET", f"/articles/{article['id']}/export?format=md&draft=true&layout=appendix"
    ).text
    assert "**第一句。第二句。**" in text


@pytest.mark.parametrize("format_", ["docx", "html", "md", "epub", "pdf", "xliff", "tmx", "csv"])
def test_an_article_with_marks_goes_out_in_every_format(world: World, format_: str) -> None:
    article = _made(world)
    address = f"/articles/{article['id']}/export?format={format_}&draft=true"
    assert world.ask("reader", "GET", address).status_code == 200


def test_pasted_asterisks_are_asterisks(world: World) -> None:
    made = world.ask("translator", "POST", f"{_P}/articles", data={"text": "张*、李*两人。"})
    (segment,) = _segments(world, made.json()["id"])
    assert segment["source"] == "张\\*、李\\*两人。"
