"""Saved segments are checked; a project decides how, and a person what may stand."""

import hashlib
from collections.abc import Mapping, Sequence

from app import checks
from app.accounts.service import Caller
from app.checks import Finding, GlossPolicy, House, Severity, Unit
from app.database import Session, now
from app.findings import queries
from app.findings.errors import CheckNotFound, NotIgnored, SegmentNotFound
from app.findings.models import Choice, Ignored, Weight
from app.findings.schemas import (
    ArticleFindings,
    CheckInfo,
    FindingInfo,
    IgnoredInfo,
    Reason,
    SegmentFindings,
)
from app.glossary import recognition
from app.glossary.known import known_terms
from app.language.spans import Span
from app.news import service as news
from app.projects import style


def of_article(session: Session, article_id: int, project_id: int) -> ArticleFindings:
    """All findings of an article as it is saved, in document order."""
    revision = news.revision(session, article_id)
    rows = queries.segments(session, article_id)
    only, severities = _chosen(session, project_id)
    found = checks.run_all(units(session, project_id, rows), only, severities)
    ignored = queries.ignored(session, article_id)
    return ArticleFindings(
        article_revision=revision,
        findings=[
            _info(row, number, finding, ignored)
            for number, (row, findings) in enumerate(zip(rows, found, strict=True), start=1)
            for finding in findings
        ],
    )


def of_segment(session: Session, segment_id: int) -> SegmentFindings:
    """The findings of a segment that need no other one: cheap enough for every save.

    Raises:
        SegmentNotFound: there is no such segment.
    """
    row = queries.segment(session, segment_id)
    if row is None:
        raise SegmentNotFound(segment_id)
    only, severities = _chosen(session, row.project_id)
    (unit,) = units(session, row.project_id, [row])
    found = checks.run(unit, only, severities)
    number = queries.number(session, row.article_id, row.position)
    ignored = queries.ignored(session, row.article_id, segment_id)
    return SegmentFindings(
        version=row.version, findings=[_info(row, number, finding, ignored) for finding in found]
    )


def open_errors(session: Session, article_id: int, project_id: int) -> list[FindingInfo]:
    """What keeps an article from being published: errors that nobody lets stand."""
    return [
        finding
        for finding in of_article(session, article_id, project_id).findings
        if finding.severity == "error" and finding.ignored is None
    ]


def units(session: Session, project_id: int, rows: Sequence[queries.Line]) -> list[Unit]:
    """Saved segments as the checks see them, with the terms of the project's glossaries."""
    matcher = recognition.matcher(session, project_id)
    house = House(GlossPolicy(style.style(session, project_id).gloss_policy))
    return [
        Unit(
            row.source,
            row.target,
            terms,
            paragraph=row.kind,
            state=row.state,
            house=house,
        )
        for row, terms in zip(rows, known_terms(matcher, [row.source for row in rows]), strict=True)
    ]


def _chosen(session: Session, project_id: int) -> tuple[list[str], dict[str, Severity]]:
    """The checks that run, and what their findings weigh where an editor has decided."""
    decided = queries.choices(session, project_id)
    only = [id_ for id_ in checks.checks() if decided.get(id_) != Weight.OFF]
    weights = {id_: Severity(decided[id_]) for id_ in only if id_ in decided}
    return only, weights


def _info(
    row: queries.Line,
    number: int,
    finding: Finding,
    ignored: Mapping[tuple[int, str], queries.Line],
) -> FindingInfo:
    id_ = fingerprint(row.source, row.target, finding)
    stands = ignored.get((row.id, id_))
    return FindingInfo(
        id=id_,
        segment_id=row.id,
        number=number,
        version=row.version,
        check=finding.check,
        severity=finding.severity.value,
        message=finding.message,
        code=finding.code,
        facts=dict(finding.facts),
        source=_range(finding.source),
        target=_range(finding.target),
        fix=finding.fix,
        ignored=IgnoredInfo(reason=stands.reason, by=stands.by, at=stands.at) if stands else None,
    )


def _range(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None


def fingerprint(source: str, target: str, finding: Finding) -> str:
    """What tells a finding from all others: both texts, the check, and where it points.

    Not the facts: they may name the number of another segment, which changes when one is added.
    """
    parts = (source, target, finding.check, finding.code, finding.source, finding.target)
    return hashlib.sha256("\0".join(map(repr, parts)).encode()).hexdigest()


def ignore(
    session: Session, caller: Caller, segment_id: int, finding_id: str, wanted: Reason
) -> None:
    """Let a finding stand until either text of its segment changes.

    Raises:
        SegmentNotFound: there is no such segment.
        CheckNotFound: there is no such check.
    """
    row = queries.segment(session, segment_id)
    if row is None:
        raise SegmentNotFound(segment_id)
    if wanted.check not in checks.checks():
        raise CheckNotFound(wanted.check)
    queries.ignore(
        session,
        Ignored(
            segment_id=segment_id,
            fingerprint=finding_id,
            article_id=row.article_id,
            check_id=wanted.check,
            reason=wanted.reason,
            person_id=caller.id,
            at=now(),
        ),
    )


def unignore(session: Session, segment_id: int, finding_id: str) -> None:
    """Open a finding again.

    Raises:
        NotIgnored: nobody lets it stand.
    """
    if not queries.unignore(session, segment_id, finding_id):
        raise NotIgnored


def decisions(session: Session, project_id: int) -> list[CheckInfo]:
    """Every check, and what holds for it in a project."""
    decided = queries.choices(session, project_id)
    return [
        CheckInfo(
            id=id_,
            help=(module.__doc__ or "").strip(),
            severity=module.severity.value,
            weight=Weight(decided.get(id_, module.severity.value)),
            decided=id_ in decided,
        )
        for id_, module in checks.checks().items()
    ]


def decide(
    session: Session, caller: Caller, project_id: int, check_id: str, weight: Weight | None
) -> list[CheckInfo]:
    """Choose what a check's findings weigh in a project, or leave it to the check again.

    Raises:
        CheckNotFound: there is no such check.
    """
    if check_id not in checks.checks():
        raise CheckNotFound(check_id)
    if weight is None:
        queries.unchoose(session, project_id, check_id)
    else:
        queries.choose(
            session,
            Choice(
                project_id=project_id,
                check_id=check_id,
                weight=weight,
                person_id=caller.id,
                at=now(),
            ),
        )
    return decisions(session, project_id)
