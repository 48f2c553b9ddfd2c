"""One document over HTTP, within bounds."""

import http.client
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from pathlib import PurePosixPath
from threading import Timer
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from app import __version__, formats
from app.fetching import errors
from app.fetching.addresses import is_public
from app.fetching.errors import NotFetched
from app.formats._limits import MOST_BYTES

_MOST_REDIRECTS = 5
_SECONDS = 30.0  # for the whole of it, redirects included
_LONGEST_ADDRESS = 2_000
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 1 << 16
# What a server calls a document, and the suffix by which its reader is chosen.
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "multipart/related": ".mhtml",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_HEADERS = {
    "User-Agent": f"Duizhao/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
    "Accept-Language": "zh,en;q=0.5",
    "Accept-Encoding": "identity",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was found: `url` is where the redirects ended, `name` a file's name for it."""

    url: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Reach:
    """How names are looked up and machines reached; tests put others in their place."""

    # The numeric addresses of a host.
    resolve: Callable[[str, int], Sequence[str]]
    # A connection to a numeric address and port within so many seconds.
    connect: Callable[[str, int, float], socket.socket]


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def _connect(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), seconds)


INTERNET = Reach(_resolve, _connect)


def fetch(
    url: str, *, most: int = MOST_BYTES, seconds: float = _SECONDS, reach: Reach = INTERNET
) -> Fetched:
    """The document at a public address.

    Args:
        url: http or https, at the usual port.
        most: bytes that it may have, unpacked.
        seconds: that all of it may take.
        reach: the internet.

    Raises:
        NotFetched: the address is none of these, not public, or no document comes from there.
    """
    at = url.strip()
    with _deadline(seconds) as watched:
        for _ in range(_MOST_REDIRECTS + 1):
            asked = _parsed(at)
            with _answer(asked, watched, reach) as response:
                if response.status in _REDIRECTS and (onward := response.getheader("Location")):
                    at = urljoin(at, _as_sent(onward))
                    continue
                if response.status != HTTPStatus.OK:
                    raise errors.Answered(str(asked.hostname), response.status, response.reason)
                name = _name(asked, response.headers)
                return Fetched(at, name, _body(response, most))
    raise errors.LeadsOn(_MOST_REDIRECTS)


def _parsed(url: str) -> SplitResult:
    if len(url) > _LONGEST_ADDRESS:
        raise errors.AddressTooLong(_LONGEST_ADDRESS)
    try:
        parsed = urlsplit(url)
        port = parsed.port
    except ValueError as wrong:
        raise errors.NoAddress(url) from wrong
    if parsed.scheme not in _PORTS or not parsed.hostname:
        raise errors.NotOfTheWeb(url)
    if parsed.username is not None or parsed.password is not None:
        raise errors.NamesPassword
    if port not in (None, _PORTS[parsed.scheme]):
        raise errors.UnusualPort(port)
    return parsed


