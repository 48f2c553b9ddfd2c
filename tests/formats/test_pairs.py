"""Finished pairs: what other translation programs and spreadsheets give, and what they get."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from app import formats
from app.formats import Finished, FrontMatter, Kind, Layout, Pair, Progress, Segment
from app.formats._errors import Damaged, HasDoctype, NoText, Unwritable, WrongType
from app.formats._text import is_blank, tidy
from tests.formats.documents import (
    FRONT,
    PAIRS,
    SAMPLE,
    documents,
    every_character,
    packed,
    unpacked,
    word_file,
)

PAIR_FORMATS = [
    id_ for id_, module in formats.writable().items() if getattr(module, "holds_pairs", False)
]
WITH_KINDS = ["tmx", "xliff"]
SUFFIX = {"xliff": "xlf"}


def read(id_: str, data: bytes | str) -> formats.Reading:
    data = data if isinstance(data, bytes) else data.encode()
    return formats.read(f"a.{SUFFIX.get(id_, id_)}", data)


def both(reading: formats.Reading) -> list[tuple[str, str]]:
    return [(b.text, t) for b, t in zip(reading.blocks, reading.targets, strict=True)]


def test_the_four_formats_of_pairs_are_there() -> None:
    assert PAIR_FORMATS == ["csv", "tmx", "xliff", "xlsx"]


@pytest.mark.parametrize("id_", PAIR_FORMATS)
def test_the_sample_comes_back_pair_by_pair(id_: str) -> None:
    reading = read(id_, formats.write(id_, SAMPLE))
    assert both(reading) == [(tidy(pair.source), pair.target) for pair in PAIRS]
    if id_ in WITH_KINDS:
        assert [(b.kind, b.level) for b in reading.blocks] == [(p.kind, p.level) for p in PAIRS]
        assert reading.front == FRONT
    assert reading.dropped == ()


@pytest.mark.parametrize("id_", PAIR_FORMATS)
@given(finished=documents)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_pairs_that_can_be_stored_come_back_as_they_were(id_: str, finished: Finished) -> None:
    wanted = [
        (tidy(pair.source), "" if is_blank(tidy(pair.target)) else tidy(pair.target))
        for pair in finished.pairs
        if not is_blank(tidy(pair.source))
    ]
    if id_ == "tmx":  # a memory holds what is translated
        wanted = [pair for pair in wanted if pair[1]]
    pairs = tuple(pair for pair in finished.pairs if not is_blank(tidy(pair.source)))
    data = formats.write(id_, replace(finished, pairs=pairs))
    assert data == formats.write(id_, replace(finished, pairs=pairs)), "the same bytes each time"
    if not wanted:
        with pytest.raises(NoText):
            read(id_, data)
        return
    assert both(read(id_, data)) == wanted


@pytest.mark.parametrize("id_", PAIR_FORMATS)
def test_every_kind_of_character_comes_back_on_both_sides(id_: str) -> None:
    pairs = tuple(
        Pair(Kind.PARAGRAPH, 0, f"源{row}源", f"x{row}x") for row in map(tidy, every_character())
    )
    written = formats.write(id_, Finished(FrontMatter(), pairs, Layout.TRANSLATION))
    assert both(read(id_, written)) == [(tidy(pair.source), tidy(pair.target)) for pair in pairs]


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_every_kind_of_character_comes_in_from_the_elder_xliff(version: str) -> None:
    """We write no XLIFF 1.2; the file is what another program's XML writer makes of the text."""
    root = etree.Element(
        "xliff", version=version, xmlns=f"urn:oasis:names:tc:xliff:document:{version}"
    )
    file = etree.SubElement(root, "file", {"source-language": "zh", "target-language": "en"})
    body = etree.SubElement(file, "body")
    rows = [tidy(row) for row in every_character()]
    for number, row in enumerate(rows):
        unit = etree.SubElement(body, "trans-unit", id=str(number))
        etree.SubElement(unit, "source").text = f"源{row}源"
        etree.SubElement(unit, "target").text = f"x{row}x"
    assert both(read("xliff", etree.tostring(root, encoding="utf-8"))) == [
        (tidy(f"源{row}源"), tidy(f"x{row}x")) for row in rows
    ]


def test_a_formula_stays_text_in_both_kinds_of_table() -> None:
    said = '=HYPERLINK("https://a.example","x")'
    finished = Finished(
        FrontMatter(), (Pair(Kind.PARAGRAPH, 0, "公式甲", said),), Layout.TRANSLATION
    )
    rows = list(csv.reader(io.StringIO(formats.write("csv", finished).decode("utf-8-sig"))))
    assert rows[1] == ["公式甲", f"'{said}"]
    book = unpacked(formats.write("xlsx", finished))
    sheet = book["xl/worksheets/sheet1.xml"].decode()
    assert "<f>" not in sheet
    assert 't="s"' in sheet
    assert said in book["xl/sharedStrings.xml"].decode().replace("&quot;", '"')
    for id_ in ("csv", "xlsx"):
        assert both(read(id_, formats.write(id_, finished))) == [("公式甲", said)]


