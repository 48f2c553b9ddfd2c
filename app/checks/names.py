"""A person's name is turned round, taken apart, or spelled otherwise than before.

The house writes the surname first and the given name as one word: Yang Weimin, Zhao Ping'an. Names
that the glossary knows are spelled as it has them; where a text speaks of Taiwan, Hong Kong or
Korea, people spell their names themselves, and nothing is said.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from app.checks._finding import Facts, Found, Severity, Unit
from app.language import words
from app.language.names import plain_spelling, surname_sizes, written_by_sound
from app.language.pinyin import HAN
from app.language.scripts import simplified
from app.language.spans import Span

severity = Severity.WARNING
messages = {
    "order": "“{written}” has the surname last; “{zh}” is “{name}”.",
    "form": "“{zh}” is written “{name}”, not “{written}”.",
    "spelling": "“{written}” differs by a letter from “{name}”, the pinyin of “{zh}”.",
    "register": "“{zh}” is spelled “{name}” in the glossary, not “{written}”.",
    "before": "“{written}” was “{name}” in segment {segment}, a letter away; both have “{zh}”.",
}

_SYLLABLE = (
    "(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:iang|uang|iong|ang|eng|ing|ong|uai|uan|iao|ian|ai|ei|ui|ao|ou"
    "|iu|ie|ue|üe|er|an|en|in|un|ün|ia|ua|uo|a|o|e|i|u|ü)"
)
_IS_PINYIN = re.compile(f"(?:{_SYLLABLE}['’]?){{1,4}}", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w'’])[A-ZÜ][A-Za-zü'’]{0,23}(?:-[A-Za-zü]{1,12})*(?:['’]s\b)?")
_ELSEWHERE = re.compile("台湾|台北|香港|澳门|新加坡|马来西亚|韩国|朝鲜|越南|日本|华裔|美籍|旅美")
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,2}[·•‧・][\u4e00-\u9fff]{2}")
_CAPITALISED = re.compile(r"(?<![\w'’])[A-Z][a-zé-ſ]{4,23}(?!\w)")
# What ends with these is a paper, a place or an office, which may be written in several words.
_NO_NAME = frozenset("报网社刊台省市县区镇乡村路街河江湖海山港岛寺厂局院部")
_MOST_WORDS = 30  # capitalised words of a segment that are compared


def find(unit: Unit) -> Iterator[Found]:
    """Every two and three capitalised words that stand together and read like pinyin."""
    windows = list(_windows(unit.target))
    if not windows or not HAN.search(unit.source):
        return
    yield from _registered(unit, windows)
    windows = [(span, parts) for span, parts in windows if all(map(_is_pinyin, parts))]
    plain = simplified(unit.source) if windows else ""
    if not windows or _ELSEWHERE.search(plain):
        return
    known = {(term.span.start + n) for term in unit.terms for n in range(len(term.span))}
    names = _names(plain, known, _surnames(windows))
    exact = {name for name, _ in names.values()}
    taken = 0
    for span, parts in windows:
        written = span.of(unit.target)
        if span.start < taken or written.replace("’", "'") in exact:
            continue
        for code, key in _readings(parts):
            if key in names:
                name, place = names[key]
                facts: Facts = {"written": written, "zh": place.of(unit.source), "name": name}
                yield Found(code, facts, place, span, name)
                taken = span.end
                break
        else:
            yield from _near(unit, span, parts, names)


def _windows(target: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Longer windows come first; a hyphen parts a word as a space does."""
    found = list(_WORD.finditer(target))
    beside = [target[one.end() : other.start()] == " " for one, other in pairwise(found)]
    for place, has_next in enumerate(beside):
        for size in (3, 2) if has_next else ():
            if size == 3 and not any(beside[place + 1 : place + 2]):
                continue
            span = Span(found[place].start(), found[place + size - 1].end())
            text = re.sub(r"['’]s\Z", "", span.of(target))
            parts = tuple(text.replace("-", " ").split())
            if 2 <= len(parts) <= 3:
                yield Span(span.start, span.start + len(text)), parts


@lru_cache(maxsize=8_192)
def _is_pinyin(word: str) -> bool:
    return _IS_PINYIN.fullmatch(word) is not None


def _key(surname: str, given: str) -> tuple[str, str]:
    return surname.lower(), re.sub("['’]", "", given).lower()


