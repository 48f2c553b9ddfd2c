"""A memory goes out and comes in; nothing is lost unsaid, and a broken file breaks nothing."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.database import now, transaction
from app.errors import Invalid
from app.formats import Written, tmx
from app.memory import exchange, queries, reading, table
from app.memory.reading import BrokenFile, Read
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


def _units(file: io.BytesIO) -> list[Read]:
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
