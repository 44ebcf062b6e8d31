"""Routes, subscriptions and corrections, on both databases: one guild's or one member's alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Column, select, update
from sqlalchemy.dialects import sqlite

import db.articles
import db.brands
import db.guilds
import db.launches
import db.messages
import db.overrides
import db.own_launches
import db.people
import db.reviews
import db.routes
import db.subscriptions
import db.targets
import db.tracking
from db.articles import ArticleText
from db.engine import Database
from db.errors import NotFound
from db.models import Announcement, Base, Delivery, Launch, LaunchBrand, LaunchOverride, Mute, Notice, Review, Revision
from db.routes import Followed, RouteSettings
from db.said import Said, kind_of
from db.states import DeliveryState, DmState, Every, NoticeKind, ReviewState, Subject, TargetKind
from db.subscriptions import SubscriptionSettings
from db.tracking import Known, Origin
from launches.announcement import Status
from launches.matching import LaunchState
from launches.revision import Revision as Change
from launches.revision import RevisionKind
from launches.window import LaunchWindow

NOW = datetime(2022, 5, 23, 9, tzinfo=UTC)
ONE, TWO, ADA, MO = 1001, 1002, 51, 52


def window(edtf: str) -> LaunchWindow:
    return LaunchWindow.from_edtf(edtf)


@pytest.fixture
async def world(database: Database) -> tuple[Database, int, int, int]:
    """Two guilds, a brand of the catalogue, its launch in July, a target of the first guild."""
    async with database.begin() as session:
        await db.guilds.join(session, ONE, "One")
        await db.guilds.join(session, TWO, "Two")
        brand = await db.brands.add(session, "Xiaomi", NOW, guild_id=None)
        opens, closes = window("2022-07").bounds_utc()
        launch = Launch(
            key="k",
            product="Phone",
            status=Status.ANNOUNCED,
            opens=opens,
            closes=closes,
            first_seen=NOW,
            updated_at=NOW,
        )
        launch.window = window("2022-07")
        session.add(launch)
        await session.flush()
        target = await db.targets.ensure(session, TargetKind.CHANNEL, 500, NOW, guild_id=ONE)
        return database, brand, launch.id, target


def test_exactly_one_thing_is_followed():
    for wrong in ({}, {"brand_id": 1, "keyword": "x"}):
        with pytest.raises(ValueError, match="one"):
            Followed(**wrong)
    subjects = [Followed(brand_id=1).subject, Followed(launch_id=1).subject, Followed(keyword="x").subject]
    assert subjects == [Subject.BRAND, Subject.LAUNCH, Subject.KEYWORD]


async def test_a_target_follows_a_thing_once_and_the_settings_change(world):
    database, brand, launch, target = world
    async with database.begin() as session:
        for followed in (Followed(brand_id=brand), Followed(launch_id=launch), Followed(keyword="camera")):
            first = await db.routes.put(session, ONE, target, followed, RouteSettings(), ADA, NOW)
            again = await db.routes.put(session, ONE, target, followed, RouteSettings(every=Every.DAILY), ADA, NOW)
            assert (first[1], again) == (True, (first[0], False))
            assert (await db.routes.settings_of(session, ONE, target, followed)).every is Every.DAILY
            assert await db.routes.settings_of(session, TWO, target, followed) is None
        rows = await db.routes.of_guild(session, ONE)
        assert sorted((row.name, row.settings.every) for row in rows) == [
            ("Phone", "daily"),
            ("Xiaomi", "daily"),
            ("camera", "daily"),
        ]
        assert await db.routes.has_any(session, ONE)


async def test_another_guild_neither_sees_nor_removes_a_route(world):
    database, brand, _, target = world
    async with database.begin() as session:
        route, _new = await db.routes.put(session, ONE, target, Followed(brand_id=brand), RouteSettings(), ADA, NOW)
        assert await db.routes.of_guild(session, TWO) == []
        assert not await db.routes.has_any(session, TWO)
        with pytest.raises(NotFound):
            await db.routes.remove(session, route, TWO)
        assert [row.id for row in await db.routes.of_guild(session, ONE)] == [route]
        await db.routes.remove(session, route, ONE)
        assert await db.routes.of_guild(session, ONE) == []


async def test_a_mute_is_set_once_and_taken_back(world):
    database, _, launch, target = world
    async with database.begin() as session:
        for _ in range(2):
            await db.routes.set_mute(session, target, launch, ADA, NOW, muted=True)
        assert (await session.scalars(select(Mute.launch_id).where(Mute.target_id == target))).all() == [launch]
        await db.routes.set_mute(session, target, launch, ADA, NOW, muted=False)
        assert not await db.routes.is_muted(session, target, launch)


async def test_a_member_follows_changes_and_is_forgotten(world):
    database, brand, launch, _ = world
    async with database.begin() as session:
        dm = await db.people.open_dm(session, MO, 900, NOW)
        assert await db.people.open_dm(session, MO, 900, NOW) == dm
        assert await db.people.dm_target(session, MO) == dm
        settings = SubscriptionSettings()
        for followed, new in ((Followed(brand_id=brand), True), (Followed(launch_id=launch), True)):
            assert await db.subscriptions.add(session, MO, ONE, dm, followed, settings, NOW) is new
        articles = SubscriptionSettings(articles=True)
        assert not await db.subscriptions.add(session, MO, ONE, dm, Followed(brand_id=brand), articles, NOW)
        assert [row.name for row in await db.subscriptions.of_person(session, MO)] == ["Phone", "Xiaomi"]
        await db.people.set_person(session, MO, NOW, zone="Asia/Tokyo")
        assert (await db.people.person(session, MO)).zone == "Asia/Tokyo"
    async with database.begin() as session:
        await db.people.forget(session, MO)
    async with database.read() as session:
        assert await db.subscriptions.of_person(session, MO) == []
        assert await db.people.person(session, MO) is None
        assert await db.people.dm_target(session, MO) is None


NO_PERSON = ("guild_id", "channel_id", "message_id", "role_id")


def snowflakes() -> list[Column]:
    """Return the columns with ids of Discord's; our own rows are numbered by INTEGER on SQLite."""
    return [
        column
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.type.compile(dialect=sqlite.dialect()) == "BIGINT"
    ]


