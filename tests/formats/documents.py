"""Documents for the tests: a sample of every kind, random ones, and Word files written by hand."""

import random
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import strategies as st

from app.formats import Block, Finished, FrontMatter, Kind, Layout, Pair
from app.formats._notes import OWN_NOTE, Note
from app.formats._outline import outline
from app.formats._pen import marked, of_kind
from app.language import marks
from app.language.characters import unstorable

FRONT = FrontMatter(
    title="Respect the Latecomer: CloudWalk, a “National Team” Member Unlike the Others",
    original_title="致敬后浪：云从科技，与众不同的国家队",
    author="Wu Xin (吴昕)",
    outlet="机器之心 (Synced)",
    source_date="2020-05-18",
    url="https://example.org/articles/2020-05-18-7?from=a&to=b_c",
    translator="Li Ming (李明)",
    editor="Anna Schmidt",
    translation_date="2020-05-25",
    note="Amounts stay in renminbi.\nU.S. $1 ≈ 7.1 RMB, as of May 18, 2020.",
)
PAIRS = (
    Pair(Kind.TITLE, 0, FRONT.original_title, FRONT.title),
    Pair(
        Kind.PARAGRAPH,
        0,
        "　　云从科技融资18亿元。",
        "CloudWalk (云从科技) has raised RMB 1.8 billion.",
    ),
    Pair(Kind.HEADING, 1, "一、纯内资", "I. What Is “Purely Domestically Funded”?"),
    Pair(Kind.PARAGRAPH, 0, "“纯内资”企业。", "Companies “purely domestically funded (纯内资)”."),
    Pair(Kind.QUOTATION, 0, "“这不是口号。”", "“It is not a slogan.”"),
    Pair(Kind.HEADING, 2, "（一）业务", "A. Lines of Business"),
    Pair(Kind.LIST_ITEM, 0, "银行；", "banks;"),
    Pair(Kind.LIST_ITEM, 1, "人脸识别；", "face recognition;"),
    Pair(Kind.LIST_ITEM, 0, "1. 国家标准；", "1. a national standard;"),
    Pair(Kind.LIST_ITEM, 0, "2. 行业标准；", "2. an industry standard;"),
    Pair(Kind.LIST_ITEM, 0, "（三）试点。", "(3) pilots."),
    Pair(Kind.CAPTION, 0, "图1：融资（亿元）", "Figure 1: Financing (in RMB 100 million)"),
    Pair(Kind.PARAGRAPH, 0, "两边受气。", "кириллица, 日本語のかな, العربية, 😀, a < b & c > d"),
)
SAMPLE = Finished(FRONT, PAIRS, Layout.TRANSLATION, segments=13)

# What a format might take for its own, and what sits at the edges of 'white space'.
FRAGMENTS = (
    *("- ", "+ ", "1. ", "2) ", "(一) ", "a. ", "```", "~~~", "    ", "\t", "# ", " #", "##"),
    *("**", "__", "_", "*", "\\", "`", "| a |", "|---|", "---", "===", ":", "![", "> ", "{{"),
    *("[a](b)", "[x]: /u", "[^1]", "[^1]: x", "<!--", "-->", "&amp;", "&#65;", "&lt", "<br>"),
    *("^[x]", "^[a *b* [c](https://d.e)]", "[x](https://a.b/c_(d))", "***", "*a*", "**甲。**", "]"),
    *("</p>", "<script>", "]]>", "http://a_b.c", "$x$", "DRAFT", "Author: ", "\n", "\n\n"),
    *("\r\n", "\r", "\x85", "\u2028", "\u3000", "\u00a0", "\u200b", "\ufeff", "\u00ad"),
    *("\u2011", "\u202e", "\u2066", "a", "Z", "9", "中", "囯", "。", "“", "…", "é", "e\u0301"),
    *("ﬁ", "ｱ", "한", "ع", "\U0001f468\u200d\U0001f469", "\U00020bb7", "\ue000"),
)