def test_a_text_longer_than_a_cell_of_excel_is_refused_with_the_reason() -> None:
    long = Finished(
        FrontMatter(), (Pair(Kind.PARAGRAPH, 0, "长" * 32_768, "x"),), Layout.TRANSLATION
    )
    with pytest.raises(Unwritable, match=r"paragraph 1 has 32,768 characters"):
        formats.write("xlsx", long)
    fits = replace(long, pairs=(replace(long.pairs[0], source="长" * 32_767),))
    assert read("xlsx", formats.write("xlsx", fits)).blocks[0].text == "长" * 32_767


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ("中文,English\n甲国,A\n乙国,B\n", [("甲国", "A"), ("乙国", "B")]),
        ("English;Chinese\nA;甲国\n", [("甲国", "A")]),
        ("one\t甲国\ntwo\t乙国\n", [("甲国", "one"), ("乙国", "two")]),
        ('"甲，\n国","A, and B"\n', [("甲，\n国", "A, and B")]),
        ("id,source,note,target\n1,甲国,x,A\n", [("甲国", "A")]),
        ("甲国,A\n,and B\n", [("甲国", "A\nand B")]),
        (",Early\n甲国,A\n", [("甲国", "Early\nA")]),
        ("甲国\n乙国\n", [("甲国", ""), ("乙国", "")]),
    ],
)
def test_the_columns_are_found_by_name_or_by_language(
    table: str, wanted: list[tuple[str, str]]
) -> None:
    for data in (table.encode(), table.encode("utf-8-sig"), table.encode("gb18030")):
        assert both(read("csv", data)) == wanted


def test_what_stands_beside_the_two_columns_is_said() -> None:
    reading = read("csv", "id,source,note,target\n1,甲国,x,A\n,,,B\n")
    assert reading.dropped == (
        "1 translation without a source was joined to the pair before it.",
        "2 columns beside the two languages were left out.",
    )


def workbook(sheet: str, shared: str = "", sheets: str = '<sheet name="A" r:id="r1"/>') -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return packed(
        {
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{types}"><sheets>{sheets}'
            "</sheets></workbook>".encode(),
            "xl/_rels/workbook.xml.rels": b'<Relationships><Relationship Id="r1" '
            b'Target="worksheets/s.xml"/></Relationships>',
            "xl/worksheets/s.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData>'
            "</worksheet>".encode(),
            "xl/sharedStrings.xml": f'<sst xmlns="{main}">{shared}</sst>'.encode(),
        }
    )


def test_a_workbook_of_another_program_is_read() -> None:
    shared = (
        "<si><r><t>甲</t></r><r><t>国</t></r><rPh><t>ka</t></rPh></si><si><t>a_x000D_b</t></si>"
    )
    sheet = (
        '<row r="1"><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'
        '<row r="2"><c r="B2" t="inlineStr"><is><t>乙国</t></is></c>'
        '<c r="C2" t="str"><f>1+1</f><v>B</v></c><c r="D2" t="s"><v>99</v></c></row>'
        '<row r="3"><c r="B3"><v>2020</v></c><c r="C3" t="e"><v>#REF!</v></c></row>'
    )
    sheets = '<sheet name="A" state="hidden" r:id="r0"/><sheet name="B" r:id="r1"/>'
    reading = read("xlsx", workbook(sheet, shared, sheets))
    assert both(reading) == [("甲国", "a\nb"), ("乙国", "B"), ("2020", "")]
    assert reading.dropped == ("1 further sheet was left out.",)


def test_other_files_under_these_names_are_told_apart() -> None:
    for id_, data, kind, reason in (
        ("xlsx", b"%PDF-1.7", WrongType, "a PDF file, not an Excel"),
        ("xlsx", word_file(""), WrongType, "no Excel workbook"),
        ("xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, WrongType, r"\.xls\)"),
        ("xlsx", workbook("", sheets=""), Damaged, "no sheet that can be seen"),
        ("xlsx", workbook(""), NoText, "no pairs"),
        ("csv", b"\n\n", NoText, "no pairs"),
        ("tmx", b"<a/>", WrongType, "no TMX"),
        ("tmx", b"<tmx", Damaged, "^“a.tmx” cannot be read: it is no well-formed XML"),
        ("tmx", b"<tmx><body/></tmx>", NoText, "no pairs"),
        ("xliff", b"<a/>", WrongType, "no XLIFF"),
        ("xliff", b"<!DOCTYPE xliff><xliff/>", HasDoctype, "document type"),
        ("tmx", b"<!DOCTYPE tmx [<!ENTITY a 'b'>]><tmx/>", HasDoctype, "document type"),
        ("tmx", b"<!DOCTYPE tmx SYSTEM 'x' [<!ENTITY a 'b'>]><tmx/>", HasDoctype, "document type"),
        ("tmx", b"<!DOCTYPE tmx [<!ATTLIST tmx a CDATA 'b'>]><tmx/>", HasDoctype, "declares more"),
    ):
        with pytest.raises(kind, match=reason):
            read(id_, data)


