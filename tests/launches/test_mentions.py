# ruff: noqa: E501 (a wording and its meaning stand on one line)
"""The grammar: what each wording means on a given day."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launches.document import parse_document
from launches.languages.detect import detect
from launches.mentions import english
from launches.mentions.english import find_expressions
from launches.mentions.english_feasts import long_weekend
from launches.mentions.expression import Fiscal, Reference, Tense
from launches.mentions.fiscal import find_fiscal
from launches.mentions.grammar import Rules
from launches.mentions.resolve import Bound, bound, resolve
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
        ("With today’s launch, the app is here", "2026-03-02"),
        ("Friday's launch will be streamed", "2026-03-06"),
        ("yesterday's worldwide release", "2026-03-01"),
        ("the first trains will run in two years", "2028"),
        ("its first phone arrives in two years", "2028"),
        ("the first deliveries in six months", "2026-09"),
        ("the first shop opens in six weeks", "2026-04-13"),
        ("it comes here only in two years", "2028"),
        ("within a year", "2026-03-02/2027-03-02"),
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
        ("on the Fourth of July", "2026-07-04"),
        ("the Fourth of July weekend", "2026-07-04/2026-07-05"),
        ("the 4th of July weekend", "2026-07-04/2026-07-05"),
        ("the July 4 weekend", "2026-07-04/2026-07-05"),
        ("the Labor Day holiday weekend", "2026-09-05/2026-09-07"),
        ("the Easter bank holiday weekend", "2026-04-03/2026-04-06"),
        ("moved from Thursday to Friday", "2026-03-06"),
        ("Thursday to Sunday, May 14–17", "2026-05-14/2026-05-17"),
        ("in week 12", "2026-W12"),
        ("poured for the first time in three weeks' time", "2026-03-23"),
        ("for the summer holidays of 2027", "2027-22"),
        ("Friday 27 March 2026 to Sunday 12 April 2026", "2026-03-27/2026-04-12"),
        ("Friday, March 27 – Sunday, April 12, 2026", "2026-03-27/2026-04-12"),
        ("April 29, through Sunday, May 3", "2026-04-29/2026-05-03"),
        ("Wednesday, April 29, through Sunday, May 3, 2026", "2026-04-29/2026-05-03"),
        ("March 27, 2026, through January 10, 2027", "2026-03-27/2027-01-10"),
        ("from March 27, 2027, to April 10", "2027-03-27/2027-04-10"),
        ("from Friday, April 3, to Monday, April 6", "2026-04-03/2026-04-06"),
        ("Fri. 27 Mar. – Sun. 12 Apr.", "2026-03-27/2026-04-12"),
        ("from Friday, 5 March, to Sunday, 7 March", "2027-03-05/2027-03-07"),
        ("Saturday, March 28 and Sunday, March 29", "2026-03-28/2026-03-29"),
        ("Saturday, March 28, and Sunday, March 29", "2026-03-28/2026-03-29"),
        ("a second-half 2026 launch", "2026-41"),
        ("an end-of-May launch", "2026-05-21/2026-05-31"),
        ("Saturday and Sunday, March 28 and 29", "2026-03-28/2026-03-29"),
        ("Saturday 28 & Sunday 29 March", "2026-03-28/2026-03-29"),
        ("Friday 3 to Monday 6 April", "2026-04-03/2026-04-06"),
        ("Fri 3–Mon 6 April", "2026-04-03/2026-04-06"),
        ("Thursday–Sunday 26–29 March", "2026-03-26/2026-03-29"),
        ("Friday–Sunday, June 12–14", "2026-06-12/2026-06-14"),
        ("Monday to Friday, June 29 to July 3", "2026-06-29/2026-07-03"),
        ("May 14, 15 and 16.", "2026-05-14/2026-05-16"),
        ("on May 14th, 15th, and 16th", "2026-05-14/2026-05-16"),
        ("on 3, 4, 5 and 6 April", "2026-04-03/2026-04-06"),
        ("in June, July and August 2027", "2027-06-01/2027-08-31"),
        ("in July, August, and September", "2026-35"),
        ("in November, December or January", "2026-11-01/2027-01-31"),
        ("early to mid-2027", "2027-01-01/2027-08-31"),
        ("in mid-to-late 2027", "2027-05-01/2027-12-31"),
        ("mid to late next year", "2027-05-01/2027-12-31"),
        ("mid to late June", "2026-06-11/2026-06-30"),
        ("early-to-mid June 2027", "2027-06-01/2027-06-20"),
        ("by end-2027", "2026-03-02/2027-12-31"),
        ("by end 2027", "2026-03-02/2027-12-31"),
        ("by end-June", "2026-03-02/2026-06-30"),
        ("at end June 2027", "2027-06-21/2027-06-30"),
        ("by end-Q3", "2026-03-02/2026-09-30"),
        ("by year-end 2027", "2026-03-02/2027-12-31"),
        ("by the end of the first half of 2026", "2026-03-02/2026-06-30"),
        ("at the end of the second half", "2026-41"),
        ("before July is over", "2026-03-02/2026-07-31"),
        ("before the summer is over", "2026-03-02/2026-08-31"),
        ("before the second quarter ends", "2026-03-02/2026-06-30"),
        ("before July begins", "2026-03-02/2026-06-30"),
        ("late 2026 or early 2027", "2026-09-01/2027-04-30"),
        ("late 2026/early 2027", "2026-09-01/2027-04-30"),
        ("in late 2026 and early 2027", "2026-09-01/2027-04-30"),
        ("late this year or early next.", "2026-09-01/2027-04-30"),
        ("late this year or in early next year", "2026-09-01/2027-04-30"),
        ("Q4 2026/Q1 2027", "2026-10-01/2027-03-31"),
        ("in Q4 of this year or Q1 of next year", "2026-10-01/2027-03-31"),
        ("the fourth quarter of 2026 or the first quarter of 2027", "2026-10-01/2027-03-31"),
        ("in late summer or early autumn", "2026-06-01/2026-11-30"),
        ("in summer or early autumn 2027", "2027-06-01/2027-11-30"),
        ("the third or fourth quarter", "2026-07-01/2026-12-31"),
        ("the second and third quarters of 2027", "2027-04-01/2027-09-30"),
        ("Q3’26", "2026-35"),
        ("in Q3'27", "2027-35"),
        ("H2’26", "2026-41"),
        ("Q3 ‘26", "2026-35"),
        ("June ‘27", "2027-06"),
        ("Summer ‘26", "2026-22"),
        ("1Q2027", "2027-33"),
        ("1H2027", "2027-40"),
        ("2026Q3", "2026-35"),
        ("CY2027", "2027"),
        ("in Q3 CY27", "2027-35"),
        ("in Q1 of calendar 2027", "2027-33"),
        ("first quarter of calendar 2027", "2027-33"),
        ("second-half of 2026", "2026-41"),
        ("2026's third quarter", "2026-35"),
        ("2027’s first half", "2027-40"),
        ("the third quarter (Q3) of 2026", "2026-35"),
        ("the second half (H2) of 2026", "2026-41"),
        ("the July to September quarter of 2026", "2026-35"),
        ("12.06.–14.06.2026", "2026-06-12/2026-06-14"),
        ("12-14.06.2026", "2026-06-12/2026-06-14"),
        ("26.-30.08.2026", "2026-08-26/2026-08-30"),
        ("12/06/2026 – 14/06/2026", "2026-06-12/2026-06-14"),
        ("28/12/2026-03/01/2027", "2026-12-28/2027-01-03"),
        ("from 2026-04-03 to 2026-04-06", "2026-04-03/2026-04-06"),
        ("on 27-Mar-2026", "2026-03-27"),
        ("12.Jun.2026", "2026-06-12"),
        ("12th-June-2026", "2026-06-12"),
        ("Jun-12-2026", "2026-06-12"),
        ("June-2027", "2027-06"),
        ("launches March 27,2026 on PC", "2026-03-27"),
        ("lifts off on 2026 Mar 27", "2026-03-27"),
        ("on 2026-Mar-27", "2026-03-27"),
        ("w/c 13/04/2026", "2026-W16"),
        ("in the week ending 19 April", "2026-W16"),
        ("w/e 19 April", "2026-W16"),
        ("calendar week 16/2026", "2026-W16"),
        ("CW16", "2026-W16"),
        ("KW16 2027", "2027-W16"),
        ("on the last Monday of the month", "2026-03-30"),
        ("on the first Monday of next month", "2026-04-06"),
        ("on the last weekend of this month", "2026-03-28/2026-03-29"),
        ("in the last week of the month", "2026-03-25/2026-03-31"),
        ("in the first week of next month", "2026-04-01/2026-04-07"),
        ("in the second half of next month", "2026-04-16/2026-04-30"),
        ("in the first half of the following month", "2026-04-01/2026-04-15"),
        ("the coming weekend", "2026-03-07/2026-03-08"),
        ("this coming weekend", "2026-03-07/2026-03-08"),
        ("the day after Thanksgiving", "2026-11-27"),
        ("on the day before Easter 2027", "2027-03-27"),
        ("two days before Christmas", "2026-12-23"),
        ("10 days after Easter", "2026-04-15"),
        ("three weeks before Christmas", "2026-W49"),
        ("is targeting a May release.", "2026-05"),
        ("on track for a Q4 launch", "2026-36"),
        ("ahead of its March opening", "2026-03"),
        ("plans a fall release", "2026-23"),
        ("The spring debut, they say", "2026-21"),
        ("promises a holiday release", "2026-11-01/2026-12-31"),
        ("a May release window", "2026-05"),
        ("on sale since last summer", "2025-22"),
        ("announced the car last fall.", "2025-23"),
        ("came out last spring", "2025-21"),
        ("opened last winter", "2025-24"),
        ("over the past winter", "2025-24"),
        ("sales fell 4% last quarter", "2025-36"),
        ("in the last quarter of 2026", "2026-36"),
        ("in the last quarter", "2026-36"),
        ("last quarter of the year", "2026-36"),
        ("the weekend after next", "2026-03-14/2026-03-15"),
        ("the month after next", "2026-05"),
        ("the year after next", "2028"),
        ("in March of the year after next", "2028-03"),
        ("early in the year after next", "2028-01/2028-04"),
        ("in the spring after next", "2028-21"),
        ("in the autumn after next", "2027-23"),
        ("two weeks from Friday", "2026-03-20"),
        ("3 weeks from Monday", "2026-03-30"),
        ("on the summer solstice", "2026-06-21"),
        ("this side of Easter", "2026-03-02/2026-04-04"),
        ("before the month is out", "2026-03-02/2026-03-31"),
        ("before the month's out", "2026-03-02/2026-03-31"),
        ("before the week is over", "2026-03-02/2026-03-08"),
        ("before the quarter ends", "2026-03-02/2026-03-31"),
        ("in the run-up to Easter", "2026-03-02/2026-04-04"),
        ("in the run up to Easter", "2026-03-02/2026-04-04"),
        ("in good time for Easter", "2026-03-02/2026-04-04"),
        ("in plenty of time for April", "2026-03-02/2026-03-31"),
        ("on Ash Wednesday", "2027-02-10"),
        ("on Palm Sunday", "2026-03-29"),
        ("on Maundy Thursday", "2026-04-02"),
        ("at Whitsun", "2026-05-24"),
        ("on Corpus Christi", "2026-06-04"),
        ("on the Friday after Corpus Christi", "2026-06-05"),
        ("on All Saints’ Day", "2026-11-01"),
        ("at Candlemas", "2027-02-02"),
        ("by Michaelmas 2026", "2026-03-02/2026-09-29"),
        ("the weekend before Easter", "2026-03-28/2026-03-29"),
        ("the weekend before Christmas 2026", "2026-12-19/2026-12-20"),
        ("the weekend after Thanksgiving", "2026-11-28/2026-11-29"),
        ("the weekend after Halloween 2026", "2026-11-07/2026-11-08"),
        ("after the summer", "2026-23"),
        ("after the summer holidays", "2026-23"),
        ("after this summer break", "2026-23"),
        ("In October Apple shows", "2026-10"),
        ("come Easter Sony will", "2026-04-05"),
        ("Kite Opens June With Party", "2026-06"),
        ("on Sun.", "2026-03-08"),
        ("after a spring launch", "2026-21"),
        ("in two nights' time", "2026-03-04"),
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
        ("4 July at 24:00", "Europe/London", "2026-07-05T00:00+01:00"),
        ("4 July at 24h", "Europe/London", "2026-07-05T00:00+01:00"),
        ("31 December at 24:00 CST", "Asia/Shanghai", "2027-01-01T00:00+08:00"),
        ("2026-07-04T24:00Z", "Europe/London", "2026-07-05T00:00+00:00"),
        ("4 July at midnight", "Europe/London", "2026-07-04T00:00+01:00"),
        ("4 July, 12 noon IST", "Asia/Kolkata", "2026-07-04T12:00+05:30"),
        ("tomorrow, 3 March, at 15:00 CET", "Europe/Paris", "2026-03-03T15:00+01:00"),
        ("August 14 at 12:01 a.m. PT (3:01 a.m. ET)", "America/Los_Angeles", "2026-08-14T00:01-07:00"),
        ("4 July at 10/1 p.m.", "Europe/London", "2026-07-04"),
        ("4 July at 21:40 local time", "Europe/Dublin", "2026-07-04T21:40+01:00"),
        ("4 July at 11:40 local time in California", "Europe/Rome", "2026-07-04T11:40-07:00"),
        ("4 July at 11:40 local time in Redditch", "Europe/Rome", "2026-07-04T11:40+02:00"),
        ("4 July at 11:40 local time, 18:40 UTC", "Europe/Rome", "2026-07-04T11:40-07:00"),
        ("4 July at 23:40 local time (04:40 GMT)", None, "2026-07-04T23:40-05:00"),
        ("4 July at 08:00, 22:00 UTC", None, "2026-07-04T08:00+10:00"),
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
        ("on March 12 at 9:00 p.m. Eastern.", "America/Los_Angeles", "2026-03-12T21:00-04:00"),
        ("on March 12 at noon Eastern. It costs $5", "America/Los_Angeles", "2026-03-12T12:00-04:00"),
        ("on March 12 at 10 a.m. Central.", None, "2026-03-12T10:00-05:00"),
        ("at 8 p.m. Eastern Thursday, March 12", "America/Los_Angeles", "2026-03-12T20:00-04:00"),
        ("at 9 p.m. Eastern/6 p.m. Pacific on May 14", "Europe/London", "2026-05-14T21:00-04:00"),
        ("Thursday, March 12 (9:00 PM, ET/PT)", "America/Los_Angeles", "2026-03-12T21:00-04:00"),
        ("on March 12 at 9 p.m., Central Park", "America/New_York", "2026-03-12T21:00-04:00"),
        ("May 14, at 8:00 a.m. Pacific Time.", "Europe/London", "2026-05-14T08:00-07:00"),
        ("May 14, at 8:00 a.m. PACIFIC TIME", "Europe/London", "2026-05-14T08:00-07:00"),
        ("May 14, at 8:00 a.m. Eastern Daylight Time", "Europe/London", "2026-05-14T08:00-04:00"),
        ("May 14, at 8:00 a.m. U.S. Eastern Time", "Europe/London", "2026-05-14T08:00-04:00"),
        ("May 14, at 8:00 Japan Standard Time", "Europe/London", "2026-05-14T08:00+09:00"),
        ("May 14, at 8:00 a.m. (Beijing Time)", "Europe/London", "2026-05-14T08:00+08:00"),
        ("May 14, at 8:00 Central European Time", "Europe/London", "2026-05-14T08:00+02:00"),
        ("May 14, at 8:00 Coordinated Universal Time", "Europe/London", "2026-05-14T08:00+00:00"),
        ("at 11 a.m. Eastern Time on Thursday, May 14", "Europe/London", "2026-05-14T11:00-04:00"),
        ("at 10 a.m. PT/1 p.m. ET on March 12, 2026", "America/Los_Angeles", "2026-03-12T10:00-07:00"),
        ("at 8am PDT/11am EDT/4pm BST on May 14", "America/Los_Angeles", "2026-05-14T08:00-07:00"),
        ("on Thursday (May 14) at 11:00 a.m. EDT (1500 GMT)", "America/New_York", "2026-05-14T11:00-04:00"),
        ("on March 12 (Thu) 18:00 JST", "Europe/London", "2026-03-12T18:00+09:00"),
        ("at 7 p.m. (doors) on 14 May", "Europe/London", "2026-05-14"),
        ("its sibling (March 3) at 9 a.m.", "Europe/London", "2026-03-03"),
        ("6-8pm, Thursday 14 May", "Europe/London", "2026-05-14T18:00+01:00"),
        ("Thursday, March 12, 6–8pm", "Europe/London", "2026-03-12T18:00+00:00"),
        ("March 12 (9-10 p.m. ET)", "Europe/London", "2026-03-12T21:00-04:00"),
        ("March 12 from 9 to 10 p.m. ET", "Europe/London", "2026-03-12T21:00-04:00"),
        ("March 12, 10-2pm", "Europe/London", "2026-03-12T10:00+00:00"),
        ("March 12, 10:00 to 3:00 p.m.", "Europe/London", "2026-03-12T10:00+00:00"),
        ("March 12 at 10:00 - 3 halls", "Europe/London", "2026-03-12T10:00+00:00"),
        ("March 12, 21-23 pm", "Europe/London", "2026-03-12"),
        ("at midnight tonight", "Europe/London", "2026-03-03T00:00+00:00"),
        ("at midnight on Thursday night", "Europe/London", "2026-03-06T00:00+00:00"),
        ("Thursday night at midnight", "Europe/London", "2026-03-06T00:00+00:00"),
        ("at midnight on Thursday", "Europe/London", "2026-03-05T00:00+00:00"),
        ("at 9 p.m. on Thursday night", "Europe/London", "2026-03-05T21:00+00:00"),
    ],
)
def test_a_time_of_day_gives_the_minute(text, home, interval):
    assert meaning(text, home=home)[0].startswith(interval)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 27 April at 6pm British Summer Time", ["2026-04-27T18:00+01:00"]),
        ("at 6pm on 27 April (British Summer Time)", ["2026-04-27T18:00+01:00"]),
        ("on 27 April at 18:00 Central European Summer Time", ["2026-04-27T18:00+02:00"]),
        ("in the British summer", ["2026-22"]),
        ("at 11:00 a.m. BST (1000 GMT) on Thursday (May 14)", ["2026-05-14T11:00+01:00"]),
        ("at 10am GMT next Thursday, March 12", ["2026-03-12T10:00+00:00"]),
        ("at 10am GMT tomorrow (March 3)", ["2026-03-03T10:00+00:00"]),
        ("at 10am GMT on Thursday, and March 12 is a holiday", ["2026-03-05T10:00+00:00", "2026-03-12"]),
        ("from 11:00 a.m. to 3:00 p.m. BST (1000-1400 UTC) on May 14", ["2026-05-14T11:00+01:00"]),
        ("from 8:00 p.m. BST (1900-2100 UTC) on May 14", ["2026-05-14T20:00+01:00"]),
        ("on May 14 at 1900 UTC", ["2026-05-14T19:00+00:00"]),
        ("on May 14, founded in 1900", ["2026-05-14", "1900"]),
        ("a team of 6 to 8 people on May 14", ["2026-05-14"]),
    ],
)
def test_a_day_with_its_hour_is_one_date(text, edtf):
    assert meaning(text, home="Europe/London") == edtf


@pytest.mark.parametrize("space", [" ", "\N{NO-BREAK SPACE}", "\n", "\t", "  "])
@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in the first days of May", "2026-05-01/2026-05-10"),
        ("in the last ten days of August", "2026-08-21/2026-08-31"),
        ("in the first months of 2027", "2027-01/2027-04"),
        ("early in the following month", "2026-04-01/2026-04-10"),
        ("on the 26th of the following month", "2026-04-26"),
        ("in the three months ending March 31, 2027", "2027-33"),
        ("this coming February", "2027-02"),
        ("this coming Friday", "2026-03-06"),
        ("the day after tomorrow", "2026-03-04"),
        ("in a couple of weeks", "2026-03-16"),
        ("on Friday next week", "2026-03-13"),
        ("on Friday this week", "2026-03-06"),
        ("on Mother's Day", "2026-05-10"),
    ],
)
def test_any_white_space_parts_words(text, edtf, space):
    assert meaning(text.replace(" ", space)) == [edtf]


def test_white_space_may_stand_wherever_a_blank_may():
    assert meaning("tomorrow at 10:00\nNew\nYork time", home="Europe/London") == ["2026-03-03T10:00-05:00"]
    assert meaning("tomorrow at 10:00 hora\nlocal", home="Europe/London") == ["2026-03-03T10:00+00:00"]
    assert meaning("in\nsix weeks", tense=Tense.PAST) == []
    assert meaning("It has moved\nup to May 4.") == meaning("It has moved up to May 4.")


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
    assert meaning("The show runs 4/3-4/6", month_first=True) == ["2026-04-03/2026-04-06"]
    assert meaning("The show runs 12/28–1/3", month_first=True) == ["2026-12-28/2027-01-03"]
    assert meaning("runs 5/14/26-5/17/26") == ["2026-05-14/2026-05-17"]
    assert meaning("runs 05/12/2026-14/12/2026", month_first=True) == ["2026-12-05/2026-12-14"]


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


def test_mothers_have_their_day_in_lent_in_britain():
    assert meaning("on Mother’s Day", home="Europe/London") == ["2026-03-15"]
    assert meaning("on Mothering Sunday", home="Europe/Dublin") == ["2026-03-15"]
    assert meaning("on Mother’s Day", home="America/New_York") == ["2026-05-10"]


@pytest.mark.parametrize(
    "text",
    [
        "on or after 5 November",
        "no earlier than (NET) Nov. 5",
        "delayed until at least March 2027",
        "not until March",
        "nobody gets one before March",
        "no one outside the town will see it before March",
    ],
)
def test_the_words_before_a_date_say_that_it_may_be_later(text):
    dates, _ = find_expressions(text, tokenize(text, 0, len(text)), Reference(MONDAY))
    assert bound(text, 0, dates[0]) == Bound(not_before=True)


def test_what_lasts_until_at_least_a_date_begins_before():
    text = "on show until at least November"
    dates, _ = find_expressions(text, tokenize(text, 0, len(text)), Reference(MONDAY))
    assert bound(text, 0, dates[0]) == Bound(until=True)


def test_thanks_are_given_in_october_in_canada():
    assert meaning("on Thanksgiving", home="America/Toronto") == ["2026-10-12"]
    assert meaning("on American Thanksgiving", home="America/Toronto") == ["2026-11-26"]
    assert meaning("on Black Friday", home="America/Toronto") == ["2026-11-27"]
    assert meaning("on Thanksgiving", home="America/Chicago") == ["2026-11-26"]


def test_a_feast_with_an_article_is_no_weekday():
    assert meaning("for Thursday, the Christmas market") == ["2026-03-05", "2026-12-25"]
    assert meaning("on Friday, the 6th") == ["2026-03-06"]
    assert meaning("on tomorrow, the third of March") == ["2026-03-03"]


def test_independence_day_is_the_homes():
    assert meaning("on Independence Day") == ["2026-07-04"]
    assert meaning("on Independence Day", home="Asia/Kolkata") == ["2026-08-15"]


def test_a_split_year_is_the_makers_financial_year():
    assert meaning("the second half of 2026/27", fiscal=Fiscal(10)) == ["2027-04/2027-09"]
    assert meaning("the second half of the fiscal year 2026/27", fiscal=Fiscal(4)) == ["2026-10/2027-03"]


def test_a_financial_year_may_tell_of_its_beginning_in_passing():
    assert find_fiscal("the third quarter of our fiscal year 2027, which began on October 1", None) == Fiscal(10)
    assert find_fiscal("Our financial year begins on 1 July.", None) == Fiscal(7)
    assert find_fiscal("the third quarter of our financial year (April to June)", None) == Fiscal(10)
    assert find_fiscal("in Q2 FY27 (July–September 2026)", None) == Fiscal(4)
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
    assert meaning("after the summer", tense=Tense.PAST) == []


def test_the_last_season_is_over():
    january, october = MONDAY.replace(month=1), MONDAY.replace(month=10)
    assert meaning("last winter", moment=january) == ["2024-24"]
    assert meaning("last summer", moment=october) == ["2026-22"]
    assert meaning("last summer", moment=october, tense=Tense.PAST) == ["2026-22"]


def test_the_coming_weekend_has_not_begun():
    saturday = MONDAY.replace(day=7)
    assert meaning("the coming weekend", moment=saturday) == ["2026-03-14/2026-03-15"]
    assert meaning("this weekend", moment=saturday) == ["2026-03-07/2026-03-08"]


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
    assert meaning("in fiscal 2027") == []
    assert meaning("the third quarter of fiscal 2027") == []
    assert meaning("Q3 of fiscal 2027") == []
    assert meaning("at the end of FY27") == []
    assert meaning("in the third quarter of its 2027 fiscal year") == []
    assert meaning("in the third quarter of the fiscal year") == []
    assert meaning("in the third quarter of the fiscal year", fiscal=october) == ["2026-34"]
    assert meaning("the third quarter of the 2027 fiscal year", fiscal=october) == ["2027-34"]
    assert meaning("in the 2027 fiscal year", fiscal=october) == ["2026-10-01/2027-09-30"]
    assert meaning("fiscal year 2027's third quarter", fiscal=october) == ["2027-34"]
    assert meaning("FY2027", fiscal=october) == ["2026-10-01/2027-09-30"]
    assert meaning("in FY27 Q3", fiscal=october) == ["2027-34"]
    assert meaning("in FY27Q3", fiscal=october) == ["2027-34"]
    assert meaning("in Q3FY27", fiscal=october) == ["2027-34"]
    assert meaning("in 3QFY27", fiscal=october) == ["2027-34"]
    assert meaning("in FQ3 2027", fiscal=october) == ["2027-34"]
    assert meaning("planned for the fiscal year ending March 2027") == ["2026-04-01/2027-03-31"]
    assert meaning("in the financial year ending 31 March 2027") == ["2026-04-01/2027-03-31"]
    assert meaning("the second half of fiscal 2027", fiscal=Fiscal(4)) == ["2026-10/2027-03"]
    assert meaning("the first half of the fiscal year ending March 31, 2027") == ["2026-04/2026-09"]
    assert meaning("the second half of the 2026/27 financial year", fiscal=Fiscal(7)) == ["2027-40"]


def test_seasons_turn_round_in_the_south():
    assert meaning("this summer", southern=True, moment=datetime.fromisoformat("2026-11-03T09:00+13:00")) == ["2026-24"]


@pytest.mark.parametrize(
    "text",
    ["you may march", "24/7 support", "the 5G phone", "a 90 Hz display", "31 February 2026", "0 May", "45 May", "$2026",
     "June 31, 2027 to June 40", "Q3 of them", "from 30 to 4 of it", "every Tuesday", "nobody is out in winterland", "7/10 – a solid game", "the Audi Q2, Q3.", "the new Q3.", "May the first visitors",
     "In today's world", "today's phones", "the food at TGI Friday's", "its first album in six years", "the biggest overhaul in five years",
     "the first new game of the series in nine years", "for the first time in three weeks", "the first update in eight months",
     "for the school holidays", "the bank holidays", "today's launch readiness review", "The holiday park", "Holiday Inn", "Australia days", "in the early 2030s", "of the 1980s",
     "Open Monday to Friday", "Tuesday–Sunday", "Mon. – Fri. 9–17", "the first Sunday of every month", "The Week 12 game",
     "at nine shops", "she died at nine.", "one of the second of its kind", "Theresa May.", "the Theresa May release", "the new Audi Q4 launch", "an Audi Q4 debut", "our May opening hours",
     "a holiday window display", "a spring release lever", "the weekend's match", "Q1: figures",
     "October Ale is tapped there", "The Winter Garden tours again", "He calls it Winter Sun.", "the Easter Island flight", "with Jun Abbott there",
     "founder June Marlowe thinks", "I read it in one night", "it took in my holidays", "during their holidays", "after a mild winter", "spend a summer on it", "another winter"],
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
    ("text", "edtf"),
    [
        ("新产品将于2026年07月04日正式发售。", ["2026-07-04"]),
        ("新製品は２０２６年７月３０日に発売します。", ["2026-07-30"]),
        ("新地铁定于九月二十六日开通，全线设九座车站。", ["2026-09-26"]),
        ("新产品将于十一月正式上市销售，请关注。", ["2026-11"]),
        ("新製品は令和8年7月4日に発売します。", ["2026-07-04"]),
        ("新製品は令和元年5月1日に発売しました。", ["2019-05-01"]),
        ("新產品預計民國116年3月上市，售價未定。", ["2027-03"]),
        ("新製品は26年秋に発売する見通しだ。", ["2026-23"]),
        ("ホテルは10/1（木）に福岡で開業します。", ["2026-10-01"]),
        ("ホテルの予約は04/16より受け付けを始めます。", ["2026-04-16"]),
        ("新商品7/4起正式開賣，售價未定。", ["2026-07-04"]),
        ("电影将于本周五上映，导演为马岚。", ["2026-03-06"]),
        ("影片本週日上映，導演為馬嵐。", ["2026-03-08"]),
        ("新しい店が今週金曜日に渋谷でオープンする。", ["2026-03-06"]),
        ("平台将于下周四正式上线，月费15元。", ["2026-03-12"]),
        ("平台將於下週四（12日）正式上線，月費99元。", ["2026-03-12"]),
        ("新製品は来週の月曜日に発売します。", ["2026-03-09"]),
        ("新品将于下周末正式发售，请关注我们。", ["2026-03-14/2026-03-15"]),
        ("新产品将于周三正式发售，请关注我们。", ["2026-03-04"]),
        ("新品周六晚上开售，请大家关注我们。", ["2026-03-07"]),
        ("新產品星期五正式開賣，請大家多多支持。", ["2026-03-06"]),
        ("新しい店が金曜日に渋谷でオープンする。", ["2026-03-06"]),
        ("ロボット玩具は今月25日に発売される。", ["2026-03-25"]),
        ("机器人玩具将于本月25日发售，适合儿童。", ["2026-03-25"]),
        ("新製品は来月5日に発売されるという。", ["2026-04-05"]),
        ("新製品は来月上旬に発売されるという。", ["2026-04-01/2026-04-10"]),
        ("新しいサービスを今月末に開始する。", ["2026-03-21/2026-03-31"]),
        ("商场将于本月底正式开业，请关注。", ["2026-03-21/2026-03-31"]),
        ("商场将于月底正式开业，请关注我们。", ["2026-03-21/2026-03-31"]),
        ("新产品下月正式上市，请关注我们。", ["2026-04"]),
        ("量販店は19日、コードレス掃除機を発売する。", ["2026-03-19"]),
        ("新しい店が1日に横浜でオープンする。", ["2026-04-01"]),
        ("新品将于12日在各大商场上架，请关注。", ["2026-03-12"]),
        ("新产品预计三季度正式上市，请关注我们。", ["2026-35"]),
        ("熱泵預計第三季上市，工廠位於台中。", ["2026-35"]),
        ("新車預計2026年第四季開始交車。", ["2026-36"]),
        ("新車預計明年第一季出貨，容量20度電。", ["2027-33"]),
        ("交車延後到第四季，已付款者可退費。", ["2026-36"]),
        ("新製品は来春発売の予定だという。", ["2027-21"]),
        ("この夏、新しい遊園地が開業する。", ["2026-22"]),
        ("新产品明春上市，价格尚未公布。", ["2027-21"]),
        ("新製品は年明けに発売する見通しだ。", ["2027-01/2027-04"]),
        ("酒店将于今年年底开业，请关注我们。", ["2026-09/2026-12"]),
        ("酒店預計今年底開幕，共有120間客房。", ["2026-09/2026-12"]),
        ("咖啡店計劃明年初進軍新加坡，請關注。", ["2027-01/2027-04"]),
        ("新製品は7月中に発売する見通しだ。", ["2026-07"]),
        ("新产品5月中上市，价格尚未公布。", ["2026-05-11/2026-05-20"]),
        ("新型チップを10～12月期に出荷する。", ["2026-36"]),
        ("新型電池は2027年1～3月に発売する。", ["2027-33"]),
        ("新しい道は6月から8月の間に開通する。", ["2026-06-01/2026-08-31"]),
        ("新自行车道将于6月至8月间开通。", ["2026-06-01/2026-08-31"]),
        ("新店将于12月至明年上半年陆续开业。", ["2026-12", "2027-40"]),
        ("游戏展将于8月26日至30日在杭州举行。", ["2026-08-26/2026-08-30"]),
        ("見本市は8月26日から30日まで開催される。", ["2026-08-26/2026-08-30"]),
        ("展覧会は7月3日～5日に開かれるという。", ["2026-07-03/2026-07-05"]),
        ("年货节将于12月28日至1月3日举行。", ["2026-12-28/2027-01-03"]),
        ("公開は5月14日から11月19日に変わる。", ["2026-05-14", "2026-11-19"]),
        ("公開は5月から11月に変わるという。", ["2026-05", "2026-11"]),
        ("サービスを6月末までに開始するという。", ["2026-06"]),
        ("サービスを6月までに開始するという。", ["2026-06"]),
        ("将在6月底前投入使用200座充电站。", ["2026-06"]),
        ("公司承诺本月底前开通全部服务。", ["2026-03"]),
        ("新服務將於7月之前開通，請大家關注。", ["2026-06"]),
        ("湖城新站将在年底前投入使用，请关注。", ["2026-03-02/2026-12-31"]),
        ("新型EVは年末までに発売される見通しだ。", ["2026-03-02/2026-12-31"]),
        ("6月30日前往现场的观众可获赠品。", ["2026-06-30"]),
        ("上市时间推迟至5月28日，敬请期待。", ["2026-05-28"]),
        ("游戏发售日延期至第三季度，敬请期待。", ["2026-35"]),
        ("发售日期改为11月19日，敬请谅解。", ["2026-11-19"]),
        ("喜剧电影定档明年春节上映，敬请期待。", ["2027-02-06"]),
        ("动画电影将于今年国庆期间上映，敬请期待。", ["2026-10-01/2026-10-07"]),
        ("主题乐园预计今年暑期开园，敬请期待。", ["2026-07-01/2026-08-31"]),
        ("喜剧片定档五一上映，敬请大家期待。", ["2026-05-01/2026-05-05"]),
        ("新製品は2週間後に発売される予定だ。", ["2026-03-16"]),
        ("新产品将于两个月后正式发售，敬请期待。", ["2026-05"]),
        ("新店将于三年后开业，敬请大家期待。", ["2029"]),
        ("新しいプールは、あす再オープンする。", ["2026-03-03"]),
        ("漫画の第3巻がきょう2日発売された。", ["2026-03-02"]),
        ("新しいプールは、あさって再開する。", ["2026-03-04"]),
        ("泳池将于后天重新开放，首日免费入场。", ["2026-03-04"]),
        ("家居连锁昨天在成都开出首店，请关注。", ["2026-03-01"]),
        ("廠商今（2）日宣布，新機明天開賣。", ["2026-03-02", "2026-03-03"]),
        ("球鞋今起在全台門市開賣，每人限購一雙。", ["2026-03-02"]),
        ("市営バスは2027年度に自動運転を導入する。", ["2027-04-01/2028-03-31"]),
        ("新製品は3月23日の週に発売する予定だ。", ["2026-W13"]),
        ("文具店3月11日那一周铺货，请关注我们。", ["2026-W11"]),
        ("新製品は7月39日の週に発売する予定だ。", ["2026-07"]),
        ("新製品は2027年初頭に発売する予定だ。", ["2027-01/2027-04"]),
        ("水岸纜車力拚民國116年啟用，請大家關注。", ["2027"]),
        ("平成30年に開館した美術館が話題だ。", ["2018"]),
        ("停产已有十来年的老厂由酒店接手。", []),
        ("新車第二季起在台灣鋪貨，請大家關注。", ["2026-34"]),
        ("發行時間調整到第四季，請大家見諒。", ["2026-36"]),
        ("「靜巷 Q3」耳機正式亮相，請大家關注。", []),
        ("全劇十集將在農曆年前上架，請大家關注。", ["2026-03-02/2027-02-05"]),
        ("线路将在国庆假期前开通，请大家关注。", ["2026-03-02/2026-09-30"]),
        ("新品将在2026年春节前上市，请大家关注。", ["2026-02-17/2026-02-17"]),
        ("新品将在2099年春节前上市，请大家关注。", []),
        ("喜剧电影定档中秋档上映，敬请期待。", ["2026-09-25"]),
        ("新品将在2099年中秋前上市，请大家关注。", []),
        ("新店は3月3日（水）に開いた店だという。", ["2027-03-03"]),
        ("新店は3月3日（日本時間）に開くという。", ["2026-03-03"]),
    ],
)  # fmt: skip
def test_japanese_and_chinese_dates_are_read(text, edtf):
    assert meaning(text) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "五月天的新专辑正式发行，请大家关注。",
        "公司在前三季度的销量增长，请关注。",
        "《港湾灯火》第二季将在平台播出。",
        "剧集第三季的演员已经公布，请关注。",
        "剧集第三季热播，请大家关注我们的平台。",
        "雑誌の7月号が書店に並ぶという。",
        "この券は10日間有効で、3日に1回使えます。",
        "路線は1日5万人の利用を見込むという。",
        "这款游戏支持7日无理由退款，请放心。",
        "创始人周五福宣布了新的消息，请关注。",
        "每周五更新一集，请大家准时收看。",
        "毎週金曜日に新しい話を配信します。",
        "一周三次的课程正式开课，请大家关注。",
        "新しいらっきょうに注目が集まるという。",
        "俳優のあすかさんが出演するという。",
        "目前已接到订单五千张，请大家关注。",
        "店は年中無休で、夜も営業するという。",
        "二年中销量增长明显，请大家关注我们。",
        "試合の後半に新しい選手が出るという。",
        "今日头条的用户数量增长，请大家关注。",
        "24/7の監視を行うシステムだという。",
        "この車は1/2に縮めた模型だという。",
        "三点改进让手机更轻，请大家关注我们。",
        "新製品は13/40（木）に発売します。",
        "春节的传统由来已久，请大家关注我们。",
    ],
)
def test_what_only_looks_like_a_japanese_or_chinese_date_is_none(text):
    assert meaning(text) == []


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
        ("de", "am Dienstag nächster Woche, am Montag der kommenden Woche um 10 Uhr", "2026-03-10,2026-03-09T10:00+01:00"),
        ("fr", "samedi de la semaine prochaine", "2026-03-14"),
        ("es", "el jueves de la semana que viene, a las 11 de la mañana", "2026-03-12T11:00+01:00"),
        ("fr", "Tram T4 : la ligne T4 au T4 et au T2 2027", "2026-36,2027-34"),
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
        ("es", "hasta ahora, por ahora, hace ahora diez años", ""),
        ("es", "a partir del próximo lunes, del lunes al viernes", "2026-03-09"),
        ("de", "ab kommendem Montag, mit nächster Woche, seit vergangenem Freitag", "2026-03-09,2026-W11,2026-02-27"),
        ("fr", "à partir d'octobre, au mois d’avril 2027, fin d'août", "2026-10,2027-04,2026-08-21/2026-08-31"),
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
        ("7月4日24点正式开售，请关注我们。", "2026-07-05T00:00+08:00"),
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
        ("12.06.–14.06.2026", ["2026-06-12/2026-06-14"]),
        ("2026-04-03 to 2026-04-06", ["2026-04-03/2026-04-06"]),
        ("moved from 2026-04-03 to 2026-04-06", ["2026-04-03", "2026-04-06"]),
        ("2026-04-06 to 2026-04-03", ["2026-04-06", "2026-04-03"]),
        ("40.06.–14.06.2026", ["2026-06-14"]),
        ("on 27-Mar-2026", ["2026-03-27"]),
        ("calendar week 16/2026", ["2026-W16"]),
        ("in 2026 March sales rose", ["2026"]),
        ("sold March 27,000 times", []),
        ("version 3-14.06.1", []),
        ("the July to September quarter of 2026", ["2026-35"]),
        ("the third quarter (Q3) of 2026", ["2026-35"]),
        ("the mid to mid 2027", ["2027-05/2027-08"]),
        ("in early 2026 and late 2027", ["2026-01/2026-04", "2027-09/2027-12"]),
        ("in Q1 2026 and Q4 2027", ["2026-33", "2027-36"]),
        ("late 2027 or early 2026", ["2027-09/2027-12", "2026-01/2026-04"]),
        ("it slips from late 2026 to early 2027", ["2026-09/2026-12", "2027-01/2027-04"]),
        ("it slips from early to mid-2027", ["2027-05/2027-08"]),
        ("it slips from mid to late June", ["2026-06-21/2026-06-30"]),
        ("it slips from Q4 2026 to Q1 2027", ["2026-36", "2027-33"]),
        ("the sale will end June 30", ["2026-06-30"]),
        ("the end-user licence", []),
        ("First-half profit rose.", []),
        ("the model H3'26", []),
        ("Friday, March 27 and Sunday, April 12", ["2026-03-27", "2026-04-12"]),
        ("Tuesday, March 3 and Friday 27 at eight", ["2026-03-03", "2026-03-06"]),
        ("Friday, March 27, and Saturday at noon", ["2026-03-27", "2026-03-07"]),
        ("May 7, 14 and 21", ["2026-05-07"]),
        ("what was due on 3 March, to 10 April", ["2026-03-03", "2026-04-10"]),
        ("on 3, 10 and 17 April", ["2026-04-10/2026-04-17"]),
        ("in June, August and October", ["2026-06", "2026-08-01/2026-10-31"]),
        ("Saturday and Sunday", ["2026-03-07", "2026-03-08"]),
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
    assert meaning("新店将于三年后开业，敬请期待。", moment=late) == []


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
        ("新製品は今月40日に発売します。", ["2026-03"]),
        ("新製品は8月40日から9月2日まで発売します。", ["2026-08", "2026-09-02"]),
        ("新しい道は13月から15月の間に開通する。", []),
        ("展覧会は8月39日～9月2日に開かれるという。", ["2026-08", "2026-09-02"]),
        ("春は短い。新製品は2026年の秋に発売します。", ["2026-23"]),
        ("新店将于99年后开业，敬请大家期待。", ["2125"]),
        ("量販店は39日、コードレス掃除機を発売する。", []),
        ("Q3は新製品を発売する予定だという。", ["2026-35"]),
        ("新产品定档2099年春节上映，敬请期待。", []),
        ("新店将于999999年后开业，敬请期待。", []),
    ],
)  # fmt: skip
def test_odd_wordings_of_other_languages_do_no_harm(text, edtf):
    assert meaning(text) == edtf


def test_a_look_at_the_next_word_spares_no_rule_that_would_match(own_corpus, monkeypatch):
    texts = [case["text"] for case in own_corpus]
    quick = [meaning(text) for text in texts]
    monkeypatch.setattr(Rules, "before", lambda rules, _: rules._by_word[""])
    monkeypatch.setattr(english, "_may_tell_hour", lambda _words, _index: True)
    monkeypatch.setattr(english, "_CLOCK_AFTER", [Always()])
    assert quick == [meaning(text) for text in texts]


class Always:
    def __eq__(self, _other):
        return True

    __hash__ = None


def test_a_german_first_name_is_no_month():
    assert meaning("Die Leitung hat der Verlag nun Jan Ott gegeben.") == []
    assert meaning("Die Leitung hat der Verlag für Jan 2027 und für Jan. vergeben.") == ["2027-01", "2027-01"]
