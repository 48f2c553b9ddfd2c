"""What can be wrong about terms."""

from collections.abc import Sequence
from typing import Any

from app.errors import Conflict, Forbidden, Invalid, NotFound, Outdated, TooLarge


class ConceptNotFound(NotFound):
    """No such concept."""

    def __init__(self, concept_id: int) -> None:
        super().__init__(f"There is no glossary entry {concept_id}.")


class ConceptExists(Conflict):
    """The Chinese term stands in the glossary already."""

    def __init__(self, zh: str, existing_id: int, status: str) -> None:
        super().__init__(f"“{zh}” is in the glossary already ({status}); change that entry.")
        self.existing = {"id": existing_id, "zh": zh, "status": status}


class ConceptChanged(Outdated):
    """Somebody has decided or amended meanwhile."""

    def __init__(self, current: dict[str, Any]) -> None:
        super().__init__("This entry has been changed meanwhile; look at it again.")
        self.current = current


class AlreadyDecided(Conflict):
    """An approval of what is approved, or a rejection of what is rejected."""

    def __init__(self, status: str) -> None:
        super().__init__(f"This entry is {status} already.")
        self.is_now = status


class NotYours(Forbidden):
    """A translator may change an own proposal until an editor decides."""

    def __init__(self) -> None:
        super().__init__(
            "Only an editor can change this entry; you can change your own proposals"
            " until they are decided."
        )


class NoRendering(Invalid):
    """An approved entry has to say what to write."""

    def __init__(self) -> None:
        super().__init__("Give a preferred English rendering before approving.")


class HasEnded(Conflict):
    """A change of an entry that is withdrawn, rejected or part of another one."""

    def __init__(self, status: str, merged_into: int | None = None) -> None:
        where = f" with entry {merged_into}" if merged_into else ""
        super().__init__(f"This entry is {status}{where}; it cannot be changed as it stands.")
        self.is_now = status
        self.merged_into = merged_into


class NotOfTheProject(Invalid):
    """An entry that another glossary has."""

    def __init__(self, concept_id: int) -> None:
        super().__init__(f"Entry {concept_id} is not in this glossary.")


class VersionUnknown(NotFound):
    """No such version of an entry."""

    def __init__(self, version: int) -> None:
        super().__init__(f"This entry has no version {version}.")


class NothingToChange(Invalid):
    """A proposed change that would change nothing."""

    def __init__(self) -> None:
        super().__init__("This would leave the entry as it is.")


class ChangeNotFound(NotFound):
    """No such proposed change."""

    def __init__(self, change_id: int) -> None:
        super().__init__(f"There is no proposed change {change_id}.")


class ChangeDecided(Conflict):
    """Somebody was faster."""

    def __init__(self, status: str) -> None:
        super().__init__(f"This change is {status.replace('_', ' ')} already.")
        self.is_now = status


class NotYourChange(Forbidden):
    """Only who made it takes a proposed change back."""

    def __init__(self) -> None:
        super().__init__("Only who proposed a change can take it back.")


class MergedWithItself(Invalid):
    """An entry cannot become part of itself."""

    def __init__(self) -> None:
        super().__init__("Choose another entry: this one cannot be merged with itself.")


class ProposalWouldStay(Conflict):
    """An approved entry would go out of force by becoming part of a proposal."""

    def __init__(self) -> None:
        super().__init__("Merge the proposal into the approved entry, not the other way round.")


class NotOfEither(Invalid):
    """A rendering that neither of two entries has."""

    def __init__(self, text: str) -> None:
        super().__init__(f"Neither entry has the rendering “{text}”.")
        self.text = text


class SayWhichWhen(Invalid):
    """Two entries' renderings stay preferred, and nobody could tell which to write."""

    def __init__(self, text: str) -> None:
        super().__init__(f"Say when to write “{text}”, or let one entry's renderings be preferred.")
        self.text = text


class NotMergedLast(Conflict):
    """There is no merge to be taken back, or something was changed after it."""

    def __init__(self) -> None:
        super().__init__(
            "The last thing that happened to this entry is no merge; it cannot be taken back."
        )


class ReasonNeeded(Invalid):
    """A rejection that says nothing."""

    def __init__(self) -> None:
        super().__init__("Say why these are rejected.")


class NoSharedGlossary(Invalid):
    """A glossary that is not shared, or not for this person."""

    def __init__(self, glossary_id: int) -> None:
        super().__init__(f"There is no shared glossary {glossary_id} that you may use.")


class RenderingTwice(Invalid):
    """One rendering cannot have two standings."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is given twice; keep it once, with one standing.")
        self.text = text


class BadRows(Invalid):
    """Rows of a glossary file that cannot be imported; nothing was."""

    def __init__(self, rows: Sequence[tuple[int, str]]) -> None:
        count = len(rows)
        first = f"line {rows[0][0]}: {rows[0][1]}"
        more = f" and {count - 1} more" if count > 1 else ""
        super().__init__(f"Nothing was imported, because of {first}{more}.")
        self.rows = [{"line": line, "reason": reason} for line, reason in rows]


class ColumnsUnreadable(Invalid):
    """What somebody chose of a table's columns is not in the form that it is sent in."""

    def __init__(self) -> None:
        super().__init__("The choice of columns cannot be read; send it as JSON.")


class GlossaryTooLarge(TooLarge):
    """More bytes than a glossary of 100,000 entries has."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is larger than 160 MB.")
        self.name = name
