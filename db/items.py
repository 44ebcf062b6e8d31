"""Feed items: what is known of a source, and what is still to be read.

What is new and what was edited is decided in `feeds`, from the keys kept here. There is no high-water mark: an item is
new if it was never seen, however old it is.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.hosts import Shares, elsewhere, host_of
from db.models import FeedItem
from db.states import ItemState
from db.upsert import insert_into

_AT_ONCE = 100
_UNREAD: ColumnElement[bool] = literal_column("feed_item.state IN ('new', 'reading')")


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An entry to be stored. The three keys are empty where they tell nothing; at least `fingerprint` is given."""

    id_key: str
    link_key: str
    content_key: str
    fingerprint: str
    title: str
    link: str | None
    published: datetime | None
    language: str | None
    image: str | None
    summary_html: str
    content_html: str

    @property
    def item_key(self) -> str:
        """What the entry is unique by."""
        return self.id_key or self.link_key or self.content_key or self.fingerprint


@dataclass(frozen=True, slots=True)
class KnownKeys:
    """What a stored entry is recognised by."""

    id: int
    id_key: str
    link_key: str
    content_key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class ClaimedItem:
    """An item that the caller may read until its lease ends; `edited` if an earlier version was read already."""

    id: int
    source_id: int
    title: str
    link: str | None
    link_key: str
    published: datetime | None
    language: str | None
    image: str | None
    summary_html: str | None
    content_html: str | None
    first_seen: datetime
    article_id: int | None
    attempts: int

    @property
    def host(self) -> str | None:
        """Whom its page would be asked of."""
        return None if self.link is None else host_of(self.link)


_CLAIMED = tuple(getattr(FeedItem, name) for name in ClaimedItem.__slots__)


async def known(session: AsyncSession, source_id: int) -> list[KnownKeys]:
    """Return the keys of every stored entry of a source."""
    columns = (getattr(FeedItem, name) for name in KnownKeys.__slots__)
    rows = await session.execute(select(*columns).where(FeedItem.source_id == source_id).order_by(FeedItem.id))
    return [KnownKeys(*row) for row in rows]


async def add(
    session: AsyncSession, source_id: int, rows: Sequence[ItemRow], now: datetime, skipped: str | None = None
) -> None:
    """Store entries that were never seen, to be read; with a reason why not, where they are `skipped`."""
    if not rows:
        return
    state = ItemState.NEW if skipped is None else ItemState.SKIPPED
    texts = {} if skipped is None else {"summary_html": None, "content_html": None}
    common = {"source_id": source_id, "first_seen": now, "state": state, "reason": skipped}
    statement = insert_into(session, FeedItem).on_conflict_do_nothing(index_elements=["source_id", "item_key"])
    # Not all of a long feed at once: the event loop stands still while the parameters are made ready.
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        await session.execute(
            statement, [{**_values(row), "item_key": row.item_key, **common, **texts} for row in some]
        )


async def edit(session: AsyncSession, edited: Mapping[int, ItemRow]) -> int:
    """Take over new words of known entries by their ids, to be read again; return how many will be.

    An entry that was left unread for its age stays unread. Whoever is reading the older words loses the claim.
    """
    again = 0
    for item_id, row in edited.items():
        reread = await session.scalar(
            update(FeedItem)
            .where(FeedItem.id == item_id, FeedItem.state != ItemState.SKIPPED)
            .values(
                **_values(row), state=ItemState.NEW, reason="edited", attempts=0, retry_at_wire=None, lease_owner=None
            )
            .returning(FeedItem.id)
        )
        again += reread is not None
        if reread is None:
            await session.execute(
                update(FeedItem).where(FeedItem.id == item_id).values(fingerprint=row.fingerprint, title=row.title)
            )
    return again


def _values(row: ItemRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in ItemRow.__slots__}


async def read_again(session: AsyncSession, source_id: int, newest: int) -> int:
    """Let the newest items of a source be read again, for a brand that began to use it; return how many."""
    ids = (
        await session.scalars(
            select(FeedItem.id)
            .where(FeedItem.source_id == source_id, FeedItem.state == ItemState.READ)
            .order_by(FeedItem.published.desc().nulls_last(), FeedItem.id.desc())
            .limit(newest)
        )
    ).all()
    await session.execute(
        update(FeedItem).where(FeedItem.id.in_(ids)).values(state=ItemState.NEW, reason="new link", attempts=0)
    )
    return len(ids)


