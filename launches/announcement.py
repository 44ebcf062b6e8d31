"""Announcement: what an article says of one launch, with the sentence that says it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from launches.window import LaunchWindow

Span = tuple[int, int]


class Status(StrEnum):
    """How a launch stands after the article."""

    ANNOUNCED = "announced"
    DELAYED = "delayed"
    CANCELLED = "cancelled"
    RELEASED = "released"
    NONE = "none"


AWAITED = (Status.ANNOUNCED, Status.DELAYED)
"""What is still to come."""
NOT_OUT = (*AWAITED, Status.CANCELLED)
"""What may be said of a launch before it is out, and not after."""


class Change(StrEnum):
    """What the text itself says it changes about an earlier plan."""

    LATER = "later"
    EARLIER = "earlier"
    REVIVED = "revived"
    VAGUER = "vaguer"


class Verdict(StrEnum):
    """Why a date in the text is the launch, or is not."""

    LAUNCH = "launch"
    REGION = "region"
    SUPERSEDED = "superseded"
    RESTATED = "restated"
    PREORDER = "preorder"
    EARLY_ACCESS = "early-access"
    EVENT = "event"
    EMBARGO = "embargo"
    BACKUP = "backup"
    DEADLINE = "deadline"
    SUPPORT = "support"
    FINANCE = "finance"
    HISTORY = "history"
    PRODUCTION = "production"
    OTHER_LAUNCH = "other-launch"
    PAST = "past"
    WEAKER = "weaker"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class RegionalWindow:
    """A window for one place or group of buyers; `region` as the text names it."""

    region: str
    window: LaunchWindow


@dataclass(frozen=True, slots=True)
class DateMention:
    """A temporal expression: where it stands in `text`, what it means, and why it won or lost.

    `not_before`: "no earlier than". `deadline`: "by", "before", "no later than". `past`: it lies behind. `score`: how
    much there is for its being the date of the headline's launch, in nats. `dates`: how likely it is the date of any.
    `signs` are those by which that was judged (`evidence.py`).
    """

    span: Span
    phrase: str
    window: LaunchWindow
    not_before: bool = False
    deadline: bool = False
    past: bool = False
    verdict: Verdict = Verdict.UNRELATED
    score: float = 0.0
    dates: float = 0.0
    signs: Mapping[str, Collection[str]] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to understand a text, and how likely it is the right one.

    `span`, `phrase` and `evidence` are place, wording and sentence of its date; `not_before`: it is only the earliest.
    """

    status: Status
    window: LaunchWindow | None
    probability: float
    span: Span | None = None
    phrase: str = ""
    evidence: str = ""
    not_before: bool = False


@dataclass(frozen=True, slots=True)
class Announcement:
    """One launch as one article tells it.

    `phrase` is the wording of the date and `span` its place in the article's text (None when it stands in the title
    alone); `evidence` is the sentence. `product` is empty until somebody names it (`reading.named`, `tracking.follow`).
    `was` is the window that the text itself says no longer holds. `rumour`: told by a third party without the maker's
    word.
    """

    product: str
    brands: tuple[str, ...]
    status: Status
    window: LaunchWindow | None
    phrase: str
    span: Span | None
    evidence: str
    confidence: float
    reasons: tuple[str, ...]
    not_before: bool = False
    regions: tuple[RegionalWindow, ...] = ()
    was: LaunchWindow | None = None
    change: Change | None = None
    rumour: bool = False
