"""Zones as people's settings name them, which this machine's data may not know."""

from launches.zones import is_zone


def known_zone(zone: str) -> str:
    """Return `zone`, or UTC where this machine's data does not know it (any more)."""
    return zone if is_zone(zone) else "UTC"
