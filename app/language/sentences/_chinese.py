"""Chinese sentences."""

import re
from bisect import bisect_left

from app.language.sentences._brackets import BRACKETS, CLOSING, QUOTATIONS, TITLES, closings
from app.language.spans import Span, trimmed

LINES = re.compile("[^\n\r\v\f\x85\u2028\u2029]+")

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇"
_STOPS = "。！？｡!?"
_INK = re.compile(r"\S")
_NEXT = re.compile(f"[{_STOPS}.．{re.escape(''.join([*QUOTATIONS, *BRACKETS, *TITLES]))}]")
_RUN = re.compile(f"[{_STOPS}]+(?:[…⋯]+[{_STOPS}]*)?")
_NO_END_AFTER_ASCII = re.compile("[A-Za-z0-9=&/#%_]")  # the rest of a web address
_CLOSING_QUOTATIONS = frozenset(QUOTATIONS.values())
_FOOTNOTE = re.compile(r"(?:[\[［〔]\d{1,3}[\]］〕])+")
_NUMERAL = re.compile(r"(?:^|\s)[一二三四五六七八九十百]{1,5}$")
_POINT_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])[.．](?=\s*[{_HAN}“「《])")

# After a quotation the sentence goes on: with a comma, a particle, or with who said it.
_GOES_ON = re.compile(f"\\s*[，、；：,;:…⋯—{_STOPS}]")
_SAID = re.compile(
    r"\s*(?:[的等]|"
    r"[^，。！？；：、“”‘’「」『』（）《》\s]{0,10}?"
    r"(?:说|道|问|答|喊|叫|称|写|讲|表示|指出|强调|认为|回答|回应|感叹|說|問|稱|寫|講|強調|認為|回應|感嘆)"
    r"(?:道|说|說)?[着过著過]?(?:[，。：；！？…—]|\s*$))"
)


def split_chinese(text: str, *, whole_quotations: bool = True) -> list[Span]:
    """Cut after 。！？ and keep a closing quote with its sentence.

    A quotation of several sentences stays whole, with the words that introduce it, unless
    `whole_quotations` is false. Neither ；nor …… ends a sentence.

    >>> from app.language.spans import texts
    >>> text = "他说：“走吧。”天黑了。《摔跤吧！爸爸》上映。"
    >>> texts(text, split_chinese(text))
    ['他说：“走吧。”', '天黑了。', '《摔跤吧！爸爸》上映。']
    """
    return [
        sentence
        for line in LINES.finditer(text)
        for sentence in _Line(text, line.start(), line.end(), whole_quotations).sentences()
    ]


class _Line:
    """One line being cut; `begin` is where the sentence now being read began."""

    def __init__(self, text: str, start: int, end: int, whole_quotations: bool) -> None:
        self.text, self.end = text, end
        self.begin = self._skip_space(start)
        self.closings = closings(text, start, end)
        if not whole_quotations:
            self._open_long_quotations(start)
        self.done: list[Span] = []

    def _open_long_quotations(self, start: int) -> None:
        """Forget the quotation marks around more than one sentence."""
        stops = [run.start() for run in _RUN.finditer(self.text, start, self.end)]
        for opening, closing in list(self.closings.items()):
            inside = bisect_left(stops, closing) - bisect_left(stops, opening)
            if self.text[opening] in QUOTATIONS and inside > 1:
                del self.closings[opening]

    def _skip_space(self, at: int) -> int:
        found = _INK.search(self.text, at, self.end)
        return found.start() if found else self.end

    def sentences(self) -> list[Span]:
        at = self.begin
        while found := _NEXT.search(self.text, at, self.end):
            at = found.start()
            if at in self.closings:
                at = self._pass_over_enclosed(at)
            elif run := _RUN.match(self.text, at, self.end):
                at = self._pass_over_stops(run)
            else:
                at = self._pass_over_point(at)
        self._end_sentence(self.end)
        return self.done

    def _pass_over_enclosed(self, opening: int) -> int:
        """A quotation that is a sentence ends one; so does a bracket that began as one."""
        closing = self.closings[opening]
        after = closing + 1
        if not self._has_final_stop(opening, closing) or self._goes_on(after):
            return after
        return self._end_sentence(after)

    def _goes_on(self, after: int) -> bool:
        """Does the sentence continue after this closing mark?"""
        if _GOES_ON.match(self.text, after, self.end):
            return True
        quoted = self.text[after - 1] in _CLOSING_QUOTATIONS
        return quoted and _SAID.match(self.text, after, self.end) is not None

    def _has_final_stop(self, opening: int, closing: int) -> bool:
        last = closing - 1
        while last > opening and (self.text[last] in CLOSING or self.text[last].isspace()):
            last -= 1
        if last == opening or self.text[last] not in _STOPS:
            return False
        mark = self.text[opening]
        if mark in TITLES:
            return False
        if mark in BRACKETS:
            return opening == self.begin
        # “停！” inside a sentence is a part of it; 。 stands only at the end of a quoted sentence.
        return (
            self.text[last] in "。｡"
            or opening == self.begin
            or self.text[opening - 1] in "：，:,；。！？—"
        )

    def _pass_over_stops(self, run: re.Match[str]) -> int:
        after = run.end()
        if set(run.group()) <= {"!", "?"} and _NO_END_AFTER_ASCII.match(self.text, after, self.end):
            return after
        while after < self.end and self.text[after] in CLOSING and after not in self.closings:
            after += 1
        if after > run.end() and self._goes_on(after):
            return after
        return self._end_sentence(after)

    def _pass_over_point(self, at: int) -> int:
        """A full stop typed on a Western keyboard; not the one after 一 (1) in a list."""
        before = self.text[max(self.begin, at - 6) : at]
        if _POINT_BETWEEN_HAN.match(self.text, at, self.end) and not _NUMERAL.search(before):
            return self._end_sentence(at + 1)
        return at + 1

    def _end_sentence(self, after: int) -> int:
        if note := _FOOTNOTE.match(self.text, after, self.end):
            after = note.end()
        if sentence := trimmed(self.text, self.begin, after):
            if self.done and not any(map(str.isalnum, sentence.of(self.text))):
                sentence = Span(self.done.pop().start, sentence.end)  # a mark left behind
            self.done.append(sentence)
        self.begin = self._skip_space(after)
        return self.begin
