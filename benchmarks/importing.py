"""A text file comes in over HTTP and is stored."""

from uuid import uuid4

from benchmarks import texts
from benchmarks.bare import Bare
from benchmarks.measuring import Row, medians
from benchmarks.places import Place
from tests.durability.server import Client
from tests.world import IDS


def rows(place: Place, sizes: list[int]) -> list[Row]:
    """One row for each size; reading the file in a child process is part of it."""
    client, connection = place.server.client(), Bare()
    made = []
    for size in sizes:
        sources = texts.paragraphs(size)

        def ours(sources: list[str] = sources) -> None:
            _upload(client, "\n\n".join(sources))

        def bare(sources: list[str] = sources) -> None:
            connection.store(sources)

        taken = medians(ours, bare, 5 if size < 10_000 else 3)
        what = f"import a .txt of {size:,} paragraphs"
        made.append(Row(what, *taken, "the same rows by `executemany` and commit", size))
    connection.close()
    return made


def _upload(client: Client, text: str) -> None:
    body, headers = multipart("article.txt", text)
    # The server closes a connection on which nothing was asked for five seconds.
    client.close()
    answer = client.ask("POST", f"/projects/{IDS.project}/articles", body, headers)
    assert answer.status == 201, answer.body


def multipart(
    file: str, data: str | bytes, part: str = "source", **fields: str
) -> tuple[bytes, dict[str, str]]:
    """A form with one file in it and some fields, and the headers that say so."""
    boundary = uuid4().hex.encode()
    said = {
        f'name="{part}"; filename="{file}"\r\nContent-Type: application/octet-stream': data,
        **{f'name="{field}"': value for field, value in fields.items()},
    }
    body = b"".join(
        b"--%b\r\nContent-Disposition: form-data; %b\r\n\r\n%b\r\n"
        % (boundary, head.encode(), value if isinstance(value, bytes) else value.encode())
        for head, value in said.items()
    )
    kind = f"multipart/form-data; boundary={boundary.decode()}"
    return body + b"--%b--\r\n" % boundary, {"Content-Type": kind}
