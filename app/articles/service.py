"""Articles: listed, described, put away."""

from collections.abc import Sequence

from app.accounts.service import Caller
from app.articles import queries
from app.articles.errors import ArticleChanged, ArticleNotFound
from app.articles.models import FRONT_MATTER, Article
from app.articles.schemas import ArticleInfo, FrontChange, Missing, ProgressInfo
from app.database import Session, now
from app.news import service as news
from app.segments import queries as segment_queries
from app.segments import service as segments
from app.segments.models import State
from app.segments.queries import Progress
from app.segments.schemas import SegmentPage


def articles(session: Session, project_id: int, *, archived: bool) -> list[ArticleInfo]:
    """A project's articles, newest first, each with how far it is."""
    return _infos(session, queries.articles(session, project_id, archived=archived))


def every_article(session: Session) -> list[ArticleInfo]:
    """All articles, for the operator's command line."""
    return _infos(session, queries.every_article(session))


def article(session: Session, article_id: int) -> ArticleInfo:
    """One article."""
    return _infos(session, [found(session, article_id)])[0]


def found(session: Session, article_id: int) -> Article:
    """The article itself.

    Raises:
        ArticleNotFound: there is none.
    """
    row = queries.article(session, article_id)
    if row is None:
        raise ArticleNotFound(article_id)
    return row


def change(
    session: Session, caller: Caller, article_id: int, base: int, wanted: FrontChange
) -> ArticleInfo:
    """Change front matter that was read at version `base`."""
    values = wanted.model_dump(exclude_none=True)
    if not queries.change(session, article_id, base, values, now()):
        raise ArticleChanged(article(session, article_id).model_dump(mode="json"))
    session.expire_all()
    return _tell(session, caller, article_id)


def set_archived(
    session: Session, caller: Caller, article_id: int, *, archived: bool
) -> ArticleInfo:
    """Put an article away, or bring it back; nothing of it is deleted."""
    found(session, article_id)
    queries.archive(session, article_id, archived=archived, at=now())
    session.expire_all()
    return _tell(session, caller, article_id)


def _tell(session: Session, caller: Caller, article_id: int) -> ArticleInfo:
    info = article(session, article_id)
    body = {"version": info.version, "archived": info.archived, "changed_by": caller.name}
    news.tell(session, article_id, "article", body)
    return info


def segment_page(session: Session, article_id: int, after: str | None, limit: int) -> SegmentPage:
    """A stretch of an article's segments."""
    return segments.page(session, article_id, found(session, article_id).project_id, after, limit)


def missing(session: Session, article_id: int) -> Missing:
    """What keeps an article from being finished."""
    info = article(session, article_id)
    return Missing(segments=info.progress.segments, missing=segments.missing(session, article_id))


def _infos(session: Session, rows: Sequence[Article]) -> list[ArticleInfo]:
    progress = segment_queries.progress(session, [row.id for row in rows])
    return [
        ArticleInfo.model_construct(
            **{name: getattr(row, name) for name in FRONT_MATTER},
            id=row.id,
            project_id=row.project_id,
            segmentation=row.segmentation,  # type: ignore[arg-type]  # a check holds it
            archived=row.archived,
            version=row.version,
            created_at=row.created_at,
            changed_at=row.changed_at,
            progress=_progress(progress[row.id]),
        )
        for row in rows
    ]


def _progress(counted: Sequence[Progress]) -> ProgressInfo:
    in_state = dict.fromkeys(State, 0)
    for row in counted:
        in_state[row.state] = row.segments
    return ProgressInfo(
        segments=sum(in_state.values()),
        untranslated=in_state[State.UNTRANSLATED],
        draft=in_state[State.DRAFT],
        translated=in_state[State.TRANSLATED],
        reviewed=in_state[State.REVIEWED],
        characters=sum(row.characters for row in counted),
        characters_done=sum(row.characters for row in counted if row.state.finished),
    )
