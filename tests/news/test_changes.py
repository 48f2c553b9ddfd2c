"""News: a gapless row of events for each article."""

from concurrent.futures import ThreadPoolExecutor

from app.database import transaction
from app.news import queries, service
from tests.world import IDS, World


def test_an_edit_is_told_with_its_text(world: World) -> None:
    world.save("translator", IDS.segment, 1, "Text.")
    found = world.ask("reader", "GET", f"/articles/{IDS.article}/changes?since=0").json()
    assert found["revision"] == 1
    assert found["complete"] is True
    (event,) = found["events"]
    assert event["kind"] == "segment"
    assert event["body"]["target"] == "Text."
    assert event["body"]["version"] == 2


def test_a_refused_edit_is_not_told(world: World) -> None:
    world.save("translator", IDS.segment, 7, "Text.")
    assert world.ask("reader", "GET", f"/articles/{IDS.article}/changes").json()["revision"] == 0


def test_revisions_have_no_gap_when_many_write_at_once(world: World) -> None:
    def save(segment_id: int) -> None:
        for base in range(1, 6):
            assert world.save("editor", segment_id, base, f"{base}").status_code == 200

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(save, (1, 2, 3, 4)))
    found = world.ask("reader", "GET", f"/articles/{IDS.article}/changes").json()
    assert [event["revision"] for event in found["events"]] == list(range(1, 21))


def test_a_reader_is_told_when_events_are_no_longer_kept(world: World) -> None:
    for base in range(1, 4):
        world.save("translator", IDS.segment, base, f"{base}")
    with transaction() as session:
        queries.forget_before(session, IDS.article, 3)
    with transaction(writes=False) as session:
        assert service.changes(session, IDS.article, 0).complete is False
        assert service.changes(session, IDS.article, 2).complete is True
        assert service.changes(session, IDS.article, 3).complete is True
        assert service.changes(session, IDS.article, 99).complete is False


def test_a_glossary_decision_is_seen_by_who_reads_an_article(world: World) -> None:
    before = world.ask("reader", "GET", f"/articles/{IDS.article}/changes").json()
    world.ask(
        "editor", "POST", f"/concepts/{IDS.proposed}/approve", headers={"If-Match": '"1"'}, json={}
    )
    after = world.ask("reader", "GET", f"/articles/{IDS.article}/changes").json()
    assert after["glossary_revision"] == before["glossary_revision"] + 1
