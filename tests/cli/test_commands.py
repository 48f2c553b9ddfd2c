"""The console command, as an operator runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest
import typer
from sqlalchemy import select
from typer.testing import CliRunner

from app.cli.main import cli
from app.database import transaction
from app.segments.models import Origin, Segment, State

_RUN = [sys.executable, "-c", "from app.cli.main import main; main()"]


def _duizhao(
    *words: str, stdin: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*_RUN, *words],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, **environment},
    )


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A Chinese file."""
    path = tmp_path / "article.md"
    path.write_text("# 云从科技\n\n它是纯内资企业。\n\n它属于国家队。\n", encoding="utf-8")
    return path


@pytest.fixture
def translation(tmp_path: Path) -> Path:
    """Its English."""
    path = tmp_path / "translation.md"
    path.write_text(
        "# CloudWalk\n\nIt is domestically funded (纯内资).\n\nIt is on the national team.\n",
        encoding="utf-8",
    )
    return path


_COMMANDS = (
    ["start"],
    ["serve"],
    ["migrate"],
    ["doctor"],
    ["sign-in"],
    ["articles"],
    ["align"],
    ["convert"],
    ["check"],
    ["archive"],
    ["restore"],
    ["import"],
    ["correct"],
    ["export"],
    ["harvest"],
    ["terms"],
    ["dictionary", "show"],
    ["dictionary", "install"],
    ["dictionary", "remove"],
    ["glossary", "import"],
    ["glossary", "export"],
    ["memory", "import"],
    ["memory", "export"],
    ["memory", "search"],
    ["memory", "rebuild"],
    ["projects", "list"],
    ["projects", "style"],
)


def test_every_command_has_help() -> None:
    listed = CliRunner().invoke(cli, ["--help"])
    assert listed.exit_code == 0
    for command in _COMMANDS:
        helped = CliRunner().invoke(cli, [*command, "--help"])
        assert helped.exit_code == 0, command
        assert command[0] in listed.stdout


def test_the_list_of_commands_says_of_each_what_its_own_page_says() -> None:
    group = typer.main.get_group(cli)
    context = group.make_context("duizhao", [], resilient_parsing=True)
    for name in group.list_commands(context):
        listed = group.get_command(context, name)
        loaded = group.resolve_command(context, [name])[1]
        assert listed
        assert loaded
        assert listed.help == loaded.help


@pytest.mark.parametrize(
    "words", [["publish"], ["export"], ["export", "1", "--layout", "sideways"]]
)
def test_wrong_words_are_exit_code_2(words: list[str]) -> None:
    assert CliRunner().invoke(cli, words).exit_code == 2


def test_an_article_goes_from_file_to_document(
    database_url: str, article: Path, translation: Path, tmp_path: Path
) -> None:
    assert database_url
    imported = _duizhao("import", str(article), "--translation", str(translation), "--translated")
    assert imported.returncode == 0, _said(imported)
    number = imported.stdout.decode().strip()
    assert "3 paragraphs" in _said(imported)
    out = tmp_path / "out.docx"
    done = _duizhao("export", number, "--layout", "side-by-side", "-o", str(out))
    assert done.returncode == 0, _said(done)
    assert done.stdout.decode().strip() == str(out)
    cells = [cell.text for row in docx.Document(str(out)).tables[-1].rows for cell in row.cells]
    assert "It is domestically funded (纯内资)." in cells
    assert "它属于国家队。" in cells


def test_a_machines_draft_is_imported_as_what_it_is(
    database_url: str, article: Path, translation: Path
) -> None:
    assert database_url
    both = ["--translation", str(translation), "--machine"]
    number = _duizhao("import", str(article), *both).stdout.decode().strip()
    with transaction(writes=False) as session:
        found = session.scalars(select(Segment).where(Segment.article_id == int(number))).all()
    assert {(one.origin, one.state) for one in found} == {(Origin.MACHINE, State.DRAFT)}
    refused = CliRunner().invoke(cli, ["import", str(article), *both, "--translated"])
    assert refused.exit_code == 2
    assert "a machine's draft is not done" in " ".join(refused.output.split())


