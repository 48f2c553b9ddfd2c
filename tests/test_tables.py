"""No feature's tables are forgotten."""

from pathlib import Path

import app
from app import tables


def test_every_feature_with_tables_is_known() -> None:
    home = Path(app.__file__).parent
    there = {f"app.{models.parent.name}.models" for models in home.glob("*/models.py")}
    assert {feature.__name__ for feature in tables.FEATURES} == there
