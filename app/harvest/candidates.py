"""Terms of an article that should be in the glossary, with what they may be in English."""

from bisect import bisect_right

from app.accounts.service import Caller
from app.database import Session, now
from app.extraction.glosses import glosses
from app.extraction.renderings import Rendering, Translations
from app.extraction.terms import Term, terms
from app.glossary import recognition
from app.harvest import queries
from app.harvest.models import DismissedTerm
from app.harvest.schemas import (
    CandidateContext,
    CandidateInfo,
    Candidates,
    DismissedInfo,
    RenderingInfo,
)
from app.language import marks
from app.language.scripts import fold
from app.language.sentences import split_chinese
from app.memory import concordance
from app.memory.queries import Filters, Reach
from app.memory.schemas import Mode, Side

_MOST = 40
_MOST_RENDERINGS = 4
_MOST_CONTEXTS = 3
_FROM_MEMORY = 12  # entries that hold a candidate: enough to see what is usual


def of_article(session: Session, caller: Caller, article_id: int, project_id: int) -> Candidates:
    """The candidates of an article, without what the glossary has and what was dismissed."""
    rows = queries.texts(session, article_id)
    sources = [marks.plain(row.source) for row in rows]
    text = "\n".join(sources)
    matcher = recognition.matcher(session, project_id)
    known = [text[start:end] for start, end, _, _ in matcher.found([text])[0]]
    known += [row.zh for row in queries.dismissed(session, project_id)]
    found = terms(text, known=known, most=_MOST)
    targets = [marks.plain(row.target) for row in rows]
    pairs = [both for both in zip(sources, targets, strict=True) if both[0] and both[1].strip()]
    reach = Reach(caller.id, caller.is_administrator, project_id)
    pairs += _remembered(session, reach, found, set(pairs))
    printed = [gloss for _, target in pairs for gloss in glosses(target)]
    translations = Translations(pairs, printed)
    origins, at = [], 0
    for source in sources:
        origins.append(at)
        at += len(source) + 1
    ids = [row.id for row in rows]
    return Candidates(
        candidates=[_info(term, translations, rows_of=(origins, ids), text=text) for term in found]
    )


def _remembered(
    session: Session, reach: Reach, found: list[Term], seen: set[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Pairs of earlier articles that hold a candidate."""
    pairs: list[tuple[str, str]] = []
    for term in found:
        held = concordance.search(
            session,
            reach,
            term.zh,
            side=Side.SOURCE,
            mode=Mode.PHRASE,
            filters=Filters(),
            limit=_FROM_MEMORY,
        )
        for hit in held.hits:
            pair = (marks.plain(hit.source), marks.plain(hit.target))
            if pair not in seen:
                seen.add(pair)
                pairs.append(pair)
    return pairs


def _info(
    term: Term, translations: Translations, *, rows_of: tuple[list[int], list[int]], text: str
) -> CandidateInfo:
    origins, ids = rows_of
    contexts: list[CandidateContext] = []
    for span in term.spans:
        number = bisect_right(origins, span.start) - 1
        end = origins[number + 1] - 1 if number + 1 < len(origins) else len(text)
        source = text[origins[number] : end]
        sentence = next(
            s.of(source) for s in split_chinese(source) if s.end > span.start - origins[number]
        )
        context = CandidateContext(sentence=sentence, segment_id=ids[number], number=number + 1)
        if context not in contexts:
            contexts.append(context)
        if len(contexts) == _MOST_CONTEXTS:
            break
    return CandidateInfo(
        zh=term.zh,
        kind=term.kind,
        score=term.score,
        count=term.count,
        reasons=list(term.reasons),
        contexts=contexts,
        renderings=[
            _rendering(one)
            for one in translations.renderings(term.zh, term.kind)[:_MOST_RENDERINGS]
        ],
    )


def _rendering(one: Rendering) -> RenderingInfo:
    return RenderingInfo.model_validate(
        {
            "en": one.en,
            "origin": one.origin,
            "confidence": one.confidence,
            "sentences": list(one.sentences),
        }
    )


def dismissed(session: Session, project_id: int) -> list[DismissedInfo]:
    """What a project does not want to see, the last first."""
    return [
        DismissedInfo(zh=row.zh, by=row.by, at=row.at)
        for row in queries.dismissed(session, project_id)
    ]


def dismiss(session: Session, caller: Caller, project_id: int, zh: str) -> None:
    """Keep a candidate away from all articles of a project."""
    queries.dismiss(
        session,
        DismissedTerm(project_id=project_id, key=fold(zh), zh=zh, person_id=caller.id, at=now()),
    )


def bring_back(session: Session, project_id: int, zh: str) -> None:
    """Let a candidate be shown again."""
    queries.bring_back(session, project_id, fold(zh))
