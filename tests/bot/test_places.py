"""Zones in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot import places


@pytest.mark.parametrize(
    ("zone", "city"),
    [
        ("Asia/Shanghai", "Beijing"),
        ("America/New_York", "New York"),
        ("Europe/London", "London"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("Etc/GMT+5", None),
        ("UTC", None),
        ("EST", None),
        (None, None),
    ],
)
def test_a_zone_is_known_by_its_place(zone: str | None, city: str | None):
    assert places.city(zone) == city


@pytest.mark.parametrize(
    ("zone", "offset", "letters"),
    [
        ("Asia/Shanghai", "UTC+8", "CST"),
        ("America/Chicago", "UTC−5", "CDT"),
        ("Asia/Kolkata", "UTC+5:30", "IST"),
        ("America/St_Johns", "UTC−2:30", "NDT"),
        ("America/Sao_Paulo", "UTC−3", None),
        ("UTC", "UTC", None),
    ],
)
def test_offset_and_letters_are_those_of_the_moment(zone: str, offset: str, letters: str | None):
    moment = datetime(2022, 7, 4, 19, tzinfo=ZoneInfo(zone))
    assert (places.offset(moment), places.letters(moment)) == (offset, letters)


def test_a_zone_is_found_by_city_or_country_letters():
    assert "Asia/Shanghai" in places.zones_like("beij")
    assert places.zones_like("new york")[0] == "America/New_York"
    assert places.zones_like("utc")[0] == "UTC"
    assert places.zones_like("kyiv") == ["Europe/Kyiv", "Europe/Kiev"]
    assert places.zones_like("beijing")[0] == "Asia/Shanghai"
    assert len(places.zones_like("")) == 25


@pytest.mark.parametrize(
    ("typed", "zones"),
    [
        ("EST", ["America/New_York"]),
        ("est", ["America/New_York"]),
        ("PT", ["America/Los_Angeles"]),
        ("CST", ["America/Chicago", "America/Havana", "Asia/Shanghai"]),
        ("CAT", ["Africa/Maputo"]),
        ("cat", ["America/Argentina/Catamarca", "America/Catamarca"]),
        ("UTC", ["UTC"]),
        ("GMT", ["UTC"]),
        ("Z", places.zones_like("z")),
        ("OSLO", ["Europe/Oslo"]),
        ("york", ["America/New_York"]),
        ("europe/ber", ["Europe/Berlin"]),
        ("erlin", []),
    ],
)
def test_letters_are_offered_where_they_are_used_and_names_from_the_beginning_of_a_word(typed: str, zones: list[str]):
    assert places.zones_like(typed) == zones


def test_the_disk_is_not_walked_at_each_keystroke(monkeypatch: pytest.MonkeyPatch):
    before = places.zones_like("beij")
    monkeypatch.setattr(places, "available_timezones", lambda: pytest.fail("the disk was walked again"))
    assert places.zones_like("beij") == before
