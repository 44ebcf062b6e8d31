"""Read an article: text in, announcements out."""

from collections.abc import Sequence
from dataclasses import dataclass

from launches.announcement import Announcement, DateMention
from launches.article import Article
from launches.brand import Brand


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article says: its launches, headline launch first, all dates found, and its summary's sentences."""

    announcements: tuple[Announcement, ...]
    mentions: tuple[DateMention, ...]
    summary: tuple[str, ...]


def read(article: Article, brands: Sequence[Brand] = (), home_zone: str | None = None) -> Reading:
    """Return what the article announces.

    `brands` are those whose names to look for; their first known home zone stands in where `home_zone` is None.
    """
    return Reading((), (), ())
