"""SubRip: numbered captions, each a line of times and some lines of text."""

import re

from app.formats._document import Block, FrontMatter, Kind, Reading
from app.formats._dropped import Dropped, Loss
from app.formats._errors import WrongType
from app.formats._finish import finish
from app.formats._text import check, decode, is_blank, join_wrapped, tidy

_TIME = r"\d{1,3}:\d{1,2}:\d{1,2}(?:[,.]\d{1,3})?"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*", re.ASCII)
_NUMBER = re.compile(r"[ \t]*\d{1,7}[ \t]*", re.ASCII)
_TAG = re.compile(r"</?(?:[biu]|font)\b[^<>]{0,200}>|\{\\[^{}]{0,200}\}", re.IGNORECASE)


def read_srt(data: bytes) -> Reading:
    decoded = decode(data)
    check(decoded.text)
    dropped = Dropped()
    captions: list[list[str]] = []
    for line in decoded.text.split("\n"):
        if _TIMES.fullmatch(line):
            if captions and captions[-1] and _NUMBER.fullmatch(captions[-1][-1]):
                captions[-1].pop()  # the number of this caption
            captions.append([])
        elif captions:
            captions[-1].append(line)
    if not captions:
        raise WrongType("it has no line of times, as subtitles have")
    blocks = [Block(Kind.PARAGRAPH, said) for lines in captions if (said := _said(lines, dropped))]
    dropped.say("The times of the captions were left out.")
    return finish(blocks, FrontMatter(), dropped, decoded.encoding, literal=True)


def _said(lines: list[str], dropped: Dropped) -> str:
    """The caption as one line; two speakers, each with a dash, stay two lines."""
    said = ""
    for line in lines:
        bare, tags = _TAG.subn("", line)
        bare = tidy(bare)
        dropped.add(Loss.EMPHASIS, (tags + 1) // 2)
        if is_blank(bare):
            continue
        said = f"{said}\n{bare}" if said and bare[0] in "-–—" else join_wrapped(said, bare)
    return said
