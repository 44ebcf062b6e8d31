"""Days and months called by their names, and from one to another."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.launches.mentions.wording import MOMENTS, NAMES, meaning


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 4 July 2026", "2026-07-04"),
        ("on the 4th of July", "2026-07-04"),
        ("on July 4th, 2027", "2027-07-04"),
        ("Tuesday, September 8", "2026-09-08"),
        ("Sept. 8", "2026-09-08"),
        ("between June 15 and June 30", "2026-06-15/2026-06-30"),
        ("13 to 15 May", "2026-05-13/2026-05-15"),
        ("28 June – 3 July 2026", "2026-06-28/2026-07-03"),
        ("May 14–17", "2026-05-14/2026-05-17"),
        ("18 December 2026 to 10 January 2027", "2026-12-18/2027-01-10"),
        ("on the first of April", "2026-04-01"),
        ("on the first day of April", "2026-04-01"),
        ("the twenty-third of June", "2026-06-23"),
        ("July the fourth.", "2026-07-04"),
        ("the last day of September", "2026-09-30"),
        ("the last day of February 2028", "2028-02-29"),
        ("the last day of the month", "2026-03-31"),
        ("the first day of next month", "2026-04-01"),
        ("the last day of the year", "2026-12-31"),
        ("in July", "2026-07"),
        ("in February", "2027-02"),
        ("in May next year", "2027-05"),
        ("July–September 2026", "2026-35"),
        ("from May to July 2026", "2026-05-01/2026-07-31"),
        ("July/August 2026", "2026-07-01/2026-08-31"),
        ("November 2026 to January 2027", "2026-11-01/2027-01-31"),
        ("come May", "2026-05"),
        ("It'll be May.", "2026-05"),
        ("is now working towards March", "2026-03"),
        ("available in january, the boxes are printed", "2027-01"),
        ("it ships in oct, promise", "2026-10"),
        ("March: the new lager, statewide", "2026-03"),
        ("in the May quarter", "2026-05"),
        ("May is when the Duif can be picked up", "2026-05"),
        ("It's March, since people ask", "2026-03"),
        ("now looks at May, says the ministry", "2026-05"),
        ("new publication date: 7. Oktober 2026", "2026-10-07"),
        ("reads: janvier 2027", "2027-01"),
        ("FURY II – 30 SEPTEMBRE 2027", "2027-09-30"),
        ("on the Fourth of July", "2026-07-04"),
        ("Thursday to Sunday, May 14–17", "2026-05-14/2026-05-17"),
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
        ("June ‘27", "2027-06"),
        ("the July to September quarter of 2026", "2026-35"),
        ("on 27-Mar-2026", "2026-03-27"),
        ("12.Jun.2026", "2026-06-12"),
        ("12th-June-2026", "2026-06-12"),
        ("Jun-12-2026", "2026-06-12"),
        ("June-2027", "2027-06"),
        ("launches March 27,2026 on PC", "2026-03-27"),
        ("lifts off on 2026 Mar 27", "2026-03-27"),
        ("on 2026-Mar-27", "2026-03-27"),
        ("is targeting a May release.", "2026-05"),
        ("ahead of its March opening", "2026-03"),
        ("a May release window", "2026-05"),
        ("in March of the year after next", "2028-03"),
        ("In October Apple shows", "2026-10"),
        ("Kite Opens June With Party", "2026-06"),
    ],
)
def test_a_wording_means_its_days(text, edtf):
    assert meaning(text)[0] == edtf


@given(MOMENTS, st.integers(1, 11))
def test_the_last_day_of_a_month_is_followed_by_the_first_of_the_next(moment, month):
    (last,) = meaning(f"the last day of {NAMES[month - 1]} {moment.year}", moment=moment)
    (first,) = meaning(f"the first of {NAMES[month]} {moment.year}", moment=moment)
    assert date.fromisoformat(last) + timedelta(days=1) == date.fromisoformat(first)


def test_the_weekday_decides_the_year():
    assert meaning("Friday, 5 March") == ["2027-03-05"]
