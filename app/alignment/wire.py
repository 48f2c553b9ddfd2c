"""What the process that aligns is asked and what it says, as JSON: one line in, lines out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.alignment.beads import Bead
from app.alignment.passages import Passage


@dataclass(frozen=True, slots=True)
class Task:
    """Passages to be paired: what `fixed.align` takes."""

    source: Sequence[Passage]
    target: Sequence[Passage]
    fixed: Sequence[tuple[range, range]]
    terms: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Step:
    """So many passages of both sides are done, of so many."""

    done: int
    of: int


def pack_task(task: Task) -> bytes:
    """A task as the child reads it, in ASCII."""
    said = {
        "source": [_packed(passage) for passage in task.source],
        "target": [_packed(passage) for passage in task.target],
        "fixed": [(s.start, s.stop, t.start, t.stop) for s, t in task.fixed],
        "terms": {term: list(renderings) for term, renderings in task.terms.items()},
    }
    return json.dumps(said).encode()


def _packed(one: Passage) -> tuple[int, int, str, str, int, str]:
    return one.block, one.start, one.text, one.kind, one.level, one.label


def unpack_task(said: bytes) -> Task:
    """The task that was packed.

    >>> task = Task([Passage(0, 0, "天黑了。")], [], [(range(0, 1), range(0))], {"天": ["sky"]})
    >>> unpack_task(pack_task(task)) == task
    True
    """
    found = json.loads(said)
    return Task(
        [Passage(*passage) for passage in found["source"]],
        [Passage(*passage) for passage in found["target"]],
        [(range(a, b), range(c, d)) for a, b, c, d in found["fixed"]],
        found["terms"],
    )


def pack_step(step: Step) -> bytes:
    """A line that says how far the work is."""
    return json.dumps([step.done, step.of]).encode() + b"\n"


def pack_beads(beads: Sequence[Bead]) -> bytes:
    """The last line: what was found."""
    rows = [
        (b.source.start, b.source.stop, b.target.start, b.target.stop, round(b.confidence, 6))
        for b in beads
    ]
    return json.dumps({"beads": rows}).encode() + b"\n"


def unpack(line: bytes) -> Step | list[Bead]:
    """What a line of the child says.

    Raises:
        ValueError: it is no whole line of the child's.

    >>> beads = [Bead(range(0, 2), range(0, 1), 0.75)]
    >>> unpack(pack_beads(beads)) == beads, unpack(pack_step(Step(3, 7)))
    (True, Step(done=3, of=7))
    """
    found = json.loads(line)
    if isinstance(found, list):
        return Step(*found)
    if not isinstance(found, dict) or "beads" not in found:
        raise ValueError("neither a step nor beads")
    return [Bead(range(a, b), range(c, d), sure) for a, b, c, d, sure in found["beads"]]
