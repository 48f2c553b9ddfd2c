"""Why a document cannot be had from an address, each said in a sentence."""

from app.errors import Invalid


class NotFetched(Invalid):
    """The document cannot be had from this address, and the sentence says why."""


class AddressTooLong(NotFetched):
    """More characters than addresses have."""

    def __init__(self, most: int) -> None:
        super().__init__(f"The address is longer than {most} characters.")
        self.most = most


class NoAddress(NotFetched):
    """It cannot be taken apart as an address."""

    def __init__(self, url: str) -> None:
        self.url = url[:200]
        super().__init__(f"“{self.url}” is no address of a web page.")


class NotOfTheWeb(NotFetched):
    """An address, though not of the web."""

    def __init__(self, url: str) -> None:
        self.url = url[:200]
        super().__init__(f"“{self.url}” is no address that begins with http:// or https://.")


class NamesPassword(NotFetched):
    """A name and password would be stored and shown with the address."""

    def __init__(self) -> None:
        super().__init__("An address with a name and password in it is not fetched.")


class UnusualPort(NotFetched):
    """Other ports are those of other services."""

    def __init__(self, port: int | None) -> None:
        super().__init__(f"Only the usual ports of the web are asked, not {port}.")
        self.port = port


class NoHostName(NotFetched):
    """No name that could be looked up."""

    def __init__(self, host: str) -> None:
        self.host = host[:100]
        super().__init__(f"“{self.host}” is no name of a host.")


class NotPublic(NotFetched):
    """A neighbour of the server, or the server itself."""

    def __init__(self, host: str) -> None:
        self.host = host[:100]
        super().__init__(f"“{self.host}” is not a public address, and only those are fetched.")


class NoSuchHost(NotFetched):
    """Nothing is registered under this name."""

    def __init__(self) -> None:
        super().__init__("The address cannot be reached: there is no such host.")


class CertificateNotValid(NotFetched):
    """Whoever answers does not prove to be who was asked."""

    def __init__(self) -> None:
        super().__init__("The address cannot be reached: its certificate is not valid.")


class NotReached(NotFetched):
    """The connection failed; `cause` is the system's word for it."""

    def __init__(self, cause: str) -> None:
        self.cause = cause[:100]
        super().__init__(f"The address cannot be reached: {self.cause}.")


class LeadsOn(NotFetched):
    """Redirects without an end."""

    def __init__(self, most: int) -> None:
        super().__init__(f"The address leads on more than {most} times.")
        self.most = most


class TookTooLong(NotFetched):
    """All of it together took longer than one document may."""

    def __init__(self, seconds: float) -> None:
        self.seconds = f"{seconds:g}"
        super().__init__(f"The address took longer than {self.seconds} seconds.")


class Answered(NotFetched):
    """The server was reached and has no document, as with 404."""

    def __init__(self, host: str, status: int, reason: str) -> None:
        self.host = host
        # Some servers send no words with the number.
        self.answer = f"{status} {reason[:60]}".rstrip()
        super().__init__(f"{host} answered {self.answer}.")


class NoDocument(NotFetched):
    """A picture, a film, a program."""

    def __init__(self, host: str, kind: str) -> None:
        self.host = host
        self.kind = kind[:80] or None
        what = self.kind or "something that they do not name"
        super().__init__(f"{host} sent {what}, which is no document we can read.")


class Packed(NotFetched):
    """A packing that was not asked for."""

    def __init__(self, packing: str) -> None:
        self.packing = packing[:40]
        super().__init__(f"The document is packed as “{self.packing}”, which was not asked for.")


class PackingDamaged(NotFetched):
    """It was packed, and cannot be unpacked."""

    def __init__(self) -> None:
        super().__init__("The document is packed, and its packing is damaged.")


class DocumentTooLarge(NotFetched):
    """More bytes than are taken, unpacked."""

    def __init__(self, most: int) -> None:
        self.megabytes = most // 1_000_000
        super().__init__(f"The document is larger than {self.megabytes} MB.")


class BrokeOff(NotFetched):
    """Less came than was announced."""

    def __init__(self) -> None:
        super().__init__("The document broke off before its end.")


class NothingSent(NotFetched):
    """An answer of no bytes."""

    def __init__(self) -> None:
        super().__init__("The address answered with nothing.")
