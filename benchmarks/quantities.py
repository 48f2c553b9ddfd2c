"""How often the checks of amounts are right, beside the number check of translate-toolkit.

Reads `number-pairs.csv` (zh, en, is_equivalent) and `news.zh`, `news.en` (line by line) from a
folder. `pofilter` is run as a process of its own, on the same pairs as a PO file.
"""

import csv
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from app.checks import Severity, Unit, run
from app.language.quantities import Kind, corrected, pair, read_chinese, read_english
from benchmarks.measuring import Row, medians

AMOUNTS = ("quantities", "dates", "currency", "hedges", "direction")
Text = tuple[str, str]
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def lines(folder: Path, sizes: Sequence[int]) -> Iterator[str]:
    """The tables, in Markdown, line by line."""
    rows = list(csv.DictReader((folder / "number-pairs.csv").open(encoding="utf-8", newline="")))
    right = [(row["zh"], row["en"]) for row in rows if row["is_equivalent"] == "true"]
    wrong = [(row["zh"], row["en"]) for row in rows if row["is_equivalent"] != "true"]
    news = _news(folder)
    enlarged = [made for made in map(_enlarged, news) if made]
    yield "| pairs | of them | Duizhao speaks | of these, errors | pofilter `numbers` speaks |"
    yield "|---|--:|--:|--:|--:|"
    for name, pairs in (
        ("number pairs that mean the same", right),
        ("number pairs that do not", wrong),
        ("news, professionally translated", news),
        ("the same news, one amount made ten times as large", enlarged),
    ):
        spoken, errors = _spoken(pairs)
        beside = _pofilter(pairs)
        told = "not installed" if beside is None else _share(beside, len(pairs))
        own = f"{_share(spoken, len(pairs))} | {_share(errors, len(pairs))}"
        yield f"| {name} | {len(pairs)} | {own} | {told} |"
    yield ""
    yield "| what the five checks cost | segments | Duizhao | bare | ratio | one costs |"
    yield "|---|--:|--:|--:|--:|--:|"
    yield from (_cost(row) for row in _costs(news, sizes))


def _news(folder: Path) -> list[Text]:
    texts = [(folder / name).read_text(encoding="utf-8").split("\n") for name in _NEWS]
    return [(zh, en) for zh, en in zip(*texts, strict=True) if zh.strip() and en.strip()]


_NEWS = ("news.zh", "news.en")


def _enlarged(text: Text) -> Text | None:
    """The pair with the first amount in digits of its target ten times as large, if it has one."""
    source, target = text
    for one, other in pair(read_chinese(source), read_english(target)).pairs:
        if one.kind is other.kind is Kind.NUMBER and not one.is_range and one.low >= 20:
            made = corrected(other, other.low * 10)
            if made:
                start, end, new = made
                return source, target[:start] + new + target[end:]
    return None


def _spoken(pairs: Sequence[Text]) -> tuple[int, int]:
    """In how many pairs the checks say anything, and in how many an error."""
    found = [run(Unit(*texts), only=AMOUNTS) for texts in pairs]
    errors = [any(one.severity is Severity.ERROR for one in of_pair) for of_pair in found]
    return sum(map(bool, found)), sum(errors)


def _pofilter(pairs: Sequence[Text]) -> int | None:
    """In how many pairs the number check of translate-toolkit speaks; None if there is none."""
    beside = Path(sys.executable).with_name("pofilter")
    program = str(beside) if beside.exists() else shutil.which("pofilter")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source, result = Path(folder, "pairs.po"), Path(folder, "found.po")
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        units = (
            f'#: pair:{place}\nmsgctxt "{place}"\nmsgid {_quoted(zh)}\nmsgstr {_quoted(en)}\n'
            for place, (zh, en) in enumerate(pairs)
        )
        source.write_text(header + "\n".join(units), encoding="utf-8")
        command = [
            program,
            "--progress=none",
            "-t",
            "numbers",
            "-i",
            str(source),
            "-o",
            str(result),
        ]
        subprocess.run(command, check=True, capture_output=True)
        if not result.exists():
            return 0
        return result.read_text(encoding="utf-8").count("\nmsgctxt ")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / max(1, whole):.1f} %)"


def _costs(news: Sequence[Text], sizes: Sequence[int]) -> Iterator[Row]:
    for size in sizes:
        texts = [news[place % len(news)] for place in range(size)]
        ours, bare = medians(partial(_spoken, texts), partial(_bare, texts), 1)
        yield Row(f"{size}", ours, bare, "", size)


def _bare(texts: Sequence[Text]) -> int:
    """What a check does that compares the digits of both sides."""
    return sum(set(_DIGITS.findall(zh)) == set(_DIGITS.findall(en)) for zh, en in texts)


def _cost(row: Row) -> str:
    one = f"{row.ours / row.each * 1e6:.0f} µs"
    ratio = f"{row.ours / row.bare:.0f}"
    return (
        f"| beside comparing the digits of both sides | {row.what} | {row.ours:.2f} s"
        f" | {row.bare:.3f} s | {ratio} | {one} |"
    )
