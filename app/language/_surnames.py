"""Surnames: which are common, how the odd ones are read, and which are foreign.

All in simplified characters, as `app.language.scripts.simplified` gives them.
"""


def _characters(table: str) -> frozenset[str]:
    return frozenset("".join(table.split()))


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# By number of bearers, roughly; nearly everybody in China has one of these.
COMMON = _characters("""
    王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅付沈曾彭吕苏卢蒋蔡贾丁魏薛
    叶阎闫余潘杜戴代夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺
    赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜
    詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边吉饶刁瞿戚
    丘古米池滕晋苑邬臧宫苟全褚廉简娄盖符奚木穆党燕郎冀谈姬屠连郜晏栾郁商蒙计喻窦迟敖冷卓花仇艾蓝都巩井练仲
    乐虞卞封竺冼原官衣楚佟栗匡宗应巫鞠桑荆谌明沙伏岑习胥蔺占相邸干步蒲尚农温别阙储晁贡劳逄姬沃云从门南
    敬容寿利平尧朴那佘阚訾种缪过祭厉漆麻乌皮郗区撒郇眭幺召员
""")

COMPOUND = {
    "欧阳": "Ōuyáng",
    "司马": "Sīmǎ",
    "上官": "Shàngguān",
    "诸葛": "Zhūgě",
    "皇甫": "Huángfǔ",
    "尉迟": "Yùchí",
    "司徒": "Sītú",
    "令狐": "Línghú",
    "公孙": "Gōngsūn",
    "慕容": "Mùróng",
    "长孙": "Zhǎngsūn",
    "夏侯": "Xiàhóu",
    "轩辕": "Xuānyuán",
    "宇文": "Yǔwén",
    "鲜于": "Xiānyú",
    "端木": "Duānmù",
    "南宫": "Nángōng",
    "东方": "Dōngfāng",
    "独孤": "Dúgū",
    "西门": "Xīmén",
    "东郭": "Dōngguō",
    "百里": "Bǎilǐ",
    "呼延": "Hūyán",
    "澹台": "Tántái",
    "濮阳": "Púyáng",
    "淳于": "Chúnyú",
    "单于": "Chányú",
    "太史": "Tàishǐ",
    "申屠": "Shēntú",
    "万俟": "Mòqí",
    "闻人": "Wénrén",
    "赫连": "Hèlián",
    "拓跋": "Tuòbá",
    "完颜": "Wányán",
    "纳兰": "Nàlán",
    "钟离": "Zhōnglí",
    "公冶": "Gōngyě",
    "宗政": "Zōngzhèng",
    "太叔": "Tàishū",
    "仲孙": "Zhòngsūn",
    "亓官": "Qíguān",
    "司空": "Sīkōng",
    "司寇": "Sīkòu",
    "闾丘": "Lǘqiū",
    "梁丘": "Liángqiū",
    "左丘": "Zuǒqiū",
    "谷梁": "Gǔliáng",
    "南郭": "Nánguō",
    "第五": "Dìwǔ",
    "哥舒": "Gēshū",
    "达奚": "Dáxī",
    "贺兰": "Hèlán",
    "叶赫那拉": "Yèhènàlā",
    "爱新觉罗": "Àixīnjuéluó",
}

# Read otherwise than in running text. A second reading is one that some families use.
READINGS = {
    "单": ("Shàn",),
    "解": ("Xiè",),
    "曾": ("Zēng",),
    "仇": ("Qiú",),
    "任": ("Rén",),
    "区": ("Ōu",),
    "查": ("Zhā",),
    "朴": ("Piáo",),
    "翟": ("Zhái", "Dí"),
    "葛": ("Gě",),
    "华": ("Huà", "Huá"),
    "盖": ("Gě", "Gài"),
    "乐": ("Yuè", "Lè"),
    "宁": ("Níng", "Nìng"),
    "纪": ("Jì", "Jǐ"),
    "覃": ("Qín", "Tán"),
    "缪": ("Miào",),
    "卜": ("Bǔ",),
    "肖": ("Xiāo",),
    "燕": ("Yān",),
    "薄": ("Bó",),
    "召": ("Shào", "Zhào"),
    "冼": ("Xiǎn",),
    "那": ("Nà", "Nā"),
    "过": ("Guō",),
    "祭": ("Zhài",),
    "种": ("Chóng",),
    "员": ("Yùn",),
    "折": ("Shé",),
    "都": ("Dū",),
    "郗": ("Xī", "Chī"),
    "隗": ("Wěi", "Kuí"),
    "牟": ("Móu", "Mù"),
    "谌": ("Chén", "Shèn"),
    "郇": ("Xún", "Huán"),
    "眭": ("Suī",),
    "撒": ("Sǎ",),
    "相": ("Xiàng",),
    "佘": ("Shé",),
    "阚": ("Kàn",),
    "訾": ("Zī",),
    "逄": ("Páng",),
    "褚": ("Chǔ",),
    "晁": ("Cháo",),
    "乜": ("Niè",),
    "幺": ("Yāo",),
    "黑": ("Hè", "Hēi"),
    "秘": ("Bì",),
    "繁": ("Pó",),
    "洗": ("Xiǎn",),
    "车": ("Chē",),
    "石": ("Shí",),
    "强": ("Qiáng",),
    "应": ("Yīng",),
    "俞": ("Yú",),
    "干": ("Gān",),
    "蔚": ("Yù", "Wèi"),
    "尉": ("Wèi",),
    "瞿": ("Qú",),
    "令": ("Líng",),
    "钻": ("Zuān",),
    "粘": ("Nián",),
    "宓": ("Fú", "Mì"),
    "适": ("Kuò",),
    "能": ("Nài",),
    "哈": ("Hǎ", "Hā"),
    "还": ("Huán",),
    "角": ("Jué",),
    "观": ("Guàn",),
    "冠": ("Guàn",),
    "长": ("Cháng",),
    "重": ("Chóng",),
    "行": ("Xíng",),
    "曲": ("Qū",),
    "南": ("Nán",),
}

