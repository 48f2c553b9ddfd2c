"""Who may call which route: every route of the API with every kind of caller."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from fastapi.routing import APIRoute

from app.accounts.identity import Allowed
from app.web.application import FEATURES, PREFIX, create_app
from tests.world import IDS, World

CALLERS = (None, "outsider", "reader", "translator", "editor", "administrator")
_RANK = {"reader": 2, "translator": 3, "editor": 4}


@dataclass(frozen=True)
class Row:
    """A request that succeeds for whom it is allowed, and the least that they must be."""

    who: str
    path: str
    given: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    # Makes what the request is about, if it is the caller's own, as that caller.
    before: Callable[[World, str | None], None] = lambda _world, _caller: None


def _version(number: int) -> dict[str, str]:
    return {"If-Match": f'"{number}"'}


_P, _A, _S = f"/projects/{IDS.project}", f"/articles/{IDS.article}", f"/segments/{IDS.segment}"
_C, _R = f"/concepts/{IDS.proposed}", f"/pairings/{IDS.pairing}"
_STEP = {"operation": str(uuid4())}


def _merge(world: World, _caller: str | None) -> None:
    """The proposal becomes part of the approved entry."""
    body = {"other": IDS.proposed, "other_version": 1}
    path = f"/concepts/{IDS.approved}/merge"
    answer = world.ask("editor", "POST", path, headers=_version(2), json=body)
    assert answer.status_code == 200


def _propose_a_change(world: World, caller: str | None) -> None:
    """An open change of the approved entry, of the caller's own if they may propose one."""
    who = caller if caller in ("editor", "administrator") else "translator"
    answer = world.ask(
        who,
        "POST",
        f"/concepts/{IDS.approved}/proposed-changes",
        headers=_version(2),
        json={"fields": {"note": "x"}},
    )
    assert answer.status_code == 201


_EDIT = {"operation": str(uuid4()), "target": "text", "state": "draft"}
_DROP = {
    "operation": str(uuid4()),
    "versions": {"2": 1},
    "deed": {"do": "drop", "segment_id": 2},
}
_SUGGESTION = {"operation": str(uuid4()), "target": "text"}
_N = f"/suggestions/{IDS.suggestion}"
_CSV = {"file": ("terms.csv", "zh,preferred\n新基建,new infrastructure\n", "text/csv")}
_UNKNOWN_INVITATION = "/invitations/an-invitation-that-nobody-wrote"

