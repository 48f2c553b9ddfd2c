"""The front matter of an article, from the form to the finished document."""

from tests.world import IDS, World

_A = f"/articles/{IDS.article}"
SAID = {
    "archived_url": "https://archive.example/1",
    "rate": "U.S. $1 ≈ 7.1 RMB, as of May 18, 2020.",
    "preface": "A plan of 2020, which has since been carried out.",
    "reuse": "With credit to the translator.",
    "citation": "Wu Xin, “The National Team”.",
}


def test_every_field_is_kept_and_printed(world: World) -> None:
    version = world.ask("translator", "GET", _A).json()["version"]
    changed = world.ask("translator", "PATCH", _A, json=SAID, headers={"If-Match": f'"{version}"'})
    assert changed.status_code == 200, changed.text
    assert {name: changed.json()[name] for name in SAID} == SAID
    for house in ("standard", "academic", "cset"):
        page = world.ask("reader", "GET", f"{_A}/export?format=md&draft=true&house={house}").text
        for value in SAID.values():
            assert value in page, house


def test_an_archived_address_is_an_address(world: World) -> None:
    answer = world.ask(
        "translator",
        "PATCH",
        _A,
        json={"archived_url": "javascript:1"},
        headers={"If-Match": '"1"'},
    )
    assert answer.status_code == 422


def test_an_import_keeps_what_its_form_says(world: World) -> None:
    made = world.ask(
        "translator",
        "POST",
        f"/projects/{IDS.project}/articles",
        data={"text": "第一段。", **SAID},
    ).json()
    assert {name: made[name] for name in SAID} == SAID


def test_a_document_in_the_words_of_a_house_comes_back_to_it(world: World) -> None:
    path = f"/projects/{IDS.project}"
    own = {"lines": [{"field": "translator", "label": "Into English"}], "title": "OURS: {title}"}
    headers = {"If-Match": '"1"'}
    changed = world.ask("editor", "PATCH", f"{path}/style", json={"front": own}, headers=headers)
    assert changed.status_code == 200, changed.text
    page = "# OURS: The Team\n\n**Into English:** Li Ming\n\nNight fell.\n"
    read = world.ask(
        "translator", "POST", f"{path}/articles/preview", files={"source": ("a.md", page.encode())}
    ).json()
    assert read["front"]["translator"] == "Li Ming"
    texts = [segment["source"] for one in read["paragraphs"] for segment in one["segments"]]
    assert texts == ["The Team", "Night fell."]
    page = "# OURS: 队\n\n**Into English:** Li Ming\n\n天黑了。\n"
    shown = world.ask(
        "translator", "POST", f"{_A}/correction/preview", files={"source": ("a.md", page.encode())}
    ).json()
    sources = [step["new_source"] for step in shown["steps"] if step["new_source"]]
    assert sources == ["队", "天黑了。"], "a corrected source knows its labels, too"
