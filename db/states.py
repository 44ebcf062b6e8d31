"""The closed sets that the tables speak of."""

from enum import IntEnum, StrEnum


class SourceKind(StrEnum):
    """What a source turned out to be."""

    UNKNOWN = "unknown"
    FEED = "feed"
    LISTING = "listing"


class SourceState(StrEnum):
    """Whether a source is polled: paused after long failure, gone when the publisher said so."""

    ACTIVE = "active"
    PAUSED = "paused"
    GONE = "gone"


class ItemState(StrEnum):
    """How far a feed item came; `failed` items were given up after several attempts."""

    NEW = "new"
    READING = "reading"
    READ = "read"
    SKIPPED = "skipped"
    FAILED = "failed"


class ReviewState(StrEnum):
    """What people said of a reading of low confidence; `none` where nobody had to be asked."""

    NONE = "none"
    PENDING = "pending"
    CONFIRMED = "confirmed"
    FIXED = "fixed"
    IGNORED = "ignored"


class ConflictState(StrEnum):
    """Whether a source contradicts a guild's correction, and what the guild said to that."""

    NONE = "none"
    ASKED = "asked"
    KEPT = "kept"


class DmState(StrEnum):
    """Whether a member's direct messages can be reached."""

    UNKNOWN = "unknown"
    OPEN = "open"
    CLOSED = "closed"


class TargetKind(StrEnum):
    """Where a delivery goes."""

    CHANNEL = "channel"
    THREAD = "thread"
    FORUM = "forum"
    DM = "dm"


class TargetState(StrEnum):
    """Whether a target takes messages: paused after a permanent refusal, such as that of a channel that was deleted."""

    ACTIVE = "active"
    PAUSED = "paused"


class Subject(StrEnum):
    """What a route or subscription follows."""

    BRAND = "brand"
    LAUNCH = "launch"
    KEYWORD = "keyword"


class Every(StrEnum):
    """How often a route counts down besides its milestones."""

    NONE = "none"
    DAILY = "daily"
    WEEKLY = "weekly"


class Style(StrEnum):
    """One card kept up to date per launch, or a post for each thing told."""

    LIVE = "live"
    POSTS = "posts"


class NoticeKind(StrEnum):
    """What is told."""

    ARTICLE = "article"
    REVISION = "revision"
    MILESTONE = "milestone"
    OVERDUE = "overdue"
    DIGEST = "digest"


class Lane(IntEnum):
    """Importance among deliveries: a lower lane never waits for a higher one. Answers pass outside the outbox."""

    NOW = 1
    COUNTDOWN = 2
    ARTICLE = 3
    DIGEST = 4


class DeliveryState(IntEnum):
    """How far a delivery came; queries on the hot path write the number literally, for the partial indexes."""

    PENDING = 0
    SENDING = 1
    UNCERTAIN = 2
    SENT = 3
    FAILED = 4
    SUPERSEDED = 5
    SKIPPED = 6
    PAUSED = 7
