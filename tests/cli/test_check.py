"""`duizhao check`, as somebody without a workbench runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app import formats
from app.formats import Finished, FrontMatter, Kind, Layout, Pair

_RUN = [sys.executable, "-c", "from app.cli.main import main; main()"]


def _check(*words: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run it where neither a database nor a data folder can be had."""
    nowhere = {"DUIZHAO_DATABASE_URL": "nonsense", "DUIZHAO_DATA_DIR": "/dev/null/none"}
    return subprocess.run(
        [*_RUN, "check", *words],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, **nowhere},
    )


def _records(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    path.write_text("天黑了。\tIt is dark.\n走吧。\t走吧。\n", encoding="utf-8")
    return path


def test_errors_are_printed_and_make_the_exit_code_one(table: Path) -> None:
    done = _check(str(table))
    assert done.returncode == 1
    assert "pairs.tsv:2: error: untranslated: The target is the same" in done.stdout.decode()
    assert "2 lines checked: 1 error, 0 warnings, 0 hints." in done.stderr.decode()


def test_a_json_object_a_line_has_offsets_in_code_points(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("😀天黑了。\t😀天黑了。\n", encoding="utf-8")
    (record,) = _records(_check(str(path), "--format", "json", "--only", "untranslated"))
    assert record == {
        "line": 1,
        "check": "untranslated",
        "severity": "error",
        "message": "The target is the same as the source.",
        "source": [0, 5],
        "target": [0, 5],
    }


def test_a_finding_without_a_place_has_null(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("天黑了。\t\n", encoding="utf-8")
    (record,) = _records(_check(str(path), "--format", "json"))
    assert record["target"] is None


def test_good_text_is_silent(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("天黑了。\tIt is dark.\n", encoding="utf-8")
    done = _check(str(path))
    assert (done.returncode, done.stdout) == (0, b"")


def test_an_unknown_check_is_named_with_the_known_ones(table: Path) -> None:
    done = _check(str(table), "--only", "untranslated,numbrs")
    assert done.returncode == 2
    assert "There is no check “numbrs”; the checks are" in done.stderr.decode()
    assert "untranslated" in done.stderr.decode()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_byte_order_marks_and_line_ends_do_not_count(mark: bytes, end: bytes) -> None:
    pairs = ["走吧。\tLet us go.", "天黑了。\t天黑了。"]
    data = mark + end.join(pair.encode() for pair in pairs) + end
    (record,) = _records(_check("-", "--format", "json", stdin=data))
    assert (record["line"], record["target"]) == (2, [0, 4])


def test_standard_input_needs_no_last_line_end() -> None:
    done = _check("-", stdin="走吧。\t走吧。".encode())
    assert done.stdout.startswith(b"-:1: error")


def test_bad_lines_are_named_and_the_others_checked() -> None:
    data = "走吧。 Let us go.\n走吧。\t走吧。\n\na\tb\tc\n".encode() + b"\xff\t a\n"
    done = _check("-", "--format", "json", stdin=data)
    said = done.stderr.decode()
    assert "line 1 is left out: it has no TAB between a source and a target." in said
    assert "line 4 is left out: it has 3 columns instead of two." in said
    assert "line 5 is left out: byte 1 of it is not UTF-8." in said
    assert [record["line"] for record in _records(done)] == [2]
    assert done.returncode == 1


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = _check(str(tmp_path / "none.tsv"))
    assert done.returncode == 1
    assert "none.tsv” cannot be opened" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_translation_memory_is_read(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(
        """<?xml version="1.0"?>
<tmx version="1.4"><header/><body>
<tu><tuv xml:lang="zh-CN"><seg>走吧。</seg></tuv><tuv xml:lang="EN"><seg>Let us go.</seg></tuv></tu>
<tu>
<tuv xml:lang="zh-CN"><seg>天<bpt i="1">&lt;b></bpt>黑<ept i="1"/>了。</seg></tuv>
<tuv xml:lang="en-US"><seg>天黑了。</seg></tuv>
</tu>
<tu><tuv xml:lang="zh"><seg>走吧。</seg></tuv></tu>
</body></tmx>""",
        encoding="utf-8",
    )
    done = _check(str(path), "--format", "json")
    (record,) = _records(done)
    assert (record["line"], record["source"]) == (4, [0, 4])
    assert "line 8 is left out: its translation unit has no English segment." in (
        done.stderr.decode()
    )


def test_a_memory_that_is_cut_off_is_named(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text('<tmx><body><tu><tuv xml:lang="zh"><seg>走', encoding="utf-8")
    done = _check(str(path))
    assert done.returncode == 1
    assert "no well-formed XML" in done.stderr.decode()


def test_a_memory_fetches_and_expands_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("天黑了。", encoding="utf-8")
    path = tmp_path / "memory.tmx"
    path.write_text(
        f'<!DOCTYPE tmx [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
        '<tmx><body><tu><tuv xml:lang="zh"><seg>天黑了。</seg></tuv>'
        '<tuv xml:lang="en"><seg>It is &s;</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    done = _check(str(path), "--format", "json", "--only", "untranslated")
    assert done.stdout == b""


def test_who_reads_no_further_hears_no_complaint(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("走吧。\t走吧。\n" * 30_000, encoding="utf-8")
    with subprocess.Popen(
        [*_RUN, "check", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as reader:
        assert reader.stdout
        assert reader.stderr
        reader.stdout.readline()
        reader.stdout.close()
        assert reader.stderr.read() == b""


def test_a_document_of_both_languages_is_checked_by_its_paragraphs(tmp_path: Path) -> None:
    pairs = (
        Pair(Kind.PARAGRAPH, 0, "走吧。", "Let us go."),
        Pair(Kind.PARAGRAPH, 0, "投资18亿元。", "It raised RMB 18 billion."),
    )
    path = tmp_path / "pairs.docx"
    path.write_bytes(formats.write("docx", Finished(FrontMatter(), pairs, Layout.SIDE_BY_SIDE)))
    done = _check(str(path), "--format", "json")
    assert [record["line"] for record in _records(done)] == [2]
    one = tmp_path / "one.md"
    one.write_text("走吧。\n")
    done = _check(str(one))
    assert (done.returncode, done.stdout) == (1, b"")
    assert "holds no pairs" in done.stderr.decode()


def test_of_a_file_that_is_no_table_not_every_line_is_said() -> None:
    done = _check("-", stdin=b"\xff\n" * 1_000)
    said = done.stderr.decode()
    assert said.count("is left out") == 20
    assert "980 more lines left out" in said
    assert "1,000 lines left out" in said
