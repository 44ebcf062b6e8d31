"""Another version of what is out already, and names that say little by themselves."""

import pytest

from launches.announcement import Announcement, Status
from launches.asides import Told
from launches.grouping import Topic
from launches.versions import another_version, needs_whole
from tests.launches.story import known, topics_of, window

OUT = known("2026-05-07", "Salt Road", status=Status.RELEASED)
TO_COME = known("2026-05-07", "Salt Road")
PAPERBACK = "The paperback of The Salt Road comes out on 18 February."


def version(text=PAPERBACK, launch=OUT, edtf="2027-02-18", title="News", status=Status.ANNOUNCED, sentence=0):
    topics = topics_of(title, text, OUT)
    said = Announcement("", (), status, window(edtf), "", None, text, 1.0, ())
    found = another_version(Told(said, None, sentence, headline=True), topics, launch)
    return found and found.name


def test_an_edition_that_is_dated_ahead_is_another_version_of_what_is_out():
    assert version() == "paperback"
    assert version(status=Status.DELAYED) == "paperback"
    assert version("The Salt Road comes out on 18 February.", title="Paperback of The Salt Road") == "paperback"
    assert version("A third season of The Salt Road starts next year.") == "third season"


def test_an_edition_that_opens_the_sentence_is_another_version_of_what_is_still_to_come():
    assert version(launch=TO_COME) == "paperback"
    assert version(launch=known("2026-05-07", "Salt Road paperback")) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"edtf": "2026-05-07"},
        {"status": Status.DELAYED},
        {"launch": known("2026-05-07", "Salt Road", status=Status.CANCELLED)},
        {"text": "The Salt Road comes out as a paperback on 18 February."},
        {"text": "The first novel of Ann Pollard comes out on 18 February."},
        {"text": "The paperback comes out on 18 February."},
        {"text": "Salt Road comes out on 18 February."},
    ],
)
def test_what_is_to_come_itself_is_no_other_version(changed):
    assert version(**{"launch": TO_COME} | changed) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"launch": known("2027-02-18", "Salt Road")},
        {"edtf": None},
        {"edtf": "2026-05-07"},
        {"status": Status.RELEASED},
        {"sentence": None},
        {"text": "The reading of The Salt Road is on 18 February."},
    ],
)
def test_what_is_to_come_or_past_or_no_version_is_none(changed):
    assert version(**changed) is None


@pytest.mark.parametrize(
    ("name", "little"),
    [
        ("café", True),
        ("Version 1.0", True),
        ("PlayStation 5", True),
        ("second Kite", True),
        ("Kite Max", False),
        ("Kite for Windows", False),
    ],
)
def test_plain_words_numbers_and_platforms_need_what_they_belong_to(name, little):
    assert needs_whole(Topic(frozenset({name}), name, 1, False, False, True)) is little
