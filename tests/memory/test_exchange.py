"""A memory goes out and comes in; nothing is lost unsaid, and a broken file breaks nothing."""

import ast
import io
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.database import now, transaction
from app.errors import Invalid
from app.formats import Written, tmx, xliff
from app.memory import exchange, fuzzy, queries, reading, service, table
from app.memory.reading import BrokenFile, Read
from app.memory.service import Unit
from tests.world import IDS

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence"
 o-tmf="x" adminlang="en" srclang="en-US" datatype="plaintext"/><body>"""
_TAIL = "</body></tmx>"
_TEXT = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Cn")), min_size=1).filter(
    lambda text: bool(text.strip())
)


def _unit(zh: str | None, en: str | None, language: str = "xml:lang") -> str:
    sides = [("zh-CN", zh), ("en-US", en)]
    variants = "".join(
        f'<tuv {language}="{name}"><seg>{text}</seg></tuv>'
        for name, text in sides
        if text is not None
    )
    return f"<tu>{variants}</tu>"


def _file(folder: Path, *units: str, tail: str = _TAIL) -> Path:
    path = folder / "memory.tmx"
    path.write_text(_HEAD + "".join(units) + tail, encoding="utf-8")
    return path


def _targets() -> list[str]:
    with transaction(writes=False) as session:
        lines = queries.page(session, IDS.project, 0, 10_000)
        return [line.target for line in lines if not line.translator]


def _units(file: IO[bytes]) -> list[Read]:
    return list(reading.of_units(tmx.stream(file), "a.tmx"))


def _read(units: str) -> list[Read]:
    return _units(io.BytesIO((_HEAD + units + _TAIL).encode()))


@given(st.lists(st.tuples(_TEXT, _TEXT), max_size=5))
def test_what_is_written_as_tmx_is_read_again(texts: list[tuple[str, str]]) -> None:
    out = io.BytesIO()
    moment = now().replace(microsecond=0)
    stripped = [(one.strip(), other.strip()) for one, other in texts]
    count = tmx.write_units(out, [Written(a, b, "Anna", moment) for a, b in stripped])
    out.seek(0)
    found = _units(out)
    assert count == len(found) == len(texts)
    assert [(unit.source, unit.target) for unit in found] == stripped
    assert all(unit.creator == "Anna" and unit.at == moment for unit in found)


@given(st.lists(st.tuples(_TEXT, _TEXT), max_size=5))
def test_what_is_written_as_csv_is_read_again(texts: list[tuple[str, str]]) -> None:
    out = io.BytesIO()
    stripped = [(one.strip(), other.strip()) for one, other in texts]
    table.write(out, [Written(a, b, "", now()) for a, b in stripped])
    out.seek(0)
    found = [(unit.source, unit.target) for unit in table.read(out, "a.csv")]
    assert found == [(a, b) for a, b in stripped]


def test_codes_of_another_format_are_no_text() -> None:
    (unit,) = _read(
        _unit(
            '<bpt i="1">&lt;b&gt;</bpt>国家队<ept i="1">&lt;/b&gt;</ept>。',
            '<hi>The <hi type="x">national</hi></hi> team<ph x="1">{1}</ph>.',
        )
    )
    assert (unit.source, unit.target) == ("国家队。", "The national team.")


def test_languages_are_named_in_several_ways() -> None:
    assert _read(_unit("甲", "A", "lang"))[0].source == "甲"
    assert _read(_unit("甲", "A").replace("zh-CN", "ZH-Hant"))[0].source == "甲"
    assert _read(_unit("甲", "A").replace("zh-CN", "ja"))[0].reason == "there is no Chinese"


def test_what_is_left_out_is_reported_with_its_reason(database_url: str, tmp_path: Path) -> None:
    assert database_url
    path = _file(
        tmp_path,
        _unit("甲乙", "One."),
        _unit("甲乙", "One."),
        _unit("丙丁", None),
        _unit(None, "Two."),
        _unit("戊", " "),
        _unit("己", "x" * 100_001),
        _unit("庚", "Three."),
    )
    report = exchange.bring_in(path, IDS.project)
    assert (report.units, report.added, report.repeated) == (7, 2, 1)
    assert report.skipped == {
        "there is no English": 1,
        "there is no Chinese": 1,
        "the English is empty": 1,
        "it is longer than 100,000 characters": 1,
    }
    assert report.places["there is no Chinese"] == [4]
    assert report.finished
    assert _targets() == ["One.", "Three."]
    again = exchange.bring_in(path, IDS.project)
    assert again.finished
    assert again.added == 2
    assert _targets() == ["One.", "Three."]


def test_an_import_that_was_stopped_goes_on(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert database_url
    monkeypatch.setattr(exchange, "BATCH", 2)
    path = _file(tmp_path, *(_unit(f"第{n}", f"No. {n}") for n in range(7)), _unit("无", None))

    def stop(_done: int, _of: int) -> None:
        if len(_targets()) >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exchange.bring_in(path, IDS.project, stop)
    assert len(_targets()) == 4
    report = exchange.bring_in(path, IDS.project)
    assert report.resumed_at == 4
    assert (report.units, report.added, report.repeated) == (8, 7, 0)
    assert _targets() == [f"No. {n}" for n in range(7)]


def test_a_file_that_breaks_off_keeps_what_came_before(database_url: str, tmp_path: Path) -> None:
    assert database_url
    path = _file(tmp_path, _unit("甲", "One."), "<tu><tuv", tail="")
    report = exchange.bring_in(path, IDS.project)
    assert "no well-formed XML" in report.broken
    assert not report.finished
    assert _targets() == ["One."]


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE tmx [<!ENTITY a "aaaa">]>',
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd" [ <!ENTITY b SYSTEM "file:///etc/hostname"> ]>',
    ],
)
def test_declarations_of_its_own_are_refused(head: str) -> None:
    data = f'<?xml version="1.0"?>{head}<tmx version="1.4"><body/></tmx>'
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(BrokenFile, match="declares"):
            _units(io.BytesIO(data.encode(encoding)))


def test_other_kinds_of_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="no memory"):
        exchange.bring_in(tmp_path / "memory.docx", IDS.project)
    with pytest.raises(BrokenFile, match="source is missing"):
        list(table.read(io.BytesIO(b"target,note\na,b\n"), "a.csv"))


def test_what_is_exported_is_tmx_by_its_elements(database_url: str) -> None:
    assert database_url
    out = io.BytesIO()
    with transaction(writes=False) as session:
        assert exchange.send_out(session, IDS.project, out, ".tmx") == 2
    root = etree.fromstring(out.getvalue())
    assert root.get("version") == "1.4"
    assert [child.tag for child in root] == ["header", "body"]
    assert len(root.findall("body/tu/tuv/seg")) == 4


def test_reading_takes_no_more_memory_for_a_longer_file() -> None:
    import tracemalloc

    def peak(units: int) -> int:
        data = io.BytesIO((_HEAD + _unit("国家队", "team") * units + _TAIL).encode())
        tracemalloc.start()
        assert sum(1 for _ in tmx.stream(data)) == units
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(20_000) < 2 * peak(2_000) + 200_000


_OMEGAT = Path(__file__).with_name("omegat.tmx")


def test_a_memory_of_omegat_is_read_with_who_when_and_the_neighbours() -> None:
    with _OMEGAT.open("rb") as file:
        first, second = reading.of_units(tmx.stream(file), _OMEGAT.name)
    assert (first.source, first.target) == (
        "云从科技是一家纯内资企业。",
        "CloudWalk is a purely domestically funded company.",
    )
    assert first.creator == "jeffrey"
    assert first.at is not None
    assert first.at.isoformat() == "2020-05-18T07:00:00+00:00"
    assert first.before is None
    assert second.target == "What does <f0>that</f0> mean?"
    assert (second.before, second.after) == ("这些企业都姓“国”。", "它属于人工智能国家队。")


def test_a_unit_of_a_file_is_a_match_in_context(database_url: str) -> None:
    assert database_url
    assert exchange.bring_in(_OMEGAT, IDS.project).added == 2

    def score(before: str) -> int:
        asked = Unit(
            IDS.project,
            "这是什么意思？",
            "",
            "translated",
            now(),
            before=before,
            after="它属于人工智能国家队。",
        )
        with transaction(writes=False) as session:
            reach = queries.Reach(1, is_administrator=True)
            return fuzzy.matches(session, reach, asked).matches[0].score

    assert score("這些企業都姓“國”。") == 101
    assert score("别的话。") == 100


def test_a_memory_goes_out_with_the_neighbours_that_it_has(
    database_url: str, tmp_path: Path
) -> None:
    assert database_url
    sources = ["头一句。", "第二句。", "末一句。"]
    with transaction() as session:
        for before, source, after in zip(
            [None, *sources], sources, [*sources[1:], "没有记住的。"], strict=False
        ):
            unit = Unit(2, source, "Text.", "translated", now(), before=before, after=after)
            service.remember(session, unit)
        path = tmp_path / "memory.tmx"
        with path.open("wb") as file:
            exchange.send_out(session, 2, file, ".tmx")
    with path.open("rb") as file:
        found = [(unit.before, unit.source, unit.after) for unit in _units(file)]
    assert found == [
        (None, "头一句。", "第二句。"),
        ("头一句。", "第二句。", "末一句。"),
        ("第二句。", "末一句。", None),
    ]


_TOOLKIT = """
import sys
from translate.storage import tmx, xliff2
kind = xliff2.Xliff2File if sys.argv[1].endswith(".xlf") else tmx.tmxfile
for unit in kind.parsefile(sys.argv[1]).units:
    print(ascii((str(unit.source), str(unit.target))))
