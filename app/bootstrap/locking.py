"""`python3 -m app lock`: renew the lock files from pyproject.toml.

A lock file pins each library by version and hash, for every system at once, and holds no
address: everybody installs from the index that they have configured themselves. Releases that
are pinned already stay unless `--upgrade` is given. The lock of the tests is made under the
lock of the workbench, so that the tests run what the workbench runs.
"""

from collections.abc import Sequence

from app.bootstrap import guard, homes, progress
from app.bootstrap.clone import Clone, SetupFailed
from app.bootstrap.uv import Uv

_USAGE = "usage: python3 -m app lock [--upgrade]"
_ALWAYS = (
    *("pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"),
    *("--annotation-style", "line", "--quiet"),
)
# lock -> what goes in: groups of pyproject.toml, and for the last without the project itself.
_LOCKS: dict[str, tuple[str, ...]] = {
    "": ("--group", "web"),
    "dev": ("--group", "dev", "--constraints", "requirements.lock"),
}


def main(clone: Clone, arguments: Sequence[str]) -> int:
    """Write the three lock files."""
    if set(arguments) - {"--upgrade"}:
        raise SetupFailed(_USAGE)
    with guard.alone(clone):
        log = progress.Log(clone.tools / "setup.log")
        log.begin()
        env = homes.environment(clone) | {"UV_CUSTOM_COMPILE_COMMAND": "python3 -m app lock"}
        uv = Uv(clone, log, env)
        uv.program()
        for name, wanted in _LOCKS.items():
            _write(clone, log, uv, name, [*_ALWAYS, *wanted, *arguments])
        only = [part for part in _ALWAYS if part != "pyproject.toml"]
        _write(clone, log, uv, "tools", [*only, "--group", "tools", *arguments])
    return 0


def _write(clone: Clone, log: progress.Log, uv: Uv, name: str, command: list[str]) -> None:
    path = clone.lock(name)
    with progress.step(f"Locking {path.name}"):
        try:
            uv.run(*command, "--output-file", path.name)
        except progress.Failed as failed:
            raise log.failure(
                f"Locking {path.name}", failed, "correct pyproject.toml and try again"
            ) from failed
