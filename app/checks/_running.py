"""Checks chosen and run over a unit, or over all units of an article."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import ModuleType
from typing import NamedTuple

from app import plugins
from app.checks._finding import Finding, Found, Severity, Unit, UnknownCheck
from app.checks._marks import Bare, bared

_PACKAGE = "app.checks"


class _Finder(NamedTuple):
    """A check that looks at each unit by itself, with what it says of itself looked up once."""

    id_: str
    module: ModuleType
    find: Callable[[Unit], Iterable[Found]]
    sees_empty_targets: bool
    sees_marks: bool


def checks() -> dict[str, ModuleType]:
    """Every check by its id, in alphabetical order."""
    return plugins.discover(_PACKAGE)


def chosen(only: Collection[str] | None) -> dict[str, ModuleType]:
    """The checks of these ids, or all of them.

    Raises:
        UnknownCheck: an id that no check has.
    """
    known = checks()
    if only is None:
        return known
    for wanted in only:
        if wanted not in known:
            raise UnknownCheck(wanted, tuple(known))
    return {id_: module for id_, module in known.items() if id_ in only}


def run(
    unit: Unit,
    only: Collection[str] | None = None,
    severities: Mapping[str, Severity] | None = None,
) -> list[Finding]:
    """What the checks that need no other unit say of this one.

    Args:
        unit: the pair.
        only: ids of the checks that run; all of them if None.
        severities: what a project has decided a check's findings weigh, by id.

    Raises:
        UnknownCheck: an id that no check has.
    """
    return _run(unit, bared(unit), _finders(chosen(only)), severities or {})


def run_all(
    units: Sequence[Unit],
    only: Collection[str] | None = None,
    severities: Mapping[str, Severity] | None = None,
    progress: Callable[[], object] = lambda: None,
) -> list[list[Finding]]:
    """What all checks say of an article: for each unit, in document order, its findings.

    Linear in the units. `progress` is called after each unit; the other arguments, and the errors,
    are those of `run`.
    """
    modules, decided = chosen(only), severities or {}
    bare = [bared(unit) for unit in units]
    findings = []
    finders = _finders(modules)
    for unit, one in zip(units, bare, strict=True):
        findings.append(_run(unit, one, finders, decided))
        progress()
    for id_, module in modules.items():
        if hasattr(module, "find_all"):
            for place, found in module.find_all([one.unit for one in bare]):
                placed = bare[place].placed(found)
                findings[place].append(_finding(id_, module, placed, decided))
    for of_unit in findings:
        of_unit.sort(key=_place)
    return findings


def _finders(modules: Mapping[str, ModuleType]) -> list[_Finder]:
    return [
        _Finder(
            id_,
            module,
            module.find,
            getattr(module, "sees_empty_targets", False),
            getattr(module, "sees_marks", False),
        )
        for id_, module in modules.items()
        if hasattr(module, "find")
    ]


def _run(
    unit: Unit, bare: Bare, finders: Iterable[_Finder], decided: Mapping[str, Severity]
) -> list[Finding]:
    """An empty target has one fault only: checks see it if they ask for it; marks too."""
    is_seen = not unit.target.isspace() and unit.target != ""
    findings = [
        _finding(id_, module, found if sees_marks else bare.placed(found), decided)
        for id_, module, find, sees_empty, sees_marks in finders
        if is_seen or sees_empty
        for found in find(unit if sees_marks else bare.unit)
    ]
    findings.sort(key=_place)
    return findings


def _finding(
    id_: str, module: ModuleType, found: Found, decided: Mapping[str, Severity]
) -> Finding:
    """As it is reported; what is milder than its check's severity stays so."""
    default: Severity = module.severity
    own = found.severity or default
    weight = decided.get(id_, default)
    return Finding(
        check=id_,
        severity=weight if own is default else own.capped(weight),
        message=module.messages[found.code].format_map(found.facts),
        code=found.code,
        facts=found.facts,
        source=found.source,
        target=found.target,
        fix=found.fix,
    )


def _place(finding: Finding) -> tuple[int, int, str]:
    """In the order of the target, then of the source; what has no place comes last."""
    last = 1 << 60
    return (
        finding.target.start if finding.target else last,
        finding.source.start if finding.source else last,
        finding.check,
    )
