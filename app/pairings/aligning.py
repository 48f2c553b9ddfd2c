"""Alignment in a process of its own, which says how far it is and can be ended at any moment."""

import asyncio
import json
import logging
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import suppress

from anyio import fail_after
from anyio.to_thread import run_sync

from app.accounts.service import Caller
from app.alignment.beads import Bead
from app.alignment.wire import Step, Task, pack_task, unpack
from app.database import transaction
from app.errors import DuizhaoError
from app.pairings import editing
from app.pairings.errors import AlignerFailed
from app.pairings.schemas import Done, Stretch
from app.requests import turn, write_turn
from app.sandbox import HOME, environment

_log = logging.getLogger(__name__)

_MOST_WAIT = 3_600.0  # seconds, on a machine that is busy with other things
_LONGEST_LINE = 100_000_000  # bytes: what was found in 100,000 sentences


async def align(task: Task) -> AsyncIterator[Step | list[Bead]]:
    """Steps, and at last the beads. Whoever stops listening ends the process.

    Raises:
        AlignerFailed: the process ended without an answer.
    """
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-X", "utf8", "-m", "app.alignment",
        stdin=PIPE, stdout=PIPE, cwd=HOME, env=environment(), limit=_LONGEST_LINE,
    )  # fmt: skip
    assert child.stdin is not None  # noqa: S101 (both are pipes)
    assert child.stdout is not None  # noqa: S101
    said: Step | list[Bead] | None = None
    try:
        with fail_after(_MOST_WAIT), suppress(BrokenPipeError, ConnectionResetError):
            child.stdin.write(pack_task(task))
            await child.stdin.drain()
            child.stdin.close()
            async for line in child.stdout:
                said = unpack(line)
                yield said
    except (ValueError, TimeoutError):
        said = None
    finally:
        if child.returncode is None:
            with suppress(ProcessLookupError):
                child.kill()
        await child.wait()
    if not isinstance(said, list):
        _log.warning("the aligner ended with %s", child.returncode)
        # Ended from outside, by a limit or by us; what fails by itself ends with a positive code.
        raise AlignerFailed(is_too_much=(child.returncode or 0) <= 0)


async def told(
    caller: Caller,
    pairing_id: int,
    base: int,
    stretch: Stretch,
    task: Task,
    positions: list[int],
) -> AsyncIterator[bytes]:
    """The answer to who aligns: lines of JSON, `done` and `of`, at last `change` or `failed`.

    What is found is stored before the last line is sent. When the listener goes away before, the
    work is ended and nothing is changed.
    """
    try:
        async with turn("files"):
            yield _line({"done": 0, "of": len(task.source) + len(task.target)})
            beads: list[Bead] = []
            async for said in align(task):
                if isinstance(said, Step):
                    yield _line({"done": said.done, "of": said.of})
                else:
                    beads = said
        async with write_turn():
            done = await run_sync(_store, caller, pairing_id, base, stretch, task, positions, beads)
        yield b'{"change":' + done.model_dump_json().encode() + b"}\n"
    except DuizhaoError as failure:
        yield _line({"failed": failure.sentence, "code": failure.code, **failure.facts})


def _store(
    caller: Caller,
    pairing_id: int,
    base: int,
    stretch: Stretch,
    task: Task,
    positions: list[int],
    beads: list[Bead],
) -> Done:
    with transaction() as session:
        return editing.align(
            session, caller, pairing_id, base, stretch.operation, task, positions, beads
        )


def _line(said: dict[str, object]) -> bytes:
    return json.dumps(said).encode() + b"\n"