OMEGAT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US"
 datatype="plaintext" creationtoolversion="5.7" segtype="sentence" srclang="ZH-CN"/><body>
<!-- Default translations -->
<tu><tuv lang="ZH-CN"><seg>国家队。</seg></tuv><tuv lang="EN-US" changeid="a">
<seg>The national team.</seg></tuv></tu>
<tu><prop type="id">7</prop><note>x</note><tuv xml:lang="en"><seg>Purely <bpt
 i="1">&lt;b></bpt>domestic<ept i="1">&lt;/b></ept> capital</seg></tuv>
<tuv xml:lang="zh"><seg>纯<hi>内资</hi></seg></tuv>
<tuv xml:lang="de"><seg>rein</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>no Chinese</seg></tuv></tu></body></tmx>"""


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_a_memory_as_omegat_writes_it_is_read(codec: str) -> None:
    reading = read("tmx", OMEGAT.replace("UTF-8", codec).encode(codec))
    assert both(reading) == [
        ("国家队。", "The national team."),
        ("纯内资", "Purely domestic capital"),
    ]
    assert reading.dropped == (
        "2 inline codes of other programs were left out.",
        "1 unit without a Chinese text was left out.",
        "1 text in a language other than Chinese and English was left out.",
    )


def test_the_elder_xliff_of_other_programs_is_read() -> None:
    reading = read(
        "xliff",
        """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
        <file original="a.docx" source-language="zh-CN" target-language="en-US"
        datatype="plaintext"><header><note>x</note></header><body><group id="g"><trans-unit id="1">
        <source>国家<g id="1">队</g></source>
        <seg-source><mrk mtype="seg" mid="1">国家队</mrk></seg-source>
        <target state="translated">the <ph id="2">[code]</ph>national team</target>
        <alt-trans><source>别的</source><target>other</target></alt-trans></trans-unit></group>
        <trans-unit id="2" restype="x-heading"><source>未译</source></trans-unit>
        </body></file></xliff>""",
    )
    assert both(reading) == [("国家队", "the national team"), ("未译", "")]
    assert [block.kind for block in reading.blocks] == [Kind.PARAGRAPH, Kind.HEADING]


def test_a_translation_into_chinese_is_turned_round() -> None:
    reading = read(
        "xliff",
        '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en"'
        ' trgLang="zh">'
        '<file id="f"><unit id="u"><segment><source>A <pc id="1">team</pc></source>'
        "<target>国家队</target></segment></unit></file></xliff>",
    )
    assert both(reading) == [("国家队", "A team")]
    assert "translation into Chinese" in reading.dropped[0]


def segmented() -> Finished:
    segments = (
        Segment("甲国。 ", "A.", Progress.REVIEWED),
        Segment("乙国。", "B.", Progress.TRANSLATED),
        Segment("丙国。", "", Progress.INITIAL),
    )
    pair = Pair(Kind.PARAGRAPH, 0, "甲国。 乙国。丙国。", "A. B. [untranslated: 丙国。]", segments)
    return Finished(FRONT, (PAIRS[0], pair), Layout.TRANSLATION, segments=4)


def test_segments_go_out_one_by_one_with_their_states() -> None:
    memory = read("tmx", formats.write("tmx", segmented()))
    assert both(memory)[1:] == [("甲国。", "A."), ("乙国。", "B.")]
    xliff = formats.write("xliff", segmented()).decode()
    assert [s for s in ("reviewed", "translated", "initial") if f'state="{s}"' in xliff] == [
        "reviewed",
        "translated",
        "initial",
    ]
    assert both(read("xliff", xliff))[1:] == [("甲国。 乙国。丙国。", "A. B.")]


def test_a_word_table_of_two_languages_comes_in_as_pairs() -> None:
    data = formats.write("docx", replace(SAMPLE, layout=Layout.SIDE_BY_SIDE))
    reading = formats.read("a.docx", data)
    assert both(reading) == [(tidy(pair.source), pair.target) for pair in PAIRS]
    assert [(b.kind, b.level) for b in reading.blocks] == [(p.kind, p.level) for p in PAIRS]
    assert reading.front == FRONT


def test_a_table_of_figures_in_an_article_is_no_translation() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>".format
    table = f"<w:tbl><w:tr>{cell('云从')}{cell('CloudWalk')}</w:tr></w:tbl>"
    prose = "<w:p><w:r><w:t>云从科技日前完成新一轮融资，业内称之为国家队。</w:t></w:r></w:p>"
    reading = formats.read("a.docx", word_file(prose + table))
    assert reading.targets == ()
    assert reading.dropped == ("1 table was taken apart: each cell became a paragraph.",)
