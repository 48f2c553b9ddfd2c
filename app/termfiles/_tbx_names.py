"""The words that TBX and the termbase have for the same things.

TBX-Basic has no place for some of what a termbase says. Such a thing is a note that begins with its
name, 'pinyin: guójiā duì', which other programs show and leave alone.
"""

# ISO 12620's 'deprecated' is a term that must not be used; one that was right once is superseded.
STATUS = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "supersededTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
}
# Other spellings of other versions and programs.
STANDING = {
    **{status: standing for standing, status in STATUS.items()},
    **{status.removesuffix("-admn-sts"): standing for standing, status in STATUS.items()},
    **{status.removesuffix("Term-admn-sts"): standing for standing, status in STATUS.items()},
    "standardizedTerm-admn-sts": "preferred",
    "standardizedTerm": "preferred",
    "legalTerm-admn-sts": "preferred",
    "regulatedTerm-admn-sts": "preferred",
}
SHORT_TYPES = frozenset(("abbreviation", "acronym", "shortForm", "initialism", "clippedTerm"))
FULL, SHORT, VARIANT = "fullForm", "abbreviation", "variant"

# Notes that stand for fields of the concept, and of a term.
OF_CONCEPT = ("kind", "pinyin", "gloss", "print note", "entry source")
OF_TERM = ("usage", "plural", "provenance", "dated", "abbreviation of")
PLAIN_NOTE = "note"


def note(name: str, text: str) -> str:
    """A note that says a field."""
    return f"{name}: {text}"


def split_note(text: str, known: tuple[str, ...]) -> tuple[str, str]:
    """The field that a note says, and its text; a note of somebody else's is a plain one.

    >>> split_note("pinyin: duì", OF_CONCEPT), split_note("see: below", OF_CONCEPT)
    (('pinyin', 'duì'), ('note', 'see: below'))
    """
    name, colon, rest = text.partition(": ")
    return (name, rest) if colon and name in (*known, PLAIN_NOTE) else (PLAIN_NOTE, text)


def plain_note(text: str, known: tuple[str, ...]) -> str:
    """A plain note, so written that it is read as one."""
    return text if split_note(text, known) == (PLAIN_NOTE, text) else note(PLAIN_NOTE, text)