"""


@pytest.mark.parametrize("suffix", [".tmx", ".xlf"])
def test_translate_toolkit_reads_a_memory_of_ours(
    database_url: str, tmp_path: Path, suffix: str
) -> None:
    assert database_url
    path = tmp_path / f"memory{suffix}"
    with transaction(writes=False) as session, path.open("wb") as file:
        assert exchange.send_out(session, IDS.project, file, suffix) == 2
    said = subprocess.run(
        [sys.executable, "-c", _TOOLKIT, str(path)], capture_output=True, check=True, text=True
    )
    assert [ast.literal_eval(line) for line in said.stdout.splitlines()] == [
        ("云从科技获18亿元融资", "CloudWalk Raises RMB 1.8 Billion"),
        ("后浪值得尊敬。", "The latecomers deserve respect."),
    ]


@pytest.mark.parametrize("suffix", [".tmx", ".xlf", ".csv"])
def test_a_memory_goes_to_another_project(database_url: str, tmp_path: Path, suffix: str) -> None:
    assert database_url
    path = tmp_path / f"memory{suffix}"
    with transaction(writes=False) as session, path.open("wb") as file:
        exchange.send_out(session, IDS.project, file, suffix)
    assert exchange.bring_in(path, 2).added == 2
    with transaction(writes=False) as session:
        lines = queries.page(session, 2, 0, 10)
    assert [line.target for line in lines] == [
        "CloudWalk Raises RMB 1.8 Billion",
        "The latecomers deserve respect.",
    ]


def test_xliff_gives_its_segments_and_not_its_alternatives(tmp_path: Path) -> None:
    old = (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file'
        ' source-language="zh-CN" target-language="en" original="a" datatype="plaintext"><body>'
        '<trans-unit id="1"><source>国<g id="1">家</g>队</source><target>team</target>'
        "<alt-trans><source>国家</source><target>state</target></alt-trans></trans-unit>"
        '<trans-unit id="2"><source>天黑了</source></trans-unit></body></file></xliff>'
    )
    found = [*reading.of_units(xliff.stream(io.BytesIO(old.encode())), "a.xlf")]
    assert [(unit.source, unit.target, unit.reason) for unit in found] == [
        ("国家队", "team", ""),
        ("", "", "there is no English"),
    ]
    new = (
        '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en"'
        ' trgLang="zh"><file id="f"><unit id="u"><segment><source>One.</source><target>一。'
        "</target></segment><ignorable><source> </source></ignorable><segment><source>Two."
        "</source><target>二。</target></segment></unit></file></xliff>"
    )
    found = [*reading.of_units(xliff.stream(io.BytesIO(new.encode())), "a.xlf")]
    assert [(unit.source, unit.target) for unit in found] == [("一。", "One."), ("二。", "Two.")]


def test_a_file_of_many_elements_that_are_no_units_is_read_in_bounded_memory() -> None:
    import tracemalloc

    def peak(elements: int) -> int:
        data = io.BytesIO((_HEAD + "<note>x</note>" * elements + _TAIL).encode())
        tracemalloc.start()
        assert not list(tmx.stream(data))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(50_000) < 2 * peak(5_000) + 200_000
