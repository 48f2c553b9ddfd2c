"""Text with light marks as Word runs, and the notes of a document as its footnotes."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from app.formats import _front
from app.formats._docx_styles import NOTE_NUMBER, W
from app.formats._notes import OWN_NOTE, Note
from app.language import marks

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_LONGEST_TEXT = 1_000_000  # characters; libxml2 takes 10,000,000 bytes in one piece
_UNLINKABLE = frozenset('<>"{}|\\^`[]')  # for some Word calls the file damaged


@dataclass(frozen=True, slots=True)
class Look:
    """What all runs of a text have: parts of <w:rPr>, which has them in a fixed order."""

    style: str = ""
    fonts: str = ""
    colour: str = ""

    def properties(self, *, bold: bool = False, italic: bool = False, style: str = "") -> str:
        """The <w:rPr> of a run, or nothing."""
        style = style or self.style
        named = f'<w:rStyle w:val="{style}"/>' if style else ""
        heavy = "<w:b/><w:bCs/>" * bold + "<w:i/><w:iCs/>" * italic
        inside = named + self.fonts + heavy + self.colour
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""


PLAIN = Look()


class Relations:
    """The addresses that one part of the file links to, each related once.

    python-docx looks through all relations for each new one, which takes time with their square.
    """

    def __init__(self, part: Part) -> None:
        self._part = part
        self._ids: dict[str, str] = {}

    def id_of(self, address: str) -> str | None:
        """The id of the relation; None for what is no address."""
        if not _front.is_web_address(address) or not _UNLINKABLE.isdisjoint(address):
            return None
        if not address.isascii():
            return None
        if address not in self._ids:
            id_ = self._ids[address] = f"link{len(self._ids) + 1}"
            self._part.rels.add_relationship(
                RELATIONSHIP_TYPE.HYPERLINK, address, id_, is_external=True
            )
        return self._ids[address]


class Inline:
    """Writes the texts of one part of the file."""

    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._placed: set[str] = set()

    def text(self, text: str, look: Look = PLAIN, *, notes: bool = True) -> str:
        """Runs; the places of notes are footnotes if `notes`, and else their numbers only."""
        return "".join(self._run(run, look, notes=notes) for run in marks.runs(text))

    def _run(self, run: marks.Run, look: Look, *, notes: bool) -> str:
        if run.reference:
            return self._place(run.reference, is_note=notes)
        link = self._relations.id_of(run.link) if run.link else None
        style = "Hyperlink" if link else ""
        said = plain(run.text, look.properties(bold=run.bold, italic=run.italic, style=style))
        return f'<w:hyperlink r:id="{link}" w:history="1">{said}</w:hyperlink>' if link else said

    def _place(self, number: str, *, is_note: bool) -> str:
        """A footnote can have one place; at others its number is printed."""
        if is_note and number not in self._placed:
            self._placed.add(number)
            return (
                '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                f'<w:footnoteReference w:id="{number}"/></w:r>'
            )
        return plain(number, f'<w:rPr><w:rStyle w:val="{NOTE_NUMBER}"/></w:rPr>')


def plain(text: str, properties: str = "") -> str:
    """One run of text without marks."""
    broken = "<w:br/>".join(map(_text, text.split("\n")))
    return f"<w:r>{properties}{broken}</w:r>"


def _text(line: str) -> str:
    """One line; in pieces if it is so long that XML parsers refuse it as one text."""
    pieces = range(0, len(line), _LONGEST_TEXT)
    return "".join(
        f'<w:t xml:space="preserve">{escape(line[start : start + _LONGEST_TEXT])}</w:t>'
        for start in pieces
    )


def add_footnotes(document: Document, notes: Sequence[Note], source: Look, missing: Look) -> None:
    """Give the document its footnotes; without notes it has no such part."""
    if not notes:
        return
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, b"", document.part.package)
    inline = Inline(Relations(part))
    said = "".join(
        _footnote(number, note, inline, source, missing)
        for number, note in enumerate(notes, start=1)
    )
    markup = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:footnotes xmlns:w="{W}" xmlns:r="{R}">'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
        f"</w:r></w:p></w:footnote>{said}</w:footnotes>"
    )
    part._blob = markup.encode()
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _footnote(number: int, note: Note, inline: Inline, source: Look, missing: Look) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    own = plain(f"{OWN_NOTE} ", PLAIN.properties(italic=True)) if note.own else ""
    said = own + inline.text(note.text, missing if note.missing else PLAIN)
    texts = [inline.text(note.source, source), said] if note.source else [said]
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"{mark + plain(' ') if first else ''}{text}</w:p>"
        for first, text in zip((True, False), texts, strict=False)
    )
    return f'<w:footnote w:id="{number}">{paragraphs}</w:footnote>'
