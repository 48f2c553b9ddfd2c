"""`duizhao align`: an existing translation and its source become pairs, without a database."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.alignment import refusals, written
from app.alignment.beads import Bead
from app.articles.reading import read_safely
from app.cli import files
from app.cli.screen import progress, say
from app.errors import Invalid
from app.formats import Block, Kind
from app.language import marks
from app.language.encodings import decode


class By(StrEnum):
    """What a pair consists of."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Format(StrEnum):
    """How the pairs are printed."""

    ALIGN = "align"
    TSV = "tsv"
    TMX = "tmx"
    JSON = "json"


def align(
    source: Annotated[
        str, typer.Argument(metavar="ZH", help="The Chinese file; - for standard input.")
    ],
    target: Annotated[
        str, typer.Argument(metavar="EN", help="Its English translation; - for standard input.")
    ],
    by: Annotated[By, typer.Option(help="What a pair consists of.")] = By.SENTENCE,
    format_: Annotated[
        Format, typer.Option("--format", help="align prints numbers from 0, as in [0, 1]:[0].")
    ] = Format.TSV,
    lines: Annotated[
        bool, typer.Option("--lines", help="Each line is one sentence, taken as it is.")
    ] = False,
    swap: Annotated[bool, typer.Option("--swap", help="The English file comes first.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file; standard output if left out.")
    ] = None,
) -> None:
    """Pair a Chinese text with its English translation, and print the pairs."""
    if lines and by is By.PARAGRAPH:
        raise typer.BadParameter("with --lines each line is a sentence", param_hint="--by")
    if source == target == "-":
        raise typer.BadParameter("only one side can come from standard input", param_hint="EN")
    names = (target, source) if swap else (source, target)
    spoken = (_spoken(names[0]), _spoken(names[1]))
    try:
        pairs = _by_lines(names, spoken) if lines else _by_blocks(names, spoken, by)
    except refusals.Swapped as swapped:
        raise Invalid(f"{swapped.sentence} Turn them round, or add --swap.") from swapped
    document = written.write(format_.value, pairs)
    if output is None:
        sys.stdout.buffer.write(document)
        sys.stdout.buffer.flush()
        return
    files.replace(output, document)


def _by_lines(names: tuple[str, str], spoken: tuple[str, str]) -> list[written.Pair]:
    ours, theirs = (
        _lines(files.read(name), shown) for name, shown in zip(names, spoken, strict=True)
    )
    from app.alignment import sentences

    refusals.refuse(ours, theirs, spoken)
    with progress("Aligning") as step:
        beads = sentences.align(ours, theirs, progress=step)
    return [_pair(bead, ours, theirs) for bead in beads]


def _by_blocks(names: tuple[str, str], spoken: tuple[str, str], by: By) -> list[written.Pair]:
    ours, theirs = (_blocks(name, shown) for name, shown in zip(names, spoken, strict=True))
    from app.alignment import blocks

    cut = blocks.cut_up(ours, theirs)
    sentences = blocks.texts(cut[0], ours), blocks.texts(cut[1], theirs)
    refusals.refuse(*sentences, spoken)
    with progress("Aligning") as step:
        aligned = blocks.align(ours, theirs, cut=cut, progress=step)
    if by is By.PARAGRAPH:
        texts = [block.text for block in ours], [block.text for block in theirs]
        return [
            _pair(Bead(pair.source, pair.target, pair.confidence), *texts) for pair in aligned.pairs
        ]
    return [_pair(bead, *sentences) for bead in aligned.beads]


def _pair(bead: Bead, ours: Sequence[str], theirs: Sequence[str]) -> written.Pair:
    return written.Pair(
        bead,
        tuple(ours[bead.source.start : bead.source.stop]),
        tuple(theirs[bead.target.start : bead.target.stop]),
    )


def _spoken(name: str) -> str:
    return "standard input" if name == "-" else Path(name).name


def _lines(data: bytes, spoken: str) -> list[str]:
    if not data:
        raise Invalid(f"“{spoken}” cannot be read: it is empty.")
    text = decode(data).text.replace("\r\n", "\n").replace("\r", "\n")
    return text.removesuffix("\n").split("\n")


def _blocks(name: str, spoken: str) -> tuple[Block, ...]:
    reading = read_safely(*files.document(name))
    for sentence in reading.dropped:
        say(f"“{spoken}”: {sentence}")
    blocks = tuple(replace(block, text=marks.plain(block.text)) for block in reading.blocks)
    title = reading.front.title
    if title and not any(block.kind is Kind.TITLE for block in blocks[:3]):
        return (Block(Kind.TITLE, title), *blocks)
    return blocks