def _readings(parts: Sequence[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """What surname and given name the words may be, if they are not as the house writes them."""
    yield "form", _key(parts[0], "".join(parts[1:]))
    yield "order", _key(parts[-1], "".join(parts[:-1]))
    if len(parts) == 3:
        yield "form", _key("".join(parts[:2]), parts[2])


def _surnames(windows: Sequence[tuple[Span, tuple[str, ...]]]) -> set[str]:
    """What may be the surname in each window, as `_key` writes it."""
    keys = (key for _, parts in windows for _, key in _readings(parts))
    return {surname for surname, _ in keys}


def _names(
    plain: str, known: set[int], surnames: set[str]
) -> dict[tuple[str, str], tuple[str, Span]]:
    """Every stretch of the source that could be a Chinese name of these surnames, by its pinyin."""
    names: dict[tuple[str, str], tuple[str, Span]] = {}
    for at in range(len(plain)):
        if at in known:
            continue
        for size in surname_sizes(plain, at):
            if _spelled(plain[at : at + size]).lower() not in surnames:
                continue
            for given in (2, 1):
                end = at + size + given
                written = plain[at:end]
                if end <= len(plain) and HAN.fullmatch(written) and written[-1] not in _NO_NAME:
                    name = _spelled(written)
                    surname, _, rest = name.partition(" ")
                    names.setdefault(_key(surname, rest), (name, Span(at, end)))
    return names


@lru_cache(maxsize=16_384)
def _spelled(written: str) -> str:
    return plain_spelling(written)


def _near(
    unit: Unit,
    span: Span,
    parts: Sequence[str],
    names: dict[tuple[str, str], tuple[str, Span]],
) -> Iterator[Found]:
    """A slip of one letter in a given name of two syllables."""
    if len(parts) != 2:
        return
    surname, given = _key(*parts)
    for (family, right), (name, place) in names.items():
        if family == surname and len(place) > 2 and len(given) > 4 and _is_one_off(given, right):
            written = span.of(unit.target)
            facts: Facts = {"written": written, "zh": place.of(unit.source), "name": name}
            yield Found("spelling", facts, place, span, severity=Severity.HINT)
            return


def _is_one_off(one: str, other: str) -> bool:
    """Whether a letter is added, left out, or another, or two are exchanged."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    begin = 0
    while begin < len(short) and short[begin] == long[begin]:
        begin += 1
    if len(short) < len(long):
        return short[begin:] == long[begin + 1 :]
    rest, other_rest = short[begin:], long[begin:]
    return rest[1:] == other_rest[1:] or (
        rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
    )


def _registered(unit: Unit, windows: Sequence[tuple[Span, tuple[str, ...]]]) -> Iterator[Found]:
    """People of the glossary: their words turned round, or pinyin where they spell otherwise."""
    for term in unit.terms:
        if term.kind != "person" or not term.approved or not (term.sure and term.decided):
            continue
        name = term.approved[0]
        right = [re.sub("['’]", "", part).lower() for part in name.replace("-", " ").split()]
        pinyin = [part.lower() for part in plain_spelling(term.span.of(unit.source)).split()]
        for span, parts in windows:
            written = span.of(unit.target)
            if written in term.approved:
                continue
            said = [re.sub("['’]", "", part).lower() for part in parts]
            facts: Facts = {"written": written, "zh": term.span.of(unit.source), "name": name}
            if (len(said) > 1 and said == right[1:] + right[:1]) or said == right[-1:] + right[:-1]:
                yield Found("order", facts, term.span, span, name)
            elif "".join(said) == "".join(right):
                yield Found("form", facts, term.span, span, name)
            elif "".join(said) == re.sub("['’]", "", "".join(pinyin)):
                yield Found("register", facts, term.span, span, name)


def find_all(units: Sequence[Unit]) -> Iterator[tuple[int, Found]]:
    """Foreign names (安格拉·默克尔, 特朗普), spelled with a letter's difference from before."""
    first: dict[str, int] = {}
    for place, unit in enumerate(units):
        for name in _foreign(unit.source):
            before = first.setdefault(name.of(unit.source), place)
            if before == place:
                continue
            known = _capitalised(units[before].target)
            here = _capitalised(unit.target)
            for word, span in here.items():
                slip = next((old for old in known if old not in here and _differs(old, word)), None)
                if slip and word not in known:
                    yield place, _slip(unit, name, slip, span, before)
                    break


def _foreign(source: str) -> Iterator[Span]:
    """Names with a dot, by what stands beside it, and others that are written by their sounds."""
    end = 0
    for dotted in _DOTTED.finditer(source):
        yield from written_by_sound(source, end, dotted.start())
        end = dotted.end()
        yield Span(dotted.start(), end)
    yield from written_by_sound(source, end)


def _slip(unit: Unit, found: Span, name: str, span: Span, before: int) -> Found:
    """The name is widened to whole words."""
    cut = [word for word in words.cut(unit.source) if word.end > found.start]
    whole = [word for word in cut if word.start < found.end]
    source = Span(whole[0].start, whole[-1].end)
    facts: Facts = {
        "zh": source.of(unit.source),
        "name": name,
        "written": span.of(unit.target),
        "segment": before + 1,
    }
    return Found("before", facts, source, span)


@lru_cache(maxsize=1_024)
def _capitalised(target: str) -> dict[str, Span]:
    found_words: dict[str, Span] = {}
    for found in _CAPITALISED.finditer(target):
        if len(found_words) == _MOST_WORDS:
            break
        found_words.setdefault(found.group(), Span(found.start(), found.end()))
    return found_words


def _differs(one: str, other: str) -> bool:
    """By a letter inside; an ending (Russia, Russian) makes another word."""
    return (
        one[-2:] != other[-2:] + "s"
        and _is_one_off(one, other)
        and (len(one) == len(other) or one[-1] == other[-1])
    )
