"""Pinyin of running text: each character read in its clause, syllables written in words.

pypinyin reads characters by the phrases around them, and is given whole clauses: cut into words
first, 银行行长在银行里 loses its readings. Where the dictionary knows a word with one reading only,
the dictionary is right (还款, 为了 and 台州 are not among pypinyin's phrases).
"""

import re
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Any

from app.language import words
from app.language.dictionary import Dictionary, Entry, load
from app.language.scripts import fold, simplified
from app.language.spans import Span
from app.language.syllables import joined, without_tones

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇]+")

# Words in two readings, of which texts nearly always mean this one.
_USUAL = {"大夫": ("dài", "fu"), "东西": ("dōng", "xi"), "花儿": ("huā", "r"), "大都": ("dà", "dū")}
_NUMERALS = frozenset("一二两三四五六七八九十百千万亿几数每0123456789")
_MUST = frozenset("必须还总都就非也只我你他她它们可")  # before 得 děi, must
_MEASURED = frozenset("这那每某各一两三几该此本")  # 这块地 is land, 缓缓地 an adverb
_NO_COMPLEMENT = frozenset("不所获自取应心")  # before 得 dé; 跑得快 has de
_DEGREE = frozenset("很太更最较极多")  # before 长 cháng, long
_BECOMES = frozenset("改转轉变變")  # 营改增: business tax to value-added tax
_MARKS = str.maketrans("，、。；：？！（）“”‘’《》—…　", ',,.;:?!()""\'\'""-… ')
_NO_SPACE_BEFORE = frozenset(",.;:?!)%…")
_loading = Lock()


def pinyin(text: str, dictionary: Dictionary | None = None) -> str:
    """The text in pinyin with tone marks, words joined and separated by spaces.

    A suggestion to be read over: readings of names are a matter for `app.language.names`.

    >>> pinyin("银行行长为了还款"), pinyin("这些純內資企業"), pinyin("西安的AI公司")
    ('yínháng hángzhǎng wèile huánkuǎn', 'zhèxiē chún nèizī qǐyè', "Xī'ān de AI gōngsī")
    """
    dictionary = dictionary or load()
    cut = regrouped(text, words.cut(text), dictionary)
    read = readings(text, cut, dictionary)
    written = ""
    for word in cut:
        piece = of_word(text, word, read, dictionary).translate(_MARKS)
        attaches = word.of(text) in ("们", "們", "着", "著") and written[-1:].isalpha()
        if written and not (attaches or piece[:1] in _NO_SPACE_BEFORE or written[-1] == "("):
            written += " "
        written += piece.strip()
    return re.sub(r"\s+", " ", written).strip()


def regrouped(text: str, cut: Sequence[Span], dictionary: Dictionary) -> list[Span]:
    """The words of a text, where jieba guessed at one that the dictionary does not have.

    Of three characters it guesses two, often the wrong ones: 补短 beside 板 for 补 beside 短板 (to
    mend the short plank), which the dictionary has. Three that say how one thing becomes another,
    and are the whole text, are one word, as abbreviations are written: 拨改投 (grants to equity).

    >>> dictionary = load()
    >>> [word.of("补短板") for word in regrouped("补短板", [Span(0, 2), Span(2, 3)], dictionary)]
    ['补', '短板']
    >>> [word.of("拨改投") for word in regrouped("拨改投", [Span(0, 1), Span(1, 3)], dictionary)]
    ['拨改投']
    """
    found: list[Span] = []
    for word in cut:
        before = found[-1] if found else Span(0, 0)
        sizes = (len(before), len(word))
        if sizes not in ((1, 2), (2, 1)) or not HAN.fullmatch(text[before.start : word.end]):
            found.append(word)
            continue
        middle = before.start + 3 - sizes[0]  # where the other cut would be
        guessed = before if sizes[0] == 2 else word
        other = Span(before.start, middle) if middle - before.start == 2 else Span(middle, word.end)
        if dictionary.lookup(guessed.of(text)):
            found.append(word)
        elif dictionary.lookup(other.of(text)):
            found[-1:] = [Span(before.start, middle), Span(middle, word.end)]
        elif len(text) == 3 and text[1] in _BECOMES:
            found = [Span(0, 3)]
        else:
            found.append(word)
    return found


def plain_pinyin(text: str, dictionary: Dictionary | None = None) -> str:
    """`pinyin` without tones, as in English prose; ü stays.

    >>> plain_pinyin("绿色"), plain_pinyin("西安")
    ('lüse', "Xi'an")
    """
    return without_tones(pinyin(text, dictionary))


def of_word(text: str, word: Span, read: list[str], dictionary: Dictionary) -> str:
    """One word, written as the dictionary writes it, or joined from its characters' readings.

    >>> from app.language.spans import Span
    >>> of_word("银行行长", Span(0, 4), ["yín", "háng", "háng", "zhǎng"], load())
    'yínháng hángzhǎng'
    """
    written, syllables = word.of(text), read[word.start : word.end]
    if not all(syllables):
        return _mixed(written, syllables)
    entry = nearest(dictionary.lookup(written), syllables) if len(word) > 1 else None
    if entry and list(entry.syllables) == syllables:
        return entry.pinyin
    pieces = dictionary.words_inside(written) if len(word) > 3 else [Span(0, len(word))]
    return " ".join(joined(syllables[piece.start : piece.end]) for piece in pieces)


