"""Which entries of a feed are new, edited or known.

An entry is known by its id, else by its link, else by title and text together. There is no high-water mark:
an entry that appears late, dated before the newest known one, is new. A changed date is no news; changed
words are an edit.

Publishers break each of the three: every id is "0" or the place in the feed, every link leads to the same page, ids
change with the software. What does not tell two entries of the same feed apart is not used.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from feeds.item import FeedItem
from feeds.markup import unescape

_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|mkt_tok|_hs\w+|hsa_\w+|vero_\w+|oly_\w+_id|"
    r"wt_?mc|xtor|at_\w+|cmpid|icid|ncid|spm|s_cid|trk|rss|ref_src|amp)$",
    re.IGNORECASE,
)
_TAGS = re.compile(r"<[^<>]*>")
_WORDS = re.compile(r"\w+")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
# Less text than this is a phrase that many entries share ("Read more").
_TELLING = 80
_SHORTEST_ID = 4
READ_AT_FIRST = 10


class Action(StrEnum):
    """What to do with an entry."""

    NEW = "new"
    """Store it, read it, tell of it."""
    READ = "read"
    """First fetch: store and read it, for launches still ahead, but tell nobody."""
    STORE = "store"
    """First fetch: store it as known, no more."""
    EDITED = "edited"
    """Known, with other words: read it again; only a revised launch is told."""
    KNOWN = "known"
    REPEATED = "repeated"
    """The same entry stands twice in this feed; the other one counts."""


@dataclass(frozen=True, slots=True)
class ItemKeys:
    """What an entry is recognised by; an empty string means that it cannot be used.

    `fingerprint` changes when the words change, and with nothing else.
    """

    id: str
    link: str
    content: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A stored entry: `ref` is the caller's own name for it (a primary key)."""

    ref: int
    keys: ItemKeys


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one entry, with the reason for the trace; `known` is the stored entry it was recognised as."""

    item: FeedItem
    keys: ItemKeys
    action: Action
    reason: str
    known: KnownItem | None = None


def canonical_link(link: str | None) -> str:
    """Return the link without what does not change where it leads: tracking, `www.`, scheme, a final slash.

    A fragment stays: change logs have one page and a fragment for each entry.
    """
    if not link:
        return ""
    try:
        parts = urlsplit(link.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return link.strip()
    query = sorted((name, value) for name, value in parse_qsl(parts.query, True) if not _TRACKING.match(name))
    path = _INDEX.sub("", parts.path).rstrip("/")
    place = f"{host}:{port}" if port not in (None, 80, 443) else host
    fragment = "" if _TRACKING.match(parts.fragment.partition("=")[0]) else parts.fragment
    return urlunsplit(("", place, path, urlencode(query), fragment))


def own_link(link: str | None) -> str:
    """Return the canonical link, or nothing for a site's front page: that is the address of no entry."""
    key = canonical_link(link)
    return key if any(mark in key.removeprefix("//") for mark in "/?#") else ""


def keys_of(item: FeedItem) -> ItemKeys:
    """Return what the entry is recognised by, before its neighbours are looked at."""
    # Faster than reading the markup properly, and run for every entry of every poll; only equality matters here.
    text = " ".join(_WORDS.findall(unescape(_TAGS.sub(" ", item.content_html or item.summary_html))))
    words = f"{item.title} {text}".casefold()
    return ItemKeys(
        id=item.id,
        link=own_link(item.link),
        content=_digest(words) if len(text) >= _TELLING and item.title else "",
        fingerprint=_digest(words),
    )


def decide(
    items: Sequence[FeedItem],
    known: Iterable[KnownItem],
    *,
    first_fetch: bool = False,
    read_at_first: int = READ_AT_FIRST,
) -> tuple[Decision, ...]:
    """Decide for every entry of a fetched feed what to do with it, in document order.

    `known` are the stored entries of the source (those that share a key with the fetched ones suffice).
    """
    stored = tuple(known)
    keys = _telling([keys_of(item) for item in items])
    if _are_handed_on(keys, stored):
        keys = [replace(one, id="") if one.link or one.content else one for one in keys]
    index = _Index(stored)
    first = _first_occurrences(items, keys)
    decisions = [
        _decision(item, own, index.find(own))
        if place in first
        else Decision(item, own, Action.REPEATED, "repeated in the feed")
        for place, (item, own) in enumerate(zip(items, keys, strict=True))
    ]
    return _quietly(decisions, read_at_first) if first_fetch else tuple(decisions)


