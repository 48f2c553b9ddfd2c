"""A file comes in while its sender is told how far it is, and may end it."""

import asyncio
import gc
import json
from typing import Any

import pytest

from app.accounts.service import Caller
from app.database import transaction
from app.glossary import exchange, loading, queries
from tests.world import IDS, World

_P = f"/projects/{IDS.project}"
_EDITOR = Caller(2, "editor", is_administrator=False)
_ROWS = 2_500


def _table(rows: int = _ROWS) -> exchange.Table:
    lines = "".join(f"词{chr(0x4E00 + row)}语,term {row}\n" for row in range(rows))
    return exchange.read_safely("terms.csv", f"zh,preferred\n{lines}".encode())


def _approved(world: World) -> int:
    page = world.ask("reader", "GET", f"{_P}/concepts?status=approved&limit=1").json()
    return int(page["counts"]["approved"])


def _lines(world: World, table: str) -> list[dict[str, Any]]:
    answer = world.ask(
        "editor", "POST", f"{_P}/glossary/loading", files={"file": ("terms.csv", table.encode())}
    )
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


def test_progress_goes_up_and_the_last_line_says_what_came_in(world: World) -> None:
    lines = _lines(world, "zh,preferred\n" + "".join(f"词{n}语,term {n}\n" for n in range(1_200)))
    steps = [(line["done"], line["of"]) for line in lines[:-1]]
    assert steps == sorted(steps)
    assert steps[0] == (0, 2_400)
    assert steps[-1] == (2_400, 2_400)
    assert lines[-1]["imported"]["added"] == 1_200


def test_a_file_that_cannot_come_in_says_so_in_the_last_line(world: World) -> None:
    (*_, last) = _lines(world, "zh,preferred\n独角兽,unicorn\n纯内资企业,\n")
    assert last["rows"] == [{"line": 3, "reason": "there is no preferred rendering"}]
    assert last["failed"].startswith("Nothing was imported")


@pytest.mark.parametrize("heard", [1, 3, 7], ids=["at once", "while read", "while stored"])
def test_who_stops_listening_changes_nothing(world: World, heard: int) -> None:
    before = _approved(world)

    async def listen() -> list[dict[str, Any]]:
        lines = loading.told(_EDITOR, IDS.project, _table(), leave_out_bad=False)
        found = [json.loads(await anext(lines)) for _ in range(heard)]
        await lines.aclose()
        return found

    said = asyncio.run(listen())
    assert all("done" in line for line in said)
    assert _approved(world) == before
    # No lock is left: the next one comes in.
    assert _lines(world, "zh,preferred\n独角兽,unicorn\n")[-1]["imported"]["added"] == 1


def test_somebody_else_can_save_while_a_file_is_read_in_pinyin(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoken(zh: str) -> str:
        with transaction() as other:
            queries.lock_glossary(other, IDS.project)
        return f"pinyin of {zh}"

    monkeypatch.setattr("app.language.pinyin.pinyin", spoken)
    table = b"zh,preferred\n\xe7\x8b\xac\xe8\xa7\x92\xe5\x85\xbd,unicorn\n"
    answer = world.ask("editor", "POST", f"{_P}/glossary", files={"file": ("terms.csv", table)})
    assert answer.json()["added"] == 1
    (entry,) = world.ask("reader", "GET", f"{_P}/concepts?query=独角兽").json()["concepts"]
    assert entry["pinyin"] == "pinyin of 独角兽"


def test_an_import_leaves_the_collector_of_garbage_as_it_was(world: World) -> None:
    assert "imported" in _lines(world, "zh,preferred\n独角兽,unicorn\n")[-1]
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
