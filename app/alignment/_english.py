"""English as the aligner reads it: stems, amounts and the marks that Chinese writes too."""

import re
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from app.alignment._amounts import english_amount

_TOKEN = re.compile(
    r"(?P<number>\d[\d,]{0,30}(?:\.\d{1,9})?)"
    r"|(?P<word>[A-Za-zÀ-ÖØ-öø-ɏ]{1,40}(?:[-'’][A-Za-zÀ-ÖØ-öø-ɏ]{1,40}){0,4})"
    r"|(?P<mark>\.\.\.|…|—|--|[?!:(\"“]|(?<!\S)['‘](?=\w))"
)
_MARKS = {"...": "…", "--": "—", '"': "“", "'": "“", "‘": "“"}
_APOSTROPHE = re.compile(r"['’]")

# Words that render no Chinese word, or all of them.
_STOP = frozenset(
    """
    a an the of to in on at by for with from as into onto upon and or but nor so if then than that
    this these those it its is are was were be been being am do does did done have has had having
    will would shall should can could may might must there here which who whom whose what such
    one's oneself sb sth etc eg ie also very just only too s t d ll re ve m up out off over about
    """.split()  # noqa: SIM905 - a table to read
)
_IRREGULAR = dict(
    pair.split(":")
    for pair in """
    went:go gone:go goes:go came:come saw:see seen:see said:say told:tell spoke:speak spoken:speak
    thought:think knew:know known:know took:take taken:take gave:give given:give got:get gotten:get
    made:make found:find left:leave felt:feel kept:keep held:hold brought:bring bought:buy
    caught:catch taught:teach fought:fight sought:seek stood:stand understood:understand sat:sit
    lay:lie lain:lie laid:lay ran:run began:begin begun:begin drank:drink drunk:drink sang:sing
    sung:sing rang:ring rung:ring swam:swim wrote:write written:write rode:ride ridden:ride
    drove:drive driven:drive rose:rise risen:rise fell:fall fallen:fall ate:eat eaten:eat
    broke:break broken:break chose:choose chosen:choose woke:wake woken:wake wore:wear worn:wear
    tore:tear torn:tear bore:bear born:bear swore:swear sworn:swear stole:steal stolen:steal
    froze:freeze frozen:freeze grew:grow grown:grow threw:throw thrown:throw blew:blow blown:blow
    flew:fly flown:fly drew:draw drawn:draw shown:show hid:hide hidden:hide bit:bite bitten:bite
    struck:strike stuck:stick dug:dig hung:hang won:win shot:shoot lost:lose met:meet led:lead
    fed:feed fled:flee bled:bleed slept:sleep wept:weep swept:sweep crept:creep leapt:leap
    dealt:deal meant:mean heard:hear sold:sell paid:pay spent:spend sent:send lent:lend built:build
    burnt:burn shook:shake shaken:shake forgot:forget forgotten:forget forgave:forgive became:become
    bent:bend bound:bind wound:wind ground:grind sank:sink sunk:sink shone:shine slid:slide
    spun:spin sprang:spring swung:swing clung:cling flung:fling beaten:beat
    men:man women:woman children:child feet:foot teeth:tooth geese:goose mice:mouse wives:wife
    lives:life knives:knife leaves:leaf wolves:wolf thieves:thief selves:self people:person
    better:good best:good worse:bad worst:bad
    me:i my:i mine:i myself:i us:we our:we ours:we ourselves:we him:he his:he himself:he
    her:she hers:she herself:she them:they their:they theirs:they themselves:they
    your:you yours:you yourself:you yourselves:you thou:you thee:you thy:you
    n't:not cannot:not can't:not no:not none:not never:not
    """.split()  # noqa: SIM905
)
_LONGEST = 4_000  # tokens of one sentence; no sentence is longer


def tokens(text: str) -> Iterator[str]:
    """What a sentence says: stems, amounts as `#18`, marks as the Chinese writes them.

    A name keeps its capital beside its stem, since only a capitalised word is read as pinyin:
    `@zhou` follows the stem of Zhou.

    >>> list(tokens("Zhou Xi didn't raise 1.8 billion!"))
    ['zhou', '@zhou', 'xi', '@xi', 'not', 'rais', '#1800000000', '!']
    """
    count = 0
    found = _TOKEN.search(text)
    while found and count < _LONGEST:
        count += 1
        end = found.end()
        if found["mark"]:
            mark = found["mark"]
            yield _MARKS.get(mark, mark)
        else:
            amount, end = english_amount(text, found.start(), found.end())
            if amount is not None:
                yield f"#{amount}"
            elif found["word"]:
                yield from _of_word(found["word"])
        found = _TOKEN.search(text, end)


def _of_word(word: str) -> Iterator[str]:
    if "-" in word:
        for part in word.split("-"):
            yield from stems(part)
    else:
        yield from stems(word)
    if word[0].isupper():
        plain = _APOSTROPHE.sub("", word.removesuffix("'s").removesuffix("’s")).replace("-", "")
        if len(plain) > 1 and plain.isascii():
            yield f"@{plain.lower()}"


@lru_cache(maxsize=50_000)
def stems(word: str) -> tuple[str, ...]:
    """A word's stems: none for a word that means nothing by itself, two for a contraction.

    >>> stems("Companies"), stems("the"), stems("weren't"), stems("Wang's")
    (('compani',), (), ('not',), ('wang',))
    """
    word = word.lower().replace("’", "'")
    negated: tuple[str, ...] = ()
    if word.endswith("n't"):
        word, negated = word[:-3], ("not",)
    word = word.split("'")[0]
    word = _IRREGULAR.get(word, word)
    if not word or word in _STOP:
        return negated
    return (_stemmer().stemWord(word), *negated)


@lru_cache(maxsize=1)
def _stemmer() -> "snowballstemmer.english_stemmer.EnglishStemmer":
    return snowballstemmer.stemmer("english")
