"""The text of one Word paragraph: runs, links, fields and tracked changes in document order."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from app.formats._docx_fields import drawn
from app.formats._docx_looks import Looks, is_on
from app.formats._docx_numbering import W, value
from app.formats._dropped import Dropped, Loss
from app.formats._pen import Pen
from app.formats._text import off_the_line
from app.formats._xml import Element, local
from app.language.marks import Run

_SPACE = re.compile("[\t\n\r]")
_IS_ID = re.compile("relationships}id$")
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"(https?://[^"\s]+)"')
_CONTENTS = re.compile(r"\s*TOC\b")
_NOTES = ("footnoteReference", "endnoteReference")
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_ENDS = {"page": "\u2029", "column": "\u2029"}  # a line break ends a line, these a paragraph
_LOSSES = {
    **dict.fromkeys(_NOTES, Loss.FOOTNOTE),
    "commentReference": Loss.COMMENT,
    "object": Loss.EMBEDDED,
}
_WITHOUT_TEXT = frozenset(("pPr", "rPr", "sdtPr", "delText", "delInstrText", "rt"))


@dataclass(frozen=True, slots=True)
class Said:
    """What a paragraph says, whether all of it is bold, and the text boxes anchored in it."""

    runs: list[Run]
    is_bold: bool
    boxes: tuple[Element, ...]


@dataclass(slots=True)
class _Field:
    """A field: its code comes first, then perhaps its result, which may be a table of contents."""

    state: Literal["code", "result", "contents"] = "code"
    code: str = ""


class Notes:
    """The labels of a document's notes, in the order of their places."""

    def __init__(self) -> None:
        self.labels: dict[tuple[str, str], str] = {}

    def label(self, kind: str, id_: str) -> str:
        """The label of a footnote or endnote, given at its first place."""
        return self.labels.setdefault((kind, id_), str(len(self.labels) + 1))