async def test_no_column_knows_a_member_who_is_forgotten_and_what_they_did_stays(world):
    database, brand, launch, target = world
    async with database.begin() as session:
        dm = await db.people.open_dm(session, ADA, 900, NOW)
        await db.subscriptions.add(session, ADA, ONE, dm, Followed(brand_id=brand), SubscriptionSettings(), NOW)
        await db.routes.put(session, ONE, target, Followed(brand_id=brand), RouteSettings(), ADA, NOW)
        await db.routes.set_mute(session, target, launch, ADA, NOW, muted=True)
        own = await db.own_launches.track(session, ONE, Said(Status.ANNOUNCED, None, "Kite"), brand, ADA, NOW)
        await db.overrides.put(session, ONE, launch, Said(Status.ANNOUNCED, window("2022-07-05")), ADA, NOW)
        article = (await db.articles.store(session, ArticleText("u", "u", "T", "t", NOW, "feed"), NOW)).id
        said = Announcement(
            article_id=article, position=0, product="Kite", status=Status.ANNOUNCED, confidence=0.4, created_at=NOW
        )
        session.add(said)
        await session.flush()
        session.add(Review(announcement_id=said.id, guild_id=ONE, created_at=NOW))
        await session.flush()
        await db.reviews.answer(session, 1, ONE, ReviewState.FIXED, ADA, NOW)
        # Whatever column may hold a member's id has one, so that none that is new is overlooked.
        for column in snowflakes():
            if not (column.primary_key or column.foreign_keys or column.name.endswith(NO_PERSON)):
                changed = await session.execute(update(column.table).values({column: ADA}).returning(column))
                assert changed.all(), f"{column} is in no row"
    async with database.begin() as session:
        await db.people.forget(session, ADA)
    async with database.read() as session:
        for column in snowflakes():
            assert not (await session.execute(select(column).where(column == ADA))).all(), column
        assert [row.name for row in await db.routes.of_guild(session, ONE)] == ["Xiaomi"]
        assert await db.routes.is_muted(session, target, launch)
        assert (await db.launches.get(session, own, ONE)).product == "Kite"
        assert (await db.launches.get(session, launch, ONE)).corrected
        assert len(await db.launches.history(session, own, ONE)) == 1


