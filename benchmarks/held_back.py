"""How well texts are aligned by weights that were found without them.

    DUIZHAO_MEASURING_DATA=… python -m benchmarks.held_back [--weights]

The weights are found on all chapters of novels but one (whole, with the omissions of their own
set, and with others made at random) and on five sixths of the news, and tried on what was held
back; so for each chapter in turn. The rows are those of `python -m benchmarks.aligning`. Of
omissions made at random, other ones are tried than were learnt from. With `--weights` the weights
that all texts together make likeliest are printed, as they stand in the modules.
"""

import argparse
import os
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.alignment import sentences
from benchmarks.aligning import HEADER, Tally, row, sets, sureness
from benchmarks.gold import Text, texts, with_omissions
from benchmarks.likeliest import Learner, Weighing, in_force, using

_FOLDS = 6
_RUNS, _LONGEST = 8, 9  # runs of sentences that are taken out of a chapter, and the longest
_LEARNT, _TRIED = 1, 3  # times that omissions are made to learn from, and others to be tried


@dataclass(frozen=True)
class Item:
    """A text of one set, and the fold in which it is held back."""

    name: str
    fold: int
    text: Text
    is_learnt_from: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, or the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--weights", action="store_true", help="print weights, try nothing")
    wanted = parser.parse_args(arguments)
    folder = os.environ.get("DUIZHAO_MEASURING_DATA")
    if not folder:
        print("Name the folder of texts in DUIZHAO_MEASURING_DATA.", file=sys.stderr)
        return 1
    items = list(_items(Path(folder)))
    learner = Learner([item.text for item in items])
    learnt = [number for number, item in enumerate(items) if item.is_learnt_from]
    if wanted.weights:
        _say(learner.likeliest(learnt, in_force()))
        return 0
    tallies: dict[str, Tally] = {}
    for fold in range(_FOLDS):
        chosen = [number for number in learnt if items[number].fold != fold]
        weighing = learner.likeliest(chosen, in_force())
        print(f"Fold {fold + 1} of {_FOLDS}", file=sys.stderr, flush=True)
        with using(weighing):
            _try((item for item in items if item.fold == fold), tallies)
    print(HEADER)
    for name, tally in tallies.items():
        print(row(name, "held back", tally))
    novels = [tally for name, tally in tallies.items() if not name.startswith("ntrex")]
    print(f"\n{sureness([one for tally in novels for one in tally.sure])}")
    return 0


def _items(folder: Path) -> Iterable[Item]:
    for path in sets(folder):
        for number, text in enumerate(texts(path)):
            fold = number % _FOLDS
            yield Item(path.name, fold, text, is_learnt_from=True)
            if text.is_by_line or path.name.endswith("-omit"):
                continue
            for time in range(_LEARNT + _TRIED):
                chance = random.Random(1_000 * time + number)
                made = with_omissions(text, chance, runs=_RUNS, longest=_LONGEST)
                yield Item(
                    f"{path.name}, omissions at random", fold, made, is_learnt_from=time < _LEARNT
                )


def _try(items: Iterable[Item], tallies: dict[str, Tally]) -> None:
    for item in items:
        if not (item.is_learnt_from and item.name.endswith("at random")):
            beads = sentences.align(item.text.source, item.text.target)
            tallies.setdefault(item.name, Tally()).add(item.text, beads)


def _say(weighing: Weighing) -> None:
    for title, search in (("_scores.py", weighing.first), ("_closer.py", weighing.second)):
        print(f"{title}:")
        for (_, name), value in zip(search.names, search.vector, strict=True):
            print(f"    {name} = {value:.2f}")


if __name__ == "__main__":
    sys.exit(main())
