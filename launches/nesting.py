"""Windows within windows: which of the dates of a text hold another, which lie in another, and what that says."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypeVar

from launches.revision import contains
from launches.window import LaunchWindow

_TOLD = 0.02
What = TypeVar("What", bound=Hashable)


def nested(windows: Iterable[LaunchWindow]) -> tuple[set[LaunchWindow], set[LaunchWindow]]:
    """Return the windows that contain another of these (all different), and those that another contains.

    In the order of their starts, so that a text of a thousand dates does not ask each about every other.
    """
    spans: dict[tuple[datetime, datetime], list[LaunchWindow]] = {}
    minutes: dict[datetime, list[LaunchWindow]] = {}
    for window in windows:
        span = window.start.replace(tzinfo=None), window.end.replace(tzinfo=None)
        spans.setdefault(span, []).append(window)
        if window.start.tzinfo is not None:
            minutes.setdefault(window.start, []).append(window)
    same = [group for group in minutes.values() if len(group) > 1]
    same += [group for group in spans.values() if len(group) > 1 and group[0].start.tzinfo is None]
    wide = {window for group in same for window in group}
    narrow = set(wide)
    ordered = sorted(sorted(spans, key=lambda span: span[1], reverse=True), key=lambda span: span[0])
    reach = datetime.min  # noqa: DTZ901 (wall-clock by design)
    for span in ordered:
        if span[1] <= reach:
            narrow.update(spans[span])
        # A minute holds nothing but itself.
        if spans[span][0].start.tzinfo is None:
            reach = max(reach, span[1])
    soonest = datetime.max  # noqa: DTZ901
    for span in reversed(ordered):
        if span[1] >= soonest and spans[span][0].start.tzinfo is None:
            wide.update(spans[span])
        soonest = min(soonest, span[1])
    return wide, narrow


def nesting_signs(
    what: What, window: LaunchWindow | None, shares: Mapping[tuple[What, LaunchWindow | None], float]
) -> Iterator[str]:
    """Yield whether a text may tell the same thing more exactly, or less so: a day and its hour are one date.

    `shares`: how likely it tells what, for which window.
    """
    for (other, told), share in shares.items():
        if other != what or told is None or window is None or told == window or share < _TOLD:
            continue
        if contains(window, told):
            yield f"told finer, {window.precision} to {told.precision}"
        elif contains(told, window):
            yield f"told wider, {told.precision} to {window.precision}"
