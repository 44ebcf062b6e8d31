"""Which entries are new: nothing lost, nothing told twice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.identity import Action, Decision, KnownItem, canonical_link, decide
from feeds.item import FeedItem

START = datetime(2026, 7, 1, tzinfo=UTC)
TEXT = "<p>A paragraph about item %s which is long enough to tell it from all the others in this feed, for certain.</p>"


def _item(n: int, **changes: object) -> FeedItem:
    item = FeedItem(
        f"guid-{n}", f"Title {n}", f"https://a.example/{n}", START + timedelta(days=n), content_html=TEXT % n
    )
    return replace(item, **changes)  # type: ignore[arg-type]


def _stored(decisions: tuple[Decision, ...]) -> list[KnownItem]:
    kept = [one for one in decisions if one.action in (Action.NEW, Action.READ, Action.STORE)]
    return [KnownItem(ref, one.keys) for ref, one in enumerate(kept)]


def _actions(items: list[FeedItem], known: list[KnownItem]) -> list[Action]:
    return [one.action for one in decide(items, known)]


def test_the_same_feed_again_holds_nothing_new():
    items = [_item(n) for n in range(5)]

    assert _actions(items, _stored(decide(items, ()))) == [Action.KNOWN] * 5


@pytest.mark.parametrize(
    "change",
    [
        {"id": "other-software-1"},
        {"published": START + timedelta(days=400)},
        {"published": None},
        {"link": "http://www.a.example/1/?utm_source=feed"},
        {"id": "other", "link": "https://new-domain.example/x/1"},
    ],
)
def test_changed_ids_dates_and_links_do_not_repost(change: dict[str, object]):
    known = _stored(decide([_item(n) for n in range(3)], ()))

    assert _actions([_item(0), _item(1, **change), _item(2)], known) == [Action.KNOWN] * 3


def test_changed_words_are_an_edit():
    known = _stored(decide([_item(1)], ()))

    assert _actions([_item(1, content_html=TEXT % "one, delayed to August")], known) == [Action.EDITED]
    assert _actions([_item(1, title="Another title")], known) == [Action.EDITED]


def test_changed_markup_is_no_edit():
    known = _stored(decide([_item(1)], ()))

    assert _actions([_item(1, content_html="<div class='x'>" + TEXT % 1 + "</div>")], known) == [Action.KNOWN]


def test_a_late_entry_older_than_the_newest_is_new():
    known = _stored(decide([_item(5)], ()))

    assert _actions([_item(5), _item(2)], known) == [Action.KNOWN, Action.NEW]


def test_ids_that_are_all_the_same_are_not_used():
    items = [_item(n, id="urn:feed") for n in range(3)]

    assert _actions(items, _stored(decide(items[:2], ()))) == [Action.KNOWN, Action.KNOWN, Action.NEW]


def _by_place(*numbers: int) -> list[FeedItem]:
    """A feed whose ids say where an entry stands in it, the newest first."""
    return [_item(n, id=f"item-{place}") for place, n in enumerate(numbers)]


def test_ids_that_are_places_in_the_feed_are_not_used():
    known = _stored(decide(_by_place(2, 1, 0), ()))
    decisions = decide(_by_place(4, 3, 2), known)
    known += [KnownItem(3 + ref, one.keys) for ref, one in enumerate(decisions) if one.action is Action.NEW]

    assert [one.action for one in decisions] == [Action.NEW, Action.NEW, Action.KNOWN]
    # nothing that came with the ids by which the first fetch is known stands in the feed any more
    assert _actions(_by_place(5, 4, 3), known) == [Action.NEW, Action.KNOWN, Action.KNOWN]


def test_an_entry_that_moves_with_its_headline_is_still_known_by_its_id():
    known = _stored(decide([_item(n) for n in range(3)], ()))
    moved = _item(1, title="Another title", link="https://a.example/another-title", content_html=TEXT % "one, edited")

    assert _actions([_item(3), _item(2), moved, _item(0)], known) == [
        Action.NEW, Action.KNOWN, Action.EDITED, Action.KNOWN,
    ]  # fmt: skip


def test_links_that_all_lead_to_one_page_are_not_used():
    items = [_item(n, link="https://a.example/changelog") for n in range(3)]

    assert _actions(items, _stored(decide(items[:2], ()))) == [Action.KNOWN, Action.KNOWN, Action.NEW]


def test_a_link_that_two_entries_with_the_same_words_have_is_used():
    known = _stored(decide([_item(1), _item(1, id="guid-1-in-another-category")], ()))

    assert {one.keys.link for one in known} == {canonical_link("https://a.example/1")}


def test_a_front_page_is_no_entrys_own_link():
    (known,) = _stored(decide([_item(1, link="https://a.example/?utm_source=feed")], ()))

    assert known.keys.link == ""
    assert _actions([_item(2, link="https://www.a.example")], [known]) == [Action.NEW]


def test_of_a_corrected_repost_in_one_feed_the_later_counts():
    first = _item(1, id="0")
    corrected = _item(1, id="0", title="Title 1 (corrected)", published=START + timedelta(days=2))

    decisions = decide([first, corrected], ())

    assert [one.action for one in decisions] == [Action.REPEATED, Action.NEW]


def test_entries_without_link_and_text_are_told_apart_by_id():
    items = [FeedItem(f"note-{n}", "", None, None) for n in range(3)]

    assert _actions(items, ()) == [Action.NEW] * 3  # type: ignore[arg-type]
    assert _actions(items, _stored(decide(items, ()))) == [Action.KNOWN] * 3


def test_the_first_fetch_tells_nothing_and_reads_the_newest():
    items = [_item(n) for n in range(30)]

    decisions = decide(items, (), first_fetch=True)

    assert {one.action for one in decisions} == {Action.READ, Action.STORE}
    assert [one.item.title for one in decisions if one.action is Action.READ] == [f"Title {n}" for n in range(20, 30)]


def test_every_decision_has_a_reason():
    known = _stored(decide([_item(0), _item(1)], ()))

    assert all(one.reason for one in decide([_item(0), _item(1, title="x"), _item(2), _item(2)], known))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.a.example/x/", "http://a.example/x"),
        ("https://a.example/x?utm_source=y&b=1&a=2", "https://a.example/x?a=2&b=1"),
        ("https://a.example:443/x/index.html", "https://A.EXAMPLE/x"),
    ],
)
def test_links_that_lead_to_the_same_place_are_equal(one: str, other: str):
    assert canonical_link(one) == canonical_link(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("https://a.example/?p=1", "https://a.example/?p=2"), ("https://a.example/log#v1", "https://a.example/log#v2")],
)
def test_links_that_lead_elsewhere_differ(one: str, other: str):
    assert canonical_link(one) != canonical_link(other)


@given(st.lists(st.tuples(st.integers(0, 6), st.sampled_from(["0", "x", "guid"]), st.booleans()), max_size=12))
def test_deciding_twice_finds_nothing_new(rows: list[tuple[int, str, bool]]):
    items = [
        _item(n, id=f"{word}-{n}" if word == "guid" else word, **({} if dated else {"published": None}))
        for n, word, dated in rows
    ]

    again = decide(items, _stored(decide(items, ())))

    assert Action.NEW not in {one.action for one in again}
