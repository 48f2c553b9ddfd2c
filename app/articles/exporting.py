"""The finished document: written when every segment is done, or as a draft that says so."""

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from threading import Event, Lock

from app import formats
from app.articles import glossing, service
from app.articles.errors import Unfinished
from app.articles.models import FRONT_MATTER, Article
from app.articles.schemas import GlossChangeInfo
from app.database import Session
from app.findings import service as findings
from app.findings.errors import OpenErrors
from app.formats import Finished, FrontMatter, Kind, Layout, Pair, Progress, Segment
from app.language import marks
from app.projects import style
from app.projects.schemas import GlossChoice
from app.segments import queries as segment_queries
from app.segments import service as segments
from app.segments.models import State


def document(
    session: Session,
    article_id: int,
    layout: Layout,
    *,
    draft: bool,
    house: str | None = None,
    glosses: GlossChoice | None = None,
    terms: bool = False,
) -> Finished:
    """All that a format needs to write an article.

    `house` is one of `formats.house_styles()`, or `own`. What is not told of house and glosses is
    as the project's house style says.

    With `terms` an appendix lists the glossary's entries that it uses.

    Raises:
        Unfinished: segments are missing and no draft was asked for; it lists them.
        OpenErrors: checks found errors that nobody lets stand, and no draft was asked for.
        NoOwnFront: the project has no front matter of its own.
    """
    article = service.found(session, article_id)
    project = article.project_id
    house_style = style.style(session, project)
    front_style = style.front_style(house_style, house or house_style.house)
    rows = segment_queries.texts(session, article_id)
    missing = sum(not State(row.state).finished for row in rows)
    if missing and not draft:
        listed = [row.model_dump(mode="json") for row in segments.missing(session, article_id)]
        raise Unfinished(listed, len(rows))
    # An unfinished article is a draft whatever the checks say: they need not be waited for.
    errors = [] if missing else findings.open_errors(session, article_id, article.project_id)
    if errors and not draft:
        raise OpenErrors([found.model_dump(mode="json") for found in errors])
    targets = [row.target for row in rows]
    if (glosses or house_style.export_glosses) is GlossChoice.BY_POLICY:
        targets, _ = glossing.by_policy(session, project, rows, layout)
    pairs = _paragraphs(rows, targets)
    return Finished(
        front=_with_title(_front(article), pairs),
        pairs=tuple(pairs),
        layout=layout,
        draft=bool(missing or errors),
        missing=missing,
        segments=len(rows),
        style=front_style,
        dates=house_style.dates,
        terms=glossing.terms(session, project, rows) if terms else (),
    )


def gloss_changes(session: Session, article_id: int, layout: Layout) -> list[GlossChangeInfo]:
    """What an export by the house's gloss policy prints otherwise than it is written."""
    article = service.found(session, article_id)
    rows = segment_queries.texts(session, article_id)
    return glossing.by_policy(session, article.project_id, rows, layout)[1]


def _front(article: Article) -> FrontMatter:
    return FrontMatter(**{name: getattr(article, name) for name in FRONT_MATTER})


def _paragraphs(rows: Sequence[segment_queries.Line], targets: Sequence[str]) -> list[Pair]:
    pairs: list[Pair] = []
    begin = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or rows[end].paragraph_id != rows[begin].paragraph_id:
            pairs.append(_paragraph(rows[begin:end], targets[begin:end]))
            begin = end
    return pairs


def _paragraph(rows: Sequence[segment_queries.Line], written: Sequence[str]) -> Pair:
    """A paragraph of the document; one with an untranslated segment names what is missing."""
    targets: list[str] = []
    if any(target.strip() for target in written):
        for row, target in zip(rows, written, strict=True):
            text = target or f"[untranslated: {row.source.strip()}]"
            apart = targets and not targets[-1][-1:].isspace()
            targets.append(f" {text}" if apart else text)
    return Pair(
        kind=Kind(rows[0].kind),
        level=rows[0].level,
        label=rows[0].label,
        source=marks.join(row.source for row in rows).strip(),
        target=marks.join(targets).strip(),
        segments=tuple(
            Segment(row.source, target, _PROGRESS[State(row.state)])
            for row, target in zip(rows, written, strict=True)
        ),
    )


# A draft is no translation yet to whoever reads the states of XLIFF.
_PROGRESS = {
    State.UNTRANSLATED: Progress.INITIAL,
    State.DRAFT: Progress.INITIAL,
    State.TRANSLATED: Progress.TRANSLATED,
    State.REVIEWED: Progress.REVIEWED,
}


def _with_title(front: FrontMatter, pairs: Sequence[Pair]) -> FrontMatter:
    """The front matter; a title paragraph says the titles that it does not have."""
    if not pairs or pairs[0].kind is not Kind.TITLE:
        return front
    return replace(
        front,
        title=front.title or marks.plain(pairs[0].target),
        original_title=front.original_title or marks.plain(pairs[0].source),
    )


def write(gave_up: Event, id_: str, finished: Finished) -> bytes:
    """The bytes of the document in one of the formats; nobody waits any more once it is set."""
    return formats.write(id_, finished, gave_up)


_PAGES_AT_ONCE = 6
_MOST_REMEMBERED = 4
# Characters of a title in a file's name: with a date and an ending most systems take it.
_LONGEST_NAME = 80
_set: OrderedDict[bytes, bytes] = OrderedDict()
_lock = Lock()


def pages(gave_up: Event, finished: Finished, first: int) -> tuple[int, list[bytes]]:
    """How many pages the PDF has, and pictures of some, from a number on.

    Somebody who leafs through it asks several times for one document: the last ones are kept.
    """
    key = sha256(repr(finished).encode("utf-8", "surrogatepass")).digest()
    with _lock:
        pdf = _set.get(key)
    if pdf is None:
        pdf = write(gave_up, "pdf", finished)
        with _lock:
            _set[key] = pdf
            while len(_set) > _MOST_REMEMBERED:
                _set.popitem(last=False)
    return formats.pages(pdf, first, _PAGES_AT_ONCE)


def file_name(finished: Finished, suffix: str) -> str:
    """A name under which the document can be kept anywhere.

    >>> from app.formats import Finished, FrontMatter, Layout
    >>> front = FrontMatter(title="AI: what's next?", translation_date="2020-05-20")
    >>> file_name(Finished(front, (), Layout.TRANSLATION), ".docx")
    "2020-05-20 AI what's next.docx"
    """
    words = plain_name(finished.front.title or finished.front.original_title or "Translation")
    dated = f"{finished.front.translation_date} {words}".strip()
    return f"DRAFT {dated}{suffix}" if finished.draft else f"{dated}{suffix}"


def plain_name(title: str) -> str:
    """A title as a file's name, without what some systems do not take in one.

    A long one ends with a word, if it has spaces.

    >>> plain_name("What's next? " + 7 * "Artificial ")
    "What's next Artificial Artificial Artificial Artificial Artificial Artificial"
    """
    plain = " ".join(re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title).split())
    if len(plain) > _LONGEST_NAME:
        whole = plain[: _LONGEST_NAME + 1].rpartition(" ")[0]
        plain = whole if len(whole) > _LONGEST_NAME // 2 else plain[:_LONGEST_NAME]
    return plain.strip(" .")
