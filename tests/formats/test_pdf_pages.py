"""A PDF is looked at as it is printed, and given up when nobody waits for it any more."""

import signal
import subprocess
from threading import Event
from typing import Any

import pytest

from app import formats
from app.formats import Finished, FrontMatter, Kind, Layout, Pair
from app.formats._errors import CannotSet

FRONT = FrontMatter(title="The Unicorns")


def _document(pairs: int) -> Finished:
    body = tuple(
        Pair(Kind.PARAGRAPH, 0, f"第{at}段。" * 20, f"Paragraph {at} of a long text. " * 20)
        for at in range(pairs)
    )
    return Finished(FRONT, body, Layout.SIDE_BY_SIDE)


def test_pages_are_pictures_from_a_number_on() -> None:
    pdf = formats.write("pdf", _document(60))
    count, first = formats.pages(pdf, 1, 2)
    assert count > 2
    assert len(first) == 2
    assert all(picture.startswith(b"\x89PNG\r\n\x1a\n") for picture in first)
    assert first[0] != first[1]
    assert formats.pages(pdf, 2, 1) == (count, [first[1]])
    assert len(formats.pages(pdf, count, 6)[1]) == 1
    assert formats.pages(pdf, count + 1, 6) == (count, [])


def test_a_document_that_no_pipe_holds_is_set_whole() -> None:
    pdf = formats.write("pdf", _document(600))
    count, _ = formats.pages(pdf, 1, 1)
    assert count > 100
    assert len(formats.pages(pdf, count, 1)[1]) == 1


def test_a_document_is_given_up_and_its_process_is_killed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[subprocess.Popen[bytes]] = []

    class Remembered(subprocess.Popen[bytes]):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            begun.append(self)

    monkeypatch.setattr(subprocess, "Popen", Remembered)
    gave_up = Event()
    gave_up.set()
    with pytest.raises(CannotSet, match="nobody waits"):
        formats.write("pdf", _document(2_000), gave_up)
    assert [child.returncode for child in begun] == [-signal.SIGKILL]