def _mixed(written: str, syllables: Sequence[str]) -> str:
    """Syllables of what is Chinese, the rest as it is: T恤 is Txù."""
    parts = [""]
    for character, syllable in zip(written, syllables, strict=True):
        if syllable:
            parts.append(syllable)
        else:
            parts[-1] += character
    return "".join(parts)


def readings(text: str, cut: Sequence[Span], dictionary: Dictionary) -> list[str]:
    """For each code point its syllable with tone mark, or '' if it has none.

    `cut` are the words of the text: the dictionary is asked for those of two characters and more.
    """
    known = [_known(word.of(text), dictionary) for word in cut]
    if all(known):
        return [syllable for syllables in known for syllable in syllables or ()]
    read = by_clause(text)
    for index, word in enumerate(cut):
        if not any(read[word.start : word.end]):
            continue
        if sure := known[index]:
            read[word.start : word.end] = sure
            continue
        if len(word) > 1:
            entry = nearest(dictionary.lookup(word.of(text)), read[word.start : word.end])
            if entry:
                read[word.start : word.end] = entry.syllables
                continue
        before = fold(cut[index - 1].of(text)) if index else ""
        after = cut[index + 1].of(text) if index + 1 < len(cut) else ""
        for offset, syllable in _by_grammar(fold(word.of(text)), before, after):
            read[word.start + offset] = syllable
    return read


def _known(word: str, dictionary: Dictionary) -> tuple[str, ...] | None:
    """The syllables of a word that is read in one way only, whatever stands around it."""
    if len(word) < 2 or not HAN.fullmatch(word):
        return None
    if usual := _USUAL.get(fold(word)):
        return usual
    fitting = _fitting(dictionary.lookup(word), len(word))
    return fitting[0].syllables if _is_one_reading(fitting) else None


def nearest(entries: Sequence[Entry], read: Sequence[str]) -> Entry | None:
    """The entry that is read so, or the only reading that the dictionary has."""
    fitting = _fitting(entries, len(read))
    wanted = [syllable.lower() for syllable in read]
    for entry in fitting:
        if [syllable.lower() for syllable in entry.syllables] == wanted:
            return entry
    return fitting[0] if _is_one_reading(fitting) else None


def _fitting(entries: Sequence[Entry], length: int) -> list[Entry]:
    """The entries of so many syllables; common words first: 大都 is mostly not the old capital."""
    fitting = [entry for entry in entries if len(entry.syllables) == length]
    fitting.sort(key=lambda entry: entry.pinyin[:1].isupper())
    return fitting


def _is_one_reading(entries: Sequence[Entry]) -> bool:
    return len({tuple(map(str.lower, entry.syllables)) for entry in entries}) == 1


def by_clause(text: str) -> list[str]:
    """`readings` without the dictionary: faster, right for nearly all characters.

    >>> by_clause("AI银行")
    ['', '', 'yín', 'háng']
    """
    read = [""] * len(text)
    plain = simplified(text)
    for clause in HAN.finditer(plain):
        read[clause.start() : clause.end()] = _syllables(clause.group())
    for at, (old, new) in enumerate(zip(text, plain, strict=True)):
        if old != new and read[at]:  # 髮 is read in one way, its simplified form 发 in two
            possible = _pypinyin().pinyin(old, heteronym=True, errors="ignore")
            if len(possible) == 1 and read[at] not in possible[0]:
                read[at] = possible[0][0]
    return read


def _syllables(clause: str) -> list[str]:
    library = _pypinyin()
    found: list[str] = library.lazy_pinyin(
        clause,
        style=library.Style.TONE,
        v_to_u=True,
        errors=lambda unknown: [""] * len(unknown),
    )
    return found if len(found) == len(clause) else [""] * len(clause)


def _by_grammar(word: str, before: str, after: str) -> Iterator[tuple[int, str]]:
    """Readings that the words around decide, for a word that the dictionary does not tell."""
    match word:
        case "得":
            yield 0, "děi" if before[-1:] in _MUST else "de"
        case "只" if before[-1:] in _NUMERALS:
            yield 0, "zhī"
        case _ if len(word) > 1 and word[-1] == "只" and _NUMERALS.issuperset(word[:-1]):
            yield len(word) - 1, "zhī"
        case "长":
            yield 0, "cháng"
        case _ if len(word) == 3 and word[1] == "得" and word[0] not in _NO_COMPLEMENT:
            yield 1, "de"
        case _ if len(word) == 2 and word[1] == "长" and word[0] in _DEGREE:
            yield 1, "cháng"
    is_adverb = len(before) > 1 and HAN.fullmatch(before) and before[0] not in _MEASURED
    if word[0] == "地" and is_adverb and (len(word) > 1 or HAN.match(after)):
        yield 0, "de"


def _pypinyin() -> Any:
    with _loading:
        import pypinyin

    return pypinyin
