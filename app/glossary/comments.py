"""What people say about an entry."""

from app.accounts.service import Caller
from app.database import Session, now
from app.glossary import history_queries, queries
from app.glossary.models import Comment
from app.glossary.schemas import CommentInfo


def comments(session: Session, concept_id: int) -> list[CommentInfo]:
    """The remarks about an entry, oldest first."""
    return [
        CommentInfo(id=comment.id, by=name, at=comment.at, text=comment.text)
        for comment, name in history_queries.comments(session, concept_id)
    ]


def comment(session: Session, caller: Caller, concept_id: int, text: str) -> CommentInfo:
    """Add a remark."""
    added = Comment(concept_id=concept_id, person_id=caller.id, at=now(), text=text)
    queries.add(session, added)
    return CommentInfo(id=added.id, by=caller.name, at=added.at, text=text)