TABLE: dict[tuple[str, str], Row] = {
    ("GET", "/session"): Row("signed-in", "/session"),
    ("POST", "/session"): Row(
        "anybody", "/session", {"json": {"email": "a@example.org", "password": "x"}}, 401
    ),
    ("POST", "/session/link"): Row("anybody", "/session/link", {"json": {"token": "x"}}, 401),
    ("DELETE", "/session"): Row("anybody", "/session", status=204),
    ("PATCH", "/me"): Row("signed-in", "/me", {"json": {"name": "Wu Xin"}}),
    ("PUT", "/me/password"): Row(
        "signed-in", "/me/password", {"json": {"new": "a mouse in the bellows"}}, 204
    ),
    ("GET", "/me/tokens"): Row("signed-in", "/me/tokens"),
    ("POST", "/me/tokens"): Row("signed-in", "/me/tokens", {"json": {"name": "x"}}, 201),
    ("DELETE", "/me/tokens/{token_id}"): Row("signed-in", "/me/tokens/999", status=404),
    ("GET", "/people"): Row("administrator", "/people"),
    ("PATCH", "/people/{person_id}"): Row("administrator", "/people/5", {"json": {}}),
    ("POST", "/people/{person_id}/sign-in-link"): Row(
        "administrator", "/people/5/sign-in-link", status=201
    ),
    ("GET", "/projects"): Row("signed-in", "/projects"),
    ("POST", "/projects"): Row("administrator", "/projects", {"json": {"name": "New"}}, 201),
    ("GET", "/projects/{project_id}"): Row("reader", _P),
    ("PATCH", "/projects/{project_id}"): Row("editor", _P, {"json": {"description": "x"}}),
    ("GET", "/projects/{project_id}/style"): Row("reader", f"{_P}/style"),
    ("PATCH", "/projects/{project_id}/style"): Row(
        "editor", f"{_P}/style", {"json": {"gloss_brackets": "square"}, "headers": _version(1)}
    ),
    ("GET", "/projects/{project_id}/archive"): Row("administrator", f"{_P}/archive"),
    ("POST", "/archives"): Row(
        "administrator", "/archives", {"files": {"file": ("a.zip", b"no archive")}}, 422
    ),
    ("GET", "/house-styles"): Row("signed-in", "/house-styles"),
    ("GET", "/projects/{project_id}/members"): Row("reader", f"{_P}/members"),
    ("PUT", "/projects/{project_id}/members/{person_id}"): Row(
        "editor", f"{_P}/members/4", {"json": {"role": "translator"}}
    ),
    ("DELETE", "/projects/{project_id}/members/{person_id}"): Row(
        "editor", f"{_P}/members/4", status=204
    ),
    ("GET", "/projects/{project_id}/invitations"): Row("editor", f"{_P}/invitations"),
    ("POST", "/projects/{project_id}/invitations"): Row(
        "editor", f"{_P}/invitations", {"json": {"role": "reader"}}, 201
    ),
    ("DELETE", "/projects/{project_id}/invitations/{invitation_id}"): Row(
        "editor", f"{_P}/invitations/999", status=404
    ),
    ("GET", "/invitations/{token}"): Row("anybody", _UNKNOWN_INVITATION, status=404),
    ("POST", "/invitations/{token}"): Row("anybody", _UNKNOWN_INVITATION, {"json": {}}, 404),
    ("GET", "/projects/{project_id}/articles"): Row("reader", f"{_P}/articles"),
    ("POST", "/projects/{project_id}/articles"): Row(
        "translator", f"{_P}/articles", {"data": {"text": "国家队。"}}, 201
    ),
    ("POST", "/projects/{project_id}/articles/preview"): Row(
        "translator", f"{_P}/articles/preview", {"data": {"text": "国家队。"}}
    ),
    ("POST", "/projects/{project_id}/glosses"): Row(
        "translator", f"{_P}/glosses", {"data": {"text": "A “national team” (国家队)."}}
    ),
    ("POST", "/projects/{project_id}/glosses/proposals"): Row(
        "translator",
        f"{_P}/glosses/proposals",
        {"json": {"wishes": [{"zh": "独角兽", "en": "unicorn"}]}},
    ),
    ("GET", "/articles/{article_id}/glosses"): Row("translator", f"{_A}/glosses"),
    ("GET", "/articles/{article_id}/candidates"): Row("translator", f"{_A}/candidates"),
    ("GET", "/projects/{project_id}/dismissed-terms"): Row("translator", f"{_P}/dismissed-terms"),
    ("PUT", "/projects/{project_id}/dismissed-terms"): Row(
        "translator", f"{_P}/dismissed-terms", {"json": {"zh": "后浪"}}, 204
    ),
    ("DELETE", "/projects/{project_id}/dismissed-terms"): Row(
        "translator", f"{_P}/dismissed-terms?zh=后浪", status=204
    ),
    ("GET", "/projects/{project_id}/pairings"): Row("reader", f"{_P}/pairings"),
    ("POST", "/projects/{project_id}/pairings"): Row(
        "translator",
        f"{_P}/pairings",
        {"data": {"text": "国家队。", "translation_text": "The national team."}},
        201,
    ),
    ("GET", "/pairings/{pairing_id}"): Row("reader", _R),
    ("DELETE", "/pairings/{pairing_id}"): Row("translator", _R, status=204),
    ("GET", "/pairings/{pairing_id}/pairs"): Row("reader", f"{_R}/pairs"),
    ("POST", "/pairings/{pairing_id}/changes"): Row(
        "translator",
        f"{_R}/changes",
        {"json": {**_STEP, "kind": "omit", "pair": IDS.pair}, "headers": _version(2)},
    ),
    ("POST", "/pairings/{pairing_id}/undo"): Row(
        "translator", f"{_R}/undo", {"json": _STEP, "headers": _version(2)}
    ),
    ("POST", "/pairings/{pairing_id}/redo"): Row(
        "translator", f"{_R}/redo", {"json": _STEP, "headers": _version(2)}, 409
    ),
    ("POST", "/pairings/{pairing_id}/alignment"): Row(
        "translator", f"{_R}/alignment", {"json": _STEP, "headers": _version(2)}
    ),
    ("GET", "/pairings/{pairing_id}/outcome"): Row("reader", f"{_R}/outcome"),
    ("POST", "/pairings/{pairing_id}/article"): Row(
        "translator", f"{_R}/article", {"json": {}, "headers": _version(2)}, 201
    ),
    ("GET", "/pairings/{pairing_id}/export"): Row("reader", f"{_R}/export?format=tsv"),
    ("GET", "/articles/{article_id}"): Row("reader", _A),
    ("PATCH", "/articles/{article_id}"): Row(
        "translator", _A, {"json": {"author": "Wu Xin"}, "headers": _version(1)}
    ),
    ("POST", "/articles/{article_id}/archive"): Row("editor", f"{_A}/archive"),
    ("POST", "/articles/{article_id}/restore"): Row("editor", f"{_A}/restore"),
    ("GET", "/articles/{article_id}/originals"): Row("reader", f"{_A}/originals"),
    ("GET", "/articles/{article_id}/originals/{original_id}"): Row(
        "reader", f"{_A}/originals/{IDS.original}"
    ),
    ("POST", "/articles/{article_id}/correction/preview"): Row(
        "translator", f"{_A}/correction/preview", {"data": {"text": "国家队。"}}
    ),
    # Nobody was shown these changes.
    ("POST", "/articles/{article_id}/correction"): Row(
        "translator",
        f"{_A}/correction",
        {"data": {"text": "国家队。", "operation": str(uuid4()), "digest": "0" * 64}},
        412,
    ),
    ("GET", "/articles/{article_id}/segments"): Row("reader", f"{_A}/segments"),
    ("GET", "/articles/{article_id}/missing"): Row("reader", f"{_A}/missing"),
    ("GET", "/articles/{article_id}/findings"): Row("reader", f"{_A}/findings"),
    ("GET", "/segments/{segment_id}/findings"): Row("reader", f"{_S}/findings"),
    ("PUT", "/segments/{segment_id}/findings/{finding_id}/ignored"): Row(
        "translator",
        f"{_S}/findings/{'0' * 64}/ignored",
        {"json": {"check": "quantities", "reason": "The source is wrong."}},
        204,
    ),
    ("DELETE", "/segments/{segment_id}/findings/{finding_id}/ignored"): Row(
        "translator", f"{_S}/findings/{'0' * 64}/ignored", status=404
    ),
    ("GET", "/projects/{project_id}/checks"): Row("reader", f"{_P}/checks"),
    ("PUT", "/projects/{project_id}/checks/{check_id}"): Row(
        "editor", f"{_P}/checks/negation", {"json": {"weight": "off"}}
    ),
    ("GET", "/articles/{article_id}/export"): Row("reader", f"{_A}/export?format=md&draft=true"),
    ("GET", "/articles/{article_id}/export/changes"): Row("reader", f"{_A}/export/changes"),
    ("GET", "/articles/{article_id}/export/preview"): Row(
        "reader", f"{_A}/export/preview?draft=true"
    ),
    ("GET", "/articles/{article_id}/export/pages"): Row("reader", f"{_A}/export/pages?draft=true"),
    ("GET", "/articles/{article_id}/export/clipboard"): Row(
        "reader", f"{_A}/export/clipboard?draft=true"
    ),
    ("GET", "/articles/{article_id}/public-link"): Row("reader", f"{_A}/public-link"),
    # The furnished article is not finished.
    ("POST", "/articles/{article_id}/public-link"): Row("editor", f"{_A}/public-link", status=409),
    ("DELETE", "/articles/{article_id}/public-link"): Row(
        "editor", f"{_A}/public-link", status=404
    ),
    ("GET", "/articles/{article_id}/changes"): Row("reader", f"{_A}/changes"),
    # A bad resumption point is refused only after the caller was let through.
    ("GET", "/articles/{article_id}/events"): Row("reader", f"{_A}/events?since=-1", status=422),
    ("GET", "/segments/{segment_id}"): Row("reader", _S),
    ("PUT", "/segments/{segment_id}"): Row(
        "translator", _S, {"json": _EDIT, "headers": _version(1)}
    ),
    ("GET", "/segments/{segment_id}/revisions"): Row("reader", f"{_S}/revisions"),
    ("GET", "/segments/{segment_id}/matches"): Row("reader", f"{_S}/matches"),
    ("GET", "/articles/{article_id}/structure"): Row("reader", f"{_A}/structure"),
    ("POST", "/articles/{article_id}/structure"): Row(
        "translator", f"{_A}/structure", {"json": _DROP}
    ),
    ("GET", "/articles/{article_id}/comments"): Row("reader", f"{_A}/comments"),
    ("GET", "/segments/{segment_id}/comments"): Row("reader", f"{_S}/comments"),
    ("POST", "/segments/{segment_id}/comments"): Row(
        "reader", f"{_S}/comments", {"json": {"operation": str(uuid4()), "body": "?"}}, 201
    ),
    ("GET", "/comments/{comment_id}"): Row("reader", f"/comments/{IDS.comment}"),
    ("PUT", "/comments/{comment_id}"): Row(
        "reader", "/comments/999", {"json": {"body": "?"}, "headers": _version(1)}, 404
    ),
    ("POST", "/comments/{comment_id}/settle"): Row("reader", "/comments/999/settle", status=404),
    ("POST", "/comments/{comment_id}/reopen"): Row("reader", "/comments/999/reopen", status=404),
    ("GET", "/articles/{article_id}/suggestions"): Row("reader", f"{_A}/suggestions"),
    ("GET", "/segments/{segment_id}/suggestions"): Row("reader", f"{_S}/suggestions"),
    ("POST", "/segments/{segment_id}/suggestions"): Row(
        "translator", f"{_S}/suggestions", {"json": _SUGGESTION}, 201
    ),
    ("GET", "/suggestions/{suggestion_id}"): Row("reader", _N),
    ("POST", "/suggestions/{suggestion_id}/accept"): Row(
        "editor", f"{_N}/accept", {"json": {"operation": str(uuid4())}, "headers": _version(1)}
    ),
    ("POST", "/suggestions/{suggestion_id}/decline"): Row("editor", f"{_N}/decline", {"json": {}}),
    ("POST", "/suggestions/{suggestion_id}/withdraw"): Row("translator", f"{_N}/withdraw"),
    ("PUT", "/articles/{article_id}/presence"): Row(
        "reader", f"{_A}/presence", {"json": {"tab": str(uuid4()), "segment_id": 2}}, 204
    ),
    ("GET", "/segments/{segment_id}/parts"): Row("reader", f"{_S}/parts"),
    ("GET", "/memory"): Row("signed-in", "/memory?phrase=国家队"),
    ("GET", "/segments/{segment_id}/words"): Row("reader", f"{_S}/words"),
    ("POST", "/projects/{project_id}/concepts"): Row(
        "translator", f"{_P}/concepts", {"json": {"zh": "独角兽"}}, 201
    ),
    ("GET", "/projects/{project_id}/concepts"): Row("reader", f"{_P}/concepts"),
    ("GET", "/concepts/{concept_id}"): Row("reader", _C),
    ("GET", "/concepts/{concept_id}/changes"): Row("reader", f"{_C}/changes"),
    ("PATCH", "/concepts/{concept_id}"): Row(
        "translator", _C, {"json": {"note": "x"}, "headers": _version(1)}
    ),
    ("POST", "/concepts/{concept_id}/approve"): Row(
        "editor", f"{_C}/approve", {"json": {}, "headers": _version(1)}
    ),
    ("POST", "/concepts/{concept_id}/reject"): Row(
        "editor", f"{_C}/reject", {"json": {"reason": "no"}, "headers": _version(1)}
    ),
    ("POST", "/concepts/{concept_id}/reopen"): Row(
        "editor", f"/concepts/{IDS.approved}/reopen", {"json": {}, "headers": _version(2)}
    ),
    ("GET", "/projects/{project_id}/glossary/export"): Row("reader", f"{_P}/glossary/export"),
    ("POST", "/projects/{project_id}/glossary"): Row("editor", f"{_P}/glossary", {"files": _CSV}),
    ("POST", "/projects/{project_id}/glossary/loading"): Row(
        "editor", f"{_P}/glossary/loading", {"files": _CSV}
    ),
    ("POST", "/projects/{project_id}/glossary/preview"): Row(
        "editor", f"{_P}/glossary/preview", {"files": _CSV}
    ),
    ("POST", "/projects/{project_id}/concepts/decide"): Row(
        "editor",
        f"{_P}/concepts/decide",
        {"json": {"decision": "approve", "entries": [{"id": IDS.proposed, "version": 1}]}},
    ),
    ("POST", "/concepts/{concept_id}/withdraw"): Row(
        "translator", f"{_C}/withdraw", {"json": {"reason": "no"}, "headers": _version(1)}
    ),
    ("POST", "/concepts/{concept_id}/restore"): Row(
        "editor", f"{_C}/restore", {"json": {"version": 1}, "headers": _version(1)}
    ),
    ("POST", "/concepts/{concept_id}/merge"): Row(
        "editor",
        f"/concepts/{IDS.approved}/merge",
        {"json": {"other": IDS.proposed, "other_version": 1}, "headers": _version(2)},
    ),
    ("POST", "/concepts/{concept_id}/separate"): Row(
        "editor",
        f"/concepts/{IDS.approved}/separate",
        {"json": {}, "headers": _version(3)},
        before=_merge,
    ),
    ("GET", "/concepts/{concept_id}/comments"): Row("reader", f"{_C}/comments"),
    ("POST", "/concepts/{concept_id}/comments"): Row(
        "translator", f"{_C}/comments", {"json": {"text": "Both are used."}}, 201
    ),
    ("GET", "/concepts/{concept_id}/proposed-changes"): Row("reader", f"{_C}/proposed-changes"),
    ("POST", "/concepts/{concept_id}/proposed-changes"): Row(
        "translator",
        f"/concepts/{IDS.approved}/proposed-changes",
        {"json": {"fields": {"note": "x"}}, "headers": _version(2)},
        201,
    ),
    ("POST", "/proposed-changes/{change_id}/accept"): Row(
        "editor",
        "/proposed-changes/1/accept",
        {"json": {}, "headers": _version(2)},
        before=_propose_a_change,
    ),
    ("POST", "/proposed-changes/{change_id}/decline"): Row(
        "editor",
        "/proposed-changes/1/decline",
        {"json": {"reason": "no"}},
        before=_propose_a_change,
    ),
    ("POST", "/proposed-changes/{change_id}/take-back"): Row(
        "translator", "/proposed-changes/1/take-back", before=_propose_a_change
    ),
    ("GET", "/projects/{project_id}/inconsistencies"): Row("reader", f"{_P}/inconsistencies"),
    ("GET", "/projects/{project_id}/concepts/{concept_id}/uses"): Row(
        "reader", f"{_P}/concepts/{IDS.approved}/uses"
    ),
    ("POST", "/projects/{project_id}/concepts/{concept_id}/uses/take-back"): Row(
        "editor", f"{_P}/concepts/{IDS.approved}/uses/take-back", {"json": {}}
    ),
    ("POST", "/projects/{project_id}/concepts/{concept_id}/uses"): Row(
        "editor", f"{_P}/concepts/{IDS.approved}/uses", {"json": {"concept_version": 2}}
    ),
    ("GET", "/projects/{project_id}/glossaries"): Row("reader", f"{_P}/glossaries"),
    ("PUT", "/projects/{project_id}/glossaries"): Row(
        "editor", f"{_P}/glossaries", {"json": {"ids": [IDS.shared]}}
    ),
    ("GET", "/health"): Row("anybody", "/health"),
    # Refused for its length, before the tests' own closed network could be.
    ("POST", "/projects/{project_id}/articles/fetch"): Row(
        "translator", f"{_P}/articles/fetch", {"json": {"url": "https://" + "x" * 2_000}}, 422
    ),
    ("GET", "/about"): Row("anybody", "/about"),
}


