"""`duizhao harvest`: the glosses of an English text."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.articles.reading import read_safely
from app.cli import files
from app.cli.screen import say
from app.extraction.glosses import Gloss, glosses
from app.extraction.lines import Paragraph, paragraphs
from app.glossary import exchange
from app.language import encodings
from app.language.scripts import fold

_COLUMNS = ("line", "zh", "en", "context", "confidence")
_DOUBTFUL = 0.4
# A spreadsheet runs a cell that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Shape(StrEnum):
    """How the glosses are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Harvested:
    """A gloss at its line, and what the glossary says to it: '', 'known' or 'conflict'."""

    line: int
    gloss: Gloss
    standing: str = ""
    approved: tuple[str, ...] = ()

    def row(self) -> dict[str, object]:
        """What programs read."""
        gloss = self.gloss
        row: dict[str, object] = {
            "line": self.line,
            "zh": gloss.zh,
            "en": gloss.en,
            "context": gloss.context.strip(),
            "confidence": gloss.confidence,
        }
        if self.standing:
            row |= {"glossary": self.standing, "approved": list(self.approved)}
        return row


def harvest(
    file: Annotated[str, typer.Argument(help="A .txt, .md, .html or .docx file; - for input.")],
    shape: Annotated[
        Shape, typer.Option("--format", help="For people, one object a line, or a table.")
    ] = Shape.TEXT,
    glossary: Annotated[
        Path | None, typer.Option("--glossary", help="A glossary table, to show conflicts.")
    ] = None,
) -> None:
    """Find the Chinese printed beside English words, and exactly which words it renders.

    The line is that of a text file, in other formats the number of the paragraph.
    """
    approved = renderings(glossary)
    found = [_compared(line, gloss, approved) for line, gloss in _found(file)]
    match shape:
        case Shape.JSON:
            for one in found:
                typer.echo(json.dumps(one.row(), ensure_ascii=False))
        case Shape.CSV:
            typer.echo(_table(found), nl=False)
        case Shape.TEXT:
            for one in found:
                typer.echo(_sentence(one))
            counted = "1 gloss." if len(found) == 1 else f"{len(found)} glosses."
            say(counted if found else "There is no gloss in this text.")


def _found(file: str) -> Iterator[tuple[int, Gloss]]:
    for paragraph in read_paragraphs(file):
        for gloss in glosses(paragraph.text):
            yield paragraph.line_of(gloss.zh_span.start), gloss


def read_paragraphs(file: str) -> list[Paragraph]:
    """The paragraphs of a file, or of standard input, with their lines.

    Raises:
        Invalid: in a sentence that names the file and the reason.
    """
    name, data = files.document(file)
    suffix = Path(name).suffix.lower()
    if suffix == ".txt":
        return paragraphs(encodings.decode(data).text)
    blocks = read_safely(name, data).blocks
    if suffix not in (".md", ".markdown"):
        return [Paragraph(block.text, n, (0,)) for n, block in enumerate(blocks, start=1)]
    lines, at, placed = encodings.decode(data).text.splitlines(), 0, []
    for block in blocks:
        at = _line_with(lines, block.text, at)
        placed.append(Paragraph(block.text, at + 1, (0,)))
    return placed


def _line_with(lines: list[str], text: str, start: int) -> int:
    """The line in which a paragraph of a Markdown file begins; found by its first words."""
    words = text.split()
    for at in range(start, len(lines)):
        if words and words[0] in lines[at]:
            return at
    return start


def renderings(glossary: Path | None) -> dict[str, tuple[str, ...]]:
    """The English of each Chinese form of a glossary table, the forms folded.

    Raises:
        Invalid: the file cannot be opened, or is no glossary.
    """
    if glossary is None:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for row in exchange.read(files.read(str(glossary))):
        english = tuple(rendering.text for rendering in row.concept.renderings or [])
        for form in (row.concept.zh, *(one.text for one in row.concept.variants or [])):
            found[fold(form)] = (*found.get(fold(form), ()), *english)
    return found


def _compared(line: int, gloss: Gloss, approved: dict[str, tuple[str, ...]]) -> Harvested:
    known = approved.get(fold(gloss.zh)) or approved.get(fold(gloss.zh).strip("《》〈〉"))
    if not known:
        return Harvested(line, gloss)
    same = gloss.en.casefold() in {rendering.casefold() for rendering in known}
    return Harvested(line, gloss, "known" if same else "conflict", known)


def _table(found: list[Harvested]) -> str:
    buffer = io.StringIO(newline="")
    columns = [*_COLUMNS, *(["glossary"] if any(one.standing for one in found) else [])]
    writer = csv.DictWriter(buffer, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for one in found:
        row = one.row()
        writer.writerow({key: _as_text(value) for key, value in row.items()})
    return buffer.getvalue()


def _as_text(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _sentence(one: Harvested) -> str:
    gloss = one.gloss
    doubt = "  (doubtful)" if gloss.confidence < _DOUBTFUL else ""
    conflict = f"  (glossary: {', '.join(one.approved)})" if one.standing == "conflict" else ""
    return f"{one.line}\t{gloss.zh}\t{gloss.en or '?'}{doubt}{conflict}"