async def test_whoever_set_routes_up_last_and_is_still_known_is_the_one_to_tell(world):
    database, brand, launch, target = world

    async def to_tell() -> tuple[int | None, int | None]:
        async with database.begin() as session:
            await db.targets.pause(session, target, 50013, "no access", NOW)
            (paused,) = await db.targets.untold(session)
            return paused.configured_by, await db.routes.configured_by(session, ONE)

    async with database.begin() as session:
        await db.routes.put(session, ONE, target, Followed(brand_id=brand), RouteSettings(), MO, NOW)
        await db.routes.put(session, ONE, target, Followed(launch_id=launch), RouteSettings(), ADA, NOW)
    assert await to_tell() == (ADA, ADA)
    async with database.begin() as session:
        await db.people.forget(session, ADA)
    assert await to_tell() == (MO, MO)
    async with database.begin() as session:
        await db.people.forget(session, MO)
    assert await to_tell() == (None, None)
    async with database.begin() as session:
        await db.routes.put(session, ONE, target, Followed(brand_id=brand), RouteSettings(articles=False), ADA, NOW)
    assert await to_tell() == (ADA, ADA)


async def test_messages_that_are_open_again_get_what_was_held_back(world):
    database, _, launch, _ = world
    async with database.begin() as session:
        dm = await db.people.open_dm(session, MO, 900, NOW)
        notice = Notice(dedupe_key="n", kind=NoticeKind.MILESTONE, lane=2, launch_id=launch, due=NOW, created_at=NOW)
        session.add(notice)
        await session.flush()
        held = Delivery(
            notice_id=notice.id, target_id=dm, launch_id=launch, lane=2, due=NOW, state=DeliveryState.PAUSED
        )
        session.add(held)
        await session.flush()
        await db.targets.pause(session, dm, 50007, "direct messages are closed", NOW)
        assert await db.people.open_dm(session, MO, 900, NOW + timedelta(hours=1)) == dm
        await session.refresh(held)
        assert held.state == DeliveryState.PENDING
        assert (await db.people.person(session, MO)).dm_state is DmState.OPEN


async def test_a_token_leads_to_what_was_told(world):
    database, _, launch, target = world
    async with database.begin() as session:
        notice = Notice(dedupe_key="n", kind=NoticeKind.MILESTONE, lane=2, launch_id=launch, due=NOW, created_at=NOW)
        session.add(notice)
        await session.flush()
        session.add(Delivery(notice_id=notice.id, target_id=target, launch_id=launch, token="a" * 26, lane=2, due=NOW))
        await session.flush()
        told = await db.messages.told_by(session, "a" * 26)
        assert (told.launch_id, told.guild_id, told.article_id) == (launch, ONE, None)
        with pytest.raises(NotFound):
            await db.messages.told_by(session, "b" * 26)


@pytest.mark.parametrize(
    ("was", "before", "status", "after", "kind"),
    [
        (Status.ANNOUNCED, None, Status.ANNOUNCED, "2022-07", RevisionKind.DATED),
        (Status.ANNOUNCED, "2022-07", Status.ANNOUNCED, "2022-07-04", RevisionKind.NARROWED),
        (Status.ANNOUNCED, "2022-07-04", Status.ANNOUNCED, "2022-07", RevisionKind.WIDENED),
        (Status.ANNOUNCED, "2022-07", Status.ANNOUNCED, "2022-08", RevisionKind.DELAYED),
        (Status.ANNOUNCED, "2022-07", Status.ANNOUNCED, "2022-06", RevisionKind.BROUGHT_FORWARD),
        (Status.ANNOUNCED, "2022-07", Status.DELAYED, None, RevisionKind.DELAYED),
        (Status.ANNOUNCED, "2022-07", Status.ANNOUNCED, None, RevisionKind.WIDENED),
        (Status.ANNOUNCED, "2022-07", Status.CANCELLED, "2022-07", RevisionKind.CANCELLED),
        (Status.ANNOUNCED, "2022-07", Status.RELEASED, "2022-07", RevisionKind.LAUNCHED),
        (Status.CANCELLED, "2022-07", Status.ANNOUNCED, "2022-07", RevisionKind.REINSTATED),
        (Status.RELEASED, "2022-07", Status.DELAYED, "2022-08", RevisionKind.REINSTATED),
        (Status.CANCELLED, "2022-07", Status.CANCELLED, "2022-07", None),
        (Status.ANNOUNCED, "2022-07", Status.ANNOUNCED, "2022-07", None),
        (Status.ANNOUNCED, None, Status.ANNOUNCED, None, None),
    ],
)
def test_what_a_correction_changes(was, before, status, after, kind):
    assert kind_of(was, before and window(before), status, after and window(after)) == kind


