"""Which English words render a Chinese term: every stretch beside it is weighed, the best is taken.

The weights are logarithms of odds, set by hand on sentences written for this purpose. Evidence for
a stretch: quotation marks around it, capitals from its first to its last word, a boundary of the
closed word classes before it, a length that the term would have, and above all how much of the
term the dictionary and the pinyin find in its words, and how few words they cannot explain.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.extraction._boundaries import POSSESSIVE, Boundaries
from app.extraction._english_words import Word, english_words
from app.extraction._evidence import Evidence, Support, evidence_for, plain_letters
from app.extraction._marks import Marks
from app.extraction._places import HAN
from app.language.spans import Span

_MOST_WORDS = 24  # of a stretch; a slogan of 16 characters has about 15
_WINDOW = 300  # characters beside the Chinese that are looked at
_ABBREVIATED = r"(?<!\bNo)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bSt)(?<!\bCo)(?<!U\.S)"
_HARD = re.compile(
    rf"[;:\n—{HAN}]|{_ABBREVIATED}[.?!…]+[\"”’')\]]*\s|\s[-–]\s|[)\]）］】]\s*(?=[,.;:])"
)
_HAN = re.compile(f"[{HAN}]")
# English characters for a Chinese one from which on only a part of a quotation is the rendering.
LONG_QUOTATION = 14
# Characters at an end of a term that no word explains, from which on the word before the stretch is
# likely to: 主体责任, 'primary responsibility'; 产教融合, 'integration of industry and education'.
# And what it costs to leave it out.
_UNTOLD, _LEFT_OUT = 2, 0.9
_ALL = 0.95  # the share explained from which on nothing is missing
_TRAILING = ",.;: \u3000"


@dataclass(frozen=True, slots=True)
class Phrase:
    """English words beside a term, and how well they fit it."""

    span: Span
    score: float
    coverage: float
    is_quoted: bool = False
    is_sound: bool = False
    is_capital: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """A line, its marks, and the offsets of the sentence in which words may be taken."""

    text: str
    marks: Marks
    sentence: Span


def phrase_before(beside: Beside, zh: str, end: int, floor: int = 0) -> Phrase | None:
    """The best stretch that ends at `end`, or at a quotation shortly before it."""
    text = beside.text
    quoted = quotation_before(beside, end, floor)
    start = max(beside.sentence.start, floor, end - _WINDOW)
    for hard in _HARD.finditer(text, start, end):
        if quoted is None or not quoted.start <= hard.start() < quoted.end:
            start = hard.end()
    if quoted is not None:
        start = min(start, quoted.start)
    words = english_words(text, start, end)[-_MOST_WORDS * 2 :]
    if not words:
        return None
    weigher = _Weigher(beside, evidence_for(zh), words)
    lasts = [len(words) - 1]
    lasts += [at for at in range(max(0, len(words) - 4), len(words) - 1) if weigher.ends_quote(at)]
    pairs = ((first, last) for last in lasts for first in weigher.firsts(last))
    return weigher.best(pairs)


def phrase_after(beside: Beside, zh: str, start: int, ceiling: int) -> Phrase | None:
    """The best stretch that begins at `start`."""
    text = beside.text
    end = min(beside.sentence.end, ceiling, start + _WINDOW)
    if hard := _HARD.search(text, start, end):
        end = hard.start()
    words = english_words(text, start, end)[:_MOST_WORDS]
    while words and words[0].of("determiner") and len(words) > 1:
        words = words[1:]
    if not words:
        return None
    weigher = _Weigher(beside, evidence_for(zh), words)
    return weigher.best((0, last) for last in range(len(words)))


def quotation_before(beside: Beside, end: int, floor: int) -> Span | None:
    """The quotation whose closing mark stands right before `end`, punctuation apart."""
    at = end
    while at > floor and beside.text[at - 1] in _TRAILING:
        at -= 1
    for width in (1, 2):
        quoted = beside.marks.quoted_until.get(at - width)
        if quoted and quoted.start >= floor and not _HAN.search(quoted.of(beside.text)):
            return quoted
    return None


class _Weigher:
    def __init__(self, beside: Beside, evidence: Evidence, words: Sequence[Word]) -> None:
        self._beside = beside
        self._text = beside.text
        self._evidence = evidence
        self._words = words
        self._quotations = beside.marks.quotations_near(words[0].start, words[-1].end)
        self._support = [evidence.support(word) for word in words]
        self._han = max(1, len(_HAN.findall(evidence.zh)))
        self._surname_last = self._ends_with_surname()
        self._boundaries = Boundaries(
            beside.text,
            words,
            [max((s.weight for s in found), default=0.0) for found in self._support],
            evidence.zh,
            self._han,
            surname_last=self._surname_last,
        )

    def _is_modified(self, first: int) -> bool:
        """Whether a word of content stands right before one, as an adjective does."""
        if not first:
            return False
        before, word = self._words[first - 1], self._words[first]
        if before.is_function or before.of("speech") or before.text.endswith(POSSESSIVE):
            return False
        return not self._text[before.end : word.start].strip()

    def _is_headed(self, first: int) -> bool:
        """Whether the noun that English puts in front stands before a word: upgrading of it."""
        if first < 2 or self._words[first - 1].lower not in ("of", "for", "between"):
            return False
        head = self._words[first - 2]
        between = self._text[head.end : self._words[first].start]
        return not head.is_function and between.strip() == self._words[first - 1].text

    def _is_sound_after_given_name(self, first: int, last: int) -> bool:
        """Justin Yifu Lin: an English name before the one that is spelled."""
        if not self._surname_last or last - first != 2:
            return False
        return self._evidence.is_sound(
            self._text[self._words[first + 1].start : self._words[last].end]
        )

    def _ends_with_surname(self) -> bool:
        reached = set(self._evidence.ends_of(plain_letters(self._words[-1].text), 0))
        return bool(reached & {1, 2}) and len(self._evidence.syllables) not in reached

    def ends_quote(self, at: int) -> bool:
        """Whether a quotation closes right after a word."""
        end = self._words[at].end
        return any(end + n in self._beside.marks.quoted_until for n in (0, 1))

    def firsts(self, last: int) -> range:
        """Words at which a stretch up to `last` may begin."""
        return range(max(0, last - _MOST_WORDS + 1), last + 1)

    def best(self, pairs: Iterator[tuple[int, int]]) -> Phrase | None:
        """The stretch of the highest score, of two equal ones the longer."""
        weighed = [self._weigh(first, last) for first, last in pairs]
        return max(weighed, key=lambda phrase: (phrase.score, len(phrase.span)), default=None)

    def _weigh(self, first: int, last: int) -> Phrase:
        words = self._words[first : last + 1]
        span, quoted, balanced = self._extent(first, last)
        coverage, unmatched, sounds, untold, untold_last = self._explained(first, last)
        sound = bool(sounds) and self._evidence.is_sound(span.of(self._text))
        score = 3.4 * coverage - 0.5 * unmatched + self._length(words, is_all=coverage >= _ALL)
        score += self._boundaries.front(first) + self._boundaries.inside(first, last)
        score += self._boundaries.back(last, closes=self.ends_quote(last))
        run = self._boundaries.run(last)
        capital = run is not None and run == first
        sound = sound or (capital and self._is_sound_after_given_name(first, last))
        if coverage and (
            (untold >= _UNTOLD and self._is_modified(first))
            or (untold_last >= _UNTOLD and self._is_headed(first))
        ):
            score -= _LEFT_OUT
        if quoted:
            score += 3.0
        elif not balanced:
            score -= 3.0
        else:
            score += self._boundaries.capitals(first, last, run)
        if sound:
            score += 4.0
        return Phrase(span, score, coverage, quoted, sound, capital)

    def _extent(self, first: int, last: int) -> tuple[Span, bool, bool]:
        """The stretch with the marks that belong to it; whether it is a quotation; or cuts one."""
        start, end = self._words[first].start, self._words[last].end
        if self._text[start - 1 : start] == "[" and "]" in self._text[start:end]:
            start -= 1  # [blindly] pursue speed
        end -= self._owner_mark(start, end)
        if self._text[end : end + 1] in ("?", "!") and re.search("[？！?!]", self._evidence.zh):
            end += 1
        for quoted in self._quotations:
            if quoted.start > end:
                break
            if quoted.end < start:
                continue
            inner = quoted.of(self._text).strip().rstrip(_TRAILING)
            begins, ends = quoted.start == start, quoted.start + len(inner) <= end <= quoted.end
            if begins and ends:
                return Span(start, end), len(inner) <= LONG_QUOTATION * self._han, True
            if start < quoted.start < end < quoted.end or quoted.start < start < quoted.end < end:
                return Span(start, end), False, False
            if quoted.start < start and ends:
                return Span(start, end), False, len(inner) > LONG_QUOTATION * self._han
            if begins and end > quoted.end:
                return Span(start - 1, end), self._follows(first, last, quoted), True
        return Span(start, end), False, True

    def _owner_mark(self, start: int, end: int) -> int:
        """The length of a possessive's mark at the end: Hao Jingfang’s (郝景芳) novel."""
        owned = self._text[max(start, end - 2) : end]
        return 2 if owned in ("’s", "'s") and not self._evidence.zh.endswith("的") else 0

    def _follows(self, first: int, last: int, quoted: Span) -> bool:
        """Whether every word after the quotation renders a part: “double reduction” policy."""
        beyond = [at for at in range(first, last + 1) if self._words[at].start >= quoted.end]
        return len(beyond) <= 2 and all(self._support[at] for at in beyond)

    def _explained(self, first: int, last: int) -> tuple[float, float, bool, int, int]:
        """The share explained, words that explain nothing, sound, characters left at each end."""
        weights = [0.0] * len(self._evidence.zh)
        unmatched, sounds = 0.0, False
        for at in range(first, last + 1):
            supports: tuple[Support, ...] = self._support[at]
            word = self._words[at]
            if not supports and not word.is_function:
                unmatched += 1
            if word.is_function and not any(s.by_sound for s in supports):
                continue
            best: dict[int, float] = {}
            for support in supports:
                sounds = sounds or support.by_sound
                for place in range(support.start, support.end):
                    best[place] = max(best.get(place, 0.0), support.weight)
            for place, weight in best.items():
                weights[place] = min(1.0, weights[place] + weight)
        told = [at for at, weight in enumerate(weights) if weight]
        before = told[0] if told else len(weights)
        after = len(weights) - 1 - told[-1] if told else len(weights)
        return min(1.0, sum(weights) / self._han), unmatched, sounds, before, after

    def _length(self, words: Sequence[Word], *, is_all: bool) -> float:
        size = words[-1].end - words[0].start
        usual = 5.2 * self._han + 2
        if is_all and size < usual:
            return 0.0  # short, but it says everything: 独角兽, unicorns
        far = abs(math.log(size / usual))
        return -1.1 * far**2 if far <= 0.8 else -0.7 - 0.9 * (far - 0.8)
