"""On which side of each run of Chinese its English stands, and what stands between the two."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.extraction._between import anchor_before, content_of, opening_words, sound_before
from app.extraction._english_words import JOINING, english_words
from app.extraction._evidence import evidence_for
from app.extraction._lists import listed
from app.extraction._marks import Bracket, Marks
from app.extraction._phrases import LONG_QUOTATION, Beside, Phrase, phrase_after, phrase_before
from app.extraction._places import Place
from app.language.spans import Span

# Before the Chinese of an entry in a list of words: - 摆烂 (bǎilàn) – let it rot.
_BEGINS = re.compile(r"[\s\d.)#*•·|“\"–-]*")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.-]+s?")
_NO_WORDS = re.compile(r"[\d\s.,:;/%~–—-]*")
_ADJACENT = re.compile(r"[\s“”\"‘’'」』》*_@]*")
# Between Chinese and the English that explains it: 内卷, or “involution”; 国家队 – national team.
_LEADS = re.compile(
    r"[\s”\"’」』》*_)）\]]*(?P<mark>[,，:：=/、]|\s[-–—]+\s|[–—]+)?\s*"
    r"(?P<word>(?:(?:or|i\.e\.,?|that is,?|meaning|which means|which meant|literally|lit\.?"
    r"|means|is|was|refers to|referring to|translated as|translates (?:as|to)|known as|namely"
    r"|roughly|in English|a term for|often translated as|can be translated as"
    r"|as(?=\s+[“\"‘]))\s+)*)"
    r"(?:(?:the|a|an)\s+)?[“\"‘『「*]*",
    re.IGNORECASE,
)
# What stands in brackets after a name is a source: 咬文嚼字 (Shi, 2013).
_SOURCE = re.compile(r"[A-Z][\w’' .&-]{1,40},? (?:19|20)\d\d[a-z]?(?:[:,] ?(?:pp?\. ?)?[\d–-]+)?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[\w.-]+\.(?:com|cn|org|net)(?:/\S*)?")
_SHORT, _QUITE_SHORT = 8, 14  # words of a bracket that are one rendering; if not too long
_FAR = 60  # characters after Chinese within which a quotation still explains it


@dataclass(frozen=True, slots=True)
class Partner:
    """Chinese with its English; `phrase` is None where nothing fits, `en` is empty then."""

    zh: Span
    phrase: Phrase | None
    is_bracketed: bool
    is_listed: bool = False

    @property
    def en(self) -> Span:
        """The English words."""
        return self.phrase.span if self.phrase else Span(self.zh.start, self.zh.start)


def partners(
    line: str, marks: Marks, found: Sequence[Place], sentence_of: Callable[[int], Span]
) -> Iterator[Partner]:
    """Each run with the English that it stands beside; a list in one bracket gives several."""
    following = {bracket.span.start: bracket for bracket in marks.brackets}
    for number, place in enumerate(found):
        before = found[number - 1] if number else None
        after = found[number + 1] if number + 1 < len(found) else None
        side = _Side(line, marks, place, before, after, sentence_of)
        if place.bracket is None or not side.is_alone():
            bracket = side.bracket_after(following)
            if bracket is not None:
                yield Partner(place.span, side.by_bracket_after(bracket), True)
                continue
        if place.bracket is None:
            yield Partner(place.span, side.bare(), False)
        elif items := side.items():
            yield from (Partner(zh, phrase, True, True) for zh, phrase in items)
        else:
            yield Partner(place.span, side.bracketed(place.bracket), True)


class _Side:
    """One run of Chinese and its surroundings."""

    def __init__(
        self,
        line: str,
        marks: Marks,
        place: Place,
        before: Place | None,
        after: Place | None,
        sentence_of: Callable[[int], Span],
    ) -> None:
        self._line, self._place = line, place
        self._zh = place.of(line)
        self._marks = marks
        self._beside = Beside(line, marks, sentence_of(place.span.start))
        self._floor = _end_of(before, place)
        self._ceiling = after.span.start if after else len(line)
        self._left_inside = before.span.end if before and before.bracket == place.bracket else 0

    def is_alone(self) -> bool:
        """Whether nothing but the Chinese stands in its brackets."""
        bracket = self._place.bracket
        return bracket is not None and len(bracket.inside) <= len(self._place.span) + 2

    def bracket_after(self, following: dict[int, Bracket]) -> Bracket | None:
        """Brackets that open right after the Chinese and hold English."""
        gap = _ADJACENT.match(self._line, self._place.span.end)
        at = gap.end() if gap else self._place.span.end
        bracket = following.get(at)
        if bracket is None or bracket.span.end > self._ceiling:
            return None
        inside = bracket.inside.of(self._line)
        if _ADDRESS.fullmatch(inside.strip()):
            return None
        if _NO_WORDS.fullmatch(inside) or _SOURCE.fullmatch(inside) or len(inside) >= 400:
            return None
        return bracket

    def by_bracket_after(self, bracket: Bracket) -> Phrase | None:
        """虎嗅 (Huxiu); 内卷 (neijuan, “involution”); involution 内卷 (neijuan)."""
        inside = self._phrase_in(bracket.inside)
        left = self._adjacent_before()
        if inside is not None and not inside.is_sound:
            is_acronym = bool(_ACRONYM.fullmatch(inside.span.of(self._line)))
            if left is None or not (is_acronym and left.coverage >= 0.3):
                return inside
        if left is not None and (left.is_quoted or left.coverage >= 0.3 or left.is_sound):
            return left
        is_entry = inside is not None and _BEGINS.fullmatch(self._line[: self._place.span.start])
        beyond = self._led_after(bracket.span.end, needs_lead=not is_entry)
        return beyond or inside or left

    def items(self) -> list[tuple[Span, Phrase]]:
        """The members of a list in brackets with the English list before them."""
        assert self._place.bracket is not None  # noqa: S101 (asked for bracketed runs only)
        anchor = anchor_before(self._beside, self._place.bracket.span.start, self._floor)
        return listed(self._beside, self._place.span, anchor, self._floor)

    def bracketed(self, bracket: Bracket) -> Phrase | None:
        """“involution” (内卷); (or wénxīn yīyán 文心一言 in Chinese); (“involution”, 内卷)."""
        begun = max(bracket.inside.start, self._left_inside)
        lead = content_of(self._beside, Span(begun, self._place.span.start), self._zh)
        if lead is not None:
            inside = phrase_before(self._beside, self._zh, lead.end, begun)
            if inside is not None:
                return inside
        outside = self._outside(bracket.span.start)
        end = min(self._ceiling, bracket.inside.end)
        explained = None
        if self._place.span.end < end and (outside is None or not _is_good(outside)):
            explained = self._phrase_in(Span(self._place.span.end, end))
        if (
            explained is not None
            and not explained.is_sound
            and (outside is None or outside.is_sound or explained.coverage > outside.coverage)
        ):
            return explained
        if outside is None or (outside.is_sound and not _is_name(outside, self._line)):
            beyond = self._led_after(bracket.span.end, needs_lead=outside is not None)
            return beyond or outside
        return outside

    def _outside(self, end: int) -> Phrase | None:
        anchor = anchor_before(self._beside, end, self._floor)
        sound = sound_before(self._beside, self._zh, anchor, self._floor)
        if sound is None:
            return phrase_before(self._beside, self._zh, anchor, self._floor)
        phrase = Phrase(sound.span, 6.0, 1.0, is_sound=True)
        if sound.before is None:
            return phrase
        meant = phrase_before(self._beside, self._zh, sound.before, self._floor)
        if meant is None:
            return phrase
        wanted = 0.5 if not sound.is_led or _is_name(phrase, self._line) else 0.25
        return meant if meant.is_quoted or meant.coverage >= wanted else phrase

    def _phrase_in(self, inside: Span) -> Phrase | None:
        """The English among pinyin, acronyms and 'literally' in one bracket."""
        for quoted in self._marks.quotations_near(inside.start, inside.end):
            if inside.start <= quoted.start and quoted.end <= inside.end:
                return self._whole(quoted, quoted=True)
        content = content_of(self._beside, inside, self._zh, keep_acronym=True)
        if content is not None:
            if self._is_short(content):
                return self._whole(content)
            beside = Beside(self._line, self._marks, content)
            return phrase_after(beside, self._zh, content.start, content.end)
        words = english_words(self._line, inside.start, inside.end)
        if words and evidence_for(self._zh).is_sound(self._line[words[0].start : words[-1].end]):
            return Phrase(Span(words[0].start, words[-1].end), 4.0, 1.0, is_sound=True)
        return None

    def _is_short(self, content: Span) -> bool:
        """Whether what a bracket holds is a rendering alone, and no explanation with it."""
        count = len(english_words(self._line, content.start, content.end))
        is_like_it = len(content) <= LONG_QUOTATION * len(self._place.span)
        return count <= _SHORT or (count <= _QUITE_SHORT and is_like_it)

    def _whole(self, span: Span, *, quoted: bool = False) -> Phrase | None:
        words = english_words(self._line, span.start, span.end)
        of_name = [word.is_capital for word in words[:3]] == [True] * len(words)
        while len(words) > 1 and words[0].lower in ("the", "a", "an", "or"):
            if quoted or (of_name and words[0].text == "The"):
                break  # 澎湃新闻 (The Paper)
            words = words[1:]
        if not words:
            return None
        taken = Span(words[0].start, words[-1].end)
        beside = Beside(self._line, self._marks, taken)
        weighed = phrase_before(beside, self._zh, taken.end, taken.start)
        coverage = weighed.coverage if weighed else 0.0
        sound = evidence_for(self._zh).is_sound(taken.of(self._line))
        capital = all(word.is_capital or word.lower in JOINING for word in words)
        return Phrase(taken, 3.0 + coverage, coverage, quoted, sound, capital)

    def _adjacent_before(self) -> Phrase | None:
        """English that stands right before the Chinese, with nothing between but marks."""
        start = self._place.span.start
        anchor = anchor_before(self._beside, start, self._floor)
        words = english_words(self._line, max(self._floor, anchor - 40), anchor)
        if not words or words[-1].is_function:
            return None
        if not _ADJACENT.fullmatch(self._line[words[-1].end : start]):
            return None
        return self._outside(start)

    def bare(self) -> Phrase | None:
        """Chinese without brackets: “involution” 内卷; 内卷, or “involution”; a term in a list."""
        after = self._led_after(self._place.span.end, needs_lead=False)
        opened = opening_words(self._beside, self._place.span.start, self._floor)
        before = self._outside(opened)
        if before is None or after is None:
            return before or after
        if self._line[opened : self._place.span.start].strip(" ,").lower() == "or":
            return before  # the grid company, or 国网, refused
        gap = self._line[before.span.end : self._place.span.start]
        if ":" in gap and after.is_capital and after.span.start - self._place.span.end <= 1:
            return after  # Source: 晚点 LatePost
        near = 0.0 if len(gap) <= 3 else 0.8 + len(gap) / 20
        far = 0.0 if after.is_quoted else 0.4
        return after if after.score - far > before.score - near else before

    def _led_after(self, end: int, *, needs_lead: bool) -> Phrase | None:
        lead = _LEADS.match(self._line, end, min(len(self._line), end + 120))
        if lead is None or (needs_lead and not (lead["word"] or "“" in lead.group())):
            return None
        ceiling = min(self._ceiling, self._beside.sentence.end)
        for quoted in self._marks.quotations_near(end, end + _FAR):
            if end <= quoted.start and quoted.end <= ceiling and quoted.start <= lead.end() + 1:
                return self._whole(quoted, quoted=True)
        if not (lead["mark"] or lead["word"] or lead.end() - end <= 2):
            return None
        return phrase_after(self._beside, self._zh, lead.end(), ceiling)


def _end_of(before: Place | None, place: Place) -> int:
    if before is None or before.bracket == place.bracket is not None:
        return 0
    if before.bracket is not None and before.bracket.span.end <= place.span.start:
        return before.bracket.span.end
    return before.span.end


def _is_good(phrase: Phrase) -> bool:
    return phrase.is_quoted or (phrase.coverage >= 0.3 and not phrase.is_sound)


def _is_name(phrase: Phrase, line: str) -> bool:
    return phrase.span.of(line)[:1].isupper()
