"""A clone in miniature, with an installer that installs nothing and writes down its orders."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.bootstrap import frontend, stamps
from app.bootstrap.clone import Clone

ROOT = Path(__file__).resolve().parents[2]
# Stands for uv: `venv` makes an environment, `pip sync` obeys the file `orders`.
_UV = """\
#!{python}
import os, pathlib, subprocess, sys, time
here = pathlib.Path({root!r})
with open(here / "calls", "a") as calls:
    calls.write(" ".join(sys.argv[1:3]) + "\\n")
if sys.argv[1] == "venv":
    place = sys.argv[-1]
    subprocess.run(["rm", "-rf", place], check=True)
    subprocess.run([{python!r}, "-m", "venv", "--without-pip", place], check=True)
else:
    exec((here / "orders").read_text() if (here / "orders").exists() else "")
"""


@dataclass(frozen=True)
class Miniature:
    """A clone with the real set-up in it, and what it did."""

    root: Path
    clone: Clone = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "clone", Clone(self.root))

    def calls(self) -> list[str]:
        """What the installer was told, in order."""
        written = self.root / "calls"
        return written.read_text().splitlines() if written.exists() else []

    def order(self, code: str) -> None:
        """What the installer does when it is to install."""
        (self.root / "orders").write_text(code)

    def command(self, *arguments: str) -> list[str]:
        """The command line of `python3 -m app …`."""
        return [sys.executable, "-m", "app", *arguments]

    def run(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run `python3 -m app …` in the clone to its end."""
        return subprocess.run(
            self.command(*arguments),
            cwd=self.root,
            env={**os.environ, **env},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )


def furnish(root: Path) -> Miniature:
    """Make a miniature in a folder."""
    (root / "app" / "cli").mkdir(parents=True)
    for name in ("__init__.py", "__main__.py"):
        shutil.copy(ROOT / "app" / name, root / "app" / name)
    shutil.copytree(
        ROOT / "app" / "bootstrap",
        root / "app" / "bootstrap",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    (root / "app" / "cli" / "__init__.py").touch()
    (root / "app" / "cli" / "main.py").write_text(
        "import sys\ndef main() -> None:\n    print('started', *sys.argv[1:])\n"
    )
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-tools.lock"):
        (root / name).write_text(f"# {name}\n")
    made = Miniature(root)
    uv = made.clone.tools / "uv" / "bin" / "uv"
    uv.parent.mkdir(parents=True)
    uv.write_text(_UV.format(python=sys.executable, root=str(root)))
    uv.chmod(0o755)
    tools = stamps.digest(made.clone.lock("tools").read_bytes())
    stamps.write(made.clone.tools / "uv" / ".stamp", tools)
    (root / "frontend").mkdir()
    (root / "frontend" / "index.html").write_text("<p>对照</p>")
    made.clone.static.mkdir(parents=True)
    (made.clone.static / "index.html").write_text("<p>对照</p>")
    stamps.write(made.clone.static / ".stamp", frontend.digest(made.clone))
    return made


@pytest.fixture
def miniature(tmp_path: Path) -> Miniature:
    """A clone whose front end is built and whose environment is not."""
    return furnish(tmp_path / "clone")
