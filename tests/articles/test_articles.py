"""Articles come in, are described, and go out."""

import io
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import docx
import pytest
from lxml import html

from tests.world import IDS, World

_P = f"/projects/{IDS.project}"
_A = f"/articles/{IDS.article}"


def _import(world: World, **given: Any) -> Any:
    return world.ask("translator", "POST", f"{_P}/articles", **given)


def _segments(world: World, article: int) -> list[dict[str, Any]]:
    page = world.ask("reader", "GET", f"/articles/{article}/segments").json()
    return list(page["segments"])


def test_pasted_text_becomes_paragraphs(world: World) -> None:
    made = _import(world, data={"text": "第一段。还是第一段。\n\n第二段。", "title": "Two"}).json()
    assert [s["source"] for s in _segments(world, made["id"])] == [
        "第一段。还是第一段。",
        "第二段。",
    ]
    assert made["title"] == "Two"
    assert made["progress"]["untranslated"] == 2


def test_sentences_are_cut_on_request_and_join_to_the_paragraph(world: World) -> None:
    text = "第一句。“第二句。”会议随后结束。"
    made = _import(world, data={"text": text, "segmentation": "sentence"}).json()
    segments = _segments(world, made["id"])
    assert "".join(s["source"] for s in segments) == text
    assert len(segments) > 1
    assert [s["first_in_paragraph"] for s in segments] == [True] + [False] * (len(segments) - 1)


def test_an_existing_translation_is_paired_and_is_a_draft(world: World) -> None:
    given = {
        "text": "云从科技获18亿元融资。\n\n它是纯内资企业。",
        "translation_text": "CloudWalk raised RMB 1.8 billion.\n\nIt is domestically funded.",
    }
    made = _import(world, data=given).json()
    segments = _segments(world, made["id"])
    assert [s["target"] for s in segments] == [
        "CloudWalk raised RMB 1.8 billion.",
        "It is domestically funded.",
    ]
    assert {(s["state"], s["origin"]) for s in segments} == {("draft", "import")}
    made = _import(world, data={**given, "translation_state": "translated"}).json()
    assert made["progress"]["translated"] == 2


def test_a_machines_draft_says_so_until_and_after_somebody_changes_it(world: World) -> None:
    given = {"text": "它是纯内资企业。", "translation_text": "It is pure domestic enterprise."}
    made = _import(world, data={**given, "translation_state": "machine"}).json()
    (segment,) = _segments(world, made["id"])
    assert (segment["state"], segment["origin"]) == ("draft", "machine")
    edit = {"operation": str(uuid4()), "target": "It is domestically funded.", "state": "draft"}
    address, base = f"/segments/{segment['id']}", {"If-Match": '"1"'}
    assert world.ask("translator", "PUT", address, json=edit, headers=base).status_code == 200
    (segment,) = _segments(world, made["id"])
    assert segment["origin"] == "machine_edited"


def test_no_english_is_lost_when_there_is_more_of_it(world: World) -> None:
    english = ["CloudWalk raised RMB 1.8 billion.", "An added note.", "The end."]
    given = {"text": "云从科技获18亿元融资。\n\n完。", "translation_text": "\n\n".join(english)}
    made = _import(world, data=given).json()
    targets = " ".join(s["target"] for s in _segments(world, made["id"]))
    assert all(paragraph in targets for paragraph in english)


@pytest.mark.parametrize(
    ("encoding", "named", "script"),
    [
        ("utf-8", "UTF-8", "simplified"),
        ("utf-8-sig", "UTF-8 with BOM", "simplified"),
        ("gb18030", "GB18030", "simplified"),
        ("big5", "Big5", "traditional"),
    ],
)
def test_encoding_and_script_are_named_before_anything_is_stored(
    world: World, encoding: str, named: str, script: str
) -> None:
    text = {
        "simplified": "云从科技是纯内资企业，属于国家队。\n\n这是第二段，说的是融资与上市。",
        "traditional": "雲從科技是純內資企業，屬於國家隊。\n\n這是第二段，說的是融資與上市。",
    }[script]
    files = {"source": ("article.txt", text.encode(encoding))}
    answer = world.ask("translator", "POST", f"{_P}/articles/preview", files=files)
    preview = answer.json()
    assert (preview["encoding"], preview["script"]) == (named, script)
    assert preview["paragraphs"][0]["segments"][0]["source"] == text.split("\n\n")[0]
    assert len(world.ask("reader", "GET", f"{_P}/articles").json()) == 1


