"""Weeks by their number or by a day in them."""

import pytest

from tests.launches.mentions.wording import meaning


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("the week of June 24", "2026-W26"),
        ("the week beginning 5 October", "2026-W41"),
        ("the week of 5/10", "2026-W41"),
        ("w/c 11 June", "2026-W24"),
        ("w/b Monday 8 June", "2026-W24"),
        ("calendar week 15", "2026-W15"),
        ("week 15 of 2027", "2027-W15"),
        ("in week 12", "2026-W12"),
        ("w/c 13/04/2026", "2026-W16"),
        ("in the week ending 19 April", "2026-W16"),
        ("w/e 19 April", "2026-W16"),
        ("calendar week 16/2026", "2026-W16"),
        ("CW16", "2026-W16"),
        ("KW16 2027", "2027-W16"),
    ],
)
def test_a_wording_means_its_days(text, edtf):
    assert meaning(text)[0] == edtf
