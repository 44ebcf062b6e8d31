"""Delivery of countdowns, and of what is not to be told any more."""

from datetime import UTC, datetime, timedelta

import db.outlook
from db.engine import Database
from db.models import Guild, Route
from db.states import NoticeKind
from jobs.deliver import Deliverer
from jobs.plan import Planner, next_point
from launches.revision import RevisionKind
from launches.window import LaunchWindow
from tests.jobs.delivering import FOURTH, PENDING, SENT, SKIPPED, SUPERSEDED, prepare
from tests.jobs.fakes import FakeDiscord
from tests.jobs.world import START, FakeClock, World


async def countdown(world: World, window: LaunchWindow = FOURTH, **route) -> int:
    brand = await world.brand("Xiaomi")
    channel = await world.channel(await world.guild())
    await world.route(channel, brand_id=brand, **route)
    return await world.launch(window, (brand,))


async def test_after_downtime_only_the_latest_useful_point_is_told(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await countdown(world)
    clock.leap(FOURTH.start - timedelta(minutes=20))
    await Planner(world.database).run(clock.now())
    await deliverer.run()
    assert [message.post.milestone for message in discord.messages] == ["1h"]
    assert [state for _, _, state in await world.points()] == [SKIPPED, SKIPPED, SKIPPED, SENT, PENDING]
    assert {trace.reason for trace in await world.traces("skipped")} == {"too-late"}


async def moments_told(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock, *moments: datetime
) -> list[str]:
    """Plan and deliver at these moments; return the milestones told by then."""
    planner = Planner(world.database)
    for moment in moments:
        clock.advance(seconds=(moment - clock.now()).total_seconds())
        await planner.run(moment)
        await deliverer.run()
    return [message.post.milestone for message in discord.messages]


async def test_a_point_that_was_passed_over_is_told_where_the_date_turns_out_later_and_none_is_told_twice(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    launch = await countdown(world, LaunchWindow.from_edtf("2022-07"))
    eve = datetime(2022, 6, 30, 12, tzinfo=UTC)
    assert await moments_told(world, deliverer, discord, clock, eve) == ["1d"]
    exact = LaunchWindow.minute(datetime(2022, 7, 20, 11, tzinfo=UTC))
    await world.revise(launch, RevisionKind.NARROWED, exact, eve + timedelta(hours=1), tell=False)
    leads = timedelta(days=7), timedelta(days=1), timedelta(hours=1), timedelta(0)
    told = await moments_told(world, deliverer, discord, clock, *(exact.start - lead for lead in leads))
    assert told == ["1d", "7d", "1h", "now"]


async def test_a_point_that_came_up_before_the_new_date_was_planned_is_told_at_its_new_time(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    launch = await countdown(world, LaunchWindow.from_edtf("2022-07"), milestones="1d")
    due = datetime(2022, 6, 30, 9, tzinfo=UTC)
    await Planner(world.database).run(due - timedelta(hours=1))
    exact = LaunchWindow.minute(datetime(2022, 7, 20, 11, tzinfo=UTC))
    await world.revise(launch, RevisionKind.NARROWED, exact, due - timedelta(minutes=30), tell=False)
    clock.leap(due)
    await deliverer.run()
    assert [trace.reason for trace in await world.traces("superseded")] == ["revised"]
    assert await moments_told(world, deliverer, discord, clock, exact.start - timedelta(days=1)) == ["1d"]


async def test_members_are_told_at_their_own_morning_or_that_of_the_guild_in_which_they_asked(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    brand = await world.brand("Xiaomi")
    guild = await world.guild(zone="America/New_York", morning=7 * 60)
    own, mine = await world.member(zone="Asia/Shanghai", morning=8 * 60)
    other, theirs = await world.member()
    for person, dm in ((own, mine), (other, theirs)):
        await world.subscription(person, dm, brand_id=brand, guild_id=guild, milestones="opens")
    await world.launch(LaunchWindow.from_edtf("2022-07"), (brand,))
    first = datetime(2022, 7, 1, tzinfo=UTC)
    minutes = (-1, 0, 11 * 60 - 1, 11 * 60)
    await moments_told(world, deliverer, discord, clock, *(first + timedelta(minutes=one) for one in minutes))
    told = [(message.post.target.id, message.post.now) for message in discord.messages]
    assert told == [(mine, first), (theirs, first + timedelta(hours=11))]


async def test_every_point_is_told_once_at_its_time(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await countdown(world)
    planner = Planner(world.database)
    now: datetime | None = START
    while now is not None:
        clock.leap(now)
        await planner.run(now)
        await deliverer.run()
        async with world.database.read() as session:
            assert await db.outlook.idle(session, now)
            due = await db.outlook.next_due(session)
        now = min((at for at in (due, await next_point(world.database, now)) if at is not None), default=None)
    told = [(message.post.milestone, message.post.now) for message in discord.messages]
    assert told == [
        ("30d", FOURTH.start - timedelta(days=30)),
        ("7d", FOURTH.start - timedelta(days=7)),
        ("1d", FOURTH.start - timedelta(days=1)),
        ("1h", FOURTH.start - timedelta(hours=1)),
        ("now", FOURTH.start),
    ]


async def test_a_cancelled_launch_is_not_counted_down(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    launch = await countdown(world)
    clock.leap(FOURTH.start - timedelta(hours=30))
    await Planner(world.database).run(clock.now())
    await world.revise(launch, RevisionKind.CANCELLED, FOURTH, clock.now(), tell=False)
    clock.leap(FOURTH.start)
    await deliverer.run()
    assert discord.messages == []
    assert {state for _, _, state in await world.points()} == {SUPERSEDED}


async def test_quiet_hours_put_a_members_message_off_until_they_end(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    person, dm = await world.member(zone="Europe/Berlin", quiet_start=22 * 60, quiet_end=7 * 60)
    brand = await world.brand("Xiaomi")
    await world.subscription(person, dm, brand_id=brand, articles=True)
    night = datetime(2022, 5, 23, 21, 30, tzinfo=UTC)
    await world.told((brand,), due=night)
    clock.leap(night)
    await Planner(world.database).run(night)
    await deliverer.run()
    assert discord.messages == []
    assert [row.due for row in await world.deliveries()] == [datetime(2022, 5, 24, 5, tzinfo=UTC)]
    clock.leap(datetime(2022, 5, 24, 5, tzinfo=UTC))
    await deliverer.run()
    assert len(discord.messages) == 1


async def test_who_stopped_following_meanwhile_hears_nothing(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock, database: Database
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    async with database.begin() as session:
        row = (await world.deliveries())[0]
        await session.delete(await session.get_one(Route, row.route_id))
    await deliverer.run()
    assert discord.messages == []
    assert [trace.reason for trace in await world.traces("skipped")] == ["not-followed-any-more"]


async def test_who_was_left_or_muted_it_meanwhile_hears_nothing(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock, database: Database
):
    brand = await world.brand("Xiaomi")
    left, stayed = await world.guild(), await world.guild()
    gone, muting = await world.channel(left), await world.channel(stayed)
    for channel in (gone, muting):
        await world.route(channel, brand_id=brand)
    launch = await world.launch(LaunchWindow.from_edtf("2022-07"), (brand,))
    await world.revise(launch, RevisionKind.NARROWED, FOURTH, START)
    await Planner(database).run(START)
    async with database.begin() as session:
        (await session.get_one(Guild, left)).left_at = START
    await world.mute(muting, launch)
    await deliverer.run()
    assert discord.messages == []
    skipped = await world.traces("skipped")
    assert {(trace.target_id, trace.reason) for trace in skipped} == {(gone, "guild-left"), (muting, "muted")}


async def test_idle_and_next_due_tell_a_leaping_clock_where_to_go(
    world: World, deliverer: Deliverer, clock: FakeClock, database: Database
):
    await countdown(world)
    async with database.read() as session:
        assert await db.outlook.idle(session, START)
        assert await db.outlook.next_due(session) is None
    clock.leap(FOURTH.start - timedelta(hours=30))
    await Planner(database).run(clock.now())
    await deliverer.run()
    async with database.read() as session:
        assert await db.outlook.idle(session, clock.now())
        due = await db.outlook.next_due(session)
        assert due == FOURTH.start - timedelta(days=1)
        assert not await db.outlook.idle(session, due)
    await world.notice(NoticeKind.ARTICLE)
    async with database.read() as session:
        assert not await db.outlook.idle(session, clock.now())
