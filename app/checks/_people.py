"""People whom a Chinese text plainly names, and whom nothing in the target names.

Plainly: a title stands before the name, and what a speaker does or a mark behind it, as in
记者张伟报道. Nothing is said where people may spell their names themselves, nor where the surname
or the given name stands in the target in pinyin.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.checks._finding import Unit
from app.language import words
from app.language.dictionary import load
from app.language.names import Certainty, plain_spelling, suggest, surname_sizes
from app.language.scripts import fold, simplified
from app.language.spans import Span

_TITLES = (
    "记者|教授|院长|校长|局长|厅长|书记|市长|省长|县长|镇长|村长|部长|司长|处长|科长|所长|馆长|站长|队长"
    "|团长|行长|会长|理事长|董事长|秘书长|主任|主席|总裁|总经理|经理|总监|医生|医师|护士|律师|法官|检察官"
    "|院士|研究员|工程师|分析师|设计师|博士|教练|导演|演员|歌手|作家|画家|发言人|代表|委员|创始人|负责人"
    "|校友|教师|老师|民警|选手|运动员|村民|居民|市民"
)
_DOES = (
    "说|表示|介绍|告诉|认为|指出|称|透露|强调|坦言|回忆|解释|写道|建议|呼吁|补充|宣布|报道|摄|出席|主持"
    "|致辞|接受"
)
_NAMED = re.compile(
    rf"(?:{_TITLES})(?P<name>[\u4e00-\u9fff]{{2,4}}?)"
    rf"(?=(?:还|则|也|就|曾|向|对|在)?(?:{_DOES})|[，。、；：）,;:)】]|$)"
)
_NO_NAME = re.compile(_DOES)
# Where one of these is named, a person may have another name in English.
_ELSEWHERE = re.compile(
    "台湾|台北|香港|澳门|港府|新加坡|马来西亚|印尼|泰国|越南|朝鲜|[日韩美英法德俄加澳][国中联裔籍方]"
    "|日本|加拿大|欧洲|欧盟|联合国|华裔|外籍"
)
_ELSEWHERE_ENGLISH = re.compile("Hong Kong|Taiwan|Macau|Macao|Singapore|Malaysia|Korea|Japan")
_WORD = re.compile("[a-zü]+")


def unnamed(unit: Unit) -> Iterator[tuple[Span, str]]:
    """Each person plainly named in the source and not in the target, and the name in pinyin."""
    if not _NAMED.search(fold(unit.source)) or _ELSEWHERE_ENGLISH.search(unit.target):
        return  # the key is cheap, the simplified form is not
    plain = simplified(unit.source)
    if _ELSEWHERE.search(plain):
        return
    known = [term.span for term in unit.terms]
    said: set[str] = set()
    for found in _NAMED.finditer(plain):
        span = Span(*found.span("name"))
        if any(one.start < span.end and span.start < one.end for one in known):
            continue
        if not _is_name(found["name"]):
            continue
        said = said or set(_WORD.findall(unit.target.lower()))
        name = plain_spelling(found["name"])
        surname, _, given = name.lower().replace("'", "").partition(" ")
        if surname not in said and given not in "".join(_WORD.findall(unit.target.lower())):
            yield span, name


@lru_cache(maxsize=4_096)
def _is_name(written: str) -> bool:
    """A surname and one or two more characters: no word, no name from abroad, none in two parts."""
    sizes = surname_sizes(written, 0)
    if not sizes or not 1 <= len(written) - sizes[0] <= 2 or _NO_NAME.search(written):
        return False
    parts = {span.of(written) for span in words.cut(written)} - {written[: sizes[0]]}
    if any(len(part) > 1 and load().lookup(part) for part in parts):
        return False  # 方面, 从北京
    return suggest(written).certainty is not Certainty.WRONG
