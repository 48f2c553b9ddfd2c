"""English sentences."""

import re

from app.language.sentences._abbreviations import (
    ALWAYS_GOES_ON,
    BRANDS_WITH_MARK,
    GOES_ON_BEFORE_DIGIT,
    MAY_END,
    STARTERS,
)
from app.language.sentences._brackets import CLOSING, QUOTATIONS, closings
from app.language.sentences._chinese import LINES
from app.language.spans import Span, trimmed

_INK = re.compile(r"\S")
_NEXT = re.compile("[.!?。！？…" + re.escape("".join([*QUOTATIONS, "(", "[", "（", "{"])) + "]")
_RUN = re.compile("[.!?。！？…]+")
_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\])+")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})\)?\.?")
_WORD_BEFORE = re.compile(r"[A-Za-zÀ-ɏ]+(?:\.[A-Za-z]+)*$")
_START = re.compile(
    r"""[\s"'“‘(\[（「《—–-]{0,40}(?:(?P<word>[^\W\d_]{1,30}(?:['’.-]\w{1,30}){0,3})|(?P<digit>\d)|(?P<other>\S))?"""
)
_SAID_BY = re.compile(
    r"\s+(?:[A-Z][\w’'-]*\s+){1,4}(?:said|asked|says|asks|wrote|added|replied|answered|exclaimed)\b"
)


def split_english(text: str) -> list[Span]:
    """Cut after . ! ? where a sentence ends there, and not after Dr., U.S., No. 11 or $1.8.

    What stands in brackets or quotation marks stays whole. Some ends cannot be told ('at 5 p.m.
    Beijing said'): then the sentence goes on, and the translator splits it.

    >>> from app.language.spans import texts
    >>> text = "Dr. Zhou paid $1.8 billion. The U.S. firm left."
    >>> texts(text, split_english(text))
    ['Dr. Zhou paid $1.8 billion.', 'The U.S. firm left.']
    """
    return [
        sentence
        for line in LINES.finditer(text)
        for sentence in _Line(text, line.start(), line.end()).sentences()
    ]


class _Line:
    """One line being cut; `begin` is where the sentence now being read began."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.end = text, end
        self.begin = self._skip_space(start)
        self.closings = closings(text, start, end)
        self.done: list[Span] = []

    def sentences(self) -> list[Span]:
        at = self.begin
        while found := _NEXT.search(self.text, at, self.end):
            at = found.start()
            if at in self.closings:
                at = self._end_after_closing(at, self.closings[at])
            elif run := _RUN.match(self.text, at, self.end):
                at = self._end_after_stops(run)
            else:
                at += 1
        self._end_sentence(self.end)
        return self.done

    def _end_after_closing(self, opening: int, closing: int) -> int:
        """“…the end.” may end a sentence, and a bracket that began as one."""
        after, last = closing + 1, closing - 1
        while last > opening and (self.text[last] in CLOSING or self.text[last].isspace()):
            last -= 1
        if last == opening or self.text[last] not in ".!?。！？…":
            return after
        quoted = self.text[opening] in QUOTATIONS
        if not quoted and opening != self.begin:
            return after
        if quoted and self.text[last] in "!?！？" and _SAID_BY.match(self.text, after, self.end):
            return after
        if self.text[last] == "." and self._is_abbreviation(last, after):
            return after
        return self._end_sentence(after) if self._can_start(after) else after

    def _end_after_stops(self, run: re.Match[str]) -> int:
        after = run.end()
        while after < self.end and self.text[after] in CLOSING and after not in self.closings:
            after += 1
        if run.group() == "." and self._is_abbreviation(run.start(), after):
            return after
        if run.group() == "!" and self._is_brand(run.end()):
            return after
        if run.group()[-1] in "。！？" or self._can_start(after):
            return self._end_sentence(after)
        return after

    def _can_start(self, after: int) -> bool:
        """Does what follows look like the head of a sentence, after white space?"""
        if note := _FOOTNOTE.match(self.text, after, self.end):
            after = note.end()
        if after < self.end and not self.text[after].isspace():
            return False
        following = self._next_word(after)
        return not following[:1].islower() or following[1:2].isupper()  # iFlytek

    def _next_word(self, after: int) -> str:
        """The first word or character that follows; empty at the end of the line."""
        found = _START.match(self.text, after, self.end)
        return (found["word"] or found["digit"] or found["other"] or "") if found else ""

    def _is_abbreviation(self, stop: int, after: int) -> bool:
        """Is the full stop at `stop` that of Dr. or U.S. inside a sentence, or of 1. in a list?"""
        if _LIST_NUMBER.fullmatch(self.text, self.begin, stop):
            return True
        found = _WORD_BEFORE.search(self.text[max(self.begin, stop - 20) : stop])
        following = self._next_word(after)
        if not found or not following:
            return False
        word = found.group()
        if word.lower() in ALWAYS_GOES_ON:
            return True
        if following[0].isdigit() and word.lower() in GOES_ON_BEFORE_DIGIT | MAY_END:
            return True
        is_initial = len(word) == 1 and word.isupper()
        if is_initial or "." in word or word.lower() in MAY_END:
            return following.lower() not in STARTERS
        return False

    def _is_brand(self, after: int) -> bool:
        words = self.text[max(self.begin, after - 9) : after].lower().split()
        return bool(words) and words[-1] in BRANDS_WITH_MARK

    def _end_sentence(self, after: int) -> int:
        if note := _FOOTNOTE.match(self.text, after, self.end):
            after = note.end()
        if sentence := trimmed(self.text, self.begin, after):
            if self.done and not any(map(str.isalnum, sentence.of(self.text))):
                sentence = Span(self.done.pop().start, sentence.end)  # a mark left behind
            self.done.append(sentence)
        self.begin = self._skip_space(after)
        return self.begin

    def _skip_space(self, at: int) -> int:
        found = _INK.search(self.text, at, self.end)
        return found.start() if found else self.end
