"""The private Python environment `.venv`: exactly the locked libraries, and the command."""

import json
import os
import shlex
from collections.abc import Mapping

from app.bootstrap import stamps
from app.bootstrap.clone import Clone
from app.bootstrap.progress import Failed, Log, step
from app.bootstrap.uv import Uv, base_python

_COMMAND = """\
#!/bin/sh
'''exec' {python} "$0" "$@"
' '''
import sys

from app.cli.main import main

sys.exit(main())
"""


def is_ready(clone: Clone, lock: str = "") -> bool:
    """Whether `.venv` holds what a lock asks for; `""` to run the workbench, `dev` to test it."""
    return (
        _stamped(clone).get(lock) == _wanted(clone, lock)
        and clone.python.exists()
        and clone.command.exists()
    )


def make(clone: Clone, log: Log, env: Mapping[str, str], lock: str = "") -> None:
    """Bring `.venv` to what a lock asks for; one that has the test tools keeps them.

    Raises:
        SetupFailed: when a library cannot be had.
    """
    if _stamped(clone).get("dev"):
        lock = "dev"
    uv = Uv(clone, log, env)
    uv.program()
    what = "the Python libraries" if not lock else "the Python libraries and test tools"
    with step(f"Installing {what}"):
        try:
            _install(clone, uv, lock)
        except Failed as failed:
            raise log.failure(
                f"Installing {what}",
                failed,
                "check the network, or the index that pip is configured with, and start again",
            ) from failed


def _install(clone: Clone, uv: Uv, lock: str) -> None:
    stamp, begun = clone.venv / ".stamp", clone.venv / ".begun"
    whole = clone.python.exists() and not begun.exists() and _belongs_here(clone)
    if not whole:
        uv.run(
            *("venv", "--quiet", "--no-project", "--clear", "--prompt", "duizhao"),
            *("--python", base_python(), clone.venv),
        )
    stamps.remove(stamp)
    stamps.write(begun, "")
    uv.run(
        *("pip", "sync", "--require-hashes", "--python", clone.python, clone.lock(lock)),
    )
    _add_command(clone)
    written = {name: _wanted(clone, name) for name in {"", lock}}
    stamps.write(stamp, json.dumps(written))
    stamps.remove(begun)


def _add_command(clone: Clone) -> None:
    """Make the clone importable and give it its command, without building a package."""
    root = str(clone.root)
    # A .pth file is read in the locale's encoding, so what it says is kept to ASCII.
    line = root if root.isascii() else f"import sys; sys.path.append({root!a})"
    (clone.site_packages() / "duizhao.pth").write_text(line + "\n", "utf-8")
    # Through /bin/sh, since the kernel takes no interpreter whose path is long or has a space.
    clone.command.unlink(missing_ok=True)
    clone.command.write_text(_COMMAND.format(python=shlex.quote(str(clone.python))), "utf-8")
    clone.command.chmod(0o755)


def _stamped(clone: Clone) -> dict[str, str]:
    try:
        found = json.loads(stamps.read(clone.venv / ".stamp"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _wanted(clone: Clone, lock: str) -> str:
    """Everything that would make the environment another one if it changed."""
    return stamps.digest(clone.lock(lock).read_bytes(), os.fsencode(clone.root), _COMMAND.encode())


def _belongs_here(clone: Clone) -> bool:
    """False for the environment of a clone that was copied or moved: its paths point back."""
    try:
        return str(clone.python) in clone.command.read_text("utf-8")
    except OSError:
        return True
