"""What a fetched feed means for what is stored: which entries are new, edited, or only remembered.

The decision itself is `feeds.identity`'s; here entries are made fit for storing first, because what is compared next
time is what was stored.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from db.items import ItemRow, KnownKeys
from db.types import storable
from feeds.identity import Action, Decision, ItemKeys, KnownItem, decide
from feeds.item import Feed, FeedItem

MOST_ITEMS = 2_000
# Formats that cannot be read at all when they break off, and pages, whose end is anything.
_ENDLESS = frozenset({"json", "jsonfeed", "listing"})
_CLOSED = re.compile(rb"</\s*(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_TAIL = 4_096
# An index entry of PostgreSQL holds 2,700 bytes.
_LONGEST_KEY = 600
_LONGEST_TEXT = 1_000_000


@dataclass(slots=True)
class Intake:
    """What to store of one fetched feed. `repeated` counts entries that the feed has twice."""

    to_read: list[ItemRow] = field(default_factory=list)
    to_remember: list[ItemRow] = field(default_factory=list)
    edited: dict[int, ItemRow] = field(default_factory=dict)
    repeated: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be stored."""
        return not (self.to_read or self.to_remember or self.edited)


def take_in(items: Sequence[FeedItem], known: Iterable[KnownKeys], *, first_fetch: bool, read_at_first: int) -> Intake:
    """Decide what to store. Takes CPU time: call it in an executor."""
    stored = [KnownItem(one.id, ItemKeys(one.id_key, one.link_key, one.content_key, one.fingerprint)) for one in known]
    fit = [_storable(item) for item in items[:MOST_ITEMS]]
    intake = Intake()
    for decision in decide(fit, stored, first_fetch=first_fetch, read_at_first=read_at_first):
        _sort(intake, decision)
    return intake


def whole_items(feed: Feed, body: bytes) -> tuple[FeedItem, ...]:
    """Return the feed's entries without the last one if the document breaks off.

    Half an entry would be taken for another one; it comes whole with the next poll.
    """
    if feed.kind in _ENDLESS or _CLOSED.search(body[-_TAIL:].replace(b"\0", b"")):
        return feed.items
    return feed.items[:-1]


def _sort(intake: Intake, decision: Decision) -> None:
    match decision.action:
        case Action.NEW | Action.READ:
            intake.to_read.append(_row(decision))
        case Action.STORE:
            intake.to_remember.append(_row(decision))
        case Action.EDITED if decision.known is not None:
            intake.edited[decision.known.ref] = _row(decision)
        case Action.REPEATED:
            intake.repeated += 1
        case _:
            pass


def _row(decision: Decision) -> ItemRow:
    item, keys = decision.item, decision.keys
    return ItemRow(
        id_key=keys.id,
        link_key=keys.link,
        content_key=keys.content,
        fingerprint=keys.fingerprint,
        title=item.title,
        link=item.link,
        published=item.published,
        language=item.language,
        image=item.image,
        summary_html=item.summary_html,
        content_html=item.content_html,
    )


def _storable(item: FeedItem) -> FeedItem:
    """Return the entry as it can be kept: without bytes no database takes, and with keys that fit an index."""
    link = storable(item.link or "")
    return replace(
        item,
        id=_short(storable(item.id)),
        title=storable(item.title),
        link=link if 0 < len(link) <= _LONGEST_KEY else None,
        summary_html=storable(item.summary_html)[:_LONGEST_TEXT],
        content_html=storable(item.content_html)[:_LONGEST_TEXT],
    )


def _short(key: str) -> str:
    if len(key) <= _LONGEST_KEY:
        return key
    return "long:" + blake2b(key.encode(), digest_size=20).hexdigest()
