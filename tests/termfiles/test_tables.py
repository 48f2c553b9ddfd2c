"""Tables of other people: which column is what, and what is wrong with a row."""

import csv
import io

import pytest

from app import termfiles
from app.termfiles import Columns
from app.termfiles._columns import guessed


def _csv(*rows: tuple[str, ...]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


@pytest.mark.parametrize(
    ("rows", "fields", "has_head"),
    [
        ((("Chinese", "English"), ("国家队", "national team")), ("zh", "preferred"), True),
        ((("英文", "中文", "备注"), ("a", "国", "x")), ("preferred", "zh", "note"), True),
        ((("Source term", "Pinyin", "Target Term"),), ("zh", "pinyin", "preferred"), True),
        ((("no.", "zh", "preferred", "colour"),), (None, "zh", "preferred", None), True),
        ((("中文", "English", "English"),), ("zh", "preferred", "preferred"), True),
        ((("zh", "note", "notes", "en"),), ("zh", "note", None, "preferred"), True),
        ((("国家队", "national team"), ("独角兽", "unicorn")), ("zh", "preferred"), False),
        ((("1", "national team", "国家队"),), (None, "preferred", "zh"), False),
        ((("a", "b"),), (None, None), False),
    ],
)  # fmt: skip
def test_columns_are_guessed(
    rows: tuple[tuple[str, ...], ...], fields: tuple[str | None, ...], has_head: bool
) -> None:
    assert guessed(rows) == Columns(fields, has_head)


def test_chosen_columns_go_before_the_heads() -> None:
    data = _csv(("a", "b", "c"), ("team", "x", "国家队"))
    read = termfiles.read("t.csv", data, Columns(("preferred", None, "zh")))
    assert [(line.number, line.entry["zh"]) for line in read.lines] == [(2, "国家队")]
    assert read.heads == ("a", "b", "c")
    assert read.samples == (("team", "x", "国家队"),)
    whole = termfiles.read("t.csv", data[7:], Columns(("preferred", None, "zh"), has_head=False))
    assert [line.number for line in whole.lines] == [1]


@pytest.mark.parametrize(
    ("columns", "fault"),
    [
        (("zh", None), "no column is “preferred”"),
        (("zh", "colour"), "there is no field “colour”"),
        (("zh", "zh"), "two columns are “zh”"),
    ],
)
def test_columns_that_cannot_be_are_refused(columns: tuple[str | None, ...], fault: str) -> None:
    read = termfiles.read("t.csv", _csv(("a", "b"), ("国", "x")), Columns(columns))
    assert fault in read.fault
    assert read.lines == ()


@pytest.mark.parametrize(
    ("head", "cell", "reason"),
    [
        ("usage", "of products", "does not say of which word"),
        ("plurals", "security = securities", "“security” is no word of this entry"),
        ("zh_standings", "国 = admitted", "“国” is no word of this entry"),
    ],
)
def test_what_is_said_of_no_word_is_a_bad_row(head: str, cell: str, reason: str) -> None:
    data = _csv(("zh", "preferred", head), ("安全", "safety | safeness", cell))
    read = termfiles.read("t.csv", data)
    assert [line for line, _ in read.bad] == [2]
    assert reason in read.bad[0][1]


def test_what_is_said_of_the_only_word_needs_no_name() -> None:
    data = _csv(("zh", "preferred", "abbreviation"), ("发改委", "the Commission", "NDRC"))
    (line,) = termfiles.read("t.csv", data).lines
    assert line.entry["renderings"][0]["abbreviation"] == "NDRC"


def test_semicolons_tabs_and_other_encodings_are_read() -> None:
    for sign in ";\t":
        data = f"中文{sign}英文\n国家队{sign}national team\n".encode("gb18030")
        (line,) = termfiles.read("t.csv", data).lines
        assert line.entry["zh"] == "国家队"
        assert line.entry["renderings"] == [{"text": "national team", "standing": "preferred"}]


def test_lines_are_those_of_the_file_also_after_cells_of_several_lines() -> None:
    data = _csv(("zh", "preferred", "note"), ("甲", "a", "x\ny\nz"), (), ("乙", "b", ""))
    assert [line.number for line in termfiles.read("t.csv", data).lines] == [4, 6]
