"""Terms of a Chinese article that should be in the glossary, found in the article alone.

Candidates come from patterns (quoted words, organisations, people, works), from noun chunks, from
strings that return although no dictionary has them, and from words that are rare in print. They
are ranked by how often they come, how rare their parts are, and how the text presents them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.extraction._candidates import REASONS, Candidate, gathered
from app.extraction._measures import Article
from app.extraction._ranking import ranking
from app.extraction._tagged import tagged
from app.language.scripts import fold
from app.language.sentences import split_chinese
from app.language.spans import Span

_MOST_CONTEXTS = 3
_LEAST = 0.05  # odds below which nothing was ever picked; short texts have little else
_LONGEST_TEXT = 100_000  # characters; what returns in a book returns in its beginning


@dataclass(frozen=True, slots=True)
class Term:
    """A candidate.

    `score` runs from 0 to 1; `kind` is one of the glossary's kinds; `spans` are its places in the
    text; `contexts` the first sentences that have it.
    """

    zh: str
    score: float
    kind: str
    reasons: tuple[str, ...]
    spans: tuple[Span, ...]
    contexts: tuple[str, ...]

    @property
    def count(self) -> int:
        """How often the text has it."""
        return len(self.spans)


def terms(text: str, *, known: Iterable[str] = (), most: int = 60) -> list[Term]:
    """Candidates, best first, without those that are `known` in any script.

    Of a longer text the first 100,000 characters are read.

    >>> article = "“监管沙盒”开始试行。监管沙盒由网信办负责，企业进入监管沙盒要评估。"
    >>> best = terms(article)[0]
    >>> best.zh, best.reasons
    ('监管沙盒', ('quoted', 'noun phrase', 'returns', 'not in the dictionary'))
    """
    text = text[:_LONGEST_TEXT]
    left_out = {fold(form) for form in known}
    article = Article(text, tagged(text))
    found = [
        candidate
        for candidate in gathered(text, article.tokens)
        if fold(candidate.zh) not in left_out
    ]
    ranked = [
        term for term in ranking(found, article) if term.score >= _LEAST or term.kind != "term"
    ]
    sentences = split_chinese(text)
    starts = [sentence.start for sentence in sentences]
    return [_term(candidate, text, sentences, starts) for candidate in _kept(ranked, most)]


def _kept(ranked: Sequence[Candidate], most: int) -> list[Candidate]:
    """The best, among which names may take half the places: people are wanted, though no terms."""
    names = [candidate.zh for candidate in ranked if candidate.kind != "term"][: most // 2]
    others = [candidate.zh for candidate in ranked if candidate.zh not in names]
    kept = {*names, *others[: most - len(names)]}
    return [candidate for candidate in ranked if candidate.zh in kept]


def _term(
    candidate: Candidate, text: str, sentences: Sequence[Span], starts: Sequence[int]
) -> Term:
    spans = places(candidate.zh, text)
    contexts: list[str] = []
    for span in spans:
        sentence = sentences[max(0, bisect_right(starts, span.start) - 1)].of(text)
        if sentence not in contexts:
            contexts.append(sentence)
        if len(contexts) == _MOST_CONTEXTS:
            break
    reasons = tuple(reason for reason in REASONS if reason in candidate.reasons)
    return Term(
        candidate.zh, round(candidate.score, 3), candidate.kind, reasons, spans, tuple(contexts)
    )


def places(zh: str, text: str) -> tuple[Span, ...]:
    """Where a text has a string, overlaps left out."""
    found, at = [], text.find(zh)
    while at >= 0:
        found.append(Span(at, at + len(zh)))
        at = text.find(zh, at + len(zh))
    return tuple(found)