_characters = st.characters(exclude_categories=["Cs"]).filter(lambda sign: not unstorable(sign))
texts = st.one_of(
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), _characters), max_size=8).map("".join),
    st.text(_characters, max_size=30),
)
_pairs = st.builds(Pair, st.sampled_from(Kind), st.integers(0, 9), texts, texts)
documents = st.builds(
    Finished,
    st.builds(FrontMatter, **dict.fromkeys(FrontMatter.__slots__, texts)),
    st.lists(_pairs, max_size=7).map(tuple),
    st.sampled_from(Layout),
    draft=st.booleans(),
    missing=st.integers(0, 3),
    segments=st.integers(3, 9),
)


_EVERY_SCRIPT = (  # all of Unicode but the insides of its largest, uniform blocks
    (0x20, 0x3400),
    (0xA000, 0xAC40),
    (0xF900, 0x10400),
    (0x1F000, 0x1FB00),
    (0x20000, 0x20040),
    (0xE0000, 0xE0200),
    (0xF0000, 0xF0040),
    (0x10FF80, 0x110000),
)


def every_character() -> list[str]:
    """Every kind of character that can be stored, those of each block of 64 code points in one."""
    rows = (
        "".join(sign for sign in map(chr, range(start, start + 64)) if not unstorable(sign))
        for first, last in _EVERY_SCRIPT
        for start in range(first, last, 64)
    )
    return [row for row in rows if row]


def printed(finished: Finished) -> list[Block]:
    """The blocks that the document must be read back as."""
    said = outline(finished)
    title = [Block(Kind.TITLE, _canonical(said.heading, Kind.TITLE))] if said.heading else []
    rows = [
        Block(
            row.kind,
            (f"{row.target.number}. " if row.target.number is not None else "")
            + _canonical(row.target.text, row.kind),
            row.level,
        )
        for row in said.rows
    ]
    notes = [
        Block(Kind.NOTE, _canonical(_note(note), Kind.NOTE), label=str(number))
        for number, note in enumerate(said.notes, start=1)
    ]
    return title + rows + notes


def _note(note: Note) -> str:
    return f"*{OWN_NOTE}* {note.text}" if note.own else note.text


def _canonical(text: str, kind: Kind) -> str:
    """The text as every reader says it: a heading is not bold because all of it is."""
    return marked(of_kind(marks.runs(text), kind))


def mutant(data: bytes, luck: random.Random) -> bytes:
    """The file with some bytes flipped, replaced, cut out, doubled, or its end missing."""
    mutated = bytearray(data)
    for _ in range(luck.choice((1, 1, 2, 5, 20))):
        at = luck.randrange(len(mutated) or 1)
        match luck.randrange(5):
            case 0:
                del mutated[at:]
            case 1 if mutated:
                mutated[at] ^= 1 << luck.randrange(8)
            case 2 if mutated:
                mutated[at] = luck.randrange(256)
            case 3:
                start = luck.randrange(len(mutated) or 1)
                mutated[at:at] = mutated[start : start + luck.choice((4, 40, 400))]
            case _:
                del mutated[at : at + luck.choice((1, 2, 8, 64, 500))]
    return bytes(mutated)


def packed(members: dict[str, bytes]) -> bytes:
    """A zip archive of the members."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(body: str, styles: str = "", numbering: str = "", head: str = "") -> bytes:
    """A Word file as other programs write it, from the XML inside its parts."""

    def part(root: str, inner: str) -> bytes:
        return f'{head}<w:{root} xmlns:w="{W}" xmlns:r="{_TYPES}">{inner}</w:{root}>'.encode()

    def relations(named: dict[str, str]) -> bytes:
        listed = "".join(
            f'<Relationship Id="r{i}" Type="{_TYPES}/{kind}" Target="{target}"/>'
            for i, (kind, target) in enumerate(named.items())
        )
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        return f'<Relationships xmlns="{space}">{listed}</Relationships>'.encode()

    return packed(
        {
            "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": relations(
                {"styles": "styles.xml", "numbering": "numbering.xml"}
            ),
            "word/styles.xml": part("styles", styles),
            "word/numbering.xml": part("numbering", numbering),
        }
    )


def word_paragraph(text: str, style: str = "", properties: str = "", run: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{named}{properties}</w:pPr>"
        f"<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"
    )
