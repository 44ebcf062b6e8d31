"""Launches as guilds see them, their order, and the writing of changes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

import db.articles
import db.brands
import db.cards
import db.guilds
import db.launches
import db.overrides
import db.own_launches
import db.plans
import db.traces
import db.tracking
from db.articles import ArticleText
from db.engine import Database
from db.errors import NotFound
from db.models import Launch, LaunchOverride, Revision
from db.said import Said
from db.traces import Note
from db.tracking import Origin, Recorded
from launches.announcement import Status
from launches.matching import LaunchState
from launches.revision import Revision as Change
from launches.revision import RevisionKind
from launches.window import LaunchWindow

NOW = datetime(2022, 5, 23, 9, tzinfo=UTC)
ONE, TWO = 1001, 1002


@pytest.fixture
async def brand(database: Database) -> int:
    async with database.begin() as session:
        await db.guilds.join(session, ONE, "One")
        await db.guilds.join(session, TWO, "Two")
        return await db.brands.add(session, "Xiaomi", NOW, guild_id=None)


def window(edtf: str | None) -> LaunchWindow | None:
    return LaunchWindow.from_edtf(edtf) if edtf else None


async def begin(
    database: Database, product: str, edtf: str | None, brand: int, *, guild_id: int | None = None
) -> Recorded:
    state = LaunchState(
        f"key-{product}-{guild_id}", product, (product,), ("Xiaomi",), Status.ANNOUNCED, window(edtf), NOW
    )
    change = Change(RevisionKind.ANNOUNCED, None, window(edtf))
    async with database.begin() as session:
        return await db.tracking.begin(
            session, state, change, [brand], NOW, guild_id=guild_id, origin=Origin(guild_id=guild_id)
        )


async def test_launches_to_come_are_in_the_order_of_their_windows(database: Database, brand: int):
    for product, edtf in (("Later", "2022-09"), ("Undated", None), ("Sooner", "2022-07-04"), ("July", "2022-07")):
        await begin(database, product, edtf, brand)
    async with database.read() as session:
        rows = await db.launches.upcoming(session, ONE, NOW)
        assert [row.product for row in rows] == ["July", "Sooner", "Later", "Undated"]
        assert await db.launches.count_upcoming(session, ONE, NOW, brand_id=brand) == (4, 0)
        assert await db.launches.count_upcoming(session, ONE, NOW, brand_id=brand + 1) == (0, 0)
        assert [row.product for row in await db.launches.upcoming(session, ONE, NOW, limit=1, offset=1)] == ["Sooner"]


async def test_what_may_be_soonest_is_first_and_what_has_passed_last(database: Database, brand: int):
    for product, edtf in (
        ("Long past", "1990-01-01"), ("This year", "2022"), ("Today", "2022-05-23"), ("Yesterday", "2022-05-22"),
        ("Undated", None), ("This hour", "2022-05-23T09:30+00:00"), ("An hour ago", "2022-05-23T08:00+00:00"),
        ("This month", "2022-05"), ("Tomorrow", "2022-05-24"),
    ):  # fmt: skip
        await begin(database, product, edtf, brand)
    floor = await begin(database, "Not before April", "2022-04", brand)
    async with database.begin() as session:
        (await session.get(Launch, floor.launch_id)).not_before = True
    async with database.read() as session:
        rows = await db.launches.upcoming(session, ONE, NOW)
        assert await db.launches.count_upcoming(session, ONE, NOW) == (10, 3)
    assert [row.product for row in rows] == [
        "Today", "This month", "This year", "Not before April", "This hour", "Tomorrow", "Undated",
        "An hour ago", "Yesterday", "Long past",
    ]  # fmt: skip


@pytest.mark.parametrize(("zone", "passed"), [("America/Los_Angeles", 0), ("UTC", 1), ("Asia/Tokyo", 1)])
async def test_a_day_passes_on_the_readers_calendar(database: Database, brand: int, zone: str, passed: int):
    await begin(database, "Day", "2022-05-22", brand)
    early = NOW.replace(hour=2)
    async with database.read() as session:
        assert await db.launches.count_upcoming(session, ONE, early, zone) == (1, passed)


async def test_a_correction_is_seen_by_its_guild_alone_also_in_the_order(database: Database, brand: int):
    first, second = await begin(database, "First", "2022-07", brand), await begin(database, "Second", "2022-08", brand)
    later = LaunchWindow.from_edtf("2022-10")
    async with database.begin() as session:
        session.add(
            LaunchOverride(
                guild_id=ONE,
                launch_id=first.launch_id,
                status=Status.DELAYED,
                window=later,
                product="Renamed",
                opens=later.bounds_utc()[0],
                closes=later.bounds_utc()[1],
                created_by=1,
                created_at=NOW,
            )
        )
    async with database.read() as session:
        assert [row.product for row in await db.launches.upcoming(session, ONE, NOW)] == ["Second", "Renamed"]
        assert [row.product for row in await db.launches.upcoming(session, TWO, NOW)] == ["First", "Second"]
        seen = await db.launches.get(session, first.launch_id, ONE)
        assert (seen.corrected, seen.status, seen.window) == (True, Status.DELAYED, later)
        assert not (await db.launches.get(session, first.launch_id, None)).corrected
        assert [row.product for row in await db.launches.suggest(session, "renam", ONE)] == ["Renamed"]
        assert await db.launches.suggest(session, "renam", TWO) == []
        assert second.launch_id in {row.id for row in await db.launches.suggest(session, "xiao", ONE)}


@pytest.mark.parametrize(
    ("status", "edtf", "presumed"),
    [
        (Status.ANNOUNCED, "2022-07-04", True),
        (Status.ANNOUNCED, "2022-07-03", True),
        (Status.ANNOUNCED, "2022-09-01", False),
        (Status.ANNOUNCED, None, False),
        (Status.DELAYED, "2022-07-04", False),
        (Status.CANCELLED, "2022-07-04", False),
    ],
)
async def test_the_sources_silence_is_no_launch_where_a_guild_says_otherwise(
    database: Database, brand: int, status: Status, edtf: str | None, presumed: bool
):
    launch = (await begin(database, "Phone", "2022-07-04", brand)).launch_id
    silent = datetime(2022, 7, 7, tzinfo=UTC)
    async with database.begin() as session:
        assert await db.plans.end_presumed(session, launch, 1, None, silent)
        await db.overrides.put(session, ONE, launch, Said(status, window(edtf), "Our phone"), 1, silent)
    async with database.read() as session:
        assert (await db.launches.get(session, launch, TWO)).presumed
        assert (await db.launches.get(session, launch, ONE)).presumed is presumed
        cards = await db.cards.launches(session, [(launch, ONE), (launch, TWO)])
        assert (cards[launch, ONE].presumed, cards[launch, TWO].presumed) == (presumed, True)
        to_come = [row.product for row in await db.launches.upcoming(session, ONE, silent)]
        assert to_come == ([] if presumed or status is Status.CANCELLED else ["Our phone"])


@pytest.mark.parametrize(("edtf", "unheard"), [("2022-06", True), ("2023-12", False), (None, False)])
async def test_what_was_given_up_for_its_silence_is_out_of_the_lists_and_taken_up_by_the_next_word(
    database: Database, brand: int, edtf: str | None, unheard: bool
):
    launch = (await begin(database, "Phone", "2022-07", brand)).launch_id
    later = datetime(2023, 8, 2, tzinfo=UTC)
    async with database.begin() as session:
        await db.overrides.put(session, ONE, launch, Said(Status.ANNOUNCED, window(edtf), "Our phone"), 1, NOW)
        assert await db.plans.end_silent(session, later, before=later - timedelta(days=365), limit=9) == 1
    async with database.read() as session:
        rows = {guild: await db.launches.get(session, launch, guild) for guild in (ONE, TWO)}
        cards = await db.cards.launches(session, [(launch, ONE), (launch, TWO)])
        assert {guild: row.silent for guild, row in rows.items()} == {ONE: unheard, TWO: True}
        assert {guild: cards[launch, guild].silent for guild in rows} == {ONE: unheard, TWO: True}
        assert not any(row.presumed for row in rows.values())
        assert await db.launches.upcoming(session, TWO, later) == []
        assert len(await db.launches.upcoming(session, ONE, later)) == (not unheard)
    async with database.begin() as session:
        (known,) = await db.tracking.known(session, None, [brand])
        await db.tracking.restate(session, known, replace(known.state, updated=later))
    async with database.read() as session:
        assert not (await db.launches.get(session, launch, TWO)).silent
        assert len(await db.launches.upcoming(session, TWO, later)) == 1


async def test_what_is_presumed_out_stays_so_when_it_is_spoken_of(database: Database, brand: int):
    launch = (await begin(database, "Phone", "2022-07-04", brand)).launch_id
    async with database.begin() as session:
        assert await db.plans.end_presumed(session, launch, 1, None, NOW)
        (known,) = await db.tracking.known(session, None, [brand])
        await db.tracking.restate(session, known, known.state)
    async with database.read() as session:
        assert (await db.launches.get(session, launch, TWO)).presumed


async def test_names_are_found_whatever_their_case_in_any_script(database: Database, brand: int):
    for name in ("Éclair Pro", "Яндекс Станция"):
        await begin(database, name, "2022-07", brand)
    async with database.read() as session:
        assert (await db.launches.named(session, "ÉCLAIR pro", ONE)).product == "Éclair Pro"
        assert [row.product for row in await db.launches.suggest(session, "яндекс", ONE)] == ["Яндекс Станция"]


async def test_a_guilds_own_launch_is_seen_by_it_alone(database: Database, brand: int):
    own = await begin(database, "Secret", "2022-07", brand, guild_id=ONE)
    async with database.read() as session:
        assert (await db.launches.get(session, own.launch_id, ONE)).guild_id == ONE
        for other in (TWO, None):
            with pytest.raises(NotFound):
                await db.launches.get(session, own.launch_id, other)
        assert await db.launches.named(session, "secret", TWO) is None
        found = await db.launches.named(session, " SECRET", ONE)
        assert found is not None
        assert found.id == own.launch_id
        assert await db.launches.history(session, own.launch_id, TWO) == []
        assert len(await db.launches.history(session, own.launch_id, ONE)) == 1
        assert await db.tracking.known(session, None, [brand]) == []


async def test_of_launches_of_one_name_a_guilds_own_is_meant(database: Database, brand: int):
    theirs = await begin(database, "Kite", "2022-06", brand)
    async with database.begin() as session:
        own = await db.own_launches.track(session, ONE, Said(Status.ANNOUNCED, window("2022-09"), "Kite"), None, 1, NOW)
    async with database.read() as session:
        found = {guild: await db.launches.named(session, "kite", guild) for guild in (ONE, TWO)}
    assert {guild: row and row.id for guild, row in found.items()} == {ONE: own, TWO: theirs.launch_id}


async def test_a_launch_is_found_by_its_exact_name_beside_many_that_begin_so(database: Database, brand: int):
    for number in range(30):
        await begin(database, f"Élan {number}", "2022-06", brand)
    elan = await begin(database, "Élan", "2022-07", brand)
    async with database.read() as session:
        found = await db.launches.named(session, " élan", ONE)
        assert found is not None
        assert found.id == elan.launch_id


async def test_a_launch_is_found_by_its_other_names_unless_another_is_called_so(database: Database, brand: int):
    elder = await begin(database, "12S Ultra", "2022-06", brand)
    async with database.begin() as session:
        (await session.get_one(Launch, elder.launch_id)).names = ["12S Ultra", "Zébra", "12S"]
    async with database.read() as session:
        for typed in ("ZÉBRA", "12s"):
            found = await db.launches.named(session, typed, ONE)
            assert found is not None
            assert found.product == "12S Ultra"
        assert await db.launches.named(session, "Zéb", ONE) is None
    await begin(database, "12S", "2022-08", brand)
    async with database.read() as session:
        found = await db.launches.named(session, "12S", ONE)
        assert found is not None
        assert found.product == "12S"


async def test_a_corrected_name_and_the_sources_are_both_known(database: Database, brand: int):
    launch = (await begin(database, "Phone", "2022-07", brand)).launch_id
    async with database.begin() as session:
        await db.overrides.put(session, ONE, launch, Said(Status.ANNOUNCED, None, "Our phone"), 1, NOW)
    async with database.read() as session:
        for typed in ("Phone", "our PHONE"):
            found = await db.launches.named(session, typed, ONE)
            assert found is not None
            assert found.product == "Our phone"
        assert await db.launches.named(session, "Our phone", TWO) is None


async def test_revisions_count_the_plan_and_only_moves_start_a_new_epoch(database: Database, brand: int):
    await begin(database, "Phone", "2022-07", brand)
    kinds = [
        (RevisionKind.NARROWED, "2022-07-04", Status.ANNOUNCED),
        (RevisionKind.DELAYED, "2022-08-11", Status.DELAYED),
        (RevisionKind.CANCELLED, None, Status.CANCELLED),
        (RevisionKind.REINSTATED, "2022-09", Status.ANNOUNCED),
        (RevisionKind.LAUNCHED, "2022-09-01", Status.RELEASED),
    ]
    ended = []
    for kind, edtf, status in kinds:
        async with database.begin() as session:
            (known,) = await db.tracking.known(session, None, [brand])
            after = LaunchState(known.state.key, "Phone", known.state.names, ("Xiaomi",), status, window(edtf), NOW)
            change = Change(kind, known.state.window, window(edtf))
            await db.tracking.revise(session, known, after, change, NOW, origin=Origin())
            ended.append((await session.get_one(Launch, known.id)).ended_at is not None)
    async with database.read() as session:
        rows = await db.launches.history(session, known.id, None)
    assert [(row.plan_version, row.epoch) for row in rows] == [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3)]
    assert ended == [False, False, True, False, True]


async def test_what_follows_an_earliest_date_is_counted_down_anew(database: Database, brand: int):
    await begin(database, "Phone", "2022-07", brand)
    for edtf, floor in (("2022-07-04", True), ("2022-07-09", False)):
        async with database.begin() as session:
            (known,) = await db.tracking.known(session, None, [brand])
            after = replace(known.state, window=window(edtf))
            change = Change(RevisionKind.NARROWED, known.state.window, after.window)
            await db.tracking.revise(session, known, after, change, NOW, origin=Origin(), not_before=floor)
    async with database.read() as session:
        rows = await db.launches.history(session, known.id, None)
    assert [(row.epoch, row.was_not_before, row.not_before) for row in rows] == [
        (1, False, False), (1, False, True), (2, True, False),
    ]  # fmt: skip


async def test_a_restatement_never_sets_a_launch_back_in_time(database: Database, brand: int):
    await begin(database, "Phone", "2022-07", brand)
    async with database.begin() as session:
        (known,) = await db.tracking.known(session, None, [brand])
        older = LaunchState(
            known.state.key,
            "Phone",
            ("Phone", "The Phone"),
            ("Xiaomi",),
            Status.ANNOUNCED,
            known.state.window,
            NOW - timedelta(days=9),
        )
        await db.tracking.restate(session, known, older)
    async with database.read() as session:
        (known,) = await db.tracking.known(session, None, [brand])
    assert known.state.updated == NOW
    assert known.state.names == ("Phone", "The Phone")
    assert known.plan_version == 1


async def test_articles_are_found_by_those_who_may_see_them(database: Database, brand: int):
    async with database.begin() as session:
        own = await db.brands.add(session, "Tiny", NOW, guild_id=ONE)
        public = await db.articles.store(session, article("public"), NOW)
        private = await db.articles.store(session, article("private"), NOW)
        await db.articles.link_brands(session, public.id, {brand: True})
        await db.articles.link_brands(session, private.id, {own: True})
        assert await db.articles.link_brands(session, public.id, {brand: False}) == set()
        assert await db.articles.link_brands(session, public.id, {}) == set()
    async with database.read() as session:
        assert {row.id for row in await db.articles.newest(session, ONE)} == {public.id, private.id}
        assert [row.id for row in await db.articles.newest(session, TWO)] == [public.id]
        assert [await db.articles.count(session, guild) for guild in (ONE, TWO)] == [2, 1]
        assert [row.id for row in await db.articles.newest(session, ONE, brand_id=own)] == [private.id]
        assert [row.id for row in await db.articles.suggest(session, "PUBLIC", TWO)] == [public.id]
        assert await db.articles.brand_names(session, private.id, ONE) == ["Tiny"]
        with pytest.raises(NotFound):
            await db.articles.get(session, private.id, TWO)


async def test_an_article_is_stored_once_and_edited_in_place(database: Database):
    async with database.begin() as session:
        first = await db.articles.store(session, article("a"), NOW)
        again = await db.articles.store(session, article("a"), NOW)
        edited = await db.articles.store(session, article("a", text="Another"), NOW + timedelta(hours=1))
    assert (first.new, first.edited) == (True, False)
    assert (again.new, again.edited) == (False, False)
    assert (edited.new, edited.edited) == (False, True)
    assert first.id == again.id == edited.id


async def test_the_trace_is_in_order_and_kept_from_other_guilds(database: Database, brand: int):
    recorded = await begin(database, "Phone", "2022-07", brand)
    async with database.begin() as session:
        await db.traces.add(session, NOW)
        await db.traces.add(
            session,
            NOW,
            Note("match", "first", launch_id=recorded.launch_id, detail={"a": 1}),
            Note("match", "second", "why", launch_id=recorded.launch_id, guild_id=ONE),
        )
    async with database.read() as session:
        mine = await db.traces.for_launch(session, recorded.launch_id, ONE)
        assert [(step.outcome, step.reason) for step in mine] == [("first", None), ("second", "why")]
        assert [step.outcome for step in await db.traces.for_launch(session, recorded.launch_id, TWO)] == ["first"]


def article(name: str, text: str = "Text") -> ArticleText:
    return ArticleText(f"https://example.com/{name}", f"example.com/{name}", f"The {name} one", text, NOW, "feed")


async def test_deleting_a_guild_leaves_nothing_of_it(database: Database, brand: int):
    await begin(database, "Secret", "2022-07", brand, guild_id=ONE)
    async with database.begin() as session:
        await session.delete(await db.guilds.get(session, ONE))
    async with database.read() as session:
        assert await session.get(Launch, 1) is None
        assert await session.get(Revision, 1) is None
