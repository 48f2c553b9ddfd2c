"""What the glossary and the house's gloss policy make of a document; what is stored stays."""

import unicodedata
from collections.abc import Sequence

from app import checks
from app.articles.schemas import GlossChangeInfo
from app.checks import GlossChange
from app.database import Session
from app.findings import service as findings
from app.formats import Layout, TermLine
from app.glossary import recognition
from app.glossary.models import Standing, Status
from app.glossary.schemas import ConceptLite
from app.language import marks
from app.projects import style
from app.segments import queries as segment_queries

_BILINGUAL = (Layout.SIDE_BY_SIDE, Layout.ALTERNATING)


def by_policy(
    session: Session, project_id: int, rows: Sequence[segment_queries.Line], layout: Layout
) -> tuple[list[str], list[GlossChangeInfo]]:
    """The target of each segment with the glosses that the house prints, and what was changed."""
    house = style.style(session, project_id)
    targets, changes = checks.gloss_by_policy(
        findings.units(session, project_id, rows),
        square=house.gloss_brackets == "square",
        bilingual=layout in _BILINGUAL,
    )
    return targets, [_info(rows[change.place], change) for change in changes]


def _info(row: segment_queries.Line, change: GlossChange) -> GlossChangeInfo:
    return GlossChangeInfo(
        segment_id=row.id,
        number=change.place + 1,
        action=change.action.value,
        reason=change.reason.value,
        chinese=change.chinese,
        rendering=change.rendering,
        own=change.own,
    )


def sentence(change: GlossChangeInfo) -> str:
    """A change in words.

    >>> sentence(GlossChangeInfo(segment_id=9, number=3, action="added", reason="first_use",
    ...     chinese="骑手", rendering="riders", own=False))
    '3: “骑手” added after “riders”: it is the first use.'
    """
    after = f" after “{change.rendering}”" if change.rendering else ""
    why = _BY_CONCEPT if change.own else _BY_HOUSE
    return f"{change.number}: “{change.chinese}” {change.action}{after}: {why[change.reason]}."


_BY_HOUSE = {
    "first_use": "it is the first use",
    "always": "the house glosses each use",
    "repeated": "it is glossed before",
    "never": "the house does not gloss",
    "bilingual": "the Chinese stands beside it",
    "brackets": "the house has other brackets",
}
_BY_CONCEPT = _BY_HOUSE | {
    "always": "the glossary wants each use glossed",
    "never": "the glossary says that it needs no gloss",
}


def terms(
    session: Session, project_id: int, rows: Sequence[segment_queries.Line]
) -> tuple[TermLine, ...]:
    """The approved entries that an article uses, by pinyin, in the words that it uses first."""
    matcher = recognition.matcher(session, project_id)
    found: dict[int, TermLine] = {}
    sources = matcher.found([row.source for row in rows])
    for row, places in zip(rows, sources, strict=True):
        target = marks.plain(row.target)
        for _, _, id_, sure in places:
            concept = matcher.concepts[id_]
            if id_ in found or not sure or concept.status != Status.APPROVED:
                continue
            if rendering := _used(concept, target):
                found[id_] = TermLine(concept.zh, concept.pinyin, rendering, concept.print_note)
    return tuple(sorted(found.values(), key=lambda line: (_letters(line.pinyin), line.chinese)))


def _used(concept: ConceptLite, target: str) -> str:
    for rendering in concept.renderings:
        if rendering.standing not in (Standing.PREFERRED, Standing.ADMITTED):
            continue
        if checks.is_used(target, rendering.text, concept.kind):
            return rendering.text
    return ""


def _letters(pinyin: str) -> str:
    """Pinyin as it is sorted: without tones and spaces."""
    letters = unicodedata.normalize("NFD", pinyin.casefold())
    return "".join(letter for letter in letters if letter.isalnum())
