"""The parts of a Word file and how they relate: its archive as the document's reader sees it."""

from posixpath import dirname, normpath

from app.formats._archive import Archive
from app.formats._docx_numbering import W
from app.formats._errors import WrongType
from app.formats._xml import Element, parse

_STRICT = (  # the second edition of the standard has other names for the same elements
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_OTHERS = (
    ("xl/workbook.xml", "it is an Excel workbook, not a Word file"),
    ("ppt/presentation.xml", "it is a PowerPoint presentation, not a Word file"),
    ("mimetype", "it is an OpenDocument or EPUB file, not a Word file"),
)


class Parts:
    """The parts of one file. Its `main` part holds the text."""

    def __init__(self, data: bytes) -> None:
        self._archive = Archive(data)
        names = self._archive.names()
        for name, reason in _OTHERS:
            if name in names and "word/document.xml" not in names:
                raise WrongType(reason)
        self.main = self._by_kind("").get("officeDocument", "word/document.xml")
        if self.main not in names:
            raise WrongType("it is a zip archive, but no Word file")
        self._related = self._by_kind(self.main)

    def name(self, kind: str) -> str:
        """The part that the main part relates to as its 'styles', 'footnotes' …; '' for none."""
        return self._related.get(kind, "")

    def read(self, name: str) -> Element | None:
        """The root of a part; None for one that is not there."""
        data = self._archive.read(name) if name else None
        if data is None:
            return None
        for old, new in _STRICT:
            data = data.replace(old, new)
        return parse(data, name)

    def links(self, name: str) -> dict[str, str]:
        """The addresses outside the file that a part links to, by the ids of their relations."""
        return {
            relation.get("Id", ""): relation.get("Target", "")
            for relation in self._relations(name)
            if relation.get("TargetMode") == "External"
        }

    def _by_kind(self, name: str) -> dict[str, str]:
        """The parts that a part relates to, by the last word of the relation's type."""
        folder = dirname(name)
        related: dict[str, str] = {}
        for relation in self._relations(name):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External" and target:
                path = target if target.startswith("/") else f"{folder}/{target}"
                kind = relation.get("Type", "").rpartition("/")[2]
                related.setdefault(kind, normpath(path.lstrip("/")))
        return related

    def _relations(self, name: str) -> list[Element]:
        folder, _, base = name.rpartition("/")
        root = self.read(f"{folder}/_rels/{base}.rels".lstrip("/"))
        return [] if root is None else list(root)
