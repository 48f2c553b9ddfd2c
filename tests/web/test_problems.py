"""A refusal has a code, by which a client says it in another language than English."""

import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from pydantic_core.core_schema import ErrorType

import app
from app import errors
from app.errors import DuizhaoError
from app.structure.errors import Why
from app.web.errors import _REFUSALS, _facts
from tests.world import IDS, World

_LANGUAGE = Path(__file__).parents[2] / "frontend" / "src" / "language"
_SENTENCES: dict[str, dict[str, str]] = json.loads(
    (_LANGUAGE / "problemSentences.zh.json").read_text("utf-8")
)
_WORDS: dict[str, dict[str, str]] = json.loads(
    (_LANGUAGE / "problemWords.zh.json").read_text("utf-8")
)
_FACT = re.compile(r"\{([\w.]+)\}")
# The sentence is made where it is raised, of reasons that are English: its kind stands before it.
_IN_MANY_WORDS = {
    "alignment.cannot_align",
    "alignment.not_possible",
    "alignment.swapped",
    "alignment.too_much",
    "fetching.not_fetched",
    "formats.unreadable",
    "language.unreadable_text",
    "memory.broken_file",
}


def _kinds() -> Iterator[type[DuizhaoError]]:
    """What a feature can refuse: every error of the tree but the kinds themselves."""
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if module.name.split(".")[1] not in ("cli", "bootstrap", "__main__"):
            importlib.import_module(module.name)
    waiting: list[type[DuizhaoError]] = [DuizhaoError]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("app.") and kind.__module__ != errors.__name__:
                yield kind


KINDS = sorted(set(_kinds()), key=lambda kind: (kind.__module__, kind.__name__))


def _made(kind: type[DuizhaoError]) -> DuizhaoError:
    """One of them, with something for everything that it is told."""
    given = {
        "int": 2,
        "str": "x",
        "bool": True,
        "datetime": datetime(2026, 1, 1),  # noqa: DTZ001 - any moment
        "dict": {"id": 1, "changed_by": "x"},
    }
    hints = get_type_hints(kind.__init__)
    arguments = {}
    for name, parameter in inspect.signature(kind.__init__).parameters.items():
        if name == "self" or parameter.kind in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL):
            continue
        said = str(hints.get(name, "str"))
        if "Why" in said:
            arguments[name] = next(iter(hints[name]))
        elif "tuple[int" in said:
            arguments[name] = [(1, "x")]
        elif "Sequence" in said or "tuple" in said:
            arguments[name] = [given["dict"]] if "dict" in said else ("x", "y")
        else:
            arguments[name] = next(value for kind_, value in given.items() if kind_ in said)
    return kind(**arguments)


def _placeholders(sentence: str) -> list[list[str]]:
    return [path.split(".") for path in _FACT.findall(sentence)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_every_refusal_can_be_said_in_chinese(kind: type[DuizhaoError]) -> None:
    made = _made(kind)
    feature, _, name = made.code.partition(".")
    sentence = _SENTENCES.get(feature, {}).get(name)
    if made.code in _IN_MANY_WORDS:
        assert sentence is None
        return
    assert sentence, f"{made.code} has no Chinese sentence"
    facts = _facts(made)
    for path in _placeholders(sentence):
        fact: Any = facts
        for step in path:
            assert step in fact, f"{made.code} speaks of {step}, which the answer has not"
            fact = fact[step]


def test_no_two_refusals_share_a_code() -> None:
    codes = [_made(kind).code for kind in KINDS]
    assert len(set(codes)) == len(codes)


def test_no_sentence_is_left_over() -> None:
    known = {_made(kind).code for kind in KINDS}
    known |= {f"http.{status}" for status in _REFUSALS}
    known |= {f"input.{name}" for name in get_args(ErrorType)}
    texts = [path.read_text("utf-8") for path in Path(app.__path__[0]).rglob("*.py")]
    for feature, sentences in _SENTENCES.items():
        for name in sentences:
            if f"{feature}.{name}" in known:
                continue
            quoted = f'"{name}"' if feature == "input" else f'"{feature}.{name}"'
            of_the_tree = feature == "errors" and name in {
                re.sub(r"(?<!^)(?=[A-Z])", "_", kind).lower() for kind in vars(errors)
            }
            assert of_the_tree or any(quoted in text for text in texts), f"{feature}.{name}"


def test_every_reason_of_a_change_that_does_nothing_is_said_in_chinese() -> None:
    assert {why.name.lower() for why in Why} <= set(_WORDS["why"])


def test_a_text_that_is_too_long_says_what_and_how_long(world: World) -> None:
    body = {"operation": "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed", "target": "x" * 100_001}
    answer = world.ask(
        "translator", "PUT", f"/segments/{IDS.segment}", json=body, headers={"If-Match": '"1"'}
    )
    told = answer.json()
    assert (told["code"], told["field"], told["max_length"]) == (
        "input.string_too_long",
        "target",
        100_000,
    )
    body["target"] = "a\x00"
    answer = world.ask(
        "translator", "PUT", f"/segments/{IDS.segment}", json=body, headers={"If-Match": '"1"'}
    )
    told = answer.json()
    assert (told["code"], told["place"]) == ("input.unstorable", 2)
    assert told["character"] == "U+0000 (NUL)"
    assert "character 2 is U+0000 (NUL), which cannot be stored" in told["detail"]
