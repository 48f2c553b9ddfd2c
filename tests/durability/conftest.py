"""An article to work on, and a place for the servers' output."""

from pathlib import Path

import pytest

from tests.durability.desk import Desk


@pytest.fixture
def desk(database_url: str) -> Desk:
    """An article to work on."""
    assert database_url
    return Desk()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where servers write."""
    return tmp_path / "server.log"
