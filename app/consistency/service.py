"""What a concept was called in every article, by whom and how often."""

from collections import Counter
from collections.abc import Iterable, Sequence

from app.accounts.service import Caller
from app.checks import is_used
from app.consistency import queries
from app.consistency.renderings import glossed, used
from app.consistency.schemas import (
    Consistency,
    InArticle,
    RenderingUse,
    Use,
)
from app.database import Session
from app.extraction.renderings import Translations
from app.glossary import recognition
from app.glossary import service as glossary
from app.glossary.automaton import Forms
from app.glossary.errors import ConceptNotFound
from app.glossary.models import Standing
from app.glossary.schemas import ConceptInfo, Rendering
from app.language.scripts import fold
from app.projects import queries as projects
from app.segments.models import State

# Guesses look at so many translations that have no known rendering; more change nothing.
_GUESSED_FROM = 200


def of_concept(
    session: Session, caller: Caller, project_id: int, concept_id: int, limit: int
) -> Consistency:
    """Every rendering of a concept in all articles of a project.

    Raises:
        ConceptNotFound: the project knows no such concept, of its own or of a shared glossary.
    """
    found = concept(session, caller, project_id, concept_id)
    uses = _uses(session, project_id, found)
    translated = [use for use, _ in uses if use.target.strip()]
    return Consistency(
        concept=found,
        renderings=_counted([(use, line) for use, line in uses if use.target.strip()]),
        untranslated=len(uses) - len(translated),
        uses=[use for use, _ in uses[:limit]],
        total=len(uses),
    )


def concept(session: Session, caller: Caller, project_id: int, concept_id: int) -> ConceptInfo:
    """A concept that a project knows.

    Raises:
        ConceptNotFound: it knows no such concept, of its own or of a shared glossary.
    """
    found = glossary.concept(session, caller, concept_id)
    if found.project_id not in projects.glossaries(session, project_id):
        raise ConceptNotFound(concept_id)
    return found


def _uses(
    session: Session, project_id: int, concept: ConceptInfo
) -> list[tuple[Use, queries.Line]]:
    """The segments that have the concept, by the longest match, whatever the script."""
    forms = Forms.of(
        (form, concept.id) for form in (concept.zh, *(one.text for one in concept.variants))
    )
    candidates = [row for row in queries.sources(session, project_id) if forms.places(row.source)]
    matcher = recognition.matcher(session, project_id)
    if concept.id in matcher.concepts:
        found = matcher.found([row.source for row in candidates])
        ids = [
            row.id
            for row, places in zip(candidates, found, strict=True)
            if any(concept_id == concept.id for _, _, concept_id, _ in places)
        ]
    else:  # it is not in force, and nothing else can stand before it
        ids = [row.id for row in candidates]
    lines = queries.segments(session, project_id, ids)
    known = [used(line.target, concept) for line in lines]
    guesses = _Guesses(
        concept, [line for line, one in zip(lines, known, strict=True) if one is None]
    )
    return [(_use(line, one, guesses), line) for line, one in zip(lines, known, strict=True)]


def _use(line: queries.Line, known: Rendering | None, guesses: "_Guesses") -> Use:
    rendering = known.text if known else guesses.of(line.target)
    return Use(
        segment_id=line.id,
        article_id=line.article_id,
        number=line.number,
        source=line.source,
        target=line.target,
        before=line.before or "",
        after=line.after or "",
        state=State(line.state),
        version=line.version,
        by=line.by,
        at=line.changed_at,
        rendering=rendering,
        standing=known.standing if known else None,
    )


class _Guesses:
    """What may render a concept where no known rendering stands: its gloss, or what recurs."""

    def __init__(self, concept: ConceptInfo, lines: Sequence[queries.Line]) -> None:
        self._keys = {fold(form) for form in (concept.zh, *(one.text for one in concept.variants))}
        self._concept = concept
        pairs = [(line.source, line.target) for line in lines if line.target.strip()][
            :_GUESSED_FROM
        ]
        found = Translations(pairs).renderings(concept.zh, concept.kind) if pairs else []
        self._likely = [one.en for one in found if one.origin == "pairs"]
        self._likely += [one.en for one in found if one.origin != "pairs"]

    def of(self, target: str) -> str:
        """What seems to render the concept in this translation; nothing if there is no sign."""
        if not target.strip():
            return ""
        return glossed(target, self._keys) or next(
            (text for text in self._likely if is_used(target, text, self._concept.kind)), ""
        )


def _counted(uses: Iterable[tuple[Use, queries.Line]]) -> list[RenderingUse]:
    """The renderings with their articles, the most frequent first; what is unknown last."""
    counts: Counter[str] = Counter()
    standings: dict[str, Standing | None] = {}
    shown: dict[str, str] = {}
    by_article: dict[str, dict[int, list[tuple[Use, queries.Line]]]] = {}
    for use, line in uses:
        key = use.rendering.casefold()
        counts[key] += 1
        standings[key] = use.standing
        shown.setdefault(key, use.rendering)
        by_article.setdefault(key, {}).setdefault(use.article_id, []).append((use, line))
    order = sorted(counts, key=lambda key: (key == "", -counts[key], key))
    return [
        RenderingUse(
            rendering=shown[key],
            standing=standings[key],
            count=counts[key],
            articles=[_in_article(rows) for rows in by_article[key].values()],
        )
        for key in order
    ]


def _in_article(rows: Sequence[tuple[Use, queries.Line]]) -> InArticle:
    _, line = rows[0]
    people_there = list(dict.fromkeys(use.by for use, _ in rows if use.by))
    return InArticle(
        article_id=line.article_id,
        title=line.title or line.original_title,
        date=line.translation_date or max(use.at for use, _ in rows).date().isoformat(),
        translators=people_there or [name for name in (line.translator,) if name],
        count=len(rows),
    )
