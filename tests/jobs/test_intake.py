"""What is stored of a feed, over many polls: each entry once, whatever the publisher does to it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.items import ItemRow, KnownKeys
from feeds.identity import READ_AT_FIRST
from feeds.item import Feed, FeedItem
from jobs.intake import MOST_ITEMS, take_in, whole_items

START = datetime(2022, 5, 23, 9, tzinfo=UTC)
LONG = "It has been said at length what was done and what will be done in the months to come. " * 2


class Store:
    """Keeps what `take_in` says, as the table does."""

    def __init__(self) -> None:
        self.rows: dict[int, ItemRow] = {}
        self.keys: set[str] = set()
        self.read: list[str] = []
        self.polls = 0

    def poll(self, *items: FeedItem) -> None:
        known = [
            KnownKeys(key, row.id_key, row.link_key, row.content_key, row.fingerprint) for key, row in self.rows.items()
        ]
        intake = take_in(items, known, first_fetch=self.polls == 0, read_at_first=READ_AT_FIRST)
        self.polls += 1
        for row in (*intake.to_read, *intake.to_remember):
            if row.item_key not in self.keys:
                self.rows[len(self.rows)] = row
                self.keys.add(row.item_key)
        self.rows.update(intake.edited)
        self.read += [row.title for row in intake.to_read]

    @property
    def titles(self) -> list[str]:
        return sorted(row.title for row in self.rows.values())


def item(number: int, *, version: int = 0, renamed: int = 0, moved: int = 0, dated: bool = True) -> FeedItem:
    return FeedItem(
        id=f"tag:example.com,2022:{number}:{renamed}",
        title=f"News {number}",
        link=f"https://example.com/news/{number}?utm_campaign={moved}",
        published=START - timedelta(hours=number) + timedelta(minutes=moved) if dated else None,
        summary_html=f"<p>{number}, version {version}. {LONG}</p>",
    )


_ENTRIES = st.builds(
    item,
    st.integers(0, 12),
    version=st.integers(0, 2),
    renamed=st.integers(0, 1),
    moved=st.integers(0, 3),
    dated=st.booleans(),
)
_FEEDS = st.lists(_ENTRIES, max_size=12, unique_by=lambda one: one.title)


@settings(max_examples=60)
@given(st.lists(_FEEDS, min_size=1, max_size=8))
def test_every_entry_is_stored_once_however_ids_dates_and_words_change(polls: list[list[FeedItem]]):
    store = Store()
    for feed in polls:
        store.poll(*feed)
    published = {one.title for feed in polls for one in feed}
    assert store.titles == sorted(published)


@settings(max_examples=30)
@given(_FEEDS, _FEEDS)
def test_polling_the_same_feed_again_changes_nothing(first: list[FeedItem], second: list[FeedItem]):
    store = Store()
    store.poll(*first)
    store.poll(*second)
    before, read = dict(store.rows), list(store.read)
    store.poll(*second)
    assert (store.rows, store.read) == (before, read)


@given(st.lists(st.builds(
    FeedItem,
    id=st.text(max_size=6) | st.just("x" * 3_000),
    title=st.text(max_size=6),
    link=st.none() | st.text(max_size=6) | st.just("https://example.com/" + "y" * 3_000),
    published=st.none() | st.datetimes(timezones=st.just(UTC)),
    summary_html=st.text(max_size=20),
    content_html=st.text(max_size=20),
), max_size=6))  # fmt: skip
def test_any_entries_can_be_stored(items: list[FeedItem]):
    store = Store()
    store.poll(*items)
    store.poll(*items)
    for row in store.rows.values():
        assert row.item_key
        assert len(row.item_key.encode()) < 2_600
        f"{row.title}{row.link}{row.summary_html}".encode()


def test_the_first_fetch_reads_the_newest_by_date():
    store = Store()
    store.poll(*(item(number) for number in reversed(range(30))))
    assert len(store.rows) == 30
    assert sorted(store.read) == sorted(f"News {number}" for number in range(READ_AT_FIRST))


def test_an_endless_feed_is_cut():
    store = Store()
    store.poll(*(item(number) for number in range(MOST_ITEMS + 50)))
    assert len(store.rows) == MOST_ITEMS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_half_an_entry_at_the_end_of_a_broken_document_waits_for_the_whole(encoding: str):
    document = "<rss><channel><item>1</item><item>2</item></channel></rss><!-- made by a machine -->"
    feed = Feed("News", None, (item(1), item(2)), None, "rss20")
    assert whole_items(feed, document.encode(encoding)) == feed.items
    assert whole_items(feed, document[:40].encode(encoding)) == (item(1),)
    page = Feed("News", None, (item(1), item(2)), None, "listing")
    assert whole_items(page, b"<html>") == page.items
