"""A project goes into a file and comes back by two commands."""

import zipfile
from pathlib import Path

from typer.testing import CliRunner

from app.cli.main import cli
from tests.world import World


def test_a_project_is_archived_and_restored(world: World, tmp_path: Path) -> None:
    file = tmp_path / "chinai.zip"
    run = CliRunner()
    written = run.invoke(cli, ["archive", "--project", "ChinAI", "-o", str(file)])
    assert written.exit_code == 0, written.output
    assert zipfile.is_zipfile(file)
    assert not list(tmp_path.glob("*.unfinished"))
    assert run.invoke(cli, ["restore", str(file)]).exit_code != 0  # the name is taken
    restored = run.invoke(cli, ["restore", str(file), "--name", "Again"])
    assert restored.exit_code == 0, restored.output
    names = [one["name"] for one in world.ask("administrator", "GET", "/projects").json()]
    assert "Again" in names
