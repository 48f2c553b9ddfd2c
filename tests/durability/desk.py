"""Articles to work on, each test's own."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.articles import importing
from app.articles.pairing import Pair, Paired, Paragraph
from app.articles.schemas import Front
from app.database import transaction
from app.formats import Kind
from app.segments import queries
from tests.world import IDS, SOURCES

TRANSLATORS = 4
_OWN = 3
_SHARED = 2
_CHINESE = tuple(chinese for _, chinese, _, _ in SOURCES)


@dataclass(frozen=True)
class OwnArticle:
    """An article that nobody else works on: untranslated, without news."""

    id: int
    segments: tuple[int, ...]

    @property
    def segment(self) -> int:
        """One of its segments."""
        return self.segments[0]


def own_article(sources: Sequence[str] = _CHINESE) -> OwnArticle:
    """Store one in the furnished project, each source a paragraph of one segment."""
    paragraphs = tuple(Paragraph(Kind.PARAGRAPH, 0, (Pair(source, ""),)) for source in sources)
    with transaction() as session:
        article = importing.store(
            session, None, IDS.project, Front(), Paired(paragraphs), by_sentence=False
        )
        rows = queries.page(session, article.id, 0, len(sources))
    return OwnArticle(article.id, tuple(int(row.id) for row in rows))


class Desk:
    """The segments of an article, dealt out: some for each translator alone, some for all."""

    def __init__(self) -> None:
        """Store the article."""
        number = TRANSLATORS * _OWN + _SHARED
        ids = own_article([f"第{n}段：云从科技是一家纯内资企业。" for n in range(number)]).segments
        self.shared = ids[:_SHARED]
        self.own = [ids[_SHARED + n * _OWN :][:_OWN] for n in range(TRANSLATORS)]
