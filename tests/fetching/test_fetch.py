"""A document is fetched from public addresses only, within bounds."""

import gzip
import socket
import threading
from collections.abc import Iterator, Mapping

import pytest

from app.fetching import Fetched, NotFetched, fetch
from app.fetching.fetch import Reach

_PUBLIC = "93.184.216.34"
_PAGE = "<html><body><p>云从科技是纯内资企业。</p></body></html>".encode()


class Site:
    """A server that answers each request with the next of its answers, whatever is asked."""

    def __init__(self, *answers: bytes, pause: float = 0.0) -> None:
        self.answers = list(answers)
        self.pause = pause
        self.asked: list[bytes] = []
        self.reached: list[tuple[str, int]] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._ended = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listening.accept()
            except OSError:
                return
            with line:
                self.asked.append(line.recv(65536))
                try:
                    self._answer(line, self.answers.pop(0))
                except OSError:
                    continue

    def _answer(self, line: socket.socket, answer: bytes) -> None:
        if not self.pause:
            line.sendall(answer)
            return
        for byte in answer:
            line.sendall(bytes([byte]))
            if self._ended.wait(self.pause):
                return

    def reach(self, names: Mapping[str, list[str]] | None = None) -> Reach:
        known = {"news.example": [_PUBLIC]} if names is None else names

        def resolve(host: str, port: int) -> list[str]:
            if host not in known:
                raise socket.gaierror
            return known[host]

        def connect(address: str, port: int, seconds: float) -> socket.socket:
            self.reached.append((address, port))
            return socket.create_connection(self._listening.getsockname()[:2], seconds)

        return Reach(resolve, connect)

    def close(self) -> None:
        self._ended.set()
        self._listening.close()


@pytest.fixture
def sites() -> Iterator[list[Site]]:
    opened: list[Site] = []
    yield opened
    for site in opened:
        site.close()


@pytest.fixture
def site(sites: list[Site]) -> "type[Site]":
    class Kept(Site):
        def __init__(self, *answers: bytes, pause: float = 0.0) -> None:
            super().__init__(*answers, pause=pause)
            sites.append(self)

    return Kept


def answer(body: bytes = _PAGE, status: str = "200 OK", **headers: str) -> bytes:
    given = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in given.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(location: str) -> bytes:
    return answer(b"", "302 Found", Location=location)


def test_a_page_is_fetched_from_the_address_that_was_looked_at(site: type[Site]) -> None:
    server = site(answer())
    found = fetch("http://news.example/2020/国家队.html?a=1", reach=server.reach())
    assert found == Fetched("http://news.example/2020/国家队.html?a=1", "国家队.html", _PAGE)
    assert server.reached == [(_PUBLIC, 80)]
    asked = server.asked[0]
    assert asked.startswith(b"GET /2020/%E5%9B%BD%E5%AE%B6%E9%98%9F.html?a=1 HTTP/1.1\r\n")
    assert b"Host: news.example\r\n" in asked
    assert b"Cookie" not in asked


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://news.example/a.html", "begins with http"),
        ("file:///etc/passwd", "begins with http"),
        ("news.example/a.html", "begins with http"),
        ("http://", "begins with http"),
        ("http://me:secret@news.example/", "name and password"),
        ("http://news.example:6379/", "usual ports"),
        ("http://news.example:99999/", "no address"),
        ("http://[::1/", "no address"),
        ("http://" + "a" * 3000, "longer than"),
        ("http://nowhere.example/", "no such host"),
        (f"http://{'长' * 100}.example/", "no name of a host"),
    ],
)
def test_other_addresses_are_refused_without_asking_anybody(
    site: type[Site], url: str, said: str
) -> None:
    server = site()
    with pytest.raises(NotFetched, match=said):
        fetch(url, reach=server.reach())
    assert server.reached == []


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["169.254.169.254"], ["2002:7f00:1::"], [_PUBLIC, "10.0.0.1"], []],
)
def test_a_name_of_something_private_is_refused(site: type[Site], addresses: list[str]) -> None:
    server = site()
    with pytest.raises(NotFetched, match="not a public address"):
        fetch("http://inside.example/", reach=server.reach({"inside.example": addresses}))
    assert server.reached == []


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "2130706433", "0x7f.1", "localhost"])
def test_the_machine_itself_is_refused_under_each_of_its_names(host: str) -> None:
    with pytest.raises(NotFetched, match=r"not a public address|no such host"):
        fetch(f"http://{host}/")


