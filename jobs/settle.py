"""What a poll means for its source: when it is asked next, and what is noted of it. Values in, values out."""

import logging
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from db.polls import ClaimedSource, SourceStanding
from db.states import SourceKind, SourceState
from db.traces import Note
from feeds.errors import FeedError
from feeds.item import Feed
from feeds.schedule import Failure, Verdict, after_failure, awake_for, poll_interval_s
from jobs.hear import Heard

_log = logging.getLogger(__name__)

_STATES = {
    Verdict.RETRY: SourceState.ACTIVE,
    Verdict.PAUSE: SourceState.PAUSED,
    Verdict.END: SourceState.GONE,
}
_OUTCOMES = {Verdict.RETRY: "failed", Verdict.PAUSE: "paused", Verdict.END: "ended"}
# Failures worth a line in the trace; the others only lengthen the wait.
_TOLD_FAILURES = frozenset({1, 3, 10})


@dataclass(slots=True)
class Settled:
    """Polls that gave no news, to be written down together; `rests` are those that changed only when to ask next."""

    rests: dict[int, datetime] = field(default_factory=dict)
    standings: dict[int, SourceStanding] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be written down."""
        return not (self.rests or self.standings or self.notes)


def rests_until(source: ClaimedSource, heard: Heard, now: datetime) -> datetime | None:
    """Return when to ask again, if the poll changed nothing else; such polls are nearly all and cost little."""
    before, answer = source.standing, heard.answer
    changed = (
        source.begins
        or heard.moved_to is not None
        or before.failures
        or (answer.etag or before.etag) != before.etag
        or (answer.last_modified or before.last_modified) != before.last_modified
    )
    if changed or not answer.not_modified or before.interval_s is None:
        return None
    return now + timedelta(seconds=awake_for(before.interval_s, source.opens, now))


def after_success(source: ClaimedSource, heard: Heard, now: datetime, fraction: float) -> SourceStanding:
    """Return the source's standing after it was heard; `fraction` from 0 to 1 spreads the polls."""
    before, feed, answer = source.standing, heard.feed, heard.answer
    interval = before.interval_s
    if feed is not None or interval is None:
        interval = round(
            poll_interval_s(
                [item.published for item in feed.items] if feed else [],
                now,
                ttl_s=feed.ttl_s if feed else None,
                max_age_s=answer.max_age_s,
                fraction=fraction,
            )
        )
    return replace(
        before,
        next_poll=now + timedelta(seconds=awake_for(interval, source.opens, now)),
        interval_s=interval,
        kind=_kind(feed) if feed else before.kind,
        title=(feed.title if feed else "") or before.title,
        etag=answer.etag or (before.etag if answer.not_modified else None),
        last_modified=answer.last_modified or (before.last_modified if answer.not_modified else None),
        content_hash=heard.content_hash,
        failures=0,
        failing_since=None,
        last_error=None,
        last_success=now,
    )


def after_error(
    source: ClaimedSource, error: FeedError, now: datetime, fraction: float
) -> tuple[SourceStanding, Note | None]:
    """Return the source's standing after it failed, with a line for the trace where that tells something new."""
    before = source.standing
    failures, since = before.failures + 1, before.failing_since or now
    failure = after_failure(error, failures=failures, failing_since=since, now=now, fraction=fraction)
    _tell(source, failure, failures)
    standing = replace(
        before,
        next_poll=now + timedelta(seconds=failure.delay_s),
        state=_STATES[failure.verdict],
        failures=failures,
        failing_since=since,
        last_error=error.message,
    )
    if failure.verdict is Verdict.RETRY and failures not in _TOLD_FAILURES:
        return standing, None
    detail = {"failures": failures, "since": since.isoformat()}
    return standing, Note("poll", _OUTCOMES[failure.verdict], failure.reason, detail, source_id=source.id)


def _tell(source: ClaimedSource, failure: Failure, failures: int) -> None:
    _log.log(
        logging.INFO if failure.verdict is Verdict.RETRY else logging.WARNING,
        "a source failed",
        extra={"action": "poll-failed", "source": source.id, "failures": failures, "why": failure.reason},
    )


def _kind(feed: Feed) -> SourceKind:
    return SourceKind.LISTING if feed.kind == "listing" else SourceKind.FEED
