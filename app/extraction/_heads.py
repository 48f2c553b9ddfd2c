"""What terms usually end in, and the verbs that introduce them: general knowledge of Chinese.

The lists name word endings of many fields (a rate, a bond, a station, a mechanism), not terms.
"""

ENDINGS = frozenset(
    "化率权券链体型法库险贷债费税金圈带群区站厂器芯网云潮热力源性度制证票基户员商者校院所局案书点线"
    "面层池仓地田种病药碳电油气粒星箭舱弹舰机车船轨款账价额量值比差期学论观派族党粉号榜剧梗规则标"
)
HEADS = frozenset(
    """
    制度 机制 体系 工程 行动 计划 战略 经济 模式 平台 技术 市场 电站 贷款 债券 基金 资本 资产 债务
    财政 金融 保险 保障 服务 产业 企业 联盟 园区 基地 中心 集群 网络 数据 算力 模型 芯片 算法 系统
    装置 设备 材料 电池 能源 电网 电厂 电价 农田 种业 品种 资源 权益 权利 责任 义务 规则 标准 认证
    评估 评价 审查 备案 许可 监管 治理 改革 试点 转型 升级 替代 融合 联动 共享 交易 补偿 补贴 税收
    支付 账户 清单 目录 名录 档案 社区 住房 公寓 学校 大学 教育 教师 考试 学院 医院 医疗 医生 疗法
    药品 处方 病种 诊疗 法院 检察 判决 执行 诉讼 破产 重整 修复 仲裁 调解 合同 协议 法案 外交 多边
    伙伴 同盟 共同体 对话 威慑 作战 装备 卫星 火箭 发动机 星座 轨道 空间 工艺 制程 封装 设计 测试
    流片 文化 遗产 传承 旅游 消费 品牌 直播 短剧 主播 粉丝 社交 生态 碳汇 湿地 物种 保护 污染 排放
    减排 能耗 储能 光伏 风电 氢能 核电 现象 效应 陷阱 困境 焦虑 信仰 红利 鸿沟 洼地 高地 走廊 枢纽
    门槛 短板 赛道 劳动者 骑手 老人 青年 人才 干部
    """.split()  # noqa: SIM905
)
INTRODUCING = frozenset(
    """
    推行 实行 试行 引入 采用 建立 设立 探索 实施 推广 开展 启动 提出 称为 叫作 叫做 所谓 称 所说
    名为 即 叫 搞 发展 推进 推动 落实 完善 健全 防止 遏制 破解 打破 纳入 成立 出台 制定 强化 深化
    加快 促进 倡导 主张 强调 作为 成为 包括 面临 缺乏 缺少 出现 形成 构建 打造 布局 押注 瞄准
    """.split()  # noqa: SIM905
)
FOLLOWING = frozenset(
    """
    制度 机制 改革 政策 试点 模式 体系 工程 行动 计划 市场 项目 平台 概念 战略 问题 现象 产业 时代
    企业 公司 技术 的 等 是 指 就是 则 也 在 和 与
    """.split()  # noqa: SIM905
)
# Words that frame what is said: no term has one, except in quotation marks.
SAYING = frozenset(
    """说 称 表示 认为 坦言 介绍 指出 提醒 透露 承认 解释 关键 在于 所谓 这种 这些 一种
    全称 简称 俗称 又称 亦称 统称 泛指 特指""".split()  # noqa: SIM905
)
