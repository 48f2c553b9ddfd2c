"""What Word draws for fields that have no result in the file: EQ, by which it sets type.

Word writes pinyin over a character and a number in a circle as `EQ` fields, and so the character
stands in the field's code and nowhere else.
"""

import re

_EQ = re.compile(r"\s*EQ\b", re.IGNORECASE)
_ABOVE = re.compile(r"\\s\s*\\up\s*\d*\s*\([^()]*\)\s*[,;]\s*([^()]*)\)")
_ENCLOSED = re.compile(r"\\o\s*\\ac\s*\(\s*(.)\s*[,;]\s*([^()]*)\)", re.IGNORECASE)
_FRACTION = re.compile(r"\\f\s*\(([^(),;]*)[,;]([^(),;]*)\)", re.IGNORECASE)
_SWITCH = re.compile(r'\\\*\s*(?:"[^"]*"|\S+)|\\[a-z]+\d*', re.IGNORECASE)
_CIRCLES = "○◯〇"
_MOST_CIRCLED = 20


def drawn(code: str) -> str:
    r"""The characters that the field shows; '' where there are none.

    >>> drawn(r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(yún),云)')
    '云'
    >>> drawn(r"eq \o\ac(○,1)"), drawn(r"EQ \f(1,2)"), drawn(" PAGE ")
    ('①', '1/2', '')
    """
    found = _EQ.match(code)
    if not found:
        return ""
    said = _ABOVE.sub(r"\1", code[found.end() :])
    said = _FRACTION.sub(r"\1/\2", _ENCLOSED.sub(_enclosed, said))
    return re.sub(r"\s+", " ", re.sub(r"[(),;]", " ", _SWITCH.sub("", said))).strip()


def _enclosed(found: re.Match[str]) -> str:
    inner = found[2].strip()
    if found[1] in _CIRCLES and inner.isascii() and inner.isdecimal():
        number = int(inner)
        if 1 <= number <= _MOST_CIRCLED:
            return chr(ord("①") + number - 1)
    return inner
