"""Text with light marks as HTML, and the notes that it refers to."""

import re
from collections.abc import Iterator
from html import escape

from app.formats._notes import OWN_NOTE, Note
from app.formats._outline import NOTES, Outline
from app.language import marks

HAN = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003fffd]"
    "(?:[\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003fffd]*"
    "[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd])?"
)
_NOTE_NUMBER = "note-number"


def plain(text: str) -> str:
    """Text as it is between tags."""
    return escape(text, quote=False)


def english(text: str) -> str:
    """English text, in which Chinese characters say that they are Chinese.

    >>> english("purely domestic (纯内资) <x>")
    'purely domestic (<span lang="zh">纯内资</span>) &lt;x&gt;'
    """
    return "<br>".join(
        HAN.sub(r'<span lang="zh">\g<0></span>', plain(line)) for line in text.split("\n")
    )


def chinese(text: str) -> str:
    """Chinese text."""
    return "<br>".join(plain(line) for line in text.split("\n"))


class Inline:
    """Writes the texts of one document: each place of a note is an address of its own."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def english(self, text: str) -> str:
        """An English text with light marks."""
        return "".join(self._run(run, english(run.text)) for run in marks.runs(text))

    def chinese(self, text: str) -> str:
        """A Chinese text with light marks."""
        return "".join(self._run(run, chinese(run.text)) for run in marks.runs(text))

    def _run(self, run: marks.Run, said: str) -> str:
        if run.reference:
            return self._place(run.reference)
        if run.italic:
            said = f"<em>{said}</em>"
        if run.bold:
            said = f"<strong>{said}</strong>"
        if run.link:
            said = f'<a href="{escape(run.link)}" rel="noopener noreferrer">{said}</a>'
        return said

    def _place(self, number: str) -> str:
        """The mark of a note; its note leads back to the first."""
        times = self._places[number] = self._places.get(number, 0) + 1
        name = f"ref-{number}" if times == 1 else f"ref-{number}-{times}"
        return (
            f'<sup><a href="#note-{number}" id="{name}" class="{_NOTE_NUMBER}" role="doc-noteref">'
            f"{number}</a></sup>"
        )

    def notes(self, printed: Outline) -> Iterator[str]:
        """The notes at the end, linked both ways."""
        if not printed.notes:
            return
        yield f'<section class="notes" role="doc-endnotes"><h2>{NOTES}</h2><ol>'
        for number, note in enumerate(printed.notes, start=1):
            back = (
                f'<a href="#ref-{number}" class="back" role="doc-backlink"'
                f' aria-label="Back to the text of note {number}">↩</a>'
            )
            yield f'<li id="note-{number}">{self._note(note)} {back}</li>'
        yield "</ol></section>"

    def _note(self, note: Note) -> str:
        said = self.english(note.text)
        if note.missing:
            said = f'<mark class="untranslated">{said}</mark>'
        if note.own:
            said = f"<em>{OWN_NOTE}</em> {said}"
        if note.source:
            said = f'<span class="source" lang="zh">{self.chinese(note.source)}</span><br>{said}'
        return said
