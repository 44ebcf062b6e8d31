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
