"""Why two texts cannot be aligned, said in a sentence before any work is done."""

from collections.abc import Iterable, Sequence

from app.errors import Invalid, TooLarge

MOST_SENTENCES = 100_000  # of a side; the longest novels have half of it
LONGEST_SENTENCE = 100_000  # characters; the longest sentences of novels have 2,000
_CHINESE = 0.2  # of the letters, from which on a text is Chinese with some English in it
_HARDLY = 0.05
_LEFT_OVER = 0.6  # an English text may gloss every term in Chinese and stays below
_LOOKED_AT = 200_000  # characters


class CannotAlign(Invalid):
    """Two texts that are no Chinese text and its English translation."""


class NothingToAlign(CannotAlign):
    """A side is empty."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” holds no text to align.")
        self.name = name


class SameText(CannotAlign):
    """The same text was given twice."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"“{chinese}” and “{english}” are the same text.")
        self.chinese, self.english = chinese, english


class HardlyAnyChinese(CannotAlign):
    """The source is in another language."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is hardly any Chinese in “{name}”.")
        self.name = name


class TranslationIsChinese(CannotAlign):
    """The translation is none."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is in Chinese; an English translation is needed here.")
        self.name = name


class Swapped(CannotAlign):
    """The English text was given as the Chinese one and the other way round."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(
            f"The sides seem to be swapped: “{chinese}” is English, “{english}” Chinese."
        )
        self.chinese, self.english = chinese, english
        self.swapped = True


class TooMuch(TooLarge):
    """More text than is aligned at once."""


class LineTooLong(TooMuch):
    """A line that nobody wrote as a sentence."""

    def __init__(self, name: str, characters: int) -> None:
        super().__init__(
            f"“{name}” cannot be aligned: {characters:,} characters stand on one line without "
            f"the end of a sentence; at most {LONGEST_SENTENCE:,} may."
        )
        self.name = name
        self.characters, self.most = f"{characters:,}", f"{LONGEST_SENTENCE:,}"


class TooManySentences(TooMuch):
    """More sentences than the longest books have."""

    def __init__(self, name: str, sentences: int) -> None:
        super().__init__(
            f"“{name}” has {sentences:,} sentences; at most {MOST_SENTENCES:,} of a side are "
            "aligned at once."
        )
        self.name = name
        self.sentences, self.most = f"{sentences:,}", f"{MOST_SENTENCES:,}"


def refuse(
    source: Sequence[str], target: Sequence[str], names: tuple[str, str] = ("source", "target")
) -> None:
    """Raise what is wrong with two texts, given as sentences or paragraphs.

    >>> refuse(["Good morning."], ["早上好。"], ("a.md", "b.md"))
    Traceback (most recent call last):
    app.alignment.refusals.Swapped: The sides seem to be swapped: “a.md” is English, “b.md” Chinese.

    Raises:
        CannotAlign: a side is empty or in the wrong language, or both are the same.
        TooMuch: there are more or longer sentences than anybody writes.
    """
    for name, texts in zip(names, (source, target), strict=True):
        if not any(text.strip() for text in texts):
            raise NothingToAlign(name)
        longest = max(map(len, texts))
        if longest > LONGEST_SENTENCE:
            raise LineTooLong(name, longest)
        if len(texts) > MOST_SENTENCES:
            raise TooManySentences(name, len(texts))
    ours, theirs = share_of_chinese(source), share_of_chinese(target)
    chinese, english = names
    if theirs > max(_CHINESE, 2 * ours):
        raise Swapped(chinese, english)
    # Cut as Chinese and as English the same text has other sentences.
    if _characters(source) == _characters(target):
        raise SameText(chinese, english)
    if ours < _HARDLY:
        raise HardlyAnyChinese(chinese)
    if theirs > _LEFT_OVER:
        raise TranslationIsChinese(english)


def share_of_chinese(texts: Iterable[str]) -> float:
    """Chinese characters among all letters, where three Latin letters count as one.

    >>> share_of_chinese(["国家队 the national team"]) > 0.3
    True
    """
    chinese = latin = 0
    for text in texts:
        for character in text[:_LOOKED_AT]:
            if "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff":
                chinese += 1
            elif character.isalpha():
                latin += 1
        if chinese + latin > _LOOKED_AT:
            break
    return chinese / max(1.0, chinese + latin / 3)


def _characters(texts: Sequence[str]) -> str:
    return "".join("".join(text.split()) for text in texts)
