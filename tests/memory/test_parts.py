"""The longest parts of a segment that stand elsewhere, and the sentences of a paragraph."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.database import now, transaction
from app.language import words
from app.language.scripts import fold
from app.memory import service, subsegments
from app.memory.grams import key, pairs, pairs_in_order, places
from app.memory.lists import chunks, in_a_row
from app.memory.parts import SHORTEST, _is_loose, _tells, shared_parts
from app.memory.queries import Reach
from app.memory.sentences import sure_pairs
from app.memory.service import Unit
from tests.world import IDS, World

_HAN = st.text(st.sampled_from("国家队科技企业的，年A1 "), min_size=1, max_size=24)


def _keep(source: str, target: str, **given: Any) -> None:
    with transaction() as session:
        service.remember(session, Unit(IDS.project, source, target, "translated", now(), **given))


@given(_HAN, st.lists(_HAN, max_size=6))
def test_a_part_stands_in_both_from_word_to_word(source: str, others: list[str]) -> None:
    numbered = list(enumerate(others))
    found = shared_parts(source, numbered, 10)
    edges = words.edges(source)
    for part in found:
        text = fold(source[part.start : part.end])
        assert len(text) >= SHORTEST
        assert {part.start, part.end} <= edges
        assert all(text in fold(others[number]) for number in part.entries)
        inside = [one for one in found if part.start <= one.start and one.end <= part.end]
        assert inside == [part]


@pytest.mark.parametrize(
    ("source", "other", "parts"),
    [
        ("合计2,160亿元，比去年少。", "达2.3万亿元，比上年多。", []),
        ("2020年5月，他走了。", "她在2020年5月来了。", []),
        ("引导基金成立了。", "政府引导基金很多。", ["引导基金"]),
        ("百年未有之大变局。", "面对百年未有之大变局，", ["百年未有之大变局"]),
    ],
)
def test_a_date_or_an_amount_is_no_part(source: str, other: str, parts: list[str]) -> None:
    found = shared_parts(source, [(1, other)], 5)
    assert [source[part.start : part.end] for part in found] == parts


@given(_HAN, st.lists(_HAN, max_size=6))
def test_no_longer_part_is_missed(source: str, others: list[str]) -> None:
    edges = sorted(words.edges(source))
    folded = fold(source)
    true = max(
        (
            end - start
            for start in edges
            for end in edges
            if end - start >= SHORTEST
            and not _is_loose(folded, start, set(edges))
            and not _is_loose(folded, end - 1, set(edges))
            and _tells(folded[start:end])
            and any(folded[start:end] in fold(other) for other in others)
        ),
        default=0,
    )
    found = shared_parts(source, list(enumerate(others)), 1)
    assert (found[0].end - found[0].start if found else 0) == true


@given(_HAN, st.lists(_HAN, min_size=1, max_size=6))
def test_all_are_found_that_have_the_pairs_of_a_shortest_part(
    source: str, others: list[str]
) -> None:
    packed = chunks(
        range(len(others)), places([key(other) for other in others], [""] * len(others))
    )
    row = pairs_in_order(source)
    lists = [(one.bucket, one.base, one.offsets) for one in packed if one.bucket in row]
    runs = [set(row[begin : begin + 3]) for begin in range(len(row) - 2)]
    having = [n for n, other in enumerate(others) if any(run <= pairs(other) for run in runs)]
    assert sorted(in_a_row(row, lists, 3, len(others))) == having
    assert set(in_a_row(row, lists, 3, 1)) <= set(having)


def test_a_rare_phrase_is_found_beside_a_thousand_lines_of_one_pattern(database_url: str) -> None:
    assert database_url
    # Half of the pattern, so that the lines are no matches; the same lines in each run.
    lines = [
        f"公司于{2000 + n % 20}年{n % 12 + 1}月召开第{n}次股东大会，会议通过第{n}号决议"
        for n in range(900)
    ]
    asked = "公司于2019年7月召开第77次股东大会，其间有人谈到不忘初心的道理，也有人说起企业的历史。"
    with transaction() as session:
        units = [
            Unit(IDS.project, source, f"Line {number}.", "translated", now())
            for number, source in enumerate(["他常常想起不忘初心这句话。", *lines])
        ]
        service.remember_all(session, units)
        unit = Unit(IDS.project, asked, "", "translated", now())
        reach = Reach(1, is_administrator=True)
        found = subsegments.parts(session, reach, unit).parts
    assert "不忘初心" in [asked[part.start : part.end] for part in found]


def test_parts_come_with_both_sides_marked(world: World) -> None:
    _keep("這些企業成為了人工智能國家隊的重要成員。", "These firms joined the AI national team.")
    _keep("他们是后浪值得尊敬的人。", "They are latecomers who deserve respect.")
    answer = world.ask("reader", "GET", f"/segments/{IDS.segment + 1}/parts").json()
    (part,) = answer["parts"]
    assert answer["source"][part["start"] : part["end"]] == "人工智能国家队"
    (example,) = part["examples"]
    (mark,) = example["in_source"]
    assert example["source"][mark["start"] : mark["end"]] == "人工智能國家隊"
    marked = [example["target"][mark["start"] : mark["end"]] for mark in example["in_target"]]
    assert marked == ["national team"], "by the glossary"


def test_parts_of_others_projects_are_not_shown(world: World) -> None:
    with transaction() as session:
        source = "这些企业成为了人工智能国家队的重要成员。"
        unit = Unit(2, source, "Secret.", "translated", now())
        service.remember(session, unit)
    for who, seen in (("reader", 0), ("editor", 0), ("administrator", 1)):
        answer = world.ask(who, "GET", f"/segments/{IDS.segment + 1}/parts")
        assert len(answer.json()["parts"]) == seen
    assert world.ask("outsider", "GET", f"/segments/{IDS.segment + 1}/parts").status_code == 404


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("天黑了。", "Night fell."),
        ("天黑了。", "Night fell. Nobody saw it."),
        ("天黑了。没有人看见。", "Night fell and nobody saw it."),
        ("", ""),
    ],
)
def test_one_sentence_has_no_parts(source: str, target: str) -> None:
    assert sure_pairs(source, target) == []


PARAGRAPH = "公司去年获得18亿元融资。北京市政府表示祝贺。"
ENGLISH = "The company raised RMB 1.8 billion last year. The Beijing government congratulated it."


def test_a_paragraph_is_remembered_by_its_sentences(world: World) -> None:
    given = {"text": f"{PARAGRAPH}\n\n北京市政府表示祝贺。"}
    world.ask("translator", "POST", f"/projects/{IDS.project}/articles", data=given)
    world.save("translator", 5, 1, ENGLISH, "translated")
    (match,) = world.ask("translator", "GET", "/segments/6/matches").json()["matches"]
    assert (match["score"], match["part"]) == (100, 2)
    assert match["target"] == "The Beijing government congratulated it."

    hits = world.ask("reader", "GET", "/memory?phrase=祝贺").json()["hits"]
    assert [hit["part"] for hit in hits] == [2], "the sentence stands for its paragraph"

    revised = ENGLISH.replace("congratulated it", "congratulated the company")
    world.save("translator", 5, 2, revised, "translated")
    (match,) = world.ask("translator", "GET", "/segments/6/matches").json()["matches"]
    assert match["target"] == "The Beijing government congratulated the company."
    world.save("translator", 5, 3, ENGLISH, "draft")
    assert world.ask("translator", "GET", "/segments/6/matches").json()["matches"] == []
    assert world.ask("reader", "GET", "/memory?phrase=祝贺").json()["hits"] == []
