"""What an announcement changes in what is known of a launch.

The kinds are those for which readers want a notice. Silence is the rule: a restatement, or the same date
said less exactly, is no news. Precision is taken back only when the text itself does so.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from launches.announcement import Announcement, Change, Status
from launches.window import LaunchWindow, Precision


class RevisionKind(StrEnum):
    """What changed, in the order in which a launch usually meets it."""

    ANNOUNCED = "announced"
    DATED = "dated"
    NARROWED = "narrowed"
    WIDENED = "widened"
    DELAYED = "delayed"
    BROUGHT_FORWARD = "brought_forward"
    CANCELLED = "cancelled"
    REINSTATED = "reinstated"
    LAUNCHED = "launched"


@dataclass(frozen=True, slots=True)
class Revision:
    """One change; `before` and `after` are the launch's windows, `None` where no date is known."""

    kind: RevisionKind
    before: LaunchWindow | None
    after: LaunchWindow | None


_DAY = timedelta(days=1)
_CLOCKS_APART = timedelta(hours=26)


def revise(status: Status, known: LaunchWindow | None, said: Announcement, published: datetime) -> Revision | None:
    """Return what `said` changes for a launch that stands at `status` and `known`, None if it is no news."""
    if said.status is Status.NONE or status is Status.RELEASED:
        return None
    if said.status is Status.CANCELLED:
        return None if status is Status.CANCELLED else Revision(RevisionKind.CANCELLED, known, None)
    if said.status is Status.RELEASED:
        return Revision(RevisionKind.LAUNCHED, known, launched_in(known, said, published))
    if status is Status.CANCELLED:
        revived = said.change is Change.REVIVED or said.window is not None
        return Revision(RevisionKind.REINSTATED, None, said.window) if revived else None
    if said.window is None:
        return _undated(status, known, said)
    if known is None:
        return Revision(RevisionKind.DATED, None, said.window)
    kind = _compare(known, said.window, said, published)
    return Revision(kind, known, said.window) if kind else None


def launched_in(known: LaunchWindow | None, said: Announcement, published: datetime) -> LaunchWindow:
    """Return the window of a launch that is out: what is known if the report agrees with it, else the report's.

    A report without a date, or a less exact one, does not blur an hour that was announced and came.
    """
    day = LaunchWindow.days(published.date(), published.date(), Precision.DAY)
    told = said.window
    if told is not None and told.precision is Precision.MINUTE:
        return told
    if told is not None and _ahead(told, published):
        told = None
    if known is None:
        return told or day
    if told is None:
        return known if known.precision in (Precision.MINUTE, Precision.DAY) and _near(known, published) else day
    if told.contains(known) and not _ahead(known, published):
        return known
    return told


def _undated(status: Status, known: LaunchWindow | None, said: Announcement) -> Revision | None:
    if said.status is not Status.DELAYED:
        return None
    if known is None and status is Status.DELAYED:
        return None
    return Revision(RevisionKind.DELAYED, known, None)


def _compare(known: LaunchWindow, new: LaunchWindow, said: Announcement, published: datetime) -> RevisionKind | None:
    """Return what it means that a dated launch is now given another window."""
    if same(known, new):
        return None
    if contains(known, new):
        later = said.status is Status.DELAYED and said.was is not None and _starts(new) > _starts(said.was)
        return RevisionKind.DELAYED if later and not contains(said.was or known, new) else RevisionKind.NARROWED
    if contains(new, known):
        if said.change is Change.VAGUER:
            return RevisionKind.WIDENED
        return RevisionKind.DELAYED if _says_later(said) and said.was is not None else None
    if said.change is Change.VAGUER and _overlap(known, new):
        return RevisionKind.WIDENED
    if _overlap(known, new) and said.change is None and said.status is not Status.DELAYED:
        shorter = _length(new) < _length(known)
        return RevisionKind.NARROWED if shorter else None
    return RevisionKind.DELAYED if _starts(new) > _starts(known) else RevisionKind.BROUGHT_FORWARD


def same(one: LaunchWindow, two: LaunchWindow) -> bool:
    """Say whether both windows mean the same time, whatever their precision is called."""
    aware = one.start.tzinfo is not None, two.start.tzinfo is not None
    return aware[0] == aware[1] and one.start == two.start and one.end == two.end


def contains(outer: LaunchWindow, inner: LaunchWindow) -> bool:
    """Say whether `inner` lies in `outer`; an instant by the clock it was told in, or by that of the window's zone."""
    if outer.contains(inner):
        return True
    if outer.start.tzinfo is None and inner.start.tzinfo is not None and outer.zone:
        start, end = outer.bounds_utc()
        return start <= inner.start and inner.end <= end
    return False


def _says_later(said: Announcement) -> bool:
    return said.status is Status.DELAYED or said.change is Change.LATER


def _starts(window: LaunchWindow) -> datetime:
    return window.start.replace(tzinfo=None)


def _length(window: LaunchWindow) -> timedelta:
    return window.end - window.start


def _overlap(one: LaunchWindow, two: LaunchWindow) -> bool:
    if one.precision is Precision.MINUTE and two.precision is Precision.MINUTE:
        return False
    return _starts(one) < two.end.replace(tzinfo=None) and _starts(two) < one.end.replace(tzinfo=None)


def _ahead(window: LaunchWindow, published: datetime) -> bool:
    """Say whether a window has not begun at publication, wherever its wall clock hangs."""
    return window.bounds_utc()[0] - published > _CLOCKS_APART


def _near(window: LaunchWindow, published: datetime) -> bool:
    start, end = window.bounds_utc()
    return start - published <= _CLOCKS_APART and published - end <= 2 * _DAY
