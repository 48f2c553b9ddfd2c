"""`duizhao dictionary`, as an operator runs it."""

import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli.main import cli
from app.errors import Invalid
from app.settings import settings

_LINES = "#! date={date}\n雲從 云从 [yun2 cong2] /CloudWalk/\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own."""
    monkeypatch.setenv("DUIZHAO_DATA_DIR", str(tmp_path / "data"))
    settings.cache_clear()
    return tmp_path


def _say(*words: str) -> str:
    done = CliRunner().invoke(cli, ["dictionary", *words])
    if done.exception:
        raise done.exception
    return done.output.replace("\n", " ")


def _archive(folder: Path, date: str) -> str:
    path = folder / "cedict.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("cedict_ts.u8", _LINES.format(date=date))
    return str(path)


def test_an_edition_is_installed_shown_and_removed(folder: Path) -> None:
    assert "2023-11-07" in _say("show")
    assert "CC BY-SA 4.0" in _say("show")
    said = _say("install", _archive(folder, "2031-05-06"))
    assert "Installed CC-CEDICT of 2031-05-06 with 1 entries." in said
    assert "newer of the two" not in said
    assert "2031-05-06" in _say("show")
    assert "2023-11-07" in _say("remove")
    assert "No edition was installed" in _say("remove")


def test_an_older_edition_is_installed_and_said_to_be_older(folder: Path) -> None:
    assert "newer of the two" in _say("install", _archive(folder, "2012-01-01"))


def test_what_is_no_dictionary_is_refused(folder: Path) -> None:
    wrong = folder / "wrong.txt"
    wrong.write_text("hello")
    with pytest.raises(Invalid, match="no line in the format of CC-CEDICT"):
        _say("install", str(wrong))
    with pytest.raises(Invalid, match="cannot be opened"):
        _say("install", str(folder / "missing.txt"))
