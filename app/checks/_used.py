"""Whether a rendering stands in a translation, in whatever form people write it."""

from app.checks._english import initials, joined, rendered, words


def is_used(target: str, rendering: str, kind: str = "term") -> bool:
    """Whether a translation uses a rendering.

    Endings, case, hyphens, British spelling and the order of the words inside it do not count; a
    name may be shortened to its initials, and a person to the surname.

    >>> is_used("CloudWalk is a unicorn.", "unicorns"), is_used("by the NDRC",
    ...     "National Development and Reform Commission", "organisation")
    (True, True)
    """
    text = words(target)
    if rendered(text, rendering) or joined(text, rendering):
        return True
    if kind == "person":
        names = words(rendering)
        return any(word.text in (names[0].text, names[-1].text) for word in text if names)
    short = initials(rendering)
    return len(short) > 1 and any(word.text.removesuffix("s") == short for word in text)
