"""What a reader left out, counted while it reads and said in sentences at the end."""

from collections import Counter
from enum import Enum


class Loss(Enum):
    """Something a `Reading` does not carry: what is said of one, and of {n}."""

    TABLE = (
        "1 table was taken apart: each cell became a paragraph.",
        "{n} tables were taken apart: each cell became a paragraph.",
    )
    MERGED = (
        "1 merged cell stands in the first of its places, not over all of them.",
        "{n} merged cells stand in the first of their places, not over all of them.",
    )
    FOOTNOTE = (
        "1 footnote was left out, with its text.",
        "{n} footnotes were left out, with their text.",
    )
    IMAGE = (
        "1 image was left out: only text is translated here.",
        "{n} images were left out: only text is translated here.",
    )
    MEDIA = (
        "1 video, recording or embedded page was left out.",
        "{n} videos, recordings or embedded pages were left out.",
    )
    FORMULA = (
        "The layout of 1 formula was left out; its characters were kept.",
        "The layout of {n} formulas was left out; their characters were kept.",
    )
    SYMBOL = (
        "1 character of a symbol font was left out: it has no meaning in other fonts.",
        "{n} characters of symbol fonts were left out: they have no meaning in other fonts.",
    )
    DELETION = (
        "1 deletion under tracked changes was carried out.",
        "{n} deletions under tracked changes were carried out.",
    )
    INSERTION = (
        "1 insertion under tracked changes was taken as accepted.",
        "{n} insertions under tracked changes were taken as accepted.",
    )
    HIDDEN = (
        "1 piece of hidden text was left out.",
        "{n} pieces of hidden text were left out.",
    )
    COMMENT = ("1 comment was left out.", "{n} comments were left out.")
    RUBY = (
        "1 reading printed above its characters was left out.",
        "{n} readings printed above their characters were left out.",
    )
    LINK = (
        "The address of 1 link was left out; its text was kept.",
        "The addresses of {n} links were left out; their text was kept.",
    )
    EMPHASIS = (
        "Underlined or highlighted type was left out in 1 place; the text was kept.",
        "Underlined or highlighted type was left out in {n} places; the text was kept.",
    )
    EMBEDDED = (
        "1 embedded object was left out.",
        "{n} embedded objects were left out.",
    )
    MARKUP = (
        "1 HTML tag was left out.",
        "{n} HTML tags were left out.",
    )
    CODE = (
        "1 inline code of another program was left out.",
        "{n} inline codes of other programs were left out.",
    )
    UNPAIRED = (
        "1 translation without a source was joined to the pair before it.",
        "{n} translations without a source were joined to the pair before them.",
    )
    SOURCELESS = (
        "1 unit without a Chinese text was left out.",
        "{n} units without a Chinese text were left out.",
    )
    RUNNING = (
        "1 page number or running head was left out.",
        "{n} page numbers and running heads were left out.",
    )
    COLUMN = (
        "1 column beside the two languages was left out.",
        "{n} columns beside the two languages were left out.",
    )
    BESIDE = (
        "1 English paragraph outside the table of pairs was left out.",
        "{n} English paragraphs outside the table of pairs were left out.",
    )
    SHEET = ("1 further sheet was left out.", "{n} further sheets were left out.")
    LANGUAGE = (
        "1 text in a language other than Chinese and English was left out.",
        "{n} texts in languages other than Chinese and English were left out.",
    )
    SCRIPT = (
        "1 script or style sheet was left out; nothing in it was run.",
        "{n} scripts and style sheets were left out; nothing in them was run.",
    )
    NAVIGATION = (
        "1 menu, form or other block around the article was left out.",
        "{n} menus, forms and other blocks around the article were left out.",
    )
    OUTSIDE = (
        "1 character outside the article was left out.",
        "{n} characters outside the article were left out.",
    )
    NOTICE = (
        "The notice that this is a draft was left out.",
        "{n} notices that this is a draft were left out.",
    )
    CONTENTS = (
        "The table of contents was left out: its lines are the headings.",
        "{n} tables of contents were left out: their lines are the headings.",
    )


class Dropped:
    """Counts losses.

    >>> dropped = Dropped()
    >>> dropped.add(Loss.IMAGE, 2)
    >>> dropped.sentences()
    ('2 images were left out: only text is translated here.',)
    """

    def __init__(self) -> None:
        self._counts: Counter[Loss] = Counter()
        self._said: dict[str, None] = {}

    def add(self, loss: Loss, count: int = 1) -> None:
        self._counts[loss] += count

    def say(self, sentence: str) -> None:
        """Add a sentence of one's own, once."""
        self._said[sentence] = None

    def sentences(self) -> tuple[str, ...]:
        """Own sentences first, then the counted losses in the order of `Loss`."""
        counted = (
            loss.value[count > 1].format(n=f"{count:,}")
            for loss in Loss
            if (count := self._counts[loss])
        )
        return (*self._said, *counted)
