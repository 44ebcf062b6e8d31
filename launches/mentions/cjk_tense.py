# ruff: noqa: E501 (tables and patterns read better unbroken)
"""In which tense Japanese and Chinese speak of a date: told by the verb behind it, or by the words beside it.

A plan is what the text takes back ("4月に予定していた…を10月に延期する", "由7月1日改为5月28日"). Reports open with their own day
("は2日、…を9月に発売すると発表した", "公司3月1日宣布"): what only tells when something was said is the nearest day of its name.
"""

import re

from launches.mentions.expression import Found, Reference, Tense

_FAR = 90
_LAUNCH = (
    "発売|販売|発刊|刊行|創刊|出版|発行|リリース|配信|提供|公開|上映|封切|出荷|納車|開業|開館|開園|開店|開幕|開設|開通|開始|開催|オープン|就航|運行|運航|打ち?上げ"
    "|出(?=[しすたるさて])|売り(?:切れ|出)|売(?=れた|った)|完売|立ち上げ|生まれ|迎え|完成|終[えわ]|受賞|決ま|閉(?=[じ])|閉[店校館園]|休業|休止|移転|就任|発足|載(?=[っせ])|起き|買(?=っ)|突破|終了|値上げ|値下げ"
    "|放送|放映|稼働|デビュー|登場|導入|投入|スタート|始|開(?=[かくい])|設立|創業|創立|上場|着工|届|並"
)
_PUT = "延期|変更|前倒し|遅れ|ずれ込|繰り|早め|先送り|後ろ倒し"
_VERB = re.compile(
    r"(?P<plan>(?:予定|計画|見込み|見通し|はず)(?:だった|でした|であった|で(?:あり|ござい)ました)"
    r"|(?:(?:予定|計画)(?:を?し|と?され)|とし)て(?:いた(?![しだ])|いまし|おりまし))"
    rf"|(?:(?P<said>発表|公表|披露|明らかに)|(?P<put>{_PUT})|{_LAUNCH})(?:を(?:開始|スタート))?(?P<form>[ぁ-ん]{{1,9}})"
)
_DID = re.compile(
    r"(?:(?<!い)[しれっめりけえ]|てい)(?:まし)?た(?![いらりくし])|\Aいた(?![しだ])|\Aた(?![いらりくし])|んだ"
)
_DOES = re.compile(r"る|ます|く(?!な)")
_GIVES_WAY = re.compile(rf"(?:から|[^。、\d]{{0,8}}予定日?[をのか])[^。]{{1,30}}?[にへ](?:{_PUT})")
_WAS = re.compile(r"(?:だった|でした|であった)")


def japanese_tense(text: str, start: int, end: int, found: Found, reference: Reference) -> Tense:
    """Return the tense of the verb that a date belongs to, in the sentence from `start` to `end`."""
    if _GIVES_WAY.match(text, found.end, end):
        return Tense.PLAN
    if _WAS.match(text, found.end):
        return Tense.PAST
    verbs = [one for one in _VERB.finditer(text, found.end, min(end, found.end + _FAR)) if _tells(one)]
    if not verbs:
        return Tense.FUTURE
    opens = text[found.end : found.end + 1] == "、"
    verb = verbs[-1] if opens and verbs[-1]["said"] else verbs[0]
    if verb["plan"] or _is_plan(verb, text):
        return Tense.PLAN
    if verb["put"] or not _DID.search(verb["form"]):
        return Tense.FUTURE
    if verb["said"]:
        return _nearest(found, reference) if opens or text[found.end : found.end + 1] == "に" else Tense.FUTURE
    return Tense.PAST


def _tells(verb: re.Match[str]) -> bool:
    return verb["form"] is None or _DID.search(verb["form"]) is not None or _DOES.search(verb["form"]) is not None


def _is_plan(verb: re.Match[str], text: str) -> bool:
    """Whether what follows a verb makes it a plan given up ("発売する予定だった", "発売するはずだった")."""
    following = _VERB.match(text, verb.end())
    return "はずだった" in verb["form"] or (following is not None and following["plan"] is not None)


