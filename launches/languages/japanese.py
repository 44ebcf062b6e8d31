# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Japanese: dates and cues."""

from launches.cues import CueTable, Kind
from launches.languages.language import Language
from launches.mentions.cjk import CjkGrammar, spaced
from launches.mentions.cjk_tense import japanese_tense

_TABLE: dict[Kind, str] = {
    Kind.LAUNCH: "発売日；発売；発売予定；発売開始；販売開始；販売を開始；販売；リリース；配信開始；配信；提供開始；提供を開始；公開；上映開始；上映；出荷開始；出荷；開業；開館；開園；オープン；就航；運行開始；運行を開始；打ち上げ；打上げ；放送開始；放送；納車；刊行；サービス開始；サービスを開始；店頭に並；店頭；デビュー；登場；お届け",
    Kind.START: "開始；予定；始ま；決定；スタート；から；見込み；目指",
    Kind.PREORDER: "予約受付；予約；先行予約；受注；申込；申し込み；募集；抽選；登録受付；事前登録",
    Kind.TICKET: "チケット；前売；航空券",
    Kind.EARLY: "体験版；ベータ；β版；先行体験；試作；テスト；試験；アーリーアクセス；先行公開；試乗；内覧",
    Kind.EVENT: "発表会；発表しました；発表した；発表；披露；公表；お披露目；記者会見；明らかにし",
    Kind.GATHERING: "出展；展示；展示会；ゲームショウ；イベント；フェスティバル；コンサート；セミナー；開催；見本市；祭",
    Kind.EMBARGO: "解禁",
    Kind.BACKUP: "予備日；予備期間",
    Kind.OFFER: "キャンペーン；割引；特典；セール；応募；返金；価格；値下げ；無料期間",
    Kind.SUPPORT: "サポート終了；終了；保証；メンテナンス；休館；閉店；受付終了；サービス終了；生産終了",
    Kind.FINANCE: "決算；業績；売上；配当；株主総会；株；予算；累計",
    Kind.HISTORY: "設立；創業；創立；周年；年前；前作；初代；創刊；以来",
    Kind.PRODUCTION: "生産；製造；量産；撮影；着工；工事；工場；竣工；認証",
    Kind.OTHER: "アップデート；更新；周辺機器；サウンドトラック；文庫；続編；追加コンテンツ；予告編；採用；受賞；賞；増刷；再販；リコール；回収；第二期；次回",
    Kind.FOLLOW: "順次；以降；海外；その他の地域；続いて；追って",
    Kind.REPORT: "述べ；語；によると；コメント",
    Kind.OLD_PLAN: "予定でし；予定していた；予定しておりました；予定しておりまし；としていた；当初；予定だった；であった；を予定してい",
    Kind.NOT_THIS: "ではなく；に代え；の代わり",
    Kind.DELAY: "延期；遅延；遅れ；見送；延びる；後ろ倒し；先送り；お待たせ",
    Kind.NO_DELAY: "遅れなく；予定通り；予定どおり",
    Kind.EARLIER: "前倒し；早め；繰り上げ",
    Kind.CANCEL: "中止；開発中止；発売中止；取りやめ；断念；撤回；キャンセル；打ち切り；白紙",
    Kind.NO_CANCEL: "キャンセルいただけ；キャンセル可能；キャンセル料；キャンセルでき；ノイズキャンセル",
    Kind.REVIVE: "再開；復活",
    Kind.OUT: "発売中；販売中；配信中；公開中；本日発売；発売しました；発売いたしました；販売を開始しました；配信を開始しました；開業しました；オープンしました；リリースしました；本日より発売；本日より販売；打ち上げに成功",
    Kind.OUT_PAST: "発売され；発売した；公開され；リリースされ；開業した；打ち上げられ",
    Kind.SOON: "近日；まもなく；間もなく；近く；改めてお知らせ；未定；追ってお知らせ；今後",
    Kind.RUMOUR: "噂；うわさ；リーク；関係者",
}  # fmt: skip

JAPANESE = Language(
    code="ja",
    cues=CueTable({kind: spaced(lines) for kind, lines in _TABLE.items()}, {}, ()),
    find=CjkGrammar(
        days={
            "本日|今日|ただいま|今朝|き(?<![うっんゃゅょい]き)ょう(?=[、にのは\\d一-龥]|から|より)": 0,
            "明日(?!香)|あす(?=[、にのは\\d一-龥]|から|より|オープン|リリース|スタート)|あした(?=[、にのは]|から|より)": 1,
            "昨日|きのう": -1,
            "明後日|あさって": 2,
            "一昨日|おととい": -2,
        },
        rest_of_year="年内|今年中|本年中",
        hours={"午後": 12, "午前": 0, "夜": 12, "夕方": 12, "朝": 0},
        japanese=True,
    ).find,
    conjunctions=frozenset(),
    tense=japanese_tense,
)
