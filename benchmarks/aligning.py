"""How well two texts are aligned, how sure it is, and what it costs.

    DUIZHAO_MEASURING_DATA=… python -m benchmarks.aligning [--no-sizes]
    python -m benchmarks.aligning --only-sizes

The folder holds sets of texts, each with `zh/`, `en/` (a sentence a line) and `gold/` (`.align`
files, as in `[0, 1]:[2]`). A set whose name begins with `ntrex` has lines for beads and is scored
by line: beads inside one gold bead are joined first. Strict and lax figures are those of the
Vecalign and Bertalign papers; the baseline, lengths and shared signs, runs beside on the same
texts. A plot of the confidences is written to docs/images.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.alignment import _lexicon, lengths, sentences
from app.alignment.beads import SURE, Bead
from benchmarks import texts as texts_of_benchmarks
from benchmarks.calibration import plot
from benchmarks.gold import BeadOf, Text, by_line, counted, measured, texts

_PICTURE = Path(__file__).resolve().parent.parent / "docs" / "images" / "alignment-confidence.svg"
_SIZES = ((300, 350), (2_000, 2_500), (20_000, 25_000))
_CASES = ("1-1", "1-2", "1-3", "1-4", "2-1", "2-2", "2-3")
HEADER = """\
| set | aligner | strict | precision | recall | lax | omitted: precision | recall |
|---|---|--:|--:|--:|--:|--:|--:|"""
Aligner = Callable[[Sequence[str], Sequence[str]], Sequence[lengths.Bead | Bead]]


@dataclass
class Tally:
    """What was found in the texts of one set."""

    counts: Counter[str] = field(default_factory=Counter)
    shapes: Counter[str] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)
    sure: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, text: Text, beads: Sequence[lengths.Bead | Bead]) -> None:
        """One text more."""
        found: list[BeadOf] = [(tuple(bead.source), tuple(bead.target)) for bead in beads]
        gold = set(text.gold)
        for bead, pair in zip(beads, found, strict=True):
            if isinstance(bead, Bead):
                self.sure.append((bead.confidence, pair in gold))
        compared = by_line(text.gold, found) if text.is_by_line else found
        self.counts += counted(text.gold, compared, found)
        for ours, theirs in gold:
            shape = f"{len(ours)}-{len(theirs)}"
            self.shapes[shape] += 1
            self.hits[shape] += (ours, theirs) in compared


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-sizes", action="store_true", help="accuracy only")
    parser.add_argument("--only-sizes", action="store_true", help="processor time and memory only")
    parser.add_argument("--size", help=argparse.SUPPRESS)
    wanted = parser.parse_args(arguments)
    if wanted.size:
        _measure_size(*map(int, wanted.size.split(",")))
        return 0
    if wanted.only_sizes:
        _print_sizes()
        return 0
    folder = os.environ.get("DUIZHAO_MEASURING_DATA")
    if not folder:
        print("Name the folder of texts in DUIZHAO_MEASURING_DATA.", file=sys.stderr)
        return 1
    sure: list[tuple[float, bool]] = []
    print(HEADER)
    by_shape = []
    for path in sets(Path(folder)):
        read = list(texts(path))
        for name, aligner in (("Duizhao", sentences.align), ("lengths", lengths.align)):
            tally = _tally(read, aligner)
            print(row(path.name, name, tally), flush=True)
            if name == "Duizhao" and not path.name.startswith("ntrex"):
                sure += tally.sure
                by_shape.append(_shapes(path.name, tally))
    print(f"\n| strict recall | {' | '.join(_CASES)} |\n|---|{'--:|' * len(_CASES)}")
    print("\n".join(by_shape))
    print(f"\n{sureness(sure)}")
    _PICTURE.write_text(plot(sure), encoding="utf-8")
    if not wanted.no_sizes:
        print()
        _print_sizes()
    return 0


def _print_sizes() -> None:
    """Processor time and peak memory, in a process of its own with one thread."""
    print("| sentences | Duizhao | MB | lengths | MB | ratio |\n|---|--:|--:|--:|--:|--:|")
    for size in _SIZES:
        print(_size_row(*size), flush=True)


def sets(folder: Path) -> list[Path]:
    """The folders of sets of texts."""
    return sorted(path.parent for path in folder.glob("**/gold") if path.is_dir())


def row(name: str, aligner: str, tally: Tally) -> str:
    """A row of the table that HEADER begins."""
    return f"| {name} | {aligner} | {' | '.join(measured(tally.counts))} |"


def sureness(judged: Sequence[tuple[float, bool]]) -> str:
    """How many pairs are marked sure, and how many of these are right."""
    marked = [right for confidence, right in judged if confidence >= SURE]
    return (
        f"Of {len(judged):,} pairs {len(marked) / len(judged):.1%} are marked sure (confidence"
        f" {SURE} and more), and {sum(marked) / len(marked):.1%} of these are right."
    )


def _tally(read: Sequence[Text], aligner: Aligner) -> Tally:
    tally = Tally()
    for text in read:
        tally.add(text, aligner(text.source, text.target))
    return tally


def _shapes(name: str, tally: Tally) -> str:
    shares = [
        f"{tally.hits[shape] / tally.shapes[shape]:.3f}" if tally.shapes[shape] else ""
        for shape in _CASES
    ]
    return f"| {name} | {' | '.join(shares)} |"


def _size_row(sources: int, targets: int) -> str:
    """Both aligners on a made-up text, each in a process of its own, for its memory."""
    told = []
    for name in ("duizhao", "lengths"):
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                __spec__.name,
                "--size",
                f"{sources},{targets},{name == 'lengths':d}",
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        told.append(done.stdout.split())
    (ours, our_size), (bare, bare_size) = told
    return (
        f"| {sources:,} × {targets:,} | {float(ours):.2f} s | {our_size} | {float(bare):.2f} s"
        f" | {bare_size} | {float(ours) / float(bare):.2f} |"
    )


def _measure_size(sources: int, targets: int, is_baseline: int) -> None:
    """Print the processor time of one run in this process, and the peak of its memory in MB."""
    zh, en = _made_up(sources, targets)
    begun = time.process_time()
    if is_baseline:
        lengths.align(zh, en)
    else:
        sentences.align(zh, en)
    taken = time.process_time() - begun
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_024)


def _made_up(sources: int, targets: int) -> tuple[list[str], list[str]]:
    """Sentences of words drawn from the dictionary with one gloss each, so that no two are alike.

    Where there are more targets than sources, a sentence's second half stands by itself.
    """
    chance = random.Random(7)
    lexicon = _lexicon.packaged()
    words = [
        (word, stem)
        for word in texts_of_benchmarks.terms(8_000)
        if len(word) == 2 and (stem := max(lexicon.glosses(word).items(), key=_weight)[0])
    ]
    zh, en = [], []
    halves = targets - sources
    for number in range(sources):
        chosen = chance.choices(words, k=chance.randrange(8, 16))
        zh.append("".join(word for word, _ in chosen) + "。")
        said = [f"the {stem}" for _, stem in chosen]
        if (number + 1) * halves // sources > number * halves // sources:
            middle = len(said) // 2
            en += [" ".join(said[:middle]).capitalize() + ".", " ".join(said[middle:]) + "."]
        else:
            en.append(" ".join(said).capitalize() + ".")
    return zh, en


def _weight(pair: tuple[str, float]) -> float:
    return pair[1]


if __name__ == "__main__":
    sys.exit(main())
