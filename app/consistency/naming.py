"""What each translated segment calls each concept, kept between two visits of a list.

It is asked again only where the translation, the form in the source, or the concept is another one.
What is compared is what the answer depends on, so that nothing has to be told of edits; another
server process, or another database, at worst asks once more.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from app.consistency.queries import Line
from app.consistency.renderings import glossed, used
from app.glossary.models import Standing
from app.glossary.schemas import ConceptLite
from app.language.scripts import fold

# Projects whose answers a process keeps; those of 10,000 segments take about 5 MB.
_PROJECTS = 16

Name = tuple[str, Standing | None]
"""A rendering of the glossary with its standing, or what stands before a gloss; '' is neither."""
Form = tuple[ConceptLite, str]
"""A concept, and its form in a source."""
_Answer = tuple[ConceptLite, str, Name]


@dataclass(frozen=True, slots=True)
class _Named:
    """A translation, and what it calls the concepts in its source, by their numbers."""

    target: str
    answers: Mapping[int, _Answer]


_kept: OrderedDict[int, Mapping[int, _Named]] = OrderedDict()
_keeping = Lock()


def names(
    project_id: int, lines: Sequence[Line], forms: Sequence[Sequence[Form]]
) -> list[Sequence[Name]]:
    """What each segment calls each of the concepts in it, in their order.

    Args:
        lines: the segments, with `id` and `target`.
        forms: the concepts that stand in the source of each, with the form that does.
    """
    with _keeping:
        known = _kept.get(project_id, {})
    now: dict[int, _Named] = {}
    # Segment by segment: the words of a target are read once for all its concepts.
    for line, some in zip(lines, forms, strict=True):
        before = known.get(line.id)
        kept = before.answers if before and before.target == line.target else {}
        now[line.id] = _Named(
            line.target, {one[0].id: _answer(kept, line.target, *one) for one in some}
        )
    with _keeping:
        _kept[project_id] = now
        _kept.move_to_end(project_id)
        while len(_kept) > _PROJECTS:
            _kept.popitem(last=False)
    return [[name for _, _, name in now[line.id].answers.values()] for line in lines]


def _answer(kept: Mapping[int, _Answer], target: str, concept: ConceptLite, form: str) -> _Answer:
    """What was answered before, if it was about the same; a changed concept is another object."""
    before = kept.get(concept.id)
    if before and before[0] is concept and before[1] == form:
        return before
    return concept, form, _name(target, concept, form)


def forget() -> None:
    """Keep nothing, as a process that has just begun; for measurements and tests."""
    with _keeping:
        _kept.clear()


def _name(target: str, concept: ConceptLite, form: str) -> Name:
    known = used(target, concept)
    if known:
        return known.text, known.standing
    return glossed(target, {fold(concept.zh), fold(form)}), None
