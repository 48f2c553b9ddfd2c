"""What is printed of a text with marks, as runs in one form, and how runs are written."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import quote

from app.language._mark_scopes import ADDRESS, SPACE, SPACES, is_blank

_WHOLE_ADDRESS = re.compile(ADDRESS)
_UNSAFE = re.compile(rf"[()\[\]<>{SPACE}]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style.

    Of a place of a note, `text` is empty: it has either the `reference`, a label, or the `note`,
    the translator's own words as runs.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    reference: str = ""
    note: tuple["Run", ...] = ()

    @property
    def is_note(self) -> bool:
        """Whether it is the place of a note, and no text."""
        return bool(self.reference or self.note)


def tidied(said: Iterable[Run]) -> list[Run]:
    """Runs in the one form of what looks the same: space takes the emphasis around it."""
    found = [
        Run(reference=run.reference, note=tuple(tidied(run.note)))
        if run.is_note
        else replace(run, link=_as_address(run.link))
        if run.link and not _WHOLE_ADDRESS.fullmatch(run.link)
        else run
        for run in said
    ]
    if any(run.link for run in found):
        found = _without_blank_links(found)
    if not all(run.is_note or _is_settled(run) for run in found):
        found = [piece for run in found for piece in _words(run)]
        clear = [run.is_note or is_blank(run.text) for run in found]
        bold = _spread([run.bold for run in found], clear)
        italic = _spread([run.italic for run in found], clear)
        both = zip(found, bold, italic, strict=True)
        found = [
            run
            if run.is_note or (run.bold, run.italic) == (is_bold, is_italic)
            else Run(run.text, is_bold, is_italic, run.link)
            for run, is_bold, is_italic in both
        ]
    joined: list[Run] = []
    for kind, group in groupby((run for run in found if run.text or run.is_note), key=_kind):
        members = list(group)
        if kind[0] or len(members) == 1:
            joined += members
        else:  # joined at once: one after another costs the square of their number
            joined.append(replace(members[0], text="".join(run.text for run in members)))
    return joined


def _is_settled(run: "Run | _Item") -> bool:
    """Whether no space in the run takes another emphasis: neither its own nor its neighbours'."""
    text = run.text
    if run.bold or run.italic:
        return bool(text) and text[0] not in SPACES and text[-1] not in SPACES
    return not text or not is_blank(text)


def _kind(run: Run) -> tuple[bool, bool, bool, str]:
    """Whether it is a note, and the style of a stretch of text."""
    return run.is_note, run.bold, run.italic, run.link


def _words(run: Run) -> list[Run]:
    if run.is_note:
        return [run]
    pieces = _edged(run.text)
    if len(pieces) == 1:
        return [run]
    return [Run(piece, run.bold, run.italic, run.link) for piece in pieces]


def _edged(text: str) -> list[str]:
    """The space at the beginning, the words, and the space at the end, each if there is any."""
    end = len(text.rstrip(SPACES))
    start = len(text) - len(text.lstrip(SPACES)) if end else 0
    return [piece for piece in (text[:start], text[start:end], text[end:]) if piece]


def _spread(emphasised: Sequence[bool], clear: Sequence[bool]) -> list[bool]:
    """The emphasis, which what is clear has if both its next neighbours that are not have it."""
    if not any(clear):
        return list(emphasised)
    before, after = list(emphasised), list(emphasised)
    for at in range(len(clear)):
        if clear[at]:
            before[at] = at > 0 and before[at - 1]
    for at in reversed(range(len(clear))):
        if clear[at]:
            after[at] = at + 1 < len(clear) and after[at + 1]
    return [first and second for first, second in zip(before, after, strict=True)]


def _as_address(link: str) -> str:
    """The address as it can stand in round brackets; '' for what is none."""
    if _WHOLE_ADDRESS.fullmatch(link):
        return link
    coded = _UNSAFE.sub(lambda sign: quote(sign.group(), safe=""), link.strip())
    return coded if _WHOLE_ADDRESS.fullmatch(coded) else ""


def _without_blank_links(said: Sequence[Run]) -> list[Run]:
    found: list[Run] = []
    for link, group in groupby(said, key=lambda run: run.link):
        members = list(group)
        if link and is_blank("".join(run.text for run in members)):
            members = [replace(run, link="") for run in members]
        found += members
    return found


@dataclass(slots=True)
class _Item:
    """What one scope prints: text, or as `sealed` what is written already: a link or a note."""

    text: str
    bold: bool
    italic: bool
    sealed: bool = False
    is_clear: bool = False  # nothing is seen of an emphasis on it: space, the place of a note


def written(said: Sequence[Run], escaped: re.Pattern[str] | None) -> str:
    """The runs with their signs; what `escaped` matches is made an ordinary character."""
    items: list[_Item] = []
    for link, group in groupby(said, key=lambda run: run.link):
        if link:
            items.append(_link(link, list(group), escaped))
        else:
            items += (_item(run, escaped) for run in group)
    return _emphasised(items)


def _item(run: Run, escaped: re.Pattern[str] | None) -> _Item:
    if run.reference:
        return _Item(f"[^{run.reference}]", bold=False, italic=False, sealed=True, is_clear=True)
    if run.note:
        inside = written(run.note, escaped)
        return _Item(f"^[{inside}]", bold=False, italic=False, sealed=True, is_clear=True)
    text = escaped.sub(r"\\\g<0>", run.text) if escaped else run.text
    return _Item(text, run.bold, run.italic)


def _link(link: str, members: Sequence[Run], escaped: re.Pattern[str] | None) -> _Item:
    """A link; the emphasis that all of it has stands around it."""
    seen = [run for run in members if not is_blank(run.text)]
    bold, italic = all(run.bold for run in seen), all(run.italic for run in seen)
    inside = [
        replace(run, link="", bold=run.bold and not bold, italic=run.italic and not italic)
        for run in members
    ]
    said = f"[{written(inside, escaped)}]({link})"
    return _Item(said, bold, italic, sealed=True)


def _emphasised(items: Sequence[_Item]) -> str:
    """The items of one scope with signs where emphasis changes: next to what is no space."""
    if not any(item.bold or item.italic for item in items):
        return "".join(item.text for item in items)
    if all(not item.is_clear and (item.sealed or _is_settled(item)) for item in items):
        parts = list(items)
    else:
        parts = [part for item in items for part in _parts(item)]
    clear = [part.is_clear for part in parts]
    bold = [*_spread([part.bold for part in parts], clear), False]
    italic = [*_spread([part.italic for part in parts], clear), False]
    said: list[str] = []
    now = (False, False)
    for at, wanted in enumerate(zip(bold, italic, strict=True)):
        said.append("*" * (2 * (now[0] != wanted[0]) + (now[1] != wanted[1])))
        now = wanted
        if at < len(parts):
            said.append(parts[at].text)
    return "".join(said)


def _parts(item: _Item) -> Iterator[_Item]:
    if item.sealed:
        yield item
    else:
        for piece in _edged(item.text):
            yield _Item(piece, item.bold, item.italic, is_clear=is_blank(piece))
