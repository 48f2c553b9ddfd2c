"""A browser is found where there is one, and fetched where there is none."""

import importlib.util
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import homes
from app.bootstrap.clone import Clone
from app.bootstrap.progress import Failed, Log
from tests.servers import chromium, npm_chromium

_ROOT = Path(__file__).parents[2]
_NO_BROWSER = "DUIZHAO_CHROMIUM", "PLAYWRIGHT_BROWSERS_PATH"


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A machine without a browser, whose clone is a folder of the test's own."""
    for name in _NO_BROWSER:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(chromium, "_CLONE", Clone(tmp_path))
    monkeypatch.setattr(chromium, "_MACOS", ())
    chromium.chromium_path.cache_clear()
    yield
    chromium.chromium_path.cache_clear()


def _program(path: Path, code: int = 0) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return str(path)


def _playwright_build(home: Path) -> str:
    spec = importlib.util.find_spec("playwright")
    assert spec
    assert spec.origin
    listing = Path(spec.origin).parent / "driver" / "package" / "browsers.json"
    (wanted,) = (
        browser["revision"]
        for browser in json.loads(listing.read_text("utf-8"))["browsers"]
        if browser["name"] == "chromium-headless-shell"
    )
    folder = home / f"chromium_headless_shell-{wanted}"
    program = _program(folder / "chrome-linux" / "headless_shell")
    (folder / "INSTALLATION_COMPLETE").touch()
    return program


def test_the_browser_that_is_named_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _program(tmp_path / "bin" / "chromium")
    named = _program(tmp_path / "named")
    monkeypatch.setenv("DUIZHAO_CHROMIUM", named)
    assert chromium.chromium_path() == named


def test_a_name_that_is_wrong_is_said_and_not_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _program(tmp_path / "bin" / "chromium")
    monkeypatch.setenv("DUIZHAO_CHROMIUM", "/nonexistent/chromium")
    with pytest.raises(chromium.NoBrowser, match="/nonexistent/chromium"):
        chromium.chromium_path()


def test_playwrights_own_build_comes_before_what_is_on_path(tmp_path: Path) -> None:
    _program(tmp_path / "bin" / "chromium")
    build = _playwright_build(tmp_path / "playwright")
    assert chromium.chromium_path() == build


def test_a_stub_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    _program(tmp_path / "bin" / "chromium", code=1)
    works = _program(tmp_path / "bin" / "google-chrome")
    assert chromium.chromium_path() == works


def _ways(*names: str) -> list[tuple[str, object]]:
    def refuse(log: Log, env: dict[str, str]) -> None:
        raise Failed("error: no such host")

    return [(name, refuse) for name in names]


def test_the_next_way_is_tried_when_one_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wanted = tmp_path / "bin" / "chromium"

    def works(log: Log, env: dict[str, str]) -> None:
        _program(wanted)

    monkeypatch.setattr(chromium, "_ways", lambda: [*_ways("first"), ("second", works)])
    assert chromium.chromium_path() == str(wanted)


def test_no_browser_is_one_sentence_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "_ways", lambda: _ways("the package", "the download"))
    with pytest.raises(chromium.NoBrowser) as raised:
        chromium.chromium_path()
    sentence = str(raised.value)
    assert "the package: no such host; the download: no such host" in sentence
    assert "apt-get install chromium fonts-noto-cjk" in sentence
    assert "\n" not in sentence


def test_the_browser_asks_nobody_for_news_of_itself() -> None:
    arguments = chromium.launch_arguments()
    assert "--disable-background-networking" in arguments
    assert ("--no-sandbox" in arguments) == (os.geteuid() == 0)


@pytest.mark.soak
def test_the_build_inside_the_npm_package_starts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.undo()
    clone = Clone(_ROOT)
    fresh = Clone(tmp_path)
    monkeypatch.setattr(npm_chromium, "_home", lambda _: tmp_path / "chromium")
    log = Log(tmp_path / "log")
    log.begin()
    assert npm_chromium.unpacked(fresh) is None
    npm_chromium.install(clone, log, homes.environment(clone))
    script = tmp_path / "chromium" / "chromium"
    said = subprocess.run([script, "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("Chromium ")
