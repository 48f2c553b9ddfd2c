"""A glossary's terms are found in an article's sources."""

from ahocorasick_rs import AhoCorasick

from app.glossary.models import ConceptKind, Status
from app.glossary.recognition import Matcher
from app.glossary.schemas import ConceptLite
from benchmarks import texts
from benchmarks.measuring import Row, medians


def rows(sizes: list[int], segments: int) -> list[Row]:
    """Building the matcher and finding, for each size of glossary."""
    made = []
    sources = texts.paragraphs(segments)
    for size in sizes:
        forms = texts.terms(size)
        concepts = [_concept(number, zh) for number, zh in enumerate(forms)]
        numbered = [(zh, number) for number, zh in enumerate(forms)]
        automaton = AhoCorasick(forms)

        def build(
            concepts: list[ConceptLite] = concepts, numbered: list[tuple[str, int]] = numbered
        ) -> Matcher:
            return Matcher(concepts, numbered)

        def build_bare(forms: list[str] = forms) -> AhoCorasick:
            return AhoCorasick(forms)

        matcher = build()

        def find(matcher: Matcher = matcher) -> None:
            for source in sources:
                matcher.occurrences(source)

        def find_bare(automaton: AhoCorasick = automaton) -> None:
            for source in sources:
                automaton.find_matches_as_indexes(source, overlapping=True)

        what = f"a glossary of {size:,} terms"
        beside = "ahocorasick_rs: an automaton of the same forms"
        made.append(Row(f"build {what}", *medians(build, build_bare, 3), beside, size))
        beside = "ahocorasick_rs: all matches, not judged"
        what = f"find {what} in {segments:,} segments"
        made.append(Row(what, *medians(find, find_bare, 3), beside, segments))
    return made


def _concept(number: int, zh: str) -> ConceptLite:
    return ConceptLite(
        id=number,
        zh=zh,
        pinyin="",
        kind=ConceptKind.TERM,
        domain="",
        note="",
        status=Status.APPROVED,
        renderings=[],
    )
