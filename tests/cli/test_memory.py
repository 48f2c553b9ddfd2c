"""`duizhao memory`, as an operator runs it."""

from pathlib import Path

from typer.testing import CliRunner

from app.cli.main import cli
from app.errors import Invalid


def test_a_memory_goes_out_comes_in_and_is_searched(database_url: str, tmp_path: Path) -> None:
    assert database_url
    run = CliRunner()
    for name in ("memory.tmx", "memory.csv"):
        path = tmp_path / name
        done = run.invoke(cli, ["memory", "export", "-o", str(path)])
        assert done.exit_code == 0, done.output
        assert "Wrote 2 units" in done.stderr
        done = run.invoke(cli, ["memory", "import", str(path), "--project", "Another publication"])
        assert done.exit_code == 0, done.output
        assert "2 units: " in done.stderr
    found = run.invoke(cli, ["memory", "search", "融資", "--project", "Another publication"])
    assert found.stdout == "云从科技获18亿元融资\tCloudWalk Raises RMB 1.8 Billion\n"
    english = run.invoke(cli, ["memory", "search", "latecomers deserve", "--english"])
    assert english.stdout.count("后浪值得尊敬") == 2
    assert run.invoke(cli, ["memory", "search", "没有的话"]).exit_code == 1
    assert "0 segments" in run.invoke(cli, ["memory", "rebuild"]).stderr


def test_a_broken_file_is_said_with_what_came_in(database_url: str, tmp_path: Path) -> None:
    assert database_url
    path = tmp_path / "broken.tmx"
    path.write_text("<tmx><body><tu>", encoding="utf-8")
    done = CliRunner().invoke(cli, ["memory", "import", str(path)])
    assert isinstance(done.exception, Invalid)
    assert "What came before is in the memory" in str(done.exception)