def test_every_redirect_is_looked_at(site: type[Site]) -> None:
    names = {"news.example": [_PUBLIC], "inside.example": ["192.168.0.7"]}
    server = site(redirect("/next"), redirect("http://inside.example/admin"))
    with pytest.raises(NotFetched, match="not a public address"):
        fetch("http://news.example/", reach=server.reach(names))
    assert server.reached == [(_PUBLIC, 80)] * 2


def test_where_the_redirects_end_is_said(site: type[Site]) -> None:
    server = site(redirect("../a/真.md"), answer(b"# x", Content_Type="text/plain"))
    found = fetch("http://news.example/b/c", reach=server.reach())
    assert (found.url, found.name) == ("http://news.example/a/真.md", "真.md")


def test_endless_redirects_end(site: type[Site]) -> None:
    server = site(*[redirect("/again")] * 9)
    with pytest.raises(NotFetched, match="more than 5 times"):
        fetch("http://news.example/", reach=server.reach())
    assert len(server.reached) == 6


@pytest.mark.parametrize(
    ("path", "type_", "name"),
    [
        ("/", "text/html", "news.example.html"),
        ("/s/abc", "text/html; charset=gbk", "abc.html"),
        ("/index.php", "text/html", "index.html"),
        ("/a/b.pdf", "application/octet-stream", "b.pdf"),
        ("/report", "application/pdf", "report.pdf"),
        ("/a.md", "text/plain", "a.md"),
        ("/v1.2", "text/html", "v1.2.html"),
    ],
)
def test_a_document_has_the_name_of_its_address(
    site: type[Site], path: str, type_: str, name: str
) -> None:
    server = site(answer(Content_Type=type_))
    assert fetch(f"http://news.example{path}", reach=server.reach()).name == name


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (answer(b"gone", "404 Not Found"), "news.example answered 404 Not Found"),
        (answer(b""), "answered with nothing"),
        (answer(b"x", Content_Type="image/png"), "sent image/png"),
        (answer(b"x" * 2_000_001), "larger than 1 MB"),
        (answer(gzip.compress(b"x" * 9_000_000), Content_Encoding="gzip"), "larger than 1 MB"),
        (answer(b"no gzip", Content_Encoding="gzip"), "packing is damaged"),
        (answer(b"x", Content_Encoding="br"), "packed as “br”"),
        (b"nonsense\r\n\r\n", "cannot be reached"),
        (b"", "cannot be reached"),
        (answer(b"short", Content_Length="100"), "broke off before its end"),
    ],
)
def test_what_is_no_document_is_refused_in_a_sentence(
    site: type[Site], given: bytes, said: str
) -> None:
    server = site(given)
    with pytest.raises(NotFetched, match=said) as refused:
        fetch("http://news.example/", most=1_000_000, reach=server.reach())
    assert refused.value.sentence.endswith(".")


def test_a_packed_page_is_unpacked(site: type[Site]) -> None:
    server = site(answer(gzip.compress(_PAGE), Content_Encoding="gzip"))
    assert fetch("http://news.example/", reach=server.reach()).data == _PAGE


@pytest.mark.parametrize("headers_only", [True, False])
def test_a_server_that_drips_is_cut_off(site: type[Site], headers_only: bool) -> None:
    dripped = b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1000 if headers_only else answer()
    server = site(dripped, pause=0.05)
    with pytest.raises(NotFetched, match="longer than 1 seconds"):
        fetch("http://news.example/", seconds=1.0, reach=server.reach())


def test_a_server_without_a_valid_certificate_is_refused(site: type[Site]) -> None:
    server = site(answer())
    with pytest.raises(NotFetched, match="cannot be reached"):
        fetch("https://news.example/", reach=server.reach())
    assert server.reached == [(_PUBLIC, 443)]
