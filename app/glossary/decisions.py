"""One decision about many entries; an entry that cannot take it stays as it was, and says why."""

from app.accounts.service import Caller
from app.database import Session
from app.errors import DuizhaoError
from app.glossary import queries, service
from app.glossary.errors import ReasonNeeded
from app.glossary.schemas import ConceptInfo, Decided, Decisions, Named, Refused


def decide(session: Session, caller: Caller, project_id: int, wanted: Decisions) -> Decided:
    """Decide several entries of a glossary, each at the version that the editor saw.

    Raises:
        ReasonNeeded: a rejection without a reason.
    """
    if wanted.decision == "reject" and not wanted.reason.strip():
        raise ReasonNeeded
    queries.lock_glossary(session, project_id)
    here = queries.of_project(session, project_id, [entry.id for entry in wanted.entries])
    done: list[Named] = []
    refused: list[Refused] = []
    for entry in wanted.entries:
        if entry.id not in here:
            refused.append(Refused(id=entry.id, reason="This entry is not in this glossary."))
            continue
        try:
            with session.begin_nested():
                now = _decide(session, caller, entry, wanted)
        except DuizhaoError as refusal:
            session.expire_all()
            refused.append(Refused(id=entry.id, reason=refusal.sentence))
        else:
            done.append(Named(id=now.id, version=now.version))
    return Decided(decided=done, refused=refused)


def _decide(session: Session, caller: Caller, entry: Named, wanted: Decisions) -> ConceptInfo:
    reason = wanted.reason.strip()
    if wanted.decision == "approve":
        return service.approve(session, caller, entry.id, entry.version, reason, None)
    if wanted.decision == "reject":
        return service.reject(session, caller, entry.id, entry.version, reason)
    return service.reopen(session, caller, entry.id, entry.version, reason)
