"""The page inside a saved web archive, which has the form of a letter with enclosures."""

from dataclasses import replace
from email import policy
from email.message import Message
from email.parser import BytesParser

from app.formats import _front
from app.formats._document import Reading
from app.formats._errors import TooDeep, TooManyParts, WrongType
from app.formats._html_reader import read_html
from app.formats._limits import MOST_MEMBERS

_HEAD = 65_536  # bytes: the headers of a saved page are a few hundred
_MOST_BOUNDARIES = 20 * MOST_MEMBERS


def read_mhtml(data: bytes) -> Reading:
    head = data[:_HEAD].lower()
    if b"content-type:" not in head or b"mime-version:" not in head:
        raise WrongType("it is no saved web page (MHTML)")
    if data.count(b"\n--") > _MOST_BOUNDARIES:
        raise TooManyParts(f"it has more than {MOST_MEMBERS:,} enclosures")
    try:
        letter = BytesParser(policy=policy.compat32).parsebytes(data)
        page = next(
            (part for part in letter.walk() if part.get_content_type() == "text/html"), None
        )
    except RecursionError as error:
        raise TooDeep("its enclosures are nested too deep") from error
    if page is None:
        raise WrongType("it holds no web page")
    reading = read_html(_bytes_of(page))
    address = str(letter.get("Snapshot-Content-Location") or page.get("Content-Location") or "")
    if reading.front.url or not _front.is_web_address(address.strip()):
        return reading
    return replace(reading, front=replace(reading.front, url=address.strip()))


def _bytes_of(page: Message) -> bytes:
    """The page's own bytes; in UTF-8 if the letter names another encoding that they are in."""
    said = page.get_payload(decode=True)
    content = said if isinstance(said, bytes) else b""
    charset = page.get_content_charset()
    if charset:
        try:
            return content.decode(charset).encode()
        except (LookupError, UnicodeError):
            pass
    return content
