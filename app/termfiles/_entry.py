"""A glossary's entries as files have them: plain values, named as the termbase names them.

A key that is absent was not said by the file. An entry:

- `zh`: the headword; `variants`: other Chinese forms, each `text`, `form` (variant, simplified,
  traditional, abbreviation) and `standing`;
- `renderings`: English terms, each `text`, `standing` (preferred, admitted, deprecated, forbidden),
  `note` (when to write it), `abbreviation`, `plural`, `provenance` (unknown, official, article,
  coinage), `source` and `dated`;
- `pinyin`, `kind`, `domain`, `definition`, `note`, `print_note`, `gloss`, `source`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Entry = dict[str, Any]

STANDINGS = ("preferred", "admitted", "deprecated", "forbidden")
FORMS = ("variant", "simplified", "traditional", "abbreviation")
PLAIN = (
    "pinyin",
    "kind",
    "domain",
    "definition",
    "note",
    "print_note",
    "gloss",
    "source",
)
# What an entry says of these if it says nothing, and a file need not say.
DEFAULTS: Mapping[str, str] = {
    **dict.fromkeys(PLAIN, ""),
    "kind": "term",
    "gloss": "house",
    "provenance": "unknown",
}
EXTRAS = ("note", "abbreviation", "plural", "provenance", "source", "dated")

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry and where the file has it: a line of a table, or of an XML file."""

    number: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Columns:
    """Which field each column of a table is, None for a column that is left out."""

    fields: tuple[str | None, ...]
    has_head: bool = True


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds.

    `heads` and `samples` show a table as it is, for choosing what its columns are; `dropped`
    counts what the file has and a glossary has not. `fault` is why a table cannot be read with its
    columns; it is among the `bad` lines too.
    """

    lines: tuple[Line, ...]
    bad: tuple[tuple[int, str], ...] = ()
    heads: tuple[str, ...] = ()
    samples: tuple[tuple[str, ...], ...] = ()
    columns: Columns | None = None
    dropped: Mapping[str, int] = field(default_factory=dict)
    fault: str = ""
