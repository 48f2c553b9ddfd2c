"""A term proposed while translating, with the pair as its evidence."""

from app.accounts.service import Caller
from app.database import Session
from app.glossary import service as glossary
from app.glossary.schemas import ConceptInfo, Evidence, NewConcept
from app.segments import queries
from app.segments.errors import SegmentNotInProject


def propose(session: Session, caller: Caller, project_id: int, wanted: NewConcept) -> ConceptInfo:
    """Put a term before the editors; the pair it comes from is kept as it is now."""
    evidence = None
    if wanted.segment_id is not None:
        row = queries.row(session, wanted.segment_id)
        if row is None or row.project_id != project_id:
            raise SegmentNotInProject(wanted.segment_id)
        evidence = Evidence(source=row.source, target=row.target, segment_id=row.id)
    return glossary.propose(session, caller, project_id, wanted, evidence)
