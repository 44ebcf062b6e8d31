"""From one part of a year to another."""

import pytest

from tests.launches.mentions.wording import meaning


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("late May to early June", "2026-05-21/2026-06-10"),
        ("Q2–Q3 2026", "2026-04-01/2026-09-30"),
        ("launches in the 2028-2030 timeframe", "2028-01-01/2030-12-31"),
        ("between 2028 and 2030", "2028-01-01/2030-12-31"),
        ("in 2028 or 2029", "2028-01-01/2029-12-31"),
        ("spring and summer 2026", "2026-03-01/2026-08-31"),
        ("early to mid-2027", "2027-01-01/2027-08-31"),
        ("in mid-to-late 2027", "2027-05-01/2027-12-31"),
        ("mid to late next year", "2027-05-01/2027-12-31"),
        ("mid to late June", "2026-06-11/2026-06-30"),
        ("early-to-mid June 2027", "2027-06-01/2027-06-20"),
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
    ],
)
def test_a_wording_means_its_days(text, edtf):
    assert meaning(text)[0] == edtf


def test_years_are_one_span_only_where_nothing_moves_between_them():
    assert meaning("slips from 2027 to 2028") == ["2027", "2028"]
    assert meaning("in 2027 and 2028") == ["2027", "2028"]
    assert meaning("from 2027 to 2048") == ["2027", "2048"]
    assert meaning("2028 to 2030") == ["2028-01-01/2030-12-31"]
