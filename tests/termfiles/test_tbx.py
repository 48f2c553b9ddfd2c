"""TBX: written by the standard's structure, and read as other programs write it."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from translate.storage import tbx as toolkit

from app import termfiles
from app.formats._errors import Unreadable

SCHEMAS = Path(__file__).parent / "schemas"
_XML = "{http://www.w3.org/XML/1998/namespace}"

FULL: dict[str, Any] = {
    "zh": "国家发展和改革委员会",
    "variants": [
        {"text": "國家發展和改革委員會", "form": "traditional", "standing": "admitted"},
        {"text": "发改委", "form": "abbreviation", "standing": "preferred"},
    ],
    "pinyin": "Guójiā Fāgǎiwěi",
    "kind": "organisation",
    "domain": "government",
    "definition": "The planning body.",
    "note": "Never <the Commission> & alone.",
    "print_note": "China's planning agency.",
    "gloss": "always",
    "source": "usage",
    "renderings": [
        {
            "text": "National Development and Reform Commission",
            "standing": "preferred",
            "note": "in full at first use",
            "abbreviation": "NDRC",
            "plural": "",
            "provenance": "official",
            "source": "https://en.ndrc.gov.cn",
            "dated": "2019-05-01",
        },
        {"text": "State Planning Commission", "standing": "deprecated", "dated": "1998"},
        {"text": "Fagaiwei", "standing": "forbidden"},
    ],
}
PLAIN: dict[str, Any] = {
    "zh": "独角兽",
    "renderings": [{"text": "unicorn", "standing": "preferred"}],
}


@pytest.mark.parametrize(("id_", "schema"), [("tbx", "tbx-basic-v3-dca"), ("tbx2", "tbx-basic-v2")])
def test_a_written_file_has_the_structure_and_the_categories_of_tbx_basic(
    id_: str, schema: str
) -> None:
    grammar = etree.RelaxNG(etree.parse(SCHEMAS / f"{schema}.rng"))
    root = etree.fromstring(termfiles.write(id_, [FULL, PLAIN]))
    grammar.assertValid(root)
    # The grammar is one that can say no.
    term = next(root.iter("{*}term"))
    parent = term.getparent()
    assert parent is not None
    parent.append(term)
    assert not grammar.validate(root)


def test_another_program_reads_what_is_written() -> None:
    """translate-toolkit, which knows version 2 only."""
    data = termfiles.write("tbx2", [FULL, PLAIN])
    store = toolkit.tbxfile.parsestring(data)  # type: ignore[no-untyped-call]
    assert [(str(unit.source), str(unit.target)) for unit in store.units] == [
        ("国家发展和改革委员会", "National Development and Reform Commission"),
        ("独角兽", "unicorn"),
    ]


def test_what_another_program_writes_is_read() -> None:
    store = toolkit.tbxfile(sourcelanguage="zh", targetlanguage="en")
    unit = store.addsourceunit("独角兽")  # type: ignore[no-untyped-call]
    unit.target = "unicorn"
    (line,) = termfiles.read("x.tbx", bytes(store)).lines
    assert line.entry["zh"] == "独角兽"
    assert line.entry["renderings"] == [{"text": "unicorn", "standing": "preferred"}]


@pytest.mark.parametrize("id_", ["tbx", "tbx2"])
def test_standings_are_said_in_the_words_of_the_standard(id_: str) -> None:
    root = etree.fromstring(termfiles.write(id_, [FULL]))
    said = {
        section.findtext("{*}term"): section.findtext("{*}termNote[@type='administrativeStatus']")
        for section in root.iter("{*}termSec", "{*}tig")
    }
    assert said["State Planning Commission"] == "supersededTerm-admn-sts"
    assert said["Fagaiwei"] == "deprecatedTerm-admn-sts"
    assert said["NDRC"] == "preferredTerm-admn-sts"


V3_DCT = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="https://example.org/TBX-Basic_DCT.sch" type="application/xml"?>
<!-- a comment -->
<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
  xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
<text><body><conceptEntry id="c1">
<min:subjectField>sport</min:subjectField>
<langSec xml:lang="en"><descripGrp><basic:definition>A team.</basic:definition>
<basic:source>A book</basic:source></descripGrp>
<termSec><term>national team</term><min:partOfSpeech>noun</min:partOfSpeech>
<basic:termType>fullForm</basic:termType>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
<basic:context>The national team won.</basic:context></termSec>
<termSec><term>NT</term><basic:termType>acronym</basic:termType></termSec></langSec>
<langSec xml:lang="zh-TW"><termSec><term>國家隊</term></termSec></langSec>
<langSec xml:lang="zh-CN"><termSec><term>国家队</term></termSec>
<termSec><term>国队</term><basic:termType>shortForm</basic:termType></termSec></langSec>
<langSec xml:lang="fr"><termSec><term>équipe nationale</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""

V2 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc>
</fileDesc></martifHeader><text><body><termEntry id="e1">
<descripGrp><descrip type="definition">A team.</descrip></descripGrp>
<langSet xml:lang="zh-cn"><ntig><termGrp><term>国家队</term>
<termNote type="administrativeStatus">preferredTerm</termNote></termGrp></ntig></langSet>
<langSet xml:lang="en-US"><tig><term>state team</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
<tig><term>national <hi>team</hi></term></tig></langSet>
</termEntry></body></text></martif>"""


