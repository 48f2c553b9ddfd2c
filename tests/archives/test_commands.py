"""A project goes into a file and comes back, by two commands and by two routes."""

import zipfile
from pathlib import Path
from typing import Any

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


def test_an_administrator_takes_an_archive_and_makes_a_project_of_it(
    world: World, tmp_path: Path
) -> None:
    taken = world.ask("administrator", "GET", "/projects/1/archive")
    assert taken.headers["content-type"] == "application/zip"
    file = tmp_path / "taken.zip"
    file.write_bytes(taken.content)
    assert zipfile.is_zipfile(file)
    assert world.ask("administrator", "GET", "/projects/999/archive").status_code == 404

    def restore(name: str, data: bytes) -> Any:
        files, said = {"file": ("taken.zip", data)}, {"name": name}
        return world.ask("administrator", "POST", "/archives", files=files, data=said)

    before = world.ask("administrator", "GET", "/projects").json()
    assert restore("", taken.content).status_code == 409  # the name is taken
    refused = restore("Cut short", taken.content[:-100])
    assert refused.status_code == 422
    assert "no archive that can be restored" in refused.json()["detail"]
    assert world.ask("administrator", "GET", "/projects").json() == before
    made = restore("Again", taken.content)
    assert made.status_code == 201, made.text
    articles = world.ask("administrator", "GET", f"/projects/{made.json()['id']}/articles").json()
    ours = world.ask("administrator", "GET", "/projects/1/articles").json()
    assert [one["progress"] for one in articles] == [one["progress"] for one in ours]
