"""House styles: what stands above a translation, and that it is known again."""

from dataclasses import replace
from pathlib import Path

import pytest

from app import formats
from app.formats import Finished, FrontMatter, HouseStyle, Kind, Layout, Pair, _house
from app.formats._outline import APPENDIX, outline
from tests.formats.documents import FRONT, PAIRS, SAMPLE
from tests.formats.test_round_trips import BOTH_WAYS

STYLES = list(formats.house_styles())
FULL = replace(
    FRONT,
    note="The article went viral.",
    rate="U.S. $1 ≈ 7.1 RMB, as of May 18, 2020.",
    archived_url="https://archive.example.org/2020/x",
    preface="The following article describes a company.\nIt is from a newsletter.",
    reuse="Free to quote.",
    citation="Wu Xin, 2020.",
)


def test_the_three_houses_are_there_beside_the_standard() -> None:
    assert STYLES == ["standard", "academic", "cset", "newsletter"]
    assert all(name and about for name, about in formats.house_styles().values())


@pytest.mark.parametrize("style", STYLES)
def test_a_style_prints_each_field_once_under_its_own_label(style: str) -> None:
    lines = _house.styles()[style].lines
    assert len({field for field, _ in lines}) == len(lines)
    assert len({label for _, label in lines}) == len(lines)
    folder = Path(_house.__file__).parent
    assert {path.stem for path in folder.glob("*.json")} == set(STYLES)


def test_no_label_means_one_thing_in_one_house_and_another_in_the_next() -> None:
    meanings: dict[str, set[str]] = {}
    for style in _house.styles().values():
        for field, label in style.lines:
            meanings.setdefault(label.casefold(), set()).add(field)
    assert {label: fields for label, fields in meanings.items() if len(fields) > 1} == {}


@pytest.mark.parametrize("id_", BOTH_WAYS)
@pytest.mark.parametrize("style", STYLES)
def test_what_a_house_prints_comes_back(id_: str, style: str) -> None:
    finished = replace(SAMPLE, front=FULL, style=style)
    reading = formats.read(f"a.{id_}", formats.write(id_, finished))
    printed = {field for field, _ in _house.styles()[style].lines} | {"title"}
    for field in FrontMatter.__slots__:
        assert getattr(reading.front, field) == (getattr(FULL, field) if field in printed else "")
    assert [b.text for b in reading.blocks] == [pair.target for pair in PAIRS]


OWN = HouseStyle(
    name="own",
    about="",
    title="In translation | {title}",
    lines=tuple((field, f"Our {field.replace('_', ' ')}") for field in _house.FIELDS),
)


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("id_", BOTH_WAYS)
def test_what_a_house_prints_in_words_of_its_own_comes_back_to_it(id_: str, layout: Layout) -> None:
    written = formats.write(id_, replace(SAMPLE, front=FULL, style=OWN, layout=layout))
    reading = formats.read(f"a.{id_}", written, OWN)
    assert reading.front == FULL
    assert FULL.title in (reading.blocks[0].text, *reading.targets[:1])
    # Nobody else knows them: they are words of the text there.
    assert formats.read(f"a.{id_}", written).front != FULL


def test_a_newsletter_says_full_translation_over_its_title() -> None:
    finished = replace(SAMPLE, style="newsletter")
    assert outline(finished).title == f"FULL TRANSLATION: {FRONT.title}"
    assert outline(finished).front[0][1] == "Original source"


def test_a_rate_in_the_note_stands_on_its_own_line() -> None:
    labelled = {field: value for field, _, value in outline(replace(SAMPLE, style="cset")).front}
    assert labelled["rate"] == "U.S. $1 ≈ 7.1 RMB, as of May 18, 2020."
    assert labelled["note"] == "Amounts stay in renminbi."
    assert "rate" not in {field for field, _, _ in outline(SAMPLE).front}


def test_the_academic_house_says_how_to_cite_from_what_is_known() -> None:
    labelled = {f: value for f, _, value in outline(replace(SAMPLE, style="academic")).front}
    assert labelled["citation"] == (
        f"{FRONT.author}. “{FRONT.title}” [{FRONT.original_title}]. {FRONT.outlet}, May 18, 2020. "
        f"Translated by {FRONT.translator}, May 25, 2020. {FRONT.url}."
    )
    bare = Finished(FrontMatter(title="A"), PAIRS[1:2], Layout.TRANSLATION, style="academic")
    assert {f: v for f, _, v in outline(bare).front}["citation"] == "“A”."


def test_a_style_with_an_unknown_field_is_refused() -> None:
    written = (Path(_house.__file__).parent / "cset.json").read_text("utf-8")
    with pytest.raises(ValueError, match="“weather”"):
        _house.read_style(written.replace('"rate"', '"weather"'))


@pytest.mark.parametrize("id_", ["docx", "html", "md"])
def test_the_appendix_has_the_source_after_the_translation(id_: str) -> None:
    data = formats.write(id_, replace(SAMPLE, layout=Layout.APPENDIX))
    texts = [block.text for block in formats.read(f"a.{id_}", data).blocks]
    at = texts.index(APPENDIX)
    assert texts[:at] == [pair.target for pair in PAIRS]
    assert texts[at + 1 :] == [pair.source.strip() for pair in PAIRS[1:]]


def test_a_paragraph_without_a_source_is_not_in_the_appendix() -> None:
    pairs = (*PAIRS[:2], Pair(Kind.PARAGRAPH, 0, "", "Added by the translator."))
    data = formats.write("html", replace(SAMPLE, pairs=pairs, layout=Layout.APPENDIX)).decode()
    assert data.count("Added by the translator.") == 1
