"""Zones as people's settings name them, which this machine's data may not know."""

from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@lru_cache(maxsize=1024)
def known_zone(zone: str) -> str:
    """Return `zone`, or UTC where this machine's data does not know it (any more)."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC"
    return zone
