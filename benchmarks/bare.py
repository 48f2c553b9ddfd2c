"""Bare SQL by the driver alone: the yardstick of whatever touches the database."""

import json
import sqlite3
import threading
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import psycopg

from app import database
from tests.world import IDS

# SQLite has one writer, and its own waiting polls: whoever writes it by hand takes a lock as well.
_writing = threading.Lock()


class Bare:
    """One connection of the driver's own, as durable as the workbench's."""

    def __init__(self) -> None:
        url = database.engine().url
        self.sqlite = url.get_backend_name() == "sqlite"
        if self.sqlite:
            self._connection: Any = sqlite3.connect(str(url.database), isolation_level=None)
            for pragma in ("busy_timeout=15000", "synchronous=FULL", "foreign_keys=ON"):
                self._connection.execute(f"PRAGMA {pragma}")
        else:
            address = url.set(drivername="postgresql").render_as_string(hide_password=False)
            self._connection = psycopg.connect(address)

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def select(self, query: str) -> list[dict[str, Any]]:
        """Rows by the names of their columns."""
        cursor = self._connection.cursor()
        cursor.execute(query)
        names = [column[0] for column in cursor.description]
        found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        if not self.sqlite:
            self._connection.commit()
        return found

    def save(self, article: int, segment: int, base: int, target: str) -> None:
        """The four statements of a save, and the commit."""
        at, operation = datetime.now(UTC).isoformat(sep=" "), str(uuid4())
        with _writing if self.sqlite else nullcontext():
            cursor = self._begin()
            cursor.execute(
                self._sql(
                    "UPDATE segments SET target = ?, state = ?, origin = ?, version = ?,"
                    " changed_by = ?, changed_at = ? WHERE id = ? AND version = ?"
                ),
                (target, "draft", "typed", base + 1, 3, at, segment, base),
            )
            assert cursor.rowcount == 1
            cursor.execute(
                self._sql(
                    "INSERT INTO revisions (segment_id, version, target, state, origin, person_id,"
                    " at, operation) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                ),
                (segment, base + 1, target, "draft", "typed", 3, at, operation),
            )
            cursor.execute(
                self._sql(
                    "UPDATE feeds SET revision = revision + 1 WHERE article_id = ?"
                    " RETURNING revision"
                ),
                (article,),
            )
            (revision,) = cursor.fetchone()
            cursor.execute(
                self._sql(
                    "INSERT INTO events (article_id, revision, kind, body, at)"
                    " VALUES (?, ?, ?, ?, ?)"
                ),
                (article, revision, "segment", json.dumps({"id": segment, "target": target}), at),
            )
            self._connection.commit()

    def store(self, sources: Sequence[str]) -> None:
        """An article with its paragraphs, segments and revisions, and the commit."""
        at = datetime.now(UTC).isoformat(sep=" ")
        with _writing if self.sqlite else nullcontext():
            cursor = self._begin()
            article = self._article(cursor, at)
            first = self._free(cursor, "paragraphs")
            paragraphs = range(first, first + len(sources))
            cursor.executemany(
                self._sql(
                    "INSERT INTO paragraphs (id, article_id, kind, level) VALUES (?, ?, ?, ?)"
                ),
                [(paragraph, article, "paragraph", 0) for paragraph in paragraphs],
            )
            first = self._free(cursor, "segments")
            segments = range(first, first + len(sources))
            cursor.executemany(
                self._sql(
                    "INSERT INTO segments (id, article_id, project_id, paragraph_id, position,"
                    " source, characters, target, state, origin, version, changed_by, changed_at)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, '', 'untranslated', 'none', 1, 3, ?)"
                ),
                [
                    (id_, article, IDS.project, paragraph, place << 20, source, len(source), at)
                    for place, (id_, paragraph, source) in enumerate(
                        zip(segments, paragraphs, sources, strict=True), start=1
                    )
                ],
            )
            cursor.executemany(
                self._sql(
                    "INSERT INTO revisions (segment_id, version, target, state, origin, person_id,"
                    " at) VALUES (?, 1, '', 'untranslated', 'none', 3, ?)"
                ),
                [(segment, at) for segment in segments],
            )
            # The numbers given by hand are the next ones; the database goes on after them.
            for table, last in (("paragraphs", paragraphs[-1]), ("segments", segments[-1])):
                if not self.sqlite:
                    cursor.execute(f"SELECT setval('{table}_id_seq', {last})")
            self._connection.commit()

    def store_concepts(self, project: int, entries: Sequence[tuple[str, str]]) -> None:
        """Concepts with one rendering each and their history, and the commit."""
        at = datetime.now(UTC).isoformat(sep=" ")
        with _writing if self.sqlite else nullcontext():
            cursor = self._begin()
            first = self._free(cursor, "concepts")
            numbered = list(enumerate(entries, start=first))
            empty = ", ".join(["''"] * 9)
            cursor.executemany(
                self._sql(
                    "INSERT INTO concepts (id, project_id, zh, kind, gloss, status, version,"
                    " proposed_by, proposed_at, decided_by, decided_at, pinyin, domain, definition,"
                    " note, print_note, source, reason, context_source, context_target) VALUES"
                    f" (?, ?, ?, 'term', 'house', 'approved', 1, 2, ?, 2, ?, {empty})"
                ),
                [(number, project, zh, at, at) for number, (zh, _) in numbered],
            )
            cursor.executemany(
                self._sql(
                    "INSERT INTO terms (concept_id, place, language, text, standing, form, note,"
                    " abbreviation, plural, provenance, source, dated)"
                    " VALUES (?, 0, 'en', ?, 'preferred', '', '', '', '', 'unknown', '', '')"
                ),
                [(number, en) for number, (_, en) in numbered],
            )
            cursor.executemany(
                self._sql(
                    "INSERT INTO concept_changes (concept_id, version, action, person_id, at,"
                    " reason, after) VALUES (?, 1, 'imported', 2, ?, '', ?)"
                ),
                [(number, at, json.dumps({"zh": zh, "en": en})) for number, (zh, en) in numbered],
            )
            if not self.sqlite:
                cursor.execute(f"SELECT setval('concepts_id_seq', {numbered[-1][0]})")
            self._connection.commit()

    def _article(self, cursor: Any, at: str) -> int:
        empty = "'', '', '', '', '', '', '', '', '', ''"
        cursor.execute(
            self._sql(
                "INSERT INTO articles (project_id, segmentation, archived, version, created_at,"
                " changed_at, title, original_title, author, outlet, source_date, url, translator,"
                f" editor, translation_date, note) VALUES (?, ?, ?, 1, ?, ?, {empty}) RETURNING id"
            ),
            (IDS.project, "paragraph", False, at, at),
        )
        (article,) = cursor.fetchone()
        cursor.execute(
            self._sql("INSERT INTO feeds (article_id, revision) VALUES (?, 0)"), (article,)
        )
        return int(article)

    def _begin(self) -> Any:
        cursor = self._connection.cursor()
        if self.sqlite:
            cursor.execute("BEGIN IMMEDIATE")
        return cursor

    @staticmethod
    def _free(cursor: Any, table: str) -> int:
        cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")
        return int(cursor.fetchone()[0])

    def _sql(self, query: str) -> str:
        return query if self.sqlite else query.replace("?", "%s")
