"""Two stretches of text become one: with a space where two words would run together."""

import unicodedata

from app.language import marks

_QUOTES = "“”‘’\"'"
_CLINGING = ",.;:!?)]}%’”"


def joined(first: str, second: str) -> str:
    """One text of two that follow each other.

    Chinese is set without spaces; English words, and a sentence after a full stop, are not.
    Curly quotes are the same in both languages, so what they enclose decides. Emphasis that goes
    on is not closed between them.

    >>> joined("It was dark.", "They went."), joined("他说：“走吧。”", "天黑了。")
    ('It was dark. They went.', '他说：“走吧。”天黑了。')
    >>> joined("天黑了。", "AI来了。"), joined("他说", "“走吧。”"), joined("", "走吧。")
    ('天黑了。AI来了。', '他说“走吧。”', '走吧。')
    >>> joined("the 国家队", "wins"), joined("He said “go”", ", and left.")
    ('the 国家队 wins', 'He said “go”, and left.')
    >>> joined("**It was dark.**", "**They went.**")
    '**It was dark. They went.**'
    """
    first, second = first.rstrip(), second.lstrip()
    return marks.join((first, _gap(marks.plain(first), marks.plain(second)), second))


def _gap(first: str, second: str) -> str:
    if not first or not second or second[0] in _CLINGING:
        return ""
    before, after = first.rstrip(_QUOTES)[-1:], second.lstrip(_QUOTES)[:1]
    wide = _is_wide(before) and _is_wide(after)
    return "" if wide or _is_wide_mark(before) or _is_wide_mark(after) else " "


def _is_wide(character: str) -> bool:
    """Whether it is a Chinese character, or a mark as wide as one."""
    return bool(character) and unicodedata.east_asian_width(character) in "WF"


def _is_wide_mark(character: str) -> bool:
    return _is_wide(character) and unicodedata.category(character).startswith("P")
