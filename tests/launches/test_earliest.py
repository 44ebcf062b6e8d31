"""A date told as the earliest ("no earlier than 4 July") stays that, whichever launch of an article it is told of."""

import pytest

from launches.announcement import Status
from launches.matching import LaunchState
from launches.reading import read
from tests.launches.story import TERN, article, follow_article, known

KITE, PLOVER = known(), known("2026-10", "Plover")


def earliest(title: str, text: str, *launches: LaunchState) -> dict[tuple[str, str], bool]:
    """Return whether what is said of each launch, at its date, is only the earliest one."""
    said = [(step.after.product, step.announcement) for step in follow_article(title, text, *launches)]
    return {(product, one.window.edtf): one.not_before for product, one in said if one.window is not None}


@pytest.mark.parametrize(
    ("title", "text", "edtf", "floor"),
    [
        ("Kite news", "The Kite will go on sale no earlier than 12 November 2026.", "2026-11-12", True),
        ("Kite news", "The Kite will go on sale on 12 November 2026.", "2026-11-12", False),
        ("Kite news", "The Kite will not go on sale before 9 October 2026.", "2026-10-09", True),
        ("Kite not before early 2027", "Tern said on Monday that the Kite is not ready.", "2027-01/2027-04", True),
        ("Kite now in November", "The Kite will be out no earlier than November 2026.", "2026-11", True),
        ("Kite now in November", "The Kite will be out in November 2026, not before 2 p.m.", "2026-11", False),
    ],
)
@pytest.mark.parametrize("launches", [(KITE,), ()])
def test_of_a_launch_that_is_known_as_of_a_new_one(title, text, edtf, floor, launches):
    assert earliest(title, text, *launches) == {("Kite", edtf): floor}


def test_of_one_launch_and_not_of_the_other_beside_it():
    text = "The Kite goes on sale on 9 October 2026. The Plover follows no earlier than 12 November 2026."
    told = {("Kite", "2026-10-09"): False, ("Plover", "2026-11-12"): True}
    assert earliest("Kite and Plover", text, KITE, PLOVER) == told
    assert earliest("Kite in October", text) == told


def test_of_the_rows_of_a_list_that_say_so():
    listed = "We publish Salt Road no earlier than 3 September, Night Swim on 1 October and Elland on 5 November."
    assert earliest("Autumn", listed) == {
        ("Salt Road", "2026-09-03"): True,
        ("Night Swim", "2026-10-01"): False,
        ("Elland", "2026-11-05"): False,
    }


def test_what_is_out_has_no_earliest_date():
    ways = read(article("Kite", "The Kite comes no earlier than August 2026."), (TERN,), followed=True).ways
    assert {way.status: way.not_before for way in ways if way.window is not None and way.phrase} == {
        Status.ANNOUNCED: True,
        Status.DELAYED: True,
        Status.RELEASED: False,
    }