async def test_a_correction_hides_the_source_from_one_guild_and_tells_that_guild(world):
    database, _, launch, _ = world
    async with database.begin() as session:
        said = Said(Status.ANNOUNCED, window("2022-07-05"), "My Phone")
        assert await db.overrides.put(session, ONE, launch, said, ADA, NOW) is RevisionKind.NARROWED
        assert await db.overrides.put(session, ONE, launch, said, ADA, NOW) is None
    async with database.read() as session:
        mine = await db.launches.get(session, launch, ONE)
        theirs = await db.launches.get(session, launch, TWO)
        assert (mine.product, mine.window, mine.corrected) == ("My Phone", window("2022-07-05"), True)
        assert (theirs.product, theirs.window, theirs.corrected) == ("Phone", window("2022-07"), False)
        (notice,) = await session.scalars(select(Notice))
        (revision,) = await session.scalars(select(Revision))
        own = await session.scalar(select(LaunchOverride))
        assert (notice.guild_id, notice.revision_id) == (ONE, revision.id)
        assert (revision.is_correction, revision.user_id) == (True, ADA)
        assert notice.plan_version <= own.plan_version


async def test_following_the_source_again_is_told_and_only_once(world):
    database, _, launch, _ = world
    async with database.begin() as session:
        await db.overrides.put(session, ONE, launch, Said(Status.ANNOUNCED, window("2022-09")), ADA, NOW)
        assert await db.overrides.follow_source(session, ONE, launch, ADA, NOW)
        assert not await db.overrides.follow_source(session, ONE, launch, ADA, NOW)
        kinds = list(await session.scalars(select(Revision.kind).order_by(Revision.id)))
        assert kinds == [RevisionKind.DELAYED, RevisionKind.BROUGHT_FORWARD]
        assert (await session.get(Launch, launch)).plan_version == 1


async def test_a_correction_needs_a_launch_the_guild_may_see(world):
    database, *_ = world
    async with database.begin() as session:
        own = await db.own_launches.track(session, TWO, Said(Status.ANNOUNCED, None, "Theirs"), None, MO, NOW)
        for attempt in (
            db.overrides.put(session, ONE, own, Said(Status.ANNOUNCED, None), ADA, NOW),
            db.own_launches.edit(session, ONE, own, Said(Status.ANNOUNCED, None), ADA, NOW),
            db.own_launches.untrack(session, ONE, own),
            db.overrides.keep(session, ONE, own),
        ):
            with pytest.raises(NotFound):
                await attempt
        assert await db.own_launches.count(session, TWO) == 1


async def test_an_own_launch_is_told_changed_and_ended(world):
    database, brand, *_ = world
    async with database.begin() as session:
        launch = await db.own_launches.track(
            session, ONE, Said(Status.ANNOUNCED, window("2022-07"), "Mine"), brand, ADA, NOW
        )
        later = Said(Status.ANNOUNCED, window("2022-08"))
        assert await db.own_launches.edit(session, ONE, launch, later, ADA, NOW) is RevisionKind.DELAYED
        assert (await db.launches.get(session, launch, ONE)).epoch == 2
        over = Said(Status.CANCELLED, window("2022-08"))
        assert await db.own_launches.edit(session, ONE, launch, over, ADA, NOW) is RevisionKind.CANCELLED
        assert (await db.launches.get(session, launch, ONE)).ended_at == NOW
        assert await session.scalar(select(LaunchBrand.brand_id)) == brand


async def test_an_own_launch_for_another_guilds_brand_is_refused(world):
    database, *_ = world
    async with database.begin() as session:
        theirs = await db.brands.add(session, "Theirs", NOW, guild_id=TWO)
        with pytest.raises(NotFound):
            await db.own_launches.track(session, ONE, Said(Status.ANNOUNCED, None, "X"), theirs, ADA, NOW)


