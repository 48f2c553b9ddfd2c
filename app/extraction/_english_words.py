"""English words with their places, and the closed classes that bound a phrase."""

import re
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(
    r"No\.\s?\d+|[$£€¥#@]?[0-9A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+(?:[-‐‑–’'./&·@][0-9A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+)*[%+]?"
)

_CLASSES = {
    "determiner": """a an the this that these those its their his her our my your such some any
        each every another no both all several many most more various certain so-called other
        what whose which""",
    "preposition": """of in on at by for from to with into onto over under about against between
        among amid through during within without toward towards upon via per as like than
        including regarding concerning beyond after before since until across behind beside
        besides despite around near off out up down""",
    "conjunction": """and or but nor yet so if because while although though whereas when where
        whether unless i.e e.g aka plus""",
    "relative": "that which who whom whose",
    "pronoun": """he she it they we i you him them us me itself themselves himself one there
        here everyone someone something anything""",
    "auxiliary": """is are was were be been being am has have had having do does did will would
        shall should can could may might must not isn't aren't wasn't don't doesn't didn't
        cannot can't won't it's that's there's""",
    "speech": """called termed dubbed named known titled entitled means meaning meant refers
        referred refer said says say described describes describe using used use uses became
        become becomes coined literally namely translated rendered headlined nicknamed labeled
        labelled label phrase""",
    "adverb": """also often now then still only just even very too quite rather already once
        again simply commonly usually sometimes frequently popularly officially widely
        practically largely mainly mostly merely further here today recently formerly
        previously currently variously collectively informally always never ever really
        actually basically essentially increasingly perhaps almost nearly later soon
        specifically especially particularly""",
}
OF_CLASS: dict[str, frozenset[str]] = {
    name: frozenset(listed.split()) for name, listed in _CLASSES.items()
}
FUNCTION = frozenset().union(*OF_CLASS.values()) - OF_CLASS["speech"]
# Small words that stand inside the title of a law, a body or a work.
JOINING = frozenset("of the for and in on to with by at from & de du la le von van a an".split())  # noqa: SIM905
# What stands before a person's name and is no part of it.
TITLES = frozenset(
    """president vice-president chairman chairwoman chair premier minister vice deputy director
    secretary general ceo cto cfo coo founder co-founder professor prof dr mr mrs ms sir author
    analyst scholar economist journalist reporter writer blogger commentator researcher official
    spokesperson spokesman spokeswoman ambassador governor mayor judge lawyer engineer scientist
    editor artist director-general comrade leader executive chief head expert academician poet
    novelist historian philosopher entrepreneur user netizen translator senior former""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, at its place in the line."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """For the lists above."""
        return self.text.lower().replace("’", "'")

    @property
    def is_capital(self) -> bool:
        """Written with a capital or a digit at its front, or anywhere (eVTOL, iPhone)."""
        return any(sign.isupper() for sign in self.text) or self.text[0].isdigit()

    @property
    def is_function(self) -> bool:
        """A word of the closed classes; 'US' and 'IT' in capitals are none."""
        if self.text.isupper() and len(self.text) > 1:
            return False
        return self.lower in FUNCTION

    def of(self, *classes: str) -> bool:
        """Whether the word is in one of the classes."""
        return any(self.lower in OF_CLASS[name] for name in classes)


def english_words(text: str, start: int, end: int) -> list[Word]:
    """The words between two offsets; a possessive 's is no part of its word.

    >>> [word.text for word in english_words("the leader’s “banner term”", 0, 26)]
    ['the', 'leader’s', 'banner', 'term']
    """
    return [Word(f.group(), f.start(), f.end()) for f in WORD.finditer(text, start, end)]


_ENDINGS = (
    ("iveness", ""), ("ational", ""), ("ations", ""), ("ation", ""), ("ities", ""), ("ments", ""),
    ("ility", ""), ("ingly", ""), ("ities", ""), ("ness", ""), ("ment", ""), ("ions", ""),
    ("ies", "y"), ("ied", "y"), ("ity", ""), ("ion", ""), ("ive", ""), ("ing", ""), ("ism", ""),
    ("ist", ""), ("ial", ""), ("ers", ""), ("ors", ""), ("ed", ""), ("er", ""), ("or", ""),
    ("al", ""), ("ic", ""), ("ly", ""), ("es", ""), ("s", ""), ("e", ""), ("y", ""),
)  # fmt: skip
_DOUBLING = frozenset(("ed", "ing", "er", "or", "ers", "ors"))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What the forms of a word have in common, well enough to compare with a dictionary.

    >>> stem("developing") == stem("development"), stem("revolutionary"), stem("policies")
    (True, 'revolutionar', 'polic')
    >>> stem("banned") == stem("ban")
    True
    """
    word = word.lower().replace("’", "'").removesuffix("'s")
    for _ in range(2):
        for ending, instead in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 4 - len(instead):
                word = word[: len(word) - len(ending)] + instead
                if ending in _DOUBLING and word[-1] == word[-2] and word[-1] in "bdgmnprt":
                    word = word[:-1]  # banned, planning
                break
        else:
            break
    return word


def alike(left: str, right: str) -> bool:
    """Two stems of one family: equal, or one long beginning of both.

    >>> alike(stem("revolution"), stem("revolutionary")), alike("nation", "native")
    (True, False)
    """
    if left == right:
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) >= 4 and len(longer) - len(shorter) <= 3 and longer.startswith(shorter):
        return True
    longest = len(longer)
    shared = min(len(shorter), max(5, round(longest * 0.6)))
    return shared >= 5 and left[:shared] == right[:shared]
