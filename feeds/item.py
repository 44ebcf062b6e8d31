"""A feed and its entries, the same for every format.

Nothing is made up here: what the publisher did not say is `None` or an empty string.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry as the feed gives it.

    `id` is the publisher's, or the link, or one made from title and content; it need not be unique. `title`
    is plain text. `published` is aware and UTC, `None` when no usable date is given. `image` is absolute.
    `language` is a tag such as `en-GB`. `summary_html` and `content_html` are markup from outside: turn
    them into text before showing them.
    """

    id: str
    title: str
    link: str | None
    published: datetime | None
    summary_html: str = ""
    content_html: str = ""
    image: str | None = None
    language: str | None = None
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: RSS, Atom, RDF, JSON Feed, or a newsroom page read as one (`kind` is then `listing`).

    `ttl_s` is how long the publisher asks readers to wait between polls. `items` are in document order.
    """

    title: str
    link: str | None
    items: tuple[FeedItem, ...]
    ttl_s: int | None
    kind: str
    language: str | None = None
