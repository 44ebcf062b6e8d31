"""Live cards and digests: one message a launch, and no flood."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

import db.guilds
import db.outlook
import db.overrides
import db.same_launch
import db.targets
from db.engine import Database
from db.guilds import GuildSettings
from db.models import Guild, Launch, LiveCard, Revision
from db.said import Said
from db.states import Every, Lane, NoticeKind, Style, TargetKind
from jobs.bounds import Bounds
from jobs.deliver import Deliverer
from jobs.plan import Planner, next_point
from jobs.post import Post
from jobs.sender import FailureKind, SendFailed
from launches.announcement import Status
from launches.revision import RevisionKind
from launches.window import LaunchWindow
from tests.jobs.fakes import FakeDiscord, Lingering
from tests.jobs.world import START, FakeClock, World

BOUNDS = Bounds(linger_s=0, refresh=timedelta(0))
JULY = LaunchWindow.from_edtf("2022-07")
FOURTH = LaunchWindow.from_edtf("2022-07-04T19:00+08:00", "Asia/Shanghai")


class Stage:
    """A planner, a deliverer and a Discord on one clock."""

    def __init__(self, database: Database) -> None:
        self.world = World(database)
        self.clock = FakeClock()
        self.discord = FakeDiscord(self.clock)
        self.planner = Planner(database)
        self.deliverer = Deliverer(database, self.discord, self.clock, "one", BOUNDS)

    async def play(self, now: datetime | None = None) -> None:
        if now is not None:
            self.clock.leap(now)
        await self.planner.run(self.clock.now())
        await self.deliverer.run()
        self.clock._wire += timedelta(seconds=1)

    async def announced(self, kind: TargetKind = TargetKind.CHANNEL, zone: str = "UTC") -> int:
        brand = await self.world.brand("Xiaomi")
        channel = await self.world.channel(await self.world.guild(zone=zone), kind)
        await self.world.route(channel, brand_id=brand, style=Style.LIVE)
        launch = await self.world.launch(None, (brand,))
        await self.world.revise(launch, RevisionKind.DATED, JULY, START)
        await self.play()
        return launch


@pytest.fixture
def stage(database: Database) -> Stage:
    return Stage(database)


async def test_the_first_notice_becomes_the_card_and_later_ones_reply_to_it(stage: Stage):
    launch = await stage.announced()
    await stage.world.revise(launch, RevisionKind.NARROWED, FOURTH, START + timedelta(days=1))
    await stage.play(START + timedelta(days=1))
    card, reply = stage.discord.messages
    assert (card.post.style, card.post.reply_to) == (Style.LIVE, None)
    assert (reply.post.style, reply.post.reply_to) == (Style.LIVE, card.id)


async def test_a_revision_edits_the_card_to_what_is_true_now_and_pings_nobody(stage: Stage):
    launch = await stage.announced()
    await stage.world.revise(launch, RevisionKind.NARROWED, FOURTH, START + timedelta(hours=1))
    await stage.play(START + timedelta(hours=1))
    ((post, message_id),) = stage.discord.edits
    assert message_id == stage.discord.messages[0].id
    assert post.token == stage.discord.messages[0].token
    assert post.launch is not None
    assert post.launch.window == FOURTH
    assert (post.reply_to, post.ping_role_id, post.lane) == (None, None, Lane.DIGEST)
    await stage.play()
    assert len(stage.discord.edits) == 1


async def test_a_card_shows_the_sources_date_once_its_guild_follows_it_again(stage: Stage, database: Database):
    launch = await stage.announced()
    now, guild = stage.clock.now(), stage.discord.messages[0].post.target.guild_id
    said = Said(Status.ANNOUNCED, LaunchWindow.from_edtf("2022-09"))
    async with database.begin() as session:
        await db.overrides.put(session, guild, launch, said, 1, now)
    await stage.play()
    # Now both plans are the third.
    await stage.world.revise(launch, RevisionKind.NARROWED, FOURTH, now)
    async with database.begin() as session:
        await db.overrides.follow_source(session, guild, launch, 1, now)
    await stage.play()
    await stage.play()
    shown = [post.launch.window for post, _ in stage.discord.edits if post.reply_to is None]
    assert shown == [said.window, FOURTH]


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [
        ("UTC", "2022-05-24T00:00+00:00"),
        ("Asia/Shanghai", "2022-05-23T16:00+00:00"),
        ("America/Los_Angeles", "2022-05-24T07:00+00:00"),
        ("Nowhere/Known", "2022-05-24T00:00+00:00"),
    ],
)
async def test_a_card_is_renewed_as_its_readers_day_begins(stage: Stage, zone: str, midnight: str):
    await stage.announced(zone=zone)
    begins = datetime.fromisoformat(midnight)
    for now in (begins - timedelta(seconds=1), begins, begins + timedelta(hours=23, minutes=59)):
        await stage.play(now)
    assert [post.now for post, _ in stage.discord.edits] == [begins]
    await stage.play(begins + timedelta(days=1))
    assert len(stage.discord.edits) == 2


async def cards_in(stage: Stage, *crowds: int) -> None:
    """Post so many cards in a channel each."""
    for number, crowd in enumerate(crowds):
        brand = await stage.world.brand(f"Maker {number}")
        await stage.world.route(await stage.world.channel(await stage.world.guild()), brand_id=brand, style=Style.LIVE)
        for _ in range(crowd):
            launch = await stage.world.launch(None, (brand,))
            await stage.world.revise(launch, RevisionKind.DATED, JULY, START)
    await stage.play()
    assert len(stage.discord.messages) == sum(crowds)


async def test_a_channel_of_many_cards_waits_for_its_own_and_holds_up_no_other(stage: Stage):
    await cards_in(stage, 45, 3, 2)
    crowded, *others = dict.fromkeys(message.channel_id for message in stage.discord.messages)
    for times in range(1, 10):
        await stage.play(datetime(2022, 5, 24, tzinfo=UTC))
        renewed = Counter(post.target.channel_id for post, _ in stage.discord.edits)
        assert renewed == {crowded: 5 * times, others[0]: 3, others[1]: 2}
    assert len({message_id for _, message_id in stage.discord.edits}) == 50


async def test_renewals_keep_their_pace_whatever_else_is_sent(stage: Stage, database: Database):
    bounds = replace(BOUNDS, refresh=timedelta(seconds=5))
    stage.deliverer = Deliverer(database, stage.discord, stage.clock, "one", bounds)
    await cards_in(stage, *([1] * 45))
    stage.clock._wire += timedelta(seconds=5)
    midnight, renewed = datetime(2022, 5, 24, tzinfo=UTC), []
    for _ in range(6):  # a second apart
        await stage.world.revise(1, RevisionKind.NARROWED, FOURTH, midnight)
        await stage.play(midnight)
        renewed.append(len({post.launch.id for post, _ in stage.discord.edits} - {1}))
    assert renewed == [39, 39, 39, 39, 39, 44]
    shown = [post for post, _ in stage.discord.edits if post.launch.id == 1]
    assert len(shown) == 6, "a card whose launch changed is edited at once"


async def test_a_card_that_waited_over_midnight_is_renewed_at_once(stage: Stage):
    midnight = datetime(2022, 5, 24, tzinfo=UTC)

    def slow(post: Post, created: bool) -> None:
        stage.clock.leap(midnight + timedelta(seconds=1))

    stage.clock.leap(midnight - timedelta(seconds=1))
    stage.discord.fault = slow
    await stage.announced()
    await stage.play()
    assert [post.now for post, _ in stage.discord.edits] == [midnight + timedelta(seconds=1)]


async def test_a_card_is_renewed_when_the_day_on_which_clocks_go_back_is_over(stage: Stage):
    before, after = datetime(2022, 10, 29, 22, tzinfo=UTC), datetime(2022, 10, 30, 23, tzinfo=UTC)
    stage.clock.leap(before)
    await stage.announced(zone="Europe/Berlin")
    await stage.play(after - timedelta(seconds=1))
    assert stage.discord.edits == []
    await stage.play(after)
    assert len(stage.discord.edits) == 1


async def test_a_card_with_an_earliest_minute_is_renewed_when_that_comes(stage: Stage):
    brand = await stage.world.brand("Xiaomi")
    await stage.world.route(await stage.world.channel(await stage.world.guild()), brand_id=brand, style=Style.LIVE)
    soon = START + timedelta(hours=2)
    launch = await stage.world.launch(LaunchWindow.from_edtf("2022-05-23T11:00+00:00"), (brand,), not_before=True)
    await stage.world.notice(NoticeKind.REVISION, START, launch_id=launch, plan_version=1, epoch=1)
    for now in (START, soon - timedelta(seconds=1), soon, soon + timedelta(hours=12)):
        await stage.play(now)
    assert [post.now for post, _ in stage.discord.edits] == [soon]


async def test_a_card_is_renewed_at_once_when_its_server_chooses_another_zone(stage: Stage, database: Database):
    await stage.announced()
    guild = stage.discord.messages[0].post.target.guild_id
    for zone in ("Pacific/Auckland", "Pacific/Auckland", None):
        async with database.begin() as session:
            await db.guilds.set_up(session, guild, GuildSettings(zone=zone, morning=480), START)
        await stage.play(START + timedelta(hours=1))
    assert [post.target.zone for post, _ in stage.discord.edits] == ["Pacific/Auckland"]


async def test_a_card_that_was_deleted_makes_room_for_the_next(stage: Stage, database: Database):
    launch = await stage.announced()

    async def edit(post, message_id):
        raise SendFailed(FailureKind.MESSAGE, "unknown message", code=10008)

    stage.discord.edit = edit
    await stage.play(START + timedelta(hours=24))
    await stage.world.revise(launch, RevisionKind.NARROWED, FOURTH, START + timedelta(hours=25))
    await stage.play(START + timedelta(hours=25))
    assert [message.post.reply_to for message in stage.discord.messages] == [None, None]


async def test_an_edit_that_failed_for_now_is_made_later(stage: Stage):
    await stage.announced()
    plain = stage.discord.edit

    async def edit(post, message_id):
        stage.discord.edit = plain
        raise SendFailed(FailureKind.RETRY, "rate limited")

    stage.discord.edit = edit
    await stage.play(START + timedelta(hours=24))
    await stage.play()
    assert stage.discord.edits == []
    await stage.play(START + timedelta(hours=24, minutes=5))
    assert len(stage.discord.edits) == 1


@pytest.mark.parametrize("error", [SendFailed(FailureKind.UNCERTAIN, "Discord failed (503)"), KeyError("retry_after")])
async def test_cards_that_cannot_be_edited_hold_up_no_other(stage: Stage, error: Exception):
    brand = await stage.world.brand("Xiaomi")
    for _ in range(45):
        await stage.world.route(await stage.world.channel(await stage.world.guild()), brand_id=brand, style=Style.LIVE)
    launch = await stage.world.launch(None, (brand,))
    await stage.world.revise(launch, RevisionKind.DATED, JULY, START)
    await stage.play()
    refusing = {message.id for message in stage.discord.messages[:40]}
    tried: list[int] = []
    edit = stage.discord.edit

    async def refuse(post, message_id):
        tried.append(message_id)
        if message_id in refusing:
            raise error
        await edit(post, message_id)

    stage.discord.edit = refuse
    await stage.world.revise(launch, RevisionKind.NARROWED, FOURTH, START + timedelta(hours=1), tell=False)
    for minutes in range(3):
        await stage.play(START + timedelta(hours=1, minutes=minutes))
    assert {message_id for _, message_id in stage.discord.edits} == {m.id for m in stage.discord.messages} - refusing
    assert len(tried) == 45
    stage.discord.edit = edit
    for minutes in range(5, 8):
        await stage.play(START + timedelta(hours=1, minutes=minutes))
    assert {message_id for _, message_id in stage.discord.edits} == {m.id for m in stage.discord.messages}
    assert len(stage.discord.edits) == 45


async def test_a_card_is_left_alone_once_it_says_that_its_launch_is_over(stage: Stage):
    launch = await stage.announced()
    await stage.world.revise(launch, RevisionKind.CANCELLED, JULY, START + timedelta(hours=1))
    for days in range(4):
        await stage.play(START + timedelta(days=days, hours=1))
    assert len(stage.discord.edits) == 1
    async with stage.world.database.read() as session:
        assert await session.scalar(select(LiveCard.next_look)) is None


async def test_a_card_of_a_paused_channel_is_edited_as_soon_as_that_is_taken_up_again(stage: Stage, database: Database):
    launch = await stage.announced()
    later = START + timedelta(hours=1)
    async with database.begin() as session:
        await db.targets.pause(session, 1, 50013, "no permission", later)
    await stage.world.revise(launch, RevisionKind.NARROWED, FOURTH, later, tell=False)
    await stage.play(later)
    await stage.play(later + timedelta(days=1))
    assert stage.discord.edits == []
    async with database.begin() as session:
        await db.targets.resume(session, 1, later + timedelta(days=2))
    await stage.play(later + timedelta(days=2))
    assert len(stage.discord.edits) == 1


async def test_a_card_shows_the_name_that_its_guild_gives_and_takes_back(stage: Stage, database: Database):
    launch = await stage.announced()
    now, guild = START + timedelta(hours=1), stage.discord.messages[0].post.target.guild_id
    async with database.begin() as session:
        await db.overrides.put(session, guild, launch, Said(Status.ANNOUNCED, JULY, "My phone"), 1, now)
    await stage.play(now)
    async with database.begin() as session:
        await db.overrides.follow_source(session, guild, launch, 1, now)
    await stage.play(now)
    assert [post.launch.product for post, _ in stage.discord.edits] == ["My phone", "Phone"]


async def test_a_card_found_in_the_history_is_the_card(stage: Stage):
    brand = await stage.world.brand("Xiaomi")
    await stage.world.route(await stage.world.channel(await stage.world.guild()), brand_id=brand, style=Style.LIVE)
    launch = await stage.world.launch(None, (brand,))
    await stage.world.revise(launch, RevisionKind.DATED, JULY, START)

    def lost(post, created):
        if created:
            raise SendFailed(FailureKind.UNCERTAIN, "answer lost")

    stage.discord.fault = lost
    await stage.play()
    stage.discord.fault = lambda post, created: None
    stage.clock.advance(seconds=200)
    await stage.play()
    await stage.play()
    # It may be of an earlier day.
    assert len(stage.discord.edits) == 1
    await stage.world.revise(launch, RevisionKind.NARROWED, FOURTH, START + timedelta(hours=1))
    await stage.play(START + timedelta(hours=1))
    card, reply = stage.discord.messages
    assert reply.post.reply_to == card.id


async def test_a_card_whose_answer_was_lost_at_midnight_is_renewed(stage: Stage):
    midnight = datetime(2022, 5, 24, tzinfo=UTC)

    def lost(post: Post, created: bool) -> None:
        if created:
            raise SendFailed(FailureKind.UNCERTAIN, "answer lost")

    stage.discord.fault = lost
    stage.clock.leap(midnight - timedelta(seconds=1))
    await stage.announced()
    stage.discord.fault = lambda post, created: None
    stage.clock.advance(seconds=10)
    await stage.play()
    await stage.play()
    assert [message.post.now for message in stage.discord.messages] == [midnight - timedelta(seconds=1)]
    assert len(stage.discord.edits) == 1


async def test_a_forum_has_no_live_card(stage: Stage, database: Database):
    await stage.announced(TargetKind.FORUM)
    assert stage.discord.messages[0].post.style is Style.POSTS
    async with database.read() as session:
        assert await session.get(LiveCard, 1) is None


async def test_the_founding_story_on_a_live_card(stage: Stage, database: Database):
    """July, then the exact minute: each point once, nothing more exact than announced, one card all along."""
    launch = await stage.announced()
    narrowed = datetime.fromisoformat("2022-06-28T02:00+00:00")
    now: datetime | None = START
    told = False
    while now is not None:
        await stage.play(now)
        async with database.read() as session:
            due = await db.outlook.next_due(session)
        ahead = [at for at in (due, await next_point(database, now)) if at is not None]
        now = min(ahead, default=None)
        if not told and (now is None or now > narrowed):
            now, told = narrowed, True
            await stage.world.revise(launch, RevisionKind.NARROWED, FOURTH, narrowed)
    posts = [message.post for message in stage.discord.messages]
    told_of = [(post.kind, post.milestone, post.now.isoformat()) for post in posts]
    assert told_of == [
        (NoticeKind.REVISION, None, START.isoformat()),
        (NoticeKind.MILESTONE, "30d", "2022-06-01T09:00:00+00:00"),
        (NoticeKind.MILESTONE, "7d", "2022-06-24T09:00:00+00:00"),
        (NoticeKind.REVISION, None, narrowed.isoformat()),
        (NoticeKind.MILESTONE, "1d", "2022-07-03T11:00:00+00:00"),
        (NoticeKind.MILESTONE, "1h", "2022-07-04T10:00:00+00:00"),
        (NoticeKind.MILESTONE, "now", "2022-07-04T11:00:00+00:00"),
    ]
    assert len({post.reply_to for post in posts[1:]}) == 1


async def test_above_the_hourly_cap_the_rest_is_told_in_one_digest(stage: Stage, database: Database):
    brand = await stage.world.brand("Xiaomi")
    guild = await stage.world.guild(hourly_cap=2)
    await stage.world.route(await stage.world.channel(guild), brand_id=brand)
    for number in range(5):
        await stage.world.told((brand,), due=START + timedelta(minutes=number))
    await stage.play(START + timedelta(minutes=10))
    assert [message.post.kind for message in stage.discord.messages] == [NoticeKind.ARTICLE] * 2
    await stage.play(START + timedelta(hours=1))
    digest = stage.discord.messages[-1].post
    assert digest.kind is NoticeKind.DIGEST
    assert [entry.due for entry in digest.digest] == [START + timedelta(minutes=number) for number in (2, 3, 4)]
    assert len(stage.discord.messages) == 3
    for number in range(3):
        await stage.world.told((brand,), due=START + timedelta(hours=2, minutes=number))
    await stage.play(START + timedelta(hours=2, minutes=10))
    assert [message.post.kind for message in stage.discord.messages[3:]] == [NoticeKind.ARTICLE] * 2


async def test_a_countdown_is_never_folded(stage: Stage):
    brand = await stage.world.brand("Xiaomi")
    guild = await stage.world.guild(hourly_cap=1)
    await stage.world.route(await stage.world.channel(guild), brand_id=brand)
    launch = await stage.world.launch(FOURTH, (brand,))
    due = FOURTH.start - timedelta(hours=1)
    await stage.world.told((brand,), due=due)
    await stage.world.notice(NoticeKind.REVISION, due, launch_id=launch, plan_version=1, epoch=1)
    await stage.play(due)
    kinds = [message.post.kind for message in stage.discord.messages]
    assert kinds.count(NoticeKind.MILESTONE) == 1
    assert len(kinds) == 2


async def test_guilds_without_a_cap_have_none(stage: Stage, database: Database):
    brand = await stage.world.brand("Xiaomi")
    await stage.world.route(await stage.world.channel(await stage.world.guild()), brand_id=brand)
    for _ in range(12):
        await stage.world.told((brand,))
    await stage.play()
    assert len(stage.discord.messages) == 12
    async with database.read() as session:
        assert (await session.get_one(Guild, 1001)).hourly_cap is None


async def mornings_of(stage: Stage, days: int, **route) -> list[str]:
    """Count down by the day and return the days on which something was told."""
    brand = await stage.world.brand("Xiaomi")
    await stage.world.route(await stage.world.channel(await stage.world.guild()), brand_id=brand, **route)
    await stage.world.launch(LaunchWindow.from_edtf("2022-06-20"), (brand,))
    now: datetime | None = START
    while now is not None and now < START + timedelta(days=days):
        await stage.play(now)
        now = await next_point(stage.world.database, now)
    return [f"{message.post.now:%m-%d}" for message in stage.discord.messages]


async def test_a_daily_countdown_tells_each_morning_once(stage: Stage):
    days = await mornings_of(stage, 30, every=Every.DAILY, milestones="7d,1d,day")
    first, last = datetime(2022, 5, 24), datetime(2022, 6, 20)
    assert days == [f"{first + timedelta(days=n):%m-%d}" for n in range((last - first).days + 1)]


async def test_a_weekly_countdown_tells_whole_weeks(stage: Stage):
    days = await mornings_of(stage, 30, every=Every.WEEKLY, milestones="")
    assert days == ["05-30", "06-06", "06-13"]


async def test_a_daily_countdown_owes_no_morning_of_before_it_was_asked_for(stage: Stage):
    brand = await stage.world.brand("Xiaomi")
    await stage.world.launch(LaunchWindow.from_edtf("2022-06-20"), (brand,), at=START - timedelta(days=2))
    channel, asked = await stage.world.channel(await stage.world.guild()), START + timedelta(hours=3)
    await stage.world.route(channel, brand_id=brand, every=Every.DAILY, milestones="", created_at=asked)
    await stage.play(asked)
    assert stage.discord.messages == []
    await stage.play(START + timedelta(days=1))
    assert len(stage.discord.messages) == 1


async def test_a_regular_post_of_yesterday_is_not_told_today(stage: Stage):
    brand = await stage.world.brand("Xiaomi")
    await stage.world.route(
        await stage.world.channel(await stage.world.guild()), brand_id=brand, every=Every.DAILY, milestones=""
    )
    await stage.world.launch(LaunchWindow.from_edtf("2022-06-20"), (brand,))
    await stage.play(START)
    await stage.play(START + timedelta(days=3, hours=1))
    assert [f"{message.post.now:%m-%d}" for message in stage.discord.messages] == ["05-26"]


async def test_of_two_launches_that_a_guild_says_are_one_it_is_told_of_one(stage: Stage, database: Database):
    world = stage.world
    leica, xiaomi = await world.brand("Leica"), await world.brand("Xiaomi")
    guilds = [await world.guild(), await world.guild()]
    for guild in guilds:
        await world.route(await world.channel(guild), brand_id=leica, style=Style.LIVE)
    hidden = await world.launch(None, (leica,), product="Camera phone")
    await world.revise(hidden, RevisionKind.DATED, JULY, START)
    other = await world.launch(JULY, (xiaomi,), product="Phone", at=START)
    await stage.play()
    now = START + timedelta(days=38)
    await stage.planner.run(now)  # "July begins" waits
    async with database.begin() as session:
        assert await db.same_launch.join(session, guilds[0], hidden, other, 1, now) == 1
    await world.revise(hidden, RevisionKind.NARROWED, FOURTH, now)
    now = FOURTH.start + timedelta(hours=1)
    while (point := await next_point(database, stage.clock.now())) is not None and point < now:
        await stage.play(point)
    told = [(m.post.target.guild_id, m.post.launch.id, m.post.milestone) for m in stage.discord.messages[2:]]
    assert [(launch, kind) for guild, launch, kind in told if guild == guilds[0]] == [(other, "opens")]
    assert {launch for guild, launch, _ in told if guild == guilds[1]} == {hidden}
    hers = [post for post, _ in stage.discord.edits if post.target.guild_id == guilds[0]]
    assert [post.launch.same_as for post in hers if post.launch.id == hidden] == ["Phone"]
    async with database.begin() as session:
        assert await db.same_launch.part(session, guilds[0], other, 1, now) == ["Camera phone"]
    await stage.play(now)
    last = stage.discord.messages[-1].post
    assert (last.launch.id, last.revision.kind, last.target.guild_id) == (hidden, RevisionKind.NARROWED, guilds[0])
    again = stage.discord.edits[-1][0]
    assert (again.launch.id, again.launch.same_as, again.launch.window) == (hidden, None, FOURTH)


async def test_who_heard_of_the_hidden_launch_by_a_keyword_hears_of_the_other_once(stage: Stage, database: Database):
    world = stage.world
    guild = await world.guild()
    await world.route(await world.channel(guild), keyword="camera")
    hidden, other = await world.launch(None, product="Camera phone"), await world.launch(None, product="Phone")
    await world.revise(hidden, RevisionKind.DATED, FOURTH, START)
    await stage.play()
    async with database.begin() as session:
        await db.same_launch.join(session, guild, hidden, other, 1, START)
    await world.revise(hidden, RevisionKind.DELAYED, JULY, START)
    await world.revise(other, RevisionKind.DATED, JULY, START)
    await stage.play()
    async with database.begin() as session:
        (await session.get_one(Launch, other)).names = ["Camera phone"]  # now the keyword finds it, too
    await world.revise(other, RevisionKind.NARROWED, FOURTH, START)
    await stage.play()
    told = [(post.launch.id, post.revision.after) for post in (message.post for message in stage.discord.messages)]
    assert told == [(hidden, FOURTH), (other, JULY), (other, FOURTH)]


async def corrected(stage: Stage) -> int:
    """Tell a channel of July, and correct that; return the brand."""
    brand = await stage.world.brand("Xiaomi")
    await stage.world.route(await stage.world.channel(await stage.world.guild()), brand_id=brand)
    launch = await stage.world.launch(None, (brand,))
    await stage.world.revise(launch, RevisionKind.DATED, JULY, START)
    await stage.play()
    revision = await stage.world.revise(launch, RevisionKind.NARROWED, FOURTH, START + timedelta(hours=1))
    async with stage.world.database.begin() as session:
        (await session.get_one(Revision, revision)).is_correction = True
    return brand


async def test_a_correction_edits_what_was_told_and_follows_it(stage: Stage):
    await corrected(stage)
    await stage.play(START + timedelta(hours=1))
    wrong, correction = stage.discord.messages
    assert correction.post.revision.is_correction
    ((edited, message_id),) = stage.discord.edits
    assert (message_id, edited.token) == (wrong.id, wrong.token)
    assert edited.launch.window == FOURTH
    assert edited.revision == correction.post.revision


async def test_an_alert_waits_for_no_edit_of_what_was_corrected(stage: Stage):
    brand = await corrected(stage)
    released = stage.discord.edits_wait_for = asyncio.Event()
    playing = asyncio.create_task(stage.play(START + timedelta(hours=1)))
    async with asyncio.timeout(10):
        while not stage.discord.edits:
            await asyncio.sleep(0.01)
        before = len(stage.discord.messages)
        await stage.world.told((brand,), due=stage.clock.now(), lane=Lane.NOW)
        await stage.planner.run(stage.clock.now())
        while len(stage.discord.messages) == before:
            await asyncio.sleep(0.01)
    assert not playing.done()
    released.set()
    await playing


async def test_an_ordinary_revision_leaves_what_was_true_then(stage: Stage):
    brand = await stage.world.brand("Xiaomi")
    await stage.world.route(await stage.world.channel(await stage.world.guild()), brand_id=brand)
    launch = await stage.world.launch(None, (brand,))
    await stage.world.revise(launch, RevisionKind.DATED, JULY, START)
    await stage.play()
    await stage.world.revise(launch, RevisionKind.NARROWED, FOURTH, START + timedelta(hours=1))
    await stage.play(START + timedelta(hours=1))
    assert len(stage.discord.messages) == 2
    assert stage.discord.edits == []


async def test_no_edit_goes_on_after_sending_was_cancelled(stage: Stage):
    await corrected(stage)
    edit = stage.discord.edits_wait_for = Lingering()
    playing = asyncio.create_task(stage.play(START + timedelta(hours=1)))
    async with asyncio.timeout(10):
        while not edit.waiting:
            await asyncio.sleep(0.01)
    playing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await playing
    assert not edit.waiting
