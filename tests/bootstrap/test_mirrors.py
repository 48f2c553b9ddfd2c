"""An index that is configured for pip is the one that uv asks."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import mirrors
from app.bootstrap.progress import Log
from app.bootstrap.uv import Uv
from tests.bootstrap.conftest import Miniature

_CASES: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("mirrors.json").read_text("utf-8")
)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["label"])
def test_a_setting_of_pip_reaches_uv(case: dict[str, Any]) -> None:
    assert mirrors.for_uv(case["pip"], case.get("environment", {})) == case["uv"]


def test_folders_of_packages_are_passed_on_only_where_they_exist(tmp_path: Path) -> None:
    given = {
        "find-links": f"{tmp_path} {tmp_path}/absent file://{tmp_path} https://mirror.example/x"
    }
    passed = mirrors.for_uv(given, {})
    expected = f"{tmp_path},file://{tmp_path},https://mirror.example/x"
    assert passed == {"UV_FIND_LINKS": expected}


def test_a_second_try_is_made_without_the_extra_indexes() -> None:
    env = {"UV_INDEX": "a", "UV_INDEX_STRATEGY": "b", "UV_FIND_LINKS": "c", "UV_DEFAULT_INDEX": "d"}
    assert mirrors.without_extras(env) == {"UV_DEFAULT_INDEX": "d"}
    assert mirrors.without_extras({"UV_DEFAULT_INDEX": "d"}) is None
    assert mirrors.without_extras(env | {"UV_NO_INDEX": "1"}) is None


def _uv(miniature: Miniature, configuration: Path) -> Uv:
    env = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    env = {name: value for name, value in env.items() if not name.startswith("UV_")}
    log = Log(miniature.clone.tools / "setup.log")
    log.begin()
    return Uv(miniature.clone, log, env | {"PIP_CONFIG_FILE": str(configuration)})


def test_what_a_person_has_configured_is_asked_of_pip_itself(
    miniature: Miniature, tmp_path: Path
) -> None:
    configuration = tmp_path / "pip.conf"
    configuration.write_text(
        "[global]\nindex-url = https://me:wbEqL7pass@mirror.example/simple\n"
        "[install]\ntrusted-host = mirror.example\n"
    )
    subprocess.run([sys.executable, "-m", "venv", miniature.clone.tools / "pip"], check=True)
    found = _uv(miniature, configuration).environment()
    assert found["UV_DEFAULT_INDEX"] == "https://me:wbEqL7pass@mirror.example/simple"
    assert found["UV_INSECURE_HOST"] == "mirror.example"
    assert found["UV_PYTHON_DOWNLOADS"] == "never"
    kept = [path for path in miniature.root.rglob("*") if path.is_file()]
    assert [path for path in kept if b"wbEqL7pass" in path.read_bytes()] == []


def test_an_extra_index_that_does_not_answer_is_done_without(
    miniature: Miniature, monkeypatch: pytest.MonkeyPatch
) -> None:
    miniature.order("sys.exit(2 if os.environ.get('UV_INDEX') else 0)")
    uv = _uv(miniature, Path(os.devnull))
    monkeypatch.setattr(uv, "environment", lambda: {**uv.env, "UV_INDEX": "https://own"})
    uv.run("pip", "sync")
    assert miniature.calls() == ["pip sync", "pip sync"]
