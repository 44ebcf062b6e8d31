# ruff: noqa: E501 (tables and patterns read better unbroken)
"""The words for years, months, weeks and numbers that the Japanese and Chinese grammar is built of."""

from collections.abc import Iterable

_DIGITS = {figure: value for value, figure in enumerate("一二三四五六七八九", start=1)} | {"两": 2, "兩": 2}
NUMBER = "[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
HALVES = {"上": 1, "下": 2, "前": 1, "後": 2, "后": 2}
PARTS = {
    "上旬": "early", "初旬": "early", "中旬": "mid", "下旬": "late", "初め": "early", "初": "early", "中頃": "mid", "半ば": "mid", "初頭": "early",
    "なかば": "mid", "中": "mid", "底": "late", "末": "late", "头": "early", "前半": "early", "後半": "late",
}  # fmt: skip
SEASONS = {"春": 3, "夏": 6, "秋": 9, "冬": 12}
# How many years, months or weeks from the present one.
YEARS = {
    "今年": 0, "本年": 0, "来年": 1, "來年": 1, "明年": 1, "翌年": 1, "去年": -1, "昨年": -1, "再来年": 2, "后年": 2,
    "今": 0, "この": 0, "来": 1, "來": 1, "明": 1, "去": -1, "昨": -1,
}  # fmt: skip
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
MONTHS = {
    "今月": 0, "本月": 0, "这个月": 0, "這個月": 0, "来月": 1, "來月": 1, "下月": 1, "下个月": 1, "下個月": 1, "先月": -1, "上月": -1,
    "上个月": -1, "上個月": -1,
}  # fmt: skip
WEEKS = {
    "今週": 0, "今周": 0, "本周": 0, "本週": 0, "本星期": 0, "这周": 0, "這週": 0, "这星期": 0, "這星期": 0, "这个星期": 0, "來週": 1, "来週": 1,
    "下周": 1, "下週": 1, "下星期": 1, "下个星期": 1, "下個星期": 1, "再来週": 2, "下下周": 2, "下下週": 2, "先週": -1, "上周": -1, "上週": -1,
    "上星期": -1,
}  # fmt: skip
WEEKDAYS = {day: place for days in ("月火水木金土日", "一二三四五六日") for place, day in enumerate(days)} | {"天": 6}
UNIT_DAYS = {"日": 1, "天": 1, "周": 7, "週": 7}
# Feasts by the names that `holiday` knows, and seasons of leisure by their first and last days.
FEASTS = {
    # "Before the year is over" by the moon's calendar is before its new year.
    "春[节節]|[農农][历曆](?:新?年|春[节節])|[过過]年(?=前)|旧正月": "chinese new year",
    "[圣聖耶][诞誕][节節夜]?|クリスマス(?=に|前|まで|商戦)": "christmas",
    "元旦": "new year",
    "大晦日": "new year's eve",
    "中秋[节節]?(?=[假连連檔档前])": "mid-autumn",
    "端午[节節]?(?=[假连連檔档前])": "dragon boat",
    "[双雙]十一|[双雙]11": "singles' day",
}
# The moon decides these, too.
MOON = {
    "mid-autumn": {
        2015: (9, 27), 2016: (9, 15), 2017: (10, 4), 2018: (9, 24), 2019: (9, 13), 2020: (10, 1), 2021: (9, 21), 2022: (9, 10),
        2023: (9, 29), 2024: (9, 17), 2025: (10, 6), 2026: (9, 25), 2027: (9, 15), 2028: (10, 3), 2029: (9, 22), 2030: (9, 12),
    },
    "dragon boat": {
        2015: (6, 20), 2016: (6, 9), 2017: (5, 30), 2018: (6, 18), 2019: (6, 7), 2020: (6, 25), 2021: (6, 14), 2022: (6, 3),
        2023: (6, 22), 2024: (6, 10), 2025: (5, 31), 2026: (6, 19), 2027: (6, 9), 2028: (5, 28), 2029: (6, 16), 2030: (6, 5),
    },
}  # fmt: skip
LEISURE = {
    # In Taiwan the national day is another.
    "国庆": ((10, 1), (10, 7)),
    "五一(?=[假期间黄小档劳节前上开正])": ((5, 1), (5, 5)),
    "[双雙]十(?:[国國][庆慶]|[连連]假|[节節])": ((10, 10), (10, 10)),
    "暑期|暑假": ((7, 1), (8, 31)),
    "ゴールデンウ[ィイ]ーク": ((4, 29), (5, 5)),
    "お盆(?=[にのまで前期明休])": ((8, 13), (8, 16)),
    "夏休み": ((7, 21), (8, 31)),
}


def number(text: str) -> int:
    """Return what a numeral means, in figures or up to thirty-nine in words."""
    if text.isdecimal():
        return int(text)
    tens, ten, units = text.rpartition("十")
    if not ten:
        return _DIGITS[units]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[units] if units else 0)


def longest_first(words: Iterable[str]) -> str:
    """Return the piece of pattern that matches any of some words."""
    return "|".join(sorted(words, key=len, reverse=True))
