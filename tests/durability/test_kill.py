"""`kill -9` of the server in the middle of saves: no acknowledged edit is lost.

The long run is `python3 -m app test --soak`; `--log-cli-level=INFO` shows the figures.
"""

import logging
import random
import time
from pathlib import Path
from uuid import uuid4

import pytest

from app.database import engine, transaction
from tests.durability import ledger as ledgers
from tests.durability.desk import TRANSLATORS, Desk
from tests.durability.dies import POINTS
from tests.durability.ledger import Acknowledged, Ledger
from tests.durability.server import Server, Unanswered
from tests.durability.translators import at_work

_KILLS = 5
_KILLS_IN_A_SOAK = 50
# A twin that acknowledges early has lost something by then, or the harness is blind.
_KILLS_OF_A_TWIN = 10
# Seconds between two kills: soon after the start, or in the middle of quick work.
_SHORTEST, _LONGEST = 0.1, 1.5
_EARLY = "import tests.durability.acknowledges_early"

noted = logging.getLogger(__name__)


def _kill(server: Server, ledger: Ledger, desk: Desk, seed: int, times: int) -> None:
    """Let people work, and take the server away under their hands so many times."""
    chance = random.Random(seed)
    with server, at_work(server, ledger, desk.own, desk.shared, seed):
        for _ in range(times):
            time.sleep(chance.uniform(_SHORTEST, _LONGEST))
            server.kill()
            server.start()
        time.sleep(_LONGEST)


def _nothing_is_lost(log: Path, desk: Desk, times: int) -> None:
    ledger, seed = Ledger(), random.randrange(1_000_000)
    _kill(Server(log), ledger, desk, seed, times)
    with transaction(writes=False) as session:
        assert ledgers.lost(session, ledger) == [], f"seed {seed}"
        assert ledgers.broken(session, ledger) == [], f"seed {seed}"
    assert ledger.overwritten() == []
    # The run was what it claims to be: work was done, and answers were lost by the kills.
    assert len(ledger.acknowledged) > times * TRANSLATORS
    assert ledger.repeated
    noted.info(
        "%s: %d kills, %d edits acknowledged, %d sent again, %d refused as outdated, 0 lost",
        *(engine().dialect.name, times, len(ledger.acknowledged)),
        *(len(ledger.repeated), len(ledger.refused)),
    )


def test_no_acknowledged_edit_is_lost_when_the_server_is_killed(log: Path, desk: Desk) -> None:
    _nothing_is_lost(log, desk, _KILLS)


@pytest.mark.soak
def test_no_acknowledged_edit_is_lost_in_fifty_kills(log: Path, desk: Desk) -> None:
    _nothing_is_lost(log, desk, _KILLS_IN_A_SOAK)


def test_a_server_that_acknowledges_before_the_commit_is_found_out(log: Path, desk: Desk) -> None:
    ledger = Ledger()
    for seed in range(_KILLS_OF_A_TWIN):
        _kill_the_twin(log, ledger, desk, seed)
        with transaction(writes=False) as session:
            if ledgers.lost(session, ledger):
                return
    pytest.fail("the twin loses edits, and the harness saw nothing of it")


def _kill_the_twin(log: Path, ledger: Ledger, desk: Desk, seed: int) -> None:
    with Server(log, _EARLY) as server, at_work(server, ledger, desk.own, desk.shared, seed):
        time.sleep(_LONGEST)
        server.kill()
        # An edit under way is brought to its answer, so somebody has to answer.
        server.start()


@pytest.mark.parametrize("point", POINTS)
def test_an_edit_is_applied_once_wherever_the_server_died(
    point: str, log: Path, desk: Desk
) -> None:
    segment, operation, ledger = desk.own[0][0], str(uuid4()), Ledger()
    dying = f"from tests.durability import dies; dies.at({point!r})"
    with Server(log, dying) as server:
        client = server.client()
        with pytest.raises(Unanswered):
            client.save(segment, 1, "National team", operation)
        assert server.ended() == -9
    with Server(log) as server:
        client = server.client()
        stored = client.ask("GET", f"/segments/{segment}").json()["version"]
        assert stored == (2 if point in ("after the commit", "before the answer") else 1)
        answers = [client.save(segment, 1, "National team", operation) for _ in range(3)]
    assert [answer.status for answer in answers] == [200, 200, 200]
    assert len({answer.body for answer in answers}) == 1
    ledger.acknowledge(Acknowledged(segment, 1, 2, "National team", operation))
    with transaction(writes=False) as session:
        assert ledgers.lost(session, ledger) == []
        assert ledgers.broken(session, ledger) == []
