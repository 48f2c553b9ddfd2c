import pytest

from app.language.spans import Span, trimmed


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_runs_backwards_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no stretch of text"):
        Span(start, end)


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    assert Span(1, 3).of("😀𠮷野家") == "𠮷野"


def test_white_space_alone_trims_to_an_empty_span() -> None:
    assert len(trimmed("走。　 \n", 2, 5)) == 0
