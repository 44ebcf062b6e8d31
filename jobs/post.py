"""`Post`: everything a card is made from, as it stood when it was about to be sent.

There is no text and no markup here: `bot` finds the words. A post is loaded at sending time and
not at planning time, so that one that waited, or whose launch was revised meanwhile, is still true.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from db.states import NoticeKind, Style, TargetKind
from jobs.points import morning_of
from jobs.zones import known_zone
from launches.announcement import Status
from launches.countdown import MilestoneKind
from launches.revision import RevisionKind
from launches.window import LaunchWindow, Precision

NONCE_LENGTH = 25
"""Discord's limit for a nonce."""


@dataclass(frozen=True, slots=True)
class Target:
    """A channel, a thread, a forum or a member's DM, with the zone and language of whoever reads there."""

    id: int
    kind: TargetKind
    channel_id: int
    guild_id: int | None = None
    user_id: int | None = None
    zone: str = "UTC"
    locale: str | None = None

    @property
    def takes_nonce(self) -> bool:
        """Whether Discord refuses a repeated nonce here; it has none for forum posts."""
        return self.kind is not TargetKind.FORUM


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as the card shows it; `summary` is a list of sentences."""

    id: int
    url: str
    title: str
    published: datetime
    summary: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    image: str | None = None
    site_name: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class LaunchView:
    """A launch as the target's guild sees it: with that guild's correction, if it made one.

    Its tracking ended without a word if it is `presumed` to be out, or `silent`, where nobody knows. `same_as` is the
    name of the launch that the guild says it is the same as.
    `phrase`, `evidence` and `source_url` come from the newest announcement: the words of the date, the sentence, and
    the article's address.
    """

    id: int
    product: str
    brands: tuple[str, ...]
    status: Status
    window: LaunchWindow | None
    not_before: bool = False
    corrected: bool = False
    presumed: bool = False
    silent: bool = False
    same_as: str | None = None
    phrase: str | None = None
    evidence: str | None = None
    source_url: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class RevisionView:
    """How the launch changed; `is_correction` when what was told before had been misread.

    `not_before` and `was_not_before` say of `after` and `before` that they are only the earliest date.
    """

    kind: RevisionKind
    before: LaunchWindow | None
    after: LaunchWindow | None
    created_at: datetime
    is_correction: bool = False
    user_id: int | None = None
    not_before: bool = False
    was_not_before: bool = False


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """One line of a digest: a notice that was folded instead of posted by itself."""

    kind: NoticeKind
    title: str
    url: str | None
    due: datetime


@dataclass(frozen=True, slots=True)
class Post:
    """One message to be sent, edited, or looked for.

    `token` is the delivery id: 26 characters base32, in every component's `custom_id`. `due` and `now`
    are domain time: when it should have gone out, and the moment it is rendered for. `milestone` is set
    for milestones and for a daily or weekly countdown is None. `reply_to` is the live card's message.
    """

    token: str
    kind: NoticeKind
    lane: int
    target: Target
    due: datetime
    now: datetime
    article: ArticleView | None = None
    launch: LaunchView | None = None
    revision: RevisionView | None = None
    milestone: MilestoneKind | None = None
    digest: tuple[DigestEntry, ...] = ()
    ping_role_id: int | None = None
    style: Style = Style.POSTS
    reply_to: int | None = None

    @property
    def nonce(self) -> str:
        """Return what Discord knows this message by for the next few minutes."""
        return self.token[:NONCE_LENGTH]

    @property
    def true_until(self) -> datetime:
        """Return when its words are no longer true though nothing changed, in UTC.

        "Tomorrow" ends with its reader's day, "at the earliest" with an earliest minute.
        """
        zone = known_zone(self.target.zone)
        today = self.now.astimezone(ZoneInfo(zone)).date()
        midnight = morning_of(today + timedelta(days=1), 0, zone)
        launch = self.launch
        if launch is None or launch.window is None or not launch.not_before:
            return midnight
        minute = launch.window.precision is Precision.MINUTE
        return min(midnight, launch.window.start) if minute and launch.window.start > self.now else midnight
