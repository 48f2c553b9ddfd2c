"""Names of people in pinyin: surname first, given name joined, as GB/T 28039 has it.

Always a suggestion. Nobody can hear from characters how a person writes their own name: foreign
names in Chinese characters (范明政 is Phạm Minh Chính) and the names of people from Taiwan, Hong
Kong and abroad are where pinyin goes wrong. So each suggestion says how sure it is and why.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.language import _surnames as known
from app.language.dictionary import NAME, load
from app.language.pinyin import HAN, by_clause
from app.language.scripts import Script, script, simplified
from app.language.spans import Span
from app.language.syllables import joined, without_tones


class Certainty(StrEnum):
    """How far a suggestion can be trusted."""

    LIKELY = "likely"
    DOUBTFUL = "doubtful"
    WRONG = "probably wrong"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name in pinyin.

    `surname` and `given` are the characters as written; `pinyin` has tone marks, `plain` is for
    English prose. `reasons` are sentences that say what speaks against it; the more there are, the
    less certain it is.
    """

    surname: str
    given: str
    pinyin: str
    plain: str
    certainty: Certainty
    reasons: tuple[str, ...] = ()


# Before a name, these say that it is spelt in another way, and how.
_SPELLED = "people {} spell their names themselves."
_ABROAD = {
    "越南": "Viet Nam is named before it: Vietnamese names have their own spelling.",
    "韩国": "South Korea is named before it: Korean names have their own spelling.",
    "朝鲜": "North Korea is named before it: Korean names have their own spelling.",
    "日本": "Japan is named before it: Japanese names are read in Japanese.",
    "台湾": f"Taiwan is named before it: {_SPELLED.format('there')}",
    "台北": f"Taipei is named before it: {_SPELLED.format('there')}",
    "香港": f"Hong Kong is named before it: {_SPELLED.format('there')}",
    "澳门": f"Macau is named before it: {_SPELLED.format('there')}",
    "新加坡": f"Singapore is named before it: {_SPELLED.format('there')}",
    "马来西亚": f"Malaysia is named before it: {_SPELLED.format('there')}",
    "美籍": f"The text says that the person is American: {_SPELLED.format('abroad')}",
    "旅美": f"The text says that the person lives in America: {_SPELLED.format('abroad')}",
    "华裔": f"The text says that the person is of Chinese descent: {_SPELLED.format('abroad')}",
}
_NEAR = 12  # characters before a name in which a country is taken to belong to it
_BY_SOUND = re.compile(f"[{''.join(sorted(known.SOUNDS))}]{{3,8}}")
_DOTS = re.compile("[·•‧∙・]")


def suggest(name: str, *, context: str = "") -> Suggestion:
    """Write a person's name in pinyin.

    `context` is the sentence in which it stands: a country named shortly before is a warning.

    >>> suggest("赵平安").plain, suggest("欧阳文").plain, suggest("单田芳").pinyin
    ("Zhao Ping'an", 'Ouyang Wen', 'Shàn Tiánfāng')
    >>> suggest("范明政", context="越南总理范明政抵达北京。").certainty
    <Certainty.WRONG: 'probably wrong'>
    """
    written = "".join(name.split())
    plain = simplified(written)
    size = _size_of_surname(plain)
    pinyin = _in_pinyin(plain, size)
    warnings = list(_warnings(plain, plain[:size], plain[size:]))
    warnings += _by_script(written)
    warnings += _by_dictionary(plain, without_tones(pinyin))
    warnings += _by_context(plain, simplified(context))
    certainty = Certainty.DOUBTFUL if warnings else Certainty.LIKELY
    if any(warning.is_grave for warning in warnings):
        certainty = Certainty.WRONG
    return Suggestion(
        written[:size],
        written[size:],
        pinyin,
        without_tones(pinyin),
        certainty,
        tuple(warning.sentence for warning in warnings),
    )


@dataclass(frozen=True, slots=True)
class _Warning:
    sentence: str
    is_grave: bool = False


def _size_of_surname(plain: str) -> int:
    """How many characters the surname has; two surnames count together (郑李淑芳)."""
    if _DOTS.search(plain):
        return 0
    for size in (4, 2):
        if plain[:size] in known.COMPOUND:
            return size
    japanese = _japanese_surname(plain)
    if japanese or _has_two_surnames(plain):
        return len(japanese) or 2
    return min(1, len(plain))


def _has_two_surnames(plain: str) -> bool:
    return len(plain) == 4 and known.COMMON.issuperset(plain[:2]) and plain[0] != plain[1]


def _japanese_surname(plain: str) -> str:
    for size in (3, 2):
        if plain[:size] in known.JAPANESE and len(plain) > size:
            return plain[:size]
    return ""


def _in_pinyin(plain: str, size: int) -> str:
    parts = [_surname(plain[:size]), *map(_word, _DOTS.split(plain[size:]))]
    return " ".join(part for part in parts if part)


def _surname(surname: str) -> str:
    if surname in known.COMPOUND:
        return known.COMPOUND[surname]
    if surname in known.JAPANESE:
        return _word(surname)
    return "-".join(_one_surname(character) for character in surname)


def _one_surname(character: str) -> str:
    if character in known.READINGS:
        return known.READINGS[character][0]
    return (by_clause(character)[0] or character).capitalize()


