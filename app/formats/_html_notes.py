"""Footnotes in a page: a link to a note that links back, as every program makes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.formats._html_tree import Element, elements, name_of, names, text_of

_MARK = re.compile(r"[\[［(（〔]?(?:\d{1,3}|[①-⑳]|[*†‡§]{1,3}|[a-z]|[ivx]{1,5})[\])］）〕]?")
_BLOCKS = names("p li div td dd aside section blockquote")
_FEW = 12  # elements: the place of a note lies no deeper in what a note's link back names


@dataclass(slots=True)
class PageNotes:
    """Which links are places of notes, which elements are notes, and the links back in them."""

    places: dict[Element, str] = field(default_factory=dict)
    notes: dict[Element, str] = field(default_factory=dict)
    back: set[Element] = field(default_factory=set)


def find_notes(page: Element) -> PageNotes:
    """The notes of a page, with labels that count their places."""
    found = PageNotes()
    links = [link for link in page.iter("a") if link.get("href", "").startswith("#")]
    if not links:
        return found
    named = {name: e for e in elements(page) if (name := e.get("id") or e.get("name"))}
    for link in links:
        if link in found.back or not _may_be_place(link):
            continue
        target = named.get(link.get("href", "")[1:])
        note = None if target is None else _block(target)
        if note is None or link in note.iter("a") or note in found.places:
            continue
        back = [a for a in note.iter("a") if _leads_to(a, link, named)]
        if not back and "noteref" not in _role(link):
            continue
        label = found.notes.setdefault(note, str(len(found.notes) + 1))
        found.places[link] = label
        found.back.update(back)
        if target is not None and name_of(target) == "a":
            found.back.add(target)
    return found


def _may_be_place(link: Element) -> bool:
    return "noteref" in _role(link) or _MARK.fullmatch(text_of(link).strip()) is not None


def _role(link: Element) -> str:
    return f"{link.get('role', '')} {link.get('epub:type', '')} {link.get('type', '')}"


def _block(target: Element) -> Element | None:
    return next((e for e in (target, *target.iterancestors()) if name_of(e) in _BLOCKS), None)


def _leads_to(back: Element, place: Element, named: dict[str, Element]) -> bool:
    """Whether a link in a note leads to the place of the note, or to what is just around it."""
    href = back.get("href", "")
    goal = named.get(href[1:]) if href.startswith("#") else None
    return goal is not None and (goal is place or any(found is goal for found in _near(place)))


def _near(place: Element) -> Iterator[Element]:
    for ancestor in place.iterancestors():
        if name_of(ancestor) in _BLOCKS:
            return
        yield from (found for _, found in zip(range(_FEW), ancestor.iter(), strict=False))
    yield from place.iter()
