"""Pairs under review are opened, page by page, and one of them is changed and taken back."""

import csv
import io
import json
from itertools import cycle
from typing import Any
from uuid import uuid4

from benchmarks import texts
from benchmarks.bare import Bare
from benchmarks.importing import multipart
from benchmarks.measuring import Row, medians
from benchmarks.places import Place
from tests.durability.server import Client
from tests.world import IDS

_PAIRS = (
    "SELECT position, source, target, confidence, pinned FROM pairing_pairs"
    " WHERE pairing_id = {} ORDER BY position"
)
_ONE = f"{_PAIRS} LIMIT 1"


def rows(place: Place, sizes: list[int]) -> list[Row]:
    """Two rows for each size."""
    made = []
    client, connection = place.server.client(), Bare()
    for size in sizes:
        number = _begun(client, size)

        def opened(number: int = number, size: int = size) -> None:
            client.close()
            seen, after = 0, ""
            while after is not None:
                more = f"?after={after}" if after else ""
                page = client.ask("GET", f"/pairings/{number}/pairs{more}").json()
                seen, after = seen + len(page["pairs"]), page["next"]
            assert seen == size

        def bare(number: int = number) -> None:
            json.loads(json.dumps(connection.select(_PAIRS.format(number))).encode())

        state: dict[str, Any] = client.ask("GET", f"/pairings/{number}").json()
        first = client.ask("GET", f"/pairings/{number}/pairs?limit=1").json()["pairs"][0]["id"]
        doing = cycle(("changes", "undo"))

        def changed(
            number: int = number,
            state: dict[str, Any] = state,
            doing: Any = doing,
            first: int = first,
        ) -> None:
            client.close()
            what = next(doing)
            body = {"operation": str(uuid4()), "kind": "join", "pair": first}
            if what == "undo":
                del body["kind"], body["pair"]
            headers = {"Content-Type": "application/json", "If-Match": f'"{state["version"]}"'}
            path = f"/pairings/{number}/{what}"
            answer = client.ask("POST", path, json.dumps(body).encode(), headers)
            assert answer.status == 200, answer.body
            state.update(answer.json()["pairing"])

        def one(number: int = number) -> None:
            connection.select(_ONE.format(number))

        beside = "the same SELECT, `json.dumps` and `json.loads`"
        times = 5 if size <= 1_000 else 3
        made.append(
            Row(f"open a review of {size:,} pairs", *medians(opened, bare, times), beside, size)
        )
        what = f"join two of {size:,} pairs, or take it back"
        made.append(Row(what, *medians(changed, one, 10), "the SELECT of one pair"))
    connection.close()
    return made


def _begun(client: Client, size: int) -> int:
    """A review of finished pairs, which needs no aligning."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(("zh", "en"))
    writer.writerows(zip(texts.paragraphs(size), texts.english(size), strict=True))
    body, headers = multipart("pairs.csv", table.getvalue())
    client.close()
    answer = client.ask("POST", f"/projects/{IDS.project}/pairings", body, headers)
    assert answer.status == 201, answer.body
    return int(answer.json()["id"])
