"""Articles: listed, imported, read, exported."""

from base64 import b64encode
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Query, Request, Response

from app import formats
from app.accounts.identity import CurrentPerson
from app.articles import exporting, importing, queries, service
from app.articles.importing import Material
from app.articles.schemas import (
    ArticleInfo,
    Clipboard,
    Front,
    FrontChange,
    GlossChanges,
    Missing,
    Pages,
    Preview,
    Segmentation,
)
from app.articles.uploads import (
    LARGEST_PASTE,
    CountsAs,
    Cut,
    KnownSentences,
    PairedMaterial,
    ReadMaterial,
    counted_as,
)
from app.database import transaction
from app.findings import service as findings
from app.findings.schemas import ArticleFindings
from app.formats import Finished, Layout
from app.projects import access
from app.projects.access import member_as
from app.projects.models import Role
from app.projects.schemas import GlossChoice, HouseStyleId
from app.requests import (
    BaseVersion,
    Id,
    ReadSession,
    WriteSession,
    etag,
    in_turn,
    turn,
    while_waited_for,
)
from app.segments.models import Origin
from app.segments.schemas import SegmentPage
from app.texts import IsoDate, OptionalLine, WebAddress, Words

router = APIRouter(tags=["articles"])

reader = member_as(Role.READER, "article_id", queries.project_of)
translator = member_as(Role.TRANSLATOR, "article_id", queries.project_of)
editor = member_as(Role.EDITOR, "article_id", queries.project_of)

# A rendered document may show itself and nothing else: no script, no request anywhere.
_SEALED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"


@router.get("/projects/{project_id}/articles", dependencies=[access.reader])
def articles(project_id: Id, session: ReadSession, archived: bool = False) -> list[ArticleInfo]:
    """A project's articles, newest first."""
    return service.articles(session, project_id, archived=archived)


@router.post(
    "/projects/{project_id}/articles/preview",
    dependencies=[access.translator],
    form_limits={"max_part_size": LARGEST_PASTE},
)
async def preview(
    project_id: Id,  # noqa: ARG001 - the access check reads it
    material: ReadMaterial,
    segmentation: Cut = "paragraph",
) -> Preview:
    """What an import would make; nothing is stored."""
    return await in_turn("files", _preview, material, segmentation)


def _preview(material: Material, segmentation: Segmentation) -> Preview:
    return importing.preview(material, by_sentence=segmentation == "sentence")


def _front(
    title: Annotated[OptionalLine, Form()] = "",
    original_title: Annotated[OptionalLine, Form()] = "",
    author: Annotated[OptionalLine, Form()] = "",
    outlet: Annotated[OptionalLine, Form()] = "",
    source_date: Annotated[IsoDate, Form()] = "",
    url: Annotated[WebAddress, Form()] = "",
    translator: Annotated[OptionalLine, Form()] = "",
    editor: Annotated[OptionalLine, Form()] = "",
    translation_date: Annotated[IsoDate, Form()] = "",
    note: Annotated[Words, Form()] = "",
    archived_url: Annotated[WebAddress, Form()] = "",
    rate: Annotated[OptionalLine, Form()] = "",
    preface: Annotated[Words, Form()] = "",
    reuse: Annotated[Words, Form()] = "",
    citation: Annotated[Words, Form()] = "",
) -> Front:
    return Front(
        title=title,
        original_title=original_title,
        author=author,
        outlet=outlet,
        source_date=source_date,
        url=url,
        translator=translator,
        editor=editor,
        translation_date=translation_date,
        note=note,
        archived_url=archived_url,
        rate=rate,
        preface=preface,
        reuse=reuse,
        citation=citation,
    )


# Written out for the types of the API; a test holds them to what the formats offer.
ExportFormat = Literal["csv", "docx", "epub", "html", "md", "pdf", "tmx", "xliff", "xlsx"]
GivenFront = Annotated[Front, Depends(_front)]


@router.post(
    "/projects/{project_id}/articles",
    dependencies=[access.translator],
    status_code=201,
    form_limits={"max_part_size": LARGEST_PASTE},
)
def create(
    project_id: Id,
    material: ReadMaterial,
    paired: PairedMaterial,
    front: GivenFront,
    caller: CurrentPerson,
    known: KnownSentences,
    session: WriteSession,
    segmentation: Cut = "paragraph",
    translation_state: CountsAs = "draft",
) -> ArticleInfo:
    """Store an article, whole or not at all."""
    article = importing.store(
        session,
        caller,
        project_id,
        front,
        paired,
        by_sentence=segmentation == "sentence",
        states=counted_as(translation_state),
        origin=Origin.MACHINE if translation_state == "machine" else Origin.IMPORT,
        files=material.files,
        known=known,
    )
    return service.article(session, article.id)


@router.get("/articles/{article_id}", dependencies=[reader])
def article(article_id: Id, response: Response, session: ReadSession) -> ArticleInfo:
    """One article's front matter and how far it is."""
    return _tagged(response, service.article(session, article_id))


