"""What is read before anything is installed needs nothing but Python, however old."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.__main__ import too_old
from tests.bootstrap.conftest import ROOT

_FILES = sorted([*(ROOT / "app" / "bootstrap").glob("*.py"), ROOT / "app" / "__main__.py"])


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_the_set_up_imports_only_what_python_brings(path: Path) -> None:
    foreign = {
        name
        for name in _imports(path)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not name.startswith("app.bootstrap")
    }
    assert foreign == set()


def test_the_package_itself_imports_nothing() -> None:
    assert list(_imports(ROOT / "app" / "__init__.py")) == []


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
def test_an_old_python_can_read_what_tells_it_so(name: str) -> None:
    source = (ROOT / "app" / name).read_text("utf-8")
    assert ast.parse(source, feature_version=(3, 6))


def test_a_python_that_is_new_enough_is_taken() -> None:
    assert too_old((3, 11)) is None
    assert too_old((3, 14)) is None


def test_an_old_python_is_told_of_a_newer_one_on_this_machine() -> None:
    sentence = too_old((3, 9), which=lambda name: name if name == "python3.12" else None)
    assert sentence == (
        "Duizhao needs Python 3.11 or newer, and this is Python 3.9; this machine has a newer"
        " one: run `python3.12 -m app` instead."
    )


def test_an_old_python_alone_is_told_what_to_install() -> None:
    sentence = too_old((3, 6), which=lambda name: None)
    assert sentence
    assert "install a newer one" in sentence


def test_the_set_up_runs_in_isolation_from_installed_libraries() -> None:
    code = "import sys; sys.path.insert(0, '.'); import app.bootstrap.main, app.bootstrap.testing"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], cwd=ROOT, check=True)


def test_no_file_of_the_set_up_names_a_host() -> None:
    named = {
        path.name: found
        for path in [*_FILES, ROOT / ".ci" / "run"]
        if (found := re.findall(r"\w+://(?!mirror\.example|own)\S+", path.read_text("utf-8")))
    }
    assert named == {}
