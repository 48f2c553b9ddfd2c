"""English for a Chinese term: from glosses, translated pairs, the dictionary, and pinyin for names.

Each rendering says where it comes from, how sure that is, and which sentences show it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.extraction._composed import composed, organisation
from app.extraction._english_words import Word, english_words
from app.extraction._evidence import Evidence, evidence_for
from app.extraction.glosses import Gloss
from app.language import names
from app.language.dictionary import load
from app.language.pinyin import by_clause
from app.language.scripts import fold
from app.language.syllables import joined, without_tones

_MOST_WORDS = 7
_MOST_PAIRS = 40  # of those that hold the term: enough to see what is usual
_MOST_SENTENCES = 3
_BESIDE = re.compile(r"\s*\([^()]*\)|\s*\[[^\]]*\]")
_UNUSABLE = ("classifier:", "variant of", "old variant", "surname ", "see ", "abbr. for", "used in")
_PLACES = {"自治区": "Autonomous Region", "新区": "New Area", "市": "", "省": "Province",
           "县": "County", "区": "District", "镇": "Town", "乡": "Township", "村": "Village",
           "州": "Prefecture", "湖": "Lake", "河": "River", "山": "Mountain", "岛": "Island",
           "湾": "Bay"}  # fmt: skip
_OF_PARTS = 0.25  # below what one aligned pair can show
_SHORTEST_PLACE = 2  # characters of the name without what it is
_SURE = {
    names.Certainty.LIKELY: 0.85,
    names.Certainty.DOUBTFUL: 0.5,
    names.Certainty.WRONG: 0.15,
}


@dataclass(frozen=True, slots=True)
class Rendering:
    """An English rendering.

    `origin` is 'gloss', 'pairs', 'dictionary', 'parts' or 'pinyin'; `confidence` runs from 0 to 1;
    `sentences` are English sentences that show it.
    """

    en: str
    origin: str
    confidence: float
    sentences: tuple[str, ...] = ()


class Translations:
    """Aligned pairs (source, target) and the glosses in them, asked for many terms."""

    def __init__(
        self, pairs: Sequence[tuple[str, str]] = (), glosses: Iterable[Gloss] = ()
    ) -> None:
        self._pairs = [(fold(source), target) for source, target in pairs]
        self._glosses: dict[str, list[Gloss]] = {}
        for gloss in glosses:
            if gloss.en:
                self._glosses.setdefault(_key(gloss.zh), []).append(gloss)
        self._words = [english_words(target, 0, len(target)) for _, target in self._pairs]
        self._counts: Counter[str] = Counter()
        for (_, target), words in zip(self._pairs, self._words, strict=True):
            self._counts.update({key for key, _, _ in _stretches(words, target)})

    def renderings(self, zh: str, kind: str = "term") -> list[Rendering]:
        """Renderings of a term, the surest first; each English once.

        >>> pairs = [("这是纯内资企业。", "It is a domestic firm.")]
        >>> Translations(pairs).renderings("企业")[0].origin
        'dictionary'
        """
        found = [*self._by_gloss(zh), *self._by_pairs(zh), *by_dictionary(zh)]
        if kind == "person":
            found += by_pinyin(zh)
        elif kind == "place":
            found += by_sound_of_place(zh)
        elif not found:
            found += by_parts(zh, kind)
        kept: dict[str, Rendering] = {}
        for rendering in sorted(found, key=lambda one: -one.confidence):
            if rendering.origin != "pairs" or not _is_idle(rendering.en, kept, zh):
                kept.setdefault(rendering.en.casefold(), rendering)
        return list(kept.values())

    def _by_gloss(self, zh: str) -> Iterator[Rendering]:
        for gloss in self._glosses.get(_key(zh), ()):
            yield Rendering(gloss.en, "gloss", gloss.confidence, (gloss.context.strip(),))

    def _by_pairs(self, zh: str) -> list[Rendering]:
        """Stretches that stand where the term stands, and nowhere else, by Dice's coefficient.

        What the dictionary and the pinyin explain of a stretch counts as much as the count.
        """
        key = fold(zh)
        every = [n for n, (source, _) in enumerate(self._pairs) if key in source][:_MOST_PAIRS]
        holding = self._distinct(every)
        again: Counter[str] = Counter()
        for number in set(every) - set(holding):
            stretches = _stretches(self._words[number], self._pairs[number][1])
            again.update({stretch for stretch, _, _ in stretches})
        together: Counter[str] = Counter()
        shown: dict[str, list[tuple[int, int, int]]] = {}
        for number in holding:
            stretches = _stretches(self._words[number], self._pairs[number][1])
            for stretch, first, beyond in {s[0]: s for s in stretches}.values():
                together[stretch] += 1
                shown.setdefault(stretch, []).append((number, first, beyond))
        evidence = evidence_for(zh)
        weighed = []
        longest = sorted((s for s, count in together.items() if count > 1), key=len, reverse=True)
        for stretch, count in together.items():
            if count > 1 and self._is_part(stretch, longest[:200], together):
                continue
            dice = 2 * count / (len(holding) + self._counts[stretch] - again[stretch])
            number, first, beyond = shown[stretch][0]
            fit = _fit(evidence, self._words[number][first:beyond], zh)
            if count > 1 or fit >= 0.35:
                weighed.append((0.45 * dice * min(1, count / 2) + 0.55 * fit, stretch))
        weighed.sort(key=lambda one: (-one[0], -len(one[1])))
        return [self._shown(score, shown[stretch]) for score, stretch in weighed[:2] if score > 0.3]

    def _distinct(self, numbers: Sequence[int]) -> list[int]:
        """Without those that are a part of another pair: a sentence, beside its whole segment.

        What a sentence has would else stand twice in translations, and seem to be usual.
        """
        kept: list[int] = []
        for number in sorted(numbers, key=lambda n: -len(self._pairs[n][0])):
            source, target = self._pairs[number]
            wholes = (self._pairs[other] for other in kept)
            if not any(source in whole and target in english for whole, english in wholes):
                kept.append(number)
        return sorted(kept)

    def _is_part(self, stretch: str, longest: Sequence[str], together: Counter[str]) -> bool:
        """Whether it never stands outside one longer stretch: 'sandbox' in 'regulatory sandbox'."""
        return any(
            len(other) > len(stretch)
            and together[other] == together[stretch]
            and self._counts[other] == self._counts[stretch]
            and f" {stretch} " in f" {other} "
            for other in longest
        )

    def _shown(self, score: float, at: Sequence[tuple[int, int, int]]) -> Rendering:
        number, first, beyond = at[0]
        words = self._words[number]
        target = self._pairs[number][1]
        sentences = tuple(self._pairs[n][1] for n, _, _ in at[:_MOST_SENTENCES])
        english = target[words[first].start : words[beyond - 1].end]
        return Rendering(english, "pairs", round(min(0.95, score), 2), sentences)


def _is_idle(english: str, surer: Iterable[str], zh: str) -> bool:
    """Whether words are a part of a surer rendering, or add to it what the term does not say."""
    words = f" {english.casefold()} "
    for other in surer:
        if f" {other} " in words:
            added = words.replace(f" {other} ", " ", 1)
            told = (evidence_for(zh).support(word) for word in english_words(added, 0, len(added)))
            if not all(told):
                return True
        elif words in f" {other} ":
            return True
    return False


def _key(zh: str) -> str:
    """A term's key, with or without the marks of a title."""
    return fold(zh).strip("《》〈〉")


