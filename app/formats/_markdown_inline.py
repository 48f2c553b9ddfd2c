r"""Text with light marks as Markdown that CommonMark reads as it is meant.

Light marks are not Markdown: here '**重点。**他' is bold, and there it is not. Where CommonMark's
rules would not see an emphasis, it is written as <strong> or <em>, which every reader knows.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

from app.language import marks
from app.language.marks import Run

_SPECIAL = re.compile(
    r"[\\`*\[\]<|~]"
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # inside a word, as in file_name, _ means nothing
    r"|&(?=#?\w+;)"
)
_LINE_START = re.compile(
    r"(?P<mark>#{1,6}(?= |$)|>|[-+](?= |$)|[-=:](?=[-=: ]*$))|(?P<number>[0-9]{1,9})(?=[.)](?: |$))"
)


def escape(line: str) -> str:
    r"""One line of text with everything escaped that Markdown would take for its own.

    >>> print(escape("1. a*b <i> [c] | snake_case _d_"))
    1\. a\*b \<i> \[c\] \| snake_case \_d\_
    """
    return _at_start(escape_inline(line))


def escape_inline(line: str) -> str:
    """The same where the line begins after something else, as in a heading or a table's cell."""
    return _SPECIAL.sub(r"\\\g<0>", line).replace("\ufeff", "&#xFEFF;")


def _at_start(line: str) -> str:
    if start := _LINE_START.match(line):
        at = start.end() if start["number"] else 0
        return f"{line[:at]}\\{line[at:]}"
    return line


def lines(text: str) -> str:
    """A marked text as a paragraph."""
    return "\\\n".join(map(_at_start, _inline(text, escape_inline).split("\n")))


def one_line(text: str) -> str:
    """A marked text as a heading or a cell, which hold no line breaks."""
    return _inline(text, escape_inline).replace("\n", "<br>")


def _inline(text: str, escaped: Callable[[str], str]) -> str:
    said = marks.runs(text)
    if len(said) == 1 and said[0] == Run(said[0].text):
        return escaped(text if said[0].text == text else said[0].text)
    return "".join(_run(said, at, escaped) for at in range(len(said)))


def _run(said: Sequence[Run], at: int, escaped: Callable[[str], str]) -> str:
    run = said[at]
    if run.reference:
        return f"[^{run.reference}]"
    words = escaped(run.text)
    if run.bold or run.italic:
        before, after = _edge(said, at - 1, -1), _edge(said, at + 1, 0)
        if run.link or _is_seen(before, run.text, after):
            signs = "*" * (2 * run.bold + run.italic)
            words = f"{signs}{words}{signs}"
        else:
            words = f"<em>{words}</em>" if run.italic else words
            words = f"<strong>{words}</strong>" if run.bold else words
    if run.link:
        address = run.link.replace("\\", "%5C")
        return f"[{words}]({address})"
    return words


def _edge(said: Sequence[Run], at: int, place: int) -> str:
    """The character beside an emphasis: '' at an end of the text, '*' where another one begins."""
    if not 0 <= at < len(said):
        return ""
    beside = said[at]
    if beside.is_note or beside.link:
        return "["
    return "*" if beside.bold or beside.italic else beside.text[place]


def _is_seen(before: str, text: str, after: str) -> bool:
    """Whether CommonMark sees asterisks around the text as an emphasis.

    >>> _is_seen("是", "重点", "内"), _is_seen("", "重点。", "他"), _is_seen("", "重点。", "")
    (True, False, True)
    """
    if "*" in (before, after) or text[0].isspace() or text[-1].isspace():
        return False
    opens = not _is_punctuation(text[0]) or _is_apart(before)
    closes = not _is_punctuation(text[-1]) or _is_apart(after)
    return opens and closes


def _is_apart(sign: str) -> bool:
    return not sign or sign.isspace() or _is_punctuation(sign)


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"