def test_the_style_with_elements_for_categories_is_read() -> None:
    read = termfiles.read("x.tbx", V3_DCT.encode())
    (line,) = read.lines
    assert line.number == 7
    assert line.entry["zh"] == "国家队"
    assert line.entry["domain"] == "sport"
    assert line.entry["definition"] == "A team."
    assert line.entry["source"] == "A book"
    assert [(one["text"], one["form"]) for one in line.entry["variants"]] == [
        ("國家隊", "traditional"),
        ("国队", "abbreviation"),
    ]
    assert [(one["text"], one["standing"]) for one in line.entry["renderings"]] == [
        ("national team", "preferred"),
        ("NT", "admitted"),
    ]
    assert read.dropped == {"partOfSpeech": 1, "context": 1, "terms in other languages": 1}


def test_version_2_is_read_with_the_bare_doctype_of_its_kind() -> None:
    (line,) = termfiles.read("x.xml", V2.encode()).lines
    assert line.entry["zh"] == "国家队"
    assert line.entry["definition"] == "A team."
    assert [(one["text"], one["standing"]) for one in line.entry["renderings"]] == [
        ("state team", "forbidden"),
        ("national team", "preferred"),
    ]


def test_an_entry_without_chinese_is_named_by_its_line() -> None:
    text = V2.replace("zh-cn", "fr")
    assert termfiles.read("x.tbx", text.encode()).bad == ((4, "there is no Chinese term"),)


_ENTITY = V2.replace(
    'SYSTEM "TBXBasiccoreStructV02.dtd"', '[<!ENTITY a SYSTEM "file:///etc/passwd">]'
).replace("A team", "&a;")
_MANY = "<a>" * 150 + "</a>" * 150


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (_ENTITY, "declares"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]>" + V3_DCT.split("?>", 1)[1], "declares|well-formed"),
        (V3_DCT.replace("A team.", _MANY), "nested"),
        ("<html><body/></html>", "no TBX"),
        (V3_DCT[:-40], "well-formed"),
        ("", "empty"),
    ],
)
def test_a_hostile_or_broken_file_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        termfiles.read("x.tbx", text.encode())


def test_more_elements_than_a_glossary_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.termfiles._tbx_reader.MOST_NODES", 20)
    with pytest.raises(Unreadable, match="more than 20 elements"):
        termfiles.read("x.tbx", V3_DCT.encode())
