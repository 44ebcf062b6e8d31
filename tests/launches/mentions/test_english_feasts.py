"""Feasts, and what is told beside them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launches.mentions.english_feasts import long_weekend
from tests.launches.mentions.wording import meaning

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Easter next year", "2027-03-28"),
        ("Christmas this year", "2026-12-25"),
        ("on Black Friday", "2026-11-27"),
        ("on Cyber Monday", "2026-11-30"),
        ("Thanksgiving", "2026-11-26"),
        ("the week before Thanksgiving", "2026-W47"),
        ("the week after Easter", "2026-W15"),
        ("Memorial Day weekend", "2026-05-23/2026-05-25"),
        ("Thanksgiving weekend", "2026-11-26/2026-11-29"),
        ("the Easter weekend", "2026-04-03/2026-04-06"),
        ("Halloween weekend", "2026-10-31/2026-11-01"),
        ("Christmas week", "2026-W52"),
        ("the first Sunday of Advent", "2026-11-29"),
        ("the fourth Sunday in Advent 2027", "2027-12-19"),
        ("on April Fools' Day", "2026-04-01"),
        ("Cinco de Mayo", "2026-05-05"),
        ("Whit Monday", "2026-05-25"),
        ("Ascension Day", "2026-05-14"),
        ("Pentecost", "2026-05-24"),
        ("Martin Luther King Day", "2027-01-18"),
        ("Presidents' Day 2027", "2027-02-15"),
        ("Father's Day", "2026-06-21"),
        ("Columbus Day", "2026-10-12"),
        ("Labor Day", "2026-09-07"),
        ("Memorial Day", "2026-05-25"),
        ("Easter Sunday", "2026-04-05"),
        ("Easter Monday 2027", "2027-03-29"),
        ("Good Friday", "2026-04-03"),
        ("Pancake Day 2027", "2027-02-09"),
        ("St Andrew's Day", "2026-11-30"),
        ("Bonfire Night", "2026-11-05"),
        ("May Day bank holiday 2027", "2027-05-03"),
        ("the late May bank holiday Monday", "2026-05-25"),
        ("the August bank holiday", "2026-08-31"),
        ("Diwali", "2026-11-08"),
        ("Chinese New Year 2027", "2027-02-06"),
        ("Valentine’s Day", "2027-02-14"),
        ("holiday 2026", "2026-11-01/2026-12-31"),
        ("in time for Holiday 2027", "2027-11-01/2027-12-31"),
        ("the sale begins on the Tuesday after Easter", "2026-04-07"),
        ("on the Friday before Christmas 2027", "2027-12-24"),
        ("the Sunday before Easter", "2026-03-29"),
        ("on sale on 11.11 at midnight", "2026-11-11"),
        ("this holiday season", "2026-11-01/2026-12-31"),
        ("in time for the Christmas holidays", "2026-11-01/2026-12-31"),
        ("for the 2026 holiday season", "2026-11-01/2026-12-31"),
        ("holiday '26", "2026-11-01/2026-12-31"),
        ("on Mother's Day", "2026-05-10"),
        ("on Presidents Day", "2027-02-15"),
        ("on Valentines Day", "2027-02-14"),
        ("on Singles Day", "2026-11-11"),
        ("on Martin Luther King Jr. Day", "2027-01-18"),
        ("on Martin Luther King, Jr. Day", "2027-01-18"),
        ("on Canada Day", "2026-07-01"),
        ("on Australia Day", "2027-01-26"),
        ("on Anzac Day", "2026-04-25"),
        ("on Remembrance Day", "2026-11-11"),
        ("on May Day", "2026-05-01"),
        ("on the May Day bank holiday", "2026-05-04"),
        ("on July Fourth", "2026-07-04"),
        ("the Fourth of July weekend", "2026-07-04/2026-07-05"),
        ("the 4th of July weekend", "2026-07-04/2026-07-05"),
        ("the July 4 weekend", "2026-07-04/2026-07-05"),
        ("the Labor Day holiday weekend", "2026-09-05/2026-09-07"),
        ("the Easter bank holiday weekend", "2026-04-03/2026-04-06"),
        ("the day after Thanksgiving", "2026-11-27"),
        ("on the day before Easter 2027", "2027-03-27"),
        ("two days before Christmas", "2026-12-23"),
        ("10 days after Easter", "2026-04-15"),
        ("three weeks before Christmas", "2026-W49"),
        ("promises a holiday release", "2026-11-01/2026-12-31"),
        ("on the summer solstice", "2026-06-21"),
        ("on Ash Wednesday", "2027-02-10"),
        ("on Palm Sunday", "2026-03-29"),
        ("on Maundy Thursday", "2026-04-02"),
        ("at Whitsun", "2026-05-24"),
        ("on Corpus Christi", "2026-06-04"),
        ("on the Friday after Corpus Christi", "2026-06-05"),
        ("on All Saints’ Day", "2026-11-01"),
        ("at Candlemas", "2027-02-02"),
        ("the weekend before Easter", "2026-03-28/2026-03-29"),
        ("the weekend before Christmas 2026", "2026-12-19/2026-12-20"),
        ("the weekend after Thanksgiving", "2026-11-28/2026-11-29"),
        ("the weekend after Halloween 2026", "2026-11-07/2026-11-08"),
        ("come Easter Sony will", "2026-04-05"),
    ],
)
def test_a_wording_means_its_days(text, edtf):
    assert meaning(text)[0] == edtf


def test_a_holiday_is_a_word_of_its_own():
    assert meaning("The new yearbook is out.") == []
    assert meaning("on New Year's Day") == ["2027-01-01"]


def test_mothers_have_their_day_in_lent_in_britain():
    assert meaning("on Mother’s Day", home="Europe/London") == ["2026-03-15"]
    assert meaning("on Mothering Sunday", home="Europe/Dublin") == ["2026-03-15"]
    assert meaning("on Mother’s Day", home="America/New_York") == ["2026-05-10"]


def test_thanks_are_given_in_october_in_canada():
    assert meaning("on Thanksgiving", home="America/Toronto") == ["2026-10-12"]
    assert meaning("on American Thanksgiving", home="America/Toronto") == ["2026-11-26"]
    assert meaning("on Black Friday", home="America/Toronto") == ["2026-11-27"]
    assert meaning("on Thanksgiving", home="America/Chicago") == ["2026-11-26"]


def test_independence_day_is_the_homes():
    assert meaning("on Independence Day") == ["2026-07-04"]
    assert meaning("on Independence Day", home="Asia/Kolkata") == ["2026-08-15"]


@given(DAYS)
def test_a_long_weekend_holds_the_weekend_and_the_feasts_at_its_side(day):
    first, last = long_weekend(day)
    assert first.weekday() <= 5
    assert last.weekday() in (6, 0)
    assert timedelta(days=1) <= last - first <= timedelta(days=3)
    assert first <= day <= last or day.weekday() in (1, 2)
