"""Years and parts of them."""

import pytest

from tests.launches.mentions.wording import meaning


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("the first six months of 2027", "2027-40"),
        ("the last three months of the year", "2026-36"),
        ("can be climbed from 2030: four hundred steps", "2030"),
        ("comes out mid-year", "2026-05/2026-08"),
        ("early in the new year", "2027-01/2027-04"),
        ("early 2027", "2027-01/2027-04"),
        ("the middle of next year", "2027-05/2027-08"),
        ("towards the end of the year", "2026-09/2026-12"),
        ("at year-end", "2026-09/2026-12"),
        ("the turn of the year", "2026-12-01/2027-01-31"),
        ("in 2028", "2028"),
        ("in the first months of 2027", "2027-01/2027-04"),
        ("in the last months of the year", "2026-09/2026-12"),
        ("CY2027", "2027"),
        ("early in the year after next", "2028-01/2028-04"),
    ],
)
def test_a_wording_means_its_days(text, edtf):
    assert meaning(text)[0] == edtf
