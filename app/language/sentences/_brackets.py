"""Brackets and quotation marks of one line, each opening with what closes it."""

QUOTATIONS = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "＂": "＂"}
BRACKETS = {
    "（": "）",
    "(": ")",
    "[": "]",
    "［": "］",
    "【": "】",
    "〔": "〕",
    "{": "}",
    "｛": "｝",
}
TITLES = {"《": "》", "〈": "〉"}
CLOSING = frozenset([*QUOTATIONS.values(), *BRACKETS.values(), *TITLES.values()])
_ALL = QUOTATIONS | BRACKETS | TITLES
_OPENING = {closing: opening for opening, closing in _ALL.items()}


def closings(text: str, start: int, end: int) -> dict[int, int]:
    """For each mark opened between `start` and `end`, the offset of what closes it.

    What is never closed, or closed by a mark of an outer pair, is left out. Straight quotation
    marks open and close in turn, if something stands inside; an apostrophe closes nothing.

    >>> closings("（他说“走）”", 0, 7)
    {0: 5}
    """
    waiting: list[tuple[str, int]] = []
    count: dict[str, int] = {}
    pairs: dict[int, int] = {}
    for at in range(start, end):
        character = text[at]
        opening = _OPENING.get(character)
        if opening and count.get(opening) and not _is_inside_a_word(text, at):
            while True:
                left, left_at = waiting.pop()
                count[left] -= 1
                if left == opening:
                    break
            pairs[left_at] = at
        elif character in _ALL and not text[at + 1 : at + 2].isspace():
            waiting.append((character, at))
            count[character] = count.get(character, 0) + 1
    return pairs


def _is_inside_a_word(text: str, at: int) -> bool:
    """Is this the apostrophe of China’s, rather than a closing quotation mark?"""
    return text[at] == "’" and text[at - 1 : at].isascii() and text[at + 1 : at + 2].isalpha()
