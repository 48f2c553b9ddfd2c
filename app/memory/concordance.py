"""Entries that contain a phrase, in either language.

A phrase is found where all its pairs (or words) are; then the text itself decides. Folding keeps
the length of a text, so what is found has its place in the text that was written.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rapidfuzz.fuzz import partial_ratio_alignment

from app.database import LARGEST_ID, Session
from app.language.scripts import fold
from app.memory import posting_queries, queries
from app.memory.fuzzy import entry
from app.memory.grams import folds, key, pairs, words, words_of
from app.memory.lists import in_all, most_shared
from app.memory.queries import Filters, Reach
from app.memory.schemas import Concordance, Hit, Mark, Mode, Side

if TYPE_CHECKING:  # numpy takes a sixth of a second to load, which no start should wait for
    from numpy.typing import NDArray

# Entries whose texts are read for one answer: a phrase of everyday characters is in half of all.
_EXAMINED = 3_000
_AT_ONCE = 300
# For a fuzzy one: postings that are counted, buckets read whatever their size, texts judged.
_POSTINGS = 60_000
_ALWAYS = 2
_JUDGED = 600
# A fuzzy hit has at least this likeness with the phrase, in per cent of both together.
_LIKE = 70
# Marks of one text; 的 stands in a long paragraph a hundred times.
_MARKS = 50


def search(
    session: Session,
    reach: Reach,
    phrase: str,
    *,
    side: Side,
    mode: Mode,
    filters: Filters,
    limit: int,
) -> Concordance:
    """The entries that contain a phrase, the newest first; fuzzy ones the likest first.

    `words` asks for all words (of a Chinese phrase, the parts between its spaces), wherever they
    stand. `fuzzy` asks for a stretch that resembles the phrase.
    """
    if not key(phrase):
        return Concordance(hits=[], complete=True)
    look = _Look(phrase, side, mode)
    within = queries.projects(session, reach)
    found: dict[int, _Found] = {}
    examined, complete = 0, True
    for texts in _candidates(session, within, look, filters):
        found |= _found(texts, look)
        examined += len(texts)
        enough = len(found) > limit and mode is not Mode.FUZZY
        if enough or examined >= _EXAMINED:
            complete = False
            break
    if mode is Mode.FUZZY:
        ranked = sorted(found.items(), key=lambda one: (one[1].score, one[0]), reverse=True)
        found = dict(ranked)
    numbers = list(found)[: 2 * limit]
    lines = queries.lines(session, within, numbers)
    hits = [_hit(line, found[line.id], look) for line in _shortest(lines)]
    return Concordance(hits=hits[:limit], complete=complete and len(found) <= limit)


def places(phrase: str, side: Side, text: str) -> list[Mark]:
    """Where a phrase stands in a text, whatever its case, script and width.

    >>> places("National team", Side.TARGET, "the AI national team")
    [Mark(start=7, end=20)]
    """
    return _look(phrase, side).marks(text)


@lru_cache(4_096)
def _look(phrase: str, side: Side) -> "_Look":
    return _Look(phrase, side, Mode.PHRASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a phrase stands in a text, and how much that resembles it."""

    score: int
    marks: list[Mark]


def _shortest(lines: Sequence[queries.Line]) -> list[queries.Line]:
    """Without the whole segments of which a sentence is there that has the phrase."""
    by_sentence = {line.segment_id for line in lines if line.part}
    return [line for line in lines if line.part or line.segment_id not in by_sentence]


class _Look:
    """A phrase made ready to be looked for."""

    def __init__(self, phrase: str, side: Side, mode: Mode) -> None:
        self.side, self.mode = side, mode
        self.folded = fold(phrase).strip()
        parts = self.folded.split() if mode is Mode.WORDS else [self.folded]
        if side is Side.SOURCE:
            self.buckets = set().union(*map(_inside, parts))
            self.patterns = [re.compile(_loosely(part)) for part in parts]
        else:
            self.buckets = words(self.folded)
            runs = [words_of(part) for part in parts]
            self.patterns = [re.compile(_in_a_row(run)) for run in runs if run]

    def marks(self, text: str) -> list[Mark]:
        """Where the phrase, or each of its words, stands; nothing unless all do."""
        return self.marks_in(fold(text))

    def marks_in(self, folded: str) -> list[Mark]:
        """The same in a text that is folded already."""
        found: list[Mark] = []
        for pattern in self.patterns:
            places = [Mark(start=m.start(), end=m.end()) for m in pattern.finditer(folded)]
            if not places:
                return []
            found += places
        return sorted(found, key=lambda mark: mark.start)[:_MARKS]

    def likeness(self, folded: str) -> tuple[int, Mark | None]:
        """How much the most similar stretch of a text resembles the phrase, in per cent."""
        found = partial_ratio_alignment(self.folded, folded, score_cutoff=_LIKE)
        if found is None or found.dest_end - found.dest_start < len(self.folded) / 2:
            return 0, None
        return int(found.score), Mark(start=found.dest_start, end=found.dest_end)


