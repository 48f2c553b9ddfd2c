"""`duizhao check`: what is wrong in a translation, without a workbench."""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from enum import StrEnum
from itertools import islice, repeat
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from app import checks
from app.articles import service as articles
from app.checks import Finding, Severity, Unit, UnknownCheck
from app.cli._pairs import BadLine, Pair, reader_of
from app.cli.installation import ready
from app.cli.screen import number_of, progress, say
from app.database import transaction
from app.errors import Invalid
from app.findings import service as findings
from app.glossary import exchange
from app.glossary.known import known_terms
from app.glossary.models import Status
from app.glossary.recognition import Matcher
from app.glossary.schemas import ConceptLite

# So many lines are one text for the checks that compare segments; a longer file is checked in
# pieces of this size, so that memory does not grow with it.
_PIECE = 10_000
_MOST_SAID = 20  # lines that are left out; a file of another kind is nothing but such lines
_LONG = 2.0  # seconds, from which on progress is shown


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"


def check(
    file: Annotated[
        str | None,
        typer.Argument(
            help="Lines of source, TAB, target (UTF-8, no header), a .tmx file, or a document of"
            " pairs such as .xliff or a side-by-side .docx; - reads lines from standard input."
        ),
    ] = None,
    only: Annotated[
        str, typer.Option("--only", metavar="ID,ID", help="Run these checks and no others.")
    ] = "",
    form: Annotated[
        Format, typer.Option("--format", help="A line of text, or a JSON object, for each finding.")
    ] = Format.TEXT,
    glossary: Annotated[
        Path | None,
        typer.Option("--glossary", help="A glossary as a CSV table, as the workbench exports it."),
    ] = None,
    article: Annotated[
        int | None,
        typer.Option("--article", min=1, help="Check an article of the workbench instead."),
    ] = None,
) -> None:
    """Say what is wrong in a translation; exit code 1 if anything is an error.

    For a file no workbench is needed: nothing is stored, and no database is opened. An article
    is checked as its project has decided, and what somebody lets stand is left out.
    """
    wanted = _wanted(only)
    if (file is None) == (article is None):
        say("Name a file to check, or an article with --article, and not both.")
        raise typer.Exit(2)
    if article is not None:
        _check_article(article, wanted, form)
    elif file is not None:
        _check_file(file, wanted, form, glossary)


def _check_file(file: str, wanted: list[str] | None, form: Format, glossary: Path | None) -> None:
    terms = _matcher(glossary) if glossary else None
    counted = dict.fromkeys(Severity, 0)
    lines = bad = 0
    try:
        with ExitStack() as stack:
            stream, size = _opened(file, stack)
            rows = reader_of(file)(stream)
            step = _Step(stream, size, stack)
            while piece := list(islice(rows, _PIECE)):
                pairs = [row for row in piece if isinstance(row, Pair)]
                for row in piece:
                    if isinstance(row, BadLine):
                        bad += 1
                        if bad <= _MOST_SAID:
                            say(f"{file}: line {row.line} is left out: {row.reason}.")
                for line, pair, finding in _findings(pairs, wanted, terms, step):
                    counted[finding.severity] += 1
                    typer.echo(_shown(form, file, line, pair, finding))
                lines += len(pairs)
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has seen enough; Python must not complain about it at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None
    if bad > _MOST_SAID:
        say(f"{file}: {number_of(bad - _MOST_SAID, 'more line')} left out.")
    say(_summary(lines, bad, counted))
    if counted[Severity.ERROR] or bad:
        raise typer.Exit(1)


def _check_article(article_id: int, wanted: list[str] | None, form: Format) -> None:
    """Lines are the numbers of the segments."""
    ready(migrate_first=False)
    counted = dict.fromkeys(Severity, 0)
    with transaction(writes=False) as session:
        project_id = articles.found(session, article_id).project_id
        found = findings.of_article(session, article_id, project_id).findings
    for finding in found:
        if finding.ignored or (wanted and finding.check not in wanted):
            continue
        counted[Severity(finding.severity)] += 1
        if form is Format.JSON:
            record = finding.model_dump(
                include={"check", "severity", "message", "source", "target"}
            )
            typer.echo(json.dumps({"line": finding.number, **record}, ensure_ascii=False))
        else:
            place = f"article {article_id}:{finding.number}"
            typer.echo(f"{place}: {finding.severity}: {finding.check}: {finding.message}")
    say(", ".join(number_of(counted[severity], severity.value) for severity in Severity) + ".")
    if counted[Severity.ERROR]:
        raise typer.Exit(1)


