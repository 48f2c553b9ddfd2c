import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.sentences import split_chinese, split_english
from app.language.spans import Span, texts

MARKS = "。！？!?.…“”‘’「」『』\"'（）()[]《》：，；、—1一A ab说国\n\r\u2028\u3000\x85"
ANY_TEXT = st.text(st.characters() | st.sampled_from(MARKS), max_size=300) | st.text(
    st.sampled_from(MARKS), max_size=300
)
SPLITTERS = [
    split_chinese,
    split_english,
    lambda text: split_chinese(text, whole_quotations=False),
]


@pytest.mark.cases("sentences_chinese.json")
def test_chinese_is_cut_as_an_editor_would(case: dict[str, Any]) -> None:
    text = "".join(case["sentences"])
    assert texts(text, split_chinese(text)) == case["sentences"]


@pytest.mark.cases("sentences_english.json")
def test_english_is_cut_as_an_editor_would(case: dict[str, Any]) -> None:
    text = " ".join(case["sentences"])
    assert texts(text, split_english(text)) == case["sentences"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("他说：“今天下雨。明天晴。”然后走了。", ["他说：“今天下雨。", "明天晴。”", "然后走了。"]),
        ("“今天下雨。走吧！”他说。", ["“今天下雨。", "走吧！”他说。"]),
        ("他喊了一声“停！”就跑了。", ["他喊了一声“停！”就跑了。"]),
    ],
)
def test_long_quotations_are_cut_on_request(text: str, sentences: list[str]) -> None:
    assert texts(text, split_chinese(text, whole_quotations=False)) == sentences


@pytest.mark.parametrize("split", SPLITTERS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\n\n \n"])
def test_the_end_of_a_line_ends_a_sentence(split: Callable[[str], list[Span]], end: str) -> None:
    text = f"他说：“一{end}  （two{end}"
    assert texts(text, split(text)) == ["他说：“一", "（two"]


@pytest.mark.parametrize("split", SPLITTERS)
@given(text=ANY_TEXT)
def test_nothing_but_white_space_is_left_out(split: Callable[[str], list[Span]], text: str) -> None:
    sentences = split(text)
    assert "".join("".join(texts(text, sentences)).split()) == "".join(text.split())
    for sentence in sentences:
        assert sentence.of(text) == sentence.of(text).strip() != ""
    for left, right in pairwise(sentences):
        assert left.end <= right.start


HOSTILE = [
    *"。（“”）(\"'.!1A　\ud800",
    *["（）", "“。”", "“。”他说", "（。", "走. ", "A. ", "a.b.", "“A. ", '" ', "“（‘「『", ".[1]"],
    *["！”a", "(a.) ", "Dr. ", "!” A B C D ", "。\n", "A.a.A", "- . "],
]


@pytest.mark.parametrize("split", SPLITTERS)
@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_input_takes_linear_time(split: Callable[[str], list[Span]], piece: str) -> None:
    for text in ((piece * 100_000)[:100_000], "。. " + (piece * 100_000)[:100_000] + "” a."):
        started = time.perf_counter()
        split(text)
        assert time.perf_counter() - started < 3
