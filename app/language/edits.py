"""Stretches of a text with light marks replaced, without harm to any mark."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.language import marks
from app.language.marks import Run
from app.language.spans import Span


def replaced(text: str, changes: Iterable[tuple[Span, str]]) -> str:
    """The text with stretches of its plain text replaced; its marks go on as they were.

    Spans are those of `marks.plain(text)` and do not overlap. What is put in is plain: it takes
    the style of what it replaces, or the one that both its neighbours have, and so stands behind
    an emphasis or a link that ends there. Notes stay; what is put where one stands comes before it.

    >>> replaced("a *rider*[^1] left", [(Span(7, 7), " (骑手)")])
    'a *rider* (骑手)[^1] left'
    """
    said = marks.runs(text)
    for span, words in sorted(changes, key=lambda change: change[0], reverse=True):
        before, rest = _divided(said, span.start)
        gone, after = _divided(rest, len(span))
        notes = [run for run in gone if run.is_note]
        said = [*before, replace(_style(before, gone, after), text=words), *notes, *after]
    return marks.write(said)


def _divided(said: Sequence[Run], length: int) -> tuple[list[Run], list[Run]]:
    """The runs of the first `length` characters, and the others; a note between is one of these."""
    left = length
    for place, run in enumerate(said):
        if left <= len(run.text) and (left < len(run.text) or left == 0):
            head = [replace(run, text=run.text[:left])] if left else []
            tail = replace(run, text=run.text[left:]) if left else run
            return [*said[:place], *head], [tail, *said[place + 1 :]]
        left -= len(run.text)
    return list(said), []


def _style(before: Sequence[Run], gone: Sequence[Run], after: Sequence[Run]) -> Run:
    replaced_ = next((run for run in gone if run.text), None)
    if replaced_:
        return replaced_
    last = next((run for run in reversed(before) if run.text), Run())
    first = next((run for run in after if run.text), Run())
    return last if replace(last, text="") == replace(first, text="") else Run()


def is_inside_link(text: str, offset: int) -> bool:
    """Whether an offset of the plain text lies inside the words of a link, not at their ends.

    >>> text = "[a rider](https://example.org/) left"
    >>> is_inside_link(text, 1), is_inside_link(text, 7)
    (True, False)
    """
    before, after = _divided(marks.runs(text), offset)
    last = next((run for run in reversed(before) if run.text), Run())
    first = next((run for run in after if run.text), Run())
    return bool(last.link) and last.link == first.link
