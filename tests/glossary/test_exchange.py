"""A glossary goes out as a table and comes in again."""

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import event

from app.database import engine
from app.glossary import exchange
from app.glossary.errors import BadRows
from app.settings import resource
from tests.world import IDS, World

_P = f"/projects/{IDS.project}"
_HEADER = "zh,variants,pinyin,preferred,admitted,forbidden,kind,domain,note,source\n"


def _load(world: World, table: str | bytes) -> Any:
    data = table.encode() if isinstance(table, str) else table
    return world.ask("editor", "POST", f"{_P}/glossary", files={"file": ("terms.csv", data)})


def _done(**counted: Any) -> dict[str, Any]:
    return {"added": 0, "changed": 0, "unchanged": 0, "left_open": [], "left_out": [], **counted}


def test_what_goes_out_comes_in_again_unchanged(world: World) -> None:
    table = world.ask("reader", "GET", f"{_P}/glossary/export")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert _load(world, table.content).json() == _done(unchanged=1)
    assert world.ask("reader", "GET", f"{_P}/glossary/export").content == table.content


def test_rows_are_added_and_changed_with_their_history(world: World) -> None:
    table = _HEADER + (
        "独角兽,,,unicorn,unicorn company,one-horned beast,term,finance,,usage\n"
        "国家队,,,national champion | national team,,,term,,,\n"
    )
    assert _load(world, table).json() == _done(added=1, changed=1)
    changes = world.ask("reader", "GET", f"/concepts/{IDS.approved}/changes").json()
    assert changes[0]["action"] == "imported"
    assert [r["text"] for r in changes[0]["after"]["renderings"]] == [
        "national champion",
        "national team",
    ]
    assert [r["text"] for r in changes[0]["before"]["renderings"]] == ["national team"]


def test_an_import_decides_no_open_proposal(world: World) -> None:
    table = _HEADER + "纯内资,,,wholly Chinese-funded,,,term,,,\n独角兽,,,unicorn,,,term,,,\n"
    before = world.ask("reader", "GET", f"/concepts/{IDS.proposed}").json()
    assert _load(world, table).json() == _done(added=1, left_open=["纯内资"])
    assert world.ask("reader", "GET", f"/concepts/{IDS.proposed}").json() == before


def test_a_table_changes_only_what_its_columns_name(world: World) -> None:
    full = _HEADER + "国家队,國家隊,,national team,national squad,state team,slogan,tech,why,CSET\n"
    _load(world, full)
    assert _load(world, "zh,preferred\n国家队,national champion\n").json() == _done(changed=1)
    concept = world.ask("reader", "GET", f"/concepts/{IDS.approved}").json()
    concept["variants"] = [variant["text"] for variant in concept["variants"]]
    assert [concept[name] for name in ("kind", "domain", "note", "source", "variants")] == [
        "slogan",
        "tech",
        "why",
        "CSET",
        ["國家隊"],
    ]
    assert {r["text"]: r["standing"] for r in concept["renderings"]} == {
        "national champion": "preferred",
        "national squad": "admitted",
        "state team": "forbidden",
    }
    assert _load(world, "zh,preferred\n国家队,national squad\n").json() == _done(changed=1)
    concept = world.ask("reader", "GET", f"/concepts/{IDS.approved}").json()
    first = concept["renderings"][0]
    assert (first["text"], first["standing"]) == ("national squad", "preferred")
    assert len(concept["renderings"]) == 2


def test_an_empty_cell_takes_no_word_away(world: World) -> None:
    full = _HEADER + "国家队,國家隊,,national team,national squad,state team,slogan,tech,why,CSET\n"
    _load(world, full)
    before = world.ask("reader", "GET", f"/concepts/{IDS.approved}").json()
    assert _load(world, _HEADER + "国家队,,,national team,,,,,,\n").json() == _done(unchanged=1)
    assert world.ask("reader", "GET", f"/concepts/{IDS.approved}").json() == before
    row = "国家队,,,national team,country team,,,,,\n"
    assert _load(world, _HEADER + row).json() == _done(changed=1)
    concept = world.ask("reader", "GET", f"/concepts/{IDS.approved}").json()
    assert {r["text"]: r["standing"] for r in concept["renderings"]} == {
        "national team": "preferred",
        "country team": "admitted",
        "state team": "forbidden",
    }


