"""What a translation memory consists of, whichever file it stands in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.formats._pairs import is_chinese, is_english

STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Variant:
    """A unit's text in one language, without the `codes` of another format that stood in it."""

    language: str
    text: str
    codes: int = 0


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as a file has it.

    `line` counts from 1, `source_language` is the one that the file says it was translated from,
    `before` and `after` are the neighbouring sources where the file tells them.
    """

    line: int
    variants: tuple[Variant, ...]
    source_language: str = ""
    creator: str = ""
    at: datetime | None = None
    before: str | None = None
    after: str | None = None
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def chinese(self) -> Variant | None:
        """The first variant in Chinese."""
        return self.first(is_chinese)

    @property
    def english(self) -> Variant | None:
        """The first variant in English."""
        return self.first(is_english)

    def first(self, fits: Callable[[str], bool]) -> Variant | None:
        """The first variant in a language."""
        return next((one for one in self.variants if fits(one.language)), None)


@dataclass(frozen=True, slots=True)
class Written:
    """A unit to be written; `is_reviewed` where somebody has looked at the translation again.

    `before` and `after` are the neighbouring sources, where they are known.
    """

    source: str
    target: str
    creator: str
    at: datetime
    is_reviewed: bool = False
    before: str | None = None
    after: str | None = None


def moment(stamp: str) -> datetime | None:
    """A moment as TMX writes it, in UTC; None for what is none.

    >>> moment("20200518T070000Z").isoformat(), moment("yesterday")
    ('2020-05-18T07:00:00+00:00', None)
    """
    if len(stamp) != 16 or stamp[8] != "T" or stamp[15] != "Z":
        return None
    try:  # `strptime` takes ten times as long
        year, month, day = int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8])
        hour, minute, second = int(stamp[9:11]), int(stamp[11:13]), int(stamp[13:15])
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
