"""One line of CC-CEDICT, read for people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.language import words
from app.language.syllables import joined, tone_marked

_LINE = re.compile(r"(\S+) (\S+) \[\[?(.*?)\]\]? /(.*)/\s*")
_SYLLABLE = re.compile(r"[A-Za-zü:]+[1-5]|[A-Za-z]+|[·,，]")
# 陳水扁|陈水扁[Chen2 Shui3 bian3], 個|个, or [bei1] alone
_REFERENCE = re.compile(
    r"(?P<word>[^\s,;:()\[\]/|]+(?:\|(?P<simplified>[^\s,;:()\[\]/|]+))?)?"
    r"(?:\[\[?(?P<pinyin>[A-Za-z0-9ü:·, ]+)\]\]?)"
    r"|(?P<left>[^\x00-\x7f]+)\|(?P<right>[^\x00-\x7f\s，]+)"
)
_CLASSIFIER = re.compile(r"CL:\s*")
_MARGINAL = re.compile(
    r"(?:surname |(?:old |erroneous |archaic )?variant of |used in |erhua variant|see )"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A word in one reading.

    `syllables` has one item for each character, with tone marks; `pinyin` is the same written in
    words. A sense that counts with a measure word says so: 'classifier: 个 gè'.
    """

    traditional: str
    simplified: str
    pinyin: str
    senses: tuple[str, ...]
    syllables: tuple[str, ...] = ()

    @property
    def is_marginal(self) -> bool:
        """Only a surname, or only another way to write a word."""
        return all(_MARGINAL.match(sense) for sense in self.senses)


def parse(line: str) -> Entry:
    """Read a line of the dictionary.

    >>> parse("綠茶 绿茶 [lu:4 cha2] /green tea/CL:杯[bei1],壺|壶[hu2]/")  # doctest: +ELLIPSIS
    Entry(traditional='綠茶', simplified='绿茶', pinyin='lǜchá', senses=('green tea', 'classif...
    >>> parse("沙糖 沙糖 [sha1 tang2] /variant of 砂糖[sha1 tang2]/").senses
    ('variant of 砂糖 (shātáng)',)

    Raises:
        ValueError: the line is no entry.
    """
    found = _LINE.fullmatch(line)
    if not found:
        raise ValueError(f"not a line of CC-CEDICT: {line!r}")
    traditional, simplified, numbered, senses = found.groups()
    is_idiom = "(idiom" in senses
    return Entry(
        traditional,
        simplified,
        written(numbered, simplified, is_idiom=is_idiom),
        tuple(_cleaned(sense) for sense in senses.split("/") if sense.strip()),
        tuple(_per_character(numbered)),
    )


def written(numbered: str, word: str = "", *, is_idiom: bool = False) -> str:
    """CC-CEDICT's pinyin in words, each joined, as GB/T 16159 writes them.

    A capital begins a word. An idiom of four syllables is hyphenated, another word of more than
    three falls into the words that jieba cuts it into.

    >>> written("Hu2 Jin3 tao1"), written("bo2 shi2 duo1 tong1", is_idiom=True)
    ('Hú Jǐntāo', 'bóshí-duōtōng')
    >>> written("ke1 xue2 fa1 zhan3 guan1", "科学发展观")
    'kēxué fāzhǎnguān'
    """
    parts = [part for part in (tone_marked(s) for s in _SYLLABLE.findall(numbered)) if part]
    if is_idiom and len(parts) == 4:
        return f"{joined(parts[:2])}-{joined(parts[2:])}"
    starts = {0, len(parts)}
    for index, (before, part) in enumerate(pairwise(parts), start=1):
        is_letter = len(before) == len(part) == 1 and before.isascii() and part.isascii()
        if (part[0].isupper() and not is_letter) or "·" in (part, before) or before in ",，":
            starts.add(index)
    if len(starts) == 2 and len(parts) > 3 and len(word) == len(parts):
        starts |= {span.start for span in words.cut(word) if parts[span.start] != "r"}
    pieces = [joined(parts[start:end]) for start, end in pairwise(sorted(starts))]
    return " ".join(pieces).replace(" ,", ",").replace(" ，", ",")


def _per_character(numbered: str) -> Iterator[str]:
    for part in _SYLLABLE.findall(numbered):
        if part[-1].isdigit() or len(part) == 1:
            yield tone_marked(part)
        else:  # letters of an abbreviation that stand together
            yield from part


def _cleaned(sense: str) -> str:
    sense = sense.strip()
    if _CLASSIFIER.match(sense):
        classifiers = _CLASSIFIER.sub("", sense).split(",")
        return "classifier: " + ", ".join(
            _REFERENCE.sub(lambda found: _reference(found, "{} {}"), item.strip())
            for item in classifiers
        )
    return _REFERENCE.sub(_reference, sense)


def _reference(found: re.Match[str], shape: str = "{} ({})") -> str:
    """Another word named in a sense: in simplified characters, with its pinyin."""
    if found["right"]:
        return found["right"]
    word = found["simplified"] or found["word"]
    numbered = found["pinyin"]
    if not any(character.isdigit() for character in numbered):
        return found.group()
    pinyin = written(numbered, word or "")
    return shape.format(word, pinyin) if word else pinyin
