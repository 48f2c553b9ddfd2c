"""Any text through every public function about language: no exception, and offsets inside the text.

The table of functions is that of `python -m benchmarks.growing`, which shows how their cost grows.
"""

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import app.language
from benchmarks.growing import ON_TEXT, PIECES, WITHOUT_TEXT

SIGNS = (
    "国家队这些企业乾幹18亿元三成年月日第一，。：“”（）《》…—"
    "*[]^\\ ABai1.5%$¥'’\"(-)\n\u3000😀𠮷\ud800"
)
ANY_TEXT = st.text(st.characters() | st.sampled_from(SIGNS), max_size=60) | st.lists(
    st.sampled_from(PIECES), max_size=20
).map("".join)
HOSTILE = ("1", "（", "*", "国")


def public() -> Iterator[str]:
    """The functions of the public modules, and the methods of their classes, as the table names."""
    for module in pkgutil.iter_modules(app.language.__path__):
        if module.name.startswith("_"):
            continue
        loaded = import_module(f"app.language.{module.name}")
        for name, value in vars(loaded).items():
            of_here = getattr(value, "__module__", "").startswith(loaded.__name__)
            if name.startswith("_") or not of_here:
                continue
            if inspect.isclass(value):
                yield from (f"{module.name}.{name}.{one}" for one in _methods(value))
            elif callable(value):
                yield f"{module.name}.{name}"


def _methods(value: type) -> list[str]:
    return [
        name
        for name, one in vars(value).items()
        if not name.startswith("_") and (inspect.isfunction(one) or isinstance(one, property))
    ]


def test_every_public_function_is_in_the_table() -> None:
    assert set(public()) == ON_TEXT.keys() | WITHOUT_TEXT


@pytest.mark.parametrize("name", sorted(ON_TEXT))
@given(text=ANY_TEXT)
@settings(max_examples=15, deadline=None)
def test_any_text_is_taken_and_offsets_stand_in_it(name: str, text: str) -> None:
    for span in ON_TEXT[name](text):
        assert 0 <= span.start <= span.end <= len(text)


def hostile() -> Iterator[object]:
    long = [pytest.param(piece, marks=pytest.mark.soak) for piece in PIECES if piece not in HOSTILE]
    yield from (*HOSTILE, *long)


@pytest.mark.parametrize("name", sorted(ON_TEXT))
@pytest.mark.parametrize("piece", list(hostile()))
def test_a_hundred_thousand_of_one_sign_are_taken(name: str, piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    assert all(0 <= span.start <= span.end <= len(text) for span in ON_TEXT[name](text))
