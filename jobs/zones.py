"""Zones as people's settings name them, which this machine's data may not know."""

from functools import cache
from zoneinfo import ZoneInfo

from launches.zones import is_zone

# The library remembers the last eight and reads any other from the disk again; servers live in more.
_in_use: set[ZoneInfo] = set()


@cache
def known_zone(zone: str) -> str:
    """Return `zone`, or UTC where this machine's data does not know it (any more)."""
    if not is_zone(zone):
        return "UTC"
    _in_use.add(ZoneInfo(zone))
    return zone
