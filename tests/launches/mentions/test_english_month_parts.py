"""Parts of a month."""

import pytest

from tests.launches.mentions.wording import meaning


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("early May", "2026-05-01/2026-05-10"),
        ("mid-May", "2026-05-11/2026-05-20"),
        ("at the end of May", "2026-05-21/2026-05-31"),
        ("the last ten days of April", "2026-04-21/2026-04-30"),
        ("the first half of May", "2026-05-01/2026-05-15"),
        ("the second half of May", "2026-05-16/2026-05-31"),
        ("early next month", "2026-04-01/2026-04-10"),
        ("the end of this month", "2026-03-21/2026-03-31"),
        ("the second week of July", "2026-07-08/2026-07-14"),
        ("the last week of July", "2026-07-25/2026-07-31"),
        ("the first full week of July", "2026-W28"),
        ("the second full week in June", "2026-W24"),
        ("the last full week of July", "2026-W30"),
        ("in the early part of June", "2026-06-01/2026-06-10"),
        ("in the first third of October", "2026-10-01/2026-10-10"),
        ("from the last third of October", "2026-10-21/2026-10-31"),
        ("in the first fortnight of July", "2026-07-01/2026-07-14"),
        ("during the first two weeks of August 2027", "2027-08-01/2027-08-14"),
        ("in the last two weeks of August", "2026-08-18/2026-08-31"),
        ("an end-of-May launch", "2026-05-21/2026-05-31"),
        ("at end June 2027", "2027-06-21/2027-06-30"),
        ("in the last week of the month", "2026-03-25/2026-03-31"),
        ("in the first week of next month", "2026-04-01/2026-04-07"),
        ("in the second half of next month", "2026-04-16/2026-04-30"),
        ("in the first half of the following month", "2026-04-01/2026-04-15"),
    ],
)
def test_a_wording_means_its_days(text, edtf):
    assert meaning(text)[0] == edtf
