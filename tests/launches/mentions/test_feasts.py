"""On which day a feast falls."""

from datetime import date

import pytest

from launches.mentions.feasts import holiday


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2027, date(2027, 3, 28)),
        ("thanksgiving day", 2026, date(2026, 11, 26)),
        ("chinese new year", 2026, date(2026, 2, 17)),
        ("diwali", 1999, None),
    ],
)
def test_a_feast_has_its_day_where_the_calendar_reaches(name, year, day):
    assert holiday(name, year) == day
