"""What a server has acknowledged, and what its database says afterwards.

The ledger is kept by the clients, in the process of the test, at the moment an answer arrives:
it outlives the server. Everything a client was told must be in the database afterwards, at the
place it was told.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.news.models import Event, Feed
from app.segments.models import Revision, Segment


@dataclass(frozen=True)
class Acknowledged:
    """An edit that was answered with 200."""

    segment: int
    base: int
    version: int
    text: str
    operation: str


@dataclass
class Ledger:
    """Everything that the clients were told."""

    acknowledged: list[Acknowledged] = field(default_factory=list)
    # Operations that were answered with 412: their texts must not be there.
    refused: set[str] = field(default_factory=set)
    # Operations that had no answer and were sent again until they had one.
    repeated: set[str] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    def acknowledge(self, edit: Acknowledged) -> None:
        """Write down a 200."""
        with self._lock:
            self.acknowledged.append(edit)

    def refuse(self, operation: str) -> None:
        """Write down a 412."""
        with self._lock:
            self.refused.add(operation)

    def repeat(self, operation: str) -> None:
        """Write down that an answer did not come and the operation is sent again."""
        with self._lock:
            self.repeated.add(operation)

    def overwritten(self) -> list[str]:
        """Edits that were acknowledged on a version that another edit had already replaced."""
        by_base: dict[tuple[int, int], set[str]] = defaultdict(set)
        for edit in self.acknowledged:
            by_base[edit.segment, edit.base].add(edit.operation)
        return [
            f"segment {segment}, version {base}: replaced by {len(operations)} edits, each of"
            " which was told that it was the only one"
            for (segment, base), operations in by_base.items()
            if len(operations) > 1
        ]


def lost(session: Session, ledger: Ledger) -> list[str]:
    """Acknowledged edits that are not in the history, or are there otherwise than was told."""
    stored = {
        (row.segment_id, row.version): (row.target, row.operation)
        for row in session.execute(
            select(Revision.segment_id, Revision.version, Revision.target, Revision.operation)
        )
    }
    return [
        f"segment {edit.segment}, version {edit.version}: acknowledged “{edit.text}”,"
        f" stored {stored.get((edit.segment, edit.version))}"
        for edit in ledger.acknowledged
        if stored.get((edit.segment, edit.version)) != (edit.text, edit.operation)
    ]


def broken(session: Session, ledger: Ledger) -> list[str]:
    """Whatever else is wrong with the database: chains, current texts, operations, news."""
    revisions = session.scalars(
        select(Revision).order_by(Revision.segment_id, Revision.version)
    ).all()
    chains: dict[int, list[Revision]] = defaultdict(list)
    for revision in revisions:
        chains[revision.segment_id].append(revision)
    return [
        *_broken_chains(session, chains),
        *_broken_operations(revisions, ledger),
        *_broken_news(session, chains),
    ]


def _broken_chains(session: Session, chains: dict[int, list[Revision]]) -> Iterator[str]:
    for segment in session.scalars(select(Segment)):
        chain = chains[segment.id]
        versions = [revision.version for revision in chain]
        if versions != list(range(1, len(chain) + 1)):
            yield f"segment {segment.id} has the versions {versions}"
        newest = chain[-1]
        shown = (segment.version, segment.target, segment.state, segment.origin)
        if shown != (newest.version, newest.target, newest.state, newest.origin):
            yield f"segment {segment.id} shows {shown} and not its newest version {newest.version}"


def _broken_operations(revisions: Sequence[Revision], ledger: Ledger) -> Iterator[str]:
    applied = Counter(revision.operation for revision in revisions if revision.operation)
    for operation, times in applied.items():
        if times > 1:
            yield f"operation {operation} was applied {times} times"
    for operation in ledger.refused & set(applied):
        yield f"operation {operation} was refused and applied all the same"
    told: dict[str, set[int]] = defaultdict(set)
    for edit in ledger.acknowledged:
        told[edit.operation].add(edit.version)
    for operation, versions in told.items():
        if len(versions) > 1:
            yield f"operation {operation} was answered with the versions {sorted(versions)}"


def _broken_news(session: Session, chains: dict[int, list[Revision]]) -> Iterator[str]:
    edits = {
        (revision.segment_id, revision.version): revision.target
        for chain in chains.values()
        for revision in chain[1:]
    }
    told: list[tuple[tuple[int, int], str]] = []
    for feed in session.scalars(select(Feed)):
        events = session.scalars(
            select(Event).where(Event.article_id == feed.article_id).order_by(Event.revision)
        ).all()
        if [event.revision for event in events] != list(range(1, feed.revision + 1)):
            yield f"the news of article {feed.article_id} have gaps before {feed.revision}"
        told += [
            ((event.body["id"], event.body["version"]), event.body["target"])
            for event in events
            if event.kind == "segment"
        ]
    if len(told) != len(edits) or dict(told) != edits:
        yield f"{len(edits)} edits were made and {len(told)} were told in the news, not the same"
