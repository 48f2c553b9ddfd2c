"""`duizhao convert`: one file becomes another, and neither a database nor an account is needed."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from app import formats
from app.cli.convert import finished
from app.cli.main import cli
from app.errors import Invalid
from app.formats import Layout
from app.language import marks
from tests.formats.documents import PAIRS, SAMPLE
from tests.formats.test_readers import sources


def run(*words: str | Path) -> None:
    done = CliRunner().invoke(cli, ["convert", *map(str, words)])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".pdf"])
def test_a_document_becomes_another_with_its_words(suffix: str, tmp_path: Path) -> None:
    given, made = tmp_path / "a.md", tmp_path / f"b{suffix}"
    given.write_bytes(formats.write("md", SAMPLE))
    run(given, made)
    said = "".join(block.text for block in formats.read(made.name, made.read_bytes()).blocks)
    for pair in PAIRS[1:5]:
        assert "".join(pair.target.split()) in "".join(said.split())


@pytest.mark.parametrize("name", sources())
def test_every_format_that_comes_in_goes_out_as_every_other(name: str) -> None:
    reading = formats.read(name, sources()[name]())
    for id_, module in formats.writable().items():
        if id_ == "pdf":  # half a second each; one is made above
            continue
        written = formats.write(id_, finished(reading, id_, Layout.ALTERNATING, "standard"))
        if id_ == "tmx" and not reading.targets:  # a memory holds what is translated
            continue
        again = formats.read(f"b{module.suffixes[0]}", written)
        said = "".join(block.text for block in again.blocks)
        for block in reading.blocks[1:4]:
            assert "".join(marks.plain(block.text).split())[:20] in "".join(
                marks.plain(said).split()
            ), id_


def test_pairs_become_a_document_of_both_languages_and_come_back(tmp_path: Path) -> None:
    table, document, memory = (tmp_path / name for name in ("a.csv", "b.docx", "c.tmx"))
    table.write_bytes(formats.write("csv", SAMPLE))
    run(table, document, "--layout", Layout.SIDE_BY_SIDE.value, "--house", "cset")
    run(document, memory)
    reading = formats.read("c.tmx", memory.read_bytes())
    assert list(reading.targets) == [pair.target for pair in PAIRS]


def test_a_text_of_one_language_becomes_the_source_of_pairs(tmp_path: Path) -> None:
    given, made = tmp_path / "a.txt", tmp_path / "b.xlf"
    given.write_text("国家队\n\n云从科技完成新一轮融资。", "utf-8")
    run(given, made)
    reading = formats.read("b.xlf", made.read_bytes())
    assert [block.text for block in reading.blocks] == ["国家队", "云从科技完成新一轮融资。"]
    assert set(reading.targets) == {""}


def test_an_unknown_suffix_or_house_is_told(tmp_path: Path) -> None:
    given = tmp_path / "a.txt"
    given.write_text("国家队", "utf-8")
    with pytest.raises(Invalid, match=r"“b\.rtf” is a file of type \.rtf"):
        run(given, tmp_path / "b.rtf")
    with pytest.raises(Invalid, match="no house style “loud”"):
        run(given, tmp_path / "b.md", "--house", "loud")


def test_footnotes_are_converted(tmp_path: Path) -> None:
    given, made = tmp_path / "a.md", tmp_path / "b.docx"
    given.write_text("天黑了[^x]。\n\n[^x]: 据新华社。\n", "utf-8")
    run(given, made)
    reading = formats.read("b.docx", made.read_bytes())
    assert [(block.kind.value, block.label, block.text) for block in reading.blocks] == [
        ("paragraph", "", "天黑了[^1]。"),
        ("note", "1", "据新华社。"),
    ]


def test_a_file_is_not_converted_into_itself(tmp_path: Path) -> None:
    given = tmp_path / "a.md"
    given.write_text("国家队\n")
    with pytest.raises(Invalid, match="one file"):
        run(given, given)
    assert given.read_text() == "国家队\n"


def test_a_text_comes_from_standard_input(tmp_path: Path) -> None:
    made = tmp_path / "a.docx"
    done = CliRunner().invoke(cli, ["convert", "-", str(made)], input="国家队\n\n纯内资。\n")
    assert done.exit_code == 0, done.output
    said = [block.text for block in formats.read("a.docx", made.read_bytes()).blocks]
    assert said == ["国家队", "纯内资。"]
