"""The application: the features' routes, errors, pages, and what lives as long as the server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Timer

from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute

from app import __version__, dictionaries
from app.accounts import routes as accounts
from app.alignment import counterparts
from app.archives import routes as archives
from app.articles import addresses, correction_routes, original_routes, stream
from app.articles import routes as articles
from app.comments import routes as comments
from app.consistency import routes as consistency
from app.database import engine
from app.findings import routes as findings
from app.glossary import file_routes as glossary_files
from app.glossary import routes as glossary
from app.harvest import routes as harvest
from app.language import words
from app.news.watch import Watch
from app.pairings import routes as pairings
from app.presence import routes as presence
from app.projects import routes as projects
from app.publishing import routes as publishing
from app.segments import remembered as memory
from app.segments import routes as segments
from app.settings import settings
from app.structure import routes as structure
from app.suggestions import routes as suggestions
from app.web import about, errors, pages
from app.web.bodies import Bodies
from app.web.guard import Guard

PREFIX = "/api/v1"
# Every route belongs to one of these; the test of routes and roles walks them.
FEATURES = tuple(
    feature.router
    for feature in (
        accounts,
        projects,
        articles,
        addresses,
        original_routes,
        correction_routes,
        stream,
        pairings,
        publishing,
        segments,
        structure,
        comments,
        suggestions,
        presence,
        findings,
        memory,
        glossary,
        harvest,
        glossary_files,
        consistency,
        archives,
        about,
    )
)
_FIRST_PAGE_SECONDS = 1.0


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.watch = Watch(engine())
    app.state.watch.start()
    # A thread may want a connection: with more threads than connections they would wait in vain.
    current_default_thread_limiter().total_tokens = settings().pool_size
    # The dictionaries take a second to load: before anybody points at a word, after the first page.
    warming = Timer(_FIRST_PAGE_SECONDS, _warm)
    warming.daemon = True
    warming.start()
    yield
    warming.cancel()
    app.state.watch.stop()
    await app.state.watch.ended()


def _warm() -> None:
    words.cut("对照")
    counterparts.renderings("对照")
    dictionaries.current()


def api() -> APIRouter:
    """Every route of the API, with its declaration of who may call it."""
    router = APIRouter(prefix=PREFIX)
    for feature in FEATURES:
        router.include_router(feature)
    return router


def create_app(*, loopback_only: bool = False) -> FastAPI:
    """The workbench as an ASGI application."""
    app = FastAPI(
        title="Duizhao",
        summary="A Chinese-English translation workbench.",
        version=__version__,
        lifespan=_lifespan,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=_operation_id,
        responses={"4XX": {"description": "A problem", "content": {errors.MEDIA_TYPE: {}}}},
    )
    app.include_router(api())
    app.include_router(publishing.pages)
    errors.install(app)
    pages.install(app)
    app.add_middleware(Bodies)
    app.add_middleware(Guard, loopback_only=loopback_only)
    return app


def _operation_id(route: APIRoute) -> str:
    """Names for generated clients, such as `articlesPreview`."""
    first, *rest = route.name.split("_")
    tag = str(route.tags[0]) if route.tags else ""
    return tag + first.capitalize() + "".join(part.capitalize() for part in rest)
