"""What a finished translation says: values without a format."""

from dataclasses import dataclass
from enum import StrEnum

from app.formats._document import FrontMatter, Kind
from app.formats._house import HouseStyle


class Layout(StrEnum):
    """How the two languages of a finished document stand to each other."""

    TRANSLATION = "translation"
    SIDE_BY_SIDE = "side-by-side"
    ALTERNATING = "alternating"
    APPENDIX = "appendix"


class DateStyle(StrEnum):
    """How a house prints the dates above a translation; each value is its own example."""

    AMERICAN = "July 27, 2021"
    BRITISH = "27 July 2021"
    ISO = "2021-07-27"


class Progress(StrEnum):
    """How far one segment is, in the words of XLIFF 2."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a paragraph with both its sides, as it was translated."""

    source: str
    target: str
    progress: Progress = Progress.TRANSLATED


@dataclass(frozen=True, slots=True)
class Pair:
    """One paragraph with both its sides; `target` is empty while it is not translated.

    `segments` are the stretches that it was translated in; none means that it is one. Both sides
    hold light marks. A note of the source has the `label` that its place in the text names.
    """

    kind: Kind
    level: int
    source: str
    target: str
    segments: tuple[Segment, ...] = ()
    label: str = ""

    def stretches(self) -> tuple[Segment, ...]:
        """The segments, or the whole paragraph as one."""
        if self.segments:
            return self.segments
        progress = Progress.TRANSLATED if self.target.strip() else Progress.INITIAL
        return (Segment(self.source, self.target, progress),)


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term that the document uses, as its appendix lists it."""

    chinese: str
    pinyin: str
    rendering: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """Everything that a document says. `missing` of its `segments` are not finished.

    With `terms` an appendix lists them.

    `style` is the id of a house style, of which `house_styles` tells, or a house's own.
    """

    front: FrontMatter
    pairs: tuple[Pair, ...]
    layout: Layout
    draft: bool = False
    missing: int = 0
    segments: int = 0
    dates: DateStyle = DateStyle.AMERICAN
    style: str | HouseStyle = "standard"
    terms: tuple[TermLine, ...] = ()
