"""`duizhao terms`, without a database."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli.main import cli

_TEXT = "“监管沙盒”开始试行。监管沙盒由东湖市网信办负责。教授刘亚琴说，企业进入监管沙盒要评估。\n"
_ENGLISH = """The “regulatory sandbox” (监管沙盒) is on trial.
The regulatory sandbox is run by the Donghu CAC.
Professor Liu Yaqin says that firms which enter the regulatory sandbox are assessed.
"""


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(_TEXT, encoding="utf-8")
    return str(path)


def _rows(*words: str) -> dict[str, dict[str, object]]:
    done = CliRunner().invoke(cli, ["terms", *words, "--format", "json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return {row["zh"]: row for row in map(json.loads, done.stdout.splitlines())}


def test_each_term_is_one_object_a_line_best_first(article: str) -> None:
    rows = _rows(article)
    assert next(iter(rows)) == "监管沙盒"
    assert rows["监管沙盒"]["count"] == 3
    assert rows["刘亚琴"]["kind"] == "person"
    assert rows["刘亚琴"]["renderings"] == [
        {"en": "Liu Yaqin", "origin": "pinyin", "confidence": 0.85, "sentences": []}
    ]
    scores = [float(str(row["score"])) for row in rows.values()]
    assert scores == sorted(scores, reverse=True)


def test_a_translation_gives_renderings(article: str, tmp_path: Path) -> None:
    english = tmp_path / "english.txt"
    english.write_text(_ENGLISH, encoding="utf-8")
    rows = _rows(article, "--translation", str(english))
    (first, *_) = list(rows["监管沙盒"]["renderings"])  # type: ignore[call-overload]
    assert first["en"] == "regulatory sandbox"
    assert first["origin"] == "gloss"


def test_terms_of_a_glossary_are_left_out(article: str, tmp_path: Path) -> None:
    glossary = tmp_path / "terms.csv"
    glossary.write_text("zh,preferred\n監管沙盒,regulatory sandbox\n", encoding="utf-8")
    assert "监管沙盒" not in _rows(article, "--glossary", str(glossary))


def test_people_read_a_table(article: str) -> None:
    done = CliRunner().invoke(cli, ["terms", article], catch_exceptions=False)
    assert done.stdout.splitlines()[0].split("\t")[1:4] == ["监管沙盒", "3", "term"]
