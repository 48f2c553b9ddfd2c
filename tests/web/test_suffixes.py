"""The browser refuses a file by its name only where the server would refuse it too."""

import re
from pathlib import Path

from app import formats

IMPORTING = Path(__file__).parents[2] / "frontend" / "src" / "articles" / "importing.ts"


def test_the_browser_knows_every_kind_that_the_server_reads() -> None:
    listed = re.search(r"SUFFIXES = \[(.*?)\]", IMPORTING.read_text(encoding="utf-8"), re.DOTALL)
    assert listed
    assert set(re.findall(r'"(\.\w+)"', listed.group(1))) == set(formats.readable())