# In given names these have another reading than alone, or one of two: the first is the usual one.
GIVEN_READINGS = {
    "乐": ("lè", "yuè"),
    "茜": ("qiàn", "xī"),
    "行": ("xíng", "háng"),
    "朝": ("cháo", "zhāo"),
    "晟": ("shèng", "chéng"),
    "长": ("cháng", "zhǎng"),
    "重": ("chóng", "zhòng"),
    "柏": ("bǎi", "bó"),
    "兴": ("xīng", "xìng"),
    "盛": ("shèng", "chéng"),
    "曾": ("zēng", "céng"),
    "和": ("hé",),
    "华": ("huá",),
    "为": ("wéi",),
    "少": ("shào",),
    "中": ("zhōng",),
    "正": ("zhèng",),
    "宁": ("níng",),
    "好": ("hǎo",),
    "应": ("yìng", "yīng"),
    "燕": ("yàn",),
    "传": ("chuán",),
    "单": ("dān",),
    "相": ("xiāng", "xiàng"),
    "都": ("dū",),
    "当": ("dāng",),
    "还": ("huán",),
    "仔": ("zǎi", "zǐ"),
    "降": ("xiáng", "jiàng"),
    "颉": ("jié", "xié"),
    "珲": ("huī", "hún"),
    "洗": ("xiǎn", "xǐ"),
    "予": ("yǔ", "yú"),
}

# Families of Japan; their names are read in Japanese.
JAPANESE = _words("""
    田中 山本 铃木 佐藤 高桥 伊藤 渡边 中村 小林 加藤 吉田 山田 佐佐木 山口 松本 井上 木村 清水
    山崎 中岛 池田 阿部 桥本 石川 前田 藤田 小川 冈田 后藤 长谷川 村上 近藤 坂本 远藤 青木 藤井
    西村 福田 太田 三浦 藤原 松田 冈本 中川 中野 原田 小野 田村 竹内 上田 森田 柴田 酒井 工藤 横山
    宫崎 宫本 内田 安藤 岛田 谷口 大野 丸山 今井 藤本 村田 上野 杉山 增田 小山 大冢 平野 菅原 久保
    松井 千叶 岩崎 樱井 木下 野口 松尾 菊地 野村 新井 安倍 岸田 石破 鸠山 麻生 小泉 福岛 河野 茂木
    野田 稻田 黑田 本田 丰田 松下 三木 大平 竹下 宫泽 村山 桥下 二阶 高市 玉木 枝野 志位 若宫 川口
    宇野 羽田 大江 川端 三岛 夏目 芥川 东野 宫部 手冢 鸟山 北野 黑泽 今村 是枝 坂口
""")

# Also, or mostly, surnames of Korea and Viet Nam, where names have their own spellings.
KOREAN = {"朴": "Park", "金": "Kim", "崔": "Choi"}
VIETNAMESE = {"阮": "Nguyễn", "黎": "Lê"}

# The characters that write foreign sounds; a name made of them is seldom Chinese.
SOUNDS = _characters("""
    斯尔克特姆逊顿娜亚莱洛尼科戈蒂奥弗萨维伦迪茨莎珍妮德布卡拉罗贝哈诺基里普巴马默朗佐瓦希彼得约翰
    杰纳蒙坦塔托图乔治查詹迈威廉埃伊莫曼格兰契夫柯鲁胥穆阿拜登泽连内塞班古雷史密森皮夏肯比恩凯卫劳
    苏艾利丽丹
""")
# Of these, the ones that are common in the given names of Chinese women.
FEMININE = _characters("娜亚莎珍妮丽丹兰艾")
