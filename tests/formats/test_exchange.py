"""TMX and XLIFF against grammars of the standards, and as another program reads and writes them."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from app import formats
from app.formats import Finished
from tests.formats.documents import PAIRS, SAMPLE, documents
from tests.formats.test_pairs import both, read, segmented

SCHEMAS = Path(__file__).parent / "schemas"
GRAMMARS = {"tmx": "tmx14.rng", "xliff": "xliff21.rng"}

# translate-toolkit is under the GPL: it is asked in a process of its own, as people use it.
_READER = """
import sys
from translate.storage import factory, xliff2
kind = xliff2.Xliff2File.parsefile if sys.argv[1].endswith(".xlf") else factory.getobject
store = kind(sys.argv[1])
for unit in store.units:
    print(repr((str(unit.source), str(unit.target or ""))))
"""
_WRITER = """
import sys
from translate.storage import tmx, xliff
if sys.argv[1].endswith(".tmx"):
    store = tmx.tmxfile(sourcelanguage="zh-CN", targetlanguage="en-US")
    store.addtranslation("国家队 <甲>", "zh-CN", "The national team & others", "en-US")
else:
    store = xliff.xlifffile(sourcelanguage="zh-CN", targetlanguage="en-US")
    unit = store.addsourceunit("国家队 <甲>")
    unit.settarget("The national team & others")
store.savefile(sys.argv[1])
"""


def ask(program: str, path: Path) -> list[tuple[str, str]]:
    said = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, str(path)],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    return [eval(line, {}) for line in said.stdout.splitlines()]


@pytest.mark.parametrize("id_", GRAMMARS)
@given(finished=documents)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_fits_the_standard(id_: str, finished: Finished) -> None:
    grammar = etree.RelaxNG(etree.parse(str(SCHEMAS / GRAMMARS[id_])))
    for document in (finished, SAMPLE, segmented()):
        grammar.assertValid(etree.fromstring(formats.write(id_, document)))


@pytest.mark.parametrize("id_", GRAMMARS)
def test_the_grammars_refuse_what_the_standard_refuses(id_: str) -> None:
    grammar = etree.RelaxNG(etree.parse(str(SCHEMAS / GRAMMARS[id_])))
    written = formats.write(id_, SAMPLE)
    written = written.replace(b"source>", b"sauce>").replace(b"srclang=", b"a=")
    assert not grammar.validate(etree.fromstring(written))


@pytest.mark.parametrize("name", ["a.tmx", "a.xlf"])
def test_translate_toolkit_reads_what_is_written(name: str, tmp_path: Path) -> None:
    id_ = {"a.tmx": "tmx", "a.xlf": "xliff"}[name]
    (tmp_path / name).write_bytes(formats.write(id_, SAMPLE))
    said = ask(_READER, tmp_path / name)
    assert [(source.strip(), target) for source, target in said if source] == [
        (pair.source.strip(), pair.target) for pair in PAIRS
    ]


@pytest.mark.parametrize("name", ["a.tmx", "a.xlf"])
def test_what_translate_toolkit_writes_is_read(name: str, tmp_path: Path) -> None:
    ask(_WRITER, tmp_path / name)
    id_ = {"a.tmx": "tmx", "a.xlf": "xliff"}[name]
    assert both(read(id_, (tmp_path / name).read_bytes())) == [
        ("国家队 <甲>", "The national team & others")
    ]


@given(finished=documents)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_xliff_is_valid_by_the_schema_of_oasis(finished: Finished) -> None:
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / "xliff_core_2.0.xsd")))
    for document in (finished, SAMPLE, segmented()):
        schema.assertValid(etree.fromstring(formats.write("xliff", document)))


def test_the_schema_of_oasis_refuses_what_is_no_xliff() -> None:
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / "xliff_core_2.0.xsd")))
    broken = (
        formats.write("xliff", SAMPLE)
        .replace(b"<source", b"<sauce")
        .replace(b"</source", b"</sauce")
    )
    assert not schema.validate(etree.fromstring(broken))