def _word(given: str) -> str:
    """A given name as one word; a character is read as names read it."""
    syllables = [
        known.GIVEN_READINGS[character][0]
        if character in known.GIVEN_READINGS
        else part or character
        for character, part in zip(given, by_clause(given), strict=True)
    ]
    word = joined(syllables)
    return word[:1].upper() + word[1:]


def _warnings(plain: str, surname: str, given: str) -> Iterator[_Warning]:
    """What the characters themselves give reason to doubt."""
    if not all(HAN.fullmatch(part) for part in _DOTS.split(plain)):
        yield _Warning("It is not written in Chinese characters alone.", is_grave=True)
    elif not surname:
        yield _Warning(
            "A foreign name written by its sounds, or one of China's minorities: find the "
            "original spelling.",
            is_grave=True,
        )
    elif not given:
        yield _Warning("A surname alone: the given name is missing.")
    else:
        yield from _foreign(plain, surname, given)
        yield from _unusual(surname, given)
        yield from _readings(surname, given)


def _foreign(plain: str, surname: str, given: str) -> Iterator[_Warning]:
    family = next((part for part in (surname, plain) if part in known.JAPANESE), "")
    if family:
        yield _Warning(
            f"{family} is a Japanese surname: Japanese names are read in Japanese.",
            is_grave=len(plain) > 3,
        )
    elif len(surname) == 1 and known.SOUNDS.issuperset(plain):
        is_short = len(plain) < 3 or known.FEMININE.issuperset(given)
        yield _Warning(
            "It looks like a foreign name written by its sounds.",
            is_grave=not (is_short and surname in known.COMMON),
        )
    elif surname in known.KOREAN:
        yield _Warning(f"{surname} is also a Korean surname ({known.KOREAN[surname]}).")
    elif surname in known.VIETNAMESE:
        yield _Warning(f"{surname} is also a Vietnamese surname ({known.VIETNAMESE[surname]}).")


def _unusual(surname: str, given: str) -> Iterator[_Warning]:
    is_family = surname in known.COMPOUND or surname in known.JAPANESE
    if len(surname) == 1 and surname not in known.COMMON:
        yield _Warning(f"{surname} is not among the common surnames.")
    if len(surname) > 1 and not is_family:
        yield _Warning(f"{surname} is taken for two surnames, as of husband and wife.")
    if len(given) > 2:
        yield _Warning("A Chinese given name has one or two characters; this one is longer.")
    if "某" in given:
        whose = without_tones(_surname(surname))
        yield _Warning(f"某 stands for a name withheld: 'a person surnamed {whose}'.")


def _readings(surname: str, given: str) -> Iterator[_Warning]:
    others = known.READINGS.get(surname, ())[1:]
    if others:
        yield _Warning(f"Some families read {surname} as {' or '.join(others)}.")
    for character in dict.fromkeys(given):
        if second := known.GIVEN_READINGS.get(character, ())[1:]:
            yield _Warning(f"{character} may also be read {' or '.join(second)} in a name.")


def _by_script(written: str) -> Iterator[_Warning]:
    if script(written) is Script.TRADITIONAL:
        yield _Warning(
            "In traditional characters: people from Taiwan and Hong Kong spell their names "
            "themselves."
        )


def _by_dictionary(plain: str, pinyin: str) -> Iterator[_Warning]:
    """Well-known people have an entry, in which their name may be spelt otherwise."""
    for entry in load().lookup(plain) if len(plain) > 1 else ():
        sense = entry.senses[0]
        if entry.pinyin[:1].isupper() and _letters(pinyin) not in _letters(sense):
            yield _Warning(f"{NAME} has it as '{sense}'.", is_grave=True)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, without_tones(text).lower()))


def _by_context(plain: str, context: str) -> list[_Warning]:
    """Countries named shortly before the name."""
    found: dict[str, None] = {}
    at = context.find(plain) if plain else -1
    while at >= 0:
        near = context[max(0, at - _NEAR) : at]
        found |= dict.fromkeys(reason for place, reason in _ABROAD.items() if place in near)
        at = context.find(plain, at + len(plain))
    return [_Warning(reason, is_grave=True) for reason in found]


def plain_spelling(name: str) -> str:
    """`suggest(name).plain` without the doubts: quick, for comparing with what is written.

    >>> plain_spelling("赵平安"), plain_spelling("欧阳文")
    ("Zhao Ping'an", 'Ouyang Wen')
    """
    plain = simplified(name)
    return without_tones(_in_pinyin(plain, _size_of_surname(plain)))


def surname_sizes(text: str, at: int) -> tuple[int, ...]:
    """How many characters from `at` on can be a Chinese surname; empty if none.

    >>> surname_sizes("欧阳文", 0), surname_sizes("杨伟民", 0), surname_sizes("了解", 0)
    ((2, 1), (1,), ())
    """
    sizes = (2,) if text[at : at + 2] in known.COMPOUND else ()
    return (*sizes, 1) if text[at : at + 1] in known.COMMON else sizes


def written_by_sound(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Stretches of a text, from `start` to `end`, that look like foreign names by their sounds.

    Simplified characters only; a character beside the name that names are written with is taken
    into it.

    >>> [span.of("特朗普和马斯克会谈") for span in written_by_sound("特朗普和马斯克会谈")]
    ['特朗普', '马斯克']
    """
    last = len(text) if end is None else end
    return [Span(*found.span()) for found in _BY_SOUND.finditer(text, start, last)]
