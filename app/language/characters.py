"""Characters that cannot be kept, and those that need no translation.

What a database refuses or a document cannot hold is not kept.

NUL is stored by SQLite and refused by PostgreSQL; lone surrogates have no UTF-8; the other
control characters and the noncharacters are not allowed in XML, so DOCX and XLIFF export would
fail on text that was saved long before.
"""

import re
from dataclasses import dataclass

# U+0085 (next line) stays: XML and both databases take it, and it is read as the end of a line.
_UNSTORABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)

_CHINESE_SIGNS = re.compile("[\u3000-\u303f\uff00-\uffef]")

_C0 = """
    NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI
    DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US
""".split()  # noqa: SIM905 - a table to read
_C1 = """
    DEL PAD HOP BPH NBH IND NEL SSA ESA HTS HTJ VTS PLD PLU RI SS2 SS3
    DCS PU1 PU2 STS CCH MW SPA EPA SOS SGC SCI CSI ST OSC PM APC
""".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Unstorable:
    """A character that cannot be stored or exported, and its offset in code points."""

    offset: int
    character: str

    @property
    def name(self) -> str:
        r"""As people write it.

        >>> Unstorable(0, "\x00").name, Unstorable(0, "\ud800").name
        ('U+0000 (NUL)', 'U+D800 (lone surrogate)')
        """
        code = ord(self.character)
        if code < 0x20:
            kind = _C0[code]
        elif 0x7F <= code <= 0x9F:
            kind = _C1[code - 0x7F]
        elif 0xD800 <= code <= 0xDFFF:
            kind = "lone surrogate"
        else:
            kind = "noncharacter"
        return f"U+{code:04X} ({kind})"


def unstorable(text: str) -> Unstorable | None:
    r"""The first character that cannot be stored or exported, or None.

    >>> unstorable("国家队\x00")
    Unstorable(offset=3, character='\x00')
    >>> unstorable("第一行\n\t第二行 😀")
    """
    if text.isprintable():  # true of most texts, and known ten times as fast
        return None
    found = _UNSTORABLE.search(text)
    return Unstorable(found.start(), found.group()) if found else None


def is_same_in_both(text: str) -> bool:
    """Whether a text needs no translation: figures and signs, none of them Chinese.

    >>> [is_same_in_both(text) for text in ("8.07", "66.8%", "¥1,200", "1.2万", "９０％", "")]
    [True, True, True, False, False, False]
    """
    return (
        bool(text.strip()) and not any(map(str.isalpha, text)) and not _CHINESE_SIGNS.search(text)
    )
