"""The styles and lists of the Word documents written here.

They replace those of python-docx's template, whose theme fonts leave Chinese to Word's default
and whose headings are blue. Names and ids are Word's own where Word has the style, so that its
outline, its table of contents and other programs know them.
"""

from dataclasses import dataclass

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

LATIN = "Times New Roman"
CHINESE = "SimSun"
CHINESE_HEADING = "SimHei"
DEPTHS = 9

# Kinds of list. The first two are also the ids of lists. Lists of one kind share their count, so
# that the columns of a table need two kinds of numbered list.
BULLETS, OWN_MARKS, TARGET_NUMBERS, SOURCE_NUMBERS = 1, 2, 3, 4
FIRST_NUMBERED = 3

NOTE_NUMBER = "NoteNumber"  # of the number of a footnote whose place is elsewhere

_QUIET = '<w:color w:val="595959"/>'


@dataclass(frozen=True, slots=True)
class _Style:
    """One paragraph style; sizes in half points, distances in twentieths of a point."""

    id: str
    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    next: str = "Normal"
    custom: bool = False


def _spacing(before: int, after: int, line: int = 276) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _lines(before: int, after: int, line: int) -> str:
    """Exact lines: a Chinese gloss in a taller font would else push the lines apart."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _fonts(chinese: str) -> str:
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{chinese}" w:cs="{LATIN}"/>'


def _heading(level: int) -> _Style:
    size = (30, 26, 24, 23, 23, 23)[level - 1]
    before = (360, 300, 240, 200, 200, 200)[level - 1]
    return _Style(
        f"Heading{level}",
        f"heading {level}",
        f"<w:keepNext/><w:keepLines/>{_spacing(before, 100, 264)}"
        f'<w:outlineLvl w:val="{level - 1}"/>',
        f"{_fonts(CHINESE_HEADING)}<w:b/><w:bCs/>{'<w:i/><w:iCs/>' * (level > 4)}{_size(size)}",
    )


def _list(name: str, depth: int) -> _Style:
    number = f" {depth + 1}" if depth else ""
    return _Style(
        f"{name.replace(' ', '')}{number.strip()}",
        f"{name}{number}",
        _lines(0, 80, 320),
        next=f"{name.replace(' ', '')}{number.strip()}",
    )


_STYLES = (
    _Style(
        "Title",
        "Title",
        f"<w:keepNext/><w:keepLines/>{_spacing(0, 240, 252)}",
        f"{_fonts(CHINESE_HEADING)}<w:b/><w:bCs/>{_size(40)}",
    ),
    *(_heading(level) for level in range(1, 7)),
    _Style(
        "Quote",
        "Quote",
        '<w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="B9B2A6"/></w:pBdr>'
        f'{_lines(60, 160, 320)}<w:ind w:left="480" w:right="240"/>',
        next="Quote",
    ),
    _Style("Caption", "caption", _lines(60, 200, 280), f"{_QUIET}{_size(20)}"),
    *(_list("List Bullet", depth) for depth in range(5)),
    *(_list("List Number", depth) for depth in range(5)),
    *(_list("List", depth) for depth in range(5)),
    *(_list("List Continue", depth) for depth in range(5)),
    _Style(
        "Header",
        "header",
        f'<w:tabs><w:tab w:val="right" w:pos="9360"/></w:tabs>{_spacing(0, 0, 240)}',
        f"{_QUIET}{_size(18)}",
        next="Header",
    ),
    _Style(
        "Footer",
        "footer",
        f'{_spacing(0, 0, 240)}<w:jc w:val="center"/>',
        f"{_QUIET}{_size(18)}",
        next="Footer",
    ),
    _Style(
        "FrontMatter",
        "Front Matter",
        _lines(0, 50, 290),
        _size(21),
        next="FrontMatter",
        custom=True,
    ),
    _Style(
        "DraftNotice",
        "Draft Notice",
        "<w:pBdr>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="12" w:space="6" w:color="A3161A"/>'
            for side in ("top", "left", "bottom", "right")
        )
        + f"</w:pBdr>{_spacing(0, 280)}",
        '<w:b/><w:bCs/><w:color w:val="A3161A"/>',
        custom=True,
    ),
    _Style(
        "FootnoteText",
        "footnote text",
        _lines(0, 40, 250),
        _size(19),
        next="FootnoteText",
    ),
    _Style("SourceText", "Source Text", _lines(0, 60, 320), custom=True),
    _Style(
        "SourceHeading",
        "Source Heading",
        f"<w:keepNext/><w:keepLines/>{_lines(240, 40, 320)}",
        f"{_fonts(CHINESE_HEADING)}<w:b/><w:bCs/>",
        based_on="SourceText",
        custom=True,
    ),
    _Style("TableText", "Table Text", f"{_lines(0, 0, 280)}", _size(21), custom=True),
    _Style(
        "TableHead",
        "Table Head",
        "<w:keepNext/>",
        "<w:b/><w:bCs/>",
        based_on="TableText",
        custom=True,
    ),
    _Style(
        "ColumnHead",
        "Column Head",
        f"<w:keepNext/>{_spacing(0, 0)}",
        f"<w:b/><w:bCs/>{_QUIET}{_size(20)}",
        custom=True,
    ),
)

_LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'


def styles_xml(latent: str) -> str:
    """The whole of styles.xml; `latent` is the template's list of Word's other styles."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(CHINESE)}{_size(23)}{_LANGUAGE}</w:rPr>"
        f"</w:rPrDefault><w:pPrDefault><w:pPr>{_lines(0, 160, 320)}</w:pPr></w:pPrDefault>"
        "</w:docDefaults>"
    )
    return (
        f'<w:styles xmlns:w="{W}">{defaults}{latent}'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:rPr>{_fonts(CHINESE)}{_LANGUAGE}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
        f"{''.join(map(_style_xml, _STYLES))}{_OTHER_STYLES}</w:styles>"
    )


