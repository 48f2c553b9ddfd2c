"""Which text the API takes."""

import pytest
from pydantic import TypeAdapter, ValidationError

from app.texts import IsoDate

_DATES: TypeAdapter[str] = TypeAdapter(IsoDate)


@pytest.mark.parametrize("text", ["", "2020", "2020-05", "2020-05-18", "2020-02-29"])
def test_a_date_may_be_a_day_a_month_or_a_year(text: str) -> None:
    assert _DATES.validate_python(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "2020-02-31",
        "2021-02-29",
        "2020-13",
        "2020-00",
        "0000",
        "2020-5-8",
        "２０２０-05-18",
        "٢٠٢٠",
    ],
)
def test_a_day_that_never_was_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="not a date such as"):
        _DATES.validate_python(text)
