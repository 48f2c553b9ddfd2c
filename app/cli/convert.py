"""`duizhao convert IN OUT`: one file becomes another, without a workbench or a database."""

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from app import formats
from app.articles.reading import read_safely
from app.cli import files
from app.cli.screen import say
from app.errors import Invalid
from app.formats import Block, Finished, Layout, Pair, Reading, UnknownFormat


def convert(
    file: Annotated[
        str, typer.Argument(metavar="IN", help="The file to read; - for a text on standard input.")
    ],
    output: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write.")],
    layout: Annotated[
        Layout, typer.Option(help="How two languages stand to each other.")
    ] = Layout.TRANSLATION,
    house: Annotated[
        str, typer.Option("--house", help=f"House style: {', '.join(formats.house_styles())}.")
    ] = "standard",
) -> None:
    """Convert a document, or a file of finished pairs, by the suffixes of the two names."""
    id_ = _format_of(output.name)
    if house not in formats.house_styles():
        known = ", ".join(formats.house_styles())
        raise Invalid(f"There is no house style “{house}”; there are {known}.")
    if output.exists() and file != "-" and output.samefile(file):
        raise Invalid("IN and OUT are one file, which would be lost: give OUT another name.")
    reading = read_safely(*files.document(file))
    for sentence in reading.dropped:
        say(sentence)
    written = formats.write(id_, finished(reading, id_, layout, house))
    typer.echo(files.replace(output, written))


def _format_of(name: str) -> str:
    """The format that a file's suffix names."""
    suffix = PurePosixPath(name).suffix.lower()
    known = {
        suffix: id_ for id_, module in formats.writable().items() for suffix in module.suffixes
    }
    if suffix not in known:
        raise UnknownFormat(suffix, tuple(known), name)
    return known[suffix]


def finished(reading: Reading, id_: str, layout: Layout, house: str) -> Finished:
    """What was read as a document to write.

    A text of one language is printed as it is. In a format of pairs it is the source, and the
    translation is still to come.
    """
    to_pairs = getattr(formats.writable()[id_], "holds_pairs", False)
    if reading.targets:
        both = zip(reading.blocks, reading.targets, strict=True)
        pairs = [_pair(block, block.text, target) for block, target in both]
    elif to_pairs:
        pairs = [_pair(block, block.text, "") for block in reading.blocks]
    else:
        pairs = [_pair(block, "", block.text) for block in reading.blocks]
    front = reading.front
    if to_pairs and not reading.targets:  # its title is that of the source
        front = replace(front, title="", original_title=front.original_title or front.title)
    return Finished(front, tuple(pairs), layout, style=house)


def _pair(block: Block, source: str, target: str) -> Pair:
    return Pair(block.kind, block.level, source, target, label=block.label)
