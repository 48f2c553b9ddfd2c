"""How sentences end, and whether somebody is speaking there: a translation tends to keep both."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# Straight and single quotation marks open before a word; they close after a mark, or a double one
# after a word. A mark at the end of its sentence, or before a space, opens nothing: people type the
# wrong one.
_HAN = "\u3400-\u9fff"
_OPENING = re.compile(
    r"[“‘「『](?=[^\s。，.,])|(?<![^\s(\[—–-])[\"'](?=[^\s\"'])"
    rf"|(?<=[：:，,])\"(?=[{_HAN}])"
)
_CLOSING = re.compile(
    r"[”」』]|(?<=[.,!?…;:—–-])[’']|(?<=[，。！？…])’"
    rf"|(?<=[^\s：:])\"(?![A-Za-z0-9{_HAN}])|(?<=[^\s：:，,])\"(?=[{_HAN}])"
)
_AFTER_WORD = re.compile(r"(?<=\w)['’](?!\w)")  # the end of 'a word', or the plural possessive's
_CARRIED = 12  # sentences without any mark, after which nobody is still speaking
_LAST = re.compile(
    r"([^\s\w\"'“”‘’「」『』()（）\[\]*_>]{1,3})[\s\"'“”‘’「」『』()（）\[\]*_]{0,6}$"
)
_READ = 4_000  # characters at the end of a sentence that are looked at

KINDS = ("statement", "question", "exclamation", "trailing", "colon", "going on", "none")


def kind_of_end(text: str) -> int:
    """The place in KINDS of the mark that a sentence ends with, quotation marks left aside.

    >>> [KINDS[kind_of_end(text)] for text in ("“走不走？”", "'Well?'", "他说：")]
    ['question', 'question', 'colon']
    """
    found = _LAST.search(text[-12:])
    if not found:
        return 6
    marks = found[1]
    for kind, signs in ((1, "?？"), (2, "!！"), (3, "…—–"), (4, ":："), (5, ",，;；、-")):
        if any(sign in marks for sign in signs):
            return kind
    if "..." in marks:
        return 3
    return 0 if any(sign in marks for sign in ".。．") else 6


def speaking(texts: Sequence[str]) -> NDArray[np.int8]:
    """For each sentence, whether a quotation is open at its end: the last mark decides.

    >>> speaking(["“走吧。", "天黑了。”", "他说。"]), speaking(["'Let us go,' he said. 'It"])
    (array([1, 0, 0], dtype=int8), array([1], dtype=int8))
    """
    state = since = 0
    found = np.zeros(len(texts), np.int8)
    for number, text in enumerate(texts):
        tail = text[-_READ:]
        opened = max((mark.start() for mark in _OPENING.finditer(tail)), default=-1)
        closed = max((mark.start() for mark in _CLOSING.finditer(tail)), default=-1)
        if opened > closed and tail[opened] in "'‘" and _AFTER_WORD.search(tail, opened + 1):
            closed = len(tail)
        since += 1
        if opened >= 0 or closed >= 0:
            state, since = int(opened > closed), 0
        found[number] = state if since < _CARRIED else 0
    return found
