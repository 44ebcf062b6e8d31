# ruff: noqa: E501 (a wording and its meaning stand on one line)
"""The grammar: what each wording means on a given day."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launches.document import parse_document
from launches.languages.detect import detect
from launches.mentions import find
from launches.mentions.english_relative import long_weekend
from launches.mentions.expression import Fiscal, Reference, Tense
from launches.mentions.fiscal import find_fiscal
from launches.mentions.grammar import Rules
from launches.mentions.resolve import bound, resolve
from launches.tokens import tokenize

NAMES = ("January February March April May June July August September October November December").split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 12, 31), timezones=st.just(UTC))
MONDAY = datetime.fromisoformat("2026-03-02T10:00+00:00")


def meaning(text, *, home=None, moment=MONDAY, tense=Tense.FUTURE, month_first=False, fiscal=None, southern=False):
    """Return the EDTF of each date in a text, in order."""
    zoned = moment
    if home:
        from zoneinfo import ZoneInfo

        zoned = moment.astimezone(ZoneInfo(home))
    reference = Reference(zoned, home, month_first, southern, fiscal)
    dates, _ = detect(text, "en").find(text, tokenize(text, 0, len(text)), reference)
    found = [resolve(text, date, reference, tense, bound(text, 0, date)) for date in dates]
    return [window.edtf for window in found if window is not None]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 4 July 2026", "2026-07-04"),
        ("on the 4th of July", "2026-07-04"),
        ("on July 4th, 2027", "2027-07-04"),
        ("Tuesday, September 8", "2026-09-08"),
        ("Sept. 8", "2026-09-08"),
        ("on 2026-07-04", "2026-07-04"),
        ("on 04/07/2026", "2026-07-04"),
        ("out 16. 6. 2026", "2026-06-16"),
        ("between June 15 and June 30", "2026-06-15/2026-06-30"),
        ("13 to 15 May", "2026-05-13/2026-05-15"),
        ("28 June – 3 July 2026", "2026-06-28/2026-07-03"),
        ("May 14–17", "2026-05-14/2026-05-17"),
        ("18 December 2026 to 10 January 2027", "2026-12-18/2027-01-10"),
        ("on the first of April", "2026-04-01"),
        ("on the first day of April", "2026-04-01"),
        ("Since the seventh of June 2027", "2027-06-07"),
        ("the twenty-third of June", "2026-06-23"),
        ("July the fourth.", "2026-07-04"),
        ("Friday, the twentieth of March", "2026-03-20"),
        ("the last day of September", "2026-09-30"),
        ("the last day of February 2028", "2028-02-29"),
        ("the last day of the month", "2026-03-31"),
        ("the first day of next month", "2026-04-01"),
        ("the last day of the year", "2026-12-31"),
        ("You won't find the new Kestrel pan at any dealer before November", "2026-11"),
        ("Saturday 16/5", "2026-05-16"),
        ("Sat 3/14", "2026-03-14"),
        ("11/9 – opening night", "2026-09-11"),
        ("fair – 10/7 – hall 3", "2026-07-10"),
        ("10.07. Tin Museum opens", "2026-07-10"),
        ("03/2027", "2027-03"),
        ("in July", "2026-07"),
        ("in February", "2027-02"),
        ("in May next year", "2027-05"),
        ("July–September 2026", "2026-35"),
        ("from May to July 2026", "2026-05-01/2026-07-31"),
        ("July/August 2026", "2026-07-01/2026-08-31"),
        ("November 2026 to January 2027", "2026-11-01/2027-01-31"),
        ("early May", "2026-05-01/2026-05-10"),
        ("mid-May", "2026-05-11/2026-05-20"),
        ("at the end of May", "2026-05-21/2026-05-31"),
        ("the last ten days of April", "2026-04-21/2026-04-30"),
        ("late May to early June", "2026-05-21/2026-06-10"),
        ("the first half of May", "2026-05-01/2026-05-15"),
        ("the second half of May", "2026-05-16/2026-05-31"),
        ("early next month", "2026-04-01/2026-04-10"),
        ("the end of this month", "2026-03-21/2026-03-31"),
        ("the second week of July", "2026-07-08/2026-07-14"),
        ("the last week of July", "2026-07-25/2026-07-31"),
        ("the first full week of July", "2026-W28"),
        ("the second full week in June", "2026-W24"),
        ("the last full week of July", "2026-W30"),
        ("the week of June 24", "2026-W26"),
        ("the week beginning 5 October", "2026-W41"),
        ("the week of 5/10", "2026-W41"),
        ("w/c 11 June", "2026-W24"),
        ("w/b Monday 8 June", "2026-W24"),
        ("the last weekend of June", "2026-06-27/2026-06-28"),
        ("the second weekend in May", "2026-05-09/2026-05-10"),
        ("this weekend", "2026-03-07/2026-03-08"),
        ("next weekend", "2026-03-14/2026-03-15"),
        ("at the weekend", "2026-03-07/2026-03-08"),
        ("over the weekend", "2026-02-28/2026-03-01"),
        ("calendar week 15", "2026-W15"),
        ("week 15 of 2027", "2027-W15"),
        ("the third quarter", "2026-35"),
        ("Q3 2026", "2026-35"),
        ("in Q3", "2026-35"),
        ("3Q26", "2026-35"),
        ("Q2–Q3 2026", "2026-04-01/2026-09-30"),
        ("2027 Q1", "2027-33"),
        ("the first quarter of next year", "2027-33"),
        ("you should now read Q2.", "2026-34"),
        ("So Q3, and not July", "2026-35"),
        ("two sizes, Q4.", "2026-36"),
        ("the first six months of 2027", "2027-40"),
        ("the last three months of the year", "2026-36"),
        ("come May", "2026-05"),
        ("It'll be May.", "2026-05"),
        ("is now working towards March", "2026-03"),
        ("it will be spring before it comes", "2026-21"),
        ("can be climbed from 2030: four hundred steps", "2030"),
        ("available in january, the boxes are printed", "2027-01"),
        ("it ships in oct, promise", "2026-10"),
        ("launches in the 2028-2030 timeframe", "2028-01-01/2030-12-31"),
        ("between 2028 and 2030", "2028-01-01/2030-12-31"),
        ("in 2028 or 2029", "2028-01-01/2029-12-31"),
        ("due in the September quarter", "2026-35"),
        ("no earlier than May, since it must be tested", "2026-05"),
        ("March: the new lager, statewide", "2026-03"),
        ("Easter next year", "2027-03-28"),
        ("Christmas this year", "2026-12-25"),
        ("in the March quarter of 2027", "2027-33"),
        ("in the May quarter", "2026-05"),
        ("not before the latter part of 2027", "2027-09/2027-12"),
        ("in the early part of June", "2026-06-01/2026-06-10"),
        ("comes out mid-year", "2026-05/2026-08"),
        ("early in the new year", "2027-01/2027-04"),
        ("late in the third quarter", "2026-35"),
        ("at the end of the third quarter", "2026-35"),
        ("early Q3 2026", "2026-35"),
        ("this quarter", "2026-33"),
        ("next quarter", "2026-34"),
        ("the quarter ending June 30, 2026", "2026-34"),
        ("the six months to 31 December 2026", "2026-41"),
        ("the second half of the year", "2026-41"),
        ("H1 2027", "2027-40"),
        ("the latter half of 2026", "2026-41"),
        ("this summer", "2026-22"),
        ("next summer", "2027-22"),
        ("next winter", "2026-24"),
        ("late summer", "2026-22"),
        ("the end of the summer", "2026-22"),
        ("winter 2026/27", "2026-24"),
        ("spring and summer 2026", "2026-03-01/2026-08-31"),
        ("2027's spring", "2027-21"),
        ("early 2027", "2027-01/2027-04"),
        ("the middle of next year", "2027-05/2027-08"),
        ("towards the end of the year", "2026-09/2026-12"),
        ("at year-end", "2026-09/2026-12"),
        ("the turn of the year", "2026-12-01/2027-01-31"),
        ("in 2028", "2028"),
        ("next year", "2027"),
        ("later this year", "2026-03-02/2026-12-31"),
        ("later in 2026", "2026-03-02/2026-12-31"),
        ("later in 2027", "2027"),
        ("later this month", "2026-03-02/2026-03-31"),
        ("later this week", "2026-03-02/2026-03-08"),
        ("later this quarter", "2026-03-02/2026-03-31"),
        ("later this summer", "2026-22"),
        ("the rest of the year", "2026-03-02/2026-12-31"),
        ("tomorrow", "2026-03-03"),
        ("the day after tomorrow", "2026-03-04"),
        ("this Friday", "2026-03-06"),
        ("next Friday", "2026-03-13"),
        ("on Friday", "2026-03-06"),
        ("on Monday", "2026-03-02"),
        ("Tuesday week", "2026-03-10"),
        ("Friday next week", "2026-03-13"),
        ("Friday this week", "2026-03-06"),
        ("Friday fortnight", "2026-03-20"),
        ("a week on Friday", "2026-03-13"),
        ("next week", "2026-W11"),
        ("next month", "2026-04"),
        ("in six weeks", "2026-04-13"),
        ("four weeks from today", "2026-03-30"),
        ("in a fortnight", "2026-03-16"),
        ("in three to four weeks", "2026-03-23/2026-03-30"),
        ("in two or three months", "2026-05-01/2026-06-30"),
        ("a week today", "2026-03-09"),
        ("a fortnight tomorrow", "2026-03-17"),
        ("two weeks from tomorrow", "2026-03-17"),
        ("three days from tomorrow", "2026-03-06"),
        ("two months from tomorrow", "2026-05-03"),
        ("after three days today saw the sun", "2026-03-02"),
        ("a GO for tomorrow's launch", "2026-03-03"),
        ("in 10 days' time", "2026-03-12"),
        ("in three months", "2026-06"),
        ("three months from today", "2026-06-02"),
        ("in two years", "2028"),
        ("within three weeks", "2026-03-02/2026-03-23"),
        ("within two months", "2026-03-02/2026-05-02"),
        ("the 26th of this month", "2026-03-26"),
        ("on the 26th.", "2026-03-26"),
        ("on the 1st.", "2026-04-01"),
        ("the 5th of next month", "2026-04-05"),
        ("the first Monday in November", "2026-11-02"),
        ("the last Friday of May 2026", "2026-05-29"),
        ("Tuesday the 31st", "2026-03-31"),
        ("Friday, the 13th,", "2026-03-13"),
        ("Sunday the seventh.", "2026-06-07"),
        ("the last Friday of July, the 31st", "2026-07-31"),
        ("between mid-December and the end of January", "2026-12-11/2027-01-31"),
        ("between Christmas and New Year's Day", "2026-12-25/2027-01-01"),
        ("between March 3 and yesterday", "2025-03-03/2026-03-01"),
        ("this coming June", "2026-06"),
        ("this coming February", "2027-02"),
        ("next March", "2027-03"),
        ("this June", "2026-06"),
        ("last August", "2025-08"),
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
        ("Diwali", "2026-11-08"),
        ("Chinese New Year 2027", "2027-02-06"),
        ("Valentine’s Day", "2027-02-14"),
        ("holiday 2026", "2026-11-01/2026-12-31"),
        ("in time for Holiday 2027", "2027-11-01/2027-12-31"),
        ("before the year ends", "2026-03-02/2026-12-31"),
        ("Metroid Prime 4 comes within the year", "2026-03-02/2026-12-31"),
        ("out tomorrow week", "2026-03-10"),
        ("the sale begins on the Tuesday after Easter", "2026-04-07"),
        ("on the Friday before Christmas 2027", "2027-12-24"),
        ("the Sunday before Easter", "2026-03-29"),
        ("Thurs 19 – first night market", "2026-03-19"),
        ("Tue 17: the new Bath shop lets you in", "2026-03-17"),
        ("at the stationer's tomorrow fortnight", "2026-03-17"),
        ("meets this day week at the hall", "2026-03-09"),
        ("in shops a fortnight on Friday", "2026-03-20"),
        ("comes alive quarter two", "2026-34"),
        ("in quarter four of 2027", "2027-36"),
        ("in the first third of October", "2026-10-01/2026-10-10"),
        ("from the last third of October", "2026-10-21/2026-10-31"),
        ("in the first fortnight of July", "2026-07-01/2026-07-14"),
        ("during the first two weeks of August 2027", "2027-08-01/2027-08-14"),
        ("in the last two weeks of August", "2026-08-18/2026-08-31"),
        ("in the first months of 2027", "2027-01/2027-04"),
        ("in the last months of the year", "2026-09/2026-12"),
        ("Steamer Pro – H2 – $699", "2026-41"),
        ("Tourli for Wear – Q4", "2026-36"),
        ("May is when the Duif can be picked up", "2026-05"),
        ("It's March, since people ask", "2026-03"),
        ("now looks at May, says the ministry", "2026-05"),
        ("the sock premieres 9/4", "2026-04-09"),
        ("new date 26.11.", "2026-11-26"),
        ("on sale on 11.11 at midnight", "2026-11-11"),
        ("new publication date: 7. Oktober 2026", "2026-10-07"),
        ("reads: janvier 2027", "2027-01"),
        ("FURY II – 30 SEPTEMBRE 2027", "2027-09-30"),
        ("this holiday season", "2026-11-01/2026-12-31"),
        ("by the end of September", "2026-03-02/2026-09-30"),
        ("before Christmas", "2026-03-02/2026-12-24"),
        ("before the end of 2026", "2026-03-02/2026-12-31"),
        ("no later than 30 June", "2026-03-02/2026-06-30"),
        ("30 June at the latest", "2026-03-02/2026-06-30"),
        ("by tomorrow", "2026-03-02/2026-03-03"),
        ("by today", "2026-03-02"),
        ("no earlier than November", "2026-11"),
        ("not until May", "2026-05"),
    ],
)
def test_a_wording_means_its_days(text, edtf):
    assert meaning(text)[0] == edtf


@pytest.mark.parametrize(
    ("text", "home", "interval"),
    [
        ("4 July at 19:00 CST", "Asia/Shanghai", "2026-07-04T19:00+08:00"),
        ("July 4 at 7 p.m. CST", "America/Chicago", "2026-07-04T19:00-06:00"),
        ("September 8, at 10 a.m. PT", "America/Los_Angeles", "2026-09-08T10:00-07:00"),
        ("6:41 a.m. EDT, Saturday, March 14", "America/New_York", "2026-03-14T06:41-04:00"),
        ("2 June at 10:35 (GMT+3)", "Europe/Tallinn", "2026-06-02T10:35+03:00"),
        ("4 July, 14:00 UTC-2:30", None, "2026-07-04T14:00-02:30"),
        ("4 July at 22:00 Beijing time", "Europe/Berlin", "2026-07-04T22:00+08:00"),
        ("4 July at 9 a.m. US Eastern", None, "2026-07-04T09:00-04:00"),
        ("4 July at noon", "Europe/London", "2026-07-04T12:00+01:00"),
        ("4 July at midnight", "Europe/London", "2026-07-04T00:00+01:00"),
        ("4 July, 12 noon IST", "Asia/Kolkata", "2026-07-04T12:00+05:30"),
        ("tomorrow, 3 March, at 15:00 CET", "Europe/Paris", "2026-03-03T15:00+01:00"),
        ("August 14 at 12:01 a.m. PT (3:01 a.m. ET)", "America/Los_Angeles", "2026-08-14T00:01-07:00"),
        ("4 July at 10/1 p.m.", "Europe/London", "2026-07-04"),
        ("4 July at 21:40 local time", "Europe/Dublin", "2026-07-04T21:40+01:00"),
        ("4 July at half past six", "Europe/London", "2026-07-04T18:30+01:00"),
        ("4 July at 4:12 in the afternoon", "Europe/London", "2026-07-04T16:12+01:00"),
        ("4 July, 11 a.m. to 2 p.m. in the afternoon", "Europe/London", "2026-07-04T11:00+01:00"),
        ("4 July at eight o'clock", "Europe/London", "2026-07-04T08:00+01:00"),
        ("4 July at 10.30", "Europe/London", "2026-07-04T10:30+01:00"),
        ("at 10 a.m. PT / 1 p.m. ET on September 8", None, "2026-09-08T10:00-07:00"),
        ("4 July from 10:00 to 14:00", "Europe/London", "2026-07-04T10:00+01:00"),
        ("4 July at 1000 GMT", "Europe/London", "2026-07-04T10:00+00:00"),
        ("2026-07-04 0930Z", "Europe/London", "2026-07-04T09:30+00:00"),
        ("2026-07-04T09:30Z", "Europe/London", "2026-07-04T09:30+00:00"),
        ("Saturday 4 July at nine", "Europe/London", "2026-07-04T09:00+01:00"),
        ("4 July at nine in the evening", "Europe/London", "2026-07-04T21:00+01:00"),
        ("tonight at ten", "Europe/London", "2026-03-02T22:00+00:00"),
        ("at quarter to nine on 4 July", "Europe/London", "2026-07-04T08:45+01:00"),
        ("at a quarter past ten on 4 July", "Europe/London", "2026-07-04T10:15+01:00"),
        ("at 10 in the morning on 4 July", "Europe/London", "2026-07-04T10:00+01:00"),
        ("4:12 this afternoon Mountain time", None, "2026-03-02T16:12-07:00"),
        ("4 July at 02:19 in the night", "Europe/London", "2026-07-04T02:19+01:00"),
        ("4 July at half past seven in the morning", "Europe/London", "2026-07-04T07:30+01:00"),
        ("June 4 between 1:00 and 5:00 p.m. EDT", "America/New_York", "2026-06-04T13:00-04:00"),
    ],
)
def test_a_time_of_day_gives_the_minute(text, home, interval):
    assert meaning(text, home=home)[0].startswith(interval)


def test_a_time_without_any_zone_stays_a_day():
    assert meaning("4 July at noon") == ["2026-07-04"]


def test_home_decides_the_order_of_numbers_unless_only_one_makes_a_date():
    assert meaning("6/5/2026", month_first=True) == ["2026-06-05"]
    assert meaning("6/5/2026") == ["2026-05-06"]
    assert meaning("14/05/2026", month_first=True) == ["2026-05-14"]
    assert meaning("05/14/26") == ["2026-05-14"]
    assert meaning("on 7/24", month_first=True) == ["2026-07-24"]
    assert meaning("out 8/28. Vinyl later", month_first=True) == ["2026-08-28"]
    assert meaning("the shop is live 24/7 from then", month_first=True) == []
    assert meaning("BT-901 on shelf 10/16", month_first=True) == ["2026-10-16"]
    assert meaning("on shelves 10.1.26", month_first=True) == ["2026-10-01"]
    assert meaning("on shelves 10.1.26") == ["2026-01-10"]
    assert meaning("1. 6. 2026", month_first=True) == ["2026-06-01"]


def test_a_number_that_opens_a_column_is_a_date():
    assert meaning("FormFlow 9      5/22          $149.95", month_first=True) == ["2026-05-22"]
    assert meaning("FormFlow\t5/22", month_first=True) == ["2026-05-22"]
    assert meaning("| Kite | 5/22 |", month_first=True) == ["2026-05-22"]
    assert meaning("rated 5/22 by all", month_first=True) == []


def test_since_midnight_is_today():
    assert meaning("Since midnight subscribers can see it") == ["2026-03-02"]
    assert meaning("on sale since this morning") == ["2026-03-02"]


def test_a_holiday_is_a_word_of_its_own():
    assert meaning("The new yearbook is out.") == []
    assert meaning("on New Year's Day") == ["2027-01-01"]


def test_a_month_written_small_needs_a_preposition():
    assert meaning("an august company, they say") == []
    assert meaning("you may march on") == []
    assert meaning("in august") == ["2026-08"]
    assert meaning("june 4 it is") == ["2026-06-04"]


def test_years_are_one_span_only_where_nothing_moves_between_them():
    assert meaning("slips from 2027 to 2028") == ["2027", "2028"]
    assert meaning("in 2027 and 2028") == ["2027", "2028"]
    assert meaning("from 2027 to 2048") == ["2027", "2048"]
    assert meaning("2028 to 2030") == ["2028-01-01/2030-12-31"]


def test_a_weekday_settles_the_order_of_numbers():
    assert meaning("Tuesday 9/8") == ["2026-09-08"]
    assert meaning("Sunday 9/8") == ["2026-08-09"]
    assert meaning("Sunday 9/8", month_first=True) == ["2026-08-09"]
    assert meaning("Sunday 40/50") == ["2026-03-08"]


def test_a_leap_day_with_its_weekday_is_that_of_the_next_leap_year():
    assert meaning("Tuesday 29/2", moment=MONDAY.replace(year=2027)) == ["2028-02-29"]
    assert meaning("Tuesday 29/2") == []


def test_independence_day_is_the_homes():
    assert meaning("on Independence Day") == ["2026-07-04"]
    assert meaning("on Independence Day", home="Asia/Kolkata") == ["2026-08-15"]


def test_a_split_year_is_the_makers_financial_year():
    assert meaning("the second half of 2026/27", fiscal=Fiscal(10)) == ["2027-04/2027-09"]
    assert meaning("the second half of the fiscal year 2026/27", fiscal=Fiscal(4)) == ["2026-10/2027-03"]


def test_a_financial_year_may_tell_of_its_beginning_in_passing():
    assert find_fiscal("the third quarter of our fiscal year 2027, which began on October 1", None) == Fiscal(10)
    assert find_fiscal("Our financial year begins on 1 July.", None) == Fiscal(7)
    assert find_fiscal("The fiscal year runs from April to March.", "Asia/Tokyo") == Fiscal(4, named_by_end=False)
    assert find_fiscal("The fiscal year runs from July to June.", "Asia/Tokyo") == Fiscal(7)


def test_where_a_text_tells_a_move_a_range_is_two_dates():
    assert meaning("it slips from Q1 2027 to Q3 2027") == ["2027-33", "2027-35"]
    assert meaning("the release goes from July to October 2026") == ["2026-07", "2026-10"]
    assert meaning("the film goes from 12 March to 18 June 2027") == ["2026-03-12", "2027-06-18"]
    assert meaning("it bounces from 12 to 19 July") == ["2026-07-19"]
    assert meaning("the fair has moved online: from 24 to 27 July") == ["2026-07-24/2026-07-27"]
    assert meaning("the fair goes from 24 to 27 July") == ["2026-07-24/2026-07-27"]


def test_how_long_something_took_is_no_date():
    assert not meaning("Sales stand at 74,000 in nine weeks.")
    assert meaning("Sales begin in nine weeks.") == ["2026-05-04"]


def test_an_hour_of_something_else_is_not_the_launchs():
    assert meaning("on 28 March, and by noon it was gone", home="Europe/London") == ["2026-03-28"]
    assert meaning("on 12 June, at 3.59 million won", home="Asia/Seoul") == ["2026-06-12"]
    assert meaning("on 12 June, midday-ish", home="Europe/London") == ["2026-06-12"]


@given(MOMENTS, st.integers(1, 31), st.sampled_from(WEEKDAYS))
def test_a_numbered_weekday_is_that_weekday_and_lies_ahead(moment, day, name):
    found = meaning(f"{name} the {day}th", moment=moment)
    for edtf in found:
        chosen = date.fromisoformat(edtf)
        assert (chosen.day, f"{chosen:%A}") == (day, name)
        assert chosen >= moment.date()


@given(MOMENTS, st.integers(1, 11))
def test_the_last_day_of_a_month_is_followed_by_the_first_of_the_next(moment, month):
    (last,) = meaning(f"the last day of {NAMES[month - 1]} {moment.year}", moment=moment)
    (first,) = meaning(f"the first of {NAMES[month]} {moment.year}", moment=moment)
    assert date.fromisoformat(last) + timedelta(days=1) == date.fromisoformat(first)


@given(MOMENTS, st.sampled_from(["this", "next", "last", "at the", "over the"]))
def test_a_weekend_is_a_saturday_and_a_sunday(moment, which):
    (edtf,) = meaning(f"{which} weekend", moment=moment)
    saturday, sunday = map(date.fromisoformat, edtf.split("/"))
    assert (saturday.weekday(), sunday - saturday) == (5, timedelta(days=1))


@given(DAYS)
def test_a_long_weekend_holds_the_weekend_and_the_feasts_at_its_side(day):
    first, last = long_weekend(day)
    assert first.weekday() <= 5
    assert last.weekday() in (6, 0)
    assert timedelta(days=1) <= last - first <= timedelta(days=3)
    assert first <= day <= last or day.weekday() in (1, 2)


@given(MOMENTS, st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_between_two_months_runs_forward(moment, first, last):
    for edtf in meaning(f"between early {first} and {last}", moment=moment):
        begin, _, end = edtf.partition("/")
        assert begin <= end or not end


def test_the_past_does_not_roll_forward():
    assert meaning("in November", tense=Tense.PAST) == ["2025-11"]
    assert meaning("on Friday", tense=Tense.PAST) == ["2026-02-27"]
    assert meaning("on the 26th.", tense=Tense.PAST) == ["2026-02-26"]
    assert meaning("in six weeks", tense=Tense.PAST) == []


def test_an_old_plan_is_the_nearest():
    assert meaning("in January", tense=Tense.PLAN) == ["2026-01"]


def test_the_weekday_decides_the_year():
    assert meaning("Friday, 5 March") == ["2027-03-05"]


def test_a_fiscal_quarter_needs_the_fiscal_year():
    october = Fiscal(10)
    assert meaning("the second quarter of fiscal 2027", fiscal=october) == ["2027-33"]
    assert meaning("fiscal Q2 2027", fiscal=october) == ["2027-33"]
    assert meaning("in its fiscal third quarter", fiscal=october) == ["2026-34"]
    assert meaning("in its fiscal third quarter") == []
    assert meaning("in the calendar third quarter", fiscal=october) == ["2026-35"]
    assert meaning("Q4 FY27.", fiscal=Fiscal(4)) == ["2027-33"]
    assert meaning("in fiscal 2027", fiscal=october) == ["2026-10-01/2027-09-30"]
    assert meaning("at the end of fiscal year 2027", fiscal=october) == ["2027-06-01/2027-09-30"]
    assert meaning("in fiscal 2027") == ["2027"]
    assert meaning("the second half of fiscal 2027", fiscal=Fiscal(4)) == ["2026-10/2027-03"]
    assert meaning("the first half of the fiscal year ending March 31, 2027") == ["2026-04/2026-09"]
    assert meaning("the second half of the 2026/27 financial year", fiscal=Fiscal(7)) == ["2027-40"]


def test_seasons_turn_round_in_the_south():
    assert meaning("this summer", southern=True, moment=datetime.fromisoformat("2026-11-03T09:00+13:00")) == ["2026-24"]


@pytest.mark.parametrize(
    "text",
    ["you may march", "24/7 support", "the 5G phone", "a 90 Hz display", "31 February 2026", "0 May", "45 May", "$2026",
     "June 31, 2027 to June 40", "Q3 of them", "from 30 to 4 of it", "every Tuesday", "nobody is out in winterland", "7/10 – a solid game", "the Audi Q2, Q3.", "the new Q3.", "May the first visitors",
     "at nine shops", "she died at nine.", "one of the second of its kind", "Theresa May.", "the weekend's match", "Q1: figures"],
)  # fmt: skip
def test_what_is_no_date_stays_unread(text):
    assert not [edtf for edtf in meaning(text) if edtf not in ("2026-01", "2027-02", "2026-06")]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Der Verkauf beginnt am 4. Juli 2026 in allen Läden und im Netz, das ist für uns wichtig", "2026-07-04"),
        ("Die Auslieferung ist für Mitte Mai vorgesehen, und das ist die gute Nachricht für den Handel", "2026-05-11/2026-05-20"),
        ("Der Marktstart ist im dritten Quartal 2026 und die Preise sind für den Handel noch offen", "2026-35"),
        ("Der Start ist für den Sommer 2026 geplant und die Preise stehen nicht fest", "2026-22"),
        ("Das Gerät kommt im ersten Halbjahr 2027 auf den Markt, und das ist für die Firma neu", "2027-40"),
        ("Die App kommt in der Kalenderwoche 15 auf den Markt und das ist für uns neu", "2026-W15"),
        ("Das Spiel kommt im nächsten Jahr für die Konsole, und es ist das erste der Reihe", "2027"),
        ("Das Spiel kommt Ende 2026 für die Konsole, und es ist das erste der Reihe", "2026-09/2026-12"),
        ("Das Heft ist ab heute im Handel, und das ist für die Leser neu", "2026-03-02"),
        ("Das Heft ist morgen im Handel und das ist für die Leser eine Freude", "2026-03-03"),
        ("Die Messe läuft vom 4. bis 6. Juli 2026 und ist für alle offen, die das Heft lesen", "2026-07-04/2026-07-06"),
        ("Le livre sort le 4 juillet 2026 dans les librairies et sur le site de la maison", "2026-07-04"),
        ("Le jeu arrive au printemps 2027 sur les consoles et dans les magasins de la marque", "2027-21"),
        ("La voiture arrive en septembre prochain dans les magasins de la marque et sur le site", "2026-09"),
        ("Le service arrive au troisième trimestre 2026 dans les villes et sur le site de la marque", "2026-35"),
        ("Le jeu sort fin mai sur les consoles et dans les magasins de la marque", "2026-05-21/2026-05-31"),
        ("El libro sale el 4 de julio de 2026 en las librerías y en la página de la editorial", "2026-07-04"),
        ("El coche llega a mediados de mayo a los concesionarios de la marca y a las tiendas", "2026-05-11/2026-05-20"),
        ("El servicio llega en el tercer trimestre de 2026 a las ciudades de la costa y a los pueblos", "2026-35"),
        ("La consola llega en verano de 2026 a las tiendas de la marca y a los grandes almacenes", "2026-22"),
        ("La obra se estrena el próximo año en el teatro de la ciudad y en los pueblos de la costa", "2027"),
        ("Das Rad kommt in der Woche ab dem 7. Dezember 2026 in den Handel, und das ist gut", "2026-W50"),
        ("Das Rad kommt nächste Woche in den Handel, und das ist gut für die Kunden", "2026-W11"),
        ("Übermorgen kommt das Rad in den Handel, und das ist gut für die Kunden", "2026-03-04"),
        ("Das Rad kommt 03/2027 in den Handel, und der Preis ist für die Kunden gut", "2027-03"),
        ("Le livre sort la semaine prochaine dans les librairies et sur le site de la maison", "2026-W11"),
        ("Le livre sort après-demain dans les librairies et sur le site de la maison", "2026-03-04"),
        ("El libro sale la próxima semana en las librerías y en la página de la editorial", "2026-W11"),
        ("El libro sale pasado mañana en las librerías y en la página de la editorial", "2026-03-04"),
        ("新製品は来週発売します。これはいい。", "2026-W11"),
        ("新产品将于下周正式上市销售，价格尚未公布。", "2026-W11"),
        ("新製品は2026年7月4日（土）に発売します。", "2026-07-04"),
        ("新製品は2026年5月中旬に発売します。", "2026-05-11/2026-05-20"),
        ("新製品は来月発売します。これはいいです。", "2026-04"),
        ("新製品は2026年度下期に発売します。", "2026-10/2027-03"),
        ("新製品は2026年夏に発売します。", "2026-22"),
        ("新製品は今夏に発売します。これはいい。", "2026-22"),
        ("新製品は年内に発売します。これはいい。", "2026-03-02/2026-12-31"),
        ("新製品は明日発売します。これはいい。", "2026-03-03"),
        ("新产品将于2026年7月4日正式上市销售。", "2026-07-04"),
        ("新产品将于今年第三季度正式上市销售。", "2026-35"),
        ("新产品将于明年上半年正式上市销售。", "2027-40"),
        ("新产品将于2026年底上市，价格尚未公布。", "2026-09/2026-12"),
        ("新产品将于5月底正式上市，价格尚未公布。", "2026-05-21/2026-05-31"),
        ("新产品将于2027年正式上市，价格尚未公布。", "2027"),
    ],
)  # fmt: skip
def test_other_languages_are_read(text, edtf):
    assert edtf in meaning(text)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("de", "Das Orbit 2 am 5. Juni im Handel", "2026-06-05"),
        ("de", "Windstar 11 am 5. Oktober um 10 Uhr", "2026-10-05T10:00+02:00"),
        ("de", "am 4.7.26 und am 4. 7. 2026", "2026-07-04,2026-07-04"),
        ("de", "Version 4.7.26 und 7.5. sind da", ""),
        ("de", "ab 7.5. im Handel, ab 40.13. nicht", "2026-05-07"),
        ("de", "Termin: 26.11.26", "2026-11-26"),
        ("de", "am Samstag, 4.7., oder am Dienstag", "2026-07-04,2026-03-03"),
        ("de", "kommenden Freitag und am nächsten Montag", "2026-03-06,2026-03-09"),
        ("de", "am Montag um 10 Uhr", "2026-03-02T10:00+01:00"),
        ("de", "am Freitagabend", "2026-03-06"),
        ("de", "am letzten Donnerstag", "2026-02-26"),
        ("de", "jeden Freitag ist Markttag", ""),
        ("de", "wie die Firma am Montag mitteilte", ""),
        ("de", "die Firma teilte gestern mit, dass es am Freitag kommt", "2026-03-06"),
        ("de", "am Samstag (4. Juli) und am Mittwoch, den 8. Juli", "2026-07-04,2026-07-08"),
        ("de", "gestern und vorgestern", "2026-03-01,2026-02-28"),
        ("de", "im nächsten Monat, diesen Monat, Ende des Monats", "2026-04,2026-03,2026-03-21/2026-03-31"),
        ("de", "Anfang nächsten Monats", "2026-04-01/2026-04-10"),
        ("de", "diese Woche, Ende der Woche, Ende nächster Woche", "2026-W10,2026-W10,2026-W11"),
        ("de", "im nächsten Quartal, am Wochenende", "2026-34,2026-03-07/2026-03-08"),
        ("de", "nächstes Jahr, kommendes Jahr, Anfang nächsten Jahres", "2027,2027,2027-01/2027-04"),
        ("de", "dieses Jahr, im Laufe des Jahres, im Laufe des Jahres 2027", "2026,2026,2027"),
        ("de", "das Spiel des Jahres", ""),
        ("de", "zum Jahresende, zum Jahresbeginn, zum Jahreswechsel", "2026-09/2026-12,2027-01/2027-04,2026-12-01/2027-01-31"),
        ("de", "in vier Wochen, in drei Monaten, in 10 Tagen, in zwei Jahren", "2026-03-30,2026-06,2026-03-12,2028"),
        ("de", "zu Weihnachten, zu Ostern 2027, im Weihnachtsgeschäft", "2026-12-25,2027-03-28,2026-11-01/2026-12-31"),
        ("de", "in der zweiten Aprilhälfte, in der ersten Julihälfte 2027", "2026-04-16/2026-04-30,2027-07-01/2027-07-15"),
        ("de", "in der letzten Augustwoche, in der ersten Woche des Mai", "2026-08-25/2026-08-31,2026-05-01/2026-05-07"),
        ("de", "in den ersten Apriltagen, in den letzten Tagen im Mai", "2026-04-01/2026-04-10,2026-05-21/2026-05-31"),
        ("de", "in der 25. Kalenderwoche, im Spätsommer 2026", "2026-W25,2026-22"),
        ("de", "im vergangenen Februar, im letzten Herbst, im kommenden Mai", "2026-02,2025-23,2026-05"),
        ("de", "zwischen Juni und August", "2026-06-01/2026-08-31"),
        ("de", "vom 3.–5. Juli 2026", "2026-07-03/2026-07-05"),
        ("de", "am Morgen des 4. Juli, in der Welt von morgen", "2026-07-04"),
        ("de", "morgen um 8 Uhr abends", "2026-03-03T20:00+01:00"),
        ("de", "bis jetzt", ""),
        ("fr", "le 25 septembre à 18h00", "2026-09-25T18:00+02:00"),
        ("fr", "le 12 juin à 10h30, le 12 juin à 9h du matin", "2026-06-12T10:30+02:00,2026-06-12T09:00+02:00"),
        ("fr", "le film dure 2h30", ""),
        ("fr", "à l’automne, à l’été 2026, cet été, l’été prochain", "2026-23,2026-22,2026-22,2026-22"),
        ("fr", "elle a été présentée, les travaux ont été achevés", ""),
        ("fr", "au printemps prochain 2027", "2027-21"),
        ("fr", "courant juin, courant 2027", "2026-06,2027"),
        ("fr", "le 04/07/26, le 4/07, le 4.7.2026", "2026-07-04,2026-07-04,2026-07-04"),
        ("fr", "4/5 étoiles, le 1/3 des clients", ""),
        ("fr", "ce jeudi ou samedi prochain, dès vendredi", "2026-03-05,2026-03-07,2026-03-06"),
        ("fr", "le vendredi, chaque samedi", ""),
        ("fr", "a annoncé la métropole lundi", ""),
        ("fr", "a confirmé que le film sort vendredi", "2026-03-06"),
        ("fr", "le jeudi 12 mars", "2026-03-12"),
        ("fr", "le mois prochain, ce mois-ci, fin du mois", "2026-04,2026-03,2026-03-21/2026-03-31"),
        ("fr", "cette semaine, cette année, en fin d'année", "2026-W10,2026,2026-09/2026-12"),
        ("fr", "au cours de l'année, au cours de l'année 2027", "2026,2027"),
        ("fr", "ce week-end, le week-end du 12 et 13 décembre", "2026-03-07/2026-03-08,2026-12-12/2026-12-13"),
        ("fr", "hier ou avant-hier, et dans deux semaines", "2026-03-01,2026-02-28,2026-03-16"),
        ("fr", "pour Noël, avec Noël Dupont, à la rentrée", "2026-12-25,2026-09"),
        ("fr", "pour les fêtes de fin d'année", "2026-11-01/2026-12-31"),
        ("fr", "la première quinzaine de juin, la 2e quinzaine d'août", "2026-06-01/2026-06-15,2026-08-16/2026-08-31"),
        ("fr", "la dernière semaine de mai, les premiers jours de juin", "2026-05-25/2026-05-31,2026-06-01/2026-06-10"),
        ("fr", "le 12 février dernier, en août dernier", "2026-02-12,2025-08"),
        ("fr", "entre juin et août, entre le 3 et le 5 juillet", "2026-06-01/2026-08-31,2026-07-03/2026-07-05"),
        ("fr", "jusqu'à maintenant", ""),
        ("es", "el 12 de junio a las 8 de la tarde", "2026-06-12T20:00+02:00"),
        ("es", "el 12 de junio a las 10 de la mañana", "2026-06-12T10:00+02:00"),
        ("es", "cada mañana, por la mañana", ""),
        ("es", "mañana y esta mañana", "2026-03-03,2026-03-02"),
        ("es", "el 4/7/26, el 7-5-2026, el 04-07-2026", "2026-07-04,2026-05-07,2026-07-04"),
        ("es", "este viernes, el viernes, el próximo lunes", "2026-03-06,2026-03-06,2026-03-09"),
        ("es", "los viernes, cada sábado", ""),
        ("es", "informó el lunes", ""),
        ("es", "mañana martes", "2026-03-03"),
        ("es", "el próximo mes, el mes que viene, a finales de mes", "2026-04,2026-04,2026-03-21/2026-03-31"),
        ("es", "el próximo mes de junio", "2026-06"),
        ("es", "este año, a lo largo del año, antes de que acabe el año", "2026,2026,2026-03-02/2026-12-31"),
        ("es", "este fin de semana, a fin de mes", "2026-03-07/2026-03-08,2026-03-21/2026-03-31"),
        ("es", "ayer y dentro de dos semanas, y llegará en tres meses", "2026-03-01,2026-03-16,2026-06"),
        ("es", "se diseñó en tres meses", ""),
        ("es", "por Navidad, para la vuelta al cole, María Navidad", "2026-12-25,2026-09"),
        ("es", "la primera quincena de junio, la última semana de mayo", "2026-06-01/2026-06-15,2026-05-25/2026-05-31"),
        ("es", "el pasado 20 de febrero, el próximo 20 de febrero", "2026-02-20,2027-02-20"),
        ("es", "entre junio y agosto, entre el 3 y el 5 de julio", "2026-06-01/2026-08-31,2026-07-03/2026-07-05"),
        ("es", "durante el 2T de 2026", "2026-34"),
        ("es", "hasta ahora", ""),
        ("es", "Viernes: en Santo Domingo, según Mayo Clinic. Mayo es el mes", "2026-03-06,2026-05"),
        ("fr", "l'album Mars sort le 3 Avril 2026", "2026-04-03"),
        ("de", "50.000 Stück in zwei Wochen, Update auf 1.2. ist da", ""),
    ],
)  # fmt: skip
def test_german_french_and_spanish_dates_are_read(code, text, expected):
    reference = Reference(MONDAY.astimezone(ZoneInfo("Europe/Berlin")), "Europe/Berlin")
    dates, _ = detect("", code).find(text, tokenize(text, 0, len(text)), reference)
    found = [resolve(text, date, reference, Tense.FUTURE, bound(text, 0, date)) for date in dates]
    assert ",".join(window.edtf for window in found if window) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("de", "Das Rad kam am Freitag, am Montag und nächsten Freitag", "2026-02-27,2026-03-02,2026-03-06"),
        ("de", "zum Jahresbeginn, in zwei Wochen, im kommenden Mai", "2026-01/2026-04,2026-05"),
        ("fr", "le film est sorti samedi", "2026-02-28"),
    ],
)
def test_german_french_and_spanish_dates_may_lie_behind(code, text, expected):
    reference = Reference(MONDAY)
    dates, _ = detect("", code).find(text, tokenize(text, 0, len(text)), reference)
    found = [resolve(text, date, reference, Tense.PAST, bound(text, 0, date)) for date in dates]
    assert ",".join(window.edtf for window in found if window) == expected


@pytest.mark.parametrize(
    ("text", "limit", "edtf"),
    [
        ("Es kommt spätestens am 30. Juni", "deadline", "2026-03-02/2026-06-30"),
        ("Es kommt bis spätestens Juni", "deadline", "2026-03-02/2026-06-30"),
        ("Es kommt frühestens im Juni", "not_before", "2026-06"),
        ("Es kommt nicht vor Juni", "not_before", "2026-06"),
        ("Es soll nicht mehr vor Juni kommen", "not_before", "2026-06"),
        ("Es kommt vor Weihnachten", "deadline", "2026-03-02/2026-12-24"),
        ("Es kommt bis Ende Juni in Betrieb", "deadline", "2026-03-02/2026-06-30"),
        ("Es läuft bis Ende Juni", "until", "2026-06-21/2026-06-30"),
        ("Es kommt bis zum 30. Juni", "until", "2026-06-30"),
        ("Es wird bis Juni verschoben", "", "2026-06"),
        ("Käufer müssen bis Juni warten", "not_before", "2026-06"),
        ("Es ist seit dem 14. Februar da", "since", "2026-02-14"),
        ("Il sort d'ici fin juin", "deadline", "2026-03-02/2026-06-30"),
        ("Il sort avant le 30 juin", "deadline", "2026-03-02/2026-06-29"),
        ("Il ne sort pas avant juin", "not_before", "2026-06"),
        ("Il ne sort pas seul, mais avant juin", "deadline", "2026-03-02/2026-05-31"),
        ("Il sort au plus tard en juin", "deadline", "2026-03-02/2026-06-30"),
        ("Il sort au plus tôt en juin", "not_before", "2026-06"),
        ("Il est là depuis début février", "since", "2026-02-01/2026-02-10"),
        ("Il faudra attendre jusqu'en juin", "not_before", "2026-06"),
        ("Il est ouvert jusqu'en juin", "until", "2026-06"),
        ("Sale antes de finales de junio", "deadline", "2026-03-02/2026-06-30"),
        ("No sale antes de junio", "not_before", "2026-06"),
        ("Sale a más tardar en junio", "deadline", "2026-03-02/2026-06-30"),
        ("Sale como pronto en junio", "not_before", "2026-06"),
        ("No sale hasta junio", "not_before", "2026-06"),
        ("Se retrasa hasta junio", "", "2026-06"),
        ("Abierto hasta junio", "until", "2026-06"),
    ],
)
def test_german_french_and_spanish_dates_are_bounded(text, limit, edtf):
    code = "de" if text[:2] in ("Es", "Kä") else "fr" if text.startswith("Il") else "es"
    reference = Reference(MONDAY)
    line = parse_document("", text, reference, detect("", code)).lines[0]
    found = line.mentions[0]
    assert (
        found.window.edtf,
        [name for name, holds in found.limits._asdict().items() if holds and name != "before"],
    ) == (edtf, [limit] if limit else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le tram 8 roulera à la mi-juin 2026.", "fr"),
        ("Diesen Sommer kommt die Hafereiscreme Frosti in die Supermärkte.", "de"),
        ("Übermorgen eröffnet Papierschön seinen zweiten Laden in Bonn.", "de"),
        ("L'enseigne Skoro a ouvert hier son premier magasin à Lille.", "fr"),
        ("La chaqueta Firn 3 ya está disponible en tiendas.", "es"),
        ("Doors at 10 am in June, or 11 am in July", "en"),
        ("Müller and O'Brien join Citroën's team in Orléans", "en"),
        ("Der Roman ist lang und gut. Er erscheint am 5. Mai.", "de"),
        ("El nuevo ron estará en supermercados a finales de agosto.", "es"),
        ("Café de la Paix opens 4 May", "en"),
        ("Brisk mini, 5.4 inches, Q4.", "en"),
        ("", "en"),
    ],
)
def test_one_sentence_tells_its_language(text, code):
    assert detect(text).code == code


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("12月8日20:00开售，价格尚未公布，请关注。", "2026-12-08T20:00+08:00"),
        ("7月4日晚上8点半正式开售，请关注我们。", "2026-07-04T20:30+08:00"),
    ],
)
def test_chinese_hours_are_read(text, moment):
    assert meaning(text, home="Asia/Shanghai") == [moment]


def test_japanese_hours_are_read():
    assert meaning("7月4日午前10時より発売します。", home="Asia/Tokyo") == ["2026-07-04T10:00+09:00"]


@given(st.text(max_size=300))
def test_any_text_is_survived(text):
    meaning(text, home="Asia/Tokyo")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in summer ’27", ["2027-22"]),
        ("the final half of 2026", ["2026-41"]),
        ("39 July", ["2026-07"]),
        ("9–4 July", ["2026-07-04"]),
        ("July to July", ["2026-07", "2026-07"]),
        ("on 40/50", []),
        ("31/31/2026", ["2026"]),
        ("the week of July 39", ["2026-07"]),
        ("the week of 40/50", []),
        ("Saturday 30/2", []),
        ("Tuesday the 39th", ["2026-03-03"]),
        ("in four to three weeks", []),
        ("in two or two weeks", []),
        ("between Diwali 2099 and Easter 2100", []),
        ("between Easter 2099 and Diwali 2099", []),
        ("H3 2026", ["2026"]),
        ("in Q3-Q2 2026", ["2026-35", "2026-34"]),
        ("the 39th.", []),
        ("June 31 to June 32, 2027", ["2026-06", "2027"]),
        ("32 May to 35 June", ["2026-06"]),
        ("3H26", []),
        ("on Diwali 2099", []),
        ("the 31st of next month", []),
        ("the week before Diwali 2099", []),
        ("4 July at 9 a.m. Xanadu time", ["2026-07-04"]),
        ("4 July at 10:00 UTC+29", ["2026-07-04"]),
        ("4 July at 10:00 +02:00", ["2026-07-04T10:00+02:00"]),
        ("the second fiscal quarter", []),
    ],
)
def test_odd_wordings_do_no_harm(text, edtf):
    assert meaning(text) == edtf


def test_a_fiscal_quarter_may_leave_its_year_out():
    assert meaning("the second fiscal quarter", fiscal=Fiscal(4)) == ["2026-07/2026-09"] or meaning(
        "the second fiscal quarter", fiscal=Fiscal(4)
    ) == ["2026-35"]


def test_this_month_by_name_may_lie_behind():
    assert meaning("this February", tense=Tense.PAST) == ["2026-02"]


def test_the_end_of_time_is_no_date():
    late = datetime.fromisoformat("9999-12-20T10:00+00:00")
    assert meaning("in six weeks", moment=late) == []
    assert meaning("in one to six weeks", moment=late) == []
    assert meaning("within six weeks", moment=late) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Das Rad kommt am 04.07.2026 in den Handel, und der Preis ist für die Kunden gut", ["2026-07-04"]),
        ("Das Rad kommt am 2026-07-04 in den Handel, und der Preis ist für die Kunden gut", ["2026-07-04"]),
        ("Das Rad kommt am 40.40.2026 in den Handel, und der Preis ist für die Kunden gut", ["2026"]),
        ("Die Messe ist vom 9. bis 4. Juli und der Preis ist für die Kunden gut", ["2026-07-04"]),
        ("Die Messe ist am 39. Juli und der Preis ist für die Kunden gut und das ist es", ["2026-07"]),
        ("Das Rad kommt noch in diesem Jahr und der Preis ist für die Kunden gut", ["2026-03-02/2026-12-31"]),
        ("El libro llega la semana del 19 de octubre a las librerías y a la página de la editorial", ["2026-W43"]),
        ("El libro llega la semana del 39 de octubre a las librerías y a la página de la editorial", ["2026-10"]),
        ("新製品は13月30日に発売します。これはいい。", []),
        ("新製品は13月上旬に発売します。これはいい。", []),
        ("新製品は14月に発売します。これはいい。", []),
        ("春は新製品を発売します。これはいい。", []),
        ("年末に新製品を発売します。これはいい。", ["2026-09/2026-12"]),
        ("初に新製品を発売します。これはいい。", []),
    ],
)  # fmt: skip
def test_odd_wordings_of_other_languages_do_no_harm(text, edtf):
    assert meaning(text) == edtf


def test_a_look_at_the_next_word_spares_no_rule_that_would_match(own_corpus, monkeypatch):
    texts = [case["text"] for case in own_corpus]
    quick = [meaning(text) for text in texts]
    monkeypatch.setattr(Rules, "before", lambda rules, _: rules._by_word[""])
    monkeypatch.setattr(find, "_may_tell_hour", lambda _words, _index: True)
    monkeypatch.setattr(find, "_CLOCK_AFTER", [Always()])
    assert quick == [meaning(text) for text in texts]


class Always:
    def __eq__(self, _other):
        return True

    __hash__ = None
