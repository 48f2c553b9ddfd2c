"""What may stand between a term and its gloss: note numbers, acronyms, pinyin, 'in Chinese'."""

import re
from dataclasses import dataclass

from app.extraction._english_words import Word, english_words
from app.extraction._evidence import evidence_for
from app.extraction._phrases import Beside
from app.extraction._places import HAN
from app.language.spans import Span
from app.language.syllables import without_tones

_HAN = re.compile(f"[{HAN}]")
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹†‡*_"
_NOTE = re.compile(r"(?<=[”\"’.,;!?a-z)])\d{1,2}$")
# Local government financing vehicles, or LGFVs (地方政府融资平台).
_SHORT_FORM = re.compile(r",? or (?:the )?(?P<letters>[A-Z]{2,7})s?,?$")
_WINDOW = 160  # characters before a short form in which its words stand
_SMALL = frozenset(("of", "the", "for", "and", "on", "in", "to"))
_LONGEST_ASIDE = 60  # characters in brackets between the English and the gloss
_MARKERS = frozenset(
    """or in chinese mandarin known as called also literally lit pinyin simplified traditional the
    characters character original originally ch chi cn zh zhongwen i.e ie aka from hanyu term name
    and transliterated romanized romanised a meaning means that is roughly official officially
    full short abbreviated abbr for which chn tr trans orig cantonese by was its e.g eg""".split()  # noqa: SIM905
)
_CONNECTORS = re.compile(
    r"(?:[\s,，:：=/“\"‘(（*_]|\b(?:or|aka|a\.k\.a\.|i\.e\.|in (?:Chinese|Mandarin|pinyin)|Chinese"
    r"|Mandarin|known as|called|as|also|the (?:Chinese )?(?:term|phrase|characters|word)"
    r"|literally|namely)(?=[\s,:]|$)|[–—])+$",
    re.IGNORECASE,
)
# For living in, not for speculation: what such a comma joins is one part.
_PART = re.compile(r"(?:[^,;:，；：–—=]|,(?=\s(?:not|but|nor)\s))+")
_MEMBERS = {"三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
_SOUND_WORDS = 10  # words that one term's pinyin may be written in


@dataclass(frozen=True, slots=True)
class Sound:
    """The term's own pinyin before it; `before` is where the meaning may end, if it does."""

    span: Span
    before: int | None
    is_led: bool = True


def anchor_before(beside: Beside, end: int, floor: int) -> int:
    """Where the English ends, before white space, note numbers and brackets without Chinese.

    The marks that close a quotation stay: the phrase needs them.
    """
    text = beside.text
    while end > floor:
        sign = text[end - 1]
        if sign.isspace() or (sign in _SUPERSCRIPTS and (end - 1) not in beside.marks.quoted_until):
            end -= 1
        elif bracket := beside.marks.closing.get(end - 1):
            inside = bracket.inside.of(text)
            if _HAN.search(inside) or len(inside) > _LONGEST_ASIDE or bracket.span.start <= floor:
                break
            end = bracket.span.start
        elif short := _SHORT_FORM.search(text, max(floor, end - 20), end):
            if not _are_initials(short["letters"], text[max(floor, end - _WINDOW) : short.start()]):
                break
            end = short.start()
        elif note := _NOTE.search(text, max(floor, end - 4), end):
            end = note.start()
        else:
            break
    return end


def _are_initials(letters: str, before: str) -> bool:
    """Whether the words before an abbreviation begin with its letters, small words apart."""
    words = [word for word in re.findall("[A-Za-z]+", before) if word.lower() not in _SMALL]
    return "".join(word[0] for word in words[-len(letters) :]).upper() == letters


def opening_words(beside: Beside, end: int, floor: int) -> int:
    """Before 'or', 'called', 'in Chinese' and opening marks that lead to bare Chinese."""
    lead = _CONNECTORS.search(beside.text, max(floor, end - 60), end)
    return lead.start() if lead else end


def sound_before(beside: Beside, zh: str, end: int, floor: int) -> Sound | None:
    """The whole term in pinyin right before `end`, and where the words before it end."""
    text = beside.text
    evidence = evidence_for(zh)
    at = end
    while at > floor and text[at - 1] in ",.;:”\"’' \u3000)*_":
        at -= 1
    words = english_words(text, max(floor, beside.sentence.start, at - 120), at)[-_SOUND_WORDS:]
    best: Span | None = None
    for first in range(len(words) - 1, -1, -1):
        span = Span(words[first].start, words[-1].end)
        if evidence.is_sound(span.of(text)):
            best = span
    if best is None:
        return None
    lead = _CONNECTORS.search(text, max(floor, best.start - 60), best.start)
    if lead is None or not lead.group().strip(' “"‘*_('):
        before = text[: best.start].rstrip(' (*_“"')
        closes = before.endswith(("”", '"', "’"))
        if closes and len(before) > floor:
            return Sound(best, len(before))
        is_name = text[best.start].isupper()
        return Sound(best, None if is_name or len(before) <= floor else len(before), is_led=False)
    return Sound(best, lead.start() if lead.start() > floor else None)


def content_of(beside: Beside, span: Span, zh: str, *, keep_acronym: bool = False) -> Span | None:
    """The English between two offsets that is no pinyin of the term, no acronym, no 'or'.

    Of several parts the first is taken: (Zhāng Suǒzhǎng, “Director Zhang”).
    """
    text = beside.text
    if (size := _MEMBERS.get(zh[:1])) and size == len(_members(span.of(text))):
        return span  # 三农 (agriculture, villages and farmers)
    for part in _PART.finditer(span.of(text)):
        start, end = span.start + part.start(), span.start + part.end()
        words = english_words(text, start, end)
        while words and words[0].lower in _MARKERS and not words[0].text.isupper():
            words = words[1:]
        while words and words[-1].lower in _MARKERS and not words[-1].text.isupper():
            words = words[:-1]
        words = _without_sound(words, zh, text)
        if not words or (not keep_acronym and all(_is_acronym(word) for word in words)):
            continue
        if all(word.text.isdigit() for word in words):
            continue
        return Span(words[0].start, words[-1].end)
    return None


def _members(inside: str) -> list[str]:
    return [part for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", inside) if part.strip()]


def _without_sound(words: list[Word], zh: str, text: str) -> list[Word]:
    evidence = evidence_for(zh)
    for size in range(len(words), 0, -1):
        for rest, sound in ((words[size:], words[:size]), (words[:-size], words[-size:])):
            if evidence.is_sound(text[sound[0].start : sound[-1].end]):
                return rest
    if words and all(word.text != without_tones(word.text) for word in words[:2]):
        return []  # written with tones, though not as the term is read here
    return words


def _is_acronym(word: Word) -> bool:
    return word.text.removesuffix("s").isupper() and len(word.text) <= 8