def test_a_preview_tells_a_file_from_what_was_pasted(world: World) -> None:
    files = {"source": ("article.txt", "云从科技是纯内资企业。".encode())}
    data = {"translation_text": "CloudWalk is purely domestically funded."}
    answer = world.ask("translator", "POST", f"{_P}/articles/preview", files=files, data=data)
    preview = answer.json()
    assert (preview["name"], preview["pasted"]) == ("article.txt", False)
    assert preview["translation"]["pasted"] is True


def test_swapped_sides_are_said(world: World) -> None:
    data = {"text": "All of this is English.", "translation_text": "这全部都是中文的内容。"}
    warnings = world.ask("translator", "POST", f"{_P}/articles/preview", data=data).json()[
        "warnings"
    ]
    assert "swapped" in warnings[0]


def _docx_bytes() -> bytes:
    document = docx.Document()
    document.add_paragraph("云从科技", style="Title")
    document.add_paragraph("它是纯内资企业。")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_word_file_comes_in_with_its_kinds(world: World) -> None:
    made = _import(world, files={"source": ("a.docx", _docx_bytes())}).json()
    assert [(s["kind"], s["source"]) for s in _segments(world, made["id"])] == [
        ("title", "云从科技"),
        ("paragraph", "它是纯内资企业。"),
    ]


_TABLE = "年份表：\n\n| 年份 | 营收 |\n|---|---|\n| 2018年 | 4.84 |\n| 2019年 | 8.07 |\n\n完。\n"


def test_a_table_comes_in_with_its_figures_done_and_goes_out_as_one(world: World) -> None:
    made = _import(world, files={"source": ("a.md", _TABLE, "text/markdown")}).json()
    cells = _segments(world, made["id"])[1:-1]
    assert [(s["kind"], s["level"], s["source"], s["target"], s["state"]) for s in cells] == [
        ("table_row", 0, "年份", "", "untranslated"),
        ("table_cell", 1, "营收", "", "untranslated"),
        ("table_row", 0, "2018年", "", "untranslated"),
        ("table_cell", 1, "4.84", "4.84", "translated"),
        ("table_row", 0, "2019年", "", "untranslated"),
        ("table_cell", 1, "8.07", "8.07", "translated"),
    ]
    given = {"format": "md", "layout": "translation", "draft": "true"}
    written = world.ask("reader", "GET", f"/articles/{made['id']}/export", params=given)
    assert "| **\\[untranslated: 2019年\\]** | 8.07 |" in written.text