@pytest.mark.parametrize("rows", [10, 1_000])
def test_a_large_table_takes_no_more_statements_than_a_small_one(world: World, rows: int) -> None:
    counted = Counter[str]()

    def count(_: object, __: object, statement: str, *rest: object) -> None:
        counted[statement.split(maxsplit=1)[0]] += 1

    def table(rendering: str) -> str:
        return "zh,preferred\n" + "".join(f"词{n},{rendering} {n}\n" for n in range(rows))

    event.listen(engine(), "before_cursor_execute", count)
    try:
        assert _load(world, table("term")).json() == _done(added=rows)
        assert _load(world, table("word")).json() == _done(changed=rows)
    finally:
        event.remove(engine(), "before_cursor_execute", count)
    assert counted["INSERT"] <= 12
    assert counted["UPDATE"] <= 6
    assert counted["SELECT"] <= 40


def test_a_decision_and_an_import_lock_in_one_order(world: World) -> None:
    order = []

    def note(_: object, __: object, statement: str, *rest: object) -> None:
        if statement.startswith("UPDATE concepts") or "FOR NO KEY UPDATE" in statement:
            order.append(statement.split(maxsplit=1)[0])

    event.listen(engine(), "before_cursor_execute", note)
    try:
        headers = {"If-Match": '"1"'}
        path = f"/concepts/{IDS.proposed}/approve"
        assert world.ask("editor", "POST", path, headers=headers, json={}).status_code == 200
    finally:
        event.remove(engine(), "before_cursor_execute", note)
    if engine().dialect.name == "postgresql":
        assert order[0] == "SELECT"
    assert "UPDATE" in order


@pytest.mark.parametrize(
    ("table", "line", "reason"),
    [
        ("\n", 1, "empty"),
        ("term,kind\n国家队,term\n", 1, "no column is “zh”"),
        ("zh,preferred,colour\n", 1, "unknown column “colour”"),
        (_HEADER + "独角兽,,,unicorn,,,animal,,,\n", 2, "kind"),
        (_HEADER + ",,,unicorn,,,term,,,\n", 2, "no Chinese term"),
        (_HEADER + "独角兽,,,,,,term,,,\n", 2, "no preferred rendering"),
        (_HEADER + "独角兽,,,unicorn,unicorn,,term,,,\n", 2, "twice"),
        (_HEADER + "独角兽,,,unicorn,,,term,,,\n独角兽,,,unicorn,,,term,,,\n", 3, "line 2"),
        (_HEADER + "独角兽,纯内资,,unicorn,,,term,,,\n", 2, "another entry"),
        (_HEADER + "國家隊,,,state team,,,term,,,\n", 2, "has it as “国家队”"),
        (_HEADER + "独角兽,,,unicorn,,,term,,,,,,,extra\n", 2, "more cells"),
        (_HEADER + '独角兽,,,"unicorn,,,term,,,\n', 2, "broken"),
        (_HEADER + "独角兽,,,uni\x00corn,,,term,,,\n", 2, "U+0000"),
    ],
)
def test_a_bad_row_is_named_and_nothing_comes_in(
    world: World, table: str, line: int, reason: str
) -> None:
    answer = _load(world, table)
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["rows"][0]["line"] == line
    assert reason in problem["rows"][0]["reason"]
    assert world.ask("reader", "GET", f"{_P}/concepts").json()["counts"]["approved"] == 1


def test_every_bad_row_is_named(world: World) -> None:
    table = _HEADER + "独角兽,,,,,,term,,,\n新基建,,,x,,,term,,,\n科创板,,,,,,term,,,\n"
    rows = _load(world, table).json()["rows"]
    assert [row["line"] for row in rows] == [2, 4]


def test_a_table_that_is_no_text_is_refused(world: World) -> None:
    assert _load(world, b"PK\x03\x04\xff\xfe\x00\x00").status_code == 422


def test_a_spreadsheet_runs_no_cell(world: World) -> None:
    table = _HEADER + '独角兽,,,"=HYPERLINK(""http://x"")",,,term,,+1,\n'
    assert _load(world, table).json()["added"] == 1
    out = world.ask("reader", "GET", f"{_P}/glossary/export").text
    assert "'=HYPERLINK" in out
    assert "'+1" in out
    assert _load(world, out).json() == _done(unchanged=2)


def test_the_seed_comes_in_whole(world: World) -> None:
    table = (resource("glossary") / "technology-policy.csv").read_bytes()
    rows = exchange.read(table, "seed.csv")
    done = _load(world, table).json()
    assert done["added"] + done["changed"] + done["unchanged"] == len(rows) - 1
    # The furnished publication has a proposal about it that is open.
    assert done["left_open"] == ["纯内资"]
    assert len(rows) >= 200


def test_reading_says_every_problem_at_once() -> None:
    with pytest.raises(BadRows) as bad:
        exchange.read(b"zh,preferred\n,x\ny,\n")
    assert [row["line"] for row in bad.value.rows] == [2, 3]
