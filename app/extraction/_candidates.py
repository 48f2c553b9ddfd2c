"""Every string of a Chinese article that may be a term, with what speaks for it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, MatchKind

from app.extraction import _chunks, _proper
from app.extraction._companies import companies, is_company
from app.extraction._tagged import Token, is_listed
from app.language.dictionary import load
from app.language.spans import Span

# In the order in which they are shown.
REASONS = (
    "quoted",
    "explained in the text",
    "organisation",
    "person",
    "place",
    "title of a work",
    "noun phrase",
    "returns",
    "rare word",
    "not in the dictionary",
    "in the title",
)
_LONGEST = 30
_LONGEST_TITLE = 45
_SENTENCE_MARKS = re.compile("[，。；！？\n]")
# What a string that is no word of its own neither ends nor begins with.
_NO_END = frozenset("说称在是的时后前中里要会能可将已有看给让使")
# The tagger invents words that begin so: 给央企, 连数据.
_NO_BEGIN = frozenset("的了在是被把所给连为对由从向将与和跟使让令凭按据但若则却又还也都")
# What stands before 是指 or 就是 and names nothing: 说得通俗些，就是….
_NOT_EXPLAINED = frozenset("说换也这那其就还都可而但")
_AMOUNT = re.compile(
    r"[\d.,%+]+[十百千万亿余多]*(?:美|欧|日)?[元年月日时分秒人家个次名台倍岁]*|[百千万亿]+元"
)


@dataclass(slots=True)
class Candidate:
    """A string with the reasons for it; `starts` are its places, `score` is the ranking's.

    `words` and `tags` are as it was cut where it first is whole words, else empty.
    """

    zh: str
    kind: str = "term"
    reasons: set[str] = field(default_factory=set)
    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    starts: list[int] = field(default_factory=list)
    score: float = 0.0

    @property
    def is_presented(self) -> bool:
        """Whether the text itself points at it."""
        return bool(self.reasons & {"quoted", "explained in the text"})


def title_of(text: str) -> str:
    """The first line, if it is short as titles are."""
    first = text.lstrip().split("\n", 1)[0].strip()
    return first if len(first) <= _LONGEST_TITLE and not first.endswith("。") else ""


def gathered(text: str, tokens: Sequence[Token]) -> list[Candidate]:
    """The candidates, each with its places."""
    found: dict[str, Candidate] = {}
    for first, beyond in _chunks.stretches(tokens):
        reason = "noun phrase" if beyond - first > 1 else ""
        _add(found, text[tokens[first].start : tokens[beyond - 1].end], reason)
    for string in _chunks.repeated(text, tokens):
        if _chunks.is_clean(string):
            _add(found, string, "returns")
    for string in _chunks.joined(text, tokens):
        _add(found, string, "noun phrase")
    for word in _chunks.rare_words(tokens):
        _add(found, word, "rare word")
    for span, reason, kind in _patterns(text, tokens):
        _add(found, span.of(text), reason, kind)
    _place(found, text)
    _cut(found.values(), tokens)
    _note(found, title_of(text))
    people = [zh for zh, candidate in found.items() if candidate.kind == "person"]
    begun = _beginnings(found.values())
    return [
        candidate
        for candidate in found.values()
        if not _is_left_out(candidate, people)
        and not (candidate.kind == "term" and begun[candidate.zh].issuperset(candidate.starts))
    ]


def _beginnings(candidates: Iterable[Candidate]) -> dict[str, set[int]]:
    """Where each beginning of an organisation's name stands in one: 东湖市网 of 东湖市网信办."""
    places: dict[str, set[int]] = defaultdict(set)
    for candidate in candidates:
        if candidate.kind == "organisation":
            for size in range(2, len(candidate.zh)):
                places[candidate.zh[:size]].update(candidate.starts)
    return places


