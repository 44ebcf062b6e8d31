"""First words: what an article most likely says of a launch that nobody has heard of yet.

Nobody delays, cancels or has released what was never announced, unless he says so plainly: a reading that is only
half sure of it has more likely misread an announcement.
"""

from collections.abc import Sequence
from dataclasses import replace

from launches.announcement import Announcement, Status, Way

_BEFOREHAND = {
    Status.ANNOUNCED: 1.0,
    Status.NONE: 1.0,
    Status.DELAYED: 0.3,
    Status.RELEASED: 0.2,
    Status.CANCELLED: 0.1,
}
"""How likely each status is for a launch nobody knows, before its text is read."""


def first_saying(said: Announcement, ways: Sequence[Way]) -> Announcement | None:
    """Return what an article says of a launch that is not known; None if it is likelier to say nothing.

    `said` is the likeliest reading by itself.
    """
    if not ways:
        return said
    shares = dict.fromkeys(Status, 0.0)
    for way in ways:
        shares[way.status] += way.probability * _BEFOREHAND[way.status]
    status = max(shares, key=lambda one: shares[one])
    if status is Status.NONE:
        return None
    if status is said.status:
        return said
    way = next(way for way in ways if way.status is status)
    return replace(
        said,
        status=status,
        window=way.window,
        phrase=way.phrase,
        span=way.span,
        evidence=way.evidence or said.evidence,
        change=None,
        was=None,
        reasons=("the likeliest of something new",),
    )
