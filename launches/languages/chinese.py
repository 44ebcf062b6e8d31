# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Chinese, simplified and traditional: dates and cues."""

from launches.cues import CueTable, Kind
from launches.languages.language import Language
from launches.mentions.cjk import CjkGrammar, spaced
from launches.mentions.cjk_tense import chinese_tense

_TABLE: dict[Kind, str] = {
    Kind.LAUNCH: "开门迎客；開門迎客；开门；开幕；開幕；迎客；上市；正式上市；发售；發售；开售；開售；首销；首銷；发布上线；上线；上線；上映；公映；开业；開業；开园；開園；开放；開放；开馆；開館；推出；交付；开始交付；销售；銷售；出售；发货；發貨；首飞；首航；发射；發射；通车；開通；开通；投入运营；投入使用；公测；面世；问世；問世；登陆；登陸；开播；開播；首播；播出；出版；正式版；入市；投放市场；到店",
    Kind.START: "开始；開始；预计；預計；计划；計劃；将于；將於；定于；定於；定档；起；启动；啟動；迎来",
    Kind.PREORDER: "预订；預訂；预约；預約；预售；預售；预购；預購；报名；報名；登记；申请；排队；订金；定金",
    Kind.TICKET: "门票；門票；售票；购票；開票",
    Kind.EARLY: "测试；測試；内测；內測；试用；試用；试运营；試營運；试驾；体验版；抢先体验；封测；样机；预览；试运行",
    Kind.EVENT: "发布会；發布會；发布；發布；亮相；公布；揭晓；揭幕；宣布；新品发布；直播",
    Kind.GATHERING: "展会；展會；展览；展覽；博览会；论坛；大会；音乐会；活动；活動；车展；节；庆典；峰会",
    Kind.EMBARGO: "解禁",
    Kind.BACKUP: "备选；備用；备用",
    Kind.OFFER: "优惠；優惠；折扣；促销；促銷；补贴；抽奖；截止；退款；赠送；价格；免费",
    Kind.SUPPORT: "停止支持；停产；停產；维护；維護；停运；关闭；關閉；保修；下架；停服；终止服务",
    Kind.FINANCE: "财报；財報；业绩；營收；营收；收入；股东大会；股價；股价；利润；分红；预算；季报",
    Kind.HISTORY: "成立；创立；創立；周年；成立于；始建；前身；上一代；前代；以来",
    Kind.PRODUCTION: "量产；量產；生产；生產；投产；开工；動工；动工；拍摄；拍攝；建设；工厂；认证；竣工",
    Kind.OTHER: "配件；更新；固件；升级；续集；續集；原声；资料片；预告片；招聘；获奖；奖；獎；重印；召回；第二季；平装；有声书；下一期",
    Kind.FOLLOW: "随后；隨後；其他地区；其他市场；海外；陆续；后续；之后；其餘",
    Kind.REPORT: "表示；称；稱；透露；报道；報導；据悉；介绍；確認；确认",
    Kind.OLD_PLAN: "原定；原计划；原計劃；原本；此前；本应；最初；曾计划；曾宣布",
    Kind.NOT_THIS: "而非；而不是；不再；取代；代替",
    Kind.DELAY: "推迟；推遲；延期；延迟；延遲；延后；延後；跳票；改期；暂缓；推后；押后；晚于；再等",
    Kind.NO_DELAY: "如期；按时；未受影响；不会延期；准时",
    Kind.EARLIER: "提前；提早",
    Kind.CANCEL: "取消；终止；終止；放弃；放棄；叫停；不再推出；不会推出；流产；搁置；中止；停止开发",
    Kind.NO_CANCEL: "取消订单；可取消；取消预订；免费取消；随时取消",
    Kind.REVIVE: "重启；恢复；重啟",
    Kind.OUT: "现已上市；現已上市；已上市；今日上市；今天上市；正式上市销售；现已发售；今日发售；已正式上线；现已上线；今日上线；今日开售；今天开售；已开售；正在热映；今日上映；今起；今日起；即日起；已经上市；已正式开业；今日开业",
    Kind.OUT_PAST: "已于；上市以来；自上市；于去年；发售以来",
    Kind.SOON: "即将；即將；近期；不久；敬请期待；敬請期待；另行通知；待定；尽快；稍后；未定",
    Kind.RUMOUR: "传闻；傳聞；爆料；网传；据传；消息人士",
}  # fmt: skip

CHINESE = Language(
    code="zh",
    cues=CueTable({kind: spaced(lines) for kind, lines in _TABLE.items()}, {}, ()),
    find=CjkGrammar(
        days={
            # 今日头条 is a firm.
            "今天|今日(?!头条|頭條)|即日|今早|今(?<![如至现現当當迄古]今)(?=[晚晨起宣])|今\\s?[（(]\\d{1,2}[）)]\\s?日": 0,
            # 明日方舟 and 明日之后 are games.
            "明天|明日(?!方舟|之[后後])|明早|明(?=晚)|明\\s?[（(]\\d{1,2}[）)]\\s?日": 1,
            "昨天|昨日|昨(?=晚)|昨\\s?[（(]\\d{1,2}[）)]\\s?日": -1,
            "后天|後天": 2,
            "前天": -2,
        },
        rest_of_year="年内|年內|今年晚些时候|今年晚些時候|今年内|今年內|今年稍[后後]",
        hours={
            "下午": 12,
            "晚上": 12,
            "晚间": 12,
            "晚間": 12,
            "晚": 12,
            "上午": 0,
            "早上": 0,
            "凌晨": 0,
            "中午": 12,
            "早": 0,
        },
        japanese=False,
    ).find,
    conjunctions=frozenset(),
    tense=chinese_tense,
)
