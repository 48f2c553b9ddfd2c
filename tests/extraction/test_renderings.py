"""Renderings come with their origin."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.extraction.glosses import glosses
from app.extraction.renderings import Translations, by_parts

_COMPOSED = json.loads((Path(__file__).parent / "composed.json").read_text(encoding="utf-8"))
_PAIRS = [
    ("政府推行监管沙盒。", "The government runs a regulatory sandbox."),
    ("监管沙盒有十二家企业。", "The regulatory sandbox has 12 firms."),
    ("企业抱怨费用太高。", "Firms complain of high fees."),
    ("政府没有回应。", "The government did not respond."),
]


def test_pairs_show_a_rendering_with_their_sentences() -> None:
    best = Translations(_PAIRS).renderings("监管沙盒")[0]
    assert (best.en, best.origin) == ("regulatory sandbox", "pairs")
    assert best.sentences == (_PAIRS[0][1], _PAIRS[1][1])


def test_one_pair_is_enough_where_the_dictionary_explains_the_words() -> None:
    pairs = [("他申请个人破产。", "He filed for personal bankruptcy."), *_PAIRS]
    best = Translations(pairs).renderings("个人破产")[0]
    assert (best.en, best.origin) == ("personal bankruptcy", "pairs")


def test_a_sentence_beside_its_whole_segment_counts_once() -> None:
    source = "投资方包括上海国企股权投资基金和广州南沙金控。"
    target = (
        "Investors include the Shanghai SOE Equity Investment Fund and Guangzhou Nansha Holdings."
    )
    pairs = [
        (source, target),
        (source, target),
        (f"{source}还有别人。", f"{target} Others followed."),
    ]
    best = Translations(pairs).renderings("股权投资基金")[0]
    assert (best.en, best.origin) == ("Equity Investment Fund", "pairs")
    assert best.sentences == (pairs[2][1],)


def test_a_gloss_is_surer_than_a_dictionary() -> None:
    found = glosses("The “one-horned beasts” (独角兽) grow.")
    first, second = Translations((), found).renderings("獨角獸")[:2]
    assert (first.en, first.origin) == ("one-horned beasts", "gloss")
    assert (second.en, second.origin) == ("unicorn", "dictionary")
    assert first.confidence > second.confidence


def test_names_are_written_in_pinyin_with_doubt_stated() -> None:
    (chinese,) = Translations().renderings("刘亚琴", "person")
    assert (chinese.en, chinese.origin) == ("Liu Yaqin", "pinyin")
    foreign = Translations().renderings("范明政", "person")[-1]
    assert foreign.confidence <= chinese.confidence


def test_a_term_that_nothing_explains_has_no_rendering() -> None:
    assert Translations(_PAIRS).renderings("源网荷储") == []


def test_parts_of_a_surer_rendering_and_what_only_stands_beside_it_are_left_out() -> None:
    pairs = [
        ("云从做计算机视觉。", "CloudWalk is best known for computer vision."),
        ("计算机视觉教机器看。", "Best-known computer vision teaches machines to see."),
    ]
    found = [one.en for one in Translations(pairs).renderings("计算机视觉")]
    assert found == ["computer vision"]


def test_a_place_is_written_in_pinyin_with_what_it_is() -> None:
    (place,) = Translations().renderings("榕溪县", "place")
    assert (place.en, place.origin) == ("Rongxi County", "pinyin")


@pytest.mark.parametrize("case", _COMPOSED, ids=lambda case: case["zh"])
def test_a_compound_is_put_together_from_its_parts(
    case: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    if reason := case.get("known_failure"):
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    found = list(by_parts(case["zh"], case["kind"]))
    assert [one.en for one in found] == ([case["en"]] if case["en"] else [])
    assert all(one.origin == "parts" and one.confidence < 0.3 for one in found)


def test_parts_are_asked_only_where_nothing_surer_is_known() -> None:
    (alone,) = Translations().renderings("监管沙盒")
    assert (alone.en, alone.origin) == ("regulatory sandbox", "parts")
    assert all(one.origin != "parts" for one in Translations(_PAIRS).renderings("监管沙盒"))
