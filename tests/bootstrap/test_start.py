"""`python3 -m app`: from a clone to the command, once, and again without doing anything."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bootstrap.conftest import Miniature, furnish

# What the set-up may add to a start at which there is nothing to do, in seconds of processor
# time; measured at 0.03.
_LITTLE = 0.15


def test_the_first_start_sets_up_and_starts(miniature: Miniature) -> None:
    done = miniature.run("--port", "8123")
    assert done.stdout == "started start --port 8123\n"
    assert "Installing the Python libraries" in done.stderr
    assert miniature.calls() == ["venv --quiet", "pip sync"]


def test_the_second_start_installs_nothing_and_says_nothing(miniature: Miniature) -> None:
    miniature.run()
    done = miniature.run()
    assert (done.stdout, done.stderr) == ("started start\n", "")
    assert miniature.calls() == ["venv --quiet", "pip sync"]


def _processor_seconds(command: list[str], folder: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_a_start_with_nothing_to_do_costs_next_to_nothing(miniature: Miniature) -> None:
    miniature.run("setup")
    start = min(_processor_seconds(miniature.command("setup"), miniature.root) for _ in range(5))
    bare = min(_processor_seconds([sys.executable, "-c", "pass"], miniature.root) for _ in range(5))
    assert start - bare < _LITTLE


def test_the_command_works_from_anywhere(miniature: Miniature, tmp_path: Path) -> None:
    miniature.run("setup")
    done = subprocess.run(
        [miniature.clone.command, "doctor"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "started doctor\n"


@pytest.mark.parametrize("name", ["with a space", "it's", "对照", "cheap $HOME `x`", "x" * 180])
def test_a_clone_may_lie_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    miniature = furnish(tmp_path / name)
    assert miniature.run("setup").returncode == 0
    done = subprocess.run(
        [miniature.clone.command, "doctor"], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("started doctor\n", "")


def test_a_set_up_that_was_interrupted_is_made_anew(miniature: Miniature) -> None:
    miniature.order("import os, signal; os.kill(os.getppid(), signal.SIGKILL); time.sleep(2)")
    assert miniature.run("setup").returncode < 0
    miniature.order("")
    assert miniature.run().stdout == "started start\n"
    assert miniature.calls() == ["venv --quiet", "pip sync", "venv --quiet", "pip sync"]


def test_a_new_lock_is_installed_into_the_environment_that_is_there(miniature: Miniature) -> None:
    miniature.run("setup")
    miniature.clone.lock("").write_text("# another lock\n")
    miniature.run("setup")
    assert miniature.calls() == ["venv --quiet", "pip sync", "pip sync"]


def test_an_environment_whose_python_has_gone_is_made_anew(miniature: Miniature) -> None:
    miniature.run("setup")
    miniature.clone.python.unlink()
    miniature.clone.python.symlink_to("/nonexistent/python3")
    assert miniature.run().stdout == "started start\n"
    assert miniature.calls()[2:] == ["venv --quiet", "pip sync"]


def test_a_clone_that_was_moved_is_set_up_anew(miniature: Miniature, tmp_path: Path) -> None:
    miniature.run("setup")
    shutil.move(miniature.root, tmp_path / "moved")
    moved = Miniature(tmp_path / "moved")
    uv = moved.clone.tools / "uv" / "bin" / "uv"
    uv.write_text(uv.read_text().replace(str(miniature.root), str(moved.root)))
    assert moved.run().stdout == "started start\n"
    assert moved.calls()[2:] == ["venv --quiet", "pip sync"]


def test_two_starts_at_once_set_up_once(miniature: Miniature) -> None:
    miniature.order("time.sleep(2)")
    starts = [
        subprocess.Popen(
            miniature.command(),
            cwd=miniature.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    ends = [start.communicate(timeout=60) for start in starts]
    assert [out for out, _ in ends] == ["started start\n"] * 2
    assert sum("Another start" in err for _, err in ends) == 1
    assert miniature.calls() == ["venv --quiet", "pip sync"]


def test_what_cannot_be_installed_is_said_in_one_sentence(miniature: Miniature) -> None:
    miniature.order("print('error: no route to the index'); sys.exit(2)")
    done = miniature.run()
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith("Installing the Python libraries failed (no route to the index): check")
    assert str(miniature.clone.tools / "setup.log") in last
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_written_is_named(miniature: Miniature) -> None:
    # Permissions do not hold root back; a file where the folder should be does.
    shutil.rmtree(miniature.clone.tools)
    miniature.clone.tools.touch()
    done = miniature.run()
    assert done.returncode == 1
    assert f"The folder {miniature.root} cannot be written" in done.stderr


def test_the_environment_of_another_project_does_not_leak_in(miniature: Miniature) -> None:
    miniature.run("setup")
    foreign = miniature.root / "foreign"
    (foreign / "app").mkdir(parents=True)
    (foreign / "app" / "__init__.py").write_text("raise RuntimeError('not this one')")
    (miniature.root / "app" / "cli" / "main.py").write_text(
        "import os\ndef main() -> None:\n"
        "    print(os.environ.get('PYTHONPATH'), os.environ.get('VIRTUAL_ENV'))\n"
    )
    done = miniature.run(PYTHONPATH=str(foreign), VIRTUAL_ENV=str(foreign))
    assert done.stdout == "None None\n"


def test_without_a_home_everything_stays_in_the_clone(miniature: Miniature) -> None:
    (miniature.root / "app" / "cli" / "main.py").write_text(
        "import os\ndef main() -> None:\n    print(os.environ['DUIZHAO_DATA_DIR'])\n"
    )
    env = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    env.pop("DUIZHAO_DATA_DIR", None)
    done = subprocess.run(
        miniature.command(),
        cwd=miniature.root,
        env={**env, "HOME": "/dev/null/nowhere"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"{miniature.root / 'data'}\n"


def test_help_is_given_before_anything_is_set_up(miniature: Miniature) -> None:
    done = miniature.run("--help")
    assert "python3 -m app test" in done.stdout
    assert miniature.calls() == []
