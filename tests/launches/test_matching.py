"""Which known launch is meant where names alone leave it open."""

import pytest

from launches.announcement import Announcement, Status
from launches.matching import match
from tests.launches.story import known, topics_of

OUT, CABLE = known("2026-05", status=Status.RELEASED), known("2026-10", "Kite Link")
TEXT = "The link cable for the Kite. The Kite is loved."


@pytest.mark.parametrize(
    ("status", "meant"),
    [
        (Status.ANNOUNCED, CABLE),
        (Status.DELAYED, CABLE),
        (Status.CANCELLED, CABLE),
        (Status.RELEASED, OUT),
        (Status.NONE, OUT),
    ],
)
def test_only_what_is_told_to_come_move_or_end_is_another_than_the_one_that_is_out(status, meant):
    topics = topics_of("Tern and the cable", TEXT, OUT, CABLE)
    (kite,) = (topic for topic in topics.topics.values() if topic.name == "Kite")
    said = Announcement("Kite", (), status, None, "", None, TEXT, 1.0, ())
    assert match(said, kite, topics, [OUT, CABLE]) is meant


def test_a_name_that_a_launch_is_given_in_place_of_its_own_is_that_launch():
    heron = known("2026-10", "Project Heron")
    text = "Project Heron is now the Sandpiper 400. It comes in October."
    topics = topics_of("It has a name: Sandpiper 400", text, heron)
    (new,) = (topic for topic in topics.topics.values() if topic.name == "Sandpiper 400")
    said = Announcement("Sandpiper 400", (), Status.ANNOUNCED, heron.window, "October", None, text, 1.0, ())
    assert match(said, new, topics, [heron]) is heron