_PLANNED = re.compile(
    r"(?:原[定訂订本]|[本原][应應来來]|原[计計][划劃畫]|原[拟擬]|最初|(?:此前|先前|早前|之前|曾)(?:公[布佈]|[宣][布佈]|[计計][划劃畫]|[预預][计計定]|承[诺諾]|定))[^，。；]{0,14}\Z"
)
_PUT_OFF = re.compile(r"[推押][迟遲后後]|延[期后後迟遲]|改|[变變]更|[调調]整|提[前早]")
# Nothing happens then: "将不在10月1日上映", "赶不上10月1日".
_NOT_THEN = re.compile(
    r"(?:不[会會再能]?|[无無]法|未能)[在于於]\s?\Z|(?:[赶趕]不[上及]|[来來]不及|[错錯][过過]|[无無][缘緣]|撤[出档檔])(?:了)?\s?\Z"
)
_OUT_OF = re.compile(r"[由从從自](?:原[^，。；]{0,6})?\Z")
_AHEAD = re.compile(r"[将將](?![军軍近])|[预預][计計期]|[计計][划劃畫]|[拟擬]|定[于於档檔]|[可有]望|最[快早]")
_BEHIND = re.compile(r"已(?:[于於在经經])?[^，。；]{0,2}\Z|曾")
_DONE = re.compile(r"以[来來]|已|[刚剛](?![好需性])|(?<![布佈告露])了(?![解不])|曾|[^通超]过(?=\Z)")
_TOLD = re.compile(
    r"\s?(?:上午|下午|晚[间間]?|在[^，。；]{1,8})?(?:[宣公发發][布佈告表]|[表透指][示露出]|[证證][实實]|[确確][认認]|[获獲]悉|[报報][导道導])"
)
# "快要上市了".
_COMES = re.compile(r"(?:[即就快]?[将將要]|快|[会會能])[^，。；]{1,10}了")
# Who tells of sales tells of what is out.
_SOLD = re.compile(r"首[周日週月批]|[销銷]量|[售卖賣]出|突破|累[计計]|[热熱][销銷卖賣]|好[评評]|票房|接待|超[过過]")
# What was done then, unless something tells that it is to come.
_ACHIEVED = re.compile(
    r"完成|通[过過](?!后)|[获獲][得批评評颁頒选選]?|[动動开開][工机機]|封[顶頂]|下[线線](?!时)|[贯貫]通|[杀殺]青|[创創]下|[达達]到|[卖賣售][出掉空光]|[售賣卖][罄]|送入|入[轨軌]|[抢搶]到|入手|到手|下[单單]|召[开開]|落[户戶]|揭[牌晓曉]|曝光|[同环環]比|共(?=[交售销銷接待执執])|(?:交付|[销銷]售?|[售卖賣]出|接待|出[货貨]|生[产產])(?:新[车車]|量)?[约約超近达達]?\s?[\d一二三四五六七八九十百千]|[签簽][约約署]"
)
# "9月上市的 E6" is of the September that is nearest, and so is "2月19日入轨后".
_RELATIVE = re.compile(
    r"[^，。；]{0,14}(?:上市|[发發][售布佈表行]|[开開][售卖賣业業馆館园園幕播通]|推出|上架|上[线線]|上映|播出|通[车車]|出版|[问問]世|首[发發播映]|亮相|[买買抢搶]到|落成|[启啟]用|首次[^，。；]{0,4})的"
)
_AFTERWARDS = re.compile(r"[^，。；]{2,}(?:之?[后後]|以[后後]|[后後]不久)\Z")
_ALREADY = re.compile(r"[^，。；]{0,3}就(?![是能要会會可将將得有等])")
_OPENED = re.compile(r"[^，。；]{1,6}的")
_CLAUSE = re.compile(r"[，,、。；;：:！!？?（(]")


def chinese_tense(text: str, start: int, end: int, found: Found, reference: Reference) -> Tense:
    """Return the tense that the words of its clause tell of a date, in the sentence from `start` to `end`."""
    place = max(
        (one.end() for one in _CLAUSE.finditer(text, max(start, found.start - _FAR), found.start)), default=start
    )
    before = text[max(place, found.start - _FAR) : found.start]
    stop = _CLAUSE.search(text, found.end, min(end, found.end + _FAR))
    after = text[found.end : stop.start() if stop else min(end, found.end + _FAR)]
    planned = _PLANNED.search(before)
    if planned and not (planned[0][0] in "原本最" and _PUT_OFF.search(planned[0])):
        return Tense.PLAN
    if _NOT_THEN.search(before):
        return Tense.PLAN
    if _OUT_OF.search(before) and _PUT_OFF.search(after):
        return Tense.PLAN
    if _AHEAD.search(before):
        return Tense.FUTURE
    if _BEHIND.search(before) or (_DONE.search(after) and not _COMES.search(after)):
        return Tense.PAST
    if _TOLD.match(after):
        return _nearest(found, reference)
    rest = text[found.end + len(after) : min(end, found.end + _FAR)]
    told = rest if before.endswith(("于", "於", "自")) else after + rest if _OPENED.match(after) else ""
    if _SOLD.search(told) and not _AHEAD.search(told):
        return _nearest(found, reference)
    if _AHEAD.search(after):
        return Tense.FUTURE
    if any(one.match(after) for one in (_RELATIVE, _AFTERWARDS, _ALREADY)) or _ACHIEVED.search(after):
        return _nearest(found, reference)
    return Tense.FUTURE


def _nearest(found: Found, reference: Reference) -> Tense:
    """Return the tense by which a date without a year is the nearest one of its name."""
    days = found.days(reference, Tense.PLAN)
    return Tense.PAST if days is not None and days[0] < reference.day else Tense.FUTURE
