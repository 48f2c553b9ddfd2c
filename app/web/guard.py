"""What every request passes: whose page sent it, under which name it came, how it is answered."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.settings import settings
from app.web.errors import problem

_SAFE = ("GET", "HEAD", "OPTIONS")
_OWN = ("same-origin", "none")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")

# Styles are set inline by the editor's library; scripts come from our own files only.
_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " font-src 'self' data:; connect-src 'self'; frame-src 'self'; object-src 'none';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def foreign(method: str, headers: Headers) -> bool:
    """Whether another site's page made a browser send this change.

    A program that sends a token is no browser; a browser says where a request comes from.
    """
    scheme, space, _ = headers.get("authorization", "").partition(" ")
    if method in _SAFE or (space and scheme.lower() == "bearer"):
        return False
    if site := headers.get("sec-fetch-site"):
        return site not in _OWN
    origin = headers.get("origin")
    if origin is None:
        return False
    try:
        return urlsplit(origin).netloc != headers.get("host", "")
    except ValueError:  # an origin that no browser sends
        return True


def host_of(header: str) -> str:
    """The name in a `Host` header, without its port.

    >>> host_of("127.0.0.1:8000"), host_of("[::1]:8000")
    ('127.0.0.1', '::1')
    """
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0].lower()


class Guard:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, *, loopback_only: bool) -> None:
        """Wrap an application.

        Args:
            loopback_only: refuse names other than this machine's own, under which a foreign page
                could otherwise reach a workbench that serves only this machine (DNS rebinding).
        """
        self.app = app
        self.loopback_only = loopback_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope["method"], headers)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    answer.setdefault(name, value)
                if scope["path"].startswith("/api/"):
                    answer.setdefault("Cache-Control", "no-store")
            await send(message)

        if refusal:
            answer = problem(Request(scope), 403, "Not allowed", refusal, "http.refused")
            await answer(scope, receive, send_with_headers)
            return
        await self.app(scope, receive, send_with_headers)

    def _refusal(self, method: str, headers: Headers) -> str | None:
        host = host_of(headers.get("host", ""))
        known = {*_LOOPBACK, host_of(urlsplit(settings().public_url).netloc)}
        if self.loopback_only and host not in known:
            return f"This workbench serves only its own machine, not the name “{host[:100]}”."
        if foreign(method, headers):
            return "This change was sent by a page of another site and was not carried out."
        return None
