"""Seasons."""

from datetime import datetime

import pytest

from launches.mentions.expression import Tense
from tests.launches.mentions.wording import MONDAY, meaning


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("it will be spring before it comes", "2026-21"),
        ("late summer", "2026-22"),
        ("the end of the summer", "2026-22"),
        ("winter 2026/27", "2026-24"),
        ("2027's spring", "2027-21"),
        ("for the summer holidays of 2027", "2027-22"),
        ("Summer ‘26", "2026-22"),
        ("plans a fall release", "2026-23"),
        ("The spring debut, they say", "2026-21"),
        ("after the summer", "2026-23"),
        ("after the summer holidays", "2026-23"),
        ("after this summer break", "2026-23"),
        ("after a spring launch", "2026-21"),
    ],
)
def test_a_wording_means_its_days(text, edtf):
    assert meaning(text)[0] == edtf


def test_the_last_season_is_over():
    january, october = MONDAY.replace(month=1), MONDAY.replace(month=10)
    assert meaning("last winter", moment=january) == ["2024-24"]
    assert meaning("last summer", moment=october) == ["2026-22"]
    assert meaning("last summer", moment=october, tense=Tense.PAST) == ["2026-22"]


def test_seasons_turn_round_in_the_south():
    assert meaning("this summer", southern=True, moment=datetime.fromisoformat("2026-11-03T09:00+13:00")) == ["2026-24"]
