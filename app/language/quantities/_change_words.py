"""Words that say up or down, by or to, and since when, around a number in either language."""

import re

_UP_ZH = (
    "加息|多了|增长|增加|增多|增至|增到|增产|增收|增|提高|提升|提价|上升|上涨|上扬|上调|升高|升值|升至|升到|回升|攀升|飙升|跃升|扩大|扩张"
    "|涨至|涨到|涨价|大涨|上浮|高出|多出|加薪|涨|升|增速|增幅|涨幅|升幅"
)
_DOWN_ZH = (
    "降息|降准|少了|减少|减至|减到|减产|减|缩减|削减|裁减|裁员|减排|下降|下滑|下跌|下调|下挫|下浮|降低|降至|降到|降价|跌至|跌到|跌破|大跌|暴跌|回落"
    "|缩短|压缩|缩小|缩水|萎缩|贬值|降|跌|滑落|收窄|负增长|降幅|跌幅|减幅"
)
# 降幅收窄, 多减, 止跌, 减速: a change of a change is not judged. 提升 means rank after 由.
DOUBLE_ZH = re.compile(
    r"[增涨升降跌减]幅[^,;。]{0,4}(?:收窄|扩大|缩小|回落|加快|放缓|提高|上升|下降|减少|增加|比|较)"
    r"|[少多][增减]|减[亏负税速缓免半]|降[本耗雨水温压]|增[量值强]|增速"
    r"(?:放缓|回落|下降|下滑|收窄|加快|提高|上升)|止[跌升降]|升级|提升[^至到了\d]|涨停|跌停|跌破"
    r"|增[加长]?(?:不到|少)|未[增减升降]|不[增减升降]|升[学旗职任]"
)
BEFORE_ZH = re.compile(
    rf"(?:负增长|(?P<up>{_UP_ZH})|(?P<down>{_DOWN_ZH}))(?:幅度?|速度|率)?(?:了|约|近|超过?|逾|将近|大约|可|将|有|高"
    rf"|仅|也|就|达|共|近)"
    r"{0,3}(?P<to>至|到|为|成)?(?:了|约|近|超过?|逾|将近|大约|仅|的)?"
    r"(?:(?:历史|年内|近年来?)?(?:的?[最新][高低])(?:点|位|水平|值)?的?)?\s?$"
)
AFTER_ZH = re.compile(
    r"(?:以上|左右|多)?的?(?:同比|环比|年均)?(?:负增长|(?P<up>增长|增幅|涨幅|升幅|增速)"
    r"|(?P<down>降幅|跌幅|下降|减幅))(?![至到为])"
)
ENDS = frozenset(
    (
        "增至",
        "增到",
        "升至",
        "升到",
        "涨至",
        "涨到",
        "减至",
        "减到",
        "降至",
        "降到",
        "跌至",
        "跌到",
        "跌破",
    )
)
THAN_ZH = re.compile(
    r"[比较][^,;。]{1,20}(?:(?P<up>[高多]出?|[快长大增])|(?P<down>[低少慢短小]))[了约近]?\s?$"
)
# Of a folded text, in which ， is a comma.
STOP_ZH = re.compile(r"[,;!?:(。、\n]")