def _stretches(words: Sequence[Word], target: str) -> Iterator[tuple[str, int, int]]:
    for first, word in enumerate(words):
        if word.is_function:
            continue
        for beyond in range(first + 1, min(len(words), first + _MOST_WORDS) + 1):
            last = words[beyond - 1]
            if beyond - first > 1 and target[words[beyond - 2].end : last.start].strip(" '’&"):
                break
            if not last.is_function:
                yield target[word.start : last.end].casefold(), first, beyond


def _fit(evidence: Evidence, words: Sequence[Word], zh: str) -> float:
    """How much of the term the words explain, less for words that explain nothing."""
    explained: dict[int, float] = {}
    empty = 0
    for word in words:
        supports = evidence.support(word)
        empty += not supports and not word.is_function
        best: dict[int, float] = {}
        for support in supports:
            for at in range(support.start, support.end):
                best[at] = max(best.get(at, 0.0), support.weight)
        for at, weight in best.items():
            explained[at] = min(1.0, explained.get(at, 0.0) + weight)
    return max(0.0, sum(explained.values()) / max(1, len(zh)) - 0.15 * empty)


def by_dictionary(zh: str) -> Iterator[Rendering]:
    """The first senses of CC-CEDICT, without its remarks.

    >>> [rendering.en for rendering in by_dictionary("独角兽")][:1]
    ['unicorn']
    """
    for entry in load().lookup(zh)[:2]:
        if entry.is_marginal:
            continue
        for sense in entry.senses[:2]:
            plain = _BESIDE.sub("", sense).strip()
            if plain and not plain.startswith(_UNUSABLE) and len(plain) <= 80:
                yield Rendering(plain, "dictionary", 0.6 if len(entry.senses) <= 2 else 0.45)


def by_parts(zh: str, kind: str = "term") -> Iterator[Rendering]:
    """What its parts come to, where the dictionary does not have the whole: a draft, unsure.

    >>> [(one.en, one.confidence) for one in by_parts("语音识别芯片")]
    [('speech recognition chip', 0.25)]
    """
    if zh in load():
        return
    english = organisation(zh) if kind == "organisation" else composed(zh)
    if english:
        yield Rendering(english, "parts", _OF_PARTS)


def by_sound_of_place(zh: str) -> Iterator[Rendering]:
    """A place in pinyin, with what it is in English; a city goes by its name alone.

    >>> [rendering.en for place in ("榕溪县", "西安市") for rendering in by_sound_of_place(place)]
    ['Rongxi County', "Xi'an"]
    """
    endings = (one for one in _PLACES if zh.endswith(one) and len(zh) - len(one) >= _SHORTEST_PLACE)
    ending = next(endings, "")
    spelled = without_tones(joined(by_clause(zh.removesuffix(ending))))
    named = f"{spelled[:1].upper()}{spelled[1:]} {_PLACES.get(ending, '')}".strip()
    yield Rendering(named, "pinyin", 0.5)


def by_pinyin(zh: str) -> Iterator[Rendering]:
    """A person's name in pinyin, as sure as the name is of being Chinese."""
    suggestion = names.suggest(zh)
    yield Rendering(suggestion.plain, "pinyin", _SURE[suggestion.certainty])
