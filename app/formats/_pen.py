"""What a reader has read of one paragraph: stretches of text in their styles, then marked text."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from app.formats._document import Kind
from app.formats._text import tidy
from app.language import marks
from app.language.marks import Run


class Pen:
    """Collects the runs of a paragraph in the style that is in force.

    >>> pen = Pen()
    >>> pen.say("这是")
    >>> with pen.styled(bold=True):
    ...     pen.say("纯内资 ")
    >>> pen.note("1")
    >>> marked(pen.take())
    '这是**纯内资** [^1]'
    """

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._now = Run()

    def __bool__(self) -> bool:
        return bool(self._runs)

    def say(self, text: str) -> None:
        """Add text."""
        if text:
            self._runs.append(replace(self._now, text=text))

    def note(self, label: str) -> None:
        """Add the place of a note."""
        self._runs.append(Run(reference=label))

    @contextmanager
    def styled(self, *, bold: bool = False, italic: bool = False, link: str = "") -> Iterator[None]:
        """What is said within is bold, italic or a link as well."""
        before = self._now
        self._now = replace(
            before,
            bold=before.bold or bold,
            italic=before.italic or italic,
            link=link or before.link,
        )
        try:
            yield
        finally:
            self._now = before

    def take(self) -> list[Run]:
        """What was said since the last time."""
        said, self._runs = self._runs, []
        return said


def marked(said: Iterable[Run]) -> str:
    """The marked text, tidy."""
    return tidy(marks.write(said))


def edited(
    said: Iterable[Run], pattern: re.Pattern[str], changed: Callable[[re.Match[str]], str]
) -> list[Run]:
    """The runs with each stretch that matches replaced, though it reach over several runs."""
    runs = list(said)
    whole = "".join(run.text for run in runs)
    edits = [(found.start(), found.end(), changed(found)) for found in pattern.finditer(whole)]
    made: list[Run] = []
    at, edit = 0, 0
    for run in runs:
        end, text = at + len(run.text), ""
        here = at
        while edit < len(edits) and edits[edit][0] < end:
            first, last, new = edits[edit]
            if first >= at:
                text += whole[here:first] + new
            here = min(last, end)
            if last > end:
                break
            edit += 1
        made.append(replace(run, text=text + whole[here:end]) if run.text else run)
        at = end
    return made


# An empty line, or one whose follower is indented as Chinese paragraphs are.
_END = re.compile("[\n\u2028] *+(?:[\n\u2028]\\s*|(?=\u3000|\xa0 ?\xa0))|\u2029")
# Of such paragraphs a text runs on; a title is one line, though it be broken.
RUNNING = frozenset((Kind.PARAGRAPH, Kind.QUOTATION, Kind.LIST_ITEM))


def paragraphs(said: list[Run]) -> list[list[Run]]:
    r"""The paragraphs of what is one in its file, but is set apart by line breaks.

    Editors of web pages and people who type Shift+Enter make them so. A single line break, as
    in verse or an address, stays; U+2029 always parts.

    >>> said = [Run("第一段。\n\n　　第二"), Run("段", bold=True), Run("。\n一行")]
    >>> [marked(one) for one in paragraphs(said)]
    ['第一段。', '第二**段**。\n一行']
    """
    if not _END.search("".join(run.text for run in said)):
        return [said]
    found: list[list[Run]] = [[]]
    for run in edited(said, _END, lambda _: "\u2029"):
        first, *others = run.text.split("\u2029")
        found[-1].append(replace(run, text=first))
        found += ([replace(run, text=text)] for text in others)
    return found


def of_kind(said: list[Run], kind: Kind) -> list[Run]:
    """The runs of a paragraph: a title or heading is not bold because all of it is printed so."""
    if kind in (Kind.TITLE, Kind.HEADING) and all(
        run.bold or run.is_note or not run.text.strip() for run in said
    ):
        return [replace(run, bold=False) for run in said]
    return said
