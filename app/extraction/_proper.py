"""Organisations, people, works and quoted words of a Chinese text, by their patterns."""

import re
from collections.abc import Iterator, Sequence

from app.extraction._evidence import looks_like_person
from app.extraction._tagged import Token, is_listed
from app.language.dictionary import load
from app.language.spans import Span

_QUOTED = re.compile(r"[“「『]([^“”「」『』，。；！？、：\n]{2,12})[”」』]")
_WORK = re.compile(r"[《〈]([^《》〈〉\n]{2,40})[》〉]")
_DEFINED = re.compile(
    r"(?:所谓|称为|称作|称之为|叫作|叫做|又称|简称|俗称|戏称为?|即|名为|推行|实行|试点|推广)"
    r"(?:的是|的)?[“「『]?([\u4e00-\u9fffA-Za-z0-9]{2,10})[”」』]?(?=[，。；、：（(]|就是|是指|指)"
)
_EXPLAINED = re.compile(
    r"(?:^|[，。；“\n])[“「『]?([\u4e00-\u9fffA-Za-z0-9]{2,8})[”」』]?(?:就?是指|指的是|，就是)",
    re.MULTILINE,
)
_WITH_ENGLISH = re.compile(r"([\u4e00-\u9fff]{2,10})[（(][A-Za-z][A-Za-z .&’'-]{1,60}[）)]")

_STRONG = re.compile(
    r"(?:研究院|研究所|研究中心|大学|学院|委员会|设计院|科学院|集团|有限公司|银行|基金会|协会|学会|"
    r"交易所|医院|卫生院|法院|检察院|合作社|出版社|工作组|领导小组|法庭|仲裁院|总局|总公司|联席会议|管委会|总署|事务所|办公室|管理局|管理署|监督局|实验室|"
    r"图书馆|博物馆|文化馆|大使馆|联合会|商会|财政部|商务部|外交部|教育部|信息化部|环境部|数据局|能源局|"
    r"医保局|农村局|教育厅|旅游厅|网信办|发改委|卫健委|国资委|微电子|科技|资本|联盟|省联社|农科院|证券|"
    r"保险公司|基金|司|局|厅|署|部|社|院)$"
)
# Offices that go by a short name, which the tagger does not know: 东湖市网信办.
_SHORT = re.compile(
    r"(?:[\u4e00-\u9fff]{2}[省市县区州]|[省市县区])?"
    r"(?:网信办|发改委|卫健委|国资委|金融办|经信委|工信部|证监会|人社局|农科院|省联社|统战部)"
)
_NOT_ALONE = frozenset("司局厅署部社院")
_JOINING = frozenset("和与及暨")
_STATE = re.compile(
    "国家|中央|全国|中国|中共|国务院|[\u4e00-\u9fff]{0,4}[省市县区州](?![\u4e00-\u9fff]{0,2}[、和与及])"
)
# Departments of the State Council, and of provinces and cities, that have 和 in their names.
_MINISTRIES = re.compile(
    "(?:工业和信息化|发展和改革|住房和城乡建设|人力资源和社会保障|文化和旅游|自然资源和规划|"
    "网络安全和信息化)"
)
_LONGEST = 24
_NOUNISH = frozenset(
    ("n", "ns", "nt", "nz", "nr", "j", "b", "l", "vn", "ng", "eng", "an", "nrt", "s")
)
_PLACED = frozenset(("ns", "nt", "nz", "nr", "nrt"))
_REGION = re.compile(r"^(?:中国|国家|全国|省|市|县|区|自治区|中央)|[省市县区镇乡州]")
_GENERIC = re.compile(
    r"^(?:该|本|各|某|这|那|一|几|两|三|多|有的|一些|其他|一家|上述|此)|^.{0,1}(?:监管|执法|有关|相关|"
    r"地方|主管|政府|职能|科技|银行|集团)部?[门]?$"
)
_OFFICE = (
    "教授|副教授|讲师|研究员|副研究员|主任|副主任|院长|副院长|局长|副局长|部长|处长|厅长|司长|县长|市长|"
    "书记|村支书|理事长|董事长|总经理|经理|总监|负责人|合伙人|首席技术官|首席执行官|创始人|工程师|总工程师|"
    "副总工程师|法官|律师|记者|作者|专家|学者|分析师|发言人|大使|代表|委员|医生|老师|店主|传承人|护林员|"
    "值班员|司机|校长|馆长|会长|秘书长|总裁|导演|作家|诗人|画家|演员|队长|站长"
)
_SAYS = (
    "说|表示|认为|介绍|指出|坦言|告诉|称|建议|强调|提醒|透露|解释|主张|直言|算过|测算|统计|在|的看法|则|"
    "没有|今年|对|向|等|也|用|把|、|，|。|更|最|调查|发现"
)
_PERSON = re.compile(rf"(?:{_OFFICE})([\u4e00-\u9fff]{{2,4}}?)(?={_SAYS})")


