"""Entries that contain a phrase, in either language.

A phrase is found where all its pairs (or words) are; then the text itself decides. Folding keeps
the length of a text, so what is found has its place in the text that was written.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz.fuzz import partial_ratio_alignment

from app.database import LARGEST_ID, Session
from app.language.scripts import fold
from app.memory import queries
from app.memory.fuzzy import entry
from app.memory.grams import key, pairs, words, words_of
from app.memory.lists import in_all, most_shared
from app.memory.queries import Filters, Reach
from app.memory.schemas import Concordance, Hit, Mark, Mode, Side

# Entries whose texts are read for one answer: a phrase of everyday characters is in half of all.
_EXAMINED = 3_000
_AT_ONCE = 300
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
    hits: list[Hit] = []
    examined, complete = 0, True
    within = queries.projects(session, reach)
    for lines in _candidates(session, within, look, filters):
        hits.extend(hit for line in lines if (hit := _hit(line, look)))
        examined += len(lines)
        enough = len(hits) > limit and mode is not Mode.FUZZY
        if enough or examined >= _EXAMINED:
            complete = False
            break
    if mode is Mode.FUZZY:
        hits.sort(key=lambda hit: (hit.score, hit.entry_id), reverse=True)
    return Concordance(hits=hits[:limit], complete=complete and len(hits) <= limit)


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
        folded = fold(text)
        found: list[Mark] = []
        for pattern in self.patterns:
            places = [Mark(start=m.start(), end=m.end()) for m in pattern.finditer(folded)]
            if not places:
                return []
            found += places
        return sorted(found, key=lambda mark: mark.start)[:_MARKS]

    def likeness(self, text: str) -> tuple[int, Mark | None]:
        """How much the most similar stretch of a text resembles the phrase, in per cent."""
        found = partial_ratio_alignment(self.folded, fold(text), score_cutoff=_LIKE)
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
) -> Iterable[list[queries.Line]]:
    """Entries that may contain the phrase, some at a time."""
    if filters.article_id is not None or not look.buckets:
        before = LARGEST_ID
        while lines := list(queries.newest(session, within, filters, before, _AT_ONCE)):
            yield lines
            before = lines[-1].id
        return
    numbers = _numbers(session, within, look)
    for begin in range(0, len(numbers), _AT_ONCE):
        yield queries.lines(session, within, numbers[begin : begin + _AT_ONCE], filters)


def _numbers(session: Session, within: Sequence[int], look: _Look) -> list[int]:
    lists: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
    for bucket, base, offsets in queries.lists(session, within, list(look.buckets)):
        lists[bucket].append((base, offsets))
    if look.mode is Mode.FUZZY:
        every = (chunk for chunks in lists.values() for chunk in chunks)
        return most_shared(every, _EXAMINED)
    if look.buckets - lists.keys():
        return []
    return in_all(lists)


def _hit(line: queries.Line, look: _Look) -> Hit | None:
    text, other = (
        (line.source, line.target) if look.side is Side.SOURCE else (line.target, line.source)
    )
    score = 100
    marks = look.marks(text)
    if not marks and look.mode is Mode.FUZZY:
        score, mark = look.likeness(text)
        marks = [mark] if mark else []
    if not marks:
        return None
    # A gloss repeats the phrase on the other side: 'purely domestically funded (纯内资)'.
    gloss = look.marks(other) if look.mode is not Mode.WORDS else []
    here, there = (marks, gloss) if look.side is Side.SOURCE else (gloss, marks)
    return Hit(**entry(line), score=score, in_source=here, in_target=there)
