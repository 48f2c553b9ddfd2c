"""Whether a run of Word text is bold or italic, by itself or by its character style."""

from dataclasses import dataclass

from app.formats._docx_numbering import W, value
from app.formats._xml import Element

_OFF = ("0", "false", "off", "none")
_DEEPEST = 20  # styles based on styles


def is_on(properties: Element | None, name: str) -> bool:
    """Whether a property such as w:b is there and not switched off."""
    found = None if properties is None else properties.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in _OFF


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks. `is_note_number` is true of a footnote's number printed as text here."""

    bold: bool = False
    italic: bool = False
    is_note_number: bool = False
    raised: bool | None = None  # above the line or below, or on it


class Looks:
    """The character styles of a document."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {
            element.get(f"{W}styleId", ""): element
            for element in (() if root is None else root.iterfind(f"{W}style"))
            if element.get(f"{W}type") == "character"
        }
        self._looks: dict[str, Look] = {}

    def of(self, properties: Element | None) -> Look:
        """The look of a run with these properties; its own say more than its style's."""
        if properties is None:
            return Look()
        style = self._style(value(properties.find(f"{W}rStyle")))
        return Look(
            _said(properties, "b", otherwise=style.bold),
            _said(properties, "i", otherwise=style.italic),
            style.is_note_number,
            _raised(properties, otherwise=style.raised),
        )

    def _style(self, id_: str) -> Look:
        if id_ not in self._looks:
            self._looks[id_] = self._resolved(id_)
        return self._looks[id_]

    def _resolved(self, id_: str) -> Look:
        look = Look()
        chain: list[Element] = []
        while id_ in self._elements and len(chain) < _DEEPEST:
            chain.append(self._elements[id_])
            id_ = value(chain[-1].find(f"{W}basedOn"))
        for element in reversed(chain):
            properties = element.find(f"{W}rPr")
            name = value(element.find(f"{W}name")).lower()
            look = Look(
                _said(properties, "b", otherwise=look.bold),
                _said(properties, "i", otherwise=look.italic),
                look.is_note_number or name == "note number",
                _raised(properties, otherwise=look.raised),
            )
        return look


def _raised(properties: Element | None, *, otherwise: bool | None) -> bool | None:
    said = None if properties is None else properties.find(f"{W}vertAlign")
    if said is None:
        return otherwise
    return {"superscript": True, "subscript": False}.get(value(said))


def _said(properties: Element | None, name: str, *, otherwise: bool) -> bool:
    if properties is None or properties.find(f"{W}{name}") is None:
        return otherwise
    return is_on(properties, name)
