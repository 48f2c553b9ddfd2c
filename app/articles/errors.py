"""What can be wrong about articles."""

from collections.abc import Sequence
from typing import Any

from app.errors import Conflict, Invalid, NotFound, Outdated, TooLarge
from app.texts import MAX_SEGMENT


class ArticleNotFound(NotFound):
    """No such article."""

    def __init__(self, article_id: int) -> None:
        super().__init__(f"There is no article {article_id}.")


class ArticleChanged(Outdated):
    """Somebody has changed the front matter meanwhile."""

    def __init__(self, current: dict[str, Any]) -> None:
        super().__init__("The front matter has been changed meanwhile; look at it again.")
        self.current = current


class OriginalNotFound(NotFound):
    """No such file is kept with the article."""

    def __init__(self, original_id: int) -> None:
        super().__init__(f"There is no original file {original_id} of this article.")


class NoSource(Invalid):
    """An import without Chinese."""

    def __init__(self) -> None:
        super().__init__("Give the Chinese text: paste it, or choose a file.")


class GivenTwice(Invalid):
    """A side as a file and as text."""

    def __init__(self, side: str) -> None:
        super().__init__(f"Give either a file or text for the {side}, not both.")
        self.side = side


class UploadTooLarge(TooLarge):
    """A file of more bytes than are read."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” cannot be read: it is larger than 20 MB.")
        self.name = name


class NothingToTranslate(Invalid):
    """A source without text."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} holds no text to translate.")
        self.name = name


class TranslationTooLong(Invalid):
    """English for one segment that could not be saved again."""

    def __init__(self, name: str, paragraph: int, characters: int) -> None:
        super().__init__(
            f"{name or 'The translation'} gives paragraph {paragraph} {characters:,} characters of"
            f" English, and a segment holds {MAX_SEGMENT:,}; break it into paragraphs as the"
            " Chinese is."
        )
        self.paragraph = paragraph
        self.characters = characters
        self.most = MAX_SEGMENT


class Unfinished(Conflict):
    """An article that cannot be published yet."""

    def __init__(self, missing: Sequence[dict[str, Any]], segments: int) -> None:
        super().__init__(
            f"{len(missing)} of {segments} segments are not finished;"
            " finish them, or export a draft, which says so on its face."
        )
        self.missing = list(missing)
        self.unfinished = len(missing)
        self.segments = segments


class CorrectionOutdated(Outdated):
    """What a corrected source would change is not what was shown any more."""

    def __init__(self) -> None:
        super().__init__(
            "The article or the file has been changed since these changes were shown; nothing was"
            " changed. Look at them again."
        )


class NothingCorrected(Invalid):
    """The corrected source is the one that the article has."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} says what the article's source says already.")


class SuggestionsWait(Conflict):
    """Segments would go for which a suggestion is open."""

    def __init__(self, numbers: Sequence[int]) -> None:
        listed = ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")
        super().__init__(
            "The corrected source has no place for segments with an open suggestion"
            f" ({listed}); decide on it first. Nothing was changed."
        )
        self.numbers = list(numbers)
