"""A newer dictionary is put in the place of the packaged one, or refused and nothing changed."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import dictionaries
from app.errors import Unavailable
from app.language.dictionary import UnreadableDictionary
from app.settings import settings

_EDITION = (
    "# CC-CEDICT\n#! date=2031-05-06T00:00:00Z\n"
    "純內資 纯内资 [chun2 nei4 zi1] /purely domestically funded/\n"
).encode()


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of the test's own."""
    monkeypatch.setenv("DUIZHAO_DATA_DIR", str(tmp_path / "data"))
    settings.cache_clear()
    yield tmp_path / "data"
    monkeypatch.undo()
    settings.cache_clear()


def test_the_packaged_edition_is_in_use_until_another_is_installed() -> None:
    assert dictionaries.installed() is None
    assert dictionaries.current().entry_count > 100_000
    dictionaries.install(_EDITION)
    assert dictionaries.current().lookup("純內資")[0].senses == ("purely domestically funded",)
    assert "Edition of 2031-05-06." in dictionaries.current().credit
    assert dictionaries.remove()
    assert not dictionaries.remove()
    assert not dictionaries.current().lookup("纯内资")


def test_a_second_edition_takes_the_place_of_the_first() -> None:
    dictionaries.install(_EDITION)
    dictionaries.install(gzip.compress(_EDITION.replace(b"purely ", b"wholly "), mtime=0))
    assert dictionaries.current().lookup("纯内资")[0].senses == ("wholly domestically funded",)


def test_what_is_no_dictionary_leaves_the_one_before(data_dir: Path) -> None:
    dictionaries.install(_EDITION)
    before = sorted(data_dir.rglob("*"))
    with pytest.raises(UnreadableDictionary):
        dictionaries.install(b"<html>Not found</html>")
    assert dictionaries.current().lookup("纯内资")
    assert sorted(data_dir.rglob("*")) == before


def test_a_file_damaged_since_leaves_readers_the_packaged_edition(
    caplog: pytest.LogCaptureFixture,
) -> None:
    dictionaries.install(_EDITION)
    path = dictionaries.installed()
    assert path
    path.write_bytes(b"\x1f\x8bdamaged")
    assert dictionaries.current().entry_count > 100_000
    assert "cannot be read" in caplog.text


def test_a_folder_that_cannot_be_written_is_named(data_dir: Path) -> None:
    data_dir.write_text("a file where the folder should be")
    with pytest.raises(Unavailable, match="cannot be written"):
        dictionaries.install(_EDITION)
