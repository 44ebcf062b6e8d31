"""What tells one moment together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.launches.mentions.wording import MOMENTS, NAMES, meaning


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("the last Friday of July, the 31st", "2026-07-31"),
        ("between mid-December and the end of January", "2026-12-11/2027-01-31"),
        ("between Christmas and New Year's Day", "2026-12-25/2027-01-01"),
        ("between March 3 and yesterday", "2025-03-03/2026-03-01"),
    ],
)
def test_a_wording_means_its_days(text, edtf):
    assert meaning(text)[0] == edtf


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


def test_a_feast_with_an_article_is_no_weekday():
    assert meaning("for Thursday, the Christmas market") == ["2026-03-05", "2026-12-25"]
    assert meaning("on Friday, the 6th") == ["2026-03-06"]
    assert meaning("on tomorrow, the third of March") == ["2026-03-03"]


@given(MOMENTS, st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_between_two_months_runs_forward(moment, first, last):
    for edtf in meaning(f"between early {first} and {last}", moment=moment):
        begin, _, end = edtf.partition("/")
        assert begin <= end or not end
