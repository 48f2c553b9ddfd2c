"""`duizhao harvest`, without a database."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli.main import cli
from app.errors import DuizhaoError

_TEXT = """A heading

The “sponge city” (海绵城市) was planned by 王小明 (Wang Xiaoming).
Another line, on guanxi (关系).
"""


def _run(*words: str, text: str | None = None) -> str:
    done = CliRunner().invoke(cli, ["harvest", *words], input=text, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_each_gloss_is_one_object_a_line(tmp_path: Path) -> None:
    file = tmp_path / "issue.txt"
    file.write_text(_TEXT, encoding="utf-8")
    rows = [json.loads(line) for line in _run(str(file), "--format", "json").splitlines()]
    assert [(row["line"], row["zh"], row["en"]) for row in rows] == [
        (3, "海绵城市", "sponge city"),
        (3, "王小明", "Wang Xiaoming"),
        (4, "关系", "guanxi"),
    ]
    assert all(0.5 < row["confidence"] <= 1 for row in rows)
    assert rows[2]["context"] == "Another line, on guanxi (关系)."


def test_standard_input_is_read_and_a_table_written() -> None:
    table = list(csv.DictReader(io.StringIO(_run("-", "--format", "csv", text=_TEXT))))
    assert [row["en"] for row in table] == ["sponge city", "Wang Xiaoming", "guanxi"]


def test_a_cell_of_the_table_is_never_a_formula() -> None:
    said = _run("-", "--format", "csv", text="=HYPERLINK is “sponge city” (海绵城市).")
    (row,) = csv.DictReader(io.StringIO(said))
    assert row["context"].startswith("'=")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("issue.md", "# A heading\n\nThe *sponge city* (海绵城市) grew.\n"),
        ("issue.html", "<html><body><p>The <i>sponge city</i> (海绵城市) grew.</p></body></html>"),
    ],
)
def test_documents_are_read_by_their_formats(tmp_path: Path, name: str, data: str) -> None:
    file = tmp_path / name
    file.write_text(data, encoding="utf-8")
    (row,) = [json.loads(line) for line in _run(str(file), "--format", "json").splitlines()]
    assert (row["zh"], row["en"]) == ("海绵城市", "sponge city")
    assert row["line"] == (3 if name.endswith(".md") else 1)


def test_a_conflict_with_the_glossary_is_shown(tmp_path: Path) -> None:
    glossary = tmp_path / "terms.csv"
    glossary.write_text("zh,preferred\n海绵城市,spongy town\n关系,guanxi\n", encoding="utf-8")
    said = _run("-", "--format", "json", "--glossary", str(glossary), text=_TEXT)
    rows = {row["zh"]: row for row in map(json.loads, said.splitlines())}
    assert rows["海绵城市"]["glossary"] == "conflict"
    assert rows["海绵城市"]["approved"] == ["spongy town"]
    assert rows["关系"]["glossary"] == "known"
    assert "glossary" not in rows["王小明"]
    assert "glossary: spongy town" in _run("-", "--glossary", str(glossary), text=_TEXT)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(DuizhaoError, match=r"“nowhere\.txt” cannot be opened"):
        CliRunner().invoke(cli, ["harvest", "nowhere.txt"], catch_exceptions=False)
