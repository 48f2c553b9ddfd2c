"""A glossary's terms are found in an article's sources.

Beside ahocorasick_rs over an automaton of the same forms, called once for each segment with
overlapping matches as tuples; it folds no script, knows no words and makes no choice. `find` folds,
judges every match by the words of the text and takes the longest, for all segments at once, and
leaves them in arrays. `as tuples` makes what is shown tuples for each segment too, which the pages
ask for a hundred segments at a time. The words of a text are cut once and kept; `first` is the work
on texts that were never seen.
"""

import gc
import os
import tracemalloc
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from app.glossary.models import ConceptKind, Status
from app.glossary.recognition import Matcher
from app.glossary.schemas import ConceptLite
from app.language import words
from benchmarks import texts
from benchmarks.measuring import Row, Work, medians

# So many have a million characters.
_SEGMENTS = 13_000


def rows(sizes: list[int]) -> list[Row]:
    """Building the matcher, finding, and following an edit, for each size of glossary."""
    sources = texts.paragraphs(_SEGMENTS)
    return [row for size in sizes for row in _rows(size, sources)]


def _rows(size: int, sources: list[str]) -> list[Row]:
    forms = texts.terms(size)
    concepts = [_concept(number, zh) for number, zh in enumerate(forms)]
    numbered = [(zh, number) for number, zh in enumerate(forms)]
    bare, matcher = AhoCorasick(forms), Matcher(concepts, numbered)
    edited = [_concept(7, "新词")]

    def find_bare() -> None:
        for source in sources:
            bare.find_matches_as_indexes(source, overlapping=True)

    def find() -> None:
        matcher.found(sources)

    def find_as_tuples() -> None:
        list(matcher.found(sources))

    def find_first() -> None:
        words.forget()
        matcher.found(sources)

    def build() -> object:
        return Matcher(concepts, numbered)

    def build_bare() -> object:
        return AhoCorasick(forms)

    def follow() -> object:
        return matcher.changed([7], edited, [("新词", 7)])

    glossary = f"a glossary of {size:,} terms"
    text = f"in {sum(map(len, sources)):,} characters"
    again = f"ahocorasick_rs: all {size:,} forms built again"
    return [
        Row(f"build {glossary} ({_memory(build)})", *medians(build, build_bare, 3),
            "ahocorasick_rs: an automaton of the same forms", size),
        Row(f"find {glossary} {text}", *medians(find, find_bare, 7),
            "ahocorasick_rs: all matches, not judged", len(sources)),
        Row(f"find {glossary} {text} as tuples", *medians(find_as_tuples, find_bare, 7),
            "ahocorasick_rs: all matches, not judged", len(sources)),
        Row(f"find {glossary} {text} first", *medians(find_first, find_bare, 3),
            "ahocorasick_rs: all matches, not judged", len(sources)),
        Row(f"an edit in {glossary} in force", *medians(follow, build_bare, 3), again),
    ]  # fmt: skip


def _memory(build: Work) -> str:
    """What a matcher takes: by Python's count, and of the process with the automaton in Rust.

    The second is what the process grows by, which is less where it had memory left.
    """
    gc.collect()
    before = _resident()
    kept = [build()]
    grown = _resident() - before
    kept.clear()
    tracemalloc.start()
    try:
        kept.append(build())
        allocated = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    return f"{allocated / 1e6:.0f} MB in Python, {grown / 1e6:.0f} MB in all"


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _concept(number: int, zh: str) -> ConceptLite:
    return ConceptLite.model_construct(
        id=number,
        zh=zh,
        pinyin="",
        kind=ConceptKind.TERM,
        domain="",
        note="",
        status=Status.APPROVED,
        renderings=[],
    )
