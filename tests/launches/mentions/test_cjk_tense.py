"""In which tense Japanese and Chinese speak of a date."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from launches.document import parse_document
from launches.languages.detect import detect
from launches.mentions.expression import Reference, Tense


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # behind
        ("2月14日に発売した電気グリルが好調だ。", [("2026-02-14", Tense.PAST)]),
        ("2月14日に発売された電気グリルが好調だ。", [("2026-02-14", Tense.PAST)]),
        ("2月14日に販売を開始いたしました。", [("2026-02-14", Tense.PAST)]),
        ("発売日は2月14日でした。ありがとうございます。", [("2026-02-14", Tense.PAST)]),
        ("家具店は1日、札幌に1号店をオープンした。", [("2026-03-01", Tense.PAST)]),
        ("格鲁电烤炉已于2月14日上市。", [("2026-02-14", Tense.PAST)]),
        ("菲罗8手机自2月26日开卖以来销售亮眼。", [("2026-02-26", Tense.PAST)]),
        ("该片2月曾在柏林电影节展映。", [("2026-02", Tense.PAST)]),
        ("门票1月起已开卖，请大家关注。", [("2026-01", Tense.PAST)]),
        ("耳机于2月20日正式上市，首周销量突破10万副。", [("2026-02-20", Tense.PAST)]),
        ("2月20日开馆的美术馆一周内接待观众超过1万人次。", [("2026-02-20", Tense.PAST)]),
        ("2月20日开馆的美术馆有望接待观众超过1万人次。", [("2027-02-20", Tense.FUTURE)]),
        ("周日在上海发布了新款的电动货车。", [("2026-03-01", Tense.PAST)]),
        # ahead
        ("2月14日に発売いたします。お楽しみに。", [("2027-02-14", Tense.FUTURE)]),
        ("2月14日に新機能を搭載した新製品を発売する。", [("2027-02-14", Tense.FUTURE)]),
        ("発売日は2月14日。価格は未定という。", [("2027-02-14", Tense.FUTURE)]),
        ("発売日を2月14日と発表したという。", [("2027-02-14", Tense.FUTURE)]),
        ("手环将于1月15日开售，售价599元。", [("2027-01-15", Tense.FUTURE)]),
        ("耳机将于2月20日正式上市，首周销量有望突破10万副。", [("2027-02-20", Tense.FUTURE)]),
        # the day of a report
        ("メーカーは2日、新型バンを発表した。", [("2026-03-02", Tense.FUTURE)]),
        (
            "ウィッパは1日、電動バイクを9月17日に発売すると発表した。",
            [("2026-03-01", Tense.PAST), ("2026-09-17", Tense.FUTURE)],
        ),
        ("電機大手は7月4日、新製品を発売すると発表した。", [("2026-07-04", Tense.FUTURE)]),
        ("公司2月28日宣布，新车将于5月14日上市。", [("2026-02-28", Tense.PAST), ("2026-05-14", Tense.FUTURE)]),
        # plans taken back
        (
            "4月に予定していた新作の発売を10月に延期すると発表した。",
            [("2026-04", Tense.PLAN), ("2026-10", Tense.FUTURE)],
        ),
        ("当初2月に出荷する予定だったが、部品が不足した。", [("2026-02", Tense.PLAN)]),
        ("2月に公開するはずだったが、遅れている。", [("2026-02", Tense.PLAN)]),
        ("2日に予定されていた打ち上げは延期された。", [("2026-03-02", Tense.PLAN)]),
        ("発売を7月1日から5月28日に前倒しする。", [("2026-07-01", Tense.PLAN), ("2026-05-28", Tense.FUTURE)]),
        ("8月に発売予定の新作を10月に延期する。", [("2026-08", Tense.PLAN), ("2026-10", Tense.FUTURE)]),
        ("原定于2月14日发售的游戏将推迟至11月19日。", [("2026-02-14", Tense.PLAN), ("2026-11-19", Tense.FUTURE)]),
        ("发售日由2月16日延期至5月28日，敬请谅解。", [("2026-02-16", Tense.PLAN), ("2026-05-28", Tense.FUTURE)]),
        ("上市时间由原定的7月1日改为5月28日。", [("2026-07-01", Tense.PLAN), ("2026-05-28", Tense.FUTURE)]),
        ("此前公布的时间是今年12月。", [("2026-12", Tense.PLAN)]),
        ("原计划推迟到5月28日上市的新车。", [("2026-05-28", Tense.FUTURE)]),
        ("影片将不在5月1日上映，敬请谅解。", [("2026-05-01", Tense.PLAN)]),
        ("二月底就在誠品上架的桌遊。", [("2026-02-21/2026-02-28", Tense.PAST)]),
        ("9月上市的轿车占了六成。", [("2025-09", Tense.PAST)]),
        ("2月19日由火箭发射升空后，测试顺利。", [("2026-02-19", Tense.PAST)]),
        ("2月完成起降试验，请关注。", [("2026-02", Tense.PAST)]),
        ("2月有望完成起降试验，请关注。", [("2027-02", Tense.FUTURE)]),
        ("2月就能上市了，请关注。", [("2027-02", Tense.FUTURE)]),
        ("公司2月共交付新车2万辆。", [("2026-02", Tense.PAST)]),
        ("2月に出たイヤホンを使っている。", [("2026-02", Tense.PAST)]),
    ],
)  # fmt: skip
def test_japanese_and_chinese_tell_the_tense_of_each_date(text, told):
    home = "Asia/Tokyo" if detect(text).code == "ja" else "Asia/Shanghai"
    moment = datetime.fromisoformat("2026-03-02T10:00").replace(tzinfo=ZoneInfo(home))
    lines = parse_document("", text, Reference(moment, home), detect(text)).lines
    assert [(one.window.edtf, one.tense) for line in lines for one in line.mentions] == told
