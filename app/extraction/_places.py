"""Where Chinese stands in an English line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.extraction._marks import Bracket, Marks
from app.language.spans import Span

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇"
_HAN = re.compile(f"[{HAN}]")
# Han characters with the marks and letters between them; the ends are tidied afterwards.
_BETWEEN = r"[,，、：；！？。…·•“”‘’「」『』《》〈〉—\-–/／.％%+＋0-9A-Za-z\u3000]"
_RUN = re.compile(f"[{HAN}](?:[{HAN}]|{_BETWEEN}(?!\\s)| (?=[{HAN}《“]))*")
_BEFORE = re.compile(r"(?:[A-Z]{1,5}|[A-Z]?\d[\d.]*[A-Z]?|\d[\d.]*(?:[-–]\d+)?%?|[a-z])$")
_TAIL = re.compile(r"(?:[A-Z]{1,5}|-?\d{1,4}[A-Z]?|[+＋]|\d[\d.]*%)$")
# The marks of a title stay, since they say that it is one.
_WRAPPERS = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_TITLES = {"《": "》", "〈": "〉"}
_OPENS_TITLE = tuple(_TITLES)
_CLOSERS = {closing: opening for opening, closing in (_WRAPPERS | _TITLES).items()}


@dataclass(frozen=True, slots=True)
class Place:
    """A run of Chinese, and the innermost brackets that hold it, if any."""

    span: Span
    bracket: Bracket | None

    def of(self, text: str) -> str:
        """The Chinese."""
        return self.span.of(text)


def places(text: str, marks: Marks) -> Iterator[Place]:
    """Every run of Chinese in a line, in order."""
    if not _HAN.search(text):
        return
    holding = _innermost(marks.brackets, len(text))
    at = 0
    while found := _RUN.search(text, at):
        bracket = holding(found.start())
        end = found.end()
        if bracket is not None:
            end = min(end, bracket.inside.end)
        start = found.start() - _attached_before(text, found.start(), bracket)
        start -= _opens_before(text, start, end)
        span = _tidied(text, start, _end(text, found.start(), end))
        at = max(found.end() if bracket is None else end, found.start() + 1)
        if _HAN.search(span.of(text)):
            yield Place(span, bracket)


def _opens_before(text: str, start: int, end: int) -> bool:
    """Whether a mark before the Chinese belongs to it: 《求是》, “东数西算”工程."""
    mark = text[start - 1 : start]
    if mark in _WRAPPERS:
        closing = text.find(_WRAPPERS[mark], start, end)
        return 0 <= closing < end - 1
    return mark in _TITLES


def _innermost(brackets: list[Bracket], length: int) -> Callable[[int], Bracket | None]:
    """A function that names the innermost brackets around an offset; offsets must grow."""
    waiting = iter([*brackets, Bracket(Span(length, length + 2))])
    following = next(waiting)
    stack: list[Bracket] = []

    def at(offset: int) -> Bracket | None:
        nonlocal following
        while following.span.start < offset and following.span.start < length:
            stack.append(following)
            following = next(waiting)
        while stack and stack[-1].span.end <= offset:
            stack.pop()
        return stack[-1] if stack else None

    return at


def _attached_before(text: str, start: int, bracket: Bracket | None) -> int:
    """Letters and digits that belong to the Chinese: AI芯片, 5G基站, 2024年."""
    earliest = bracket.inside.start if bracket else 0
    found = _BEFORE.search(text, max(earliest, start - 12), start)
    if not found:
        return 0
    before = text[found.start() - 1 : found.start()] if found.start() > earliest else ""
    return 0 if before.isalnum() or before in ("-", "’", "'") else len(found.group())


def _end(text: str, start: int, end: int) -> int:
    """The end without Latin words that only follow: 文心一言-based, 内卷neijuan."""
    last = end
    while last > start and not _HAN.match(text[last - 1]):
        last -= 1
    tail = text[last:end]
    if found := re.match(r"[“”‘’「」『』《》〈〉！？。…）]*", tail):
        marks = found.group()
        rest = tail[len(marks) :]
        if not rest or not (_TAIL.fullmatch(rest) and not marks):
            return last + len(marks)
    return end


def _tidied(text: str, start: int, end: int) -> Span:
    """Without what stands around the whole: “双碳”, and without a closing mark of nothing."""
    while start < end and text[start] in ",，、：；·•—-–/／.：…\u3000 %":
        start += 1
    while end > start and text[end - 1] in ",，、：；·•—-–/／.。\u3000 ":
        end -= 1
    while end - start > 2 and _wraps(text, start, end):
        start, end = start + 1, end - 1
    if end > start and text[end - 1] in _CLOSERS and not _opened(text, start, end):
        end -= 1
    if text[start : start + 1] in _OPENS_TITLE and _TITLES[text[start]] not in text[start:end]:
        start += 1
    return Span(start, max(start, end))


def _wraps(text: str, start: int, end: int) -> bool:
    closing = _WRAPPERS.get(text[start])
    return closing == text[end - 1] and closing not in text[start + 1 : end - 1]


def _opened(text: str, start: int, end: int) -> bool:
    closing = text[end - 1]
    opening = _CLOSERS[closing]
    inner = text[start : end - 1]
    return inner.count(opening) > inner.count(closing)
