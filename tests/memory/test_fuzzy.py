"""What resembles a segment is found: nothing that a full scan finds is missing."""

from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.database import Session, now, transaction
from app.memory import concordance, differing, fuzzy, service, subsegments
from app.memory.grams import key, keys, pairs, places, short_pairs, words
from app.memory.lists import in_all, most_shared, unpacked
from app.memory.queries import Filters, Reach
from app.memory.schemas import Likeness, Mode, Side
from app.memory.service import Unit
from tests.memory import corpora
from tests.memory.scan import Scan, found_of
from tests.world import IDS

ALL = Reach(1, is_administrator=True)
PROJECTS = [IDS.project]


def _keep(session: Session, sources: Sequence[str], **given: object) -> None:
    units = [
        Unit(IDS.project, source, f"Rendering {number}.", "translated", now(), **given)  # type: ignore[arg-type]
        for number, source in enumerate(sources)
    ]
    service.remember_all(session, units)


def _ask(session: Session, source: str, **given: object) -> Unit:
    assert session
    return Unit(IDS.project, source, "", "translated", now(), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", corpora.KINDS)
def test_what_a_full_scan_finds_is_found(database_url: str, kind: str) -> None:
    assert database_url
    sources = corpora.KINDS[kind](6_000)
    scan = Scan(sources)
    true = found = 0
    with transaction() as session:
        _keep(session, sources)
        for question in corpora.questions(sources, 120):
            best = scan.best(question)
            ours = [score for _, score in fuzzy.resembling(session, PROJECTS, question, 20)]
            true += len(best)
            found += found_of(best, ours)
    assert true > 60, "the questions have answers"
    assert found >= 0.99 * true, f"{found} of {true}"


def test_entries_kept_one_by_one_are_found_as_those_kept_together(database_url: str) -> None:
    assert database_url
    sources = corpora.ordinary(60)
    with transaction() as session:
        for source in sources[:30]:
            service.remember(session, Unit(IDS.project, source, "Text.", "translated", now()))
        _keep(session, sources[30:])
        for source in sources:
            best = fuzzy.resembling(session, PROJECTS, source, 1)
            assert best[0][1] == 100, source


_HAN = st.text(st.sampled_from("国家队科技企业人工智能的发展0123年"), min_size=1, max_size=14)


@given(st.lists(_HAN, min_size=1, max_size=40), _HAN)
def test_the_lists_lose_nobody_who_shares_a_pair(texts: list[str], question: str) -> None:
    from app.memory.lists import chunks

    found = places([key(text) for text in texts], [""] * len(texts))
    packed = list(chunks(range(5, 5 + len(texts)), found))
    wanted = pairs(question)
    lists = [(chunk.base, chunk.offsets) for chunk in packed if chunk.bucket in wanted]
    shared = {
        number: len(pairs(text) & wanted)
        for number, text in enumerate(texts, start=5)
        if pairs(text) & wanted
    }
    assert set(most_shared(lists, 1_000)) == set(shared)
    few = most_shared(lists, 3)
    assert (
        sorted((shared[number] for number in few), reverse=True)
        == sorted(shared.values(), reverse=True)[:3]
    )
    by_bucket = {
        bucket: [(c.base, c.offsets) for c in packed if c.bucket == bucket] for bucket in wanted
    }
    everybody = [n for n, count in shared.items() if count == len(wanted)]
    assert in_all(by_bucket).tolist() == sorted(everybody, reverse=True)
    assert all(len(unpacked(chunk.offsets)) == chunk.size for chunk in packed)


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5), st.text(max_size=30))
def test_many_texts_are_read_as_one_by_one(sources: list[str], target: str) -> None:
    folded = keys(sources)
    assert folded == [key(source) for source in sources]
    found = places(folded, [target] * len(sources))
    for number, source in enumerate(sources):
        buckets = found.buckets[found.entries == number].tolist()
        assert sorted(buckets) == sorted(pairs(source) | short_pairs(source) | words(target))
    last = found.only([len(sources) - 1])
    assert last.buckets.tolist() == found.buckets[found.entries == len(sources) - 1].tolist()
    assert set(last.entries.tolist()) <= {0}


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(text: str) -> None:
    assert key(key(text)) == key(text)


class _Undone(Exception):
    """Takes a transaction back."""