def quoted(text: str) -> Iterator[Span]:
    """Short words in quotation marks that are no clause."""
    for found in _QUOTED.finditer(text):
        yield Span(*found.span(1))


def works(text: str) -> Iterator[Span]:
    """Titles of laws, reports, books and films."""
    for found in _WORK.finditer(text):
        yield Span(*found.span(1))


def explained(text: str) -> Iterator[Span]:
    """Words that the text introduces: 所谓…, …指的是, …（English）."""
    for pattern in (_DEFINED, _EXPLAINED, _WITH_ENGLISH):
        for found in pattern.finditer(text):
            yield Span(*found.span(1))


def people(text: str, tokens: Sequence[Token]) -> Iterator[Span]:
    """Names after an office, and what the tagger takes for a name that is no word."""
    for found in _PERSON.finditer(text):
        if looks_like_person(found[1]):
            yield Span(*found.span(1))
    for token in tokens:
        if token.tag in ("nr", "nrfg") and 2 <= len(token.text) <= 4:
            known = is_listed(token.text)
            if not known and looks_like_person(token.text):
                yield Span(token.start, token.end)


def organisations(text: str, tokens: Sequence[Token]) -> Iterator[Span]:
    """Nouns that end as organisations do, with the names before them."""
    for found in _SHORT.finditer(text):
        yield Span(*found.span())
    for last, token in enumerate(tokens):
        if token.tag not in _NOUNISH and not _STRONG.search(token.text):
            continue
        first = _first_noun(tokens, last, token.end)
        yield from _joined(text, tokens, first, last)
        while first < last and is_office(tokens[first].text):
            first += 1
        name = text[tokens[first].start : token.end]
        if _is_organisation(name, tokens[first : last + 1]):
            yield Span(tokens[first].start, token.end)


def _first_noun(tokens: Sequence[Token], last: int, end: int) -> int:
    first = last
    while (
        first > 0
        and tokens[first - 1].tag in _NOUNISH
        and tokens[first - 1].end == tokens[first].start
        and end - tokens[first - 1].start <= _LONGEST
    ):
        first -= 1
    return first


def _joined(text: str, tokens: Sequence[Token], first: int, last: int) -> Iterator[Span]:
    """An office whose name has 和 or 与 inside: 工业和信息化部, 国家发展和改革委员会.

    What stands before the joining word is no office, and what follows it is none alone: 财政部和
    教育部, 专家和北京大学 are two.
    """
    joint, end = first - 1, tokens[last].end
    right = text[tokens[first].start : end]
    if joint < 1 or tokens[joint].text not in _JOINING or not _STRONG.search(right):
        return
    if _STRONG.search(tokens[joint - 1].text) or _is_known(right, tokens[first]):
        return
    for begin in range(_first_noun(tokens, joint - 1, end), joint):
        name = text[tokens[begin].start : end]
        if _MINISTRIES.match(name) or _STATE.match(name) or name in load():
            yield Span(tokens[begin].start, end)
            return


def _is_known(name: str, first: Token) -> bool:
    return first.tag in ("ns", "nt", "nr") or is_listed(name) or name in load()


def is_office(word: str) -> bool:
    """A word like 教授 or 局长, which stands before a person's name."""
    return re.fullmatch(_OFFICE, word) is not None


def _is_organisation(name: str, tokens: Sequence[Token]) -> bool:
    ending = _STRONG.search(name)
    if ending is None or len(name) < 4 or _GENERIC.search(name):
        return False
    if len(name) - len(ending.group()) < 1:
        return False
    if ending.group() in _NOT_ALONE and len(tokens) == 1 and not tokens[0].tag.startswith("n"):
        return False
    placed = any(token.tag in _PLACED for token in tokens[:-1]) or tokens[-1].tag == "nt"
    return placed or bool(_REGION.search(name))
