"""Japanese and Chinese times of day."""

from datetime import datetime

import pytest

from tests.launches.mentions.wording import meaning


@pytest.mark.parametrize(
    ("text", "home", "moments"),
    [
        ("将于7月4日上午10:00在官网和门店同步开售。", "Asia/Shanghai", ["2026-07-04T10:00+08:00"]),
        ("火箭定于3月10日下午2:35发射，请关注。", "Asia/Shanghai", ["2026-03-10T14:35+08:00"]),
        ("火箭将于3月10日14时35分发射，请关注。", "Asia/Shanghai", ["2026-03-10T14:35+08:00"]),
        ("新品3月10日北京时间20:00正式开售。", "Asia/Tokyo", ["2026-03-10T20:00+08:00"]),
        ("新品3月10日20：00（北京时间）正式开售。", "Asia/Tokyo", ["2026-03-10T20:00+08:00"]),
        ("新品3月10日零点正式开售，请关注我们。", "Asia/Shanghai", ["2026-03-10T00:00+08:00"]),
        ("新品3月10日晚上八点半正式开售，请关注。", "Asia/Shanghai", ["2026-03-10T20:30+08:00"]),
        ("新品3月10日中午12点正式开售，请关注。", "Asia/Shanghai", ["2026-03-10T12:00+08:00"]),
        ("新品今晚8点正式开售，请大家关注我们。", "Asia/Shanghai", ["2026-03-02T20:00+08:00"]),
        ("新品3月10日晚上12点正式开售，请关注。", "Asia/Shanghai", ["2026-03-10"]),
        ("9月25日の18時から配信されるという。", "Asia/Tokyo", ["2026-09-25T18:00+09:00"]),
        ("9月25日午後0時30分から配信される。", "Asia/Tokyo", ["2026-09-25T12:30+09:00"]),
        ("9月25日正午から配信されるという。", "Asia/Tokyo", ["2026-09-25T12:00+09:00"]),
        ("9月25日25時から配信されるという。", "Asia/Tokyo", ["2026-09-25"]),
        ("9月25日早朝4時から配信されるという。", "Asia/Tokyo", ["2026-09-25T04:00+09:00"]),
        ("新歌3月10日傍晚六點正式上架，敬請關注。", "Asia/Taipei", ["2026-03-10T18:00+08:00"]),
    ],
)
def test_japanese_and_chinese_hours_join_their_day(text, home, moments):
    moment = datetime.fromisoformat("2026-03-02T02:00+00:00")
    assert meaning(text, home=home, moment=moment) == moments


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("12月8日20:00开售，价格尚未公布，请关注。", "2026-12-08T20:00+08:00"),
        ("7月4日晚上8点半正式开售，请关注我们。", "2026-07-04T20:30+08:00"),
        ("7月4日24点正式开售，请关注我们。", "2026-07-05T00:00+08:00"),
    ],
)
def test_chinese_hours_are_read(text, moment):
    assert meaning(text, home="Asia/Shanghai") == [moment]


def test_japanese_hours_are_read():
    assert meaning("7月4日午前10時より発売します。", home="Asia/Tokyo") == ["2026-07-04T10:00+09:00"]
