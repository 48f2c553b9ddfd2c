"""Glosses by policy: what is added, what goes, and that nothing else is touched."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks import GlossChange, GlossPolicy, House, KnownTerm, Unit, gloss_by_policy
from app.checks._glosses import glosses
from app.language import marks
from app.language.edits import replaced
from app.language.spans import Span

TERMS = {
    "骑手": ("rider", None, "term"),
    "纯内资": ("purely domestic", None, "term"),
    "内卷": ("involution", GlossPolicy.ALWAYS, "term"),
    "平台": ("platform", GlossPolicy.NEVER, "term"),
    "美团": ("Meituan", None, "organisation"),
}


def unit(
    source: str, target: str, policy: GlossPolicy | None = GlossPolicy.FIRST_USE, kind: str = ""
) -> Unit:
    terms = [
        KnownTerm(Span(at, at + len(zh)), zh, (english,), kind=kind_, gloss=own)
        for zh, (english, own, kind_) in TERMS.items()
        for at in [source.find(zh)]
        if at >= 0
    ]
    terms.sort(key=lambda term: term.span)
    return Unit(source, target, tuple(terms), paragraph=kind or "paragraph", house=House(policy))


def glossed(
    *pairs: tuple[str, str],
    policy: GlossPolicy | None = GlossPolicy.FIRST_USE,
    square: bool = False,
    bilingual: bool = False,
) -> tuple[list[str], list[tuple[int, str, str, str]]]:
    units = [unit(*pair, policy) for pair in pairs]
    targets, changes = gloss_by_policy(units, square=square, bilingual=bilingual)
    return targets, [told(change) for change in changes]


def told(change: GlossChange) -> tuple[int, str, str, str]:
    return change.place, change.action.value, change.reason.value, change.chinese


def test_the_first_use_is_glossed_and_a_later_gloss_goes() -> None:
    targets, changes = glossed(
        ("骑手来了。", "Riders came."),
        ("骑手走了。", "The riders (骑手) left."),
        ("骑手。", "Rider."),
    )
    assert targets == ["Riders (骑手) came.", "The riders left.", "Rider."]
    assert changes == [(0, "added", "first_use", "骑手"), (1, "removed", "repeated", "骑手")]


def test_always_and_never_and_a_concepts_own_policy() -> None:
    pairs = [("骑手。平台内卷。", "A rider. Platform (平台) involution.")] * 2
    assert (
        glossed(*pairs, policy=GlossPolicy.ALWAYS)[0]
        == ["A rider (骑手). Platform involution (内卷)."] * 2
    )
    assert (
        glossed(*pairs, policy=GlossPolicy.NEVER)[0] == ["A rider. Platform involution (内卷)."] * 2
    )


def test_a_house_without_a_policy_changes_brackets_only() -> None:
    written = [("骑手。", "A rider（骑手）."), ("骑手。", "A rider [骑手].")]
    targets, changes = glossed(*written, policy=None)
    assert targets == ["A rider(骑手).", "A rider (骑手)."]
    assert [change[1] for change in changes] == ["rewritten", "rewritten"]
    assert glossed(*written, policy=None, square=True)[0][1] == "A rider [骑手]."


def test_a_bilingual_layout_has_no_glosses() -> None:
    targets, changes = glossed(
        ("骑手内卷。", "Rider (骑手) involution (内卷)."), ("骑手。", "Rider."), bilingual=True
    )
    assert targets == ["Rider involution.", "Rider."]
    assert {change[2] for change in changes} == {"bilingual"}


def test_titles_are_not_glossed_and_names_need_no_gloss() -> None:
    title = unit("骑手", "The Rider", kind="title")
    text = unit("美团骑手。", "A Meituan rider.")
    assert gloss_by_policy([title, text])[0] == ["The Rider", "A Meituan rider (骑手)."]


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("a *rider* left", "a *rider* (骑手) left"),
        ("a **rider left**", "a **rider (骑手) left**"),
        ("a rider[^1] left", "a rider (骑手)[^1] left"),
        ("[a rider](https://example.org/) left", "[a rider](https://example.org/) (骑手) left"),
        ("[a rider left](https://example.org/), rider", None),
        ("he (a rider) left", "he (a rider) left"),
        ("a rider^[a rider]", "a rider (骑手)^[a rider]"),
        ("a rider [骑手, qishou] left", "a rider (骑手, qishou) left"),
    ],
)
def test_a_gloss_harms_no_mark_and_stands_in_no_link(target: str, wanted: str | None) -> None:
    wanted = wanted or "[a rider left](https://example.org/), rider (骑手)"
    assert glossed(("骑手", target))[0] == [wanted]


def test_what_is_no_gloss_of_the_source_stays() -> None:
    written = "a rider (外卖骑手), he (骑手 is the word) and (骑手)s"
    assert glossed(("骑手", written), policy=GlossPolicy.NEVER) == ([written], [])


WORDS = ["rider", "riders", "purely domestic", "involution", "platform", "and", "*rider*"]
GLOSSES = [
    "(骑手)",
    "[骑手]",
    "（纯内资）",
    "(内卷)",
    "(平台)",
    "(骑手, qishou)",
    "(旧)",
    "[^1]",
    ".",
]
PIECES = st.lists(st.sampled_from([*WORDS, *GLOSSES, "[a rider](https://example.org/)", "**"]))
PAIRS = st.lists(
    st.tuples(st.lists(st.sampled_from([*TERMS, "旧", "。"])).map("".join), PIECES.map(" ".join)),
    max_size=6,
)


def without_glosses(target: str) -> str:
    """The plain words of a text without brackets that hold Chinese, and without space."""
    text = marks.plain(target)
    for gloss in reversed(glosses(text)):
        text = text[: gloss.brackets.start] + text[gloss.brackets.end :]
    return "".join(text.split())


@given(PAIRS, st.sampled_from([None, *GlossPolicy]), st.booleans(), st.booleans())
def test_only_glosses_change_and_once_is_enough(
    pairs: Sequence[tuple[str, str]], policy: GlossPolicy | None, square: bool, bilingual: bool
) -> None:
    units = [unit(*pair, policy) for pair in pairs]
    targets, changes = gloss_by_policy(units, square=square, bilingual=bilingual)
    assert [*map(without_glosses, targets)] == [without_glosses(pair[1]) for pair in pairs]
    assert [marks.references(target) for target in targets] == [
        marks.references(pair[1]) for pair in pairs
    ]
    changed = {place for place, pair in enumerate(pairs) if pair[1] != targets[place]}
    assert changed == {change.place for change in changes}
    again = [unit(pair[0], target, policy) for pair, target in zip(pairs, targets, strict=True)]
    assert gloss_by_policy(again, square=square, bilingual=bilingual) == (targets, [])


@given(PIECES.map(" ".join), st.data())
def test_an_edit_changes_what_it_says(text: str, data: st.DataObject) -> None:
    plain = marks.plain(text)
    start = data.draw(st.integers(0, len(plain)))
    end = data.draw(st.integers(start, len(plain)))
    said = replaced(text, [(Span(start, end), "(新)")])
    assert marks.plain(said) == plain[:start] + "(新)" + plain[end:]
    assert marks.references(said) == marks.references(text)
