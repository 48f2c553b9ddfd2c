import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.language import words
from app.language.spans import texts

ANY_TEXT = st.text(
    st.characters()
    | st.sampled_from("国家队的纯内资企業這些 ，。“”《》3.5%万亿AI-@'&,\r\n㐀𠮷〇éＡ"),
)


@pytest.fixture(scope="module")
def slow() -> words.Engine:
    return words.jieba_engine()


def cut(text: str) -> list[str]:
    return texts(text, words.cut(text))


@pytest.mark.cases("words.json")
def test_words_are_cut_as_a_reader_would(case: dict[str, Any]) -> None:
    assert cut(case["text"]) == case["words"]


@pytest.mark.cases("words.json")
def test_jieba_and_rjieba_cut_alike(case: dict[str, Any], slow: words.Engine) -> None:
    fast = words.rjieba_engine()
    assert words.cut_with(slow, case["text"]) == words.cut_with(fast, case["text"])


@settings(deadline=None)
@given(ANY_TEXT)
def test_jieba_and_rjieba_cut_any_text_alike(slow: words.Engine, text: str) -> None:
    assert words.cut_with(slow, text) == words.cut_with(words.rjieba_engine(), text)


@given(ANY_TEXT)
def test_words_cover_the_text_without_gaps(text: str) -> None:
    assert "".join(cut(text)) == text


def test_traditional_text_is_cut_where_simplified_text_is() -> None:
    assert words.cut("這些純內資企業的國家隊，後來怎麼樣？") == words.cut(
        "这些纯内资企业的国家队，后来怎么样？"
    )


def test_threads_cut_alike_from_a_cold_start() -> None:
    words._fastest.cache_clear()
    text = "四大行中的三家是云从科技的客户，覆盖超过400家银行。" * 20
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(words.cut, [text] * 100))
    assert all(result == results[0] for result in results)


def test_jieba_takes_over_where_there_is_no_rjieba(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    words._fastest.cache_clear()
    try:
        assert cut("云从科技的AI芯片") == ["云", "从", "科技", "的", "AI", "芯片"]
    finally:
        words._fastest.cache_clear()


def test_jieba_leaves_nothing_in_the_shared_temporary_directory_and_reads_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "jieba.cache").write_bytes(b"poison")
    words.jieba_engine()
    assert [path.name for path in tmp_path.iterdir()] == ["jieba.cache"]
    assert (tmp_path / "jieba.cache").read_bytes() == b"poison"


def test_importing_loads_no_dictionary() -> None:
    program = (
        "import sys, app.language.words as w;"
        "assert not {'jieba', 'rjieba', 'opencc', 'pypinyin'} & set(sys.modules);"
        "w.cut('国家队'); assert 'jieba' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env=os.environ, timeout=60)


@pytest.mark.parametrize(
    "piece",
    ["1", "1,", "a.", "a-", "（", "“", "国", "的", "國家隊的純內資企業", "\ud800", "http://", " "],
)
def test_a_hundred_thousand_characters_take_no_time(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    words.cut("国")
    started = time.perf_counter()
    words.cut(text)
    assert time.perf_counter() - started < 3
