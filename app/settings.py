"""What an operator can choose, read from the environment once.

Every setting has a default under which one person on one machine can work.
"""

from functools import cache
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.errors import Unavailable

_PACKAGE = Path(__file__).resolve().parent


class Settings(BaseSettings):
    """The settings; each is an environment variable `DUIZHAO_…`."""

    model_config = SettingsConfigDict(env_prefix="DUIZHAO_")

    database_url: str = Field(
        "",
        description="SQLAlchemy address of the database; empty: SQLite in the data directory.",
    )
    data_dir: Path = Field(
        default_factory=lambda: user_data_path("duizhao", appauthor=False),
        description="Where the embedded database and installed dictionaries are kept.",
    )
    public_url: str = Field(
        "",
        description="The address under which people reach the workbench, e.g. https://duizhao.example.org.",
    )
    pool_size: int = Field(
        40,
        ge=4,
        le=200,
        description="Database connections a server process may hold; one for each worker thread.",
    )

    fetch_addresses: bool = Field(
        False,
        description="Whether translators may have the server fetch articles from public addresses.",
    )

    @property
    def sqlalchemy_url(self) -> str:
        """The address of the database, with the driver that is installed for it."""
        if not self.database_url:
            return f"sqlite:///{self.data_dir / 'duizhao.db'}"
        for short in ("postgres://", "postgresql://"):
            if self.database_url.startswith(short):
                return "postgresql+psycopg://" + self.database_url.removeprefix(short)
        return self.database_url


@cache
def settings() -> Settings:
    """The settings of this process.

    Raises:
        Unavailable: a variable has a value that cannot be used.
    """
    try:
        return Settings()
    except ValidationError as refused:
        first = refused.errors()[0]
        variable = "DUIZHAO_" + "_".join(str(part) for part in first["loc"]).upper()
        raise Unavailable(
            f"The variable {variable} is “{first['input']}”, which cannot be used: {first['msg']}."
        ) from refused


def resource(name: str) -> Path:
    """A folder that ships with the workbench: beside the package, or inside an installed one."""
    for home in (_PACKAGE.parent, _PACKAGE / "_resources"):
        if (home / name).is_dir():
            return home / name
    raise Unavailable(f"The folder “{name}” is missing from this installation; install it again.")
