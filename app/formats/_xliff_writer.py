"""XLIFF 2.1: a unit for each paragraph, front matter by the standard's metadata module."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import IO

from app.formats._document import FrontMatter
from app.formats._finished import Finished, Pair, Progress
from app.formats._pairs import CHINESE, ENGLISH, kind_name
from app.formats._text import is_blank
from app.formats._units import Written
from app.formats._xml import escaped

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
FRONT_MATTER = "front-matter"
# A file has one unit at least.
_NOTHING = '<unit id="p0"><segment><source></source></segment></unit>\n'
PREFIX = "duizhao:"  # of the kinds: a type of one's own has a prefix in XLIFF


def write_xliff(finished: Finished) -> bytes:
    return "".join(_pieces(finished)).encode()


def _head(id_: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{CORE}" xmlns:mda="{METADATA}" version="2.1"'
        f' srcLang="{CHINESE}" trgLang="{ENGLISH}">\n<file id="{id_}" xml:space="preserve">\n'
    )


def write_units(file: IO[bytes], units: Iterable[Written]) -> int:
    """Write a memory as a stream, a unit for each of its own, and answer how many there are."""
    count = 0
    file.write(_head("memory").encode())
    for count, unit in enumerate(units, start=1):
        progress = Progress.REVIEWED if unit.is_reviewed else Progress.TRANSLATED
        file.write(
            f'<unit id="u{count}"><segment id="s{count}" state="{progress.value}">'
            f"<source>{escaped(unit.source)}</source><target>{escaped(unit.target)}</target>"
            "</segment></unit>\n".encode()
        )
    if not count:
        file.write(_NOTHING.encode())
    file.write(b"</file>\n</xliff>\n")
    return count


def _pieces(finished: Finished) -> Iterator[str]:
    yield _head("article")
    yield from _front(finished.front)
    number = 0
    for place, pair in enumerate(finished.pairs, start=1):
        if is_blank(pair.source) and is_blank(pair.target):
            continue
        yield f'<unit id="p{place}" type="{PREFIX}{kind_name(pair.kind, pair.level)}">'
        yield from _stretches(pair, number)
        number += len(pair.stretches())
        yield "</unit>\n"
    if not any(not is_blank(pair.source + pair.target) for pair in finished.pairs):
        yield _NOTHING
    yield "</file>\n</xliff>\n"


def _stretches(pair: Pair, number: int) -> Iterator[str]:
    """The segments. Between two English ones stands the space that the document prints there."""
    before = ""
    for at, segment in enumerate(pair.stretches(), start=number + 1):
        target = segment.target
        if before and target and not before[-1].isspace():
            yield "<ignorable><source></source><target> </target></ignorable>"
        before = target or before
        progress = segment.progress if not is_blank(target) else Progress.INITIAL
        said = f"<target>{escaped(target)}</target>" if target else ""
        yield (
            f'<segment id="s{at}" state="{progress.value}">'
            f"<source>{escaped(segment.source)}</source>{said}</segment>"
        )


def _front(front: FrontMatter) -> Iterator[str]:
    said = [(field.name, getattr(front, field.name)) for field in fields(FrontMatter)]
    if not any(value for _, value in said):
        return
    yield f'<mda:metadata><mda:metaGroup category="{FRONT_MATTER}">'
    for name, value in said:
        if value:
            yield f'<mda:meta type="{name}">{escaped(value)}</mda:meta>'
    yield "</mda:metaGroup></mda:metadata>\n"