def _routes() -> dict[tuple[str, str], APIRoute]:
    found = {}
    for route in (route for feature in FEATURES for route in feature.routes):
        assert isinstance(route, APIRoute), f"{route} is no ordinary route"
        for method in route.methods or ():
            found[method, route.path] = route
    return found


ROUTES = _routes()


def test_every_route_is_in_the_table_and_the_table_has_no_other() -> None:
    assert set(TABLE) == set(ROUTES)


def test_the_application_serves_no_route_outside_the_features() -> None:
    described = create_app().openapi()["paths"]
    served = {
        (method.upper(), path.removeprefix(PREFIX))
        for path, methods in described.items()
        for method in methods
    }
    assert served == set(ROUTES)


@pytest.mark.parametrize("key", ROUTES, ids=lambda key: f"{key[0]} {key[1]}")
def test_every_route_declares_who_may_call_it(key: tuple[str, str]) -> None:
    given: list[object] = [depends.dependency for depends in ROUTES[key].dependencies]
    declared = [declaration.who for declaration in given if isinstance(declaration, Allowed)]
    assert declared == [TABLE[key].who]


def _expected(row: Row, caller: str | None) -> int:
    """What somebody gets: the row's status, or the refusal that tells them no more than it may."""
    if row.who == "anybody":
        return row.status
    if caller is None:
        return 401
    if row.who == "signed-in" or caller == "administrator":
        return row.status
    if row.who == "administrator":
        return 403
    if caller == "outsider":
        return 404
    return row.status if _RANK[caller] >= _RANK[row.who] else 403


@pytest.mark.parametrize("caller", CALLERS, ids=lambda caller: caller or "nobody")
@pytest.mark.parametrize("key", TABLE, ids=lambda key: f"{key[0]} {key[1]}")
def test_a_route_lets_in_only_whom_it_should(
    world: World, key: tuple[str, str], caller: str | None
) -> None:
    row = TABLE[key]
    row.before(world, caller)
    answer = world.ask(caller, key[0], row.path, **row.given)
    assert answer.status_code == _expected(row, caller), answer.text
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]
