"""What is written is read back, for every format with both directions and every character."""

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings

from app import formats
from app.formats import Finished, FrontMatter, Kind, Layout, Pair, Unreadable, _front
from app.formats._errors import NoText
from app.formats._outline import outline
from tests.formats.documents import (
    FRAGMENTS,
    FRONT,
    PAIRS,
    SAMPLE,
    documents,
    every_character,
    mutant,
    printed,
)

# Formats of one text; those of pairs have a round trip of their own in test_pairs.py, and a PDF,
# which knows lines and no paragraphs, has what can be asked of it in test_readers.py.
BOTH_WAYS = [
    id_
    for id_, module in formats.writable().items()
    if hasattr(module, "read") and not getattr(module, "holds_pairs", False) and id_ != "pdf"
]
DEEPEST_HEADING = {"md": 5}  # below the title's #, Markdown has five

thorough = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_reads_back(id_: str, finished: Finished) -> None:
    """The translation, as its kinds, texts, levels and front matter."""
    finished = replace(finished, layout=Layout.TRANSLATION)
    data = formats.write(id_, finished)
    blocks = printed(finished)
    if not blocks:
        with pytest.raises(NoText):
            formats.read(f"a.{id_}", data)
        return
    reading = formats.read(f"a.{id_}", data)
    assert [(b.kind, b.text) for b in reading.blocks] == [(b.kind, b.text) for b in blocks]
    deepest = DEEPEST_HEADING.get(id_, 6)
    levels = [min(b.level, deepest) if b.kind is Kind.HEADING else b.level for b in blocks]
    assert [b.level for b in reading.blocks] == levels
    for field, _, value in outline(finished).front:
        said = _front.iso_date(value) if field in _front.DATES else value
        assert getattr(reading.front, field) == said


@pytest.mark.parametrize("id_", BOTH_WAYS)
def test_the_sample_keeps_its_kinds_texts_and_front_matter(id_: str) -> None:
    reading = formats.read(f"a.{id_}", formats.write(id_, SAMPLE))
    assert reading.front == FRONT
    assert [b.kind for b in reading.blocks] == [pair.kind for pair in PAIRS]
    assert [b.text for b in reading.blocks] == [pair.target for pair in PAIRS]
    assert [b.level for b in reading.blocks] == [pair.level for pair in PAIRS]


@pytest.mark.parametrize("id_", BOTH_WAYS)
@given(finished=documents)
@example(finished=Finished(FrontMatter(), (), Layout.TRANSLATION))
@thorough
def test_any_text_that_can_be_stored_is_read_back_as_it_was_written(
    id_: str, finished: Finished
) -> None:
    assert_reads_back(id_, finished)


@pytest.mark.parametrize("id_", BOTH_WAYS)
def test_text_made_of_the_formats_own_signs_is_read_back(id_: str) -> None:
    luck = random.Random(f"signs in {id_}")

    def text() -> str:
        return "".join(luck.choices(FRAGMENTS, k=luck.choice((0, 1, 2, 3, 5, 9))))

    for _ in range(150):
        pairs = tuple(
            Pair(luck.choice(list(Kind)), luck.randint(0, 7), text(), text())
            for _ in range(luck.choice((1, 2, 4, 8)))
        )
        front = FrontMatter(*(text() if luck.random() < 0.4 else "" for _ in range(10)))
        draft = luck.random() < 0.3
        assert_reads_back(id_, Finished(front, pairs, Layout.TRANSLATION, draft, 1, 4))


# A PDF takes half a second to set: test_pdf.py gives it fewer and longer documents.
@pytest.mark.parametrize("id_", sorted(set(formats.writable()) - {"pdf"}))
@given(finished=documents)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_that_can_be_stored_is_written_in_every_layout(
    id_: str, finished: Finished
) -> None:
    assert formats.write(id_, finished)
    assert formats.write(id_, finished) == formats.write(id_, finished), "the same bytes each time"


@pytest.mark.parametrize("id_", BOTH_WAYS)
def test_every_kind_of_character_is_somewhere_in_the_text(id_: str) -> None:
    """One paragraph to each block of 64 code points, so that none is left to chance."""
    pairs = tuple(Pair(Kind.PARAGRAPH, 0, "", f"x{row}x") for row in every_character())
    assert_reads_back(id_, Finished(FrontMatter(), pairs, Layout.TRANSLATION))


@pytest.mark.parametrize("id_", BOTH_WAYS)
@pytest.mark.parametrize("layout", Layout)
def test_a_broken_file_is_read_or_refused_and_nothing_else(id_: str, layout: Layout) -> None:
    data = formats.write(id_, replace(SAMPLE, layout=layout, draft=True))
    luck = random.Random(f"{id_} {layout}")
    for _ in range(100):
        try:
            formats.read(f"a.{id_}", mutant(data, luck))
        except Unreadable as error:
            assert "a." in error.sentence  # noqa: PT017 (which of the two it is, is left open)
