"""`python -m app.alignment < task`: aligns in a process of its own, which can be ended.

It has limits on memory and processor time, and says how far it is (`app.alignment.wire`).
"""

import sys
from time import monotonic

from app.alignment import fixed
from app.alignment.wire import Step, pack_beads, pack_step, unpack_task
from app.limits import limit

MOST_SECONDS = 1_800  # of processor time; a novel of 20,000 sentences takes some minutes
MOST_MEMORY = 3 << 30  # bytes of data; a novel takes a tenth of it
_EVERY = 0.2  # seconds between two reports


def main() -> None:
    """Read a task, report, and say what was found."""
    limit(MOST_SECONDS, MOST_MEMORY, may_write=True)
    task = unpack_task(sys.stdin.buffer.read())
    out = sys.stdout.buffer
    told = 0.0

    def progress(done: int, of: int) -> None:
        nonlocal told
        if monotonic() - told < _EVERY:
            return
        told = monotonic()
        out.write(pack_step(Step(done, of)))
        out.flush()

    beads = fixed.align(task.source, task.target, task.fixed, terms=task.terms, progress=progress)
    out.write(pack_beads(beads))


if __name__ == "__main__":
    main()
