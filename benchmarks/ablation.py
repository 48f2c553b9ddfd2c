"""What each kind of evidence is worth to the aligner, by leaving it out.

    DUIZHAO_MEASURING_DATA=… python -m benchmarks.ablation

Prints by how many points of strict F1 each set of texts (`python -m benchmarks.aligning`) is
aligned worse without one kind of evidence, all other weights as they are.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.alignment import _chinese, _english, _lexicon, _order, sentences
from app.alignment._evidence import Evidence
from benchmarks.aligning import Tally, sets
from benchmarks.gold import Text, strict, texts
from benchmarks.likeliest import Search, Weighing, in_force, using

Change = tuple[Any, str, Any]


def main() -> int:
    """Print the table."""
    folder = os.environ.get("DUIZHAO_MEASURING_DATA")
    if not folder:
        print("Name the folder of texts in DUIZHAO_MEASURING_DATA.", file=sys.stderr)
        return 1
    read = {path.name: list(texts(path)) for path in sets(Path(folder))}
    print(f"| left out | {' | '.join(read)} |\n|---|{'--:|' * len(read)}")
    whole = _points(read)
    print(f"| nothing: strict F1 | {' | '.join(f'{one / 100:.3f}' for one in whole)} |", flush=True)
    for name, without in _without().items():
        with without:
            found = _points(read)
        lost = (f"{one - all_:+.1f}" for one, all_ in zip(found, whole, strict=True))
        print(f"| {name} | {' | '.join(lost)} |", flush=True)
    return 0


def _points(read: Mapping[str, Sequence[Text]]) -> list[float]:
    points = []
    for of_set in read.values():
        tally = Tally()
        for text in of_set:
            tally.add(text, sentences.align(text.source, text.target))
        points.append(100 * strict(tally.counts))
    return points


def _without() -> dict[str, Any]:
    return {
        "lengths": _unweighed("length", "words"),
        "the order of the words": _changed((_order, "_NEAR", 1e6)),
        "the target's words, given the source's": _unweighed("forward", "forward_doubt"),
        "the source's words, given the target's": _unweighed("backward", "backward_doubt"),
        "who is speaking at the end": _unweighed("speech", "unlike_speech"),
        "what the text teaches": _changed((sentences, "taught", _nothing_taught)),
        "the marks at the end": _unweighed("question", "exclamation", "trailing", "colon"),
        "the characters of longer words": _without_characters(),
        "the price of unexplained sentences": _unweighed("forward_doubt", "backward_doubt"),
        "amounts": _without_tokens("#"),
        "that long sentences are cut more often": _unweighed("divided"),
        "names in pinyin": _without_tokens("@"),
    }


@contextmanager
def _changed(*changes: Change) -> Iterator[None]:
    before = [(where, name, getattr(where, name)) for where, name, _ in changes]
    for where, name, value in changes:
        setattr(where, name, value)
    try:
        yield
    finally:
        for where, name, value in before:
            setattr(where, name, value)


@contextmanager
def _unweighed(*names: str) -> Iterator[None]:
    """Both searches with these weights at nothing."""
    now = in_force()
    with using(Weighing(_nothing_for(now.first, names), _nothing_for(now.second, names))):
        yield


def _nothing_for(search: Search, names: Sequence[str]) -> Search:
    def without(values: Any) -> Any:
        return replace(values, **{name: 0.0 for name in names if hasattr(values, name)})

    return replace(search, weights=without(search.weights), ends=without(search.ends))


def _nothing_taught(evidence: Evidence, _: object) -> Evidence:
    return evidence


@contextmanager
def _without_characters() -> Iterator[None]:
    with _changed((_lexicon, "_OF_CHARACTERS", 0.0)):
        _lexicon.packaged.cache_clear()
        yield
    _lexicon.packaged.cache_clear()


@contextmanager
def _without_tokens(sign: str) -> Iterator[None]:
    """Both readers without the tokens that begin with a sign."""

    def reading(tokens: Callable[..., Sequence[str]]) -> Callable[..., list[str]]:
        return lambda *given: [token for token in tokens(*given) if token[0] != sign]

    both = [(module, "tokens", reading(module.tokens)) for module in (_chinese, _english)]
    with _changed(*both):
        yield


if __name__ == "__main__":
    sys.exit(main())
