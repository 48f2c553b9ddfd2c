"""Glosses of an English text beside the glossary, and chosen ones put before the editors."""

import re
from collections.abc import Iterable, Sequence

from app.accounts.service import Caller
from app.database import Session
from app.extraction.glosses import Gloss
from app.extraction.glosses import glosses as found_in
from app.glossary import recognition
from app.glossary import service as glossary
from app.glossary.errors import ConceptExists
from app.glossary.models import Standing
from app.glossary.schemas import ConceptLite, NewConcept, Rendering
from app.harvest import queries
from app.harvest.schemas import Comparison, Glosses, GlossesProposed, GlossInfo, GlossWishes
from app.memory.schemas import Mark

_MOST = 2_000
_ARTICLES = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_TITLE_MARKS = "《》〈〉"


def of_texts(session: Session, project_id: int, texts: Iterable[str]) -> Glosses:
    """The glosses of paragraphs, each as it stands to the project's glossary."""
    matcher = recognition.matcher(session, project_id)
    found: list[GlossInfo] = []
    count, complete = 0, True
    for count, text in enumerate(texts, start=1):
        for gloss in found_in(text):
            if len(found) == _MOST:
                complete = False
                break
            found.append(_info(gloss, count, _entries(matcher, gloss.zh)))
    return Glosses(glosses=found, paragraphs=count, complete=complete)


def of_article(session: Session, article_id: int, project_id: int) -> Glosses:
    """The glosses that an article's translation has printed."""
    rows = queries.texts(session, article_id)
    return of_texts(session, project_id, [row.target for row in rows])


def _entries(matcher: recognition.AnyMatcher, zh: str) -> list[ConceptLite]:
    """The entries of which a form is just this, with or without the marks of a title."""
    plain = zh.strip(_TITLE_MARKS)
    matches = matcher.matches(plain) if plain else []
    return [
        matcher.concepts[match.concept_id]
        for match in matches
        if match.start == 0 and match.end == len(plain)
    ]


def _info(gloss: Gloss, paragraph: int, entries: Sequence[ConceptLite]) -> GlossInfo:
    origin = gloss.context_span.start
    standing, concept = _compared(gloss.en, entries)
    return GlossInfo(
        zh=gloss.zh,
        en=gloss.en,
        sentence=gloss.context,
        zh_mark=Mark(start=gloss.zh_span.start - origin, end=gloss.zh_span.end - origin),
        en_mark=Mark(start=gloss.en_span.start - origin, end=gloss.en_span.end - origin),
        paragraph=paragraph,
        confidence=gloss.confidence,
        standing=standing,
        concept=concept,
    )


def _compared(en: str, entries: Sequence[ConceptLite]) -> tuple[Comparison, ConceptLite | None]:
    for entry in entries:
        usable = [r.text for r in entry.renderings if r.standing in _USABLE]
        if any(_plain(en) == _plain(text) for text in usable):
            return "known", entry
    return ("conflict", entries[0]) if entries else ("new", None)


_USABLE = (Standing.PREFERRED, Standing.ADMITTED)


def _plain(en: str) -> str:
    """Without an article before it, capitals, or the s of a plural.

    >>> _plain("The Unicorns") == _plain("unicorn")
    True
    """
    return _ARTICLES.sub("", en.strip()).casefold().removesuffix("s")


def propose(
    session: Session, caller: Caller, project_id: int, wanted: GlossWishes
) -> GlossesProposed:
    """Put chosen glosses before the editors; what the glossary has already stays as it is."""
    known: list[str] = []
    proposed = 0
    for wish in wanted.wishes:
        evidence = f"“{wish.sentence.strip()}”" if wish.sentence.strip() else ""
        concept = NewConcept(
            zh=wish.zh.strip(_TITLE_MARKS) or wish.zh,
            renderings=[Rendering(text=wish.en)],
            source="\n".join(part for part in (wanted.source.strip(), evidence) if part),
        )
        try:
            glossary.propose(session, caller, project_id, concept, None)
            proposed += 1
        except ConceptExists:
            known.append(wish.zh)
    return GlossesProposed(proposed=proposed, known=known)