@pytest.mark.parametrize(
    ("name", "data", "status", "reason"),
    [
        ("a.pages", b"x", 422, ".pages"),
        ("a.txt", b"", 422, "empty"),
        ("a.txt", b"  \n \n", 422, ""),
        ("a.docx", b"this is no zip", 422, "a.docx"),
        ("a.txt", "甲\x00乙".encode(), 422, "U+0000"),
        ("a.txt", "甲\x0b乙".encode(), 422, "U+000B"),
        ("a.txt", b"\xed\xa0\x80", 422, "a.txt"),
        ("a.txt", b"\xe4" * 20_000_001, 413, "20 MB"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence_and_nothing_comes_in(
    world: World, name: str, data: bytes, status: int, reason: str
) -> None:
    for where in ("/articles", "/articles/preview"):
        answer = world.ask("translator", "POST", f"{_P}{where}", files={"source": (name, data)})
        assert answer.status_code == status
        assert name in answer.json()["detail"]
        assert reason in answer.json()["detail"]
    assert len(world.ask("reader", "GET", f"{_P}/articles").json()) == 1


def test_nothing_given_and_too_much_given_are_refused(world: World) -> None:
    assert _import(world, data={"text": "  "}).status_code == 422
    both = {"data": {"text": "甲"}, "files": {"source": ("a.txt", "乙".encode())}}
    assert _import(world, **both).status_code == 422


@pytest.mark.parametrize(
    "bad",
    [{"source_date": "18 May"}, {"source_date": "2020-13"}, {"url": "javascript:alert(1)"}],
)
def test_bad_front_matter_is_refused(world: World, bad: dict[str, str]) -> None:
    assert _import(world, data={"text": "甲。", **bad}).status_code == 422


def test_front_matter_is_changed_on_a_version(world: World) -> None:
    headers = {"If-Match": '"1"'}
    changed = world.ask("translator", "PATCH", _A, headers=headers, json={"author": "Wu Xin"})
    assert (changed.json()["author"], changed.json()["version"]) == ("Wu Xin", 2)
    late = world.ask("editor", "PATCH", _A, headers=headers, json={"author": "Somebody"})
    assert late.status_code == 412
    assert late.json()["current"]["author"] == "Wu Xin"


def test_an_archived_article_is_out_of_the_list_and_comes_back(world: World) -> None:
    def listed(query: str = "") -> list[int]:
        return [a["id"] for a in world.ask("reader", "GET", f"{_P}/articles{query}").json()]

    assert world.ask("editor", "POST", f"{_A}/archive").json()["archived"] is True
    assert (listed(), listed("?archived=true")) == ([], [IDS.article])
    world.ask("editor", "POST", f"{_A}/restore")
    assert listed() == [IDS.article]


def test_an_unfinished_article_is_refused_with_what_is_missing(world: World) -> None:
    answer = world.ask("reader", "GET", f"{_A}/export?format=docx")
    assert answer.status_code == 409
    problem = answer.json()
    assert "2 of 4 segments" in problem["detail"]
    assert [(m["number"], m["state"]) for m in problem["missing"]] == [
        (2, "untranslated"),
        (3, "draft"),
    ]
    same = world.ask("reader", "GET", f"{_A}/missing").json()
    assert same["missing"] == problem["missing"]


def test_a_draft_says_so_on_its_face(world: World) -> None:
    answer = world.ask("reader", "GET", f"{_A}/export?format=md&draft=true")
    assert "DRAFT" in answer.text
    assert "云从科技是一家纯内资企业" in answer.text
    assert "DRAFT" in answer.headers["content-disposition"]


def _finish(world: World) -> None:
    world.save("translator", 2, 1, "It is purely domestically funded (纯内资).", "translated")
    world.save("translator", 3, 1, "It is on the national team.", "translated")


def _text_of(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(texts)


_READERS: dict[str, Callable[[bytes], str]] = {
    "docx": _text_of,
    "html": lambda data: "".join(map(str, html.document_fromstring(data.decode()).itertext())),
    "md": lambda data: data.decode().replace("\\", ""),
}


@pytest.mark.parametrize("layout", ["translation", "side-by-side", "alternating"])
@pytest.mark.parametrize("format_", ["docx", "html", "md"])
def test_a_finished_article_goes_out_in_every_form(world: World, format_: str, layout: str) -> None:
    _finish(world)
    answer = world.ask("reader", "GET", f"{_A}/export?format={format_}&layout={layout}")
    assert answer.status_code == 200
    assert f".{format_}" in answer.headers["content-disposition"]
    plain = _READERS[format_](answer.content)
    assert "CloudWalk Raises RMB 1.8 Billion" in plain
    assert "It is purely domestically funded (纯内资)." in plain
    assert "DRAFT" not in plain
    assert ("它属于人工智能国家队。" in plain) == (layout != "translation")
    assert plain.index("national team") < plain.index("deserve respect")


def test_the_preview_can_be_framed_and_does_nothing(world: World) -> None:
    answer = world.ask("reader", "GET", f"{_A}/export/preview?draft=true")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "<script" not in answer.text


def test_a_list_longer_than_one_question_can_hold_is_whole(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.segments.queries._AT_ONCE", 2)
    for number in range(4):
        answer = world.ask(
            "translator",
            "POST",
            f"/projects/{IDS.project}/articles",
            files={"text": (None, f"第{number}篇。\n\n第二段。")},
        )
        assert answer.status_code == 201, answer.text
    listed = world.ask("reader", "GET", f"/projects/{IDS.project}/articles").json()
    assert [article["progress"]["segments"] for article in listed] == [2, 2, 2, 2, 4]


def test_english_that_could_not_be_saved_again_is_refused_whole(world: World) -> None:
    before = len(world.ask("reader", "GET", f"{_P}/articles").json())
    answer = _import(
        world, data={"text": "国家队。", "translation_text": "A word of many. " * 7_000}
    )
    assert answer.status_code == 422
    assert "a segment holds 100,000" in answer.json()["detail"]
    assert len(world.ask("reader", "GET", f"{_P}/articles").json()) == before
