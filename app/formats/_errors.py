"""Why a file cannot be used, each said in a sentence that names the file.

A reader raises one of these with a reason only; `formats.read` knows the file's name and puts
it in. A class crosses the pipe from the child process by its name.
"""

from app.errors import Invalid, TooLarge, Unavailable

# Their programs write Word files, too.
_OF_WORD_PROCESSORS = frozenset((".doc", ".docm", ".dot", ".rtf", ".wps", ".wpt", ".pages"))


class UnknownFormat(Invalid):
    """A kind of file that no module of this package reads (or writes).

    >>> str(UnknownFormat(".odt", (".docx", ".txt"), "report.odt"))
    '“report.odt” is a file of type .odt, which is not supported; supported are .docx and .txt.'
    >>> str(UnknownFormat(".doc", (".docx", ".txt"), "a.doc"))
    '“a.doc” is a file of type .doc, which is not supported: please save it as .docx and try again.'
    """

    def __init__(self, suffix: str, known: tuple[str, ...] = (), name: str = "") -> None:
        self.suffix = suffix
        self.known = known
        self.name = name
        who = f"“{name}”" if name else "This"
        what = f"is a file of type {suffix}, which is" if suffix else "has no file type, so it is"
        if suffix in _OF_WORD_PROCESSORS:
            super().__init__(f"{who} {what} not supported: please save it as .docx and try again.")
            return
        only = f"; supported are {', '.join(known[:-1])} and {known[-1]}" if known[1:] else ""
        super().__init__(f"{who} {what} not supported{only}.")


class Unreadable(Invalid):
    """A file that cannot be used; `reason` is the second half of the sentence.

    >>> str(EmptyFile("it is empty", "article.docx"))
    '“article.docx” cannot be read: it is empty.'
    """

    def __init__(self, reason: str, name: str = "") -> None:
        self.reason = reason
        self.name = name
        who = f"“{name}”" if name else "The file"
        super().__init__(f"{who} cannot be read: {reason}.")


class EmptyFile(Unreadable):
    """A file of no bytes."""


class NoText(Unreadable):
    """A sound file that holds no text, such as a scan."""


class WrongType(Unreadable):
    """The content is not what the file's suffix says."""


class Damaged(Unreadable):
    """The right type, but broken."""


class Protected(Unreadable):
    """An Office file under a password."""


class UndecodableText(Unreadable):
    """Bytes that are text in no encoding known here."""


class UnstorableText(Unreadable):
    """A character that no database or document can keep."""


class HasDoctype(Unreadable):
    """An Office file with a document type declaration, which only attacks have."""


class FileTooLarge(Unreadable, TooLarge):
    """More bytes than are taken, packed or unpacked."""


class TooManyParts(Unreadable, TooLarge):
    """More members, elements or paragraphs than an article has."""


class TooDeep(Unreadable, TooLarge):
    """Elements nested deeper than people write."""


class TooSlow(Unreadable, TooLarge):
    """Reading took more time or memory than is given to one file."""


class Unwritable(Invalid):
    """A document that a format cannot hold; `reason` is the second half of the sentence.

    >>> str(Unwritable("paragraph 3 has 40,000 characters"))
    'The document cannot be written in this format: paragraph 3 has 40,000 characters.'
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The document cannot be written in this format: {reason}.")


class CannotSet(Unavailable):
    """A PDF that cannot be made here and now; `reason` is the second half of the sentence.

    >>> str(CannotSet("this computer has no font for Chinese"))
    'The PDF cannot be made: this computer has no font for Chinese.'
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The PDF cannot be made: {reason}.")
