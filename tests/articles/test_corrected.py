"""A corrected source is compared with the one before it, and no text of either is forgotten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.articles.corrected import Step, compare

_SENTENCES = [
    "走吧。",
    "天黑了。",
    "天全黑了。",
    "他走了。",
    "",
    "云从科技是纯内资企业。",
    "云从科技是内资企业。",
]
_TEXTS = st.lists(st.sampled_from(_SENTENCES) | st.text("甲乙丙，。 a", max_size=6), max_size=30)


@given(old=_TEXTS, new=_TEXTS)
def test_every_text_of_both_is_in_one_step_and_in_order(old: list[str], new: list[str]) -> None:
    fates = compare(old, new)
    assert [fate.old for fate in fates if fate.old is not None] == list(range(len(old)))
    assert [fate.new for fate in fates if fate.new is not None] == list(range(len(new)))
    for fate in fates:
        assert (fate.old is None) == (fate.step is Step.NEW)
        assert (fate.new is None) == (fate.step is Step.REMOVED)
        if fate.old is not None and fate.new is not None:
            assert (old[fate.old] == new[fate.new]) == (fate.step is Step.UNCHANGED)


@given(texts=_TEXTS)
def test_the_same_source_is_unchanged(texts: list[str]) -> None:
    assert {fate.step for fate in compare(texts, texts)} <= {Step.UNCHANGED}


@given(texts=_TEXTS, at=st.integers(0, 30))
def test_what_is_put_in_is_all_that_is_new(texts: list[str], at: int) -> None:
    fates = compare(texts, [*texts[:at], "新增的一段文字。", *texts[at:]])
    assert [fate.step for fate in fates if fate.step is not Step.UNCHANGED] == [Step.NEW]


@pytest.mark.parametrize(
    ("old", "new", "steps"),
    [
        (
            "甲。|云从科技获18亿元融资。|乙。",
            "甲。|云从科技获得18亿元融资。|乙。",
            "same changed same",
        ),
        ("國家隊。", "国家队。", "changed"),
        ("甲。|他走了。|乙。", "甲。|乙。", "same removed same"),
        ("他昨天走了。", "云从科技是纯内资企业。", "removed new"),
        ("甲。|甲。|乙。", "甲。|乙。", "same removed same"),
        ("", "甲。", "new"),
    ],
)
def test_steps(old: str, new: str, steps: str) -> None:
    fates = compare(*([text for text in side.split("|") if text] for side in (old, new)))
    assert [fate.step.value.replace("unchanged", "same") for fate in fates] == steps.split()