def _wanted(only: str) -> list[str] | None:
    names = [name.strip() for name in only.split(",") if name.strip()]
    try:
        checks.chosen(names)
    except UnknownCheck as unknown:
        say(unknown.sentence)
        raise typer.Exit(2) from unknown
    return names or None


def _opened(file: str, stack: ExitStack) -> tuple[IO[bytes], int]:
    """The stream, and its size in bytes, 0 where nobody knows it."""
    if file == "-":
        return sys.stdin.buffer, 0
    try:
        stream = stack.enter_context(open(file, "rb"))  # noqa: PTH123, SIM115 (the stack closes it)
        return stream, os.fstat(stream.fileno()).st_size
    except OSError as failure:
        raise Invalid(f"“{file}” cannot be opened: {failure.strerror}.") from failure


def _matcher(glossary: Path) -> Matcher:
    try:
        rows = exchange.read(glossary.read_bytes())
    except OSError as failure:
        raise Invalid(f"“{glossary}” cannot be opened: {failure.strerror}.") from failure
    concepts = [
        ConceptLite(
            id=number,
            zh=row.concept.zh,
            pinyin="",
            kind=row.concept.kind or "term",
            domain="",
            note="",
            status=Status.APPROVED,
            renderings=row.concept.renderings or [],
        )
        for number, row in enumerate(rows)
    ]
    forms = [
        (form, number)
        for number, row in enumerate(rows)
        for form in [row.concept.zh, *(one.text for one in row.concept.variants or [])]
    ]
    return Matcher(concepts, forms)


class _Step:
    """Progress by bytes, or by lines where the size is unknown, once the work has been long."""

    def __init__(self, stream: IO[bytes], size: int, stack: ExitStack) -> None:
        self._stream, self._size, self._stack = stream, size, stack
        self._begun = time.monotonic()
        self._bar: Any = None
        self._done = 0

    def __call__(self) -> None:
        self._done += 1
        if self._done % 100 or time.monotonic() - self._begun < _LONG:
            return
        if self._bar is None:
            self._bar = self._stack.enter_context(progress("Checking"))
        self._bar(self._done, max(self._done, self._expected()))

    def _expected(self) -> int:
        if not self._size:
            return 0
        return round(self._size / max(1, self._stream.tell()) * self._done)


def _findings(
    pairs: list[Pair], only: list[str] | None, terms: Matcher | None, step: _Step
) -> Iterator[tuple[int, Pair, Finding]]:
    known = known_terms(terms, [pair.source for pair in pairs]) if terms else repeat(())
    units = [
        Unit(pair.source, pair.target, of_pair) for pair, of_pair in zip(pairs, known, strict=False)
    ]
    found = checks.run_all(units, only, progress=step)
    for pair, of_unit in zip(pairs, found, strict=True):
        for finding in of_unit:
            yield pair.line, pair, finding


def _shown(form: Format, file: str, line: int, pair: Pair, finding: Finding) -> str:
    if form is Format.JSON:
        record = {
            "line": line,
            "check": finding.check,
            "severity": finding.severity.value,
            "message": finding.message,
            "source": _offsets(finding.source),
            "target": _offsets(finding.target),
        }
        return json.dumps(record, ensure_ascii=False)
    fix = ""
    if finding.fix is not None and finding.target is not None:
        old = finding.target.of(pair.target)
        fix = f" Fix: “{finding.fix}” for “{old}”." if finding.fix else f" Fix: leave out “{old}”."
    return f"{file}:{line}: {finding.severity.value}: {finding.check}: {finding.message}{fix}"


def _offsets(span: Any) -> list[int] | None:
    return [span.start, span.end] if span else None


def _summary(lines: int, bad: int, counted: dict[Severity, int]) -> str:
    found = ", ".join(number_of(counted[severity], severity.value) for severity in Severity)
    left_out = f"; {number_of(bad, 'line')} left out" if bad else ""
    return f"{number_of(lines, 'line')} checked: {found}{left_out}."
