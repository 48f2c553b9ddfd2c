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

from app.extraction._english_words import JOINING, TITLES, Word, english_words
from app.extraction._evidence import Evidence, Support, evidence_for
from app.extraction._marks import Marks
from app.extraction._places import HAN
from app.language.spans import Span

_MOST_WORDS = 24  # of a stretch; a slogan of 16 characters has about 15
_WINDOW = 300  # characters beside the Chinese that are looked at
_HARD = re.compile(rf"[;:\n—{HAN}]|[.?!…]+[\"”’')\]]*\s|\s[-–]\s|[)\]）］】]\s*(?=[,.;:])")
_HAN = re.compile(f"[{HAN}]")
# 一个规律, 'a law'; 这种现象, 'this phenomenon': here the article is a part of the rendering.
_COUNTED = re.compile("[一这那该][个种次场件条位名项些套股片份只座家]")
# English characters for a Chinese one from which on only a part of a quotation is the rendering.
_LONG_QUOTATION = 14
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
        self._support = [evidence.support(word) for word in words]
        self._has_support = any(self._support[-4:])
        self._han = max(1, len(_HAN.findall(evidence.zh)))
        self._is_person = looks_like_person(evidence.zh)

    def ends_quote(self, at: int) -> bool:
        """Whether a quotation closes right after a word."""
        end = self._words[at].end
        return any(end + n in self._beside.marks.quoted_until for n in (0, 1))

    def firsts(self, last: int) -> range:
        """Words at which a stretch up to `last` may begin."""
        return range(max(0, last - _MOST_WORDS + 1), last + 1)

    def best(self, pairs: Iterator[tuple[int, int]]) -> Phrase | None:
        weighed = [self._weigh(first, last) for first, last in pairs]
        return max(weighed, key=lambda phrase: (phrase.score, len(phrase.span)), default=None)

    def _weigh(self, first: int, last: int) -> Phrase:
        words = self._words[first : last + 1]
        span, quoted, balanced = self._extent(first, last)
        coverage, unmatched, sounds = self._explained(first, last)
        sound = bool(sounds) and self._evidence.is_sound(span.of(self._text))
        score = 3.4 * coverage - 0.5 * unmatched + self._length(words)
        score += self._front(first) + self._inside(words) + self._back(last)
        run = self._run(last)
        capital = run is not None and run == first
        if quoted:
            score += 3.0
        elif not balanced:
            score -= 3.0
        else:
            score += self._capitals(first, last, run)
        if sound:
            score += 4.0
        return Phrase(span, score, coverage, quoted, sound, capital)

    def _extent(self, first: int, last: int) -> tuple[Span, bool, bool]:
        """The stretch with the marks that belong to it; whether it is a quotation; or cuts one."""
        start, end = self._words[first].start, self._words[last].end
        if self._text[end : end + 1] in ("?", "!") and re.search("[？！?!]", self._evidence.zh):
            end += 1
        for quoted in self._beside.marks.quotations:
            if quoted.start > end:
                break
            if quoted.end < start:
                continue
            inner = quoted.of(self._text).strip().rstrip(_TRAILING)
            begins, ends = quoted.start == start, quoted.start + len(inner) <= end <= quoted.end
            if begins and ends:
                return Span(start, end), len(inner) <= _LONG_QUOTATION * self._han, True
            if start < quoted.start < end < quoted.end or quoted.start < start < quoted.end < end:
                return Span(start, end), False, False
            if quoted.start < start and ends:
                return Span(start, end), False, len(inner) > _LONG_QUOTATION * self._han
            if begins and end > quoted.end:
                return Span(start - 1, end), self._follows(first, last, quoted), True
        return Span(start, end), False, True

    def _follows(self, first: int, last: int, quoted: Span) -> bool:
        """Whether every word after the quotation renders a part: “double reduction” policy."""
        beyond = [at for at in range(first, last + 1) if self._words[at].start >= quoted.end]
        return len(beyond) <= 2 and all(self._support[at] for at in beyond)

    def _explained(self, first: int, last: int) -> tuple[float, float, bool]:
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
        return min(1.0, sum(weights) / self._han), unmatched, sounds

    def _length(self, words: Sequence[Word]) -> float:
        size = words[-1].end - words[0].start
        usual = 5.2 * self._han + 2
        far = abs(math.log(size / usual))
        return -1.1 * far**2 if far <= 0.8 else -0.7 - 0.9 * (far - 0.8)

    def _front(self, first: int) -> float:
        word = self._words[first]
        score = 0.0
        if word.of("determiner"):
            score += 0.6 if _COUNTED.match(self._evidence.zh) else -1.0
        elif word.of("preposition"):
            score -= 1.6
        elif word.of("conjunction", "relative", "auxiliary", "adverb"):
            score -= 1.8
        elif word.of("pronoun"):
            score -= 1.0
        elif word.lower in ("called", "termed", "dubbed", "named", "known", "said", "says"):
            score -= 1.5
        elif not self._support[first] and self._has_support:
            score -= 1.2 if word.text.endswith(("’s", "'s")) else 0.5
        return score + self._before(first)

    def _before(self, first: int) -> float:
        start = self._words[first].start
        if first == 0:
            return 0.8
        previous = self._words[first - 1]
        gap = self._text[previous.end : start]
        if re.search("[“\"‘「*(\\[]", gap):
            return 1.3
        if gap.strip() and not gap.strip().startswith(("’", "'")):
            return 1.0
        if previous.text.endswith(("’s", "'s", "s’", "s'")) or gap.strip():
            return 0.5
        if previous.of("determiner", "speech", "auxiliary", "relative"):
            return 1.0
        if previous.lower == "of":
            return 0.35
        if previous.of("preposition"):
            return 0.8
        if previous.of("pronoun", "adverb"):
            return 0.7
        if previous.of("conjunction"):
            return 0.9 if previous.lower == "or" else 0.4
        if self._is_person and previous.lower in TITLES:
            return 1.6
        if self._support[first] and not self._support[first - 1]:
            return 0.6
        return 0.2 if previous.text.endswith("ly") else -0.6

    def _inside(self, words: Sequence[Word]) -> float:
        score = 0.0
        long = self._han >= 7
        for before, word in zip(words, words[1:], strict=False):
            gap = self._text[before.end : word.start]
            if "," in gap and word.lower == "or":
                score -= 2.0
            elif "," in gap:
                score -= 0.5 if long else 1.0
            elif gap.strip(" /&“”‘’\"'*"):
                score -= 1.0
            if word.of("determiner") and not long and not words[-1].is_capital:
                score -= 1.0
            if word.of("auxiliary", "relative", "pronoun") and word.lower not in ("one",):
                score -= 0.35 if long else 0.8
            elif word.of("preposition") and word.lower not in ("of", "for"):
                score -= 0.15 if long else 0.3
            elif word.of("speech"):
                score -= 0.6
        return score

    def _back(self, last: int) -> float:
        word = self._words[last]
        score = -0.5 * (len(self._words) - 1 - last) if self.ends_quote(last) else 0.0
        if last + 1 < len(self._words) and not self.ends_quote(last):
            following = self._words[last + 1]
            gap = self._text[word.end : following.start].strip()
            score += 0.8 if following.is_function or gap else -0.4
        if word.of("determiner", "preposition", "conjunction", "auxiliary"):
            score -= 1.5
        return score

    def _run(self, last: int) -> int | None:
        """Where the run of capitals that ends at `last` begins."""
        if not self._words[last].is_capital:
            return None
        at = last
        while at > 0 and self._adjoins(at):
            step = 1
            while step <= 3 and at - step >= 0 and self._words[at - step].lower in JOINING:
                if at - step > 0 and not self._adjoins(at - step):
                    break
                step += 1
            if at - step < 0 or not self._words[at - step].is_capital:
                break
            if step == 3 and self._words[at - 2].lower == "and":
                break  # Huawei and the Bank of Communications
            at -= step
        while at < last and self._words[at].lower in ("the", "a", "an", "in", "at", "on", "as"):
            at += 1
        return at

    def _adjoins(self, at: int) -> bool:
        gap = self._text[self._words[at - 1].end : self._words[at].start]
        return gap.strip(" .") in ("", "&")

    def _capitals(self, first: int, last: int, run: int | None) -> float:
        if run is None:
            return 0.0
        if first == run:
            return 1.6 if run < last or self._words[run].start > self._beside.sentence.start else 0.5
        if first < run:
            return -0.9
        if not self._words[first].is_capital:
            return -1.5
        previous = self._words[first - 1]
        if self._is_person and previous.lower in TITLES:
            return 1.6
        if self._support[first] and not any(self._support[run:first]):
            return 0.3
        if previous.lower in JOINING:
            return -0.6 if previous.lower in ("of", "the") else 0.3
        return 0.0 if previous.text.endswith(("’s", "'s")) else -0.9


def looks_like_person(zh: str) -> bool:
    """Two to four characters that begin with a surname and are no word of the dictionary."""
    from app.language.dictionary import load

    if not 2 <= len(zh) <= 4 or not _HAN.match(zh):
        return False
    entries = load().lookup(zh)
    if entries:
        return all(entry.pinyin[:1].isupper() for entry in entries)
    begins = (*load().lookup(zh[0]), *load().lookup(zh[:2]))
    return any(sense.startswith("surname ") for entry in begins for sense in entry.senses)
