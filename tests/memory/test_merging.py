"""Chunks of entries that were confirmed one by one are merged, and nobody is lost."""

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.database import now, transaction
from app.memory import fuzzy, service
from app.memory.lists import REACH, Chunk, merged, unpacked
from app.memory.models import Posting
from app.memory.service import Unit
from tests.memory import corpora
from tests.world import IDS

_PLACES = st.sets(st.tuples(st.integers(0, 2), st.integers(1, 4 * REACH)), max_size=40)


@given(_PLACES)
@settings(max_examples=100)
def test_a_merged_list_has_the_same_entries_in_fewer_chunks(places: set[tuple[int, int]]) -> None:
    chunks = list(merged([Chunk(bucket, number, 1, bytes(2)) for bucket, number in places]))
    found = [(c.bucket, c.base + offset) for c in chunks for offset in unpacked(c.offsets)]
    assert sorted(found) == sorted(places)
    assert list(merged(chunks)) == chunks
    bases: defaultdict[int, list[int]] = defaultdict(list)
    for chunk in chunks:
        bases[chunk.bucket].append(chunk.base // REACH)
        assert chunk.size == len(unpacked(chunk.offsets)) > 0
    assert all(len(some) <= 5 for some in bases.values())


def test_confirming_one_by_one_merges_the_chunks(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert database_url
    monkeypatch.setattr(service, "_PARTS", 2)
    sources = corpora.ordinary(40)
    with transaction() as session:
        for source in sources:
            service.remember(session, Unit(IDS.project, source, "Text.", "translated", now()))
        rows, buckets, places = session.execute(
            select(
                func.count(), func.count(Posting.bucket.distinct()), func.sum(Posting.size)
            ).where(Posting.project_id == IDS.project)
        ).one()
        # The last few entries still stand alone in the half whose turn was before.
        assert rows < buckets + 200 < places
        for source in sources:
            assert fuzzy.resembling(session, [IDS.project], source, 1)[0][1] == 100
        project = Posting.project_id == IDS.project
        expected = {b for source in sources for b in service.buckets(source, "Text.")}
        found = set(session.scalars(select(Posting.bucket).where(project).distinct()))
        assert expected <= found
