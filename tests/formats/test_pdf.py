"""The PDF as a reader of the page, a program that copies text, and a screen reader meet it."""

import json
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from app import formats
from app.formats import Finished, FrontMatter, Kind, Layout, Pair, _pdf_setter
from app.formats._errors import CannotSet
from app.formats._outline import outline
from app.language import marks
from app.language.characters import unstorable
from tests.formats.documents import FRAGMENTS, FRONT, PAIRS, SAMPLE

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed"
)


def poppler(program: str, data: bytes, *arguments: str) -> str:
    done = subprocess.run(
        [program, *arguments, "-", *(["-"] if program == "pdftotext" else [])],
        input=data,
        capture_output=True,
        check=True,
        timeout=60,
    )
    return done.stdout.decode("utf-8", "replace")


WORDS = (
    *("long-term", "East-West", "large-scale", "state-of-the-art", "AI", "policy", "enterprises"),
    *("“national", "team”", "RMB", "1.8", "billion", "(纯内资)", "2020–2025", "co-operation;"),
    *("research-and-development", "e.g.,", "3-5", "well-being.", "Xi'an", "difficult", "office"),
)
CHINESE = "云从科技日前完成18亿元人民币的新一轮融资，投后估值超过250亿元。"


def prose(count: int) -> tuple[Pair, ...]:
    luck = random.Random("hyphens")
    kinds = [Kind.PARAGRAPH] * 6 + [Kind.QUOTATION, Kind.LIST_ITEM, Kind.CAPTION]
    return tuple(
        Pair(luck.choice(kinds), 0, CHINESE, " ".join(luck.choices(WORDS, k=luck.randint(5, 90))))
        for _ in range(count)
    )


