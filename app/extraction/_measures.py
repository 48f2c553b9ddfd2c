"""What can be counted about a candidate; `_ranking` weighs it.

Each figure is between 0 and about 4. They speak of the words that a candidate is made of (their
classes, how rare they are in print), of what stands beside it, and of how the text presents it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.extraction._candidates import Candidate, title_of
from app.extraction._chunks import HAN_RUN, NOUNS
from app.extraction._heads import ENDINGS, FOLLOWING, HEADS, INTRODUCING
from app.extraction._tagged import UNKNOWN, Token, is_listed, rarity
from app.language.dictionary import load

_JOINING = frozenset("的了是不与和而")
_OTHER = frozenset("urpcdvfmq")  # classes of words that do not belong to a noun beside them
_ONE_CHARACTER, _NO_WORD = 8.0, 11.0  # rarities where the list of words says nothing
_COMMON = 9.0
# What follows a verb that comes to something, as clauses have it: 滚到, 摆好, 刻上, 迁来.
_RESULTS = frozenset("到上来出去入成好掉开起住完下走回过给")
_CLAUSE_MARKS = frozenset("，。；：！？\n")
_NOTED_BEFORE = {"v": "verb before", "u": "particle before"}


@dataclass(frozen=True)
class Article:
    """A text with its words, by the offsets at which they begin and end."""

    text: str
    tokens: Sequence[Token]

    @cached_property
    def by_start(self) -> dict[int, Token]:
        """Words by the offset of their first character."""
        return {token.start: token for token in self.tokens}

    @cached_property
    def by_end(self) -> dict[int, Token]:
        """Words by the offset after their last character."""
        return {token.end: token for token in self.tokens}

    @cached_property
    def _topical(self) -> dict[str, float]:
        counts = Counter(token.text for token in self.tokens)
        return {word: math.log2(count) * _rarity(word) / 10 for word, count in counts.items()}

    def topical(self, word: str) -> float:
        """How much it is about a word: how often it has it, and how rare that is in print."""
        return self._topical.get(word, 0.0)

    @cached_property
    def title(self) -> str:
        """The first line, if it is short."""
        return title_of(self.text)


def measures(candidate: Candidate, article: Article) -> dict[str, float]:
    """The figures by their names; those that are 0 are left out."""
    zh, words, tags, reasons = candidate.zh, candidate.words, candidate.tags, candidate.reasons
    first, last = (tags[0], tags[-1]) if tags else ("x", "x")
    size, parts = len(zh), len(words)
    rarities = [_rarity(word) for word in words] or [_NO_WORD]
    beside_left = _beside_left(candidate, article)
    right_free, right_noun = _beside_right(candidate, article)
    figures: dict[str, float] = {
        "two characters": size == 2,
        "four characters": size == 4,
        "nine characters and more": size >= 9,
        "three words": parts == 3,
        "how often": math.log2(len(candidate.starts)),
        "how often, in the word list": is_listed(zh) and math.log2(len(candidate.starts)),
        "topical words": sum(map(article.topical, words)) / max(1, parts),
        "returns": "returns" in reasons,
        "in the title": zh in article.title,
        "quoted": "quoted" in reasons,
        "explained": "explained in the text" in reasons,
        "person": candidate.kind == "person",
        "organisation": candidate.kind == "organisation",
        "place": candidate.kind == "place",
        "work": candidate.kind == "work",
        "short and in the word list": size == 2 and is_listed(zh),
        "long and in the word list": size > 2 and is_listed(zh),
        "cuts a word": not words and "returns" in reasons,
        "rarest word": max(rarities) / 10,
        "commonest word": min(rarities) / 10,
        "nothing after": right_free,
        "noun after": right_noun,
        "ending of terms": zh[-1] in ENDINGS,
        "head of terms": zh[-2:] in HEADS or zh[-3:] in HEADS,
        "verb first": first == "v",
        "common verb first": _commonness(words[0]) if first == "v" else 0,
        "numeral first": first[0] == "m",
        "adverb first": first[0] in "dfqt",
        "verb last": last == "v",
        "common verb last": _commonness(words[-1]) if last == "v" else 0,
        "noun last": last in NOUNS and last != "vn",
        "verbal noun last": last == "vn",
        "noun and verb": parts == 2 and first in NOUNS and last == "v",
        "two verbs": parts == 2 and first == "v" and last in ("v", "vn"),
        "verbs inside": sum(tag == "v" for tag in tags[1:-1]),
        "small word inside": any(sign in _JOINING for sign in zh),
        **_of_clauses(words, tags),
        "verb opens a clause": first[0] == "v" and parts > 1 and _opening(candidate, article),
        **beside_left,
    }
    return {name: float(figure) for name, figure in figures.items() if figure}


def _of_clauses(words: Sequence[str], tags: Sequence[str]) -> dict[str, float]:
    """What several words have that are a clause and no term: 账款滚到, 机房像仓库."""
    if len(words) < 2:
        return {}
    dictionary = load()
    strange = [len(word) > 1 and word not in dictionary for word in words]
    return {
        "words outside the dictionary": sum(strange),
        "verb with a result": any(
            is_strange and tag[0] == "v" and word[-1] in _RESULTS
            for word, tag, is_strange in zip(words, tags, strange, strict=True)
        ),
    }


def _rarity(word: str) -> float:
    return min(rarity(word), UNKNOWN - 2) if len(word) > 1 else _ONE_CHARACTER


def _commonness(word: str) -> float:
    return max(0.0, _COMMON - rarity(word)) / 5


def _beside_left(candidate: Candidate, article: Article) -> dict[str, float]:
    """Shares of its places that have each kind of neighbour before them."""
    counts: dict[str, float] = defaultdict(float)
    for start in candidate.starts:
        before = article.by_end.get(start)
        if noted := _NOTED_BEFORE.get(before.tag[0]) if before else None:
            counts[noted] += 1
        if start == 0 or not HAN_RUN.match(article.text[start - 1]):
            counts["nothing before"] += 1
        elif before is None:
            counts["noun before"] += 1  # the middle of a word
        elif before.text in INTRODUCING:
            counts["introduced"] += 1
            counts["nothing before"] += 1
        elif before.tag[0] in _OTHER:
            counts["nothing before"] += 0.7
        elif before.tag in NOUNS or before.tag[0] == "a":
            counts["noun before"] += 1
    return {name: count / len(candidate.starts) for name, count in counts.items()}


def _beside_right(candidate: Candidate, article: Article) -> tuple[float, float]:
    free = noun = 0.0
    for start in candidate.starts:
        end = start + len(candidate.zh)
        after = article.by_start.get(end)
        if not HAN_RUN.match(article.text[end : end + 1]):
            free += 1
        elif after is None:
            noun += 1
        elif after.text in FOLLOWING:
            free += 1
        elif after.tag[0] in _OTHER and after.tag != "vn":
            free += 0.7
        elif after.tag in NOUNS or after.tag[0] == "a":
            noun += 1
    count = len(candidate.starts)
    return free / count, noun / count


def _opening(candidate: Candidate, article: Article) -> float:
    """The share of its places at which a clause begins."""
    begins = [start == 0 or article.text[start - 1] in _CLAUSE_MARKS for start in candidate.starts]
    return sum(begins) / len(begins)
