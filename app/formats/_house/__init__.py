"""House styles, one to a JSON file: what stands above a translation, in which order and words.

`title` is how the title is printed. `lines` are the fields of the front matter with their labels,
in the order of print; a field that is not listed is not printed. `reuse` is said when an article
gives no reuse note of its own. `citation` is put together for an article without one, of the
pieces whose fields are known.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path

from app.formats._document import FrontMatter

STANDARD = "standard"

Printed = Callable[[str, str], str]

# The fields that a style can print below the title, in the order in which they are offered.
FIELDS = tuple(field for field in FrontMatter.__slots__ if field != "title")

_FIELD = re.compile(r"\{([a-z_]+)\}")
_RATE = re.compile(r"(?:U\.?S\.? ?)?(?:\$|USD ?)1 ?[≈=~]|(?:RMB|CNY|¥) ?1 ?[≈=~]")


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How a house prints its front matter."""

    name: str
    about: str
    title: str
    lines: tuple[tuple[str, str], ...]
    reuse: str = ""
    citation: tuple[str, ...] = ()

    def completed(
        self, front: FrontMatter, printed: Printed = lambda _, value: value
    ) -> FrontMatter:
        """The front matter with the house's own reuse note and citation where it has none.

        `printed` gives the value of a field as the citation has it, such as a date in words.

        A line of the note that gives an exchange rate stands on the style's rate line.

        >>> styles()["cset"].completed(FrontMatter(note="U.S. $1 ≈ 7.1 RMB.\\nA note.")).rate
        'U.S. $1 ≈ 7.1 RMB.'
        """
        rates = [line for line in front.note.split("\n") if _RATE.match(line.strip())]
        if len(rates) == 1 and not front.rate and self is not styles()[STANDARD]:
            kept = "\n".join(line for line in front.note.split("\n") if line != rates[0])
            front = replace(front, rate=rates[0].strip(), note=kept)
        cited = [filled for piece in self.citation if (filled := _filled(piece, front, printed))]
        return replace(
            front,
            reuse=front.reuse or self.reuse,
            citation=front.citation or "".join(cited).strip(" ,.") + "." * bool(cited),
        )


def _filled(piece: str, front: FrontMatter, printed: Printed) -> str:
    """The piece with the field that it names; '' if the article does not have it."""
    found = _FIELD.search(piece)
    value = printed(found.group(1), getattr(front, found.group(1))) if found else ""
    return piece[: found.start()] + value + piece[found.end() :] if found and value else ""


def fields_of(piece: str) -> list[str]:
    """The fields that a piece of a citation names.

    >>> fields_of("“{title}” "), fields_of(". ")
    (['title'], [])
    """
    return _FIELD.findall(piece)


def style_of(style: str | HouseStyle) -> HouseStyle:
    """A shipped style by its id, or a house's own."""
    return styles()[style] if isinstance(style, str) else style


@cache
def styles() -> dict[str, HouseStyle]:
    """The styles by their ids, the standard first."""
    folder = Path(__file__).parent
    read = {path.stem: read_style(path.read_text("utf-8")) for path in folder.glob("*.json")}
    return {id_: read[id_] for id_ in sorted(read, key=lambda id_: (id_ != STANDARD, id_))}


def written_style(style: HouseStyle) -> str:
    """A style as JSON, as `read_style` takes it."""
    return json.dumps(asdict(style))


def read_style(written: str) -> HouseStyle:
    """A style from its JSON. Raises ValueError for a field that front matter does not have."""
    said = json.loads(written)
    if unknown := [field for field, _ in said["lines"] if field not in FIELDS]:
        raise ValueError(f"front matter has no field “{unknown[0]}”")
    return HouseStyle(
        said["name"],
        said["about"],
        said["title"],
        tuple((field, label) for field, label in said["lines"]),
        said["reuse"],
        tuple(said["citation"]),
    )


# The style of the house into whose hands a document comes back, while it is read.
_own: ContextVar[HouseStyle | None] = ContextVar("own", default=None)


@contextmanager
def known(own: HouseStyle | None) -> Iterator[None]:
    """Know the labels and the title of a house's own style, too, while the block runs."""
    before = _own.set(own)
    try:
        yield
    finally:
        _own.reset(before)


def fields_of_labels() -> dict[str, str]:
    """The field that each label of any style stands for, in small letters."""
    own = _own.get()
    return _labels_of(styles().values()) | (_labels_of([own]) if own else {})


def _labels_of(told: Iterable[HouseStyle]) -> dict[str, str]:
    lines = (line for style in reversed([*told]) for line in style.lines)
    return {label.casefold().removesuffix(":"): field for field, label in lines}


def plain_title(printed: str) -> str:
    """A title without what a style prints before it.

    >>> plain_title("FULL TRANSLATION: The National Team")
    'The National Team'
    """
    own = _own.get()
    for style in (*([own] if own else []), *styles().values()):
        before = style.title.partition("{title}")[0]
        if before and printed.startswith(before) and printed != before:
            return printed[len(before) :]
    return printed