def emphasised(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The same words, of which each third is bold, italic or a link."""
    signs = ("**{}**", "*{}*", "[{}](https://example.org/)")

    def mark(text: str) -> str:
        words = text.split()
        return " ".join(
            signs[at % 9 // 3].format(word) if at % 3 == 0 else word
            for at, word in enumerate(words)
        )

    return tuple(replace(pair, target=mark(pair.target)) for pair in pairs)


@needs_poppler
@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("layout", Layout)
def test_every_word_is_copied_out_whole(layout: Layout, marked: bool) -> None:
    """CSET's own PDFs give back 'largescale' and 'EastWest': a hyphen at a line's end is lost."""
    finished = Finished(FrontMatter(), prose(60), layout)
    written = replace(finished, pairs=emphasised(finished.pairs)) if marked else finished
    text = poppler("pdftotext", formats.write("pdf", written))
    text = re.sub(r"Page \d+ of \d+", "", text)
    given = Counter(word for pair in finished.pairs for word in pair.target.split())
    chinese = CHINESE if layout is not Layout.TRANSLATION else ""
    copied = Counter(text.split())
    for word, count in given.items():
        if word.isascii():
            assert copied[word] == count, word
    # Chinese is broken anywhere: its characters are compared without the line ends.
    whole = re.sub(r"\s", "", text)
    if chinese and layout is Layout.ALTERNATING:
        assert whole.count(CHINESE) == len(finished.pairs)
    signs = Counter("".join(whole))
    wanted = Counter(re.sub(r"\s", "", "".join(p.target + chinese for p in finished.pairs)))
    assert not wanted - signs, "nothing is lost; numbers of lists and heads of columns come in"


@needs_poppler
@pytest.mark.parametrize("count", [25, 35], ids=["at the foot", "at the end"])
def test_notes_are_copied_out_whole_and_their_numbers_stand_at_their_words(count: int) -> None:
    note = "^[A state-of-the-art remark-{0} on East-West, twice-told.]"
    text = f"A long-term view of alpha-{{0}}x{note} before omega-{{0}}. " + "large-scale " * 20
    pairs = tuple(Pair(Kind.PARAGRAPH, 0, "源", text.format(n)) for n in range(1, count + 1))
    finished = Finished(FrontMatter(), pairs, Layout.TRANSLATION)
    copied = Counter(poppler("pdftotext", formats.write("pdf", finished)).split())
    for n in range(1, count + 1):
        for word in (f"alpha-{n}x{n}", f"remark-{n}", f"omega-{n}."):
            assert copied[word] == 1, word
    for word, times in (("state-of-the-art", 1), ("East-West,", 1), ("large-scale", 20)):
        assert copied[word] == times * count, word


@needs_poppler
@pytest.mark.parametrize("layout", [Layout.TRANSLATION, Layout.ALTERNATING])
def test_the_text_copies_out_in_its_order(layout: Layout) -> None:
    text = poppler("pdftotext", formats.write("pdf", replace(SAMPLE, layout=layout)))
    at = 0
    for pair in PAIRS[1:-1]:
        for side in [pair.source.strip(), pair.target][layout is Layout.TRANSLATION :]:
            said = re.sub(r"^\d\. ", "", side)
            found = re.search(r"\s*".join(map(re.escape, re.sub(r"\s", "", said))), text[at:])
            assert found, said
            at += found.end()


@needs_poppler
def test_it_is_tagged_and_carries_its_fonts_and_its_title() -> None:
    data = formats.write("pdf", SAMPLE)
    said = poppler("pdfinfo", data)
    assert re.search(r"Tagged:\s+yes", said)
    assert re.search(rf"Title:\s+{re.escape(FRONT.title)}", said)
    assert re.search(rf"Author:\s+{re.escape(FRONT.translator)}", said)
    fonts = poppler("pdffonts", data).splitlines()[2:]
    assert fonts
    assert all(re.search(r" yes yes yes +\d+ +0$", line) for line in fonts), fonts
    structure = poppler("pdfinfo", data, "-struct")
    for tag in ("H1", "H2", "P", "BlockQuote", "L", "LI", "Link"):
        assert re.search(rf"^\s*{tag}\b", structure, re.MULTILINE), tag
    table = poppler("pdfinfo", formats.write("pdf", replace(SAMPLE, layout=Layout.SIDE_BY_SIDE)),
                    "-struct")  # fmt: skip
    assert len(re.findall(r"^\s*TH\b", table, re.MULTILINE)) == 2


@needs_poppler
def test_later_pages_have_the_title_and_a_draft_says_so_on_each() -> None:
    many = Finished(FRONT, prose(60), Layout.TRANSLATION, segments=60)
    data = formats.write("pdf", many)
    assert poppler("pdftotext", data, "-f", "2", "-l", "2").startswith(FRONT.title[:60])
    pages = int(re.search(r"Pages:\s+(\d+)", poppler("pdfinfo", data)).group(1))  # type: ignore[union-attr]
    draft = formats.write("pdf", replace(many, draft=True, missing=2))
    for page in range(1, pages + 1):
        said = poppler("pdftotext", draft, "-f", str(page), "-l", str(page))
        assert "DRAFT: 2 of 60 segments are not finished." in said
        assert f"Page {page} of " in said


@needs_poppler
def test_nothing_that_anybody_writes_is_run_as_markup() -> None:
    said = '#read("/etc/passwd") #panic() $x$ <label> @ref *b* _i_ = Heading \\u{41} // comment #['
    both = Pair(Kind.PARAGRAPH, 0, marks.escape(said), marks.escape(said))
    finished = Finished(FrontMatter(title=said), (both,), Layout.ALTERNATING)
    text = re.sub(r"\s+", " ", poppler("pdftotext", formats.write("pdf", finished)))
    assert text.count(said) == 3


@pytest.mark.parametrize("layout", Layout)
def test_any_text_that_can_be_stored_is_set(layout: Layout) -> None:
    luck = random.Random(f"set {layout}")
    signs = [chr(luck.randrange(0x20, 0x2FFFF)) for _ in range(400)]
    stock = [*FRAGMENTS, *(sign for sign in signs if unstorable(sign) is None)]

    def text() -> str:
        return "".join(luck.choices(stock, k=luck.randint(0, 12)))

    pairs = tuple(
        Pair(luck.choice(list(Kind)), luck.randint(0, 9), text(), text()) for _ in range(300)
    )
    finished = Finished(FrontMatter(*(luck.choice(stock) for _ in range(10))), pairs, layout)
    assert outline(finished).rows
    data = formats.write("pdf", finished)
    assert data.startswith(b"%PDF")
    assert data == formats.write("pdf", finished), "the same bytes each time"


def test_without_a_chinese_font_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pdf_setter, "_CHINESE", ("No Such Family",))
    said = _pdf_setter._set(json.dumps({}))
    assert said.decode().startswith("this computer has no font for Chinese; install one")


def test_a_setter_that_dies_is_a_reason_and_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(Path("/bin/false")))
    with pytest.raises(CannotSet, match="too much memory"):
        formats.write("pdf", SAMPLE)


def test_a_paragraph_of_a_million_characters_is_set() -> None:
    long = Pair(Kind.PARAGRAPH, 0, "源", "word-for-word " * 20_000 + "云从科技" * 50_000)
    assert formats.write("pdf", Finished(FrontMatter(), (long,), Layout.TRANSLATION))
