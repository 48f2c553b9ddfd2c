"""The CRC-32 of many pairs of characters at once. Pure.

A checksum is linear: what the first character leaves behind, moved on by the bytes of the second,
and what the second would leave behind on its own, together are the checksum of both. So two looks
into tables take the place of a call of `zlib.crc32` for each pair. The lowest 16 bits are all that
a bucket needs.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # numpy takes a sixth of a second to load, which no start should wait for
    from numpy.typing import NDArray

_CHARACTERS = 0x110000
_SURROGATES = slice(0xD800, 0xE000)
# The first character that takes one byte more in UTF-8 than those before it.
_LONGER = (0x80, 0x800, 0x10000)
_ALL_ONES = 0xFFFFFFFF
# What the first byte of a character begins with that has so many more.
_HEADS = (0x00, 0xC0, 0xE0, 0xF0)
# The generator polynomial of the CRC-32 of zlib, its bits reversed.
_POLYNOMIAL = 0xEDB88320


def of_pairs(first: "NDArray[Any]", second: "NDArray[Any]") -> "NDArray[Any]":
    """The lowest 16 bits of the CRC-32 of pairs of characters in UTF-8, given by their codes.

    A surrogate stands as a question mark, as `encode` with "replace" has it.

    >>> import numpy as np
    >>> of_pairs(np.array([ord("国")]), np.array([ord("家")])).tolist()
    [15937]
    >>> from zlib import crc32
    >>> crc32("国家".encode()) & 0xFFFF
    15937
    """
    before, after, more = _tables()
    found: NDArray[Any] = before[more[second], first] ^ after[second]
    return found


@cache
def _tables() -> "tuple[NDArray[Any], NDArray[Any], NDArray[Any]]":
    """What a character leaves behind before 1 to 4 bytes, and after others; its bytes less 1."""
    import numpy as np

    codes = np.arange(_CHARACTERS, dtype=np.uint32)
    codes[_SURROGATES] = ord("?")
    steps = _steps()
    state = _fed(np.full_like(codes, _ALL_ONES), codes, steps)
    before = np.empty((4, _CHARACTERS), dtype=np.uint16)
    for moved in before:
        state = steps[state & 0xFF] ^ state >> 8
        moved[:] = (state ^ _ALL_ONES) & 0xFFFF
    after = (_fed(np.zeros_like(codes), codes, steps) & 0xFFFF).astype(np.uint16)
    return before, after, np.searchsorted(_LONGER, codes, "right").astype(np.uint8)


def _steps() -> "NDArray[Any]":
    """What one byte makes of the register."""
    import numpy as np

    table = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        table = np.where(table & 1, table >> 1 ^ _POLYNOMIAL, table >> 1)
    return table


def _fed(state: "NDArray[Any]", codes: "NDArray[Any]", steps: "NDArray[Any]") -> "NDArray[Any]":
    """The registers after the UTF-8 of a character was fed to each."""
    import numpy as np

    found = np.empty_like(state)
    for begin, end, more in zip((0, *_LONGER), (*_LONGER, _CHARACTERS), range(4), strict=True):
        here = (codes >= begin) & (codes < end)
        some, register = codes[here], state[here]
        head = some >> 6 * more | _HEADS[more]
        rest = [some >> 6 * place & 0x3F | 0x80 for place in reversed(range(more))]
        for byte in (head, *rest):
            register = steps[(register ^ byte) & 0xFF] ^ register >> 8
        found[here] = register
    return found
