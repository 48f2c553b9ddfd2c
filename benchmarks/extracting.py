"""How well glosses and terms are found, as tables.

    python -m benchmarks.extracting

Glosses: the project's own cases, and rows of published glosses from the folder that
DUIZHAO_MEASURING_DATA names (`gloss-harvest.csv`: context, zh, en_span, tags), by trap. Terms: the
project's marked articles, beside jieba's TF-IDF and TextRank; and processor time by length, beside
jieba's tagger, which is what every such method begins with.
"""

import csv
import json
import os
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from app.extraction.glosses import glosses
from app.extraction.terms import terms

_CASES = Path(__file__).parent.parent / "tests" / "extraction"
_MOST = 20


def main() -> int:
    """Print every table."""
    print("\n".join([*_own(), "", *_published(), "", *_terms(), "", *_costs()]))
    return 0


def _own() -> Iterable[str]:
    cases = json.loads((_CASES / "glosses.json").read_text(encoding="utf-8"))
    right = sum(
        [[gloss.zh, gloss.en] for gloss in glosses(case["text"])] == case["found"] for case in cases
    )
    yield f"Own cases: {right} of {len(cases)} sentences read wholly right."
    cases = json.loads((_CASES / "published.json").read_text(encoding="utf-8"))
    results = [_judged(case["text"], zh, en) for case in cases for zh, en in case["found"]]
    found, exact, overlapping = (sum(column) for column in zip(*results, strict=True))
    yield (
        f"In the manner of publications: {len(results)} glosses, {found} found, {exact} exact, "
        f"{overlapping} overlapping."
    )


def _published() -> Iterable[str]:
    folder = os.environ.get("DUIZHAO_MEASURING_DATA", "")
    if not folder:
        yield "DUIZHAO_MEASURING_DATA names no folder, so published glosses are not measured."
        return
    by_trap: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    with (Path(folder) / "gloss-harvest.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            result = _judged(row["context"], row["zh"], row["en_span"])
            for tag in ("all", *row["tags"].split(";")):
                by_trap[tag].append(result)
    yield "| trap | rows | Chinese found | exact | overlapping |"
    yield "|---|--:|--:|--:|--:|"
    for tag, results in sorted(by_trap.items(), key=lambda item: -len(item[1])):
        figures = " | ".join(str(sum(result[n] for result in results)) for n in range(3))
        yield f"| {tag} | {len(results)} | {figures} |"


def _judged(context: str, zh: str, english: str) -> tuple[bool, bool, bool]:
    found = next((gloss for gloss in glosses(context) if gloss.zh == zh), None)
    if found is None:
        return False, False, False
    start = context.find(english)
    overlap = min(found.en_span.end, start + len(english)) - max(found.en_span.start, start)
    return True, found.en == english, overlap > 0


def _terms() -> Iterable[str]:
    articles = json.loads((_CASES / "articles.json").read_text(encoding="utf-8"))
    yield "| method | articles | core in 10 | core in 20 | listed in 10 | listed in 20 |"
    yield "|---|---|--:|--:|--:|--:|"
    batches = defaultdict(list)
    for article in articles:
        seen = "held out" if article["held_out"] else "tuned"
        batches[f"{seen}, {article['batch']}" if "batch" in article else seen].append(article)
    for name, method in _methods().items():
        for batch, chosen in batches.items():
            figures = [_counted(article, method(article["text"])) for article in chosen]
            means = " | ".join(
                f"{sum(column) / len(chosen):.1f}" for column in zip(*figures, strict=True)
            )
            yield f"| {name} | {len(chosen)} {batch} | {means} |"


def _costs() -> Iterable[str]:
    from jieba import posseg

    articles = json.loads((_CASES / "articles.json").read_text(encoding="utf-8"))
    cases = json.loads((_CASES / "published.json").read_text(encoding="utf-8"))
    chinese = "\n".join(article["text"] for article in articles)
    english = "\n".join(case["text"] for case in cases)
    works: tuple[tuple[str, Callable[[str], object], str, Callable[[str], object] | None], ...] = (
        ("terms", terms, chinese, lambda text: list(posseg.cut(text))),
        ("glosses", glosses, english, None),
    )
    yield "| work | characters | ms | a thousand characters, ms | jieba.posseg, ms | ratio |"
    yield "|---|--:|--:|--:|--:|--:|"
    for name, work, text, bare in works:
        work(text[:1_000])
        for size in (1_000, 10_000, len(text)):
            ours = _milliseconds(work, text[:size])
            beside = _milliseconds(bare, text[:size]) if bare else 0.0
            ratio = f"{beside:.0f} | {ours / beside:.1f}" if bare else "|"
            yield f"| {name} | {size:,} | {ours:.0f} | {ours * 1_000 / size:.0f} | {ratio} |"


def _milliseconds(work: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    work(text)
    return (time.process_time() - begun) * 1_000


def _counted(article: dict[str, list[str]], found: list[str]) -> list[int]:
    core = set(article["core"])
    listed = core | set(article["acceptable"])
    return [len(wanted & set(found[:n])) for wanted in (core, listed) for n in (10, 20)]


def _methods() -> dict[str, Callable[[str], list[str]]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba.analyse
    return {
        "duizhao terms": lambda text: [term.zh for term in terms(text)][:_MOST],
        "jieba TF-IDF": lambda text: jieba.analyse.extract_tags(text, _MOST),
        "jieba TextRank": lambda text: jieba.analyse.textrank(text, _MOST),
    }


if __name__ == "__main__":
    sys.exit(main())
