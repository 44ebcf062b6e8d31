"""The seam between delivery and Discord: `Sender`, and `SendFailed` with the few ways it can fail.

    SendFailed.kind
    ├── TARGET      nothing can go to this target any more: it is paused and its guild told once
    ├── MESSAGE     this message can never go out; the target is fine
    ├── RETRY       the request certainly created nothing: again after `retry_after_s`
    ├── UNCERTAIN   the request may have arrived: `jobs.deliver` resends with the same nonce, or looks
    └── UNREADABLE  (from `find` alone) the history cannot be read, so that absence proves nothing

The set is closed because each kind is a branch of the protocol. Whoever cannot tell whether a request
arrived says UNCERTAIN: doubt costs a look into the history, a wrong RETRY costs a doubled post.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from jobs.post import NONCE_LENGTH, Post, Target


class FailureKind(StrEnum):
    """What a failed request means for the delivery."""

    TARGET = "target"
    MESSAGE = "message"
    RETRY = "retry"
    UNCERTAIN = "uncertain"
    UNREADABLE = "unreadable"


class SendFailed(Exception):
    """A request to Discord failed; `kind` says what follows, `code` is Discord's own, or HTTP's."""

    def __init__(
        self, kind: FailureKind, reason: str, *, code: int | None = None, retry_after_s: float | None = None
    ) -> None:
        super().__init__(f"{kind}: {reason}" + (f" ({code})" if code is not None else ""))
        self.kind = kind
        self.reason = reason
        self.code = code
        self.retry_after_s = retry_after_s


@dataclass(frozen=True, slots=True)
class Pause:
    """A target that was paused, and whom to tell: the guild's review channel, else who configured it."""

    target: Target
    code: int | None
    reason: str
    paused_at: datetime
    review_channel_id: int | None = None
    configured_by: int | None = None

    @property
    def nonce(self) -> str:
        """Return a nonce that stays the same when telling is tried again."""
        return f"p{self.target.id:x}.{int(self.paused_at.timestamp()):x}"[:NONCE_LENGTH]


class Sender(Protocol):
    """What delivery needs of Discord. Every method raises `SendFailed` and nothing else of Discord's."""

    async def send(self, post: Post) -> int:
        """Create the message with `post.nonce` enforced and return its id.

        For a forum the post's id (it is its first message's, too). A nonce that Discord already knows
        returns the earlier message; where that was deleted meanwhile (404), its id is unknown: 0.
        """
        ...

    async def find(self, target: Target, token: str, after: datetime) -> int | None:
        """Return the id of the message whose components carry `token`, or None when there is none.

        Reads everything newer than `after` (wire time). Must check first that the history can be read,
        because Discord answers an empty list otherwise, and raise UNREADABLE then.
        """
        ...

    async def edit(self, post: Post, message_id: int) -> None:
        """Bring a message that was sent earlier up to date. Pings nobody. MESSAGE when it is gone."""
        ...

    async def tell_paused(self, pause: Pause) -> None:
        """Tell the guild that a target was paused, why, and what to do. Idempotent by `pause.nonce`."""
        ...
