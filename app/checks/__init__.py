"""What can be wrong in a translation, one check to a module.

A public module is a check. Its name is the id and its docstring the help text; it has

- `severity`: how bad its findings are at worst;
- `messages`: for each code a whole English sentence, with the facts as placeholders;
- `find(unit)`, which yields `Found` values and looks at one unit only, or
  `find_all(units)`, which yields pairs (place of the unit, `Found`) and sees the whole article
  in document order, or both;
- `sees_marks = True`, if its `find` wants the light marks of the texts. Otherwise they are taken
  out before it is asked, and its spans are put back into the marked texts;
- `sees_empty_targets = True`, if it wants to see units that are not translated yet. Otherwise
  `find` is not asked about them; `find_all` always gets every unit.

A check is silent unless it is sure: one that cries wolf is switched off.
"""

from app.checks._finding import (
    Facts,
    Finding,
    Found,
    GlossPolicy,
    House,
    KnownTerm,
    Severity,
    Unit,
    UnknownCheck,
)
from app.checks._glossing import GlossChange, gloss_by_policy
from app.checks._running import checks, chosen, run, run_all
from app.checks._used import is_used

__all__ = [
    "Facts",
    "Finding",
    "Found",
    "GlossChange",
    "GlossPolicy",
    "House",
    "KnownTerm",
    "Severity",
    "Unit",
    "UnknownCheck",
    "checks",
    "chosen",
    "gloss_by_policy",
    "is_used",
    "run",
    "run_all",
]
