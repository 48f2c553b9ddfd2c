"""Runs migrations on the connection that `app.migrations` or a test hands over."""

from alembic import context
from app.accounts import models as accounts
from app.articles import models as articles
from app.comments import models as comments
from app.database import Base, engine
from app.findings import models as findings
from app.glossary import models as glossary
from app.harvest import models as harvest
from app.memory import models as memory
from app.news import models as news
from app.pairings import models as pairings
from app.presence import models as presence
from app.projects import models as projects
from app.publishing import models as publishing
from app.segments import models as segments
from app.structure import models as structure
from app.suggestions import models as suggestions

# Importing a feature's tables puts them into the metadata.
FEATURES = (
    accounts,
    articles,
    comments,
    findings,
    glossary,
    harvest,
    memory,
    news,
    pairings,
    presence,
    projects,
    publishing,
    segments,
    structure,
    suggestions,
)


def run() -> None:
    """Migrate on the given connection, or on the configured database."""
    given = context.config.attributes.get("connection")
    if given is not None:
        _run_on(given)
        return
    with engine().connect() as connection, connection.begin():
        _run_on(connection)


def _run_on(connection: object) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
        user_module_prefix="app.database.",
    )
    with context.begin_transaction():
        context.run_migrations()


run()
