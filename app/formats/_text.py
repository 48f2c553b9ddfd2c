"""The one form that text has in every format, and the characters that none can hold."""

import re
import unicodedata
from dataclasses import dataclass

from app.formats._errors import EmptyFile, UndecodableText, UnstorableText
from app.language.characters import unstorable

_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[ \t]+")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"


def tidy(text: str) -> str:
    r"""The text as every format writes and reads it.

    Space at the ends of lines goes, the ideographic indent too; runs of spaces and tabs become
    one space, every kind of line break a newline, and empty lines go. Nothing else changes:
    no other character is lost, replaced or normalised.

    >>> tidy("　　云从科技\t 完成\u2028 18亿元融资\r\n\r\n。")
    '云从科技 完成\n18亿元融资\n。'
    """
    lines = (line.strip() for line in _BREAKS.split(_SPACES.sub(" ", text)))
    return "\n".join(line for line in lines if line)


def is_blank(text: str) -> bool:
    r"""Whether there is nothing to see.

    >>> is_blank(" \u3000\u200b"), is_blank("。")
    (True, False)
    """
    return not text.strip().strip(_INVISIBLE).strip()


_RAISED = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOWERED = str.maketrans("0123456789+-\u2212", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_FIGURES = re.compile("[-+\u2212]?[0-9]{1,3}[-+\u2212]?", re.ASCII)


def off_the_line(text: str, *, raised: bool) -> str:
    """Figures set above or below the line as the characters that say so; other text as it is.

    Without that 10⁸ would be read as one hundred and eight.

    >>> off_the_line("8", raised=True), off_the_line("2", raised=False)
    ('⁸', '₂')
    >>> off_the_line("st", raised=True)
    'st'
    """
    if not _FIGURES.fullmatch(text.strip()):
        return text
    return text.translate(_RAISED if raised else _LOWERED)


def join_wrapped(first: str, second: str) -> str:
    """Two lines that were one before somebody wrapped them: no space between Chinese.

    >>> join_wrapped("云从科技", "完成融资"), join_wrapped("the national", "team")
    ('云从科技完成融资', 'the national team')
    """
    wide = bool(first and second) and is_wide(first[-1]) and is_wide(second[0])
    return f"{first}{'' if wide or not first else ' '}{second}"


def is_wide(character: str) -> bool:
    """Whether it is Chinese or full-width; curly quotes and dashes are not."""
    return unicodedata.east_asian_width(character) in "WF"


def check(text: str, where: str = "") -> None:
    r"""Refuse a character that can neither be stored nor exported, and say where it stands.

    >>> try:
    ...     check("国家队\n纯内资\x00")
    ... except UnstorableText as error:
    ...     print(error.reason)
    character 4 of line 2 is U+0000 (NUL), which can neither be stored nor exported
    """
    if found := unstorable(text):
        line = text.count("\n", 0, found.offset) + 1
        column = found.offset - (text.rfind("\n", 0, found.offset) + 1) + 1
        place = where or f"line {line:,}"
        raise UnstorableText(
            f"character {column:,} of {place} is {found.name}, "
            "which can neither be stored nor exported"
        )


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with newlines for line ends, and what people call its encoding."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of a file that does not say what encoding it is in."""
    from app.language import encodings

    if not data:
        raise EmptyFile("it is empty")
    if b"\xed" in data:
        _check_surrogates(data)
    try:
        decoded = encodings.decode(data)
    except encodings.UnreadableText as error:
        sentence = str(error).rstrip(".")
        raise UndecodableText(sentence[:1].lower() + sentence[1:]) from error
    return Decoded(decoded.text.replace("\r\n", "\n").replace("\r", "\n"), decoded.encoding)


def _check_surrogates(data: bytes) -> None:
    """Name the lone surrogate in bytes that are otherwise UTF-8, as no encoding allows them."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = data.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            return
        check(text)