async def test_a_contradiction_is_found_once_per_revision(world):
    database, _, launch, _ = world
    async with database.begin() as session:
        await db.overrides.put(session, ONE, launch, Said(Status.ANNOUNCED, window("2022-07-05")), ADA, NOW)
        assert await db.overrides.contradictions(session) == []
        later, state = (
            NOW + timedelta(days=1),
            LaunchState("k", "Phone", (), (), Status.ANNOUNCED, window("2022-07"), NOW),
        )
        after = replace(state, status=Status.DELAYED, window=window("2022-08"), updated=later)
        change = Change(RevisionKind.DELAYED, state.window, after.window)
        await db.tracking.revise(session, Known(launch, 1, 1, state), after, change, later, origin=Origin())
        (found,) = await db.overrides.contradictions(session)
        assert (found.guild_id, found.mine, found.theirs) == (ONE, window("2022-07-05"), window("2022-08"))
        await db.overrides.asked(session, found.override_id, found.revision_id, 77)
        assert await db.overrides.contradictions(session) == []
        await db.overrides.keep(session, ONE, launch)
        assert (await db.overrides.get(session, ONE, launch)).conflict == "kept"


async def set_floor(session, launch: int) -> None:
    (await session.get_one(Launch, launch)).not_before = True
    await session.flush()


@pytest.mark.parametrize("floor", [False, True])
async def test_what_follows_an_earliest_date_is_counted_down_anew(world, floor):
    database, _, launch, _ = world
    async with database.begin() as session:
        state = LaunchState("k", "Phone", (), (), Status.ANNOUNCED, window("2022-07"), NOW)
        after = replace(state, window=window("2022-07-05"))
        change = Change(RevisionKind.NARROWED, state.window, after.window)
        known = Known(launch, 1, 1, state, not_before=floor)
        recorded = await db.tracking.revise(session, known, after, change, NOW, origin=Origin())
    assert recorded.epoch == 1 + floor


async def test_a_guild_that_says_the_day_itself_of_an_earliest_date_changes_it(world):
    database, _, launch, _ = world
    async with database.begin() as session:
        await set_floor(session, launch)
        same = Said(Status.ANNOUNCED, window("2022-07"))
        assert await db.overrides.put(session, ONE, launch, same, ADA, NOW) is RevisionKind.NARROWED
        assert await db.overrides.put(session, ONE, launch, same, ADA, NOW) is None
        assert await db.overrides.follow_source(session, ONE, launch, ADA, NOW)
        rows = await session.scalars(select(Revision).order_by(Revision.id))
        told = [(row.kind, row.was_not_before, row.not_before) for row in rows]
    assert told == [(RevisionKind.NARROWED, True, False), (RevisionKind.WIDENED, False, True)]


async def test_an_own_launch_that_is_edited_is_on_its_date_and_not_after_it(world):
    database, brand, *_ = world
    async with database.begin() as session:
        mine = Said(Status.ANNOUNCED, window("2022-07-04"), "Mine")
        launch = await db.own_launches.track(session, ONE, mine, brand, ADA, NOW)
        await set_floor(session, launch)
        assert await db.own_launches.edit(session, ONE, launch, mine, ADA, NOW) is RevisionKind.NARROWED
        assert not (await db.launches.get(session, launch, ONE)).not_before


async def test_an_earliest_date_contradicts_a_guild_that_says_this_is_the_day(world):
    database, _, launch, _ = world
    async with database.begin() as session:
        await db.overrides.put(session, ONE, launch, Said(Status.ANNOUNCED, window("2022-07-05")), ADA, NOW)
        state = LaunchState("k", "Phone", (), (), Status.ANNOUNCED, window("2022-07"), NOW)
        after = replace(state, window=window("2022-07-05"))
        change = Change(RevisionKind.NARROWED, state.window, after.window)
        known = Known(launch, 1, 1, state)
        await db.tracking.revise(session, known, after, change, NOW, origin=Origin(), not_before=True)
        (found,) = await db.overrides.contradictions(session)
    assert (found.mine, found.theirs, found.not_before) == (after.window, after.window, True)
