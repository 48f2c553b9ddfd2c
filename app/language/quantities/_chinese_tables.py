"""Chinese words around numbers: money, measures, hedges, and what only looks like a number."""

from app.language.quantities._values import Hedge


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


CURRENCIES = {
    "元人民币": "CNY",
    "人民币": "CNY",
    "块钱": "CNY",
    "块人民币": "CNY",
    "美元": "USD",
    "美金": "USD",
    "港元": "HKD",
    "港币": "HKD",
    "新台币": "TWD",
    "台币": "TWD",
    "日元": "JPY",
    "日圆": "JPY",
    "韩元": "KRW",
    "欧元": "EUR",
    "英镑": "GBP",
    "澳元": "AUD",
    "澳门元": "MOP",
    "加元": "CAD",
    "新加坡元": "SGD",
    "新元": "SGD",
    "林吉特": "MYR",
    "印尼盾": "IDR",
    "卢布": "RUB",
    "卢比": "INR",
    "瑞士法郎": "CHF",
    "瑞郎": "CHF",
    "泰铢": "THB",
    "越南盾": "VND",
    "元": "CNY",
}
PREFIXED_CURRENCIES = {
    "人民币": "CNY",
    "新台币": "TWD",
    "港币": "HKD",
    "美元": "USD",
    "欧元": "EUR",
    "us$": "USD",
    "hk$": "HKD",
    "nt$": "TWD",
    "a$": "AUD",
    "rmb": "CNY",
    "cny": "CNY",
    "usd": "USD",
    "¥": "CNY",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
}

# Units of measure that English writes too.
MEASURES = {
    "平方公里": "km2",
    "平方千米": "km2",
    "平方米": "m2",
    "平米": "m2",
    "立方米": "m3",
    "桶": "bbl",
    "太瓦时": "TWh",
    "公里": "km",
    "千米": "km",
    "海里": "nmi",
    "厘米": "cm",
    "毫米": "mm",
    "微米": "um",
    "纳米": "nm",
    "米": "m",
    "英里": "mile",
    "英尺": "ft",
    "英寸": "in",
    "华里": "li",
    "公斤": "kg",
    "千克": "kg",
    "毫克": "mg",
    "克": "g",
    "吨": "t",
    "磅": "lb",
    "盎司": "oz",
    "市斤": "jin",
    "毫升": "ml",
    "升": "l",
    "公顷": "ha",
    "英亩": "acre",
    "亩": "mu",
    "加仑": "gal",
    "摄氏度": "degC",
    "华氏度": "degF",
    "℃": "degC",
    "°c": "degC",
    "℉": "degF",
    "千瓦时": "kWh",
    "度电": "kWh",
    "兆瓦时": "MWh",
    "吉瓦时": "GWh",
    "兆瓦": "MW",
    "千瓦": "kW",
    "吉瓦": "GW",
    "个多小时": "hour",
    "个多星期": "week",
    "个多世纪": "century",
    "毫秒": "ms",
    "个小时": "hour",
    "小时": "hour",
    "分钟": "minute",
    "秒": "second",
    "个季度": "quarter",
    "个多月": "month",
    "个月": "month",
    "周岁": "year",
    "年": "year",
    "岁": "year",
    "天": "day",
    "个星期": "week",
    "星期": "week",
    "周": "week",
    "个世纪": "century",
    "层楼": "storey",
    "层": "storey",
    "km": "km",
    "kg": "kg",
    "cm": "cm",
    "mm": "mm",
    "nm": "nm",
    "mg": "mg",
    "ml": "ml",
    "mw": "MW",
    "gw": "GW",
    "kw": "kW",
    "mb": "MB",
    "gb": "GB",
    "tb": "TB",
    "m": "m",
}

# After a small Chinese numeral, one of these says that something is counted.
COUNTERS = frozenset(
    "级个家名位人项次条件种部座栋台辆架艘艇支只头匹间所套份篇本册张片块幅首场轮期批起例宗户口层级类组队"
    "对双倍大点步国省市县区镇村州校厂店馆站线路道扇处颗粒根把枚章节艘笔代架届门餐室厅"
)