@router.patch("/articles/{article_id}", dependencies=[translator])
def change(
    article_id: Id,
    body: FrontChange,
    caller: CurrentPerson,
    response: Response,
    base: BaseVersion,
    session: WriteSession,
) -> ArticleInfo:
    """Change front matter."""
    return _tagged(response, service.change(session, caller, article_id, base, body))


def _tagged(response: Response, found: ArticleInfo) -> ArticleInfo:
    response.headers["ETag"] = etag(found.version)
    return found


@router.post("/articles/{article_id}/archive", dependencies=[editor])
def archive(article_id: Id, caller: CurrentPerson, session: WriteSession) -> ArticleInfo:
    """Put an article away; nothing of it is deleted."""
    return service.set_archived(session, caller, article_id, archived=True)


@router.post("/articles/{article_id}/restore", dependencies=[editor])
def restore(article_id: Id, caller: CurrentPerson, session: WriteSession) -> ArticleInfo:
    """Bring an article back."""
    return service.set_archived(session, caller, article_id, archived=False)


@router.get("/articles/{article_id}/segments", dependencies=[reader])
def segments(
    article_id: Id,
    session: ReadSession,
    after: Annotated[str | None, Query(pattern=r"^\d{1,18}\.\d{1,9}\.\d{1,15}$")] = None,
    limit: Annotated[int, Query(ge=1, le=2_000)] = 500,
) -> SegmentPage:
    """A stretch of the article's segments, with terms marked; `next` leads on."""
    return service.segment_page(session, article_id, after, limit)


@router.get("/articles/{article_id}/findings", dependencies=[reader], tags=["findings"])
def article_findings(article_id: Id, session: ReadSession) -> ArticleFindings:
    """What is wrong in an article as it is saved, in document order."""
    article = service.found(session, article_id)
    return findings.of_article(session, article_id, article.project_id)


@router.get("/articles/{article_id}/missing", dependencies=[reader])
def missing(article_id: Id, session: ReadSession) -> Missing:
    """What keeps the article from being finished."""
    return service.missing(session, article_id)


def _document(
    article_id: Id,
    layout: Layout = Layout.TRANSLATION,
    draft: bool = False,
    house: Annotated[
        HouseStyleId | None, Query(description="Left out: as the house style says.")
    ] = None,
    glosses: Annotated[
        GlossChoice | None,
        Query(
            description="As the segments have them, or as the house's policy wants them. Left"
            " out: as the house style says."
        ),
    ] = None,
    terms: Annotated[bool, Query(description="List the terms used in an appendix.")] = False,
) -> Finished:
    """All that is written, read before: a long PDF must not keep a transaction open."""
    with transaction(writes=False) as session:
        return exporting.document(
            session, article_id, layout, draft=draft, house=house, glosses=glosses, terms=terms
        )


Document = Annotated[Finished, Depends(_document)]


@router.get(
    "/articles/{article_id}/export",
    dependencies=[reader],
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "The document."}},
)
async def export(
    request: Request,
    finished: Document,
    format: ExportFormat,  # noqa: A002 - the word of the address
) -> Response:
    """The finished document; 409 with what is missing unless a draft is asked for."""
    module = formats.writable()[format]
    name = exporting.file_name(finished, module.suffixes[0])
    return Response(
        await while_waited_for(request, exporting.write, format, finished),
        media_type=module.media_type,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            "Content-Security-Policy": _SEALED,
        },
    )


@router.get(
    "/articles/{article_id}/export/preview",
    dependencies=[reader],
    response_class=Response,
    responses={200: {"content": {"text/html": {}}, "description": "The document as a page."}},
)
def export_preview(
    finished: Document,
) -> Response:
    """The document as a page that can be shown in a frame."""
    return Response(
        formats.write("html", finished),
        media_type="text/html; charset=utf-8",
        headers={"Content-Security-Policy": f"{_SEALED}; frame-ancestors 'self'"},
    )


@router.get("/articles/{article_id}/export/pages", dependencies=[reader])
async def export_pages(
    request: Request,
    finished: Document,
    first: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Pages:
    """Some pages of the PDF as they are printed, from a number on."""
    async with turn("pages"):
        count, pictures = await while_waited_for(request, exporting.pages, finished, first)
    images = [f"data:image/png;base64,{b64encode(one).decode()}" for one in pictures]
    return Pages(pages=count, first=first, images=images)


@router.get("/articles/{article_id}/export/clipboard", dependencies=[reader])
def export_clipboard(finished: Document) -> Clipboard:
    """The document in HTML that other editors take when it is pasted, and in plain text."""
    html, text = formats.clipboard(finished)
    return Clipboard(html=html, text=text)


@router.get("/articles/{article_id}/export/changes", dependencies=[reader])
def export_changes(
    article_id: Id, session: ReadSession, layout: Layout = Layout.TRANSLATION
) -> GlossChanges:
    """What an export with glosses by policy prints otherwise than the segments have it."""
    return GlossChanges(changes=exporting.gloss_changes(session, article_id, layout))
