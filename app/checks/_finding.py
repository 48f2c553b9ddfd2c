"""What a check is given, and what it says: values without a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.errors import Invalid
from app.language.spans import Span

Facts = Mapping[str, str | int]


class Severity(StrEnum):
    """How bad a finding is, worst first.

    >>> Severity.HINT.capped(Severity.ERROR), Severity.ERROR.capped(Severity.WARNING)
    (<Severity.HINT: 'hint'>, <Severity.WARNING: 'warning'>)
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    def capped(self, worst: "Severity") -> "Severity":
        """This severity, or `worst` where this one is worse."""
        order = list(Severity)
        return order[max(order.index(self), order.index(worst))]


class GlossPolicy(StrEnum):
    """When the Chinese is printed after a rendering."""

    ALWAYS = "always"
    FIRST_USE = "first_use"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class House:
    """What a project has decided; one object for all units of an article.

    `glosses` is None where nobody has decided: then a gloss is neither missed nor one too many.
    """

    glosses: GlossPolicy | None = None


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """A glossary concept at its place in a source.

    `zh` is the concept's main form, `kind` one of the glossary's kinds (term, person, …).
    `approved` are the renderings that the house uses, the preferred ones first; `forbidden` are
    those it refuses, deprecated ones among them. `sure` is False where the characters stand inside
    a longer word and the concept is only a guess; `decided` where an editor has approved it.
    `shapes` are abbreviations and irregular plurals of approved renderings; `gloss` is the
    concept's own policy, None where the house's holds.
    """

    span: Span
    zh: str
    approved: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    kind: str = "term"
    sure: bool = True
    decided: bool = True
    shapes: tuple[str, ...] = ()
    gloss: GlossPolicy | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A source and its target, with what is known about them.

    `terms` are in the order of their spans and do not overlap; `paragraph` is the kind of the
    paragraph (title, heading, paragraph, list_item, quotation, caption, note), `state` that of the
    segment (untranslated, draft, translated, reviewed), empty where there is none.
    """

    source: str
    target: str
    terms: tuple[KnownTerm, ...] = ()
    paragraph: str = "paragraph"
    state: str = ""
    house: House = House()


@dataclass(frozen=True, slots=True)
class Found:
    """What a check yields.

    `code` names one of the check's `messages`, whose placeholders are the `facts`. Spans are in
    code points of the unit's source and target. `fix` replaces exactly the target span, and is
    given only where it is certain. `severity` is the check's own unless this one is milder.
    """

    code: str
    facts: Facts = field(default_factory=dict)
    source: Span | None = None
    target: Span | None = None
    fix: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is reported: a whole English sentence, and the facts to say it in another language."""

    check: str
    severity: Severity
    message: str
    code: str
    facts: Facts
    source: Span | None = None
    target: Span | None = None
    fix: str | None = None


class UnknownCheck(Invalid):
    """There is no check of this name."""

    def __init__(self, wanted: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no check “{wanted}”; the checks are {', '.join(known)}.")
        self.wanted = wanted
        self.known = known
