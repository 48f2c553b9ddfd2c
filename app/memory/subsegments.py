"""The longest parts of a segment that stand elsewhere, with their translations."""

from collections.abc import Mapping, Sequence

from app.database import Session
from app.language.scripts import fold
from app.memory import fuzzy, queries
from app.memory.fuzzy import entry, judged
from app.memory.grams import key, pairs, pairs_in_order
from app.memory.lists import in_a_row, most_shared
from app.memory.parts import SHORTEST, Part, shared_parts
from app.memory.queries import Reach
from app.memory.schemas import Example, Mark, Parts, SharedPart
from app.memory.service import Unit

# Parts that are shown, entries that are looked at for each, and the examples that are shown of it.
_PARTS = 5
_LOOKED_AT = 8
_EXAMPLES = 2
# Postings that are counted, places of the source at which a part may begin, and entries whose
# sources are read.
_POSTINGS, _ROW, _LOOKED_THROUGH = 20_000, 150, 400


def parts(session: Session, reach: Reach, unit: Unit) -> Parts:
    """The longest parts of a unit's source that other sources have too.

    What resembles all of the source is a match, whose differences are shown there, and no part.
    """
    within = queries.projects(session, reach)
    texts = _sharing(session, within, unit.source)
    matches = {number for number, _ in judged(key(unit.source), texts, limit=None)}
    rest = [(number, text) for number, text in texts if number not in matches]
    found = shared_parts(unit.source, rest, _PARTS)
    numbers = {number for part in found for number in part.entries[:_LOOKED_AT]}
    lines = {
        line.id: line
        for line in queries.lines(session, within, sorted(numbers))
        if line.segment_id is None or line.segment_id != unit.segment_id
    }
    shown = (_part(one, lines, unit) for one in found)
    return Parts(source=unit.source, parts=[part for part in shown if part.examples])


def _sharing(session: Session, within: Sequence[int], source: str) -> Sequence[tuple[int, str]]:
    """The entries in which parts are looked for: those that share most of the rarest pairs.

    Among a thousand entries of one pattern they would be of that pattern alone; so those that
    have the pairs of any shortest part come first.
    """
    lists = fuzzy.rarest(session, within, pairs(source), _POSTINGS)
    row = pairs_in_order(source)[:_ROW]
    with_a_part = in_a_row(row, lists, SHORTEST - 1, _EXAMPLES)
    common = most_shared([(base, offsets) for _, base, offsets in lists], _LOOKED_THROUGH)
    numbers = list(dict.fromkeys([*with_a_part, *common]))
    return fuzzy.sources(session, within, numbers[:_LOOKED_THROUGH])


def _part(found: Part, lines: Mapping[int, queries.Line], unit: Unit) -> SharedPart:
    """The part with its examples: of the own project first, the shortest texts of them."""
    phrase = fold(unit.source[found.start : found.end])
    there = [lines[number] for number in found.entries[:_LOOKED_AT] if number in lines]
    there.sort(key=lambda line: (line.project_id != unit.project_id, len(line.source), -line.id))
    examples: dict[str, Example] = {}
    for line in there:
        at = fold(line.source).find(phrase)
        if at >= 0 and line.target not in examples:
            mark = Mark(start=at, end=at + len(phrase))
            examples[line.target] = Example(**entry(line), in_source=[mark], in_target=[])
    kept = list(examples.values())[:_EXAMPLES]
    return SharedPart(start=found.start, end=found.end, examples=kept)
