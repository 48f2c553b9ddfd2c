"""`duizhao align`, as somebody runs it on two files, with no database at hand."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from lxml import etree
from typer.testing import CliRunner

from app.alignment import refusals
from app.cli.main import cli
from app.errors import DuizhaoError

_RUN = [sys.executable, "-c", "from app.cli.main import main; main()", "align"]
_ZH = "# 云从科技\n\n它是纯内资企业。它属于国家队。\n\n天黑了，他有18亿元。\n"
_EN = (
    "# CloudWalk\n\nIt is domestically funded (纯内资). It is on the national team.\n\n"
    "It was dark. He has 1.8 billion yuan.\n"
)


def run(*words: str | Path, stdin: str = "") -> tuple[int, str, str]:
    """The exit code, standard output and standard error; what `main` says of an error, too."""
    done = CliRunner().invoke(cli, ["align", *map(str, words)], input=stdin.encode())
    if isinstance(done.exception, DuizhaoError):
        return 1, done.stdout, done.stderr + done.exception.sentence
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def run_for_real(*words: str | Path, stdin: str = "") -> tuple[int, str, str]:
    """The same by a process of its own, where no database can be reached."""
    done = subprocess.run(
        [*_RUN, *map(str, words)],
        input=stdin.encode(),
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "DUIZHAO_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def zh(tmp_path: Path) -> Path:
    """A Chinese file."""
    path = tmp_path / "article.zh.md"
    path.write_text(_ZH, encoding="utf-8")
    return path


@pytest.fixture
def en(tmp_path: Path) -> Path:
    """Its English."""
    path = tmp_path / "article.en.md"
    path.write_text(_EN, encoding="utf-8")
    return path


def test_a_table_of_sentences(zh: Path, en: Path) -> None:
    code, out, err = run_for_real(zh, en)
    assert (code, err) == (0, "")
    rows = [row.split("\t") for row in out.splitlines()]
    assert rows[0] == ["zh", "en", "confidence"]
    assert [row[:2] for row in rows[1:]] == [
        ["云从科技", "CloudWalk"],
        ["它是纯内资企业。", "It is domestically funded (纯内资)."],
        ["它属于国家队。", "It is on the national team."],
        ["天黑了，他有18亿元。", "It was dark. He has 1.8 billion yuan."],
    ]
    assert all(0 <= float(row[2]) <= 1 for row in rows[1:])


def test_paragraphs_as_json(zh: Path, en: Path) -> None:
    code, out, _ = run(zh, en, "--by", "paragraph", "--format", "json")
    assert code == 0
    pairs = json.loads(out)["pairs"]
    assert [(pair["source"], pair["target"]) for pair in pairs] == [
        ([0], [0]),
        ([1], [1]),
        ([2], [2]),
    ]
    assert pairs[1]["zh"] == ["它是纯内资企业。它属于国家队。"]


def test_lines_are_taken_as_they_are_and_printed_as_numbers(tmp_path: Path) -> None:
    zh, en = tmp_path / "zh", tmp_path / "en"
    zh.write_text("天黑了。他买了三匹马。\n\n她为什么不来？\n", encoding="utf-8")
    en.write_text(
        "Night fell.\nHe bought three horses.\n\nWhy did she not come?\n", encoding="utf-8"
    )
    code, out, _ = run(zh, en, "--lines", "--format", "align")
    assert code == 0
    assert all(
        re.fullmatch(r"\[[\d, ]*\]:\[[\d, ]*\]:[01]\.\d{3}", row) for row in out.splitlines()
    )
    beads = [row.rsplit(":", 1)[0] for row in out.splitlines()]
    assert beads[0] == "[0]:[0, 1]"
    assert beads[-1] == "[2]:[3]"
    sides = [bead.split(":") for bead in beads]
    assert [n for ours, _ in sides for n in re.findall(r"\d+", ours)] == list("012")
    assert [n for _, theirs in sides for n in re.findall(r"\d+", theirs)] == list("0123")


def test_tmx_is_well_formed_and_leaves_omissions_out(tmp_path: Path, en: Path) -> None:
    zh = tmp_path / "long.txt"
    zh.write_text(
        "云从科技\n它是纯内资企业。它属于国家队。\n厂长姓刘，喜欢下棋，儿子在大学学习物理。\n"
        "母亲在家里做饭，孩子们在河边钓鱼。\n天黑了，他有18亿元。\n",
        encoding="utf-8",
    )
    code, out, _ = run(zh, en, "--format", "tmx")
    assert code == 0
    units = etree.fromstring(out.encode()).findall("body/tu")
    said = [[seg.text for seg in unit.findall("tuv/seg")] for unit in units]
    assert ["它属于国家队。", "It is on the national team."] in said
    assert not [source for source, _ in said if "厂长" in (source or "")]


def test_one_side_comes_from_a_pipe(zh: Path) -> None:
    code, out, _ = run_for_real(zh, "-", "--by", "paragraph", stdin=_EN.replace("# ", ""))
    assert code == 0
    assert "CloudWalk" in out


def test_a_file_without_a_suffix_is_plain_text(tmp_path: Path) -> None:
    (tmp_path / "zh").write_text("天黑了。\n", encoding="utf-8")
    (tmp_path / "en").write_text("Night fell.\n", encoding="utf-8")
    code, out, _ = run(tmp_path / "zh", tmp_path / "en")
    assert code == 0
    assert "天黑了。\tNight fell.\t" in out


def test_swapped_sides_are_said_and_swapped(zh: Path, en: Path) -> None:
    code, out, err = run_for_real(en, zh)
    assert (code, out) == (1, "")
    assert "swapped: “article.en.md” is English, “article.zh.md” Chinese" in err
    assert "--swap" in err
    assert run(en, zh, "--swap") == run(zh, en)


def _table_only(path: Path) -> Path:
    document = docx.Document()
    document.add_table(2, 2)
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("empty.txt", "", "“empty.txt” cannot be read: it is empty."),
        ("blank.txt", "\n \n", "“blank.txt” cannot be read"),
        ("french.txt", "Il fait nuit.", "There is hardly any Chinese in “french.txt”."),
        ("same.md", _EN, "are the same text."),
        ("odd.rtf", "天黑了。", "not supported"),
        ("line.txt", "国" * 3_400_000, "3,400,000 characters stand on one line"),
    ],
)
def test_what_cannot_be_aligned_is_said(
    tmp_path: Path, en: Path, name: str, text: str, said: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    code, out, err = run(path, en)
    assert (code, out) == (1, "")
    assert said in err
    assert "Traceback" not in err


def test_a_line_of_many_sentences_is_cut_at_their_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refusals, "LONGEST_SENTENCE", 100)
    ours, theirs = tmp_path / "zh.txt", tmp_path / "en.txt"
    ours.write_text("天黑了。他有18亿元。" * 60, encoding="utf-8")
    theirs.write_text("Night fell. He has 1.8 billion yuan. " * 60, encoding="utf-8")
    code, out, err = run(ours, theirs, "--format", "align")
    assert (code, err) == (0, "")
    assert [row.rpartition(":")[0] for row in out.splitlines()] == [
        f"[{number}]:[{number}]" for number in range(120)
    ]


def test_ten_megabytes_on_one_line_are_refused_by_their_sentences(tmp_path: Path, en: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("天黑了，他有18亿元，也不想回家去。" * 200_000, encoding="utf-8")
    assert path.stat().st_size > 9_000_000
    code, out, err = run(path, en)
    assert (code, out) == (1, "")
    assert err.endswith(
        "“line.txt” has 200,000 sentences; at most 100,000 of a side are aligned at once."
    )


def test_a_file_of_tables_only_is_said(tmp_path: Path, en: Path) -> None:
    code, out, err = run(_table_only(tmp_path / "table.docx"), en)
    assert (code, out) == (1, "")
    assert "“table.docx” cannot be read" in err


def test_both_sides_in_chinese_are_said(zh: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("天黑了。他买了三匹马。", encoding="utf-8")
    code, _, err = run(zh, other)
    assert code == 1
    assert "“other.txt” is in Chinese; an English translation is needed here." in err


def test_words_of_the_command_that_do_not_fit(zh: Path) -> None:
    assert run("-", "-")[0] == 2
    assert run(zh, zh, "--lines", "--by", "paragraph")[0] == 2
    assert run(zh, zh, "--format", "pdf")[0] == 2
    code, _, err = run(zh, "nowhere.md")
    assert code == 1
    assert "“nowhere.md” cannot be opened" in err
