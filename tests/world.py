"""A small publication that tests begin with: its people, an article, a glossary."""

from dataclasses import dataclass
from typing import Any, Self
from uuid import uuid4

from fastapi.testclient import TestClient

from app.accounts import secrets
from app.accounts import service as accounts
from app.accounts.models import Token
from app.accounts.service import Caller
from app.articles import importing
from app.articles.importing import Material
from app.articles.originals import Original
from app.articles.pairing import Pair, Paired, Paragraph
from app.articles.schemas import Front
from app.comments.models import Comment
from app.database import now, transaction
from app.formats import Block, Kind, Reading
from app.glossary import service as glossary
from app.glossary.schemas import Fields, NewConcept, Rendering
from app.pairings import beginning, editing
from app.pairings import service as pairings
from app.pairings.models import POSITION_STEP
from app.pairings.schemas import Pin
from app.projects import service as projects
from app.projects.models import ProjectKind
from app.segments.models import State
from app.suggestions.models import Suggestion
from app.web.application import create_app

PEOPLE = ("administrator", "editor", "translator", "reader", "outsider")
API = "/api/v1"

SOURCES = (
    (Kind.TITLE, "云从科技获18亿元融资", "CloudWalk Raises RMB 1.8 Billion", State.REVIEWED),
    (Kind.PARAGRAPH, "云从科技是一家纯内资企业。", "", State.UNTRANSLATED),
    (Kind.PARAGRAPH, "它属于人工智能国家队。", "It is on the AI national team.", State.DRAFT),
    (Kind.QUOTATION, "后浪值得尊敬。", "The latecomers deserve respect.", State.TRANSLATED),
)


@dataclass(frozen=True)
class Ids:
    """What stands in every furnished database, in the order in which it was made."""

    project: int = 1
    article: int = 1
    segment: int = 2
    approved: int = 1
    proposed: int = 2
    pairing: int = 1
    pair: int = POSITION_STEP
    comment: int = 1
    original: int = 1
    suggestion: int = 1
    # A glossary that several publications share, which the furnished one does not use.
    shared: int = 3


IDS = Ids()


def furnish() -> None:
    """Make the publication."""
    with transaction() as session:
        project = projects.create(session, "ChinAI")
        projects.create(session, "Another publication")
        shared = projects.create(session, "Shared terms", kind=ProjectKind.GLOSSARY)
        callers = {}
        for name in PEOPLE:
            person = accounts.add_person(
                session, name, f"{name}@example.org", is_administrator=name == "administrator"
            )
            callers[name] = accounts.caller(person)
            session.add(
                Token(
                    digest=secrets.digest(token(name)),
                    person_id=person.id,
                    name="tests",
                    created_at=now(),
                    last_used_at=now(),
                )
            )
            if name in ("editor", "translator", "reader"):
                projects.join(session, project.id, person.id, name)
        projects.join(session, shared.id, callers["editor"].id, "editor")
        _article(session, callers["translator"], project.id)
        _glossary(session, callers, project.id)
        _pairing(session, callers["translator"], project.id)
        _discussion(session, callers)


def _article(session: Any, caller: Caller, project_id: int) -> None:
    paired = Paired(
        tuple(Paragraph(kind, 0, (Pair(source, target),)) for kind, source, target, _ in SOURCES)
    )
    importing.store(
        session,
        caller,
        project_id,
        Front(title="", original_title=""),
        paired,
        by_sentence=False,
        states=[state for *_, state in SOURCES],
        files=[Original("source", "敬后浪.md", b"# ...\n")],
    )


def _glossary(session: Any, callers: dict[str, Caller], project_id: int) -> None:
    for zh, en in (("国家队", "national team"), ("纯内资", "purely domestically funded")):
        glossary.propose(
            session,
            callers["translator"],
            project_id,
            NewConcept(zh=zh, renderings=[Rendering(text=en)]),
            None,
        )
    glossary.approve(session, callers["editor"], IDS.approved, 1, "", Fields())


def _pairing(session: Any, caller: Caller, project_id: int) -> None:
    """A review of two pairs, of which one was pinned by hand."""
    blocks = (Block(Kind.PARAGRAPH, "天黑了。"), Block(Kind.PARAGRAPH, "他走了。"))
    material = Material("pairs.csv", Reading(blocks, targets=("Night fell.", "He left.")))
    pairs = beginning.sentences(material)
    made = pairings.begin(session, caller, project_id, material, pairs, Front(title="Furnished"))
    pinned = Pin(operation=uuid4(), kind="pin", pair=IDS.pair)
    editing.change(session, caller, made.id, made.version, pinned)


def _discussion(session: Any, callers: dict[str, Caller]) -> None:
    """A reader asks about the last segment; the translator suggests another title."""
    article, said = {"article_id": IDS.article}, {"operation": str(uuid4()), "at": now()}
    session.add(
        Comment(
            **article, **said, segment_id=4, person_id=callers["reader"].id, body="Who are 后浪?"
        )
    )
    session.add(
        Suggestion(
            **article,
            **said,
            segment_id=1,
            person_id=callers["translator"].id,
            before=SOURCES[0][2],
            target="CloudWalk Raises $280 Million",
        )
    )


def token(name: str) -> str:
    """The API token of one of the people."""
    return f"dz_test_{name}"


class World:
    """The application over the configured database, spoken to as one of the people."""

    def __init__(self) -> None:
        self.client = TestClient(
            create_app(), base_url="http://127.0.0.1", raise_server_exceptions=False
        )

    def __enter__(self) -> Self:
        self.client.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.client.__exit__(None, None, None)

    def ask(self, who: str | None, method: str, path: str, **given: Any) -> Any:
        """Send a request as somebody, or as nobody."""
        headers = dict(given.pop("headers", {}))
        if who:
            headers["Authorization"] = f"Bearer {token(who)}"
        return self.client.request(method, f"{API}{path}", headers=headers, **given)

    def save(
        self,
        who: str,
        segment_id: int,
        base: int,
        target: str,
        state: str = "draft",
        operation: str | None = None,
    ) -> Any:
        """Save a target on a version."""
        return self.ask(
            who,
            "PUT",
            f"/segments/{segment_id}",
            headers={"If-Match": f'"{base}"'},
            json={"operation": operation or str(uuid4()), "target": target, "state": state},
        )
