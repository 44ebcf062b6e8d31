"""What a poll without news leaves behind: when to ask next, in few words, on both databases."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

import db.brands
import db.polls
import db.sources
from db.engine import Database
from db.models import Source
from db.polls import ClaimedSource, SourceStanding
from db.states import SourceKind, SourceState
from feeds.fetch import Fetched
from jobs.hear import Heard
from jobs.settle import after_success, rests_until
from tests.jobs.world import START

STANDING = SourceStanding(
    START, SourceKind.FEED, SourceState.ACTIVE, "News", '"a"', None, "hash", 600, 0, None, None, None
)
SOURCE = ClaimedSource(1, "https://a.example/feed", begins=False, known=True, opens=None, standing=STANDING)
ANSWER = Fetched(304, SOURCE.address, b"", None, None, None, None, None, None)
HEARD = Heard(None, ANSWER, "hash")
NEXT = START + timedelta(hours=3, microseconds=123_456)


def test_a_poll_that_changed_nothing_only_moves_the_next_one():
    assert rests_until(SOURCE, HEARD, START) == START + timedelta(seconds=600)


@pytest.mark.parametrize(
    ("source", "heard"),
    [
        (replace(SOURCE, begins=True), HEARD),
        (replace(SOURCE, standing=replace(STANDING, failures=1)), HEARD),
        (replace(SOURCE, standing=replace(STANDING, interval_s=None)), HEARD),
        (SOURCE, replace(HEARD, answer=replace(ANSWER, etag='"b"'))),
        (SOURCE, replace(HEARD, answer=replace(ANSWER, last_modified="now"))),
        (SOURCE, replace(HEARD, answer=replace(ANSWER, status=200))),
        (SOURCE, replace(HEARD, moved_to="https://b.example/")),
    ],
)
def test_whatever_else_changed_is_written_down_in_full(source: ClaimedSource, heard: Heard):
    assert rests_until(source, heard, START) is None


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (ANSWER, ('"a"', "Monday")),
        (replace(ANSWER, etag='"b"'), ('"b"', "Monday")),
        (replace(ANSWER, last_modified="Tuesday"), ('"a"', "Tuesday")),
        (replace(ANSWER, status=200, etag='"b"'), ('"b"', None)),
        (replace(ANSWER, status=200), (None, None)),
    ],
)
def test_what_a_request_is_made_conditional_by_is_what_the_last_whole_answer_had(
    answer: Fetched, kept: tuple[str | None, str | None]
):
    source = replace(SOURCE, standing=replace(STANDING, last_modified="Monday"))
    after = after_success(source, replace(HEARD, answer=answer), START, 0.5)
    assert (after.etag, after.last_modified) == kept


async def rest(database: Database, owner: str, next_polls: Mapping[int, datetime]) -> None:
    async with database.begin() as session:
        await db.polls.rest(session, START, owner, next_polls)


async def test_rests_keep_their_moment_and_leave_a_lost_lease_alone(database: Database):
    async with database.begin() as session:
        brand = await db.brands.add(session, "Xiaomi", START, guild_id=None)
        ids = [await db.sources.link(session, brand, f"https://a.example/{n}", START) for n in range(3)]
        lease = timedelta(minutes=5)
        claimed = await db.polls.claim_due(session, START, START, "one", limit=2, lease=lease, per_host=2)
        others = await db.polls.claim_due(session, START, START, "two", limit=2, lease=lease, per_host=2)

    await rest(database, "one", dict.fromkeys(ids, NEXT))

    mine, theirs = {one.id for one in claimed}, {one.id for one in others}
    async with database.read() as session:
        rows = {source_id: await session.get_one(Source, source_id) for source_id in ids}
    assert (len(mine), len(theirs)) == (2, 1)
    for source_id, row in rows.items():
        kept = (NEXT, START, None) if source_id in mine else (START, None, "two")
        assert (row.next_poll, row.last_success, row.lease_owner) == kept
