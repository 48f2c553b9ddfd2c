"""What an article was made of is kept as it came."""

from hashlib import sha256
from typing import Any

from sqlalchemy import delete, func, select

from app.articles.models import Article, OriginalFile
from app.database import transaction
from tests.world import IDS, World

_P = f"/projects/{IDS.project}"
_SOURCE = "第一段。\r\n\r\n第二段。".encode("gb18030")


def _kept(world: World, article: int) -> list[dict[str, Any]]:
    return list(world.ask("reader", "GET", f"/articles/{article}/originals").json())


def _bytes(world: World, article: int, original: int) -> Any:
    return world.ask("reader", "GET", f"/articles/{article}/originals/{original}")


def test_files_are_kept_byte_for_byte_and_handed_back_as_files(world: World) -> None:
    files = {
        "source": ("原文 “一”.txt", _SOURCE, "text/html"),
        "translation": ("english.html", b"<p>First.</p><p>Second.</p>", "image/png"),
    }
    made = world.ask("translator", "POST", f"{_P}/articles", files=files).json()
    source, translation = _kept(world, made["id"])
    assert (source["side"], translation["side"]) == ("source", "translation")
    assert source["name"] == "原文 “一”.txt"
    assert source["size"] == len(_SOURCE)
    assert source["sha256"] == sha256(_SOURCE).hexdigest()
    assert source["given_by"] == "translator"
    # The type is that of the reader, and not what the browser said.
    assert (source["media_type"].split(";")[0], translation["media_type"].split(";")[0]) == (
        "text/plain",
        "text/html",
    )
    answer = _bytes(world, made["id"], translation["id"])
    assert answer.content == b"<p>First.</p><p>Second.</p>"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert _bytes(world, made["id"], source["id"]).content == _SOURCE


def test_pasted_text_is_kept_as_a_file_of_text(world: World) -> None:
    given = {"text": "第一段。\n\n第二段。", "translation_text": "First.\n\nSecond."}
    made = world.ask("translator", "POST", f"{_P}/articles", data=given).json()
    source, translation = _kept(world, made["id"])
    assert source["name"].endswith(".txt")
    assert _bytes(world, made["id"], source["id"]).text.splitlines() == ["第一段。", "", "第二段。"]
    assert _bytes(world, made["id"], translation["id"]).text.startswith("First.")


def test_a_refused_import_keeps_nothing(world: World) -> None:
    before = _count()
    files = {"source": ("broken.docx", b"PK\x03\x04 not a zip")}
    answer = world.ask("translator", "POST", f"{_P}/articles", files=files)
    assert 400 <= answer.status_code < 500
    assert _count() == before


def test_a_file_of_another_article_is_not_found(world: World) -> None:
    made = world.ask("translator", "POST", f"{_P}/articles", data={"text": "走吧。"}).json()
    assert _bytes(world, made["id"], IDS.original).status_code == 404


def test_a_review_of_pairs_hands_its_files_to_the_article(world: World) -> None:
    files = {"source": ("pairs.csv", "zh,en\n天黑了。,Night fell.\n".encode())}
    review = world.ask("translator", "POST", f"{_P}/pairings", files=files).json()
    accepted = world.ask(
        "translator",
        "POST",
        f"/pairings/{review['id']}/article",
        json={},
        headers={"If-Match": f'"{review["version"]}"'},
    )
    assert accepted.status_code == 201, accepted.text
    article = accepted.json()["id"]
    (kept,) = _kept(world, article)
    assert (kept["name"], kept["side"]) == ("pairs.csv", "source")
    assert _bytes(world, article, kept["id"]).content == files["source"][1]


def test_the_files_of_a_review_that_is_thrown_away_go_with_it(world: World) -> None:
    before = _count()
    files = {"source": ("pairs.csv", "zh,en\n天黑了。,Night fell.\n".encode())}
    review = world.ask("translator", "POST", f"{_P}/pairings", files=files).json()
    assert _count() == before + 1
    assert world.ask("translator", "DELETE", f"/pairings/{review['id']}").status_code == 204
    assert _count() == before


def test_an_article_takes_its_files_with_it(world: World) -> None:
    made = world.ask("translator", "POST", f"{_P}/articles", data={"text": "走吧。"}).json()
    before = _count()
    with transaction() as session:
        session.execute(delete(Article).where(Article.id == made["id"]))
    assert _count() == before - 1


def _count() -> int:
    with transaction(writes=False) as session:
        return session.scalar(select(func.count()).select_from(OriginalFile)) or 0
