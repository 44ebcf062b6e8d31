"""What came of requests, for whoever reads the log: each kind of outcome at once, then once a minute with how often.

A line names the last of those it counts, so that there is a channel to look at. All of them are in the tables.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from jobs.outcomes import Outcome, OutcomeKind

_log = logging.getLogger(__name__)

_EVERY = timedelta(minutes=1)
_WORDS = {
    OutcomeKind.SENT: "posts went out",
    OutcomeKind.NOTHING: "posts wait for another try",
    OutcomeKind.DOUBT: "nobody knows whether posts arrived",
    OutcomeKind.REFUSED: "posts failed",
}


@dataclass(slots=True)
class _Line:
    """What is still to be said of one kind of outcome, and when it was last spoken of (wire time)."""

    last: Outcome
    posts: int = 0
    said: datetime | None = None


class Report:
    """Count outcomes and say them, without a flood when thousands of posts meet the same."""

    def __init__(self) -> None:
        self._lines: dict[tuple[OutcomeKind, int | None], _Line] = {}

    def note(self, outcomes: Iterable[Outcome]) -> None:
        """Count what came of some requests; a target that refuses is paused, and that is said by itself."""
        for outcome in (one for one in outcomes if one.kind in _WORDS):
            line = self._lines.setdefault((outcome.kind, outcome.code), _Line(outcome))
            line.last, line.posts = outcome, line.posts + 1

    def say(self, wire: datetime) -> None:
        """Write the lines whose turn it is."""
        for (kind, code), line in self._lines.items():
            if not line.posts or (line.said is not None and wire - line.said < _EVERY):
                continue
            target = line.last.target
            extra = {"action": f"outcome-{kind}", "posts": line.posts, "guild": target.guild_id}
            extra |= {"channel": target.channel_id, "delivery": line.last.hold.id}
            if kind is OutcomeKind.SENT:
                _log.info(_WORDS[kind], extra=extra)
            else:
                _log.warning("%s: %s", _WORDS[kind], line.last.reason, extra=extra | {"code": code})
            line.posts, line.said = 0, wire
