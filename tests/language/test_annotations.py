import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.annotations import annotate
from app.language.dictionary import load

ANY_TEXT = st.text(st.characters() | st.sampled_from("国家队的纯内资企业這些，。AI1𠮷"))
SENTENCE = (
    "据报道，人工智能企业云从科技近日完成总额18亿元人民币的新一轮融资，四大行中的三家是它的客户，"
    "覆盖超过400家银行。创始人周曦毕业于中国科学技术大学，公司由中国科学院重庆研究院孵化，被称为国家队"
    "的纯内资企业。业内人士认为，在新基建的背景下，公司有望登陆科创板，这将为行业发展带来新的机遇。"
)


@given(ANY_TEXT)
def test_words_stand_where_they_say_in_order(text: str) -> None:
    end = 0
    for word in annotate(text, load()):
        assert end <= word.start < word.end <= len(text)
        assert text[word.start : word.end] == word.text
        assert word.pinyin
        end = word.end


def test_every_chinese_character_is_in_a_word_and_nothing_else_is() -> None:
    covered = "".join(word.text for word in annotate(SENTENCE, load()))
    assert covered == "".join(c for c in SENTENCE if "\u4e00" <= c <= "\u9fff")


def test_a_word_shows_the_reading_of_its_context_first() -> None:
    (of,) = annotate("的", load())
    assert of.pinyin == of.entries[0].pinyin == "de"
    assert {entry.pinyin for entry in of.entries} == {"de", "dī", "dí", "dì"}


def test_china_does_not_come_before_in() -> None:
    *_, within = annotate("四大行中", load())
    assert within.entries[0].pinyin == "zhōng"
    assert within.entries[0].senses[0].startswith("within")


def test_a_word_that_the_dictionary_lacks_shows_its_parts_as_read_here() -> None:
    (word,) = [w for w in annotate("纯内资", load()) if w.text == "内资"]
    assert {entry.simplified for entry in word.entries} == {"内", "资"}
    (board,) = annotate("科创板", load())
    assert next(e.pinyin for e in board.entries if e.simplified == "创") == "chuàng"


def test_traditional_text_is_read_alike() -> None:
    simplified = [word.pinyin for word in annotate("国家队的银行", load())]
    assert [word.pinyin for word in annotate("國家隊的銀行", load())] == simplified


def test_threads_annotate_alike() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: annotate(SENTENCE, load()), range(40)))
    assert all(words == found[0] for words in found)


def test_a_segment_takes_a_few_milliseconds() -> None:
    annotate(SENTENCE, load())
    started = time.perf_counter()
    for _ in range(10):
        annotate(SENTENCE, load())
    assert (time.perf_counter() - started) / 10 < 0.05  # 2 to 4 ms on a busy machine


@pytest.mark.parametrize("piece", ["银行的行长", "国", "國", "画蛇添足", "1", "“", "\ud800"])
def test_long_text_takes_time_in_proportion(piece: str) -> None:
    started = time.perf_counter()
    annotate((piece * 20_000)[:20_000], load())
    assert time.perf_counter() - started < 10
