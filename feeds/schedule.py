"""When to ask a source again: values in, values out.

Chance comes in as `fraction` (0 to 1), so that every answer can be tested; a thousand sources added in one
minute must not be asked in the same minute for ever after.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median

from feeds import errors

SHORTEST_S = 300
LONGEST_S = 86_400
UNKNOWN_S = 3_600
PAUSE_AFTER = timedelta(days=7)
PAUSE_FAILURES = 10
# A source is asked this often in the time in which it usually publishes once: a daily blog every hour.
_POLLS_PER_ITEM = 24
# Publishers' wishes count, but a cache header of a year must not make a launch go unheard.
_LONGEST_WISH_S = 21_600
_WATCH_BEFORE = timedelta(hours=2)
_LONGEST_RETRY_AFTER_S = 7 * 86_400
_ITEMS = 20


class Verdict(StrEnum):
    """What to do with a source that failed."""

    RETRY = "retry"
    PAUSE = "pause"
    END = "end"


@dataclass(frozen=True, slots=True)
class Failure:
    """`delay_s` until the next attempt (also after a pause was lifted), and the reason in words for the trace."""

    verdict: Verdict
    delay_s: float
    reason: str


def poll_interval_s(
    published: Sequence[datetime | None],
    now: datetime,
    *,
    ttl_s: int | None = None,
    max_age_s: int | None = None,
    fraction: float = 0.5,
) -> float:
    """Return for how long to wait after a successful poll: 5 minutes to 24 hours, about as often as the
    source publishes.

    `published` are the times of the entries now in the feed, in any order. A source that has fallen silent
    is asked less and less. `ttl_s` and `max_age_s` are what the publisher asks for; they lengthen the
    interval, to 6 hours at most.
    """
    moments = sorted({moment for moment in published if moment is not None and moment <= now})[-_ITEMS:]
    interval = float(UNKNOWN_S)
    if len(moments) >= 2:
        usual = median((later - earlier).total_seconds() for earlier, later in pairwise(moments))
        interval = max(usual, (now - moments[-1]).total_seconds()) / _POLLS_PER_ITEM
    wish = min(max(ttl_s or 0, max_age_s or 0), _LONGEST_WISH_S)
    return min(max(interval, wish, SHORTEST_S) * _spread(fraction), LONGEST_S)


def awake_for(interval_s: float, opens: datetime | None, now: datetime) -> float:
    """Return the interval, shortened so that a launch which `opens` soon is not slept through.

    From two hours before it on the source is asked every five minutes: that is when a date is moved at the last moment
    and when the word comes that it is out.
    """
    if opens is None:
        return interval_s
    return min(interval_s, max((opens - _WATCH_BEFORE - now).total_seconds(), SHORTEST_S))


def backoff_s(failures: int, *, retry_after_s: int | None = None, fraction: float = 0.5) -> float:
    """Return for how long to wait after the n-th failure in a row: doubling from 5 minutes to 24 hours.

    `Retry-After` is obeyed up to a week; it never shortens the wait.
    """
    delay = min(SHORTEST_S * 2.0 ** min(max(failures, 1) - 1, 20), LONGEST_S) * _spread(fraction)
    return max(delay, min(retry_after_s or 0, _LONGEST_RETRY_AFTER_S))


def after_failure(
    error: errors.FeedError, *, failures: int, failing_since: datetime, now: datetime, fraction: float = 0.5
) -> Failure:
    """Decide what becomes of a source after a failure; `failures` counts those in a row, this one included.

    410 ends it. After a week and ten failures it is paused and its owners are told: no address is asked in
    vain for ever.
    """
    retry_after = error.retry_after_s if isinstance(error, errors.HttpStatus) else None
    delay = backoff_s(failures, retry_after_s=retry_after, fraction=fraction)
    if isinstance(error, errors.Gone):
        return Failure(Verdict.END, LONGEST_S, "the publisher has removed it for good (410)")
    patience = timedelta(days=1) if isinstance(error, errors.RefusedAddress | errors.BadAddress) else PAUSE_AFTER
    lasting = now - failing_since >= patience and failures >= PAUSE_FAILURES
    return Failure(Verdict.PAUSE if lasting else Verdict.RETRY, delay, error.message)


def _spread(fraction: float) -> float:
    return 0.9 + 0.2 * min(max(fraction, 0.0), 1.0)
