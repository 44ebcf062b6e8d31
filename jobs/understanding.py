"""What an article means in one scope: what it says of launches, and which of those steps count.

Values in, values out: the same article gives the same answer, however often and wherever it is read.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from db.articles import ArticleText
from db.tracking import Known
from jobs.scopes import Scope
from launches.announcement import Announcement, Change, Status
from launches.article import Article
from launches.brand import Brand
from launches.reading import Reading, named, read
from launches.revision import Revision, RevisionKind, same
from launches.tracking import Step, follow

ASK_BELOW = 0.5
"""A reading of less confidence is shown to people before it changes anything."""

_MOST_DATES = 20
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Understood:
    """One article in one scope. `known` are the launches it was compared with: if they change, this is void."""

    scope: Scope
    known: tuple[Known, ...]
    reading: Reading
    steps: tuple[Step, ...]

    @property
    def headline(self) -> Announcement | None:
        """What the article is about."""
        return self.reading.announcements[0] if self.reading.announcements else None

    @property
    def version(self) -> tuple[tuple[int, int, datetime], ...]:
        """What must be the same when it is written down."""
        return version_of(self.known)

    def known_as(self, key: str) -> Known | None:
        """Return the launch of this key, None for a new one."""
        return next((launch for launch in self.known if launch.state.key == key), None)

    def dates(self) -> list[dict[str, Any]]:
        """Return the dates found, and why each is the launch or not, for the trace."""
        return [
            {"phrase": mention.phrase, "edtf": mention.window.edtf, "verdict": mention.verdict.value}
            for mention in self.reading.mentions[:_MOST_DATES]
        ]


def understand(scope: Scope, known: Sequence[Known], article: ArticleText) -> Understood:
    """Read an article and follow the launches it speaks of. Takes CPU time: call it in an executor."""
    text = Article(article.title, article.text, article.published, article.url, article.language, article.image)
    reading = _reading(text, scope.values, scope.home_zone)
    followed = follow([launch.state for launch in known], reading, text, scope.values, _new_key)
    floors = {launch.state.key for launch in known if launch.not_before}
    steps = tuple(_bounded(step, was_not_before=step.after.key in floors) for step in followed)
    return Understood(scope, tuple(known), reading if steps else named(reading, text, scope.values), steps)


def _bounded(step: Step, *, was_not_before: bool) -> Step:
    """Tell a change between an earliest date and one on which it is to be; windows alone do not differ by it.

    A first date after the earliest one is no delay, unless the article says so.
    """
    before, change, said = step.before, step.revision, step.announcement
    if before is None or before.window is None or said.window is None or said.not_before is was_not_before:
        return step
    if change is None and before.is_open and same(before.window, said.window):
        kind = RevisionKind.NARROWED if was_not_before else RevisionKind.WIDENED
        return replace(step, revision=Revision(kind, before.window, said.window))
    if change is not None and change.kind is RevisionKind.DELAYED and was_not_before and not _says_later(said):
        after = replace(step.after, status=Status.ANNOUNCED)
        return replace(step, after=after, revision=replace(change, kind=RevisionKind.NARROWED))
    return step


def _says_later(said: Announcement) -> bool:
    return said.status is Status.DELAYED or said.change is Change.LATER


# The guilds whose source it is often give its brand one name.
@lru_cache(maxsize=4)
def _reading(text: Article, brands: tuple[Brand, ...], home_zone: str | None) -> Reading:
    return read(text, brands, home_zone, followed=True)


def version_of(known: Sequence[Known]) -> tuple[tuple[int, int, datetime], ...]:
    """Return what changes when any of these launches does."""
    return tuple((launch.id, launch.plan_version, launch.state.updated) for launch in known)


def is_doubtful(said: Announcement) -> bool:
    """Whether people should look at a reading before it is told."""
    return said.confidence < ASK_BELOW


def is_outdated(step: Step, told: datetime) -> bool:
    """Whether a launch was already spoken of later than this article: old news must not undo newer news.

    `told` is when it was published, or edited. A time of midnight may stand for any hour of that day.
    """
    if step.before is None:
        return False
    latest = told + _DAY if (told.hour, told.minute) == (0, 0) else told
    return latest < step.before.updated


def _new_key(_said: Announcement) -> str:
    return secrets.token_hex(6)
