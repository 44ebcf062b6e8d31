"""The calendar file as RFC 5545 wants it, and nothing in it that nobody announced."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.icalendar import Entry, calendar, is_exact
from tests.bot.posts import WINDOWS

NOW = datetime(2022, 5, 23, 8, 0, tzinfo=UTC)


def entry(window: str = "day", title: str = "Xiaomi 12S", description: str = "", **more: object) -> Entry:
    known = WINDOWS[window]
    assert known is not None
    return Entry("launch-7-10@t-minus", NOW, known, title, description, **more)


def properties(file: bytes) -> dict[str, str]:
    """The lines of the file, unfolded, by what stands before the first colon; of several the last."""
    text = file.decode().replace("\r\n ", "")
    assert text.endswith("\r\n")
    return dict(line.split(":", 1) for line in text.split("\r\n")[:-1])


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def test_a_day_is_an_all_day_event_that_ends_before_the_next():
    found = properties(calendar([entry("day")], "Launches", NOW))
    assert found["DTSTART;VALUE=DATE"] == "20220704"
    assert found["DTEND;VALUE=DATE"] == "20220705"
    assert not [name for name in found if name in ("DTSTART", "DTEND")]


def test_a_minute_is_a_moment_in_utc():
    found = properties(calendar([entry("minute")], "Launches", NOW))
    assert found["DTSTART"] == "20220704T110000Z"


@pytest.mark.parametrize("window", [name for name in WINDOWS if name not in ("day", "minute")])
def test_what_is_coarser_stands_on_no_day(window: str):
    assert not is_exact(WINDOWS[window])
    if WINDOWS[window] is not None:
        with pytest.raises(ValueError, match="stands on no day"):
            calendar([entry(window)], "Launches", NOW)


def test_not_before_a_day_is_not_on_that_day():
    assert is_exact(WINDOWS["day"])
    assert not is_exact(WINDOWS["day"], not_before=True)


def test_importing_again_moves_an_event():
    found = properties(calendar([entry("day")], "Launches", NOW))
    later = properties(calendar([entry("minute")], "Launches", NOW + timedelta(minutes=1)))
    assert found["UID"] == later["UID"] == "launch-7-10@t-minus"
    assert int(found["SEQUENCE"]) < int(later["SEQUENCE"])
    assert found["DTSTAMP"] == found["LAST-MODIFIED"] == later["LAST-MODIFIED"] == "20220523T080000Z"


def test_every_part_that_the_rfc_requires_is_there_once():
    lines = calendar([entry("day"), entry("minute")], "Launches", NOW).decode().split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    for name, count in (("PRODID", 1), ("BEGIN:VEVENT", 2), ("END:VEVENT", 2), ("UID", 2), ("DTSTAMP", 2)):
        assert sum(line.startswith(name) for line in lines) == count


def test_an_entry_is_certain_and_nobody_is_busy():
    found = properties(calendar([entry("day")], "Launches", NOW))
    assert (found["STATUS"], found["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")


@given(st.text(max_size=300), st.text(max_size=300), st.lists(st.text(min_size=1, max_size=30), max_size=3))
def test_no_text_breaks_out_of_its_line(title: str, description: str, brands: list[str]):
    file = calendar([entry("day", title, description, categories=tuple(brands))], title, NOW)
    for line in file.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is cut
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
    names = [line.partition(":")[0] for line in file.decode().replace("\r\n ", "").split("\r\n")]
    assert names.count("BEGIN") == names.count("END") == 2
    assert len(set(names) - {"DESCRIPTION", "CATEGORIES"}) == len(set(properties(calendar([entry()], "", NOW)))) + 1


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=200))
def test_text_comes_back_as_it_was(title: str):
    assert unescaped(properties(calendar([entry("day", title)], "Launches", NOW))["SUMMARY"]) == title
