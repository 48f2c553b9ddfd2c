"""uv, which installs the libraries: fetched by pip, held by hash, kept in `.tools`.

Debian's Python refuses to install into itself and may come without pip and without venv; macOS
has both. So pip is looked for in several places, and is only used to put uv into a folder.
"""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.bootstrap import mirrors, stamps
from app.bootstrap.clone import Clone, SetupFailed
from app.bootstrap.progress import Failed, Log, step

# A person's own pip configuration decides where packages come from, not where they go to.
_PLACES = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_CONSTRAINT", "PIP_REQUIREMENT")
_SETTLED = {
    "PIP_USER": "0",
    "PIP_REQUIRE_VIRTUALENV": "0",
    "PIP_NO_INPUT": "1",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_PROGRESS_BAR": "off",
}
# Where Debian keeps the wheels that its own venv module is made from.
_DEBIAN_WHEELS = Path("/usr/share/python-wheels")


def base_python() -> str:
    """The interpreter that environments are made from, also when called inside one."""
    return getattr(sys, "_base_executable", None) or sys.executable


class Uv:
    """The installer, and the environment in which it asks the right index."""

    def __init__(self, clone: Clone, log: Log, env: Mapping[str, str]) -> None:
        self.clone = clone
        self.log = log
        self.env = {name: value for name, value in env.items() if name not in _PLACES} | _SETTLED
        self._pip: list[str] | None = None
        self._own = clone.tools / "uv" / "bin" / "uv"
        self._environment: dict[str, str] | None = None

    def run(self, *arguments: str | Path) -> str:
        """Run uv; once more without the extra indexes when one of them may be to blame.

        Raises:
            Failed: with what uv said.
        """
        command = [self.program(), *arguments]
        env = self.environment()
        try:
            return self.log.run(command, env, self.clone.root)
        except Failed:
            plain = mirrors.without_extras(env)
            if plain is None:
                raise
            return self.log.run(command, plain, self.clone.root)

    def environment(self) -> dict[str, str]:
        """The variables uv is run with."""
        if self._environment is None:
            env = dict(self.env)
            env.setdefault("UV_PYTHON_DOWNLOADS", "never")
            env.setdefault("UV_SYSTEM_CERTS", "1")
            env.setdefault("UV_NO_PROGRESS", "1")
            env.setdefault("UV_BUILD_CONSTRAINT", str(self.clone.lock("tools")))
            env |= mirrors.for_uv(self._pip_settings(), env)
            self._environment = env
        return self._environment

    def _pip_settings(self) -> dict[str, str]:
        for pip in [self._pip] if self._pip else _ready_pips(self.clone):
            try:
                listing = self.log.run([*pip, "config", "list"], self.env, secret=True)
                return mirrors.parse(listing)
            except Failed:
                continue
        return {}

    def program(self) -> Path:
        """The path of uv, which is fetched when it is not here yet or another one is asked for."""
        stamp = self.clone.tools / "uv" / ".stamp"
        wanted = stamps.digest(self.clone.lock("tools").read_bytes())
        if not self._own.is_file() or stamps.read(stamp) != wanted:
            self._fetch()
            stamps.write(stamp, wanted)
        return self._own

    def _fetch(self) -> None:
        target = self.clone.tools / "uv"
        shutil.rmtree(target, ignore_errors=True)
        pip = self._find_pip()
        if pip is None:
            raise SetupFailed(_no_pip())
        self._pip = pip
        with step("Fetching uv, which installs Python libraries"):
            try:
                self.log.run(
                    [
                        *pip,
                        *("install", "--quiet", "--no-deps", "--only-binary", ":all:"),
                        *("--require-hashes", "--target", str(target)),
                        *("--requirement", str(self.clone.lock("tools"))),
                    ],
                    self.env,
                )
            except Failed as failed:
                raise self.log.failure(
                    "Fetching uv",
                    failed,
                    "check the network, or the index that pip is configured with",
                ) from failed

    def _find_pip(self) -> list[str] | None:
        for pip in _ready_pips(self.clone):
            if self._succeeds([*pip, "--version"]):
                return pip
        if self._make_venv():
            return [str(self.clone.tools / "pip" / "bin" / "python"), "-m", "pip"]
        if _is_debian() and os.geteuid() == 0 and shutil.which("apt-get"):
            self._install_venv_package()
            if self._make_venv():
                return [str(self.clone.tools / "pip" / "bin" / "python"), "-m", "pip"]
        return None

    def _make_venv(self) -> bool:
        """pip in an environment of its own, where Python brings one along."""
        place = self.clone.tools / "pip"
        shutil.rmtree(place, ignore_errors=True)
        return self._succeeds([base_python(), "-m", "venv", str(place)])

    def _succeeds(self, command: list[str]) -> bool:
        try:
            self.log.run(command, self.env)
        except Failed:
            return False
        return True

    def _install_venv_package(self) -> None:
        package = f"python3.{sys.version_info.minor}-venv"
        env = {**self.env, "DEBIAN_FRONTEND": "noninteractive"}
        with step(f"Installing Debian's {package}, since this Python has neither pip nor venv"):
            for command in (["apt-get", "update"], ["apt-get", "install", "-y", package]):
                try:
                    self.log.run(command, env)
                except Failed as failed:
                    raise self.log.failure(
                        f"`{' '.join(command)}`", failed, "check apt's sources and start again"
                    ) from failed


def _ready_pips(clone: Clone) -> Iterator[list[str]]:
    """Ways to call a pip that is there already, the quickest first."""
    yield [base_python(), "-m", "pip"]
    made = clone.tools / "pip" / "bin" / "python"
    if made.exists():
        yield [str(made), "-m", "pip"]
    for wheel in sorted(_DEBIAN_WHEELS.glob("pip-*.whl")):
        yield [base_python(), str(wheel / "pip")]


def _is_debian() -> bool:
    return Path("/etc/debian_version").is_file()


def _no_pip() -> str:
    if _is_debian():
        return (
            "This Python has neither pip nor venv, and only an administrator can add them: run"
            f" `sudo apt-get install python3.{sys.version_info.minor}-venv` and start again."
        )
    return (
        f"This Python ({base_python()}) has neither pip nor venv: install a complete Python 3.11"
        " or newer and start again with that."
    )
