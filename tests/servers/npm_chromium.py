"""The Chromium inside the npm package @sparticuz/chromium: Linux on x86-64, no root, no apt.

The package holds the browser and the libraries that a bare system lacks, each compressed. They
are unpacked into `.tools`, with a script beside them that starts the browser with its own
libraries. There is no Chinese font among them: pages work, but Chinese is drawn as boxes.
"""

import os
import platform
import shlex
import shutil
import sys
import tarfile
from collections.abc import Mapping
from pathlib import Path

from app.bootstrap import frontend, stamps
from app.bootstrap.clone import Clone
from app.bootstrap.progress import Failed, Log

_LOCKED = Path(__file__).parent / "sparticuz"
_FILES = (".npmrc", "package.json", "package-lock.json")
_ARCHIVES = ("al2023", "fonts", "swiftshader")
# Node has the decompressor that Python lacks.
_UNPACK = """
const { createReadStream, createWriteStream } = require("node:fs");
const { createBrotliDecompress } = require("node:zlib");
const { pipeline } = require("node:stream/promises");
const [, from, to] = process.argv;
pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
"""
# The package's own names folders that exist where it usually runs, and only there.
_FONTS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">.</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""
_SCRIPT = """\
#!/bin/sh
here={here}
LD_LIBRARY_PATH="$here/al2023/lib${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}"
export LD_LIBRARY_PATH
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here/fonts"
exec "$here/swiftshader/chromium" "$@"
"""


def unpacked(clone: Clone) -> str | None:
    """The browser, where it was unpacked before and is of the release that is locked."""
    script = _home(clone) / "chromium"
    whole = stamps.read(_home(clone) / ".stamp") == _wanted(clone)
    return str(script) if whole and script.is_file() else None


def install(clone: Clone, log: Log, env: Mapping[str, str]) -> None:
    """Fetch the package and unpack it.

    Raises:
        Failed: when the package cannot be had, or is for another kind of machine.
    """
    if sys.platform != "linux" or platform.machine() != "x86_64":
        raise Failed("error: the package is for Linux on x86-64")
    home = _home(clone)
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    for name in _FILES:
        shutil.copy(_LOCKED / name, home / name)
    node_env = frontend.npm_environment(clone, env)
    log.run(frontend.npm(clone, "ci"), node_env, home)
    node = frontend.npm(clone)[0]
    packed = home / "node_modules" / "@sparticuz" / "chromium" / "bin"
    for name in _ARCHIVES:
        archive = home / f"{name}.tar"
        log.run([node, "-e", _UNPACK, str(packed / f"{name}.tar.br"), str(archive)], node_env)
        with tarfile.open(archive) as tar:
            # Debian 12's Python knows no filters yet; the archive is held by its hash.
            tar.extraction_filter = getattr(tarfile, "data_filter", None)
            tar.extractall(home / name)
        archive.unlink()
    (home / "fonts" / "fonts.conf").write_text(_FONTS, "utf-8")
    # The software renderer is looked for beside the browser.
    program = home / "swiftshader" / "chromium"
    log.run([node, "-e", _UNPACK, str(packed / "chromium.br"), str(program)], node_env)
    program.chmod(0o755)
    script = home / "chromium"
    script.write_text(_SCRIPT.format(here=shlex.quote(os.fspath(home))), "utf-8")
    script.chmod(0o755)
    shutil.rmtree(home / "node_modules")
    stamps.write(home / ".stamp", _wanted(clone))


def _home(clone: Clone) -> Path:
    return clone.tools / "chromium"


def _wanted(clone: Clone) -> str:
    lock = (_LOCKED / "package-lock.json").read_bytes()
    return stamps.digest(lock, _SCRIPT.encode(), os.fsencode(clone.root))
