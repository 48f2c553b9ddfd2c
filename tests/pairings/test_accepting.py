"""What an article made of pairs consists of."""

from hypothesis import given
from hypothesis import strategies as st

from app.alignment.passages import Pair, Passage, Side
from app.pairings.accepting import Made, made
from app.segments.models import State


def zh(block: int, start: int, text: str, kind: str = "paragraph") -> Side:
    return (Passage(block, start, text, kind, 1 if kind == "heading" else 0),)


def en(block: int, text: str) -> Side:
    return (Passage(block, 0, text),)


def _segments(found: Made) -> list[tuple[str, str]]:
    return [(p.source, p.target) for one in found.paired.paragraphs for p in one.pairs]


def by_sentence(pairs: list[Pair], doubtful: State = State.TRANSLATED) -> Made:
    return made(pairs, by_sentence=True, doubtful=doubtful)


def test_doubtful_pairs_may_stay_drafts() -> None:
    pairs = [Pair(zh(0, 0, "甲。"), en(0, "A."), 0.5), Pair(zh(1, 0, "乙。"), en(1, "B."), 0.95)]
    assert by_sentence(pairs).states == (State.TRANSLATED, State.TRANSLATED)
    assert by_sentence(pairs, State.DRAFT).states == (State.DRAFT, State.TRANSLATED)


def test_what_was_added_is_joined_to_the_pair_before_and_at_the_beginning_after() -> None:
    found = by_sentence(
        [
            Pair((), en(0, "Foreword.")),
            Pair(zh(0, 0, "甲。"), en(1, "A.")),
            Pair((), en(2, "More.")),
            Pair((), en(3, "And more.")),
            Pair(zh(1, 0, "乙。"), en(4, "B.")),
        ]
    )
    assert _segments(found) == [("甲。", "Foreword.\nA.\nMore.\nAnd more."), ("乙。", "B.")]
    assert found.states == (State.DRAFT, State.TRANSLATED)
    assert found.joined_additions == 3


def test_kinds_and_levels_are_those_of_the_source() -> None:
    found = by_sentence(
        [Pair(zh(0, 0, "一、钱", "heading"), en(0, "Money")), Pair(zh(1, 0, "甲。"), en(1, "A."))]
    )
    assert [(p.kind.value, p.level) for p in found.paired.paragraphs] == [
        ("heading", 1),
        ("paragraph", 0),
    ]


def test_a_paragraph_without_any_english_is_untranslated_and_not_a_draft() -> None:
    found = made(
        [Pair(zh(0, 0, "甲。"), ()), Pair(zh(0, 2, "乙。"), ())],
        by_sentence=False,
        doubtful=State.TRANSLATED,
    )
    assert _segments(found) == [("甲。乙。", "")]
    assert found.states == (State.TRANSLATED,)  # the store makes it untranslated: it has no English


_WORDS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.booleans()), min_size=1, max_size=6
)


@given(_WORDS, st.booleans(), st.booleans())
def test_no_word_is_lost(
    shapes: list[tuple[int, int, bool]], by_sentence: bool, backwards: bool
) -> None:
    """Pairs of any shape, the English in its order or the other way round."""
    pairs = []
    i = j = block = 0
    for ours, theirs, ends in shapes:
        source = tuple(Passage(block, n * 4, f"甲{n:02}。") for n in range(i, i + ours))
        target = tuple(Passage(n // 2, n * 6, f"W{n:03}. ") for n in range(j, j + theirs))
        i, j, block = i + ours, j + theirs, block + ends
        if source or target:
            pairs.append(Pair(source, target))
    if backwards:
        targets = [pair.target for pair in pairs][::-1]
        pairs = [
            Pair(pair.source, target)
            for pair, target in zip(pairs, targets, strict=True)
            if pair.source or target
        ]
    found = made(pairs, by_sentence=by_sentence, doubtful=State.TRANSLATED)
    said = _segments(found)
    if not any(pair.source for pair in pairs):
        assert said == []
        return
    assert "".join(source for source, _ in said).replace("\n", "") == "".join(
        passage.text for pair in pairs for passage in pair.source
    )
    assert " ".join(target for _, target in said).split() == [
        passage.text.strip() for pair in pairs for passage in pair.target
    ]
    assert len(found.states) == len(said)
