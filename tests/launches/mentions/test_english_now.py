"""Days and periods named from the day of publication."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launches.mentions.expression import Tense
from tests.launches.mentions.wording import MOMENTS, MONDAY, meaning


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("this weekend", "2026-03-07/2026-03-08"),
        ("next weekend", "2026-03-14/2026-03-15"),
        ("at the weekend", "2026-03-07/2026-03-08"),
        ("over the weekend", "2026-02-28/2026-03-01"),
        ("this quarter", "2026-33"),
        ("next quarter", "2026-34"),
        ("this summer", "2026-22"),
        ("next summer", "2027-22"),
        ("next winter", "2026-24"),
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
        ("next week", "2026-W11"),
        ("next month", "2026-04"),
        ("after three days today saw the sun", "2026-03-02"),
        ("a GO for tomorrow's launch", "2026-03-03"),
        ("this coming June", "2026-06"),
        ("this coming February", "2027-02"),
        ("next March", "2027-03"),
        ("this June", "2026-06"),
        ("last August", "2025-08"),
        ("With today’s launch, the app is here", "2026-03-02"),
        ("yesterday's worldwide release", "2026-03-01"),
        ("the coming weekend", "2026-03-07/2026-03-08"),
        ("this coming weekend", "2026-03-07/2026-03-08"),
        ("announced the car last fall.", "2025-23"),
        ("came out last spring", "2025-21"),
        ("opened last winter", "2025-24"),
        ("over the past winter", "2025-24"),
        ("sales fell 4% last quarter", "2025-36"),
        ("the weekend after next", "2026-03-14/2026-03-15"),
        ("the month after next", "2026-05"),
        ("the year after next", "2028"),
        ("in the spring after next", "2028-21"),
        ("in the autumn after next", "2027-23"),
    ],
)
def test_a_wording_means_its_days(text, edtf):
    assert meaning(text)[0] == edtf


def test_since_midnight_is_today():
    assert meaning("Since midnight subscribers can see it") == ["2026-03-02"]
    assert meaning("on sale since this morning") == ["2026-03-02"]


@given(MOMENTS, st.sampled_from(["this", "next", "last", "at the", "over the"]))
def test_a_weekend_is_a_saturday_and_a_sunday(moment, which):
    (edtf,) = meaning(f"{which} weekend", moment=moment)
    saturday, sunday = map(date.fromisoformat, edtf.split("/"))
    assert (saturday.weekday(), sunday - saturday) == (5, timedelta(days=1))


def test_the_coming_weekend_has_not_begun():
    saturday = MONDAY.replace(day=7)
    assert meaning("the coming weekend", moment=saturday) == ["2026-03-14/2026-03-15"]
    assert meaning("this weekend", moment=saturday) == ["2026-03-07/2026-03-08"]


def test_this_month_by_name_may_lie_behind():
    assert meaning("this February", tense=Tense.PAST) == ["2026-02"]