def test_an_unfinished_article_is_refused_with_a_list(database_url: str, article: Path) -> None:
    assert database_url
    number = _duizhao("import", str(article)).stdout.decode().strip()
    refused = _duizhao("export", number, "--format", "md", "-o", "-")
    assert refused.returncode == 1
    assert refused.stdout == b""
    assert "它是纯内资企业" in _said(refused)
    assert "3 of 3 segments are not finished" in _said(refused)
    draft = _duizhao("export", number, "--format", "md", "--draft", "-o", "-")
    assert draft.returncode == 0
    assert "DRAFT" in draft.stdout.decode()


def test_articles_are_listed_for_people_and_programs(database_url: str) -> None:
    assert database_url
    assert _duizhao("articles").stdout.decode().startswith("1\t2/4\t")
    (line,) = _duizhao("articles", "--json").stdout.decode().splitlines()
    assert json.loads(line)["progress"]["segments"] == 4


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("missing.txt", None, "cannot be opened"),
        ("bad.docx", b"no zip", "bad.docx"),
        ("bad.odf", b"x", ".odf"),
    ],
)
def test_a_bad_file_is_one_sentence_on_standard_error(
    database_url: str, tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    assert database_url
    if data is not None:
        (tmp_path / name).write_bytes(data)
    refused = _duizhao("import", str(tmp_path / name))
    assert refused.returncode == 1
    assert refused.stdout == b""
    assert said in _said(refused)
    assert "Traceback" not in _said(refused)


def test_unknown_things_are_named(database_url: str, article: Path) -> None:
    assert database_url
    assert "no article 99" in _said(_duizhao("export", "99"))
    refused = _duizhao("import", str(article), "--project", "Nowhere")
    assert "Nowhere" in _said(refused)
    assert refused.returncode == 1
    assert "nobody@example.org" in _said(_duizhao("sign-in", "nobody@example.org"))


def test_a_glossary_goes_out_and_in(database_url: str, tmp_path: Path) -> None:
    assert database_url
    table = tmp_path / "terms.csv"
    assert _duizhao("glossary", "export", "-o", str(table), "--project", "ChinAI").returncode == 0
    assert "国家队,,guójiāduì" in table.read_text(encoding="utf-8").replace(" ", "")
    table.write_text("zh,preferred\n独角兽,unicorn\n新基建,\n", encoding="utf-8")
    refused = _duizhao("glossary", "import", str(table), "--project", "1")
    assert refused.returncode == 1
    assert "line 3" in _said(refused)
    table.write_text("zh,preferred\n独角兽,unicorn\n", encoding="utf-8")
    done = _duizhao("glossary", "import", str(table), "--project", "1")
    assert "1 added, 0 changed" in _said(done)


def test_the_columns_of_a_table_can_be_named(database_url: str, tmp_path: Path) -> None:
    assert database_url
    table = tmp_path / "terms.csv"
    table.write_text("beast,unicorn,独角兽\n", encoding="utf-8")
    into = ("glossary", "import", str(table), "--project", "1")
    done = _duizhao(*into, "--columns", "-,preferred,zh", "--no-head")
    assert "1 added, 0 changed" in _said(done)
    kept = _duizhao("glossary", "export", "--project", "1").stdout.decode()
    assert "unicorn" in kept
    assert "beast" not in kept
    unknown = _duizhao(*into, "--columns", "-,colour,zh", "--no-head")
    assert unknown.returncode == 1
    assert "colour" in _said(unknown)


def test_bad_rows_can_be_left_out(database_url: str, tmp_path: Path) -> None:
    assert database_url
    table = tmp_path / "terms.csv"
    table.write_text("zh,preferred\n独角兽,unicorn\n新基建,\n", encoding="utf-8")
    done = _duizhao("glossary", "import", str(table), "--project", "1", "--leave-out-bad")
    assert done.returncode == 0
    assert "1 added, 0 changed" in _said(done)
    assert "line 3 was left out" in _said(done)


def test_the_format_of_a_glossary_is_named_or_taken_from_the_file(
    database_url: str, tmp_path: Path
) -> None:
    assert database_url
    named = _duizhao("glossary", "export", "--project", "1", "--format", "tbx2")
    assert b"<martif" in named.stdout
    file = tmp_path / "terms.tbx"
    assert _duizhao("glossary", "export", "--project", "1", "-o", str(file)).returncode == 0
    assert b"<tbx " in file.read_bytes()
    refused = _duizhao("glossary", "export", "--project", "1", "--format", "docx")
    assert refused.returncode == 1
    assert "tbx2" in _said(refused)


def test_a_sign_in_link_is_printed_alone(database_url: str) -> None:
    assert database_url
    printed = _duizhao("sign-in", "editor@example.org", "--address", "https://d.example")
    assert printed.stdout.decode().startswith("https://d.example/sign-in#token=")


def test_migrating_an_empty_database(empty_database_url: str) -> None:
    assert empty_database_url
    assert "has been migrated" in _said(_duizhao("migrate"))
    assert "up to date" in _said(_duizhao("migrate"))


def test_postgresql_without_tables_asks_for_migrate(empty_database_url: str) -> None:
    listed = _duizhao("articles")
    if empty_database_url.startswith("sqlite"):
        assert listed.returncode == 0
    else:
        assert listed.returncode == 1
        assert "duizhao migrate" in _said(listed)


def test_the_doctor_names_what_is_wrong(tmp_path: Path) -> None:
    nowhere = _duizhao("doctor", DUIZHAO_DATABASE_URL="postgresql://nobody@127.0.0.1:1/x")
    assert nowhere.returncode == 1
    assert "WRONG  Database: The database postgresql+psycopg://nobody@" in nowhere.stdout.decode()
    weak = _duizhao("doctor", DUIZHAO_DATABASE_URL="sqlite://", DUIZHAO_DATA_DIR=str(tmp_path))
    assert "in memory would lose every edit" in weak.stdout.decode()


def test_the_doctor_finds_a_sound_installation_sound(database_url: str) -> None:
    assert database_url
    done = _duizhao("doctor").stdout.decode()
    for what in ("Python", "Database", "Tables", "Words", "Dictionary", "Glossary seed"):
        assert f"ok     {what}" in done


def test_only_public_addresses_are_imported(database_url: str) -> None:
    assert database_url
    done = _duizhao("import", "http://127.0.0.1/article.html")
    assert done.returncode == 1
    assert "is not a public address" in _said(done)


@pytest.mark.parametrize("words", [["--help"], ["align", "--help"]])
def test_help_and_alignment_load_neither_a_database_nor_a_server(words: list[str]) -> None:
    script = (
        f"import sys; sys.argv = {['duizhao', *words]}\n"
        "from app.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'sqlalchemy', 'fastapi', 'app.articles.importing'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_a_corrected_source_is_shown_and_taken(database_url: str, article: Path) -> None:
    number = _duizhao("import", str(article)).stdout.decode().strip()
    article.write_text("# 云从科技\n\n它是一家纯内资企业。\n\n它属于国家队。\n", encoding="utf-8")
    shown = _duizhao("correct", number, str(article))
    assert shown.stdout.decode() == "changed\t2\t2\t它是一家纯内资企业。\n"
    assert "2 unchanged, 1 changed" in _said(shown)
    assert _duizhao("correct", number, str(article), "--accept").returncode == 0
    again = _duizhao("correct", number, str(article), "--accept")
    assert (again.returncode, "already" in _said(again)) == (1, True)
