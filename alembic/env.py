"""Runs migrations on the connection that `app.migrations` or a test hands over."""

from alembic import context
from app.database import engine
from app.tables import METADATA


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
        target_metadata=METADATA,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
        user_module_prefix="app.database.",
    )
    with context.begin_transaction():
        context.run_migrations()


run()
