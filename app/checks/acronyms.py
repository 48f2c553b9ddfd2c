"""An acronym is used before it is spelled out."""

import re
from collections.abc import Iterator, Sequence

from app.checks._finding import Found, Severity, Unit
from app.language.scripts import fold
from app.language.spans import Span

severity = Severity.WARNING
messages = {
    "late": "“{acronym}” is used here, and spelled out only in segment {segment}.",
    "never": "“{acronym}” is spelled out nowhere in this article.",
}

_ACRONYM = re.compile(r"(?<![\w.&/-])(?<![A-Z] )[A-Z][A-Z&]{1,5}[A-Z](?![\w/&]|[-.]\w| [A-Z]{2})")
_IN_BRACKETS = re.compile(r"(?<=[\w’'”\"-])[ \u00a0][(\[]([A-Z][A-Z&]{1,5}[A-Z])s?(?:[,;)\]])")
_BEFORE_BRACKETS = re.compile(
    r"(?<!\w)([A-Z][A-Z&]{1,5}[A-Z]) [(\[](?:the )?[A-Za-z][a-z]+ [^()\[\]\n]{2,80}[)\]]"
)
# Known to every reader of the news; two letters (AI, US, EU, UN) are not asked about at all.
_KNOWN = frozenset(
    """AIDS ANC API APEC APP ASEAN BBC BMW CCP CCTV CEO CFO CIA CNN COO COVID CPC CPU CTO DNA DIY
    DVD FAO FBI FDI FIFA GDP GMT GNP GPS GPU HIV HTML IBM ICU ILO IMF IOC IPO ISO IT JPEG KFC LED
    LGBT MBA MIT MVP NASA NATO NBA NFL NGO NHS OECD OPEC PC PDF PDP PhD PLA PPE PRC QR R&D RMB RNA
    SARS SIM SMS SOS SUV TED UCLA UEFA UFO UK UN UNESCO UNICEF USA USB USD USSR VAT VIP VPN VR WHO
    WTO LTD WWII XML CNY HKD EUR GBP JPY AFP UTC BST EST PST CBS NBC ABC HBO ESPN MTV""".split()  # noqa: SIM905
)


def find_all(units: Sequence[Unit]) -> Iterator[tuple[int, Found]]:
    """What the source itself writes in Latin letters needs no spelling out; nor do headlines.

    Nor does what is only a part of a name that the glossary gives, as in the STAR Market.
    """
    spelled = _spelled(units)
    used = set(_KNOWN)
    for place, unit in enumerate(units):
        if unit.target.isupper() or unit.paragraph in ("title", "heading"):
            continue
        for found in _ACRONYM.finditer(unit.target):
            acronym = found.group()
            if acronym in used or not found.start():  # BEIJING, July 26
                continue
            used.add(acronym)
            first = spelled.get(acronym)
            if acronym.lower() in fold(unit.source) or (first is not None and first <= place):
                continue
            if _is_part_of_a_name(acronym, unit):
                continue
            span = Span(found.start(), found.end())
            yield place, _found(acronym, span, first)


def _is_part_of_a_name(acronym: str, unit: Unit) -> bool:
    return any(
        acronym in name.split() and name in unit.target
        for term in unit.terms
        for name in term.approved
        if name != acronym
    )


def _spelled(units: Sequence[Unit]) -> dict[str, int]:
    """The first unit in which each acronym stands beside its words."""
    spelled: dict[str, int] = {}
    for place, unit in enumerate(units):
        for pattern in (_IN_BRACKETS, _BEFORE_BRACKETS):
            for found in pattern.finditer(unit.target):
                spelled.setdefault(found[1], place)
    return spelled


def _found(acronym: str, span: Span, first: int | None) -> Found:
    if first is None:
        return Found("never", {"acronym": acronym}, target=span, severity=Severity.HINT)
    return Found("late", {"acronym": acronym, "segment": first + 1}, target=span)
