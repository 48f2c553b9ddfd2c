"""Whatever the API's description allows, and what it does not, is answered without a fault.

Schemathesis makes the requests from the description itself. They are the same in every run, so a
failure can be met again; `--hypothesis-seed` makes others.
"""

import os
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import response_schema_conformance

from app.web.application import create_app
from tests.world import API, token

Operation = APIOperation[Any, Any, Any, Any]
Made = schemathesis.Case[Any]

# Examples of each operation: enough to meet every field with something odd.
EXAMPLES = int(os.environ.get("DUIZHAO_TEST_EXAMPLES", "12"))

HEADERS = {"Authorization": f"Bearer {token('administrator')}"}

# Revoking the token or closing the account that asks would make every later answer a 401; the
# stream has no end. Tests of their own go through them.
LEFT_OUT = {
    ("DELETE", f"{API}/me/tokens/{{token_id}}"),
    ("PATCH", f"{API}/people/{{person_id}}"),
    ("GET", f"{API}/articles/{{article_id}}/events"),
}


def _operations() -> Iterator[Operation]:
    schema = schemathesis.openapi.from_asgi(
        f"{API}/openapi.json", create_app(), config=SchemathesisConfig()
    )
    for found in schema.get_all_operations():
        assert isinstance(found, Ok), found
        operation = found.ok()
        if (operation.method.upper(), operation.path) not in LEFT_OUT:
            yield operation


def _version_of(case: Made) -> str | None:
    """The version of what a change is made on, as somebody knows it who has just looked."""
    named = re.match(r".*?_id\}", case.path)
    if named is None:
        return None
    try:
        shown = case.operation.schema[named.group()]["GET"]
    except LookupError:  # it is shown with something else only
        return None
    looked = shown.Case(path_parameters=case.path_parameters)
    tags: list[str] = looked.call(headers=HEADERS).headers.get("etag", [])
    return tags[0] if tags else None


def _ask_everything(operations: Iterable[Operation]) -> set[int]:
    """Make the requests; the statuses of the answers.

    Raises:
        FailureGroup: an answer is a 5xx, or has another shape than the description says.
    """
    answered: set[int] = set()
    for operation in operations:

        @settings(
            max_examples=EXAMPLES,
            derandomize=True,
            deadline=None,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(), there=st.booleans())
        def ask(case: Made, there: bool) -> None:
            if there and case.path_parameters:  # most ids that can be made up name nothing
                known = {name: 1 for name in case.path_parameters if name.endswith("_id")}
                case.path_parameters.update(known)
                if "if-match" in map(str.lower, case.headers or {}) and (now := _version_of(case)):
                    case.headers["If-Match"] = now
            answer = case.call(headers=HEADERS)
            answered.add(answer.status_code)
            case.validate_response(answer, checks=[not_a_server_error, response_schema_conformance])

        ask()
    return answered


def test_no_request_that_can_be_made_from_the_description_meets_a_fault(
    shared_database_url: str,
) -> None:
    assert shared_database_url
    assert _ask_everything(_operations()) >= {200, 204, 404, 409, 422, 428}


def test_a_fault_would_be_met(shared_database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shared_database_url

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("what nobody expected")

    monkeypatch.setattr("app.articles.service.article", broken)
    reading = [
        found for found in _operations() if found.label == f"GET {API}/articles/{{article_id}}"
    ]
    with pytest.raises((FailureGroup, RuntimeError)):
        _ask_everything(reading)
