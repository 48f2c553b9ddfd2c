"""What the columns of a table mean: by their heads in either language, else by their script."""

from collections.abc import Sequence

from app.formats._pairs import share_of_han
from app.termfiles._entry import Columns

# Every field that a column can be, in the order in which a table is written. The first twelve are
# always written, as in the seed; the others where an entry has them.
BASIC = (
    "zh",
    "variants",
    "pinyin",
    "preferred",
    "admitted",
    "forbidden",
    "deprecated",
    "kind",
    "domain",
    "definition",
    "note",
    "source",
)
FURTHER = (
    "simplified",
    "traditional",
    "zh_abbreviations",
    "zh_standings",
    "print_note",
    "gloss",
    "usage",
    "abbreviations",
    "plurals",
    "provenance",
)
FIELDS = (*BASIC, *FURTHER)
# What may be told by several columns, whose cells are then put together.
SEVERAL = frozenset(
    ("variants", "simplified", "traditional", "zh_abbreviations", "preferred", "admitted",
     "forbidden", "deprecated")
)  # fmt: skip

_HEADS = {
    "zh": "chinese|chinese term|source term|source|zh|zh-cn|zh-hans|zho|cmn|headword|term (zh)"
    "|中文|中文术语|原文|术语|词条|汉语|漢語|中文名|中文词条|简体|简体中文",
    "variants": "variant|other forms|synonyms (zh)|chinese synonyms|aliases|异名|其他形式|别名"
    "|同义词",
    "simplified": "simplified chinese|simplified form",
    "traditional": "traditional chinese|zh-tw|zh-hant|traditional form|繁体|繁體|繁体中文|繁體中文",
    "zh_abbreviations": "chinese abbreviation|chinese abbreviations|简称|中文简称|缩略语",
    "pinyin": "romanization|romanisation|reading|hanyu pinyin|拼音|汉语拼音",
    "preferred": "english|english term|target term|target|translation|en|en-us|en-gb|eng|rendering"
    "|renderings|preferred term|term (en)|英文|译文|譯文|翻译|译名|英语|英文术语|首选译法|英文译名",
    "admitted": "admitted term|alternative|alternatives|also|other renderings|synonyms|其他译法"
    "|可用译法|备选",
    "forbidden": "forbidden term|do not use|wrong|not|禁用|禁用译法|误译",
    "deprecated": "deprecated term|old|formerly|obsolete|superseded|旧译|已弃用|旧译法",
    "kind": "type|category|concept type|类型|类别|种类",
    "domain": "subject|subject field|field|topic|领域|学科|主题|专业",
    "definition": "meaning|explanation|定义|释义|解释",
    "note": "notes|comment|comments|remark|remarks|备注|说明|注释|注",
    "print_note": "note to print|footnote|translator's note|脚注|译注",
    "gloss": "gloss policy|加注",
    "source": "reference|references|origin|来源|出处|参考",
    "usage": "usage note|usage notes|when to use|用法",
    "abbreviations": "abbreviation|english abbreviation|acronym|acronyms|英文缩写|缩写",
    "plurals": "plural|plural form|复数",
    "provenance": "provenance of renderings|译法来源",
    "zh_standings": "standing of forms",
}
_FIELD_OF = {head: field for field, heads in _HEADS.items() for head in (field, *heads.split("|"))}


def field_of(head: str) -> str | None:
    """The field that a column's head names.

    >>> field_of("Chinese Term"), field_of(" 英文 "), field_of("print note"), field_of("colour")
    ('zh', 'preferred', 'print_note', None)
    """
    said = " ".join(head.replace("_", " ").split()).casefold()
    return _FIELD_OF.get(said) or _FIELD_OF.get(said.replace(" ", "_"))


def guessed(rows: Sequence[Sequence[str]]) -> Columns:
    """What the columns of a table are, from its first rows.

    A first row that names a column of Chinese is its head. Without one the most Chinese column is
    the headword, and the next one that is not Chinese its rendering.

    >>> guessed([["中文", "English", "No."], ["国家队", "national team", "1"]]).fields
    ('zh', 'preferred', None)
    >>> guessed([["1", "national team", "国家队"]])
    Columns(fields=(None, 'preferred', 'zh'), has_head=False)
    """
    first = rows[0] if rows else []
    named = _once([field_of(cell) for cell in first])
    if any(named):
        return Columns(tuple(named))
    width = max(map(len, rows), default=0)
    texts = [[row[at] for row in rows if at < len(row)] for at in range(width)]
    han = [share_of_han(text) for text in texts]
    letters = [sum(sign.isalpha() for sign in "".join(text)) for text in texts]
    fields: list[str | None] = [None] * width
    chinese = [at for at in range(width) if han[at] > 0.5]
    if chinese:
        fields[chinese[0]] = "zh"
        english = [at for at in range(width) if han[at] < 0.3 and letters[at]]
        if english:
            after = [at for at in english if at > chinese[0]]
            fields[(after or english)[0]] = "preferred"
    return Columns(tuple(fields), has_head=False)


def _once(fields: list[str | None]) -> list[str | None]:
    """A field that only one column can be is the first one that names it."""
    seen: set[str] = set()
    kept: list[str | None] = []
    for field in fields:
        is_free = field is not None and (field in SEVERAL or field not in seen)
        kept.append(field if is_free else None)
        if field:
            seen.add(field)
    return kept


def problem(columns: Columns, heads: Sequence[str] = ()) -> str | None:
    """Why a table cannot be read with these columns; None if it can."""
    for at, field in enumerate(columns.fields):
        if field is not None and field not in FIELDS:
            return f"there is no field “{field}”; the fields are {', '.join(FIELDS)}"
        if field is not None and field not in SEVERAL and field in columns.fields[:at]:
            return f"two columns are “{field}”, of which an entry has one"
    for needed in ("zh", "preferred"):
        if needed not in columns.fields:
            there = f"; its first line is {', '.join(heads)}" if heads else ""
            return f"no column is “{needed}”, which every entry needs{there}"
    return None
