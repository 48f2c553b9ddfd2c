"""The footnotes and endnotes of a Word file, which stand in parts of their own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.formats._document import Block, Kind
from app.formats._docx_looks import Looks
from app.formats._docx_numbering import W
from app.formats._docx_paragraph import Notes, ParagraphReader
from app.formats._docx_parts import Parts
from app.formats._dropped import Dropped
from app.formats._notes import OWN_NOTE
from app.formats._pairs import Found, share_of_han
from app.formats._pen import marked
from app.formats._text import is_blank
from app.language import marks
from app.language.marks import Run

_HALF = 0.5  # of a paragraph's letters: with more of them in Chinese it is Chinese


@dataclass(frozen=True, slots=True)
class _Note:
    """A note, paragraph by paragraph: in documents with both languages each has one."""

    label: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The notes that a text refers to, in the order of their places."""

    notes: tuple[_Note, ...]

    def blocks(self) -> Iterator[Block]:
        """The notes as paragraphs of one text."""
        for note in self.notes:
            text = _joined(note.paragraphs)
            if not is_blank(text):
                yield Block(Kind.NOTE, text, label=note.label)

    def with_pairs(self, found: Iterable[Found]) -> list[Found]:
        """Pairs and the notes as pairs: what is Chinese is their source.

        A note without Chinese is the translator's own, and goes to its place.
        """
        pairs, own = [], {}
        for note in self.notes:
            is_source = [share_of_han([text]) > _HALF for text in note.paragraphs]
            both = list(zip(note.paragraphs, is_source, strict=True))
            source = _joined(text for text, chinese in both if chinese)
            target = _joined(text for text, chinese in both if not chinese)
            if is_blank(source):
                own[note.label] = marks.write(_without_label(marks.runs(target)))
            else:
                pairs.append(Found(source, target, Kind.NOTE, label=note.label))
        placed = [replace(pair, target=marks.with_notes_inside(pair.target, own)) for pair in found]
        return placed + pairs


def read_notes(parts: Parts, dropped: Dropped, looks: Looks, wanted: Notes) -> Footnotes:
    """The notes whose places were met."""
    texts = {
        f"{kind}Reference": _texts(parts, kind, dropped, looks) for kind in ("footnote", "endnote")
    }
    return Footnotes(
        tuple(
            _Note(label, texts[kind].get(id_, ())) for (kind, id_), label in wanted.labels.items()
        )
    )


def _texts(parts: Parts, kind: str, dropped: Dropped, looks: Looks) -> dict[str, tuple[str, ...]]:
    """The paragraphs of all notes of a kind by their ids."""
    name = parts.name(f"{kind}s")
    root = parts.read(name)
    if root is None:
        return {}
    reader = ParagraphReader(dropped, looks, parts.links(name))
    found = {}
    for note in root.iterfind(f"{W}{kind}"):
        said = (marked(reader.read(paragraph).runs) for paragraph in note.iter(f"{W}p"))
        found[note.get(f"{W}id", "")] = tuple(text for text in said if not is_blank(text))
    return found


def _joined(paragraphs: Iterable[str]) -> str:
    return marks.join(f"\n{text}" if at else text for at, text in enumerate(paragraphs))


def _without_label(said: list[Run]) -> list[Run]:
    """A translator's note without the words that an export puts before it."""
    if said and said[0].text.strip() == OWN_NOTE:
        return [replace(run, text=run.text.lstrip()) for run in said[1:2]] + said[2:]
    return said
