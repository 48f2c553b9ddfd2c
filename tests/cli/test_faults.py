"""What cannot be done is said in a sentence, with the exit code that scripts rely on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_RUN = [sys.executable, "-c", "from app.cli.main import main; main()"]


def _duizhao(
    folder: Path, *words: str, cwd: Path | None = None, **environment: str
) -> tuple[int, str]:
    """The exit code, and what was said on standard error."""
    done = subprocess.run(
        [*_RUN, *words],
        capture_output=True,
        check=False,
        timeout=120,
        cwd=cwd,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "DUIZHAO_DATABASE_URL": "",
            "DUIZHAO_DATA_DIR": str(folder),
            **environment,
        },
    )
    said = done.stderr.decode()
    assert "Traceback" not in said, said
    return done.returncode, said


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"DUIZHAO_POOL_SIZE": "abc"}, "DUIZHAO_POOL_SIZE is “abc”"),
        ({"DUIZHAO_POOL_SIZE": "1"}, "DUIZHAO_POOL_SIZE is “1”"),
        ({"DUIZHAO_DATABASE_URL": "nonsense"}, "no address of a database"),
        ({"DUIZHAO_DATABASE_URL": "postgresql://host:port/x"}, "no address of a database"),
        ({"DUIZHAO_DATABASE_URL": "mysql://host/x"}, "not in “mysql”"),
        ({"DUIZHAO_DATABASE_URL": "postgresql://127.0.0.1:1/x"}, "cannot be opened"),
        ({"DUIZHAO_DATA_DIR": "/dev/null/x"}, "cannot be made"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    tmp_path: Path, environment: dict[str, str], sentence: str
) -> None:
    code, said = _duizhao(tmp_path, "articles", cwd=None, **environment)
    assert (code, sentence in said) == (1, True), said


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "duizhao.db"
    file.write_text("Somebody's notes, which must stay. " * 40, encoding="utf-8")
    before = file.read_bytes()
    code, said = _duizhao(tmp_path, "articles")
    assert (code, "file is not a database" in said) == (1, True), said
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("export", "99999999999999999999"), "2147483647"),
        (("export", "1", "--format", "odf"), "is none of"),
        (("start", "--port", "-1"), "greater than or equal to 0"),
        (("serve", "--port", "70000"), "65535"),
    ],
)
def test_words_that_make_no_command_end_with_2(
    tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    code, said = _duizhao(tmp_path, *words)
    assert (code, sentence in said) == (2, True), said
    assert not list(tmp_path.iterdir())


def test_front_matter_that_cannot_be_stored_is_left_out_and_named(tmp_path: Path) -> None:
    file = tmp_path / "article.md"
    file.write_text(
        "---\ntitle: 云从\nurl: ftp://example.org\ndate: last Monday\n---\n\n国家队。\n",
        encoding="utf-8",
    )
    code, said = _duizhao(tmp_path / "data", "import", str(file))
    assert code == 0, said
    assert "The address “ftp://example.org” in the file was left out" in said
    assert "The date “last Monday” in the file was left out" in said


def test_a_title_with_a_control_character_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text("国家队。", encoding="utf-8")
    code, said = _duizhao(tmp_path / "data", "import", str(file), "--title", "a\x01b")
    assert (code, "This --title cannot be used" in said) == (1, True), said
    assert "Imported" not in said


def test_an_export_replaces_only_the_file_that_it_is_told_to(tmp_path: Path) -> None:
    source = tmp_path / "article.txt"
    source.write_text("国家队。", encoding="utf-8")
    data, out = tmp_path / "data", tmp_path / "out"
    out.mkdir()
    assert _duizhao(data, "import", str(source))[0] == 0
    export = ("export", "2", "--draft", "--format", "md")

    assert _duizhao(data, *export, cwd=out)[0] == 0
    [written] = out.iterdir()
    written.write_text("An editor's own corrections.", encoding="utf-8")
    code, said = _duizhao(data, *export, cwd=out)
    assert (code, "is there already" in said) == (1, True), said
    assert written.read_text(encoding="utf-8") == "An editor's own corrections."

    code, said = _duizhao(data, *export, "-o", written.name, cwd=out)
    assert code == 0, said
    assert "DRAFT" in written.read_text(encoding="utf-8")
    assert list(out.iterdir()) == [written]