class ParagraphReader:
    """Reads paragraphs one after another: a field can begin in one and end in another."""

    def __init__(
        self, dropped: Dropped, looks: Looks, links: Mapping[str, str], notes: Notes | None = None
    ) -> None:
        self._dropped = dropped
        self._looks = looks
        self._links = links
        self._notes = notes
        self._fields: list[_Field] = []  # those that are open
        self._pen = Pen()
        self._raised: bool | None = None  # of the run that is open
        self._said = 0  # pieces of text so far
        self._address = ""  # of the field that is open
        self._boxes: list[Element] = []
        self._bold: set[bool] = set()  # of the runs with text
        self._readers: dict[str, Callable[[Element], None]] = {
            "r": self._run,
            "t": self._text,
            "sym": self._symbol,
            "fldChar": self._field_mark,
            "instrText": self._field_code,
            "ins": self._insertion,
            "moveTo": self._insertion,
            "del": self._deletion,
            "moveFrom": self._deletion,
            "hyperlink": self._link,
            "AlternateContent": self._alternative,
            "drawing": self._drawing,
            "pict": self._drawing,
            "oMath": self._formula,
            "f": self._fraction,
            "sup": self._superscript,
            "sub": self._subscript,
            "ruby": self._ruby,
        }

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(field.state == "contents" for field in self._fields)

    @property
    def _is_shown(self) -> bool:
        return all(field.state == "result" for field in self._fields)

    def read(self, paragraph: Element) -> Said:
        self._boxes, self._bold = [], set()
        self._inside(paragraph)
        return Said(self._pen.take(), self._bold == {True}, tuple(self._boxes))

    def _inside(self, element: Element) -> None:
        for child in element:
            name = local(child)
            if reader := self._readers.get(name):
                reader(child)
            elif name in _CHARACTERS:
                self._say(_ENDS.get(child.get(f"{W}type", ""), _CHARACTERS[name]))
            elif name in _NOTES and self._notes is not None:
                self._note(name, child)
            elif name in _LOSSES:
                self._dropped.add(_LOSSES[name])
            elif name not in _WITHOUT_TEXT:
                self._inside(child)

    def _say(self, text: str) -> None:
        if text and self._is_shown:
            self._said += 1
            with self._pen.styled(link=self._address):
                self._pen.say(text)

    def _note(self, name: str, place: Element) -> None:
        if self._notes is not None and self._is_shown:
            self._pen.note(self._notes.label(name, place.get(f"{W}id", "")))

    def _run(self, run: Element) -> None:
        properties = run.find(f"{W}rPr")
        if is_on(properties, "vanish"):
            if run.find(f"{W}t") is not None:
                self._dropped.add(Loss.HIDDEN)
            return
        look = self._looks.of(properties)
        if look.is_note_number and self._notes is not None:
            self._pen.note("".join(text.text or "" for text in run.iter(f"{W}t")).strip())
            return
        self._raised = look.raised
        with self._pen.styled(bold=look.bold, italic=look.italic):
            self._inside(run)
        self._raised = None
        if any((text.text or "").strip() for text in run.iter(f"{W}t")):
            self._bold.add(is_on(properties, "b"))

    def _text(self, element: Element) -> None:
        text = _SPACE.sub(" ", element.text or "")
        self._say(text if self._raised is None else off_the_line(text, raised=self._raised))

    def _symbol(self, element: Element) -> None:
        code = element.get(f"{W}char", "")
        number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else 0
        if 0x20 <= number < 0xD800:
            self._say(chr(number))
        else:  # a place in a symbol font's private table
            self._dropped.add(Loss.SYMBOL)

    def _field_mark(self, element: Element) -> None:
        match element.get(f"{W}fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields and self._fields[-1].state == "code":
                field = self._fields[-1]
                field.state = "result"
                if found := _HYPERLINK.match(field.code):
                    self._address = found[1]
            case "end" if self._fields:
                field = self._fields.pop()
                self._address = ""
                if field.state == "code" and (text := drawn(field.code)):
                    self._dropped.add(Loss.FORMULA)
                    self._say(text)

    def _field_code(self, element: Element) -> None:
        if not self._fields:
            return
        field = self._fields[-1]
        field.code += element.text or ""
        if field.state == "code" and _CONTENTS.match(field.code):
            self._dropped.add(Loss.CONTENTS)
            field.state = "contents"

    def _insertion(self, element: Element) -> None:
        before = self._said
        self._inside(element)
        if self._said > before:
            self._dropped.add(Loss.INSERTION)

    def _deletion(self, element: Element) -> None:
        if next(element.iter(f"{W}delText", f"{W}t"), None) is not None:
            self._dropped.add(Loss.DELETION)

    def _link(self, element: Element) -> None:
        id_ = next((element.get(k, "") for k in map(str, element.attrib) if _IS_ID.search(k)), "")
        address = self._links.get(id_, "")
        is_web = address.lower().startswith(("http://", "https://"))
        before = self._said
        with self._pen.styled(link=address if is_web else ""):
            self._inside(element)
        if id_ and not is_web and self._said > before:
            self._dropped.add(Loss.LINK)

    def _alternative(self, element: Element) -> None:
        """Of the versions for newer and older programs, the first."""
        chosen = next(iter(element), None)
        if chosen is not None:
            self._inside(chosen)

    def _drawing(self, element: Element) -> None:
        boxes = list(_text_boxes(element))
        self._boxes.extend(boxes)
        has_picture = any(local(part) in ("blip", "imagedata", "chart") for part in element.iter())
        if has_picture or not boxes:
            self._dropped.add(Loss.IMAGE)

    def _formula(self, element: Element) -> None:
        self._dropped.add(Loss.FORMULA)
        self._inside(element)

    def _fraction(self, element: Element) -> None:
        for at, part in enumerate(element.iterchildren("{*}num", "{*}den")):
            self._say("/" if at else "")
            self._inside(part)

    def _superscript(self, element: Element) -> None:
        self._off_the_line(element, raised=True)

    def _subscript(self, element: Element) -> None:
        self._off_the_line(element, raised=False)

    def _off_the_line(self, element: Element, *, raised: bool) -> None:
        said = "".join(text.text or "" for text in element.iter("{*}t"))
        marked = off_the_line(said, raised=raised)
        if marked == said:
            self._inside(element)
        else:
            self._say(marked)

    def _ruby(self, element: Element) -> None:
        self._dropped.add(Loss.RUBY)
        self._inside(element)


def _text_boxes(element: Element) -> Iterator[Element]:
    """The text boxes in a drawing, of two versions of one only the first, not those in others."""
    for child in element:
        name = local(child)
        if name == "txbxContent":
            yield child
        elif name != "Fallback":
            yield from _text_boxes(child)


def style_of(paragraph: Element) -> str:
    """The id of the paragraph's style, or ''."""
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))
