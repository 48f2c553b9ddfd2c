"""The entries whose source resembles a source.

The exact ones are found by their fingerprint. Of the others, those that share most pairs of
neighbouring characters are taken from the lists and judged by `Levenshtein.normalized_similarity`:
1 minus the characters to insert, delete or replace, divided by the length of the longer text. Both
texts are compared folded, without white space, so that 國家隊 is 国家队.

The rarest pairs are read first, until their lists hold 100,000 postings: what is common, as 公司 or
2020年, tells little and costs most. A text resembles another by k changes only if it shares all
but 2k of its pairs (the q-gram lemma), so at 70 % short texts too share one at least.
"""

from collections.abc import Sequence
from heapq import nsmallest
from operator import itemgetter
from zlib import crc32

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from app.database import Session
from app.memory import differing, posting_queries, queries
from app.memory.grams import asked, fingerprint_of, key, keys
from app.memory.lists import most_shared
from app.memory.queries import Reach
from app.memory.schemas import (
    Differences,
    Likeness,
    Match,
    Matches,
)
from app.memory.service import Unit, neighbour_key

LOWEST = 60
_SHOWN = 10
# Postings that are counted: with 20,000 a fifth of the matches among 60,000 dates and amounts was
# missed, with 100,000 two of 523, with 150,000 none for a fifth more time.
_POSTINGS = 100_000
# Pairs that are read whatever their size, and entries that are judged.
_ALWAYS = 4
_JUDGED = 300
# What a match shares at least: a part of what the likest entry shares, and of the pairs read. At
# 70 % a seventh of all pairs is certain; with these no match of the benchmark is lost.
_BESIDE, _LEAST = 1 / 5, 1 / 16
# Pairs of a long source that are looked up: at 70 % about half of them are in a true match.
_LOOKED_UP = 96


def matches(session: Session, reach: Reach, unit: Unit, limit: int = _SHOWN) -> Matches:
    """The entries that resemble a unit's source, best first, each text once.

    Of entries that are alike the one of the unit's own project comes first, then the newest. The
    unit's own entry is left out.
    """
    wanted = key(unit.source)
    if not wanted:
        return Matches(source=unit.source, matches=[])
    within = queries.projects(session, reach)
    exact = queries.with_key(session, within, fingerprint_of(wanted), 5 * limit)
    scored = dict.fromkeys(exact, 100.0)
    for number, score in resembling(session, within, unit.source, 3 * limit):
        scored.setdefault(number, score)
    found = [
        _match(line, scored[line.id], unit)
        for line in queries.lines(session, within, list(scored))
        if line.segment_id is None or line.segment_id != unit.segment_id
    ]
    found.sort(key=lambda match: _rank(match, unit.project_id), reverse=True)
    shown = _once(found)[:limit]
    for match in shown:
        if match.likeness is Likeness.FUZZY:
            match.differences = differing.between(unit.source, match.source)
    return Matches(source=unit.source, matches=shown)


def resembling(
    session: Session, within: Sequence[int], source: str, limit: int, lowest: int = LOWEST
) -> list[tuple[int, float]]:
    """Numbers of entries of some projects with their similarity in per cent, best first."""
    texts = _alike(session, within, asked(source))
    return judged(key(source), texts, limit, lowest)


def judged(
    wanted: str, texts: Sequence[tuple[int, str]], limit: int | None, lowest: int = LOWEST
) -> list[tuple[int, float]]:
    """Which of some sources, given with their numbers, resemble a key, best first."""
    found = extract(
        wanted,
        keys([text for _, text in texts]),
        processor=None,
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=lowest / 100,
        limit=limit,
    )
    return [(texts[place][0], similarity * 100) for _, similarity, place in found]


def _alike(session: Session, within: Sequence[int], wanted: set[int]) -> Sequence[tuple[int, str]]:
    """The entries that share most of some buckets, without those that share too little."""
    lists = rarest(session, within, wanted, _POSTINGS)
    read = len({bucket for bucket, _, _ in lists})
    numbers = most_shared(
        map(itemgetter(1, 2), lists), _JUDGED, beside=_BESIDE, least=read * _LEAST
    )
    return sources(session, within, numbers)


def rarest(
    session: Session, within: Sequence[int], wanted: set[int], postings: int
) -> Sequence[tuple[int, int, bytes]]:
    """The lists of the rarest of some buckets, up to so many postings: bucket, base, offsets."""
    buckets = nsmallest(_LOOKED_UP, wanted, key=_scattered)
    return posting_queries.rarest_lists(session, within, buckets, postings, _ALWAYS)


def sources(
    session: Session, within: Sequence[int], numbers: Sequence[int]
) -> Sequence[tuple[int, str]]:
    """The numbers and sources of entries, the newest first."""
    found = queries.sources(session, within, numbers) if numbers else []
    return sorted(((number, text) for number, text in found), reverse=True)


def _scattered(bucket: int) -> int:
    """An order that is the same for every text, and that no kind of text is preferred by."""
    return crc32(bucket.to_bytes(4, "big"))


def _match(line: queries.Line, score: float, unit: Unit) -> Match:
    likeness = Likeness.FUZZY
    shown = min(99, int(score))
    if score >= 100:
        in_context = _in_context(line, unit)
        likeness = Likeness.CONTEXT if in_context else Likeness.EXACT
        shown = 101 if in_context else 100
    return Match(
        **entry(line),
        likeness=likeness,
        score=shown,
        differences=Differences(numbers_here=[], numbers_there=[], names_here=[], names_there=[]),
    )


def entry(line: queries.Line) -> dict[str, object]:
    """What every answer says of an entry."""
    return {
        "entry_id": line.id,
        "source": line.source,
        "target": line.target,
        "project_id": line.project_id,
        "project": line.project,
        "article_id": line.article_id,
        "article": line.article,
        "segment_id": line.segment_id,
        "translator": line.translator,
        "at": line.at,
        "state": line.state,
        "part": line.part,
    }


def _in_context(line: queries.Line, unit: Unit) -> bool:
    """Whether both neighbours are the same, and there is one at all."""
    before, after = neighbour_key(unit.before), neighbour_key(unit.after)
    if before is None and after is None:
        return False
    return bool(line.before_key == before and line.after_key == after)


def _rank(match: Match, project_id: int) -> tuple[int, bool, float, int]:
    return match.score, match.project_id == project_id, match.at.timestamp(), match.entry_id


def _once(found: Sequence[Match]) -> list[Match]:
    """Without those whose texts were seen before."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for match in found:
        texts = (key(match.source), match.target)
        if texts not in seen:
            seen.add(texts)
            kept.append(match)
    return kept