class _Index:
    """Stored entries by each of their keys."""

    def __init__(self, known: Iterable[KnownItem]) -> None:
        self._by: dict[str, dict[str, KnownItem]] = {"id": {}, "link": {}, "content": {}}
        for one in known:
            for name, table in self._by.items():
                table.setdefault(getattr(one.keys, name), one)

    def find(self, keys: ItemKeys) -> tuple[KnownItem, str] | None:
        for name, table in self._by.items():
            key: str = getattr(keys, name)
            if key and key in table:
                return table[key], name
        return None


def _decision(item: FeedItem, keys: ItemKeys, found: tuple[KnownItem, str] | None) -> Decision:
    if found is None:
        return Decision(item, keys, Action.NEW, "new")
    known, name = found
    if known.keys.fingerprint != keys.fingerprint:
        return Decision(item, keys, Action.EDITED, f"edited (known by its {name})", known)
    return Decision(item, keys, Action.KNOWN, f"known by its {name}", known)


def _quietly(decisions: Sequence[Decision], count: int) -> tuple[Decision, ...]:
    """First fetch: the newest are read, nothing is told. Dates order them; without dates the feed's order does."""
    fresh = [place for place, one in enumerate(decisions) if one.action is Action.NEW]
    dates = {place: decisions[place].item.published for place in fresh}
    fresh.sort(key=lambda place: (-(when.timestamp() if (when := dates[place]) else 0.0), place))
    newest = set(fresh[:count])
    return tuple(
        Decision(one.item, one.keys, Action.READ, "first fetch: read, not told")
        if place in newest
        else Decision(one.item, one.keys, Action.STORE, "first fetch: stored, not read")
        if one.action is Action.NEW
        else one
        for place, one in enumerate(decisions)
    )


def _telling(keys: Sequence[ItemKeys]) -> list[ItemKeys]:
    """Blank the ids and links that do not tell the entries of this feed apart."""
    links_of, ids_of = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    words_of = defaultdict[str, set[str]](set)
    for one in keys:
        links_of[one.id].add(one.link or one.fingerprint)
    sound = {name for name, links in links_of.items() if len(links) == 1 and len(name) >= _SHORTEST_ID}
    for one in keys:
        if one.id in sound:
            ids_of[one.link].add(one.id)
            words_of[one.link].add(one.fingerprint)
    shared = {link for link, ids in ids_of.items() if len(ids) > 1 and len(words_of[link]) > 1}
    told: list[ItemKeys] = []
    for one in keys:
        link = "" if one.link in shared else one.link
        identity = one.id if one.id in sound or not (link or one.content) else ""
        told.append(ItemKeys(identity, link, one.content, one.fingerprint))
    return told


def _are_handed_on(keys: Sequence[ItemKeys], known: Sequence[KnownItem]) -> bool:
    """Whether the ids go from entry to entry, as places do ("item-0" is always the newest).

    An entry shows it that stands here with the link and the words it was stored with, while its id of then stands here
    with other words, or its id of now was stored with others.
    """
    words_now = {one.id: one.fingerprint for one in keys if one.id}
    words_then = {one.keys.id: one.keys.fingerprint for one in known if one.keys.id}
    id_then = {(one.keys.link, one.keys.fingerprint): one.keys.id for one in known if one.keys.link or one.keys.content}
    for one in keys:
        then, same = id_then.get((one.link, one.fingerprint)), one.fingerprint
        if then is None or words_then.get(one.id) == same:
            continue
        if one.id in words_then or words_now.get(then, same) != same:
            return True
    return False


def _first_occurrences(items: Sequence[FeedItem], keys: Sequence[ItemKeys]) -> set[int]:
    """Return the places of the entries that count: of several with one key, the latest by date, else the first."""
    chosen: dict[str, int] = {}
    for place, (item, own) in enumerate(zip(items, keys, strict=True)):
        key = own.id or own.link or own.content or own.fingerprint
        other = chosen.setdefault(key, place)
        rival = items[other].published
        if other != place and item.published and (rival is None or item.published > rival):
            chosen[key] = place
    return set(chosen.values())


def _digest(words: str) -> str:
    return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=16).hexdigest()
