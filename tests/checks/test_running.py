import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks import KnownTerm, Severity, Unit, UnknownCheck, checks, run, run_all
from app.language.spans import Span

PIECES = """
    天黑了 ， 。 “ ” 《 》 （ ) 18亿元 9_billion_ not_ 没有 AI_ the_the_ _ 张伟 Zhang_Wei_ 不 .
    https://a.org [1] ** … ' " 😀 CCP_ （中文） (中文) Mr._Li's_
""".split()  # noqa: SIM905 - a table to read
PIECE_OF_TEXT = st.sampled_from([piece.replace("_", " ") for piece in PIECES])
TEXT = st.lists(PIECE_OF_TEXT | st.text(max_size=4), max_size=12).map("".join)


def test_an_unknown_check_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownCheck, match=r"no check “numbrs”; the checks are .*untranslated"):
        run(Unit("甲", "a"), only=["numbrs"])


def test_a_project_decides_how_much_a_check_weighs() -> None:
    (finding,) = run(Unit("天黑了。", ""), only=["untranslated"])
    assert finding.severity is Severity.ERROR
    milder = {"untranslated": Severity.HINT}
    (finding,) = run(Unit("天黑了。", ""), only=["untranslated"], severities=milder)
    assert finding.severity is Severity.HINT


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5))
def test_any_text_is_checked_and_marked_inside_it(pairs: list[tuple[str, str]]) -> None:
    units = [
        Unit(
            source,
            target,
            terms=(KnownTerm(Span(0, 2), source[:2], ("the term",), ("bad",)),)
            if len(source) > 2
            else (),
        )
        for source, target in pairs
    ]
    for unit, findings in zip(units, run_all(units), strict=True):
        for finding in findings:
            assert finding.message.endswith(".")
            assert finding.source is None or finding.source.end <= len(unit.source)
            assert finding.target is None or finding.target.end <= len(unit.target)
            assert finding.fix is None or finding.target is not None


PIECE = [
    "1",
    "(",
    "“",
    "《",
    "亿",
    "a ",
    "the ",
    "AI ",
    "张伟",
    "不",
    ".",
    " ",
    "’",
    "Li Wei, ",
    "**",
    "5% ",
    "每1人中",
    "增长",
    "to ",
]


@pytest.mark.parametrize("piece", PIECE)
def test_hostile_text_takes_linear_time(check: str, piece: str) -> None:
    def taken(size: int) -> float:
        text = (piece * size)[:size]
        unit = Unit(text, text)
        other = Unit(f"他说{text}", f"He says {text}")
        started = time.process_time()
        run_all([unit, other], only=[check])
        return time.process_time() - started

    taken(100)  # dictionaries are loaded
    assert taken(100_000) < 20


def test_every_check_has_a_name_that_can_be_typed() -> None:
    assert all(id_.isidentifier() and id_.islower() for id_ in checks())
