"""translate-toolkit's matcher, asked in a process of its own: it is under the GPL.

    python -m benchmarks.toolkit SOURCES

Reads texts from a file, one a line, then questions from standard input, one a line; answers each
with the seconds that it took. On equal scores the matcher of some versions fails while it sorts;
its search is over by then, so the time counts.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

_LONGEST = 10_000


class Toolkit:
    """The matcher over some texts, ready to be asked."""

    def __init__(self, questions: IO[str], answers: IO[str]) -> None:
        self._questions, self._answers = questions, answers
        self._answers.readline()

    def seconds(self, question: str) -> float:
        """How long it takes to find what is like a text at 70 % and more."""
        print(question.replace("\n", " "), file=self._questions, flush=True)
        return float(self._answers.readline())


@contextmanager
def toolkit(sources: list[str], folder: str) -> Iterator[Toolkit]:
    """The matcher while the block runs."""
    path = Path(folder) / "sources.txt"
    path.write_text("\n".join(one.replace("\n", " ") for one in sources), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", "benchmarks.toolkit", str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as asked:
        assert asked.stdin is not None
        assert asked.stdout is not None
        yield Toolkit(asked.stdin, asked.stdout)
        asked.stdin.close()


def main(path: str) -> None:
    """Answer questions until there are no more."""
    from translate.search.match import matcher
    from translate.storage.base import TranslationStore, TranslationUnit

    store: Any = TranslationStore()
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        unit = TranslationUnit(line)
        unit.target = "x"
        store.units.append(unit)
    memory = matcher(store, max_candidates=10, min_similarity=70, max_length=_LONGEST)
    print("ready", flush=True)
    for question in sys.stdin:
        begun = time.perf_counter()
        with suppress(TypeError):
            memory.matches(question.rstrip("\n"))
        print(time.perf_counter() - begun, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
