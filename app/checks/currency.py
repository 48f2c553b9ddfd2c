"""An amount of money has the currency of another country: 8000元 is not '$8,000'."""

from collections.abc import Iterator

from app.checks._amounts import amounts, span
from app.checks._finding import Found, Severity, Unit
from app.language.quantities import Fault, Quantity
from app.language.spans import Span

severity = Severity.ERROR
messages = {"other": "“{source}” is in {currency}, but “{target}” is in {other}."}

NAMES = {
    "CNY": "yuan",
    "USD": "U.S. dollars",
    "HKD": "Hong Kong dollars",
    "TWD": "New Taiwan dollars",
    "JPY": "yen",
    "KRW": "won",
    "EUR": "euros",
    "GBP": "pounds",
}


def find(unit: Unit) -> Iterator[Found]:
    """Only where the number is the same: an amount that was exchanged has another one."""
    for one in amounts(unit).contradictions:
        if one.fault is Fault.CURRENCY and one.source is not None and one.target is not None:
            word = _word(one.target)
            facts = {
                "source": one.source.text,
                "currency": NAMES.get(one.source.unit, one.source.unit),
                "target": one.target.text,
                "other": NAMES.get(one.target.unit, one.target.unit),
            }
            right = NAMES.get(one.source.unit)
            yield Found(
                "other",
                facts,
                source=span(one.source),
                target=word if word and right else span(one.target),
                fix=right if word else None,
            )


def _word(target: Quantity) -> Span | None:
    """Where the currency is a word behind the number: it can be put right alone."""
    for word in ("U.S. dollars", "US dollars", "dollars", "euros", "yuan", "yen", "pounds"):
        if target.text.lower().endswith(" " + word.lower()):
            return Span(target.end - len(word), target.end)
    return None
