"""A refusal has a code, by which a client says it in another language than English."""

import ast
import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from pydantic_core.core_schema import ErrorType

import app
from app import errors
from app.alignment.passages import Why as WhyPairs
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
_APP = Path(app.__path__[0])
# What an operator reads at a terminal, who starts the server or calls a command.
_AT_A_TERMINAL = re.compile(
    r"(bootstrap|cli)/|(database|dictionaries|migrations|settings|memory/exchange)\.py$"
)


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
        "float": 1.5,
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
    texts = [path.read_text("utf-8") for path in _APP.rglob("*.py")]
    for feature, sentences in _SENTENCES.items():
        for name in sentences:
            if f"{feature}.{name}" in known:
                continue
            if (feature, name) == ("input", "unusable"):  # what is left, in the browser
                continue
            quoted = f'"{name}"' if feature == "input" else f'"{feature}.{name}"'
            of_the_tree = feature == "errors" and name in {_snake(kind) for kind in vars(errors)}
            assert of_the_tree or any(quoted in text for text in texts), f"{feature}.{name}"


@pytest.mark.parametrize("reasons", [Why, WhyPairs])
def test_every_reason_of_a_change_that_does_nothing_is_said_in_chinese(
    reasons: type[Enum],
) -> None:
    assert {why.name.lower() for why in reasons} <= set(_WORDS["why"])


def _calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """Everything that is called by its name, outside what a terminal shows."""
    for path in sorted(_APP.rglob("*.py")):
        if _AT_A_TERMINAL.match(str(path.relative_to(_APP))):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                named = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                yield path, node, named


def test_nothing_is_refused_by_a_kind_alone() -> None:
    """`Invalid("…")` has no code of its own, so nobody could say it in another language."""
    kinds = {
        name for name, kind in vars(errors).items() if _is_refusal(kind) and not _is_said(name)
    }
    alone = {
        f"{path.relative_to(_APP)}:{node.lineno} {named}"
        for path, node, named in _calls()
        if named in kinds and node.args
    }
    assert alone == set()


def _is_said(name: str) -> bool:
    return _snake(name) in _SENTENCES["errors"]


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _is_refusal(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, DuizhaoError)


def test_every_rule_of_ours_for_a_field_is_said_in_chinese() -> None:
    rules = {
        node.args[0].value
        for _, node, named in _calls()
        if named == "PydanticCustomError" and isinstance(node.args[0], ast.Constant)
    }
    assert {"unstorable", "no_title"} <= rules <= set(_SENTENCES["input"])


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
    assert told["detail"] == "target is longer than 100,000 characters."
    body["target"] = "a\x00"
    answer = world.ask(
        "translator", "PUT", f"/segments/{IDS.segment}", json=body, headers={"If-Match": '"1"'}
    )
    told = answer.json()
    assert (told["code"], told["place"]) == ("input.unstorable", 2)
    assert told["character"] == "U+0000 (NUL)"
    assert "character 2 is U+0000 (NUL), which cannot be stored" in told["detail"]
