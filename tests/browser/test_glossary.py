"""The glossary in the browser: proposed, decided, changed, merged, imported, made consistent."""

import csv
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import barriers
from tests.browser.conftest import OpenWindow
from tests.browser.workbench import PROJECT, Person, Workbench

_GLOSSARY = f"/projects/{PROJECT}/glossary"
_TERMS = (("真金白银", "real money"), ("科技媒体", "technology outlet"), ("营业执照", "licence"))


def _propose(who: Person, zh: str, en: str) -> int:
    body = {"zh": zh, "renderings": [{"text": en, "standing": "preferred"}]}
    return int(who.post(f"/projects/{PROJECT}/concepts", body)["id"])


def _entry(host: Person, concept: int) -> Any:
    return host.get(f"/concepts/{concept}")


def _option(page: Page, zh: str) -> Locator:
    return page.get_by_role("option", name=zh)


def _says(page: Page, text: str) -> None:
    expect(page.get_by_role("status").filter(has_text=text).first).to_be_visible()


@pytest.fixture(scope="module")
def proposals(lin: Person) -> list[int]:
    """What a translator has proposed."""
    return [_propose(lin, zh, en) for zh, en in _TERMS]


def test_an_editor_decides_the_queue_by_keyboard_alone(
    workbench: Workbench, host: Person, proposals: list[int], open_window: OpenWindow
) -> None:
    page = open_window(host)
    page.goto(f"{workbench.address}{_GLOSSARY}?status=proposed")
    expect(_option(page, "营业执照")).to_be_visible()
    page.keyboard.press("j")
    expect(page.get_by_role("heading", name="真金白银")).to_be_visible()
    # The sentences that have it are beside it, in both languages.
    expect(page.locator(".uses mark").first).to_be_visible()
    page.keyboard.press("a")
    _says(page, "“真金白银” is approved.")
    expect(page.get_by_role("heading", name="科技媒体")).to_be_visible()
    page.keyboard.press("e")
    expect(page.get_by_role("textbox", name="Rendering 1", exact=True)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("tech media outlet")
    page.keyboard.press("Enter")
    _says(page, "“科技媒体” is approved.")
    expect(page.get_by_role("heading", name="营业执照")).to_be_visible()
    page.keyboard.press("r")
    expect(page.get_by_role("textbox", name="Reason")).to_be_focused()
    page.keyboard.type("American spelling.")
    page.keyboard.press("Control+Enter")
    _says(page, "“营业执照” is rejected.")
    assert _entry(host, proposals[0])["status"] == "approved"
    assert _entry(host, proposals[1])["renderings"][0]["text"] == "tech media outlet"
    assert _entry(host, proposals[2])["reason"] == "American spelling."
    page.keyboard.press("u")
    expect(_option(page, "营业执照")).to_be_visible()
    assert _entry(host, proposals[2])["status"] == "proposed"


def test_many_are_decided_at_once(
    workbench: Workbench, host: Person, lin: Person, open_window: OpenWindow
) -> None:
    ids = [_propose(lin, zh, "x") for zh in ("甲乙丙", "丁戊己")]
    page = open_window(host)
    page.goto(f"{workbench.address}{_GLOSSARY}?status=proposed&q=丙")
    expect(_option(page, "甲乙丙")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.get_by_role("region", name="Marked entries")).to_contain_text("1 marked")
    page.get_by_role("button", name="Unmark").click()
    page.goto(f"{workbench.address}{_GLOSSARY}?status=proposed")
    for zh in ("甲乙丙", "丁戊己"):
        _option(page, zh).locator(".entry-check").click()
    assert barriers(page) == []
    page.keyboard.press("Shift+R")
    page.get_by_role("textbox", name="Reason").fill("No terms.")
    page.keyboard.press("Control+Enter")
    _says(page, "2 entries rejected.")
    expect(_option(page, "甲乙丙")).to_have_count(0)
    assert [_entry(host, one)["reason"] for one in ids] == ["No terms.", "No terms."]
    # Whoever proposed it reads why.
    page = open_window(lin)
    page.goto(f"{workbench.address}{_GLOSSARY}?status=rejected")
    _option(page, "甲乙丙").click()
    entry = page.get_by_role("article", name="甲乙丙")
    expect(entry).to_contain_text("No terms.")
    expect(entry.get_by_role("button", name="Approve")).to_have_count(0)


def test_a_translator_proposes_a_change_and_an_editor_sees_the_difference(
    workbench: Workbench, host: Person, lin: Person, open_window: OpenWindow
) -> None:
    found = host.get(f"/projects/{PROJECT}/concepts?query=国家队&status=approved")["concepts"][0]
    page = open_window(lin)
    page.goto(f"{workbench.address}{_GLOSSARY}?entry={found['id']}")
    page.get_by_role("button", name="Propose a change").click()
    page.get_by_role("textbox", name="Definition").fill("Firms that the state relies on.")
    page.get_by_role("textbox", name="Why (optional)").fill("Asked by a reader.")
    page.get_by_role("button", name="Propose the change").click()
    _says(page, "The proposal is with the editors.")
    expect(page.get_by_role("region", name="Change proposed by")).to_be_visible()

    page = open_window(host)
    page.goto(f"{workbench.address}{_GLOSSARY}?status=proposed&entry={found['id']}")
    change = page.get_by_role("region", name="Change proposed by")
    expect(change.locator("ins").first).to_contain_text("Firms")
    expect(change).to_contain_text("Asked by a reader.")
    assert barriers(page) == []
    page.keyboard.press("a")
    _says(page, "“国家队” is changed.")
    assert _entry(host, found["id"])["definition"] == "Firms that the state relies on."

    # What was said before comes back, and both are in the history.
    page.goto(f"{workbench.address}{_GLOSSARY}?entry={found['id']}")
    expect(page.get_by_text("History", exact=True)).to_be_visible()
    page.keyboard.press("h")
    page.get_by_role("button", name=f"Restore version {found['version']}", exact=True).press(
        "Enter"
    )
    _says(page, f"The entry says what it said at version {found['version']}.")
    assert _entry(host, found["id"])["definition"] == found["definition"]


def test_an_entry_is_merged_with_another_and_commented(
    workbench: Workbench, host: Person, lin: Person, open_window: OpenWindow
) -> None:
    kept, other = _propose(lin, "子丑寅", "kept"), _propose(lin, "卯辰巳", "other")
    page = open_window(host)
    page.goto(f"{workbench.address}{_GLOSSARY}?status=proposed&entry={kept}")
    expect(page.get_by_role("button", name="Merge …")).to_be_visible()
    page.keyboard.press("m")
    expect(page.get_by_role("searchbox", name="Find the other entry")).to_be_focused()
    page.keyboard.type("卯辰巳")
    expect(page.get_by_role("radio", name="卯辰巳")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    _says(page, "Merged into “子丑寅”.")
    assert {one["text"] for one in _entry(host, kept)["renderings"]} == {"kept", "other"}
    page.keyboard.press("c")
    expect(page.get_by_role("textbox", name="Say something about this entry")).to_be_focused()
    page.keyboard.type("One thing.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".comment-text")).to_have_text("One thing.")
    page.goto(f"{workbench.address}{_GLOSSARY}?entry={other}")
    page.get_by_role("link", name="This entry is part of another one now").click()
    expect(page.get_by_role("heading", name="子丑寅")).to_be_visible()


def test_a_table_comes_in_after_its_columns_and_rows_were_looked_at(
    workbench: Workbench, host: Person, open_window: OpenWindow, tmp_path: Path
) -> None:
    table = tmp_path / "terms.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ("No.", "Term", "Translation", "Remark"),
                ("1", "量子萝卜", "quantum radish", "2023"),
                ("2", "国家队", "national squad", ""),
                ("3", "", "nothing", ""),
            ]
        )
    page = open_window(host)
    page.goto(f"{workbench.address}{_GLOSSARY}/import")
    page.get_by_label("File").set_input_files(str(table))
    expect(page.get_by_role("heading", name="What the columns are")).to_be_visible()
    # 'Term' may be a term in either language, and nobody guesses that it is the Chinese.
    expect(page.get_by_role("alert")).to_contain_text("zh")
    page.get_by_role("combobox", name="Column Term is").select_option("Chinese term")
    expect(page.get_by_role("cell", name="量子萝卜").first).to_be_visible()
    rows = page.get_by_role("table", name="What each row would do")
    expect(rows.get_by_role("row", name="量子萝卜")).to_contain_text("New")
    expect(rows.get_by_role("row", name="国家队")).to_contain_text("Changed")
    expect(rows.get_by_role("row", name="Wrong")).to_contain_text("4")
    assert barriers(page) == []
    load = page.get_by_role("button", name="Import 2 entries")
    expect(load).to_be_disabled()
    page.get_by_label("Leave out the 1 row that is wrong or in conflict").check()
    load.click()
    _says(page, "Imported. Added: 1. Changed: 1.")
    found = host.get(f"/projects/{PROJECT}/concepts?query=量子萝卜")["concepts"][0]
    assert (found["status"], found["note"]) == ("approved", "2023")


def test_of_shared_glossaries_the_upper_one_says_what_to_write(
    workbench: Workbench, host: Person, open_window: OpenWindow
) -> None:
    for name, en in (("Agency", "sea cucumber farm"), ("Ministry", "holothurian farm")):
        glossary = host.post("/projects", {"name": name, "kind": "glossary"})["id"]
        body = {"zh": "海参牧场", "renderings": [{"text": en}]}
        concept = host.post(f"/projects/{glossary}/concepts", body)["id"]
        chosen = {"decision": "approve", "entries": [{"id": concept, "version": 1}]}
        host.post(f"/projects/{glossary}/concepts/decide", chosen)
    article = host.add_article("海参牧场开张。", title="海参")
    page = open_window(host)
    page.goto(f"{workbench.address}{_GLOSSARY}")
    page.get_by_role("button", name="Shared glossaries").click()
    dialog = page.get_by_role("dialog", name="Shared glossaries")
    for name in ("Agency", "Ministry"):
        dialog.get_by_role("button", name=f"Use “{name}”", exact=True).click()
    dialog.get_by_role("button", name="Move “Ministry” up").click()
    assert barriers(page) == []
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    page.goto(f"{workbench.address}/articles/{article}")
    expect(page.get_by_role("button", name="holothurian farm", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="sea cucumber farm", exact=True)).to_have_count(0)
    # The publication's own entry goes before both.
    own = _propose(host, "海参牧场", "sea ranch")
    host.post(
        f"/projects/{PROJECT}/concepts/decide",
        {"decision": "approve", "entries": [{"id": own, "version": 1}]},
    )
    page.reload()
    expect(page.get_by_role("button", name="sea ranch", exact=True)).to_be_visible()


def test_an_import_that_is_stopped_leaves_the_glossary_as_it_was(
    workbench: Workbench, host: Person, open_window: OpenWindow, tmp_path: Path
) -> None:
    table = tmp_path / "many.csv"
    rows = "".join(f"词{chr(0x4E00 + n)}语{chr(0x9000 - n)},term {n},{n}\n" for n in range(8_000))
    table.write_text(f"zh,preferred,no.\n{rows}", encoding="utf-8")
    approved = f"/projects/{PROJECT}/concepts?status=approved&limit=1"
    before = host.get(approved)["counts"]["approved"]
    page = open_window(host)
    page.goto(f"{workbench.address}{_GLOSSARY}/import")
    page.get_by_label("File").set_input_files(str(table))
    page.get_by_role("button", name="Show more").click()
    expect(page.get_by_text("200 of 8,000 rows")).to_be_visible()
    page.get_by_role("button", name="Import 8,000 entries").click()
    expect(page.get_by_role("progressbar", name="Progress of the import")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    _says(page, "Stopped.")
    # The file would still do all that it would have done.
    expect(page.get_by_role("button", name="Import 8,000 entries")).to_be_enabled()
    assert host.get(approved)["counts"]["approved"] == before


def test_a_rendering_is_decided_once_and_its_segments_are_open_again(
    workbench: Workbench, host: Person, open_window: OpenWindow
) -> None:
    concept = _propose(host, "纳米机器人", "nanorobot")
    chosen = {"decision": "approve", "entries": [{"id": concept, "version": 1}]}
    host.post(f"/projects/{PROJECT}/concepts/decide", chosen)
    article = host.add_article("纳米机器人来了。", "纳米机器人走了。", title="机器人")
    for segment, text in zip(
        host.segments(article),
        ("The nanorobot came.", "The nanobot (纳米机器人) left."),
        strict=True,
    ):
        saved = host.save(segment, text, f"00000000-0000-4000-8000-{segment['id']:012d}")
        _confirm(host, {**segment, "version": saved["version"]}, text)
    page = open_window(host)
    page.goto(f"{workbench.address}{_GLOSSARY}")
    page.get_by_role("link", name="Inconsistent terms").click()
    row = page.get_by_role("row").filter(has_text="纳米机器人")
    expect(row).to_contain_text("nanobot")
    expect(row.get_by_role("link", name="Segment 2 of 机器人")).to_have_attribute(
        "href", f"/articles/{article}?segment=2"
    )
    assert barriers(page) == []
    row.get_by_role("link", name="Decide about “纳米机器人”").click()
    expect(page.get_by_role("heading", name="“纳米机器人” in all articles")).to_be_visible()
    table = page.get_by_role("table", name="Renderings in use")
    expect(table.get_by_role("row", name="nanobot")).to_contain_text("机器人")
    page.get_by_role("button", name="Write this one: “nanorobot”").click()
    expect(
        page.get_by_role("heading", name="1 finished segment has another rendering")
    ).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("button", name="Decide and open 1 segment").click()
    _says(page, "Decided; 1 segment is open again.")
    states = [segment["state"] for segment in host.segments(article)]
    assert states == ["translated", "draft"]
    standings = {one["text"]: one["standing"] for one in _entry(host, concept)["renderings"]}
    assert standings == {"nanorobot": "preferred", "nanobot": "deprecated"}


def _confirm(host: Person, segment: dict[str, Any], text: str) -> None:
    answer = host.api.put(
        f"/api/v1/segments/{segment['id']}",
        headers={"If-Match": f'"{segment["version"]}"'},
        data={
            "operation": f"00000000-0000-4000-9000-{segment['id']:012d}",
            "target": text,
            "state": "translated",
        },
    )
    assert answer.ok, answer.text()
