"""A glossary's files as their preview and their import are sent and received."""

from typing import Annotated

from pydantic import BaseModel, Field

from app.glossary.outcomes import Outcome
from app.glossary.schemas import Difference


class LeftOut(BaseModel):
    """A row that did not come in, and why."""

    line: int
    reason: str


class Imported(BaseModel):
    """What an import did."""

    added: int
    changed: int
    unchanged: int
    left_open: list[str] = Field(
        description="Rows that were left out: an open proposal is for the editors to decide.",
        examples=[["纯内资"]],
    )
    left_out: list[LeftOut] = Field(
        default=[], description="Rows that are wrong or in conflict, where these were to be left."
    )


class PreviewedRow(BaseModel):
    """A row of a file and what it would do."""

    line: int
    zh: str
    outcome: Outcome
    reason: str
    known: int | None = Field(description="The entry that it is about, or in conflict with.")
    differences: list[Difference]


class ImportPreview(BaseModel):
    """What an import would do, and how the file was understood."""

    heads: list[str] = Field(description="The first line of a table.")
    samples: list[list[str]] = Field(description="Some rows of a table, as they are.")
    columns: list[str | None] | None = Field(
        description="Which field each column is; null for a column that is left out, and instead of"
        " the list if the file is no table."
    )
    has_head: bool
    problem: str = Field(description="Why no row can be read with these columns, or nothing.")
    dropped: dict[str, int] = Field(description="What the file has and a glossary has not.")
    counts: dict[Outcome, int]
    rows: list[PreviewedRow]


class ChosenColumns(BaseModel):
    """What somebody says the columns of a table are."""

    fields: Annotated[list[str | None], Field(max_length=100)]
    has_head: bool = True
