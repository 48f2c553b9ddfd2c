"""What is said about a segment: by every member, settled or open, and never exported."""

from typing import Any
from uuid import uuid4

from tests.world import IDS, World

SAID = f"/segments/{IDS.segment}/comments"


def say(world: World, who: str, body: str, **given: Any) -> Any:
    """Say something about the segment."""
    given.setdefault("operation", str(uuid4()))
    return world.ask(who, "POST", SAID, json={"body": body, **given})


def test_a_reader_asks_and_a_translator_answers(world: World) -> None:
    (thread,) = say(world, "reader", "Is 纯内资 a legal term?").json()
    (thread,) = say(world, "translator", "It is.", thread_id=thread["id"]).json()
    assert [(one["by"], one["body"]) for one in thread["comments"]] == [
        ("reader", "Is 纯内资 a legal term?"),
        ("translator", "It is."),
    ]
    assert world.ask("editor", "GET", SAID).json() == [thread]


def test_a_thread_is_settled_and_an_answer_opens_it_again(world: World) -> None:
    (thread,) = say(world, "reader", "?").json()
    address = f"/comments/{thread['id']}"
    (settled,) = world.ask("editor", "POST", f"{address}/settle").json()
    assert (settled["settled"], settled["settled_by"]) == (True, "editor")
    (opened,) = say(world, "reader", "No.", thread_id=thread["id"]).json()
    assert opened["settled"] is False
    world.ask("translator", "POST", f"{address}/settle")
    (opened,) = world.ask("translator", "POST", f"{address}/reopen").json()
    assert opened["settled"] is False
    answer = opened["comments"][1]["id"]
    assert world.ask("editor", "POST", f"/comments/{answer}/settle").status_code == 404


def test_a_reader_settles_only_what_the_reader_began(world: World) -> None:
    (thread,) = say(world, "translator", "?").json()
    assert world.ask("reader", "POST", f"/comments/{thread['id']}/settle").status_code == 403
    own = say(world, "reader", "?").json()[1]
    assert world.ask("reader", "POST", f"/comments/{own['id']}/settle").status_code == 200


def test_only_the_author_changes_a_comment_and_not_over_another_window(world: World) -> None:
    (thread,) = say(world, "reader", "frist").json()
    address = f"/comments/{thread['id']}"

    def change(who: str, version: int, body: str) -> Any:
        given = {"json": {"body": body}, "headers": {"If-Match": f'"{version}"'}}
        return world.ask(who, "PUT", address, **given)

    assert change("editor", 1, "x").status_code == 403
    (changed,) = change("reader", 1, "first").json()
    assert (changed["comments"][0]["body"], changed["comments"][0]["version"]) == ("first", 2)
    assert changed["comments"][0]["changed_at"]
    refused = change("reader", 1, "other")
    assert refused.status_code == 412
    assert refused.json()["current"] == {"body": "first", "version": 2}


def test_a_repeated_operation_says_it_once(world: World) -> None:
    operation = str(uuid4())
    first = say(world, "reader", "?", operation=operation)
    again = say(world, "reader", "?", operation=operation)
    assert first.json() == again.json()


def test_the_article_tells_which_segments_have_comments_and_the_news_tell_of_new_ones(
    world: World,
) -> None:
    since = world.ask("reader", "GET", "/articles/1/changes").json()["revision"]
    say(world, "reader", "?")
    counted = world.ask("reader", "GET", "/articles/1/comments").json()
    assert {"segment_id": IDS.segment, "threads": 1, "open": 1} in counted
    (event,) = world.ask("reader", "GET", f"/articles/1/changes?since={since}").json()["events"]
    assert (event["kind"], event["body"]) == (
        "comment",
        {"segment_id": IDS.segment, "threads": 1, "open": 1, "by": "reader"},
    )


def test_an_empty_comment_and_one_that_cannot_be_stored_are_refused(world: World) -> None:
    assert say(world, "reader", " \n ").status_code == 422
    assert say(world, "reader", "a\x00b").status_code == 422
    assert say(world, "reader", "x", thread_id=IDS.comment).status_code == 404


def test_a_comment_is_not_exported(world: World) -> None:
    say(world, "reader", "SECRET REMARK")
    for form in ("md", "html", "csv", "tmx", "xliff"):
        for layout in ("translation", "side_by_side"):
            query = f"format={form}&layout={layout}&draft=true"
            answer = world.ask("reader", "GET", f"/articles/1/export?{query}")
            assert "SECRET REMARK" not in answer.text
