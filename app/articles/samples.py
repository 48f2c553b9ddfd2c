"""The sample article that a new installation shows."""

import json
from pathlib import Path

from app.articles.pairing import Pair, Paired, Paragraph
from app.articles.schemas import Front
from app.formats import Kind
from app.segments.models import State

_FILE = Path(__file__).resolve().parent / "sample" / "cloudwalk.json"


def article() -> tuple[Front, Paired, list[State]]:
    """Its front matter, its paragraphs, and the state of each segment."""
    told = json.loads(_FILE.read_text(encoding="utf-8"))
    paragraphs = tuple(
        Paragraph(
            Kind(paragraph["kind"]),
            paragraph["level"],
            tuple(Pair(s["source"], s["target"]) for s in paragraph["segments"]),
        )
        for paragraph in told["paragraphs"]
    )
    states = [State(s["state"]) for p in told["paragraphs"] for s in p["segments"]]
    return Front.model_validate(told["front"]), Paired(paragraphs), states
