"""How sure a gloss is one: what is a citation, a name list or a whole sentence is probably none."""

import re

from app.extraction._partners import Partner
from app.extraction._places import HAN

_HAN = re.compile(f"[{HAN}]")
_SENTENCE = re.compile(r"[。！？；]|[^，]{3,}，[^，]{3,}，[^，]{3,}")
_CREDIT = re.compile(
    r"(?:图片?|资料|数据|信息|文章|本文)?(?:来源|来自|源自|摘自|出自|转自|引自|载于|参见|详见|参阅|"
    r"图源|图自|摄影?[:：]|作者|记者|编辑|责编|通讯员|原文|原题|链接|注[:：]|见[《“第图表附]|如图|"
    r"作者单位|网址|译者?注|编者按|阅读原文|点击|扫码|单位[:：]|据.{2,8}[社报网]$|[文图]$|"
    r".{2,4}(?:编辑|摄|供图|撰文)$|.{0,4}原文[见在载]|.{0,6}见(?:公众号|附录|[上下]文))"
)
# Dates, numbers of documents and remarks, unless the English says the same.
_REMARK = re.compile(
    r"[\d〇零一二三四五六七八九十]+[年月日号期版页条].*|第[\d一二三四五六七八九十]+[号期版页条].*|"
    r"笑|大笑|掌声|鼓掌|略|下同|同上|如[上下]图|[上下]图|原文如此|未完待续|完"
)
_NUMERAL = re.compile("[\\d〇零一二三四五六七八九十百千万两双]")
_SOUNDS = re.compile("大?笑|掌声|鼓掌|笑声|沉默|停顿")  # of a speech in print, in any language
_NUMBERED = ("〔", "[2", "［")  # the year that follows an issuer: 国办发〔2021〕15号
_BYLINE = re.compile("(?:图片?|文|摄影?|翻译|编译)[/／]$")
_NAMES = re.compile(rf"[{HAN}]{{2,4}}(?:[、，,][{HAN}]{{2,4}}){{2,}}")
_TOLD = 0.25  # the share of the Chinese from which on the English says the same
_PLAUSIBLE = (1.2, 16.0)  # English characters for a Chinese one


def confidence(partner: Partner, line: str) -> float:
    """From 0 to 1; below 0.4 a person should look before believing it."""
    phrase = partner.phrase
    if phrase is None:
        return 0.05
    if phrase.is_sound:
        sure = 0.97
    elif phrase.is_quoted:
        sure = 0.9 + 0.07 * phrase.coverage
    elif phrase.is_capital:
        sure = 0.7 + 0.25 * phrase.coverage
    else:
        sure = 0.45 + 0.45 * phrase.coverage
    if not partner.is_bracketed:
        sure *= 0.8
    return round(sure * _likeness(partner, line), 2)


def _likeness(partner: Partner, line: str) -> float:
    assert partner.phrase is not None  # noqa: S101 (asked only then)
    zh = partner.zh.of(line)
    size = max(1, len(_HAN.findall(zh)))
    likeness = 1.0
    if _CREDIT.match(zh) or _BYLINE.search(line[: partner.zh.start]):
        likeness *= 0.25
    if partner.phrase.coverage < _TOLD and not partner.phrase.is_quoted:
        is_issuer = line.startswith(_NUMBERED, partner.zh.end)
        likeness *= 0.5 if is_issuer or _REMARK.fullmatch(zh) else 1.0
    if not any(map(str.isalpha, partner.en.of(line))) and not _NUMERAL.search(zh):
        likeness *= 0.3  # © 2024 新华网
    if _SOUNDS.fullmatch(zh) and not partner.phrase.is_quoted:
        likeness *= 0.4
    if _SENTENCE.search(zh) and not (partner.phrase.is_quoted and size <= 16):
        likeness *= 0.35
    elif size > 20:
        likeness *= 0.5
    if _NAMES.fullmatch(zh) and not partner.is_listed:
        likeness *= 0.3
    ratio = len(partner.en) / size
    is_acronym = partner.en.of(line).isupper()
    if not is_acronym and not (_PLAUSIBLE[0] <= ratio <= _PLAUSIBLE[1]):
        likeness *= 0.5
    return likeness
