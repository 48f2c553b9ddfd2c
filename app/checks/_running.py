"""Checks chosen and run over a unit, or over all units of an article."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import ModuleType

from app import plugins
from app.checks._finding import Finding, Found, Severity, Unit, UnknownCheck
from app.checks._marks import bared

_PACKAGE = "app.checks"


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
    return _run(unit, chosen(only), severities or {})


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
    for unit in units:
        findings.append(_run(unit, modules, decided))
        progress()
    for id_, module in modules.items():
        if hasattr(module, "find_all"):
            for place, found in module.find_all([one.unit for one in bare]):
                placed = bare[place].placed(found)
                findings[place].append(_finding(id_, module, placed, decided))
    for of_unit in findings:
        of_unit.sort(key=_place)
    return findings


def _run(
    unit: Unit, modules: Mapping[str, ModuleType], decided: Mapping[str, Severity]
) -> list[Finding]:
    findings = [_finding(id_, modules[id_], found, decided) for id_, found in _found(unit, modules)]
    findings.sort(key=_place)
    return findings


def _found(unit: Unit, modules: Mapping[str, ModuleType]) -> Iterator[tuple[str, Found]]:
    """An empty target has one fault only: checks see it if they ask for it; marks too."""
    is_seen = not unit.target.isspace() and unit.target != ""
    bare = bared(unit)
    for id_, module in modules.items():
        find = getattr(module, "find", None)
        if find is None or not (is_seen or getattr(module, "sees_empty_targets", False)):
            continue
        sees_marks = getattr(module, "sees_marks", False)
        for found in find(unit if sees_marks else bare.unit):
            yield id_, found if sees_marks else bare.placed(found)


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
