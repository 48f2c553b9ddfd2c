import gzip
import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Invalid
from app.language import dictionary
from app.language.dictionary import Dictionary, UnreadableDictionary, load
from app.language.spans import texts

SMALL = """# CC-CEDICT
#! date=2030-01-02T03:04:05Z
國家隊 国家队 [guo2 jia1 dui4] /national team/
國家 国家 [guo2 jia1] /country/CL:個|个[ge4]/
家 家 [jia1] /home/CL:個|个[ge4],座[zuo4]/
新詞 新词 [[xin1ci2]] /word of the second format/
broken line without readings
綠 绿 [lu:4] /green/see 綠茶|绿茶[lu:4 cha2]/
""".encode()


def senses(word: str) -> list[tuple[str, ...]]:
    return [entry.senses for entry in load().lookup(word)]


def test_every_reading_of_a_word_is_there() -> None:
    assert {entry.pinyin for entry in load().lookup("长")} == {"cháng", "zhǎng"}
    assert {entry.pinyin for entry in load().lookup("行")} >= {"háng", "xíng"}
    assert {entry.pinyin for entry in load().lookup("单")} == {"dān", "Shàn"}


def test_surnames_and_variants_come_last() -> None:
    entries = load().lookup("曾")
    assert entries[0].pinyin == "céng"
    assert entries[-1].senses == ("surname Zeng",)


@pytest.mark.parametrize("word", ["国家队", "國家隊"])
def test_both_scripts_are_found(word: str) -> None:
    (entry,) = load().lookup(word)
    assert (entry.simplified, entry.traditional) == ("国家队", "國家隊")
    assert (entry.pinyin, entry.senses) == ("guójiāduì", ("national team",))
    assert entry.syllables == ("guó", "jiā", "duì")


@pytest.mark.parametrize("word", ["卡拉OK", "卡拉ok", "卡拉ＯＫ"])
def test_letters_are_found_in_any_form(word: str) -> None:
    (entry,) = load().lookup(word)
    assert entry.pinyin == "kǎlā OK"


@pytest.mark.parametrize("word", ["", "云从科技", "xyz", "\ud800", "国家队企业"])
def test_what_is_not_there_has_no_entries(word: str) -> None:
    assert load().lookup(word) == ()


@pytest.mark.parametrize(
    ("word", "sense"),
    [
        ("国家", "classifier: 个 gè"),
        ("骡", "classifier: 匹 pǐ, 头 tóu"),
        ("沙糖", "variant of 砂糖 (shātáng)"),
        ("大都", "for the most part"),
        ("台州", "Taizhou, prefecture-level city in Zhejiang"),
        ("中括号", "square brackets [ ] (math.)"),
    ],
)
def test_senses_are_cleaned_for_reading(word: str, sense: str) -> None:
    assert any(sense in found for found in senses(word))


@pytest.mark.parametrize(
    ("word", "pinyin"),
    [
        ("胡锦涛", "Hú Jǐntāo"),
        ("画蛇添足", "huàshé-tiānzú"),
        ("人工智能", "réngōng zhìnéng"),
        ("一会儿", "yīhuìr"),
        ("女儿", "nǚ'ér"),
        ("一律", "yīlǜ"),
        ("尉迟", "Yùchí"),
        ("亚当·斯密", "Yàdāng · Sīmì"),
        ("々", ""),
    ],
)
def test_readings_are_written_in_words(word: str, pinyin: str) -> None:
    assert load().lookup(word)[0].pinyin == pinyin


def test_the_longest_word_at_a_place() -> None:
    found = load().longest_at("这些国家队企业", 2)
    assert found is not None
    assert found.span.of("这些国家队企业") == "国家队"
    assert load().longest_at("这些xyz", 2) is None
    assert load().longest_at("国", 1) is None


def test_a_long_word_falls_into_words_only_as_a_whole() -> None:
    assert texts("科学技术", load().words_inside("科学技术")) == ["科学", "技术"]
    assert texts("云从科技", load().words_inside("云从科技")) == ["云从科技"]


@given(
    st.text(st.characters() | st.sampled_from("国家队企业長AI"), max_size=30), st.integers(0, 30)
)
def test_the_longest_word_is_a_word_and_no_longer_one_is(text: str, offset: int) -> None:
    found = load().longest_at(text, offset)
    end = found.span.end if found else offset
    if found:
        assert found.entries
        assert found.span.start == offset < end <= len(text)
    assert not any(text[offset:longer] in load() for longer in range(end + 1, len(text) + 1))


def test_the_packaged_edition_names_itself() -> None:
    assert load().date == "2023-11-07"
    assert load().entry_count == 122_143
    for name in ("CC-CEDICT", "MDBG", "CC BY-SA 4.0"):
        assert name in dictionary.LICENCE


def zipped(data: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("cedict_ts.u8", data)
    return archive.getvalue()


@pytest.mark.parametrize("packed", [SMALL, gzip.compress(SMALL, mtime=0), zipped(SMALL)])
def test_a_file_of_ones_own_is_read_in_every_packing(packed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "cedict_ts.u8"
    path.write_bytes(packed)
    own = load(path)
    assert (own.date, own.entry_count) == ("2030-01-02", 5)
    assert own.lookup("新词")[0].pinyin == "xīncí"
    assert own.lookup("绿")[0].senses == ("green", "see 绿茶 (lǜchá)")


def test_a_replaced_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "cedict_ts.u8"
    path.write_bytes(SMALL)
    assert not load(path).lookup("云从")
    path.write_bytes(SMALL + "雲從 云从 [yun2 cong2] /CloudWalk/\n".encode())
    assert load(path).lookup("云从")[0].senses == ("CloudWalk",)


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"\x1f\x8bnot gzip", b"PK\x03\x04no zip", gzip.compress(b"none", mtime=0)],
)
def test_what_is_no_dictionary_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "wrong"
    path.write_bytes(data)
    with pytest.raises(UnreadableDictionary) as raised:
        load(path)
    assert isinstance(raised.value, Invalid)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_dictionary_or_refused(data: bytes) -> None:
    line = "\n國家 国家 [guo2 jia1] /country/\n".encode()
    assert Dictionary(data + line).lookup("国家")


def test_threads_load_one_dictionary() -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(map(id, pool.map(lambda _: load(), range(50))))) == 1


def test_every_entry_of_the_packaged_edition_can_be_read() -> None:
    own = load()
    for place in own._places[::7]:
        entry = own._read_entry(place)
        assert entry.senses
        assert not any("[" in sense and "1]" in sense for sense in entry.senses)
