"""CC-CEDICT as a lexicon: which English stems render a Chinese word, and with what weight."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache

from app.alignment._english import stems
from app.language import dictionary

_SENSE = re.compile(r"[/;]")
_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,80}\]")
_WORD = re.compile(r"[A-Za-z]{1,40}(?:'[a-z]{1,3})?")
_REFERENCE = re.compile(
    r"(?:old |erroneous |archaic |erhua )?(?:variant of|see also|see|abbr\. (?:for|of)|same as)"
    r" (?:[^\s|\[\],;/]{1,12}\|)?([^\s|\[\],;/(]{1,12})"
)
_DROPPED = re.compile(r"CL:|surname |used in |\(old\) used|Kangxi radical|radical ")
_SYLLABLE = re.compile(r"([a-zü:]+)[1-5]")

_SENSES = 12  # of a word; what comes later is seldom meant
_FALL = 0.6  # a sense weighs 1 / (1 + _FALL * number of senses before it)
_OF_CHARACTERS = 0.3  # the weight of what a longer word's characters mean by themselves
_LONGEST = 8  # characters of a word that is looked for


class Lexicon:
    """The words of one edition; never changed, so threads share it."""

    def __init__(self, data: bytes) -> None:
        self._lines = [
            line
            for line in data.decode("utf-8", "replace").split("\n")
            if line[:1] not in ("#", "")
        ]
        self._places: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}
        for place, line in enumerate(self._lines):
            traditional, simplified, _ = line.split(" ", 2)
            self._add(simplified, place)
            if traditional != simplified:
                self._add(traditional, place)
        self._kept: dict[str, dict[str, float]] = {}
        self._readings: dict[str, frozenset[str]] = {}

    def _add(self, word: str, place: int) -> None:
        if word in self._places:
            self._more.setdefault(word, []).append(place)
        else:
            self._places[word] = place

    def __contains__(self, word: str) -> bool:
        return word in self._places

    def _entries(self, word: str) -> Iterator[str]:
        if word in self._places:
            yield self._lines[self._places[word]]
            for place in self._more.get(word, ()):
                yield self._lines[place]

    def glosses(self, word: str) -> dict[str, float]:
        """English stems and their weights, which add up to about one; none if it is unknown.

        >>> packaged().glosses("公司")["compani"] > 0.2
        True
        """
        found = self._kept.get(word)
        if found is None:
            found = self._kept[word] = self._of_word(word)
        return found

    def _of_word(self, word: str) -> dict[str, float]:
        found = self._own(word, depth=0)
        if len(word) > 1:
            share = (_OF_CHARACTERS if found else 0.7) / len(word)
            for character in word:
                for stem, weight in self.glosses(character).items():
                    found[stem] = found.get(stem, 0.0) + share * weight
        return found

    def _own(self, word: str, depth: int) -> dict[str, float]:
        weights: dict[str, float] = defaultdict(float)
        for entry in self._entries(word):
            rank = 0
            head, _, senses = entry.partition("] /")
            is_name = head[head.find("[") :].strip("[")[:1].isupper()
            for sense in _SENSE.split(senses):
                if rank >= _SENSES or not sense.strip() or _DROPPED.match(sense):
                    continue
                weight = (0.5 if is_name else 1.0) / (1 + _FALL * rank)
                if reference := _REFERENCE.match(sense.strip()):
                    if depth < 2 and reference[1] != word:
                        for stem, part in self._own(reference[1], depth + 1).items():
                            weights[stem] += weight * part
                    continue
                words = [
                    stem for w in _WORD.findall(_BRACKETS.sub(" ", sense)) for stem in stems(w)
                ]
                for stem in words:
                    weights[stem] += weight / len(words)
                rank += bool(words)
        total = sum(weights.values())
        return {stem: weight / total for stem, weight in weights.items()}

    def readings(self, character: str) -> frozenset[str]:
        """The syllables, without tones, that a character is read as.

        >>> sorted(packaged().readings("长"))
        ['chang', 'zhang']
        """
        kept = self._readings.get(character)
        if kept is not None:
            return kept
        found = set()
        for entry in self._entries(character):
            pinyin = entry[entry.find("[") + 1 : entry.find("]")].lower()
            if syllable := _SYLLABLE.fullmatch(pinyin):
                found.add(syllable[1].replace("u:", "v"))
        return self._readings.setdefault(character, frozenset(found))

    @cached_property
    def syllables(self) -> frozenset[str]:
        """Every syllable, without tones, that some single character is read as."""
        return frozenset(
            syllable for word in self._places if len(word) == 1 for syllable in self.readings(word)
        )

    def words_at(self, text: str, offset: int) -> Iterator[int]:
        """The ends of the words that begin at `offset`."""
        for end in range(offset + 2, min(len(text), offset + _LONGEST) + 1):
            if text[offset:end] in self._places:
                yield end


@lru_cache(maxsize=1)
def packaged() -> Lexicon:
    """The lexicon of the packaged dictionary, read once (0.3 s)."""
    return Lexicon(dictionary.packaged())
