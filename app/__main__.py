"""`python3 -m app`: set the workbench up inside this clone, then start it.

This file is read by whatever Python a machine calls `python3`, so it keeps to what
Python 3.6 can parse; only then can an old one be told what is wrong.
"""

import shutil
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

OLDEST = (3, 11)


def too_old(
    version: "tuple[int, int]", which: "Callable[[str], str | None]" = shutil.which
) -> "str | None":
    """The sentence for a Python that is too old, or None; names a newer one if there is one."""
    if version >= OLDEST:
        return None
    for minor in range(19, OLDEST[1] - 1, -1):
        newer = f"python3.{minor}"
        if which(newer):
            remedy = f"this machine has a newer one: run `{newer} -m app` instead."
            break
    else:
        remedy = "install a newer one beside it, and run `python3.11 -m app` instead."
    found = f"{version[0]}.{version[1]}"
    return f"Duizhao needs Python 3.11 or newer, and this is Python {found}; {remedy}"


if __name__ == "__main__":
    refusal = too_old(sys.version_info[:2])
    if refusal:
        sys.exit(refusal)
    from app.bootstrap.main import main

    sys.exit(main(sys.argv[1:]))
