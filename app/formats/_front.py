"""The labelled lines above a finished translation, as CSET and ChinAI print them.

Every writer prints these labels and every reader knows them again, so that a document that
left here keeps its front matter when it comes back.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from app.formats._document import FrontMatter
from app.formats._finished import DateStyle
from app.formats._house import HouseStyle, fields_of_labels
from app.formats._text import is_blank, tidy

ADDRESSES = frozenset({"url", "archived_url"})
DATES = frozenset({"source_date", "translation_date"})

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})", re.ASCII)
_SPOKEN = re.compile(r"([A-Z][a-z]+)(?: (\d{1,2}),)? (\d{4})", re.ASCII)
_CHINESE = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?[日号])?", re.ASCII)
_ANYWHERE = re.compile(r"(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})", re.ASCII)
_WEB = re.compile(r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:[/?#]\S*)?")


def lines(
    front: FrontMatter, dates: DateStyle, style: HouseStyle
) -> Iterator[tuple[str, str, str]]:
    """Field, label and printed value of each line below the title, in the style's order."""
    for field, label in style.lines:
        value = tidy(getattr(front, field))
        if not is_blank(value):
            yield field, label, spoken(field, value, dates)


def from_lines(labelled: Iterable[tuple[str, str]], title: str = "") -> FrontMatter:
    """The front matter that was printed as these labels and values; unknown labels are passed."""
    front = FrontMatter(title=title)
    for label, value in labelled:
        if field := field_of(label):
            text = tidy(value)
            front = replace(front, **{field: iso_date(text) if field in DATES else text})
    return front


def field_of(label: str) -> str | None:
    """The field that a printed label stands for.

    >>> field_of("Translation date:"), field_of("By"), field_of("Weather")
    ('translation_date', 'author', None)
    """
    return fields_of_labels().get(label.strip().removesuffix(":").casefold())


def spoken(field: str, value: str, dates: DateStyle) -> str:
    """The value of a field as it is printed."""
    return spoken_date(value, dates) if field in DATES else value


def spoken_date(text: str, style: DateStyle = DateStyle.AMERICAN) -> str:
    """An ISO date as the house prints it; anything else as it stands.

    >>> spoken_date("2020-05-18"), spoken_date("2020-05"), spoken_date("spring 2020")
    ('May 18, 2020', 'May 2020', 'spring 2020')
    >>> spoken_date("2020-05-18", DateStyle.BRITISH), spoken_date("2020-05-18", DateStyle.ISO)
    ('18 May 2020', '2020-05-18')
    """
    found = _ISO.fullmatch(text)
    if style is DateStyle.ISO or not found or not _is_date(*found.groups()):
        return text
    year, month, day = found.groups()
    name = _MONTHS[int(month) - 1]
    if not day:
        return f"{name} {year}"
    if style is DateStyle.BRITISH:
        return f"{int(day)} {name} {year}"
    return f"{name} {int(day)}, {year}"


def iso_date(text: str) -> str:
    """A printed date as ISO; what is no date stays as it stands.

    >>> iso_date("May 18, 2020"), iso_date("18 May 2020"), iso_date("2020年5月18日")
    ('2020-05-18', '2020-05-18', '2020-05-18')
    >>> iso_date("spring 2020")
    'spring 2020'
    """
    if found := _SPOKEN.fullmatch(text):
        name, day, year = found.groups()
        month = str(_MONTHS.index(name) + 1) if name in _MONTHS else ""
    elif found := _DAY_FIRST.fullmatch(text):
        day, name, year = found.groups()
        month = str(_MONTHS.index(name) + 1) if name in _MONTHS else ""
    elif found := _CHINESE.fullmatch(text):
        year, month, day = found.groups()
    else:
        return text
    if not _is_date(year, month, day):
        return text
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def date_within(text: str) -> str:
    """The first whole date in a line such as a page's time stamp, as ISO, or ''.

    >>> date_within("发布时间：2020-05-18 10:30"), date_within("2020年5月18日"), date_within("昨天")
    ('2020-05-18', '2020-05-18', '')
    """
    for year, month, day in _ANYWHERE.findall(text):
        if _is_date(year, month, day):
            return f"{year}-{int(month):02}-{int(day):02}"
    return ""


def is_web_address(text: str) -> bool:
    """Whether a link may be made of it: http and https only, with a host, without spaces."""
    return _WEB.fullmatch(text) is not None


def _is_date(year: str, month: str, day: str | None) -> bool:
    try:
        date(int(year), int(month), int(day or 1))
    except ValueError:
        return False
    return True