BEFORE = {
    "不超过": Hedge.UNDER,
    "不能超过": Hedge.UNDER,
    "不得超过": Hedge.UNDER,
    "不应超过": Hedge.UNDER,
    "不可超过": Hedge.UNDER,
    "不会超过": Hedge.UNDER,
    "没有超过": Hedge.UNDER,
    "未超过": Hedge.UNDER,
    "不高于": Hedge.UNDER,
    "不得高于": Hedge.UNDER,
    "不多于": Hedge.UNDER,
    "不大于": Hedge.UNDER,
    "未满": Hedge.UNDER,
    "不满": Hedge.UNDER,
    "未达": Hedge.UNDER,
    "不得少于": Hedge.OVER,
    "不能少于": Hedge.OVER,
    "不应少于": Hedge.OVER,
    "不得低于": Hedge.OVER,
    "不能低于": Hedge.OVER,
    "不应低于": Hedge.OVER,
    "不小于": Hedge.OVER,
    "不少于": Hedge.OVER,
    "不低于": Hedge.OVER,
    "不到": Hedge.UNDER,
    "不足": Hedge.UNDER,
    "不止": Hedge.OVER,
    "不下": Hedge.OVER,
    "低于": Hedge.UNDER,
    "少于": Hedge.UNDER,
    "小于": Hedge.UNDER,
    "超过": Hedge.OVER,
    "超出": Hedge.OVER,
    "高于": Hedge.OVER,
    "多于": Hedge.OVER,
    "大于": Hedge.OVER,
    "突破": Hedge.OVER,
    "跌破": Hedge.UNDER,
    "至少": Hedge.OVER,
    "最少": Hedge.OVER,
    "至多": Hedge.UNDER,
    "最多": Hedge.UNDER,
    "将近": Hedge.NEARLY,
    "接近": Hedge.NEARLY,
    "几乎": Hedge.NEARLY,
    "差不多": Hedge.ABOUT,
    "大约": Hedge.ABOUT,
    "大概": Hedge.ABOUT,
    "约为": Hedge.ABOUT,
    "约合": Hedge.ABOUT,
    "逾": Hedge.OVER,
    "超": Hedge.OVER,
    "破": Hedge.OVER,
    "过": Hedge.OVER,
    "上": Hedge.OVER,
    "近": Hedge.NEARLY,
    "约": Hedge.ABOUT,
}
AFTER = {
    "左右": Hedge.ABOUT,
    "上下": Hedge.ABOUT,
    "以上": Hedge.OVER,
    "以下": Hedge.UNDER,
    "以内": Hedge.UNDER,
    "有余": Hedge.OVER,
    "出头": Hedge.OVER,
    "开外": Hedge.OVER,
    "之内": Hedge.UNDER,
}

# What is done so often in, for the units of 每日两次 and 'twice a day'.
OFTEN = {
    "日": "times a day", "天": "times a day", "周": "times a week", "星期": "times a week",
    "月": "times a month", "年": "times a year", "晚": "times a night",
}  # fmt: skip

# Words with a numeral in them that count nothing.
NO_QUANTITY = _words("""
    一带一路 四个全面 五位一体 三体 三农 两会 两岸 三亚 九江 四川 一汽 双十一 五粮液 一些 一般 一样
    一起 一直 一定 一旦 一切 一律 一致 一体 一方面 另一方面 一边 一下 一点 一时 一向 一贯 一线 一流
    统一 唯一 万一 九死 百姓 百货 百度 百般 万科 万达 万物 万象 万维 千禧 千古 千秋 三明治 三峡
    三沙 四大行
    双11 双十二 双12
    五金 七夕 八卦 八达岭 一心 一度 一再 一手 一经 一举 一同 一并 一概 一共 一系列 一连串
    一番 一行 一二线 二三线 三四线
    四五线 百分百 千兆 一国两制 三位一体 两弹一星 两极 两难 五官 一五一十 三三两两
    五花八门 四面八方 千方百计 千家万户 万众 万里长城 一成不变 一帆风顺 一如既往 一目了然 独一无二
    七上八下 十全十美 百花 千里马 三番五次 不管三七二十一 数一数二 第一时间 一刻 一口气 一带 一路
    进一步 一步步 一天天 一年一度 每一 任何一 这一 那一 某一 哪一 另一 同一 单一 万岁 万能 三维 二维
    一味 一席之地 一揽子 一站式 一把手 二把手 二手 三轮车 四合院 二维码 三角 六合 八方 十字
    七零八落 十万八千里 万圣节 一分一秒
    千千万万 千百万 百万富翁 千万富翁 亿万富翁 百万雄师 三五成群 四舍五入
""")
