"""Where programs keep caches and data when the home directory is no place to write.

A service user has no home, a container may have a read-only one. The user's own configuration
is still read from there; only what must be written moves into the clone.
"""

import os
import sys
from pathlib import Path

from app.bootstrap.clone import Clone

# What would lead a private environment astray, or point into another one.
_FOREIGN = ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", "CONDA_PREFIX")


def environment(clone: Clone) -> dict[str, str]:
    """The variables that every program of the set-up is run with."""
    env = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
    cache = Path(env.get("XDG_CACHE_HOME") or _home(env) / ".cache")
    inside = clone.tools / "cache"
    if not writable(cache):
        env.setdefault("UV_CACHE_DIR", str(inside / "uv"))
        env.setdefault("PIP_CACHE_DIR", str(inside / "pip"))
    if not writable(_home(env) / ".npm") and "NPM_CONFIG_CACHE" not in env:
        env.setdefault("npm_config_cache", str(inside / "npm"))
    if not writable(_data_home(env)):
        env.setdefault("DUIZHAO_DATA_DIR", str(clone.root / "data"))
    return env


def _home(env: dict[str, str]) -> Path:
    if home := env.get("HOME"):
        return Path(home)
    try:
        return Path.home()
    except RuntimeError:
        return Path("/nonexistent")


def _data_home(env: dict[str, str]) -> Path:
    if sys.platform == "darwin":
        return _home(env) / "Library" / "Application Support"
    return Path(env.get("XDG_DATA_HOME") or _home(env) / ".local" / "share")


def writable(folder: Path) -> bool:
    """Whether files can be made in a folder, once it and its parents are made."""
    while not os.path.lexists(folder):
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