_UP_EN = (
    "increas(?:e|es|ed|ing)|rise|rises|rose|risen|rising|grow|grows|grew|grown|growing|growth"
    "|up|gain(?:s|ed|ing)?"
    "|climb(?:s|ed|ing)?|widen(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)"
    "|soar(?:s|ed|ing)?|rais(?:e|es|ed|ing)|expand(?:s|ed|ing)?"
    "|expansion|hikes?|hiked|improved?|upward|rebound(?:s|ed)?|higher|added"
    "|hir(?:ed|es|ing)|recruit(?:ed|s|ing)|edged up|went up"
)
_DOWN_EN = (
    "decreas(?:e|es|ed|ing)|fall|falls|fell|fallen|falling|drop(?:s|ped|ping)?|declin(?:e|es"
    "|ed|ing)|(?<!put )(?<!putting )down(?! payment)"
    "|reduc(?:e|es|ed|ing|tion)|slid|slide|slipped|cut|cuts|cutting|lower(?:ed|s|ing)?"
    "|shr[aiu]nk(?:s|ing)?"
    "|shrunken|contract(?:ed|ion)|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|slump(?:s|ed)?"
    "|tumbl(?:e|es|ed|ing)|narrow(?:ed|s|ing)"
    r"|dip(?:s|ped)?|loss(?!\s[a-z]+(?:ed|ing|s|ew|ose)\s)|lost|slash(?:ed|es|ing)|went down"
    "|downward"
)
_FILL_EN = (
    r"(?:sharply|slightly|further|again|steadily|significantly|dramatically|rapidly|another"
    r"|year[- ]on[- ]year|year[- ]over[- ]year"
    r"|yoy|month[- ]on[- ]month|quarter[- ]on[- ]quarter|rate|only|just|some|a|an|the|about"
    r"|nearly|almost|over|around|approximately"
    r"|record|record low|record high|all-time low|all-time high|low|high|of"
    r"|roughly|more than|less than|as much as|in total|on average|annually|it|them|prices?"
    r"|output|size|value)"
)
BEFORE_EN = re.compile(
    rf"\b(?:(?P<up>{_UP_EN})|(?P<down>{_DOWN_EN}))"
    rf"(?:(?:\s{_FILL_EN}){{0,4}}(?:\sfrom(?:\s[\w.,%$-]{{1,12}}){{1,3}}?(?=\s(?:to|by)\b))?"
    r"(?P<link>\s(?:by|of|to|from|at|for|reaching|to reach))?"
    rf"|(?:\s(?!(?:due|according|compared|close|up|relative|and|but|in|as|at|from|for|with"
    rf"|that)\b)[a-z’']{{1,12}}){{1,5}}(?P<far>\s(?:by|to)))"
    rf"(?:\s{_FILL_EN}){{0,2}}\s?[$¥€£]?$"
)
AFTER_EN = re.compile(
    r"^\s?(?:(?:sharp|slight|year[- ]on[- ]year|year[- ]over[- ]year|yoy|y/y|annual|monthly"
    r"|month[- ]on[- ]month|in|point)\s){0,3}"
    r"(?:(?!of|from|in|as|and|but|while|to|after|than|the|with|for|on|or|at)[a-z]+\s)?"
    r"(?:(?P<up>increase|rise|growth|gain|jump|surge|hike|expansion|higher|uptick|more)"
    r"|(?P<down>decrease|fall|drop|decline|reduction|cut|lower|contraction|plunge|loss|dip"
    r"|fewer|less))\b"
)
AS_MANY_EN = re.compile(r"\sas\s(?:many|much|large|big|high|long)\b")
JOINT_EN = re.compile(r"[,;!?:()\n]|\.\s|\b(?:and|but|while|though)\b")
STOP_EN = re.compile(r"[,;!?:()\n]|\.\s")

LESS = re.compile(
    rf"{_DOWN_ZH}|[负亏]|零下|逆差|赤字|流出|[-−–]\s?\d|\b(?:{_DOWN_EN}|minus|negative|below|subzero"
    r"|deficits?|los(?:es|ing)|shortfall|outflows?|recession|worse|weak\w*)\b"
)

SAME_PERIOD_ZH = re.compile("同比|比上年同期|比去年同期|较上年同期|较去年同期|与去年同期相比")
LAST_PERIOD_ZH = re.compile(
    "环比|比上月|较上月|比上个月|较上个月|比上季度|较上季度|比上一季度|较上一季度"
)
SAME_PERIOD_EN = re.compile(
    r"year[\s-]on[\s-]year|year[\s-]over[\s-]year|\by-?o-?y\b|\by/y\b|(?:a|one) year (?:ago"
    r"|earlier|before)"
    r"|(?:from|over|than|with|to|against|versus) (?:the |that of the )?"
    r"(?:last|previous|prior|preceding) year\b"
    r"|(?:same|corresponding) (?:period|time|month|quarter) (?:of )?(?:last|the previous|a) year"
)
LAST_PERIOD_EN = re.compile(
    r"(?:month|quarter|week)[\s-](?:on|over)[\s-](?:month|quarter|week)|\bm-?o-?m\b"
    r"|\bq-?o-?q\b|\bm/m\b|\bq/q\b"
    r"|\bsequentially\b|(?:from|over|than|with|to|against|versus) (?:the "
    r"|that of the )?(?:last|previous|prior|preceding)"
    r" (?:month|quarter|week)|(?:a|one) (?:month|quarter|week) (?:ago|earlier|before)"
)
# Any word that could stand for the comparison acquits.
YEAR_EN = re.compile(
    r"year[\s-]o|\byoy\b|\by-o-y\b|y/y|annual|year (?:earlier|ago|before)|same|corresponding"
    r"|(?:from|than|over|with|to|against|versus|on) (?:the |that of |a )?"
    r"(?:(?:last|previous|prior|preceding|past) )?(?:year|\d{4})|(?:twelve|12) months"
)
MONTH_EN = re.compile(
    r"month|quarter|week|sequential|chain|\bmom\b|\bqoq\b"
    r"|(?:previous|preceding|prior)(?! year)|period-o|earlier period"
)
