import contextlib
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from opencc import OpenCC

from app.errors import Invalid
from app.language.encodings import Decoded, UnreadableText, decode

SENTENCES = [
    "云从科技完成18亿元融资。",
    "四大行中的三家是它的客户，覆盖超过400家银行。",
    "创始人周曦毕业于中国科学技术大学。",
    "“国家队”是什么意思？",
    "标题：纯内资",
    "据新华社北京5月13日电，国务院常务会议部署加快新型基础设施建设。",
    "龘靐齉爩是四个罕见的字，普通文章里很少见到。",
    "AI芯片",
    "国家队",
]
NO_CHINESE = ["Привет, как дела?", "Ελληνικά", "Wú Xīn, Lǚ Bù", "Wilmès", "ɡ", "שלום"]
ENGLISH = [
    "CloudWalk’s “national team” label — and what it means…",
    "Sophie Wilmès spoke on Wednesday.",
    "It costs £300 or €350.",
    "Economic Daily·ce.cn correspondent Lin Huocan",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_simplified_files_are_recognised(text: str) -> None:
    assert decode(text.encode("gb18030")) == Decoded(text, "GB18030")
    assert decode(text.encode("utf-8")) == Decoded(text, "UTF-8")
    assert decode(text.encode("utf-8-sig")) == Decoded(text, "UTF-8 with BOM")
    assert decode(text.encode("utf-16")) == Decoded(text, "UTF-16")
    assert decode(b"\xfe\xff" + text.encode("utf-16-be")) == Decoded(text, "UTF-16")
    assert decode(text.encode("utf-32")) == Decoded(text, "UTF-32")


@pytest.mark.parametrize("text", [t for t in SENTENCES if "龘" not in t])
def test_traditional_files_are_recognised(text: str) -> None:
    traditional = str(OpenCC("s2tw").convert(text))
    assert decode(traditional.encode("big5")) == Decoded(traditional, "Big5")


@pytest.mark.parametrize("text", NO_CHINESE)
def test_utf_8_in_other_scripts_is_not_taken_for_chinese(text: str) -> None:
    assert decode(text.encode("utf-8")) == Decoded(text, "UTF-8")


def test_traditional_text_in_gb18030_is_not_taken_for_big5() -> None:
    text = "這些純內資企業的國家隊，據說已經完成了融資。"
    assert decode(text.encode("gb18030")) == Decoded(text, "GB18030")


def test_hong_kong_characters_are_read_as_big5() -> None:
    text = "佢哋嘅國家隊喺邊度？呢間公司係香港嘅，咁樣講。"
    assert decode(text.encode("big5hkscs")) == Decoded(text, "Big5")


def test_line_by_line_the_same_file_in_two_encodings_tells_itself() -> None:
    text = "\r\n".join(SENTENCES)
    assert decode(text.encode("gb18030")).text == text


def test_utf_16_without_its_mark_is_recognised_by_its_ascii() -> None:
    text = "云从科技 CloudWalk 完成18亿元融资。\n国家队"
    assert decode(text.encode("utf-16-le")) == Decoded(text, "UTF-16")
    assert decode(text.encode("utf-16-be")) == Decoded(text, "UTF-16")


@pytest.mark.parametrize("text", ENGLISH)
def test_english_from_an_old_word_processor_is_not_read_as_chinese(text: str) -> None:
    assert decode(text.encode("cp1252")) == Decoded(text, "Windows-1252")


def test_chinese_glosses_in_english_are_not_read_as_western() -> None:
    text = "purely domestically funded (纯内资), the national team (国家队)"
    assert decode(text.encode("gb18030")) == Decoded(text, "GB18030")


def test_an_empty_file_is_empty_text() -> None:
    assert decode(b"") == Decoded("", "UTF-8")
    assert decode(b"\xef\xbb\xbf") == Decoded("", "UTF-8 with BOM")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xff" * 99, "not text in an encoding"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x9c\xfe\xff", "not text in an encoding"),
        ("国家队".encode() * 20 + b"\xe5\xff", "UTF-8 but damaged: byte 181 "),
        (b"\xff\xfe\x00\xd8", "mark of UTF-16, but byte 1 after it"),
        ("Привет, как дела".encode("cp1251"), "not text in an encoding"),
    ],
)
def test_what_is_no_text_gets_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableText, match=sentence) as raised:
        decode(data)
    assert isinstance(raised.value, Invalid)


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(UnreadableText):
        decode(data).text.encode("utf-8")


@given(st.text())
def test_any_text_survives_utf_8(text: str) -> None:
    # Letters of several scripts, all of two bytes, may as well be a short text in GB18030.
    assume(text.isascii() or max(text) > "\u07ff")
    assert decode(text.encode("utf-8")).text in (text, text.removeprefix("\ufeff"))


@pytest.mark.parametrize("data", [b"\xb9\xfa" * 500_000, b"\xff" * 1_000_000, b"a\x93" * 500_000])
def test_a_megabyte_takes_no_time(data: bytes) -> None:
    started = time.perf_counter()
    with contextlib.suppress(UnreadableText):
        decode(data)
    assert time.perf_counter() - started < 3
