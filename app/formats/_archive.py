"""Office files are zip archives: the members that are wanted, within limits."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from app.formats._errors import (
    Damaged,
    EmptyFile,
    FileTooLarge,
    Protected,
    TooManyParts,
    WrongType,
)
from app.formats._limits import MOST_MEMBERS, MOST_RATIO, MOST_UNPACKED, RATIO_FROM

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word 97-2003, and every Office file under a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD = {
    "Word file": "it is in the old format of Word 97-2003 (.doc); please save it as .docx and try "
    "again",
    "Excel workbook": "it is in the old format of Excel 97-2003 (.xls); please save it as .xlsx "
    "and try again",
}
_KNOWN_STARTS = (
    (b"%PDF", "a PDF file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"<!DOCTYPE html", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
)


class Archive:
    """The members of an Office file by name; reading one that is not there gives None.

    `kind` is what the file should be, such as 'Word file', for the sentence that says it is not.
    """

    def __init__(self, data: bytes, kind: str = "Word file") -> None:
        _check_start(data, kind)
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, LargeZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Damaged("its zip archive is damaged or incomplete") from error
        self._members = {member.filename: member for member in self._zip.infolist()}
        self._check_size()

    def _check_size(self) -> None:
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise TooManyParts(
                f"it has {len(members):,} members, more than the {MOST_MEMBERS:,} that are taken"
            )
        unpacked = sum(member.file_size for member in members)
        if unpacked > MOST_UNPACKED:
            raise FileTooLarge(
                f"unpacked it would be {unpacked / 1_000_000:,.0f} MB, "
                f"more than the {MOST_UNPACKED // 1_000_000} MB that are taken"
            )
        for member in members:
            if member.flag_bits & 1:
                raise Protected("it is protected by a password; please save it without one")
            packed = max(member.compress_size, 1)
            if member.file_size > RATIO_FROM and member.file_size > MOST_RATIO * packed:
                raise FileTooLarge(
                    f"its part {_short(member.filename)} is packed more than {MOST_RATIO} to 1, "
                    "which no document needs"
                )

    def names(self) -> list[str]:
        return list(self._members)

    def read(self, name: str) -> bytes | None:
        """The member's bytes; never more than it declares, and that is within the limits."""
        member = self._members.get(name)
        if member is None:
            return None
        try:
            # With a bound: without one, what declares less than it holds is unpacked whole first.
            with self._zip.open(member) as file:
                return file.read(member.file_size + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise Damaged(f"its part {_short(name)} is damaged") from error
        except (RuntimeError, ValueError, MemoryError, OverflowError) as error:
            raise Damaged(f"its part {_short(name)} cannot be unpacked") from error


def _check_start(data: bytes, kind: str) -> None:
    if not data:
        raise EmptyFile("it is empty")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Protected("it is protected by a password; please save it without one")
        raise WrongType(_OLD.get(kind, _OLD["Word file"]))
    if not data.startswith(b"PK"):
        start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        found = next((said for sign, said in _KNOWN_STARTS if start.startswith(sign.lower())), "")
        article = "an" if kind[0] in "AEIOU" else "a"
        raise WrongType(f"it is {found}, not {article} {kind}" if found else f"it is no {kind}")


def _short(name: str) -> str:
    return "“" + "".join(c if c.isprintable() else "\ufffd" for c in name[:60]) + "”"
