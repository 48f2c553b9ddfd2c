"""People at work: each saves one segment after the other as fast as the server answers."""

import random
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any
from uuid import uuid4

from tests.durability.ledger import Acknowledged, Ledger
from tests.durability.server import Answer, Client, Server, Unanswered

# How long one edit is sent again and again while its server is away.
_PATIENCE = 120.0
_AGAIN_AFTER = 0.05


@dataclass(frozen=True)
class _Edit:
    segment: int
    base: int
    text: str
    operation: str


class Translator:
    """One client with its own idea of which version each segment has, as an editor page has."""

    def __init__(
        self, client: Client, ledger: Ledger, segments: Sequence[int], chance: random.Random
    ) -> None:
        self._client = client
        self._ledger = ledger
        self._known = dict.fromkeys(segments, 1)
        self._chance = chance

    def work(self, until: Event) -> None:
        """Save until told to stop; the edit that is then under way is brought to its answer."""
        while not until.is_set():
            segment = self._chance.choice(list(self._known))
            edit = _Edit(segment, self._known[segment], self._text(), str(uuid4()))
            self._settle(edit, self._answer(edit))
        self._client.close()

    def _text(self) -> str:
        return f"Purely domestically funded (纯内资), take {self._chance.getrandbits(48):x}"

    def _answer(self, edit: _Edit) -> Answer:
        """Send an edit until it is answered; each time under the same operation id."""
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                return self._client.save(edit.segment, edit.base, edit.text, edit.operation)
            except Unanswered:
                if time.monotonic() > until:
                    raise
                self._ledger.repeat(edit.operation)
                time.sleep(_AGAIN_AFTER)

    def _settle(self, edit: _Edit, answer: Answer) -> None:
        told = answer.json()
        if answer.status == 200:
            version = told["version"]
            self._ledger.acknowledge(
                Acknowledged(edit.segment, edit.base, version, edit.text, edit.operation)
            )
        elif answer.status == 412:
            self._ledger.refuse(edit.operation)
            version = told["current"]["version"]
        else:
            raise AssertionError(f"{answer.status}: {told}")
        self._known[edit.segment] = version


@contextmanager
def at_work(
    server: Server,
    ledger: Ledger,
    own: Sequence[Sequence[int]],
    shared: Sequence[int],
    seed: int,
) -> Any:
    """As many translators as there are lists of own segments, while the block runs.

    Raises:
        ExceptionGroup: what stopped translators from working.
    """
    stop = Event()
    failures: list[Exception] = []
    threads = [
        Thread(
            target=_reporting(
                Translator(
                    server.client(), ledger, [*mine, *shared], random.Random(seed + number)
                ).work,
                failures,
            ),
            args=(stop,),
            name=f"translator {number}",
            daemon=True,
        )
        for number, mine in enumerate(own)
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(_PATIENCE + 30)
    if failures:
        raise ExceptionGroup("translators could not work", failures)


def _reporting(work: Callable[[Event], None], failures: list[Exception]) -> Callable[[Event], None]:
    def run(stop: Event) -> None:
        try:
            work(stop)
        except Exception as failure:
            failures.append(failure)

    return run
