"""Every string of a Chinese article that may be a term, with what speaks for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.extraction import _chunks, _proper
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
_LONGEST = 24
_LONGEST_TITLE = 45


@dataclass(slots=True)
class Candidate:
    """A string with the reasons for it; `count` and `score` are filled in by the ranking."""

    zh: str
    kind: str = "term"
    reasons: set[str] = field(default_factory=set)
    words: tuple[str, ...] = ()
    verbs: int = 0
    clauses: int = 0
    count: int = 0
    alone: float = 0.0
    score: float = 0.0


def title_of(text: str) -> str:
    """The first line, if it is short as titles are."""
    first = text.lstrip().split("\n", 1)[0].strip()
    return first if len(first) <= _LONGEST_TITLE and not first.endswith("。") else ""


def gathered(text: str, tokens: Sequence[Token]) -> dict[str, Candidate]:
    """The candidates by their Chinese."""
    found: dict[str, Candidate] = {}
    _add_chunks(found, text, tokens)
    for string in _chunks.repeated(text, tokens):
        if _chunks.is_clean(string):
            _add(found, string, "returns")
    for word in _chunks.rare_words(tokens):
        if _chunks.is_clean(word):
            _add(found, word, "rare word")
    for span, reason, kind in _patterns(text, tokens):
        _add(found, span.of(text), reason, kind)
    _note(found, title_of(text), tokens)
    return {zh: found[zh] for zh in found if not _is_left_out(found[zh])}


def _add(found: dict[str, Candidate], zh: str, reason: str, kind: str = "term") -> None:
    if 2 <= len(zh) <= _LONGEST:
        candidate = found.setdefault(zh, Candidate(zh))
        candidate.reasons.add(reason)
        if kind != "term":
            candidate.kind = kind


def _add_chunks(found: dict[str, Candidate], text: str, tokens: Sequence[Token]) -> None:
    for first, beyond in _chunks.noun_chunks(tokens):
        chunk = tokens[first:beyond]
        zh = text[chunk[0].start : chunk[-1].end]
        words = tuple(token.text for token in chunk)
        if _chunks.is_clean(zh) and not _chunks.has_small_edge(words):
            _add(found, zh, "noun phrase")
            found[zh].words = words
            found[zh].clauses += _chunks.is_clause(tokens, first, beyond)
            found[zh].verbs = sum(token.tag == "v" for token in chunk)


def _patterns(text: str, tokens: Sequence[Token]) -> Iterator[tuple[Span, str, str]]:
    for token in tokens:
        if token.tag == "ns" and len(token.text) > 2 and not is_listed(token.text):
            yield Span(token.start, token.end), "place", "place"
    named = (
        (_proper.organisations(text, tokens), "organisation", "organisation"),
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


def _note(found: dict[str, Candidate], title: str, tokens: Sequence[Token]) -> None:
    starts = {token.start: number for number, token in enumerate(tokens)}
    text = "".join(token.text for token in tokens)
    for zh, candidate in found.items():
        if zh not in load() and not is_listed(zh):
            candidate.reasons.add("not in the dictionary")
        if zh in title:
            candidate.reasons.add("in the title")
        if not candidate.words:
            candidate.words = _words_of(zh, text, tokens, starts)


def _words_of(
    zh: str, text: str, tokens: Sequence[Token], starts: dict[int, int]
) -> tuple[str, ...]:
    """The words that it was cut into where it begins and ends with words; else its characters."""
    at = text.find(zh)
    while at >= 0:
        if (first := starts.get(at)) is not None:
            for beyond in range(first + 1, len(tokens) + 1):
                if tokens[beyond - 1].end >= at + len(zh):
                    if tokens[beyond - 1].end == at + len(zh):
                        return tuple(token.text for token in tokens[first:beyond])
                    break
        at = text.find(zh, at + 1)
    return ()


def _is_left_out(candidate: Candidate) -> bool:
    if candidate.kind != "term":
        return False
    if _chunks.is_general(candidate.zh):
        return not candidate.reasons & {"quoted", "explained in the text"}
    if "quoted" in candidate.reasons or not candidate.words:
        return False
    return _chunks.has_small_edge(candidate.words)
