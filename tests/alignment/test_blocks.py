"""Documents are paired by their sentences, and their paragraphs follow."""

from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app import formats
from app.alignment import blocks
from app.alignment.beads import Bead
from app.alignment.blocks import Aligned, BlockPair

_SAMPLE = Path(formats.__file__).parent.parent / "articles" / "sample"


@dataclass(frozen=True)
class Block:
    """A paragraph."""

    kind: str
    text: str


def paragraphs(*texts: str) -> list[Block]:
    return [Block("paragraph", text) for text in texts]


def ranges(aligned: Aligned) -> list[tuple[list[int], list[int]]]:
    return [(list(pair.source), list(pair.target)) for pair in aligned.pairs]


def assert_whole(aligned: Aligned, sources: int, targets: int) -> None:
    assert [n for pair in aligned.pairs for n in pair.source] == list(range(sources))
    assert [n for pair in aligned.pairs for n in pair.target] == list(range(targets))
    assert [n for bead in aligned.beads for n in bead.source] == list(range(len(aligned.source)))
    assert [n for bead in aligned.beads for n in bead.target] == list(range(len(aligned.target)))


def test_a_paragraph_that_became_two_is_one_pair() -> None:
    aligned = blocks.align(
        paragraphs(
            "公司去年的收入是18亿元。", "工厂在重庆。厂长姓刘，喜欢下棋。", "银行同意贷款。"
        ),
        paragraphs(
            "The company's revenue last year was 1.8 billion yuan.",
            "The factory is in Chongqing.",
            "Its director, named Liu, likes chess.",
            "The bank agreed to the loan.",
        ),
    )
    assert_whole(aligned, 3, 4)
    assert ranges(aligned) == [([0], [0]), ([1], [1, 2]), ([2], [3])]


def test_headings_stay_with_headings() -> None:
    source = [Block("heading", "钱的分量"), *paragraphs("钱很重要。"), Block("heading", "四处不同")]
    target = [
        Block("heading", "The Weight of the Money"),
        *paragraphs("Money is very important."),
        Block("heading", "Four Differences"),
    ]
    aligned = blocks.align(source, target)
    assert ranges(aligned) == [([0], [0]), ([1], [1]), ([2], [2])]


def test_the_sample_article_is_paired_paragraph_by_paragraph() -> None:
    source, target = (
        formats.read(name, (_SAMPLE / name).read_bytes()).blocks
        for name in ("cloudwalk.zh.md", "cloudwalk.en.md")
    )
    aligned = blocks.align(source, target)
    assert_whole(aligned, len(source), len(target))
    assert ranges(aligned) == [([n], [n]) for n in range(len(source))]
    sure = [bead for bead in aligned.beads if bead.is_sure]
    assert len(sure) >= 0.65 * len(aligned.beads)


def test_a_paragraph_that_was_left_out_stands_alone() -> None:
    source = paragraphs(
        "天黑了。", "他买了三匹马，两头牛。", "厂长姓刘，喜欢下棋。", "银行没有钱。"
    )
    target = paragraphs(
        "Night fell.", "He bought three horses and two oxen.", "The bank has no money."
    )
    aligned = blocks.align(source, target)
    assert ranges(aligned) == [([0], [0]), ([1], [1]), ([2], []), ([3], [2])]


def test_a_pair_is_as_sure_as_its_least_sure_bead() -> None:
    beads = (Bead(range(1), range(1), 0.9), Bead(range(1, 2), range(1, 2), 0.4))
    assert BlockPair(range(1), range(1), beads).confidence == 0.4


_BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from(["paragraph", "heading", "list_item"]),
        st.sampled_from(
            ["", "  ", "天黑了。他走了。", "“走吧。”", "Night fell. He left.", "第18回"]
        ),
    ),
    max_size=7,
)


@given(_BLOCKS, _BLOCKS)
@settings(max_examples=100)
def test_every_sentence_and_block_is_in_exactly_one_pair(
    source: list[Block], target: list[Block]
) -> None:
    assert_whole(blocks.align(source, target), len(source), len(target))