async def claim_unread(
    session: AsyncSession,
    wire: datetime,
    owner: str,
    *,
    limit: int,
    lease: timedelta,
    per_host: int,
    full: Collection[str] = (),
) -> list[ClaimedItem]:
    """Claim items that are to be read, in the order of their publication as far as that is known.

    Of those whose pages are on one host `per_host` at most, and none of the hosts that are `full`.
    """
    claimed: list[ClaimedItem] = []
    shares = Shares(per_host, full)
    while (room := limit - len(claimed)) > 0:
        found = await session.execute(
            select(FeedItem.id, FeedItem.link)
            .where(*_ready(wire), *elsewhere(FeedItem.link, shares.full))
            .order_by(func.coalesce(FeedItem.published, FeedItem.first_seen), FeedItem.id)
            .limit(room)
            .with_for_update(skip_locked=True)
        )
        rows = found.all()
        some = await session.execute(
            update(FeedItem)
            .where(FeedItem.id.in_([row.id for row in rows if shares.take(row.link)]))
            .values(
                state=ItemState.READING,
                lease_owner=owner,
                lease_until_wire=wire + lease,
                attempts=FeedItem.attempts + 1,
            )
            .returning(*_CLAIMED)
        )
        claimed += [ClaimedItem(*row) for row in some]
        if len(rows) < room:
            break
    return sorted(claimed, key=lambda item: (item.published or item.first_seen, item.id))


async def any_ready(session: AsyncSession, wire: datetime, full: Collection[str] = ()) -> bool:
    """Whether `claim_unread` would find something."""
    ready = select(FeedItem.id).where(*_ready(wire), *elsewhere(FeedItem.link, full)).limit(1)
    return await session.scalar(ready) is not None


def _ready(wire: datetime) -> tuple[ColumnElement[bool], ...]:
    free = or_(FeedItem.lease_until_wire.is_(None), FeedItem.lease_until_wire <= wire, FeedItem.lease_owner.is_(None))
    return _UNREAD, free, or_(FeedItem.retry_at_wire.is_(None), FeedItem.retry_at_wire <= wire)


async def finish(
    session: AsyncSession,
    item_id: int,
    owner: str,
    state: ItemState,
    *,
    reason: str | None = None,
    article_id: int | None = None,
) -> bool:
    """Note that an item was dealt with, and drop its text; False if the claim was lost or the item edited meanwhile."""
    values: dict[str, object] = {"state": state, "reason": reason, "summary_html": None, "content_html": None}
    if article_id is not None:
        values["article_id"] = article_id
    return await _release(session, item_id, owner, values)


async def keep(session: AsyncSession, item_id: int, owner: str, until_wire: datetime) -> bool:
    """Hold an item for longer; False if the claim was lost or the item edited meanwhile."""
    return await _held(session, item_id, owner, {"lease_until_wire": until_wire})


async def retry(session: AsyncSession, item_id: int, owner: str, reason: str, at_wire: datetime) -> bool:
    """Let an item be read again later; False if the claim was lost meanwhile."""
    values: dict[str, object] = {"state": ItemState.NEW, "reason": reason, "retry_at_wire": at_wire}
    return await _release(session, item_id, owner, values)


async def _release(session: AsyncSession, item_id: int, owner: str, values: dict[str, object]) -> bool:
    return await _held(session, item_id, owner, {**values, "lease_owner": None, "lease_until_wire": None})


async def _held(session: AsyncSession, item_id: int, owner: str, values: dict[str, object]) -> bool:
    done = await session.scalar(
        update(FeedItem)
        .where(FeedItem.id == item_id, FeedItem.lease_owner == owner, FeedItem.state == ItemState.READING)
        .values(**values)
        .returning(FeedItem.id)
    )
    return done is not None


async def unread(session: AsyncSession) -> int:
    """Return how many items wait to be read or are being read."""
    return await session.scalar(select(func.count()).select_from(FeedItem).where(_UNREAD)) or 0


async def release_others(session: AsyncSession, owner: str) -> None:
    """Release what everybody but `owner` has claimed: only for a database that nobody else works on."""
    await session.execute(
        update(FeedItem)
        .where(FeedItem.lease_owner.is_not(None), FeedItem.lease_owner != owner)
        .values(state=ItemState.NEW, lease_owner=None, lease_until_wire=None)
    )
