"""The notes of a finished document, counted in the order of their places in the translation."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.formats._document import Kind
from app.formats._finished import Pair
from app.formats._rows import target_of
from app.formats._text import tidy
from app.language import marks

OWN_NOTE = "Translator’s note:"
_MAY_HOLD_NOTES = re.compile(r"\[\^|\^\[")


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it is printed; `own` is the translator's, which has no source.

    `source` is empty where only the translation is printed.
    """

    text: str
    source: str = ""
    own: bool = False
    missing: bool = False


class Notes:
    """Counts the notes of a document in the order of their places in the translation."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._pairs = {pair.label: pair for pair in pairs if pair.kind is Kind.NOTE and pair.label}
        self._numbers: dict[str, int] = {}
        self._notes: list[Note] = []
        self._places = {
            label
            for pair in pairs
            if pair.kind is not Kind.NOTE
            for text in (pair.source, pair.target)
            for label in marks.references(text)
        }

    def without_notes(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """The paragraphs; a note that nothing refers to stays one."""
        for pair in pairs:
            if pair.kind is not Kind.NOTE:
                yield pair
            elif pair.label not in self._places or self._pairs[pair.label] is not pair:
                yield replace(pair, kind=Kind.PARAGRAPH)

    def placed(self, text: str, source: str) -> str:
        """A target whose places of notes name their numbers.

        A note that its source has and it does not comes at its end: no note is lost.
        """
        asked = [label for label in dict.fromkeys(marks.references(source)) if label in self._pairs]
        if not asked and not _MAY_HOLD_NOTES.search(text):
            return text
        said = [self._known(run) for run in marks.runs(text)]
        there = {run.reference for run in said}
        said += (marks.Run(reference=label) for label in asked if label not in there)
        return marks.write(map(self._numbered, said))

    def _known(self, run: marks.Run) -> marks.Run:
        """A place of a note; of one that there is not, the signs that were typed."""
        if run.reference and run.reference not in self._pairs:
            return marks.Run(f"[^{run.reference}]")
        return run

    def _numbered(self, run: marks.Run) -> marks.Run:
        if not run.is_note:
            return run
        if run.note:
            self._notes.append(Note(marks.write(run.note), own=True))
            return marks.Run(reference=str(len(self._notes)))
        if run.reference not in self._numbers:
            pair = self._pairs[run.reference]
            target = target_of(pair)
            self._notes.append(
                Note(
                    _without_places(target.text),
                    _without_places(pair.source),
                    missing=target.missing,
                )
            )
            self._numbers[run.reference] = len(self._notes)
        return marks.Run(reference=str(self._numbers[run.reference]))

    def named(self, source: str) -> str:
        """A source whose places of notes name the numbers that the translation gave them."""
        if not _MAY_HOLD_NOTES.search(source):
            return source
        numbers = {label: str(number) for label, number in self._numbers.items()}
        return marks.relabel(marks.write(map(self._known, marks.runs(source))), numbers)

    def numbered(self, *, bilingual: bool) -> tuple[Note, ...]:
        """The notes in order; in a document with both languages each has both."""
        if bilingual:
            return tuple(self._notes)
        return tuple(replace(note, source="") for note in self._notes)


def _without_places(text: str) -> str:
    """The words of a note, which holds no notes itself: one in it is said in brackets."""
    if not _MAY_HOLD_NOTES.search(text):
        return tidy(text)
    said: list[marks.Run] = []
    for run in marks.runs(tidy(text)):
        if run.note:
            said += (marks.Run(" ["), *run.note, marks.Run("]"))
        elif run.reference:
            said.append(marks.Run(f"[^{run.reference}]"))
        else:
            said.append(run)
    return marks.write(said)
