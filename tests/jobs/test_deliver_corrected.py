"""Delivery of what was changed since it was planned: revisions, and what a guild says itself."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

import db.overrides
import db.own_launches
from db.said import Said
from jobs.deliver import Deliverer
from jobs.plan import Planner
from launches.announcement import Status
from launches.revision import RevisionKind
from launches.window import LaunchWindow
from tests.jobs.delivering import FOURTH, SENT, SUPERSEDED, work_off
from tests.jobs.fakes import FakeDiscord
from tests.jobs.world import START, FakeClock, World

AUGUST, SEPTEMBER = LaunchWindow.from_edtf("2022-08"), LaunchWindow.from_edtf("2022-09")


async def test_a_revision_supersedes_what_waits_and_the_rest_tells_the_newest(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    brand = await world.brand("Xiaomi")
    await world.route(await world.channel(await world.guild()), brand_id=brand)
    launch = await world.launch(LaunchWindow.from_edtf("2022-07"), (brand,))
    await world.revise(launch, RevisionKind.NARROWED, FOURTH, START)
    await Planner(world.database).run(START)
    later = LaunchWindow.minute(FOURTH.start + timedelta(days=1))
    await world.revise(launch, RevisionKind.DELAYED, later, START)
    await Planner(world.database).run(START)
    await deliverer.run()
    assert await world.states() == {SUPERSEDED: 1, SENT: 1}
    assert [message.post.revision.kind for message in discord.messages] == [RevisionKind.DELAYED]
    assert discord.messages[0].post.launch.window == later
    assert [trace.reason for trace in await world.traces("superseded")] == ["revised"]


class Corrected:
    """A launch of the catalogue with a channel in each of three guilds, the first of which may say otherwise."""

    def __init__(self, world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock) -> None:
        self.world, self.deliverer, self.discord, self.clock = world, deliverer, discord, clock
        self.planner = Planner(world.database)
        self.guilds: list[int] = []
        self.brand = self.launch = 0

    async def begin(self) -> None:
        self.brand = await self.world.brand("Xiaomi")
        self.launch = await self.world.launch(FOURTH, (self.brand,))
        for _ in range(3):
            self.guilds.append(await self.world.guild())
            await self.world.route(await self.world.channel(self.guilds[-1]), brand_id=self.brand)

    async def correct(
        self, window: LaunchWindow, status: Status = Status.ANNOUNCED, product: str | None = None
    ) -> None:
        async with self.world.database.begin() as session:
            said = Said(status, window, product)
            await db.overrides.put(session, self.guilds[0], self.launch, said, 1, self.clock.now())

    async def follow_source(self) -> None:
        async with self.world.database.begin() as session:
            await db.overrides.follow_source(session, self.guilds[0], self.launch, 1, self.clock.now())

    async def delay(self, window: LaunchWindow) -> None:
        await self.world.revise(self.launch, RevisionKind.DELAYED, window, self.clock.now())

    async def plan(self) -> None:
        await self.planner.run(self.clock.now())

    async def told(self) -> list[tuple[int | None, str]]:
        """Plan and send what is due; return the guild and the date of each revision told by that."""
        before = len(self.discord.messages)
        await self.plan()
        await work_off(self.world, self.deliverer, self.clock)
        posts = [message.post for message in self.discord.messages[before:]]
        return sorted((post.target.guild_id or 0, post.revision.after.edtf) for post in posts if post.revision)


@pytest.fixture
async def corrected(world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock) -> Corrected:
    corrected = Corrected(world, deliverer, discord, clock)
    await corrected.begin()
    return corrected


async def test_a_guild_that_follows_the_source_again_takes_nothing_from_others(corrected: Corrected):
    _, other, another = corrected.guilds
    await corrected.correct(AUGUST)
    await corrected.told()
    await corrected.delay(SEPTEMBER)
    await corrected.plan()
    await corrected.follow_source()
    told = await corrected.told()
    assert [one for one in told if one[0] in (other, another)] == [(other, "2022-09"), (another, "2022-09")]


async def test_a_guild_hears_that_it_follows_the_source_again(corrected: Corrected):
    ours, *_ = corrected.guilds
    await corrected.correct(SEPTEMBER)
    assert await corrected.told() == [(ours, "2022-09")]
    await corrected.follow_source()
    assert await corrected.told() == [(ours, FOURTH.edtf)]
    await corrected.correct(AUGUST)
    assert await corrected.told() == [(ours, "2022-08")]


@pytest.mark.parametrize("over", [Status.CANCELLED, Status.RELEASED])
async def test_a_guild_hears_that_a_launch_is_still_to_come_after_all(corrected: Corrected, over: Status):
    ours, *_ = corrected.guilds
    await corrected.correct(FOURTH, over)
    assert len(await corrected.told()) == 1
    await corrected.follow_source()
    assert await corrected.told() == [(ours, FOURTH.edtf)]
    assert corrected.discord.messages[-1].post.revision.kind is RevisionKind.REINSTATED


async def test_of_what_a_guild_says_only_the_last_is_told(corrected: Corrected):
    ours, *_ = corrected.guilds
    for window in (AUGUST, SEPTEMBER):
        await corrected.correct(window)
        await corrected.plan()
        await corrected.follow_source()
        await corrected.plan()
    assert await corrected.told() == [(ours, FOURTH.edtf)]
    await corrected.correct(AUGUST)
    await corrected.plan()
    await corrected.follow_source()
    await corrected.plan()
    await corrected.correct(SEPTEMBER)
    assert await corrected.told() == [(ours, "2022-09")]


async def test_another_name_takes_no_date_from_a_guild_that_is_still_to_hear_it(corrected: Corrected):
    ours, *_ = corrected.guilds
    await corrected.correct(SEPTEMBER)
    await corrected.plan()
    await corrected.correct(SEPTEMBER, product="Phone Ultra")
    assert await corrected.told() == [(ours, "2022-09")]
    assert corrected.discord.messages[-1].post.launch.product == "Phone Ultra"


async def test_another_name_takes_no_point_of_the_countdown(
    corrected: Corrected, deliverer: Deliverer, clock: FakeClock
):
    tenth = LaunchWindow.minute(datetime(2022, 6, 10, 11, tzinfo=UTC))
    await corrected.correct(tenth)
    await corrected.told()
    clock.leap(tenth.start - timedelta(days=7))
    await corrected.plan()
    clock.leap(clock.now() + timedelta(seconds=1))
    await corrected.correct(tenth, product="Phone Ultra")
    clock.leap(clock.now() + timedelta(seconds=9))
    await corrected.plan()
    await deliverer.run()
    assert [message.post.milestone for message in corrected.discord.messages][1:] == ["7d"]


async def test_another_name_of_a_guilds_own_launch_takes_no_date_from_it(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    guild, brand = await world.guild(), await world.brand("Xiaomi")
    await world.route(await world.channel(guild), brand_id=brand)
    async with world.database.begin() as session:
        own = await db.own_launches.track(session, guild, Said(Status.ANNOUNCED, AUGUST, "Phone"), brand, 1, START)
    planner = Planner(world.database)
    for said in (Said(Status.ANNOUNCED, SEPTEMBER), Said(Status.ANNOUNCED, SEPTEMBER, "Phone Ultra")):
        async with world.database.begin() as session:
            await db.own_launches.edit(session, guild, own, said, 1, START)
        await planner.run(START)
    await work_off(world, deliverer, clock)
    assert [(message.post.revision.kind, message.post.launch.product) for message in discord.messages] == [
        (RevisionKind.DELAYED, "Phone Ultra")
    ]


async def test_a_guild_that_follows_the_source_again_hears_only_the_newest_of_it(corrected: Corrected):
    await corrected.correct(SEPTEMBER)
    await corrected.told()
    await corrected.follow_source()
    await corrected.plan()
    await corrected.delay(AUGUST)
    assert await corrected.told() == [(guild, "2022-08") for guild in corrected.guilds]


async def test_a_second_correction_is_counted_down_anew(corrected: Corrected, deliverer: Deliverer, clock: FakeClock):
    ours, *_ = corrected.guilds
    leads = timedelta(days=7), timedelta(days=1), timedelta(hours=1), timedelta(0)

    async def counted(start: datetime, leads: Sequence[timedelta]) -> list[str]:
        await corrected.correct(LaunchWindow.minute(start))
        before = len(corrected.discord.messages)
        for lead in leads:
            clock.leap(start - lead)
            await corrected.plan()
            await deliverer.run()
        posts = [message.post for message in corrected.discord.messages[before:]]
        return [post.milestone for post in posts if post.milestone and post.target.guild_id == ours]

    tenth = datetime(2022, 6, 10, 11, tzinfo=UTC)
    assert await counted(tenth, leads[:1]) == ["7d"]
    await corrected.follow_source()
    assert await counted(tenth + timedelta(days=14), leads) == ["7d", "1d", "1h", "now"]


async def test_a_members_message_tells_neither_of_a_correction_nor_of_its_end(corrected: Corrected):
    ours, *_ = corrected.guilds
    person, dm = await corrected.world.member()
    await corrected.world.subscription(person, dm, launch_id=corrected.launch, guild_id=ours)
    await corrected.correct(SEPTEMBER)
    await corrected.follow_source()
    assert await corrected.told() == [(ours, FOURTH.edtf)]
