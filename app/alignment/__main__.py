"""`python -m app.alignment < task`: aligns in a process of its own, which can be ended.

It has limits on memory and processor time, and says how far it is (`app.alignment.wire`).
"""

import sys
from time import monotonic

from app.alignment import fixed
from app.alignment.wire import Step, pack_beads, pack_step, unpack_task

MOST_SECONDS = 1_800  # of processor time; a novel of 20,000 sentences takes some minutes
# Of address space, of which the libraries of numpy reserve much more than they use.
MOST_MEMORY = 6 << 30
_EVERY = 0.2  # seconds between two reports


def main() -> None:
    """Read a task, report, and say what was found."""
    _limit()
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


def _limit() -> None:
    """Processor time and memory; Windows knows no such limits, macOS none on address space."""
    try:
        import resource
    except ImportError:  # pragma: no cover
        return
    for what, most in (
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            _, hardest = resource.getrlimit(what)
            lower = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
            resource.setrlimit(what, (lower, hardest))
        except (ValueError, OSError):
            continue


if __name__ == "__main__":
    main()