@pytest.mark.parametrize("lowest", [70, 85])
def test_matches_of_any_texts_are_those_of_a_full_scan(database_url: str, lowest: int) -> None:
    assert database_url

    @given(st.lists(_HAN, min_size=1, max_size=30, unique_by=key), _HAN)
    @settings(max_examples=60, deadline=None)
    def check(texts: list[str], question: str) -> None:
        with suppress(_Undone), transaction() as session:
            _keep(session, texts)
            found = fuzzy.resembling(session, PROJECTS, question, 40, lowest)
            raise _Undone
        kept = [*texts, "云从科技获18亿元融资", "后浪值得尊敬。"]
        true = Scan(kept).best(question, lowest, 40)
        assert sorted((score for _, score in found), reverse=True) == pytest.approx(true)

    check()


def test_scores_say_what_they_mean(database_url: str) -> None:
    assert database_url
    with transaction() as session:
        service.remember(
            session,
            Unit(
                IDS.project,
                "這是一家純內資企業。",
                "It is domestically funded.",
                "reviewed",
                now(),
                before="甲。",
                after="乙。",
            ),
        )

        def only(source: str, **given: object) -> tuple[Likeness, int]:
            (match,) = fuzzy.matches(session, ALL, _ask(session, source, **given)).matches[:1]
            return match.likeness, match.score

        source = "这是一家纯内资企业。"
        assert only(source, before="甲。", after="乙。") == (Likeness.CONTEXT, 101)
        assert only(source, before="甲。", after="丙。") == (Likeness.EXACT, 100)
        assert only(source) == (Likeness.EXACT, 100)
        assert only("这是两家纯内资企业。") == (Likeness.FUZZY, 90)
        assert not fuzzy.matches(session, ALL, _ask(session, "没有什么相同的话")).matches
        assert not fuzzy.matches(session, ALL, _ask(session, " ")).matches


def test_a_text_is_shown_once_and_ones_own_entry_never(database_url: str) -> None:
    assert database_url
    with transaction() as session:
        for _ in range(3):
            service.remember(
                session, Unit(IDS.project, "后浪值得尊敬吗？", "Do they?", "translated", now())
            )
        asked = _ask(session, "后浪值得尊敬吗？", segment_id=4)
        found = fuzzy.matches(session, ALL, asked).matches
        assert [match.target for match in found] == ["Do they?"]


@pytest.mark.parametrize("is_packed", [True, False])
def test_nobody_is_shown_an_entry_of_a_project_that_is_not_theirs(
    database_url: str, is_packed: bool
) -> None:
    assert database_url
    secret = "另一个项目的秘密计划。"
    with transaction() as session:
        unit = Unit(2, secret, "Their secret plan.", "translated", now())
        if is_packed:
            service.remember_all(session, [unit])
        else:
            service.remember(session, unit)

        def seen(reach: Reach) -> list[bool]:
            exact, near = _ask(session, secret), _ask(session, "另一个项目的秘密计策。")
            longer = _ask(session, f"他们昨天在会议上谈到的那件事，就是{secret}")
            searches = [
                (phrase, side, mode)
                for phrase, side in (
                    ("秘密", Side.SOURCE),
                    ("密", Side.SOURCE),
                    ("plan", Side.TARGET),
                )
                for mode in Mode
            ]
            return [
                bool(fuzzy.matches(session, reach, exact).matches),
                bool(fuzzy.matches(session, reach, near).matches),
                bool(subsegments.parts(session, reach, longer).parts),
                *(
                    bool(
                        concordance.search(
                            session, reach, phrase, side=side, mode=mode, filters=some, limit=5
                        ).hits
                    )
                    for phrase, side, mode in searches
                    for some in (Filters(), Filters(state="translated"))
                ),
            ]

        assert all(seen(ALL))
        for person in (2, 3, 4, 5):
            assert not any(seen(Reach(person)))
            assert not any(seen(Reach(person, project_id=2)))


def test_numbers_and_names_that_differ_are_named() -> None:
    found = differing.between("上海市2019年获18亿元。", "北京市2020年获18亿元。")
    assert (found.numbers_here, found.numbers_there) == (["2019年"], ["2020年"])
    assert (found.names_here, found.names_there) == (["上海市"], ["北京市"])


def test_hostile_texts_stay_fast(database_url: str) -> None:
    assert database_url
    for source in ("9" * 100_000, "（" * 50_000, "".join(map(chr, range(0x4E00, 0x9F00))) * 3):
        with transaction() as session:
            service.remember(session, Unit(IDS.project, source, source, "translated", now()))
            (match,) = fuzzy.matches(session, ALL, _ask(session, source)).matches
            assert match.score == 100
