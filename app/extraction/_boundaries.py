"""What the closed word classes and the capitals say about where an English term begins and ends."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.extraction._english_words import JOINING, TITLES, Word
from app.extraction._evidence import is_saying, looks_like_person, names_an_action

# 一个规律, 'a law'; 这种现象, 'this phenomenon': here the article is a part of the rendering.
_COUNTED = re.compile("[一这那该][个种次场件条位名项些套股片份只座家]")
_OPENS = re.compile(r"[“\"‘「*(\[]")
POSSESSIVE = ("’s", "'s", "s’", "s'")
# What it is worth that a word of these classes stands before the term, or begins it.
_AFTER = {
    "determiner": 1.0,
    "speech": 1.0,
    "auxiliary": 1.0,
    "relative": 1.0,
    "preposition": 0.8,
    "pronoun": 0.7,
    "adverb": 0.7,
    "conjunction": 0.4,
}
_BEGINNING = {
    "preposition": -1.6,
    "conjunction": -1.8,
    "relative": -1.8,
    "auxiliary": -1.8,
    "adverb": -1.8,
    "pronoun": -1.0,
}
# Classes of which no word begins a name, though a capital opens the sentence with it.
_NO_NAME = ("determiner", "preposition", "conjunction", "auxiliary", "adverb", "relative")
_OPENING = re.compile(r"(?:^|[.?!:;]|[-*#>•])[\s“\"‘'(*]*$")
# Possessives that are a part of what they stand in: People’s Daily, All-China Women’s Federation.
_OF_MANY = frozenset(
    "people's women's workers' worker's children's teachers' farmers' peasants' master's".split()  # noqa: SIM905
)
_LAW = re.compile("(?:法|条例|办法|规定|意见|通知|规划|纲要|方案|决定|细则|标准|计划|报告)[》〉]?$")
_NATIONS = frozenset(
    """chinese china china's china’s us american u.s taiwanese taiwan japanese japan european
    russian british hong korean western beijing shanghai""".split()  # noqa: SIM905
)
# Two syllables and more, as places are spelled; good enough beside words that the term explains.
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]?an|[iu]?ang|iong|[iu]?ai|[iu]?ao|[iu]e|uo|"
    r"ou|ong|ei|eng|en|er|ing|in|un|ui|iu|ia|ua|a|o|e|i|u)){2,4}"
)
_SURELY = 0.6  # a whole word of the dictionary, not a character with many senses
_BEFORE_VERB = frozenset("to not must should can could will would may might cannot let".split())  # noqa: SIM905
_SAYING = frozenset(("called", "termed", "dubbed", "named", "known", "said", "says"))
_SPEAKING = (
    "complain",
    "warn",
    "accus",
    "boast",
    "dream",
    "talk",
    "speak",
    "spoke",
    "worr",
    "brag",
)
_ABOUT = frozenset(("of", "about", "against"))
_LONG = 7  # Chinese characters from which on a term is likely to be a clause


class Boundaries:
    """The words beside one Chinese term, and how surely each renders a part of it.

    All figures are logarithms of odds, to be added up.
    """

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        support: Sequence[float],
        zh: str,
        han: int,
        *,
        surname_last: bool = False,
    ) -> None:
        self._text, self._words, self._support = text, words, support
        self._han = han
        self._is_long = han >= _LONG
        self._is_counted = bool(_COUNTED.match(zh))
        self._is_person = looks_like_person(zh)
        self._is_action = names_an_action(zh)
        self._is_saying = is_saying(zh)
        self._is_periodical = zh.startswith("《") and not _LAW.search(zh)
        self._surname_last = surname_last
        self._has_support = any(support[-4:])

    def front(self, first: int) -> float:
        """Beginning at a word, after the one before it."""
        word = self._words[first]
        score = 0.0
        if self._is_saying and self._opens_sentence(first):
            score += 0.6  # Even a clever housewife cannot cook without rice
        elif word.of("determiner"):
            score += self._article(word)
        elif worth := next((_BEGINNING[name] for name in _BEGINNING if word.of(name)), 0.0):
            score += worth
        elif word.lower in _SAYING or self._speaks_of(first):
            score -= 1.5
        elif self._is_action and first and self._opens_action(first):
            score += 0.6
        elif not self._support[first] and self._has_support:
            score -= 1.2 if word.text.endswith(POSSESSIVE) else 0.5
        return score + (self._after(first) if first else 0.8)

    def _article(self, word: Word) -> float:
        if self._is_counted or (self._is_periodical and word.text == "The"):
            return 0.6
        is_of_saying = self._is_saying and word.lower in ("a", "an")
        return 0.0 if is_of_saying else -1.0  # drops in a bucket, a drop in the bucket

    def _opens_sentence(self, first: int) -> bool:
        start = self._words[first].start
        return self._words[first].is_capital and bool(
            _OPENING.search(self._text, max(0, start - 8), start)
        )

    def _speaks_of(self, first: int) -> bool:
        """Whether a verb and its preposition stand before the term: complain of formalism."""
        if first + 1 >= len(self._words) or self._words[first + 1].lower not in _ABOUT:
            return False
        return self._words[first].lower.startswith(_SPEAKING)

    def _opens_action(self, first: int) -> bool:
        """Whether a word is a verb by what stands before it: to kill; of fishing in a pond."""
        before = self._words[first - 1]
        is_gerund = self._words[first].lower.endswith("ing") and before.is_function
        return is_gerund or before.lower in _BEFORE_VERB

    def _after(self, first: int) -> float:
        previous = self._words[first - 1]
        gap = self._text[previous.end : self._words[first].start]
        if _OPENS.search(gap):
            return 1.3
        if gap.strip() == "," and self._is_member(first - 1):
            return -0.3  # within safety, controllability and trust
        if gap.strip():
            return 0.5 if gap.strip().startswith(("’", "'")) else 1.0
        if previous.text.endswith(POSSESSIVE):
            return 0.5
        if previous.lower in ("of", "or"):
            return 0.35 if previous.lower == "of" else 0.9
        worth = next((_AFTER[name] for name in _AFTER if previous.of(name)), 0.0)
        return worth or self._after_content(first, previous)

    def _after_content(self, first: int, previous: Word) -> float:
        if self._is_person and previous.lower in TITLES:
            return 1.6
        if self._support[first] and not self._support[first - 1]:
            return 0.6
        return 0.2 if previous.text.endswith("ly") else -0.6

    def inside(self, first: int, last: int) -> float:
        """Marks and small words from one word to another."""
        words = self._words[first : last + 1]
        by_character = self._is_by_character(words)
        score = 1.0 if by_character else 0.0
        for at, (before, word) in enumerate(pairwise(words), first):
            gap = self._text[before.end : word.start]
            if "," in gap and word.lower == "or":
                score -= 2.0
            elif "," in gap and (by_character or self._is_member(at)):
                score -= 0.2
            elif "," in gap:
                score -= 0.5 if self._is_long else 1.0
            elif gap.strip(" /&“”‘’\"'*"):
                score -= 1.0
            if word.of("determiner") and not self._is_long and not words[-1].is_capital:
                score -= 0.3 if self._is_action else 1.0
            if word.of("auxiliary", "relative", "pronoun") and word.lower != "one":
                score -= 0.35 if self._is_long else 0.8
            elif word.of("preposition") and word.lower not in ("of", "for"):
                score -= 0.15 if self._is_long else 0.3
            elif word.of("speech"):
                score -= 0.6
        return score

    def _is_by_character(self, words: Sequence[Word]) -> bool:
        """A list with one member for each character: specialized, refined, distinctive and new."""
        members = [word for word in words if word.lower != "and"]
        if not 3 <= len(members) == self._han:
            return False
        text = self._text[words[0].start : words[-1].end]
        return text.count(",") + ("and" in text.split() and ", and " not in text) == self._han - 1

    def _is_member(self, before: int) -> bool:
        """Whether words on both sides of a comma render parts: reform, development, stability."""
        after = before + 1
        if self._words[after].lower == "and" and after + 1 < len(self._words):
            after += 1
        return self._support[before] > 0 and self._support[after] > 0

    def back(self, last: int, *, closes: bool) -> float:
        """Ending at a word; `closes` says that a quotation ends there."""
        word = self._words[last]
        score = -0.5 * (len(self._words) - 1 - last) if closes else 0.0
        if last + 1 < len(self._words) and not closes:
            following = self._words[last + 1]
            gap = self._text[word.end : following.start].strip()
            score += 0.8 if following.is_function or gap else -0.4
        if word.of("determiner", "preposition", "conjunction", "auxiliary"):
            score -= 1.5
        return score

    def run(self, last: int) -> int | None:
        """Where the run of capitals that ends at a word begins; None if it has no capital."""
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
            if self._is_apart(at - step, at):
                break
            at -= step
        return self._name_from(at, last)

    def _is_apart(self, first: int, beyond: int) -> bool:
        """Whether a capital word, joined to a name, is none of it.

        DeepSeek and ModelBest; Officials at the National Data Administration.
        """
        word, joint = self._words[first], self._words[first + 1].lower
        if beyond - first == 3 and joint in ("at", "by", "from", "with"):
            return True
        if self._support[first] or beyond - first == 1:
            return False
        if joint == "and":
            return not self._is_told_before(first)
        return bool(_OPENING.search(self._text, max(0, word.start - 8), word.start))

    def _is_told_before(self, first: int) -> bool:
        """Whether capitals right before a word render a part: State-owned Assets Supervision."""
        at = first
        while at > 0 and self._adjoins(at) and self._words[at - 1].is_capital:
            at -= 1
            if self._support[at] > 0:
                return True
        return False

    def _name_from(self, at: int, last: int) -> int:
        """Where the name in a run begins: after 'Under', 'Party’s' or 'Baidu CEO'."""
        begun = at
        for number in range(at, last):
            word = self._words[number]
            is_owner = word.text.endswith(POSSESSIVE) and self._support[number] < _SURELY
            if (is_owner and word.lower not in _OF_MANY) or (
                self._is_person and word.lower in TITLES
            ):
                begun = number + 1
        while begun < last and self._words[begun].of(*_NO_NAME):
            begun += 1
        if self._is_elsewhere(begun, last):
            begun += 1
        if begun and self._is_periodical and self._words[begun - 1].text == "The":
            begun -= 1
        return begun

    def _is_elsewhere(self, first: int, last: int) -> bool:
        """Whether a name begins with a place that is not in the Chinese.

        Chinese President; Wuzhen World Internet Forum (世界互联网大会).
        """
        word = self._words[first]
        if first == last or self._is_person or self._support[first]:
            return False
        rest = [n for n in range(first + 1, last + 1) if self._words[n].lower not in JOINING]
        explained = sum(self._support[n] > 0 for n in rest)
        if explained < 0.6 * len(rest):
            return False
        return word.lower in _NATIONS or bool(_PINYIN.fullmatch(word.lower))

    def _adjoins(self, at: int) -> bool:
        gap = self._text[self._words[at - 1].end : self._words[at].start]
        return gap.strip(" .") in ("", "&")

    def capitals(self, first: int, last: int, run: int | None) -> float:
        """Beginning where the run of capitals does, before it, or within it."""
        if run is None:
            return 0.0
        if first == run:
            return 1.6 if run < last or run > 0 else 0.5
        if first < run:
            is_name = any(len(word.text) > 3 for word in self._words[run : last + 1])
            return -1.8 if is_name else -0.9  # publisher Acropolis; but generative AI
        return self._within(first, run) if self._words[first].is_capital else -1.5

    def _within(self, first: int, run: int) -> float:
        previous = self._words[first - 1]
        if self._is_person and previous.lower in TITLES:
            return 1.6
        if self._is_person and self._surname_last:
            return -0.9  # Justin Yifu Lin
        if self._support[first] and not any(self._support[run:first]):
            return 0.3
        if previous.lower in JOINING:
            return -0.6 if previous.lower in ("of", "the") else 0.3
        return 0.0 if previous.text.endswith(("’s", "'s")) else -0.9
