"""A glossary comes in from a file: read in a child process, checked, planned and stored whole.

Beside the bare driver that stores as many rows of the same kinds by `executemany` and commits; it
reads no file, checks nothing and makes no pinyin.

Then an entry of the largest glossary gets another Chinese form, until that is found in a text: the
change with its history, its commit, and what the matcher reads to follow it.
"""

from itertools import count

from ahocorasick_rs import AhoCorasick

from app import database, termfiles
from app.accounts.service import Caller
from app.glossary import exchange, queries, recognition, service
from app.glossary.models import ChineseForm, Standing, Status
from app.glossary.schemas import Fields, Variant
from app.projects import service as projects
from benchmarks import texts
from benchmarks.bare import Bare
from benchmarks.measuring import Row, medians, seconds

SIZES = [1_000, 10_000, 100_000]
_EDITOR = Caller(2, "editor", is_administrator=True)
_numbers = count(1)


def rows(sizes: list[int] = SIZES) -> list[Row]:
    """A table and a TBX file of each size, each into an empty glossary."""
    connection = Bare()
    made: list[Row] = []
    project = size = 0
    for size in sizes:
        entries = [(zh, f"rendering {number}") for number, zh in enumerate(texts.terms(size))]
        whole = [
            {"zh": zh, "renderings": [{"text": en, "standing": "preferred"}]} for zh, en in entries
        ]
        for id_ in ("csv", "tbx"):
            data = termfiles.write(id_, whole)

            def ours(data: bytes = data, name: str = f"glossary.{id_}") -> None:
                nonlocal project
                table = exchange.read_safely(name, data)
                project = _project()
                with database.transaction() as session:
                    exchange.load(session, _EDITOR, project, table)

            def bare(entries: list[tuple[str, str]] = entries) -> None:
                connection.store_concepts(_project(), entries)

            # The largest takes so long that once is enough.
            taken = medians(ours, bare, 3) if size < 100_000 else (seconds(ours), seconds(bare))
            what = f"import {len(entries):,} entries from .{id_}"
            made.append(Row(what, *taken, "the same rows by `executemany` and commit", size))
    made.append(_edit(project, size))
    connection.close()
    return made


def _edit(project: int, size: int) -> Row:
    forms = texts.terms(size)
    with database.transaction(writes=False) as session:
        recognition.matcher(session, project)
        (known, *_), *_ = queries.snapshots(session, project, [Status.APPROVED])
    versions = count(1)

    def edit() -> None:
        version = next(versions)
        new = Fields(
            variants=[
                Variant(text=f"新词{version}", form=ChineseForm.VARIANT, standing=Standing.ADMITTED)
            ]
        )
        with database.transaction() as session:
            service.amend(session, _EDITOR, known, version, new)
        with database.transaction(writes=False) as session:
            matcher = recognition.matcher(session, project)
            assert any(matcher.found([f"一个新词{version}。"])[0]), "the new form is not in force"

    taken = medians(edit, lambda: AhoCorasick(forms), 5)
    return Row(f"change one of {size:,} entries, until it is found", *taken,
               "ahocorasick_rs: all forms built again")  # fmt: skip


def _project() -> int:
    with database.transaction() as session:
        return projects.create(session, f"Glossary {next(_numbers)}").id
