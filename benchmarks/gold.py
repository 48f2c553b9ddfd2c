"""Hand-made alignments: read, and compared as the Vecalign and Bertalign papers do.

Strict: the same bead is in the gold. Lax: one of its links is. Beads with an empty side count for
precision and not for recall. Counts are summed over texts before they are divided.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

BeadOf = tuple[tuple[int, ...], tuple[int, ...]]
_BEAD = re.compile(r"\s*\[([^\]]*)\]\s*:\s*\[([^\]]*)\]")


@dataclass(frozen=True)
class Text:
    """A text with its translation and its gold beads."""

    source: list[str]
    target: list[str]
    gold: list[BeadOf]
    is_by_line: bool


def texts(folder: Path) -> Iterator[Text]:
    """The texts of a set."""
    for path in sorted((folder / "gold").glob("*.align")):
        name = path.stem
        yield Text(
            _lines(folder / "zh" / f"{name}.zh"),
            _lines(folder / "en" / f"{name}.en"),
            list(_beads(path)),
            folder.name.startswith("ntrex"),
        )


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def _beads(path: Path) -> Iterator[BeadOf]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := _BEAD.match(line):
            ours, theirs = (
                tuple(sorted(int(number) for number in side.split(",") if number.strip()))
                for side in found.groups()
            )
            if ours or theirs:
                yield ours, theirs


def with_omissions(text: Text, chance: random.Random, runs: int, longest: int) -> Text:
    """The text with runs of up to `longest` beads taken out of one side or the other."""
    left_out = [""] * len(text.gold)
    for _ in range(runs):
        size = chance.randint(1, longest)
        first = chance.randrange(len(text.gold) - size)
        left_out[first : first + size] = [chance.choice(("source", "target"))] * size
    source: list[str] = []
    target: list[str] = []
    gold: list[BeadOf] = []
    for (ours, theirs), side in zip(text.gold, left_out, strict=True):
        kept = () if side == "source" else ours, () if side == "target" else theirs
        at = tuple(range(len(source), len(source) + len(kept[0])))
        there = tuple(range(len(target), len(target) + len(kept[1])))
        source += [text.source[number] for number in kept[0]]
        target += [text.target[number] for number in kept[1]]
        if at and there:
            gold.append((at, there))
        else:
            gold += [*(((number,), ()) for number in at), *(((), (number,)) for number in there)]
    return Text(source, target, gold, text.is_by_line)


def by_line(gold: Sequence[BeadOf], found: Sequence[BeadOf]) -> list[BeadOf]:
    """Beads that follow each other inside one gold bead, joined: a finer cut is no error."""
    sources = {s: number for number, (ours, _) in enumerate(gold) for s in ours}
    targets = {t: number for number, (_, theirs) in enumerate(gold) for t in theirs}
    joined: list[BeadOf] = []
    last = None
    for ours, theirs in found:
        inside = {sources[s] for s in ours} | {targets[t] for t in theirs}
        line = inside.pop() if len(inside) == 1 else None
        if line is not None and line == last:
            joined[-1] = (joined[-1][0] + ours, joined[-1][1] + theirs)
        else:
            joined.append((ours, theirs))
        last = line
    return joined


def counted(
    gold: Sequence[BeadOf], compared: Sequence[BeadOf], found: Sequence[BeadOf]
) -> Counter[str]:
    """Counts that can be added up over texts."""
    wanted, have = set(gold), set(compared)
    full, had = ({bead for bead in beads if all(bead)} for beads in (wanted, have))
    left_out, said = _left_out(wanted), _left_out(set(found))
    return Counter(
        found=len(have),
        right=len(have & wanted),
        lax=sum(_is_near(bead, wanted, _links(wanted)) for bead in have),
        gold=len(full),
        met=len(full & had),
        lax_met=sum(_is_near(bead, had, _links(had)) for bead in full),
        said=len(said),
        said_right=len(said & left_out),
        left_out=len(left_out),
    )


def _links(beads: set[BeadOf]) -> dict[int, set[int]]:
    links: dict[int, set[int]] = defaultdict(set)
    for ours, theirs in beads:
        for source in ours:
            links[source].update(theirs)
    return links


def _is_near(bead: BeadOf, others: set[BeadOf], links: dict[int, set[int]]) -> bool:
    return bead in others or any(
        target in links.get(source, ()) for source in bead[0] for target in bead[1]
    )


def _left_out(beads: set[BeadOf]) -> set[tuple[bool, int]]:
    return {
        (bool(ours), number) for ours, theirs in beads if not (ours and theirs)
        for number in ours + theirs
    }  # fmt: skip


def measured(counts: Counter[str]) -> list[str]:
    """Strict F1, precision and recall, lax F1, and how well omitted sentences were found."""
    precision, recall = _strict(counts)
    lax = _mean(counts["lax"] / max(1, counts["found"]), counts["lax_met"] / max(1, counts["gold"]))
    figures = [_mean(precision, recall), precision, recall, lax]
    if counts["left_out"] >= 20:
        figures += [
            counts["said_right"] / max(1, counts["said"]),
            counts["said_right"] / counts["left_out"],
        ]
    return [f"{figure:.3f}" for figure in figures] + [""] * (6 - len(figures))


def strict(counts: Counter[str]) -> float:
    """Strict F1."""
    return _mean(*_strict(counts))


def _strict(counts: Counter[str]) -> tuple[float, float]:
    return counts["right"] / max(1, counts["found"]), counts["met"] / max(1, counts["gold"])


def _mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