def _inside(part: str) -> set[int]:
    """The pairs of a part that stands within a text: one character alone tells none."""
    return pairs(part) if len(key(part)) > 1 else set()


def _loosely(part: str) -> str:
    """White space may stand, or be missing, where the phrase has some."""
    return r"\s*".join(re.escape(piece) for piece in part.split())


def _in_a_row(run: list[str]) -> str:
    """Whole words with nothing but marks between them; Chinese needs no edges.

    >>> bool(re.search(_in_a_row(["zhao", "ping"]), "mr. zhao ping'an"))
    True
    >>> bool(re.search(_in_a_row(["ai"]), "the main thing"))
    False
    """
    pieces = [_edge(run[0], before=True)]
    for one, other in pairwise(run):
        pieces += [re.escape(one), r"[\W_]*" if _is_han(one) or _is_han(other) else r"[\W_]+"]
    return "".join([*pieces, re.escape(run[-1]), _edge(run[-1], before=False)])


def _edge(word: str, *, before: bool) -> str:
    if _is_han(word):
        return ""
    return "(?<![a-z0-9])" if before else "(?![a-z0-9])"


def _is_han(word: str) -> bool:
    return not word[0].isascii() and not word[0].islower()


def _candidates(
    session: Session, within: Sequence[int], look: _Look, filters: Filters
) -> Iterable[Sequence[tuple[int, str]]]:
    """Numbers and texts of entries that may contain the phrase, some at a time."""
    column = look.side.value
    if filters.article_id is not None or not look.buckets:
        before = LARGEST_ID
        while texts := queries.newest(session, within, column, filters, before, _AT_ONCE):
            yield texts
            before = texts[-1][0]
        return
    numbers = _numbers(session, within, look)
    for begin in range(0, len(numbers), _AT_ONCE):
        some = [int(number) for number in numbers[begin : begin + _AT_ONCE]]
        yield queries.texts(session, within, column, filters, some)


def _numbers(session: Session, within: Sequence[int], look: _Look) -> "list[int] | NDArray[Any]":
    buckets = list(look.buckets)
    if look.mode is Mode.FUZZY:
        every = posting_queries.rarest_lists(session, within, buckets, _POSTINGS, _ALWAYS)
        return most_shared([(base, offsets) for _, base, offsets in every], _JUDGED)
    lists: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
    for bucket, base, offsets in posting_queries.lists(session, within, buckets):
        lists[bucket].append((base, offsets))
    return [] if look.buckets - lists.keys() else in_all(lists)


def _found(texts: Sequence[tuple[int, str]], look: _Look) -> dict[int, _Found]:
    """Which of some texts have the phrase, and where."""
    found: dict[int, _Found] = {}
    for (number, _), folded in zip(texts, folds([text for _, text in texts]), strict=True):
        score = 100
        marks = look.marks_in(folded)
        if not marks and look.mode is Mode.FUZZY:
            score, mark = look.likeness(folded)
            marks = [mark] if mark else []
        if marks:
            found[number] = _Found(score, marks)
    return found


def _hit(line: queries.Line, found: _Found, look: _Look) -> Hit:
    other = line.target if look.side is Side.SOURCE else line.source
    # A gloss repeats the phrase on the other side: 'purely domestically funded (纯内资)'.
    gloss = look.marks(other) if look.mode is not Mode.WORDS else []
    here, there = (found.marks, gloss) if look.side is Side.SOURCE else (gloss, found.marks)
    return Hit(**entry(line), score=found.score, in_source=here, in_target=there)
