"""Weekdays, and days told by their number alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.launches.mentions.wording import MOMENTS, meaning

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Friday, the twentieth of March", "2026-03-20"),
        ("the last weekend of June", "2026-06-27/2026-06-28"),
        ("the second weekend in May", "2026-05-09/2026-05-10"),
        ("this Friday", "2026-03-06"),
        ("next Friday", "2026-03-13"),
        ("on Friday", "2026-03-06"),
        ("on Monday", "2026-03-02"),
        ("Tuesday week", "2026-03-10"),
        ("Friday next week", "2026-03-13"),
        ("Friday this week", "2026-03-06"),
        ("Friday fortnight", "2026-03-20"),
        ("a week on Friday", "2026-03-13"),
        ("the 26th of this month", "2026-03-26"),
        ("on the 26th.", "2026-03-26"),
        ("on the 1st.", "2026-04-01"),
        ("the 5th of next month", "2026-04-05"),
        ("the first Monday in November", "2026-11-02"),
        ("the last Friday of May 2026", "2026-05-29"),
        ("Tuesday the 31st", "2026-03-31"),
        ("Friday, the 13th,", "2026-03-13"),
        ("Sunday the seventh.", "2026-06-07"),
        ("Thurs 19 – first night market", "2026-03-19"),
        ("Tue 17: the new Bath shop lets you in", "2026-03-17"),
        ("in shops a fortnight on Friday", "2026-03-20"),
        ("Friday's launch will be streamed", "2026-03-06"),
        ("moved from Thursday to Friday", "2026-03-06"),
        ("on the last Monday of the month", "2026-03-30"),
        ("on the first Monday of next month", "2026-04-06"),
        ("on the last weekend of this month", "2026-03-28/2026-03-29"),
        ("on Sun.", "2026-03-08"),
    ],
)
def test_a_wording_means_its_days(text, edtf):
    assert meaning(text)[0] == edtf


@given(MOMENTS, st.integers(1, 31), st.sampled_from(WEEKDAYS))
def test_a_numbered_weekday_is_that_weekday_and_lies_ahead(moment, day, name):
    found = meaning(f"{name} the {day}th", moment=moment)
    for edtf in found:
        chosen = date.fromisoformat(edtf)
        assert (chosen.day, f"{chosen:%A}") == (day, name)
        assert chosen >= moment.date()
