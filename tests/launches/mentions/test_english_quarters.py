"""Quarters and halves of a year."""

import pytest

from tests.launches.mentions.wording import meaning


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("the third quarter", "2026-35"),
        ("Q3 2026", "2026-35"),
        ("in Q3", "2026-35"),
        ("3Q26", "2026-35"),
        ("2027 Q1", "2027-33"),
        ("the first quarter of next year", "2027-33"),
        ("you should now read Q2.", "2026-34"),
        ("So Q3, and not July", "2026-35"),
        ("two sizes, Q4.", "2026-36"),
        ("due in the September quarter", "2026-35"),
        ("in the March quarter of 2027", "2027-33"),
        ("late in the third quarter", "2026-35"),
        ("at the end of the third quarter", "2026-35"),
        ("early Q3 2026", "2026-35"),
        ("the quarter ending June 30, 2026", "2026-34"),
        ("the six months to 31 December 2026", "2026-41"),
        ("the second half of the year", "2026-41"),
        ("H1 2027", "2027-40"),
        ("the latter half of 2026", "2026-41"),
        ("comes alive quarter two", "2026-34"),
        ("in quarter four of 2027", "2027-36"),
        ("Steamer Pro – H2 – $699", "2026-41"),
        ("Tourli for Wear – Q4", "2026-36"),
        ("a second-half 2026 launch", "2026-41"),
        ("at the end of the second half", "2026-41"),
        ("Q3’26", "2026-35"),
        ("in Q3'27", "2027-35"),
        ("H2’26", "2026-41"),
        ("Q3 ‘26", "2026-35"),
        ("1Q2027", "2027-33"),
        ("1H2027", "2027-40"),
        ("2026Q3", "2026-35"),
        ("in Q3 CY27", "2027-35"),
        ("in Q1 of calendar 2027", "2027-33"),
        ("first quarter of calendar 2027", "2027-33"),
        ("second-half of 2026", "2026-41"),
        ("2026's third quarter", "2026-35"),
        ("2027’s first half", "2027-40"),
        ("the third quarter (Q3) of 2026", "2026-35"),
        ("the second half (H2) of 2026", "2026-41"),
        ("on track for a Q4 launch", "2026-36"),
        ("in the last quarter of 2026", "2026-36"),
        ("in the last quarter", "2026-36"),
        ("last quarter of the year", "2026-36"),
    ],
)
def test_a_wording_means_its_days(text, edtf):
    assert meaning(text)[0] == edtf