def _add(found: dict[str, Candidate], zh: str, reason: str, kind: str = "term") -> None:
    if not 2 <= len(zh) <= _LONGEST or zh.isascii() or _SENTENCE_MARKS.search(zh):
        return
    candidate = found.setdefault(zh, Candidate(zh))
    if reason:
        candidate.reasons.add(reason)
    if kind != "term":
        candidate.kind = kind


def _patterns(text: str, tokens: Sequence[Token]) -> Iterator[tuple[Span, str, str]]:
    for token in tokens:
        if token.tag == "ns" and len(token.text) > 2 and not is_listed(token.text):
            yield Span(token.start, token.end), "place", "place"
    named = (
        (_proper.organisations(text, tokens), "organisation", "organisation"),
        (companies(text, tokens), "organisation", "organisation"),
        (_proper.people(text, tokens), "person", "person"),
        (_proper.works(text), "title of a work", "work"),
        (_proper.quoted(text), "quoted", "term"),
    )
    for spans, reason, kind in named:
        for span in spans:
            yield span, reason, kind
    for span in _proper.explained(text):
        if _chunks.is_clean(span.of(text)):
            yield span, "explained in the text", "term"


def _note(found: dict[str, Candidate], title: str) -> None:
    dictionary = load()
    for zh, candidate in found.items():
        if candidate.kind != "term":
            candidate.reasons.discard("noun phrase")
        if zh not in dictionary and not is_listed(zh):
            candidate.reasons.add("not in the dictionary")
        if candidate.kind == "term" and "returns" in candidate.reasons and is_company(zh):
            candidate.kind = "organisation"
            candidate.reasons.add("organisation")
        if zh in title:
            candidate.reasons.add("in the title")


def _place(found: dict[str, Candidate], text: str) -> None:
    if not found:
        return
    candidates = list(found.values())
    automaton = AhoCorasick([c.zh for c in candidates], matchkind=MatchKind.Standard)
    for index, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
        candidates[index].starts.append(start)


def _cut(candidates: Iterable[Candidate], tokens: Sequence[Token]) -> None:
    """Give each the words that it is made of at the first place where it is whole ones."""
    numbers = {token.start: number for number, token in enumerate(tokens)}
    for candidate in candidates:
        if candidate.words:
            continue
        for start in candidate.starts:
            first = number = numbers.get(start, len(tokens))
            end = start + len(candidate.zh)
            while number < len(tokens) and tokens[number].end < end:
                number += 1
            if number < len(tokens) and tokens[number].end == end:
                candidate.words = tuple(token.text for token in tokens[first : number + 1])
                candidate.tags = tuple(token.tag for token in tokens[first : number + 1])
                break


def _is_left_out(candidate: Candidate, people: Sequence[str]) -> bool:
    if not candidate.starts:
        return True
    if candidate.kind != "term" or "quoted" in candidate.reasons:
        return False
    zh = candidate.zh
    if _AMOUNT.fullmatch(zh) or (candidate.is_presented and zh[0] in _NOT_EXPLAINED):
        return True
    return not candidate.is_presented and _is_no_term(candidate, people)


def _is_no_term(candidate: Candidate, people: Sequence[str]) -> bool:
    zh, words = candidate.zh, candidate.words
    if _chunks.is_general(zh) or _is_cut_off(zh, words) or any(name in zh for name in people):
        return True
    if "returns" not in candidate.reasons and _chunks.has_small_edge(words):
        return True
    return _chunks.begins_with_framing(zh)


def _is_cut_off(zh: str, words: Sequence[str]) -> bool:
    """Whether a small word that belongs to no longer one stands at an end: 许可 ends in none."""
    lasts = words[-1:] or (zh[-2:], zh[-3:])
    firsts = words[:1] or (zh[:2], zh[:3], zh[:4])
    ends = zh[-1] in _NO_END and not any(len(w) > 1 and is_listed(w) for w in lasts)
    begins = zh[0] in _NO_BEGIN and not any(len(w) > 1 and is_listed(w) for w in firsts)
    return ends or begins
