"""A project that was archived and restored is the same project, and nothing else came along."""

import io
import json
import zipfile
from uuid import uuid4

import pytest

from app.archives import service
from app.archives.errors import NotAnArchive
from app.archives.tables import LEFT_OUT, archived, of_project
from app.database import Base, transaction
from app.projects.errors import ProjectNameTaken
from tests.formats.documents import every_character
from tests.world import IDS, World


def _archive(project_id: int) -> dict[str, bytes]:
    file = io.BytesIO()
    with transaction(writes=False) as session:
        service.write(session, project_id, file)
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _packed(parts: dict[str, bytes]) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, said in parts.items():
            packed.writestr(name, said)
    return file


def _restored(parts: dict[str, bytes], name: str = "") -> int:
    with transaction() as session:
        return service.restore(session, _packed(parts), name)


def _work(world: World) -> None:
    """Revisions, a memory entry, a split with its undoing, a comment, a proposed change."""
    assert world.save("translator", 2, 1, "CloudWalk is funded.", "translated").status_code == 200
    split = {
        "operation": str(uuid4()),
        "versions": {"4": 1},
        "deed": {"do": "drop", "segment_id": 4},
    }
    assert (
        world.ask("translator", "POST", f"/articles/{IDS.article}/structure", json=split)
    ).status_code == 200
    answer = world.ask(
        "translator",
        "POST",
        f"/concepts/{IDS.approved}/proposed-changes",
        headers={"If-Match": '"2"'},
        json={"fields": {"note": "x"}},
    )
    assert answer.status_code == 201


def test_every_table_is_archived_or_left_out_for_a_reason() -> None:
    for table in archived():
        of_project(table, 1)  # a way leads from it to the project
    assert set(LEFT_OUT) <= set(Base.metadata.tables)
    assert all(LEFT_OUT.values())


def test_what_is_restored_is_archived_as_the_same(world: World) -> None:
    _work(world)
    said = "".join(every_character())
    assert world.save("translator", 3, 1, said).status_code == 200
    parts = _archive(IDS.project)
    assert said in [json.loads(row)["target"] for row in parts["segments.jsonl"].splitlines()]
    for name in ("segments", "revisions", "concepts", "concept_changes", "memory_entries"):
        assert parts[f"{name}.jsonl"], name
    again = _archive(_restored(parts, "Restored"))
    renamed = json.loads(again.pop("projects.jsonl")) | {"name": "ChinAI"}
    assert renamed == json.loads(parts.pop("projects.jsonl"))
    assert again == parts


def test_what_is_restored_can_be_worked_with(world: World) -> None:
    _work(world)
    project = _restored(_archive(IDS.project), "Restored")
    (article,) = world.ask("administrator", "GET", f"/projects/{project}/articles").json()
    page = world.ask("administrator", "GET", f"/articles/{article['id']}/segments").json()
    assert [one["target"] for one in page["segments"]][1] == "CloudWalk is funded."
    found = world.ask("administrator", "GET", f"/memory?phrase=纯内资&project_id={project}")
    assert "CloudWalk is funded." in found.text
    segment = page["segments"][1]
    saved = world.save("administrator", segment["id"], segment["version"], "It is funded.")
    assert saved.status_code == 200
    # Undoing reaches what a change of structure names inside.
    (change,) = world.ask("administrator", "GET", f"/articles/{article['id']}/structure").json()
    undo = {
        "operation": str(uuid4()),
        "versions": {},
        "deed": {"do": "undo", "change_id": change["id"]},
    }
    path = f"/articles/{article['id']}/structure"
    answer = world.ask("administrator", "POST", path, json=undo)
    assert answer.status_code == 200, answer.text


def test_nothing_of_others_and_no_secret_goes_along(world: World) -> None:
    everything = b"".join(_archive(IDS.project).values()).decode()
    for other in ("Another publication", "Shared terms", "argon2", "password", "outsider"):
        assert other not in everything
    people = json.loads(_archive(IDS.project)["people.json"])
    assert {"name": "translator", "email": "translator@example.org"} in people


def test_a_name_that_is_taken_is_refused_and_nothing_is_left(world: World) -> None:
    with pytest.raises(ProjectNameTaken):
        _restored(_archive(IDS.project))
    assert len(world.ask("administrator", "GET", "/projects").json()) == 3


def test_another_file_is_refused_with_a_sentence(world: World) -> None:
    parts = _archive(IDS.project)
    wrong: tuple[dict[str, bytes], ...] = (
        {},
        parts | {"archive.json": b"{}"},
        parts | {"archive.json": b'{"format": "duizhao-project", "version": 2}'},
        parts | {"segments.jsonl": b"[]\n"},
        parts
        | {
            "segments.jsonl": parts["segments.jsonl"].replace(
                b'"article_id": 1', b'"article_id": 9'
            )
        },
        parts | {"../../x": b""},
    )
    for broken in wrong:
        with pytest.raises(NotAnArchive):
            _restored(broken, "Restored")
    with pytest.raises(NotAnArchive), transaction() as session:
        service.restore(session, io.BytesIO(b"no zip"), "Restored")
    assert len(world.ask("administrator", "GET", "/projects").json()) == 3


def test_how_far_a_restore_is_is_told_by_the_bytes_of_its_parts(world: World) -> None:
    parts = _archive(IDS.project)
    told: list[tuple[int, int]] = []
    with transaction() as session:
        service.restore(session, _packed(parts), "Again", lambda *said: told.append(said))
    tables = sum(len(said) for name, said in parts.items() if name.endswith(".jsonl"))
    assert told == sorted(told)
    assert told[-1] == (tables, sum(map(len, parts.values())))
    assert len(told) > 5
