# ruff: noqa: E501 (tables and patterns read better unbroken)
"""The calendar of feasts: on which day of a year "easter", "black friday" or "memorial day" falls."""

from collections.abc import Callable
from datetime import date, timedelta

from launches import periods

# The new moon decides these; the days are those of the Indian and the Chinese calendar.
_DIWALI = {
    2015: (11, 11), 2016: (10, 30), 2017: (10, 19), 2018: (11, 7), 2019: (10, 27), 2020: (11, 14), 2021: (11, 4),
    2022: (10, 24), 2023: (11, 12), 2024: (11, 1), 2025: (10, 20), 2026: (11, 8), 2027: (10, 29), 2028: (10, 17),
    2029: (11, 5), 2030: (10, 26),
}  # fmt: skip
_NEW_YEAR_CHINESE = {
    2015: (2, 19), 2016: (2, 8), 2017: (1, 28), 2018: (2, 16), 2019: (2, 5), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1),
    2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 3),
}  # fmt: skip
# Where "Independence Day" is not that of the United States.
_INDEPENDENCE = {
    "Asia/Kolkata": (8, 15), "Asia/Karachi": (8, 14), "Asia/Jakarta": (8, 17), "Asia/Manila": (6, 12),
    "America/Mexico_City": (9, 16), "America/Sao_Paulo": (9, 7), "Africa/Lagos": (10, 1), "Europe/Kyiv": (8, 24),
}  # fmt: skip
# Where mothers have their day in Lent.
_MOTHERING = ("Europe/London", "Europe/Dublin")
# Where thanks are given in October.
_CANADA = tuple(f"America/{city}" for city in "Toronto Vancouver Edmonton Winnipeg Halifax Regina St_Johns".split())
_FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "xmas": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new years eve": (12, 31), "new years day": (1, 1), "new year": (1, 1), "new years": (1, 1), "halloween": (10, 31),
    "valentines day": (2, 14), "fourth of july": (7, 4), "4th of july": (7, 4), "independence day": (7, 4),
    "singles day": (11, 11), "11.11": (11, 11), "12.12": (12, 12), "star wars day": (5, 4), "april fools day": (4, 1), "st patricks day": (3, 17),
    "earth day": (4, 22), "leap day": (2, 29), "cinco de mayo": (5, 5),
    "veterans day": (11, 11), "juneteenth": (6, 19), "midsummers day": (6, 24), "bastille day": (7, 14),
    "epiphany": (1, 6), "st nicholas day": (12, 6), "womens day": (3, 8), "july fourth": (7, 4), "july 4th": (7, 4), "july 4": (7, 4), "may day": (5, 1),
    "canada day": (7, 1), "st davids day": (3, 1), "st georges day": (4, 23), "st andrews day": (11, 30), "burns night": (1, 25), "bonfire night": (11, 5), "guy fawkes night": (11, 5),
    "summer solstice": (6, 21), "winter solstice": (12, 21), "all saints day": (11, 1), "candlemas": (2, 2), "michaelmas": (9, 29), "australia day": (1, 26), "anzac day": (4, 25), "remembrance day": (11, 11),
}  # fmt: skip
# How many days after Easter Sunday.
_AFTER_EASTER = {
    "shrove tuesday": -47, "pancake day": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3,
    "good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1, "ascension day": 39, "pentecost": 49,
    "whit sunday": 49, "whitsun": 49, "whit monday": 50, "pentecost monday": 50, "corpus christi": 60,
}  # fmt: skip
# The month, the weekday (Monday is 0), which of them it is, and how many days later the feast is.
_BY_WEEKDAY = {
    "thanksgiving": (11, 3, 4, 0), "thanksgiving day": (11, 3, 4, 0), "american thanksgiving": (11, 3, 4, 0),
    "black friday": (11, 3, 4, 1), "cyber monday": (11, 3, 4, 4), "martin luther king day": (1, 0, 3, 0),
    "mlk day": (1, 0, 3, 0), "presidents day": (2, 0, 3, 0), "mothers day": (5, 6, 2, 0), "fathers day": (6, 6, 3, 0),
    "columbus day": (10, 0, 2, 0), "early may bank holiday": (5, 0, 1, 0), "may day bank holiday": (5, 0, 1, 0),
    "late may bank holiday": (6, 0, 1, -7), "spring bank holiday": (6, 0, 1, -7), "memorial day": (6, 0, 1, -7),
    "august bank holiday": (9, 0, 1, -7), "summer bank holiday": (9, 0, 1, -7), "labor day": (9, 0, 1, 0),
}  # fmt: skip


def easter(year: int) -> date:
    """Return Easter Sunday in the Gregorian calendar (the anonymous algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def holiday(name: str, year: int) -> date | None:
    """Return the day of a feast in a year; None when the calendar here does not reach that far."""
    name = name.replace("'", "")
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _AFTER_EASTER:
        return easter(year) + timedelta(days=_AFTER_EASTER[name])
    if name in _BY_WEEKDAY:
        month, weekday, number, later = _BY_WEEKDAY[name]
        return periods.nth_weekday(year, month, weekday, number) + timedelta(days=later)
    known = (_DIWALI if name == "diwali" else _NEW_YEAR_CHINESE).get(year)
    return date(year, *known) if known else None


def feast_day(name: str, zone: str | None) -> Callable[[int], date]:
    """Return the rule for a feast's day in a year, as the people of a zone keep it.

    It raises ValueError where the calendar here does not reach.
    """
    own = _INDEPENDENCE.get(zone or "") if name == "independence day" else None

    def day_in(year: int) -> date:
        if name in ("mother's day", "mothers day") and zone in _MOTHERING:
            return easter(year) - timedelta(days=21)
        if name.startswith("thanksgiving") and zone in _CANADA:
            return periods.nth_weekday(year, 10, 0, 2)
        day = date(year, *own) if own else holiday(name, year)
        if day is None:
            raise ValueError(name)
        return day

    return day_in
