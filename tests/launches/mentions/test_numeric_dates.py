"""Dates in figures alone."""

import pytest

from tests.launches.mentions.wording import MONDAY, meaning


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 2026-07-04", "2026-07-04"),
        ("on 04/07/2026", "2026-07-04"),
        ("out 16. 6. 2026", "2026-06-16"),
        ("Saturday 16/5", "2026-05-16"),
        ("Sat 3/14", "2026-03-14"),
        ("11/9 – opening night", "2026-09-11"),
        ("fair – 10/7 – hall 3", "2026-07-10"),
        ("10.07. Tin Museum opens", "2026-07-10"),
        ("03/2027", "2027-03"),
        ("the sock premieres 9/4", "2026-04-09"),
        ("new date 26.11.", "2026-11-26"),
        ("12.06.–14.06.2026", "2026-06-12/2026-06-14"),
        ("12-14.06.2026", "2026-06-12/2026-06-14"),
        ("26.-30.08.2026", "2026-08-26/2026-08-30"),
        ("12/06/2026 – 14/06/2026", "2026-06-12/2026-06-14"),
        ("28/12/2026-03/01/2027", "2026-12-28/2027-01-03"),
        ("from 2026-04-03 to 2026-04-06", "2026-04-03/2026-04-06"),
    ],
)
def test_a_wording_means_its_days(text, edtf):
    assert meaning(text)[0] == edtf


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


def test_a_weekday_settles_the_order_of_numbers():
    assert meaning("Tuesday 9/8") == ["2026-09-08"]
    assert meaning("Sunday 9/8") == ["2026-08-09"]
    assert meaning("Sunday 9/8", month_first=True) == ["2026-08-09"]
    assert meaning("Sunday 40/50") == ["2026-03-08"]


def test_a_leap_day_with_its_weekday_is_that_of_the_next_leap_year():
    assert meaning("Tuesday 29/2", moment=MONDAY.replace(year=2027)) == ["2028-02-29"]
    assert meaning("Tuesday 29/2") == []
