"""An article is opened: 40 segments for the eye, then pages of 2,000, as the editor asks."""

import json

from benchmarks import places, texts
from benchmarks.bare import Bare
from benchmarks.measuring import Row, medians
from benchmarks.places import Place

_FIRST, _PAGE = 40, 2_000
_SQL = (
    "SELECT s.id, s.article_id, s.paragraph_id, p.kind, p.level, s.position, s.source, s.target,"
    " s.state, s.origin, s.version, CAST(s.changed_at AS text), n.name FROM segments s"
    " JOIN paragraphs p ON p.id = s.paragraph_id LEFT JOIN people n ON n.id = s.changed_by"
    " WHERE s.article_id = {} ORDER BY s.position"
)


def rows(place: Place, sizes: list[int]) -> list[Row]:
    """One row for each size."""
    made = []
    client, connection = place.server.client("reader"), Bare()
    for size in sizes:
        article = places.store(texts.paragraphs(size), texts.english(size))

        def ours(article: int = article, size: int = size) -> None:
            client.close()  # idle for five seconds, it may be gone at the other end
            seen, after = 0, ""
            while after is not None:
                limit = _PAGE if after else _FIRST
                path = f"/articles/{article}/segments?limit={limit}"
                answer = client.ask("GET", f"{path}&after={after}" if after else path)
                page = answer.json()
                seen, after = seen + len(page["segments"]), page["next"]
            assert seen == size

        def bare(article: int = article) -> None:
            json.loads(json.dumps(connection.select(_SQL.format(article))).encode())

        taken = medians(ours, bare, 5 if size <= 1_000 else 3)
        what = f"open an article of {size:,} segments"
        made.append(Row(what, *taken, "the same SELECT, `json.dumps` and `json.loads`", size))
    connection.close()
    return made