def _style_xml(style: _Style) -> str:
    custom = ' w:customStyle="1"' * style.custom
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/><w:next w:val="{style.next}"/><w:qFormat/>'
        f"<w:pPr>{style.paragraph}</w:pPr><w:rPr>{style.run}</w:rPr></w:style>"
    )


_OTHER_STYLES = """
<w:style w:type="character" w:customStyle="1" w:styleId="Untranslated">
  <w:name w:val="Untranslated"/><w:qFormat/>
  <w:rPr><w:color w:val="5C3B00"/><w:shd w:val="clear" w:color="auto" w:fill="FFF0B3"/></w:rPr>
</w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>
  <w:rPr><w:b/><w:bCs/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference">
  <w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="NoteNumber">
  <w:name w:val="Note Number"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>
  <w:rPr><w:color w:val="1D4F91"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
  <w:uiPriority w:val="99"/><w:semiHidden/>
  <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
    <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
    <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>
  </w:tblCellMar></w:tblPr>
</w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="SideBySide"><w:name w:val="Side by Side"/>
  <w:basedOn w:val="TableNormal"/><w:qFormat/>
  <w:tblPr><w:tblBorders>
    <w:bottom w:val="single" w:sz="6" w:space="0" w:color="B9B2A6"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="DDD7CC"/>
  </w:tblBorders><w:tblCellMar>
    <w:top w:w="85" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
    <w:bottom w:w="30" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
  </w:tblCellMar></w:tblPr>
</w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="DataTable"><w:name w:val="Data Table"/>
  <w:basedOn w:val="TableNormal"/><w:qFormat/>
  <w:tblPr><w:tblBorders>
    <w:top w:val="single" w:sz="8" w:space="0" w:color="1A1A1A"/>
    <w:bottom w:val="single" w:sz="8" w:space="0" w:color="1A1A1A"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="DDD7CC"/>
  </w:tblBorders><w:tblCellMar>
    <w:top w:w="50" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
    <w:bottom w:w="50" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
  </w:tblCellMar></w:tblPr>
</w:style>
"""


def numbering_xml(starts: list[tuple[int, int, int]]) -> str:
    """The whole of numbering.xml: a list for each (kind, depth, first number) that starts."""
    lists = "".join(
        f'<w:num w:numId="{kind}"><w:abstractNumId w:val="{kind}"/></w:num>'
        for kind in (BULLETS, OWN_MARKS)
    ) + "".join(
        f'<w:num w:numId="{FIRST_NUMBERED + index}"><w:abstractNumId w:val="{kind}"/>'
        f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{first}"/></w:lvlOverride>'
        "</w:num>"
        for index, (kind, depth, first) in enumerate(starts)
    )
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(_level(kind, depth) for depth in range(DEPTHS))}</w:abstractNum>"
        for kind in (BULLETS, OWN_MARKS, TARGET_NUMBERS, SOURCE_NUMBERS)
    )
    return f'<w:numbering xmlns:w="{W}">{kinds}{lists}</w:numbering>'


def _level(kind: int, depth: int) -> str:
    style, text = {
        BULLETS: ("bullet", "•◦▪"[depth % 3]),
        OWN_MARKS: ("none", ""),
    }.get(kind, ("decimal", f"%{depth + 1}."))
    left, hanging = indent(depth), 0 if kind == OWN_MARKS else 360
    suffix = '<w:suff w:val="nothing"/>' if kind == OWN_MARKS else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{suffix}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:hint="default"/></w:rPr></w:lvl>'
    )


def indent(depth: int) -> int:
    """Where the text of a list item begins, in twentieths of a point."""
    return 480 + 360 * depth
