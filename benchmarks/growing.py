"""Every public function about language, and every check, on text that is made to be slow.

python -m benchmarks.growing                    what ten times as much of it costs, as a ratio
python -m benchmarks.growing --only words.cut   one function or check, each text by itself

What is linear in the text shows a ratio of about 10, what is quadratic one of about 100.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from itertools import pairwise

from app.checks import Unit, checks, run_all
from app.language import (
    annotations,
    characters,
    dictionary,
    edits,
    encodings,
    marks,
    names,
    pinyin,
    quantities,
    scripts,
    seams,
    sentences,
    spans,
    syllables,
    words,
)
from app.language.dictionary import UnreadableDictionary
from app.language.encodings import UnreadableText
from app.language.quantities import Quantity
from app.language.spans import Span

Function = Callable[[str], Iterable[Span]]
"""A function asked about any text; the stretches of the text that its answer speaks of."""
SIZES = (10_000, 100_000)
PIECES = (
    *("1", "1,", "1.", "（", "(", "“", "”", "'", '"', "*", "**a", "[", "^[", "《", "\\", "\ud800"),
    *(
        "一",
        "亿",
        "第",
        "国",
        "國",
        "不",
        "王",
        "张伟",
        "a ",
        "A. ",
        "AI ",
        "Li Wei, ",
        "the ",
        " ",
    ),
    *(
        "。",
        "，",
        "。”",
        ". ",
        "1-",
        "1亿",
        "增长",
        "more than ",
        "half a ",
        "每1人中",
        "5% ",
        "\n",
    ),
)
_FEW = 200  # quantities of a text that are asked about one by one


def _none(_said: object) -> tuple[Span, ...]:
    return ()


def _spans(found: Iterable[object]) -> list[Span]:
    return [Span(one.start, one.end) for one in found]  # type: ignore[attr-defined]


def _read(text: str) -> list[Quantity]:
    return quantities.read_chinese(text)[:_FEW]


def _unstorable(text: str) -> Iterator[Span]:
    if found := characters.unstorable(text):
        assert found.name
        yield Span(found.offset, found.offset + 1)


def _decode(text: str) -> tuple[Span, ...]:
    for encoding in ("utf-8", "gb18030", "utf-16"):
        with suppress(UnreadableText):
            encodings.decode(text.encode(encoding, "replace"))
    return ()


def _unpacked(text: str) -> tuple[Span, ...]:
    with suppress(UnreadableDictionary):
        dictionary.unpacked(b"\x1f\x8b" + text.encode("utf-8", "replace"))
    return ()


def _longest_at(text: str) -> Iterator[Span]:
    for place in range(0, len(text), 50):
        if found := dictionary.load().longest_at(text, place):
            yield found.span


def _replaced(text: str) -> tuple[Span, ...]:
    size = len(marks.plain(text))
    ends = [size * part // 4 for part in range(5)]
    return _none(edits.replaced(text, [(Span(*both), "(新)") for both in pairwise(ends)]))


def _plain(text: str) -> Iterator[Span]:
    stripped = marks.strip(text)
    for place in range(0, len(stripped.text), 50):
        at = stripped.at(place)
        assert stripped.plain_at(at) == place
        assert stripped.ends(place, place + 1)[0] == at
        yield stripped.span(Span(place, place + 1))


def _of_word(text: str) -> tuple[Span, ...]:
    cut, known = words.cut(text), dictionary.load()
    read = pinyin.readings(text, cut, known)
    return _none([pinyin.of_word(text, word, read, known) for word in cut])


def _each(ask: Callable[[str, Quantity], object]) -> Function:
    """Of some quantities of a text, each by itself; the text is cut, since each reads it again."""
    return lambda text: _none([ask(text[:1_000], one) for one in _read(text[:1_000])])


def _contradictions(text: str) -> Iterator[Span]:
    read = quantities.read_chinese(text)
    for one in quantities.contradictions(quantities.pair(read, quantities.read_english(text))):
        yield from _spans(side for side in (one.source, one.target) if side)


def _pair(text: str) -> Iterator[Span]:
    found = quantities.pair(quantities.read_chinese(text), quantities.read_english(text))
    yield from _spans([*found.left, *found.right, *(one for both in found.pairs for one in both)])


def _corrected(text: str) -> Iterator[Span]:
    for one in quantities.read_english(text)[:_FEW]:
        if fix := quantities.corrected(one, one.low * 10):
            yield Span(fix[0], fix[1])


def _agree(text: str) -> tuple[Span, ...]:
    read = _read(text)
    return _none([quantities.agree(one, other) for one, other in pairwise(read)])


ON_TEXT: Mapping[str, Function] = {
    "annotations.annotate": lambda text: _spans(annotations.annotate(text, dictionary.load())),
    "characters.Unstorable.name": _unstorable,
    "characters.is_same_in_both": lambda text: _none(characters.is_same_in_both(text)),
    "characters.unstorable": _unstorable,
    "dictionary.Dictionary.longest_at": _longest_at,
    "dictionary.Dictionary.lookup": lambda text: _none(dictionary.load().lookup(text)),
    "dictionary.Dictionary.words_inside": lambda text: dictionary.load().words_inside(text),
    "dictionary.unpacked": _unpacked,
    "edits.is_inside_link": lambda text: _none(edits.is_inside_link(text, len(text) // 2)),
    "edits.replaced": _replaced,
    "encodings.decode": _decode,
    "marks.Plain.at": _plain,
    "marks.Plain.ends": _plain,
    "marks.Plain.plain_at": _plain,
    "marks.Plain.span": _plain,
    "marks.canonical": lambda text: _none(marks.canonical(text)),
    "marks.cut": lambda text: _none(marks.cut(text, [len(text) // 2, len(text)])),
    "marks.cut_at": lambda text: _none(marks.cut_at(text, len(text) // 2)),
    "marks.cut_by": lambda text: _none(marks.cut_by(text, sentences.split_chinese)),
    "marks.escape": lambda text: _none(marks.escape(text)),
    "marks.find": lambda text: [mark.span for mark in marks.find(text)],
    "marks.join": lambda text: _none(marks.join([text, text])),
    "marks.may_hold_marks": lambda text: _none(marks.may_hold_marks(text)),
    "marks.plain": lambda text: _none(marks.plain(text)),
    "marks.references": lambda text: _none(marks.references(text)),
    "marks.relabel": lambda text: _none(marks.relabel(f"{text}[^1]", {"1": "2"})),
    "marks.runs": lambda text: _none(marks.runs(text)),
    "marks.strip": _plain,
    "marks.with_notes_inside": lambda text: _none(marks.with_notes_inside("[^1]", {"1": text})),
    "marks.write": lambda text: _none(marks.write([marks.Run(text, bold=True)])),
    "names.plain_spelling": lambda text: _none(names.plain_spelling(text)),
    "names.suggest": lambda text: _none([names.suggest(text), names.suggest("王", context=text)]),
    "names.surname_sizes": lambda text: _none(
        [names.surname_sizes(text, place) for place in range(0, len(text), 50)]
    ),
    "names.written_by_sound": names.written_by_sound,
    "pinyin.by_clause": lambda text: _none(pinyin.by_clause(text)),
    "pinyin.nearest": lambda text: _none(pinyin.nearest(dictionary.load().lookup("长"), [text])),
    "pinyin.of_word": _of_word,
    "pinyin.pinyin": lambda text: _none(pinyin.pinyin(text)),
    "pinyin.plain_pinyin": lambda text: _none(pinyin.plain_pinyin(text)),
    "pinyin.readings": _of_word,
    "pinyin.regrouped": lambda text: pinyin.regrouped(text, words.cut(text), dictionary.load()),
    "quantities.Quantity.is_range": lambda text: _none([one.is_range for one in _read(text)]),
    "quantities.Quantity.spread": lambda text: _none([one.spread() for one in _read(text)]),
    "quantities.agree": _agree,
    "quantities.change_in_chinese": _each(quantities.change_in_chinese),
    "quantities.change_in_english": _each(quantities.change_in_english),
    "quantities.compared_at": _each(
        lambda text, one: quantities.compared_at(text, one, 0, len(text))
    ),
    "quantities.compared_before": _each(quantities.compared_before),
    "quantities.compared_in_chinese": lambda text: _none(quantities.compared_in_chinese(text)),
    "quantities.compared_otherwise": lambda text: _none(
        [quantities.compared_otherwise(text, named) for named in quantities.Period]
    ),
    "quantities.contradictions": _contradictions,
    "quantities.corrected": _corrected,
    "quantities.digits": lambda text: _none([quantities.digits(one.low) for one in _read(text)]),
    "quantities.in_english": lambda text: _none(map(quantities.in_english, _read(text))),
    "quantities.is_other_part_of_day": lambda text: _none(
        quantities.is_other_part_of_day(text, text)
    ),
    "quantities.is_other_turn": lambda text: _none(quantities.is_other_turn(text, text)),
    "quantities.number_in_english": lambda text: _none(
        quantities.number_in_english(Fraction(len(text), 7))
    ),
    "quantities.opposite_sides": _each(
        lambda text, one: quantities.opposite_sides(text, one, text, one)
    ),
    "quantities.pair": _pair,
    "quantities.read_chinese": lambda text: _spans(quantities.read_chinese(text)),
    "quantities.read_english": lambda text: _spans(quantities.read_english(text)),
    "quantities.says_less": lambda text: _none(quantities.says_less(text)),
    "scripts.fold": lambda text: _none(scripts.fold(text)),
    "scripts.script": lambda text: _none(scripts.script(text)),
    "scripts.simplified": lambda text: _none(scripts.simplified(text)),
    "seams.joined": lambda text: _none(seams.joined(text, text)),
    "sentences.split_chinese": sentences.split_chinese,
    "sentences.split_english": sentences.split_english,
    "spans.Span.of": lambda text: _none(Span(0, len(text)).of(text)),
    "spans.texts": lambda text: _none(spans.texts(text, [Span(0, len(text))])),
    "spans.trimmed": lambda text: [spans.trimmed(text, 0, len(text))],
    "syllables.joined": lambda text: _none(syllables.joined(text)),
    "syllables.tone_marked": lambda text: _none(syllables.tone_marked(text)),
    "syllables.without_tones": lambda text: _none(syllables.without_tones(text)),
    "words.cut": words.cut,
    "words.cut_with": lambda text: words.cut_with(words.engine(), text),
    "words.edges": lambda text: _none(words.edges(text)),
    "words.marks": lambda text: _none(words.marks(text)),
    "words.marks_of": lambda text: _none(words.marks_of([text, text])),
}
"""Every public function and method of `app.language` that is given text, by module and name."""
WITHOUT_TEXT = frozenset(
    {
        *("dictionary.Dictionary.credit", "dictionary.load", "dictionary.packaged"),
        *("words.engine", "words.forget", "words.jieba_engine", "words.rjieba_engine"),
    }
)
"""Those that are not."""


def check(id_: str) -> Function:
    """A check asked about a text on both sides, and after other words."""

    def ask(text: str) -> Iterator[Span]:
        units = [Unit(text, text), Unit(f"他说{text}", f"He says {text}")]
        for found in run_all(units, only=[id_])[0]:
            yield from (span for span in (found.source, found.target) if span)

    return ask


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.growing",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", help="the name of a function, or the id of a check")
    only = parser.parse_args(arguments).only
    asked = {**ON_TEXT, **{id_: check(id_) for id_ in checks()}}
    if only:
        asked = {only: asked[only]}
    small, large = SIZES
    print(f"| function or check | slowest text | {large:,} characters | times that of {small:,} |")
    print("|---|---|--:|--:|")
    for name, function in asked.items():
        function("国 a")  # dictionaries are loaded
        # As `timeit` measures: what the collector of garbage costs grows with all that the process
        # holds, and the dictionaries are most of that.
        gc.collect()
        gc.disable()
        measured = [
            (_seconds(function, piece, large, 2), _seconds(function, piece, small, 3), piece)
            for piece in (PIECES if only else _slowest(function))
        ]
        for taken, of_small, piece in sorted(measured, reverse=True)[: None if only else 1]:
            ratio = taken / max(of_small, 1e-6)
            row = f"| {name} | {piece!r} | {taken * 1_000:.1f} ms | {ratio:.1f} |"
            print(row, flush=True)
    return 0


def _slowest(function: Function) -> set[str]:
    """The text that is slowest at the small size, and the one that would be if it grew on so."""
    small = SIZES[0]
    taken = {piece: _seconds(function, piece, small, 2) for piece in PIECES}
    grown = {
        piece: seconds * seconds / max(_seconds(function, piece, small // 10, 2), 1e-5)
        for piece, seconds in taken.items()
    }
    return {max(taken, key=taken.__getitem__), max(grown, key=grown.__getitem__)}


def _seconds(function: Function, piece: str, size: int, times: int) -> float:
    """The least processor time of a few, so that other work on the machine counts little.

    Each text is a character shorter than the one before, since what was read last is kept.
    """
    whole = (piece * size)[:size]
    taken = []
    for shorter in range(times):
        text = whole[: size - shorter]
        begun = time.process_time()
        list(function(text))
        taken.append(time.process_time() - begun)
    return min(taken)


if __name__ == "__main__":
    sys.exit(main())
