"""Where a clock stands, in words: "Beijing" for Asia/Shanghai, "CST, UTC+8" for its letters and offset.

An IANA name is a key, not a place name: the zone of all China is called Asia/Shanghai, announcements there say
"Beijing time". Only such cases are listed; elsewhere the last part of the name is the city.
"""

import re
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import available_timezones

from bot.language import _
from launches import zones

_NAMES = {
    "Asia/Shanghai": "Beijing",
    "Asia/Chongqing": "Beijing",
    "Asia/Harbin": "Beijing",
    "PRC": "Beijing",
    "Asia/Kolkata": "India",
    "Asia/Calcutta": "India",
    "Asia/Saigon": "Ho Chi Minh City",
    "Asia/Ho_Chi_Minh": "Ho Chi Minh City",
    "Asia/Katmandu": "Kathmandu",
    "Europe/Kiev": "Kyiv",
    "America/Indiana/Indianapolis": "Indianapolis",
    "America/Argentina/Buenos_Aires": "Buenos Aires",
    "ROK": "Seoul",
    "Japan": "Tokyo",
}
# Names that the database of zones keeps for a place that it calls otherwise today.
_EARLIER = frozenset(
    ("Asia/Chongqing", "Asia/Harbin", "Asia/Calcutta", "Asia/Saigon", "Asia/Katmandu", "Europe/Kiev", "Asia/Istanbul")
)
# Discord takes no more choices.
_MOST = 25
_NO_PLACE = ("Etc/", "GMT", "UTC", "UCT", "Zulu", "Universal", "Greenwich")


def city(zone: str | None) -> str | None:
    """Return the place an IANA zone is known by, `None` for one that is no place (UTC, Etc/GMT+5)."""
    if zone is None or zone.startswith(_NO_PLACE):
        return None
    if zone in _NAMES:
        return _(_NAMES[zone])
    name = zone.rpartition("/")[2].replace("_", " ")
    return None if name.isupper() else name


def offset(moment: datetime) -> str:
    """Return the distance from UTC as people write it: "UTC+8", "UTC−3:30", "UTC"."""
    distance = moment.utcoffset() or timedelta(0)
    if not distance:
        return "UTC"
    minutes = int(abs(distance).total_seconds() // 60)
    sign = "+" if distance > timedelta(0) else "\N{MINUS SIGN}"
    return f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")


def letters(moment: datetime) -> str | None:
    """Return the zone's letters at that moment ("CST"), `None` where the zone has only numbers or they say UTC."""
    name = moment.tzname() or ""
    return name if name.isalpha() and name != "UTC" else None


@cache
def _places() -> tuple[str, ...]:
    """Return the zones that are places, in order; once, because each look walks the disk."""
    apart = ("Etc/", "SystemV/", "posix/", "right/")
    return tuple(sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(apart)))


def zones_like(text: str) -> list[str]:
    """Return IANA zones in whose name or city a word begins with `text`, or where its letters ("EST") are used."""
    wanted = text.strip().casefold().replace(" ", "_")
    begins = re.compile(rf"(?:^|[/_-]){re.escape(wanted)}")
    found = [
        zone
        for zone in _places()
        if begins.search(zone.casefold()) or begins.search(_NAMES.get(zone, "").casefold().replace(" ", "_"))
    ]
    found.sort(key=lambda zone: zone in _EARLIER)
    if "utc".startswith(wanted):
        found.insert(0, "UTC")
    if text.isupper() or not found:
        found = ["UTC" if zone.startswith("Etc/") else zone for zone in zones.used_in(wanted)] or found
    return found[:_MOST]
