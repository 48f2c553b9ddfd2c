"""The lock files: in step with what is asked for, held by hash, and without an address."""

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.bootstrap.conftest import ROOT

_LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-tools.lock")
_NPM_LOCKS = (
    ROOT / "frontend" / "package-lock.json",
    ROOT / "tests" / "servers" / "sparticuz" / "package-lock.json",
)
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; .+?)?(?: \\)?$")


@cache
def _pins(lock: str) -> dict[str, Version]:
    """What a lock pins, by name; every line is understood, or the test fails."""
    pins: dict[str, Version] = {}
    for line in (ROOT / lock).read_text("utf-8").splitlines():
        if line.startswith(("#", "    #", "    --hash=sha256:")):
            continue
        found = _PIN.match(line)
        assert found, f"{lock}: {line}"
        pins[canonicalize_name(found[1])] = Version(found[2])
    return pins


def _wanted(*groups: str) -> Iterator[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for group in groups:
        entries = (
            project["project"]["dependencies"]
            if group == "project"
            else project["dependency-groups"][group]
        )
        for entry in entries:
            if isinstance(entry, dict):
                yield from _wanted(entry["include-group"])
            else:
                yield Requirement(entry)


@pytest.mark.parametrize(
    ("lock", "groups"),
    [
        ("requirements.lock", ("project", "web")),
        ("requirements-dev.lock", ("project", "dev")),
        ("requirements-tools.lock", ("tools",)),
    ],
)
def test_every_dependency_is_locked_at_a_release_that_will_do(
    lock: str, groups: tuple[str, ...]
) -> None:
    pins = _pins(lock)
    for wanted in _wanted(*groups):
        pinned = pins.get(canonicalize_name(wanted.name))
        assert pinned is not None, f"{wanted.name} is missing from {lock}"
        assert wanted.specifier.contains(pinned), f"{wanted} is not {pinned}"


def test_the_tests_run_what_the_workbench_runs() -> None:
    tested = _pins("requirements-dev.lock")
    for name, version in _pins("requirements.lock").items():
        assert tested[name] == version


@pytest.mark.parametrize("lock", _LOCKS)
def test_every_pin_is_held_by_a_hash(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    for line, following in pairwise(lines):
        if _PIN.match(line):
            assert re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", following), line


@pytest.mark.parametrize("lock", _LOCKS)
def test_a_python_lock_holds_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)


def _values(node: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for name, value in node.items():
            yield from _values(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from _values(value, key)
    elif isinstance(node, str):
        yield key, node


def _packages(lock: Path) -> dict[str, dict[str, Any]]:
    packages: dict[str, dict[str, Any]] = json.loads(lock.read_text("utf-8"))["packages"]
    return packages


@pytest.mark.parametrize("lock", _NPM_LOCKS, ids=lambda lock: lock.parent.name)
def test_an_npm_lock_holds_no_address_of_a_package(lock: Path) -> None:
    assert '"resolved"' not in lock.read_text("utf-8")
    # Authors say where they take donations; nothing is fetched from there.
    for name, package in _packages(lock).items():
        package.pop("funding", None)
        assert [text for _, text in _values(package) if "://" in text] == [], name


@pytest.mark.parametrize("lock", _NPM_LOCKS, ids=lambda lock: lock.parent.name)
def test_every_npm_package_is_held_by_its_integrity(lock: Path) -> None:
    packages = _packages(lock)
    assert len(packages) > 1
    for name, package in packages.items():
        assert not name or package["integrity"].startswith("sha512-"), name


@pytest.mark.parametrize("lock", _NPM_LOCKS, ids=lambda lock: lock.parent.name)
def test_an_npm_lock_is_complete_for_every_system(lock: Path) -> None:
    """npm refuses a lock that lacks the builds for other systems, and so would a Mac."""
    packages = _packages(lock)
    for name, package in packages.items():
        for wanted in package.get("optionalDependencies", {}):
            places = (f"{name}/node_modules/{wanted}", f"node_modules/{wanted}")
            assert any(place in packages for place in places), f"{wanted} of {name}"


@pytest.mark.parametrize("lock", _NPM_LOCKS, ids=lambda lock: lock.parent.name)
def test_an_npm_lock_is_in_step_with_its_package(lock: Path) -> None:
    asked = json.loads(lock.with_name("package.json").read_text("utf-8"))
    locked = _packages(lock)
    for kind in ("dependencies", "devDependencies"):
        assert locked[""].get(kind, {}) == asked.get(kind, {})
        for name, version in asked.get(kind, {}).items():
            assert locked[f"node_modules/{name}"]["version"] == version