class _Watched:
    """What has to be cut off when time is up."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.line: socket.socket | None = None
        self.is_late = False

    def cut(self) -> None:
        """A machine that sends a byte now and then never meets a timeout of its own."""
        self.is_late = True
        if self.line is not None:
            try:
                self.line.shutdown(socket.SHUT_RDWR)
            except OSError:
                self.line.close()


@contextmanager
def _deadline(seconds: float) -> Iterator[_Watched]:
    watched = _Watched(seconds)
    alarm = Timer(seconds, watched.cut)
    alarm.daemon = True
    alarm.start()
    try:
        yield watched
    except NotFetched as refused:
        if watched.is_late:  # what was cut off looks like half an answer
            raise errors.TookTooLong(seconds) from refused
        raise
    except (OSError, http.client.HTTPException) as failure:
        if watched.is_late or isinstance(failure, TimeoutError):
            raise errors.TookTooLong(seconds) from failure
        raise _not_reached(failure) from failure
    finally:
        alarm.cancel()


def _not_reached(failure: Exception) -> NotFetched:
    if isinstance(failure, ssl.SSLCertVerificationError):
        return errors.CertificateNotValid()
    if isinstance(failure, socket.gaierror):
        return errors.NoSuchHost()
    return errors.NotReached(getattr(failure, "strerror", None) or type(failure).__name__)


@contextmanager
def _answer(
    asked: SplitResult, watched: _Watched, reach: Reach
) -> Iterator[http.client.HTTPResponse]:
    host, port = str(asked.hostname), _PORTS[asked.scheme]
    connection = http.client.HTTPConnection(_ascii(host), port)
    line = reach.connect(_public_address(host, port, reach), port, watched.seconds)
    try:
        watched.line = line
        line.settimeout(watched.seconds)
        if asked.scheme == "https":
            line = ssl.create_default_context().wrap_socket(line, server_hostname=_ascii(host))
            watched.line = line
        connection.sock = line
        connection.request("GET", _target(asked), headers=_HEADERS)
        response = connection.getresponse()
        yield response
    finally:
        connection.close()
        line.close()


def _public_address(host: str, port: int, reach: Reach) -> str:
    """The address that is connected to is the one that was looked at: no second look-up."""
    try:
        found = reach.resolve(_ascii(host), port)
    except UnicodeError as wrong:
        raise errors.NoHostName(host) from wrong
    if not found or not all(map(is_public, found)):
        raise errors.NotPublic(host)
    return found[0]


def _ascii(host: str) -> str:
    """Names in Chinese characters are looked up in their ASCII form (IDNA)."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as wrong:
        raise errors.NoHostName(host) from wrong


def _as_sent(header: str) -> str:
    """A header is read as Latin-1; an address in it that is not ASCII was sent as UTF-8."""
    return header.encode("latin-1", "replace").decode("utf-8", "replace")


def _target(asked: SplitResult) -> str:
    path = asked.path or "/"
    query = f"?{asked.query}" if asked.query else ""
    return "".join(
        sign if " " < sign < "\x7f" else "".join(f"%{byte:02X}" for byte in sign.encode())
        for sign in path + query
    )


def _name(asked: SplitResult, headers: Message) -> str:
    """A file's name: the last part of the path, with the suffix of what the server says it is."""
    last = PurePosixPath(unquote(asked.path, errors="replace"))
    said = headers.get_content_type() if headers.get("Content-Type") else ""
    own = last.suffix.lower()
    suffix = _SUFFIXES.get(said, "")
    known = own in formats.readable()
    # Many servers call a Word file, or a Markdown one, plain bytes or plain text.
    if known and suffix in ("", ".txt"):
        suffix = own
    if not suffix:
        raise errors.NoDocument(str(asked.hostname), said)
    stem = last.stem if known or own in (".php", ".aspx", ".jsp", ".shtml") else last.name
    return (stem or str(asked.hostname)) + suffix


def _body(response: http.client.HTTPResponse, most: int) -> bytes:
    packing = response.getheader("Content-Encoding", "identity").strip().lower()
    unpack: Callable[[bytes, int], bytes]
    if packing in ("", "identity"):
        unpack = lambda data, _: data  # noqa: E731 - two short cases of one thing
    elif packing in ("gzip", "x-gzip"):
        unzip = zlib.decompressobj(zlib.MAX_WBITS | 16)
        unpack = unzip.decompress
    else:
        raise errors.Packed(packing)
    parts: list[bytes] = []
    size = 0
    try:
        while piece := response.read(_CHUNK):
            part = unpack(piece, most + 1 - size)
            size += len(part)
            if size > most:
                raise errors.DocumentTooLarge(most)
            parts.append(part)
    except zlib.error as damaged:
        raise errors.PackingDamaged from damaged
    if response.length:
        raise errors.BrokeOff
    if not size:
        raise errors.NothingSent
    return b"".join(parts)
