"""Findings of saved segments: seen, ignored with a reason, decided by a project, in the way."""

from typing import Any

import pytest

from app.accounts.queries import person
from app.accounts.service import caller
from app.articles import exporting
from app.articles.models import Article
from app.database import transaction
from app.findings import service
from app.findings.errors import OpenErrors
from app.findings.schemas import Reason
from app.formats import Layout
from tests.world import IDS, World

_ARTICLE, _SEGMENT = f"/articles/{IDS.article}", f"/segments/{IDS.segment}"
_CHECKS = f"/projects/{IDS.project}/checks"


def _findings(world: World, check: str) -> list[dict[str, Any]]:
    answer = world.ask("reader", "GET", f"{_ARTICLE}/findings")
    assert answer.status_code == 200, answer.text
    return [found for found in answer.json()["findings"] if found["check"] == check]


def test_an_articles_findings_come_in_document_order(world: World) -> None:
    world.save("translator", IDS.segment, 1, "CloudWalk is purely 纯内资。")
    found = world.ask("reader", "GET", f"{_ARTICLE}/findings").json()["findings"]
    assert [one["number"] for one in found] == sorted(one["number"] for one in found)
    (left,) = [one for one in found if one["check"] == "leftovers"]
    assert left["segment_id"] == IDS.segment
    assert left["version"] == 2
    assert left["target"] == [20, 23]
    assert left["facts"] == {"chinese": "纯内资"}
    assert left["ignored"] is None


def test_a_saved_segment_is_checked_by_itself(world: World) -> None:
    world.save("translator", IDS.segment, 1, "It is at at home.")
    answer = world.ask("reader", "GET", f"{_SEGMENT}/findings").json()
    assert answer["version"] == 2
    (doubled,) = [found for found in answer["findings"] if found["check"] == "doubled"]
    assert (doubled["fix"], doubled["target"]) == ("at", [6, 11])


def test_an_approved_term_is_asked_for_and_a_proposed_one_is_not(world: World) -> None:
    world.save("translator", IDS.segment, 1, "CloudWalk is Chinese.")  # 纯内资 is only proposed
    world.save("translator", IDS.segment + 1, 1, "It is on the AI squad.")  # 国家队 is approved
    assert [found["number"] for found in _findings(world, "terminology")] == [3]


def test_an_ignored_finding_says_who_and_why_until_the_text_changes(world: World) -> None:
    world.save("translator", IDS.segment, 1, "It is at at home.")
    (finding,) = _findings(world, "doubled")
    path = f"{_SEGMENT}/findings/{finding['id']}/ignored"
    reason = {"check": "doubled", "reason": "A quotation."}
    assert world.ask("translator", "PUT", path, json=reason).status_code == 204
    (ignored,) = _findings(world, "doubled")
    assert (ignored["ignored"]["by"], ignored["ignored"]["reason"]) == (
        "translator",
        "A quotation.",
    )
    world.save("translator", IDS.segment, 2, "It is at at home!")
    (again,) = _findings(world, "doubled")
    assert again["ignored"] is None
    world.save("translator", IDS.segment, 3, "It is at at home.")
    assert _findings(world, "doubled")[0]["ignored"], "the reason holds for the text it was given"


def test_an_ignored_finding_can_be_opened_again(world: World) -> None:
    world.save("translator", IDS.segment, 1, "It is at at home.")
    path = f"{_SEGMENT}/findings/{_findings(world, 'doubled')[0]['id']}/ignored"
    world.ask("translator", "PUT", path, json={"check": "doubled", "reason": "So."})
    assert world.ask("translator", "DELETE", path).status_code == 204
    assert _findings(world, "doubled")[0]["ignored"] is None
    assert world.ask("translator", "DELETE", path).status_code == 404


def test_a_reason_is_needed_and_the_check_must_exist(world: World) -> None:
    path = f"{_SEGMENT}/findings/{'0' * 64}/ignored"
    assert world.ask("translator", "PUT", path, json={"check": "doubled"}).status_code == 422
    blank = {"check": "doubled", "reason": "  "}
    assert world.ask("translator", "PUT", path, json=blank).status_code == 422
    unknown = {"check": "numbrs", "reason": "So."}
    assert world.ask("translator", "PUT", path, json=unknown).status_code == 404


def test_an_editor_decides_what_runs_and_how_severe_it_is(world: World) -> None:
    world.save("translator", IDS.segment, 1, "It is at at home.")
    answer = world.ask("editor", "PUT", f"{_CHECKS}/doubled", json={"weight": "error"})
    (doubled,) = [check for check in answer.json() if check["id"] == "doubled"]
    assert (doubled["weight"], doubled["severity"], doubled["decided"]) == (
        "error",
        "warning",
        True,
    )
    assert _findings(world, "doubled")[0]["severity"] == "error"
    world.ask("editor", "PUT", f"{_CHECKS}/doubled", json={"weight": "off"})
    assert _findings(world, "doubled") == []
    world.ask("editor", "PUT", f"{_CHECKS}/doubled", json={"weight": None})
    assert _findings(world, "doubled")[0]["severity"] == "warning"


def test_a_decision_about_no_check_is_refused(world: World) -> None:
    answer = world.ask("editor", "PUT", f"{_CHECKS}/numbrs", json={"weight": "off"})
    assert answer.status_code == 404
    assert "There is no check “numbrs”" in answer.json()["detail"]


def test_open_errors_keep_an_article_from_being_published(world: World) -> None:
    world.save("translator", 2, 1, "CloudWalk is 纯内资.", state="translated")
    world.save("translator", 3, 1, "It is on the AI national team.", state="translated")
    answer = world.ask("reader", "GET", f"{_ARTICLE}/export?format=md")
    assert answer.status_code == 409
    errors = answer.json()["errors"]
    assert [(error["number"], error["check"]) for error in errors] == [(2, "leftovers")]
    draft = world.ask("reader", "GET", f"{_ARTICLE}/export?format=md&draft=true")
    assert draft.status_code == 200
    assert "DRAFT" in draft.text
    path = f"{_SEGMENT}/findings/{errors[0]['id']}/ignored"
    world.ask("translator", "PUT", path, json={"check": "leftovers", "reason": "Quoted."})
    assert world.ask("reader", "GET", f"{_ARTICLE}/export?format=md").status_code == 200


@pytest.mark.usefixtures("database_url")
def test_the_house_style_decides_about_glosses() -> None:
    with transaction() as session:
        article = session.get(Article, IDS.article)
        assert article
        before = service.of_article(session, IDS.article, article.project_id).findings
        missing = [found for found in before if (found.check, found.code) == ("glosses", "missing")]
        assert [(found.number, found.fix) for found in missing] == [(3, "national team (国家队)")]


@pytest.mark.usefixtures("database_url")
def test_a_reason_is_kept_once_for_a_finding() -> None:
    with transaction() as session:
        found = person(session, 1)
        assert found
        for reason in ("One.", "Another."):
            wanted = Reason(check="doubled", reason=reason)
            service.ignore(session, caller(found), IDS.segment, "0" * 64, wanted)


@pytest.mark.usefixtures("database_url")
def test_a_document_is_refused_with_the_list() -> None:
    with transaction() as session:
        article = session.get(Article, IDS.article)
        assert article
        with pytest.raises(Exception, match="not finished"):
            exporting.document(session, IDS.article, Layout.TRANSLATION, draft=False)
        sentence = str(OpenErrors([{"number": 1}]))
        assert sentence.startswith("1 error is open")
