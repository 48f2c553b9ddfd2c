"""The kinds of text that the API takes: what cannot be stored or exported is refused here.

SQLite keeps a NUL that PostgreSQL answers with an error, and control characters that are saved
without complaint break every DOCX and XLIFF export afterwards, so they stop at the door.
"""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

from app.language.characters import unstorable

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LONGEST_EMAIL = 320


def storable(text: str) -> str:
    """The text as it is, if every character can be stored and exported.

    Raises:
        ValueError: naming the first character that cannot, and its offset in code points.
    """
    if found := unstorable(text):
        raise PydanticCustomError(
            "unstorable",
            "character {place} is {character}, which cannot be stored or exported",
            {"place": found.offset + 1, "character": found.name},
        )
    return text


def _one_line(text: str) -> str:
    return " ".join(storable(text).split())


def _email(text: str) -> str:
    if not _EMAIL.fullmatch(text := storable(text).strip().lower()):
        raise PydanticCustomError("not_an_email", "not an e-mail address")
    # “İ” becomes two characters in lower case.
    if len(text) > _LONGEST_EMAIL:
        raise PydanticCustomError(
            "email_too_long", "longer than {most} characters", {"most": _LONGEST_EMAIL}
        )
    return text


def _date(text: str) -> str:
    """A day, month or year that there was, or nothing.

    >>> _date("2020-02-29"), _date("2020-05"), _date("")
    ('2020-02-29', '2020-05', '')
    """
    if not text:
        return text
    try:
        if found := _DATE.fullmatch(text):
            year, month, day = found.groups("1")
            date(int(year), int(month), int(day))
            return text
    except ValueError:
        pass  # such as 2020-02-31
    raise PydanticCustomError("not_a_date", "not a date such as 2020-05-18, 2020-05 or 2020")


def _address(text: str) -> str:
    text = storable(text).strip()
    if text and not text.lower().startswith(("http://", "https://")):
        raise PydanticCustomError(
            "not_an_address", "not an address that begins with http:// or https://"
        )
    return text


def required(text: str) -> str:
    """The text as it is, if there is any.

    Raises:
        ValueError: it is empty, or white space.
    """
    if not text.strip():
        raise PydanticCustomError("empty", "must not be empty")
    return text


def reason(refused: ValidationError) -> str:
    """Why a value was refused, as the end of a sentence without its full stop."""
    return str(refused.errors()[0]["msg"]).removeprefix("Value error, ")


MAX_SEGMENT = 100_000

OptionalLine = Annotated[
    str, StringConstraints(max_length=500), AfterValidator(_one_line), Field(examples=[""])
]
Line = Annotated[
    str,
    StringConstraints(max_length=200),
    AfterValidator(_one_line),
    AfterValidator(required),
]
Words = Annotated[
    str, StringConstraints(max_length=20_000), AfterValidator(storable), Field(examples=[""])
]
Target = Annotated[str, StringConstraints(max_length=MAX_SEGMENT), AfterValidator(storable)]
Email = Annotated[
    str,
    StringConstraints(max_length=_LONGEST_EMAIL),
    AfterValidator(_email),
    Field(examples=["wuxin@example.org"]),
]
Secret = Annotated[str, StringConstraints(max_length=500), AfterValidator(storable)]
IsoDate = Annotated[str, AfterValidator(_date), Field(examples=["2020-05-18"])]
WebAddress = Annotated[
    str,
    StringConstraints(max_length=2_000),
    AfterValidator(_address),
    Field(examples=["https://example.org/article"]),
]
