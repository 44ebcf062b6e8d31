"""Planning: who gets a delivery, when it is due, and that planning twice is planning once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

import db.overrides
from db.engine import Database
from db.models import Notice
from db.said import Said
from db.states import Every, NoticeKind
from jobs.plan import Horizon, Planner, next_point
from launches.announcement import Status
from launches.revision import RevisionKind
from launches.window import LaunchWindow, Precision
from tests.jobs.fakes import FragileDatabase, Fuse
from tests.jobs.world import START, World

JULY = LaunchWindow.from_edtf("2022-07")
FOURTH = LaunchWindow.minute(datetime(2022, 7, 4, 11, tzinfo=UTC), "Asia/Shanghai")


@pytest.fixture
def planner(database: Database) -> Planner:
    return Planner(database)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def test_one_post_a_target_though_two_brands_announce(world: World, planner: Planner):
    xiaomi, leica = await world.brand("Xiaomi"), await world.brand("Leica")
    channel = await world.channel(await world.guild())
    await world.route(channel, brand_id=xiaomi)
    await world.route(channel, brand_id=leica)
    notice = await world.told((xiaomi, leica))
    await planner.run(START)
    assert len(await world.deliveries(notice)) == 1


async def test_planning_twice_is_planning_once(world: World, database: Database):
    brand = await world.brand("Xiaomi")
    for _ in range(3):
        await world.route(await world.channel(await world.guild()), brand_id=brand)
    await world.told((brand,))
    await world.launch(FOURTH, (brand,), at=START)
    near = FOURTH.start - timedelta(hours=30)
    await Planner(database).run(near)
    once = [(row.id, row.due, row.state) for row in await world.deliveries()]
    await Planner(database).run(near)
    await Planner(database).run(near)
    assert [(row.id, row.due, row.state) for row in await world.deliveries()] == once
    assert len(once) == 3 + 3 * 5


async def test_looking_again_at_launches_whose_followers_are_the_same_writes_nothing(world: World, database: Database):
    brand, other = await world.brand("Xiaomi"), await world.brand("Leica")
    await world.route(await world.channel(await world.guild()), brand_id=brand, every=Every.DAILY)
    for _ in range(3):
        await world.launch(FOURTH, (brand,), at=START)
    fuse = Fuse()
    planner = Planner(FragileDatabase(database, fuse))  # type: ignore[arg-type]
    now = FOURTH.start - timedelta(hours=30)
    await planner.run(now)
    fuse.steps.clear()
    for _ in range(10):
        now += timedelta(seconds=5)
        await world.route(await world.channel(await world.guild()), brand_id=other, created_at=now)
        await planner.run(now)
    assert fuse.steps.count("begin") == 0


async def test_planning_points_anew_is_one_transaction_each_and_looks_facts_up_together(
    world: World, database: Database
):
    brand = await world.brand("Xiaomi")
    await world.route(await world.channel(await world.guild()), brand_id=brand)
    for _ in range(3):
        await world.launch(FOURTH, (brand,), at=START)
    fuse = Fuse()
    planner = Planner(FragileDatabase(database, fuse), Horizon(refan=timedelta(seconds=10)))  # type: ignore[arg-type]
    now = FOURTH.start - timedelta(hours=30)
    await planner.run(now)
    fuse.steps.clear()
    await planner.run(now + timedelta(seconds=10))
    assert fuse.steps.count("begin") == 3 * len(("1d", "1h", "now"))
    assert fuse.steps.count("read") == len(("what waits", "plans", "facts"))


async def test_days_are_planned_for_the_launches_alone_that_somebody_counts_regularly(world: World, planner: Planner):
    xiaomi, leica = await world.brand("Xiaomi"), await world.brand("Leica")
    await world.route(await world.channel(await world.guild()), brand_id=xiaomi, every=Every.DAILY)
    counted = await world.launch(FOURTH, (xiaomi,), at=START)
    await world.launch(FOURTH, (leica,), at=START)
    await planner.run(FOURTH.start - timedelta(hours=30))
    async with world.database.read() as session:
        days = await session.scalars(select(Notice.launch_id).where(Notice.milestone.startswith("every:")))
        assert set(days) == {counted}


@pytest.mark.parametrize("follows", ["brand", "launch", "keyword"])
async def test_whoever_is_new_is_planned_at_the_next_look(world: World, planner: Planner, follows: str):
    brand = await world.brand("Xiaomi")
    await world.route(await world.channel(await world.guild()), brand_id=brand)
    launch = await world.launch(FOURTH, (brand,), product="Phone", at=START)
    subject = {"brand": {"brand_id": brand}, "launch": {"launch_id": launch}, "keyword": {"keyword": "phone"}}[follows]
    now = FOURTH.start - timedelta(hours=30)
    await planner.run(now)
    late = await world.channel(await world.guild())
    await world.route(late, created_at=now, **subject)
    await planner.run(now + timedelta(seconds=5))
    person, dm = await world.member()
    await world.subscription(person, dm, created_at=now, **subject)
    await planner.run(now + timedelta(seconds=10))
    assert [[kind for kind, *_ in await world.points(target)] for target in (late, dm)] == [["1d", "1h", "now"]] * 2


async def test_chunks_resume_where_they_were_cut_off(world: World, database: Database):
    brand = await world.brand("Xiaomi")
    for _ in range(7):
        await world.route(await world.channel(await world.guild()), brand_id=brand)
    notice = await world.told((brand,))
    await Planner(database, Horizon(chunk=2)).run(START)
    assert len(await world.deliveries(notice)) == 7
    planned = await world.traces("planned")
    assert [trace.detail["deliveries"] for trace in planned] == [7]


async def test_what_nobody_follows_is_in_the_trace(world: World, planner: Planner):
    await world.told((await world.brand("Xiaomi"),))
    await planner.run(START)
    assert [trace.reason for trace in await world.traces("nobody")] == ["nobody-follows"]


async def test_a_guilds_own_news_stay_in_the_guild(world: World, planner: Planner):
    ours, theirs = await world.guild(), await world.guild()
    brand = await world.brand("Secret", guild_id=ours)
    here, there = await world.channel(ours), await world.channel(theirs)
    await world.route(here, brand_id=brand)
    await world.route(there, keyword="secret")
    await world.route(here, keyword="secret")
    notice = await world.told((brand,), text="The secret thing", guild_id=ours)
    await planner.run(START)
    assert [row.target_id for row in await world.deliveries(notice)] == [here]


async def test_keyword_routes_hear_of_whole_words(world: World, planner: Planner):
    guild = await world.guild()
    foldable, fold, chinese = [await world.channel(guild) for _ in range(3)]
    await world.route(foldable, keyword="Foldable phone")
    await world.route(fold, keyword="fold")
    await world.route(chinese, keyword="折叠")
    notice = await world.told((await world.brand("Xiaomi"),), text="A new FOLDABLE  phone. 新的折叠手机")
    await planner.run(START)
    assert sorted(row.target_id for row in await world.deliveries(notice)) == sorted([foldable, chinese])


async def test_who_wants_both_gets_the_revision_and_not_the_article_beside_it(world: World, planner: Planner):
    brand = await world.brand("Xiaomi")
    guild = await world.guild()
    both, articles = await world.channel(guild), await world.channel(guild)
    await world.route(both, brand_id=brand)
    await world.route(articles, brand_id=brand, revisions=False)
    launch = await world.launch(JULY, (brand,))
    article = await world.article((brand,))
    plain = await world.notice(NoticeKind.ARTICLE, article_id=article, launch_id=launch)
    revision = await world.notice(NoticeKind.REVISION, article_id=article, launch_id=launch, plan_version=1, epoch=1)
    await planner.run(START)
    assert [row.target_id for row in await world.deliveries(revision)] == [both]
    assert [row.target_id for row in await world.deliveries(plain)] == [articles]


async def test_a_guild_that_was_left_is_told_nothing(world: World, planner: Planner):
    brand = await world.brand("Xiaomi")
    stayed, left = await world.channel(await world.guild()), await world.channel(await world.guild(left_at=START))
    for channel in (stayed, left):
        await world.route(channel, brand_id=brand)
    article = await world.told((brand,))
    await world.launch(FOURTH, (brand,), at=START)
    await world.launch(LaunchWindow.from_edtf("2022-07-04"), (brand,), at=START)
    await planner.run(FOURTH.start - timedelta(hours=30))
    assert [row.target_id for row in await world.deliveries(article)] == [stayed]
    # an exact point, which needs no reader's morning, and one of the day, which does
    planned = await world.deliveries()
    assert {row.target_id for row in planned} == {stayed}
    assert {row.launch_id for row in planned} >= {1, 2}


async def test_muted_launches_are_not_planned(world: World, planner: Planner):
    brand = await world.brand("Xiaomi")
    channel = await world.channel(await world.guild())
    await world.route(channel, brand_id=brand)
    launch = await world.launch(FOURTH, (brand,))
    await world.mute(channel, launch)
    await planner.run(FOURTH.start - timedelta(hours=30))
    assert await world.points() == []


async def test_day_scale_points_come_at_the_targets_morning_in_its_zone(world: World, planner: Planner):
    brand = await world.brand("Xiaomi")
    beijing = await world.channel(await world.guild(zone="Asia/Shanghai", morning=8 * 60))
    berlin = await world.channel(await world.guild(zone="Europe/Berlin", morning=9 * 60 + 30))
    person, dm = await world.member(zone="America/New_York", morning=7 * 60)
    await world.route(beijing, brand_id=brand)
    await world.route(berlin, brand_id=brand)
    await world.subscription(person, dm, brand_id=brand)
    await world.launch(JULY, (brand,))
    await planner.run(at("2022-06-30T00:00"))
    opens = {
        target: [due for kind, due, _ in await world.points(target) if kind == "opens"]
        for target in (beijing, berlin, dm)
    }
    assert opens == {
        beijing: [at("2022-07-01T00:00")],
        berlin: [at("2022-07-01T07:30")],
        dm: [at("2022-07-01T11:00")],
    }


async def test_a_morning_is_the_same_hour_on_both_sides_of_a_change_of_clocks(world: World, database: Database):
    brand = await world.brand("Xiaomi")
    channel = await world.channel(await world.guild(zone="Europe/Berlin", morning=9 * 60))
    await world.route(channel, brand_id=brand, created_at=at("2022-03-01T00:00"))
    day = datetime(2022, 3, 28)
    window = LaunchWindow(day, day + timedelta(days=1), Precision.DAY)
    await world.launch(window, (brand,), at=at("2022-03-01T00:00"))
    await Planner(database).run(at("2022-03-26T12:00"))
    dues = {kind: due for kind, due, _ in await world.points()}
    assert dues == {"7d": at("2022-03-21T08:00"), "1d": at("2022-03-27T07:00"), "day": at("2022-03-28T07:00")}


async def test_a_route_added_an_hour_before_still_gets_what_is_ahead_and_nothing_older(world: World, planner: Planner):
    brand = await world.brand("Xiaomi")
    early = await world.channel(await world.guild())
    await world.route(early, brand_id=brand)
    await world.launch(FOURTH, (brand,))
    await planner.run(FOURTH.start - timedelta(hours=20))
    late = await world.channel(await world.guild())
    added = FOURTH.start - timedelta(minutes=30)
    await world.route(late, brand_id=brand, created_at=added)
    await planner.run(added)
    assert [kind for kind, *_ in await world.points(late)] == ["now"]
    assert [kind for kind, *_ in await world.points(early)] == ["30d", "7d", "1d", "1h", "now"]


async def test_a_milestone_is_not_taken_for_another_that_ends_like_it(world: World, planner: Planner):
    brand = await world.brand("Xiaomi")
    await world.route(await world.channel(await world.guild()), brand_id=brand, milestones="closes_7d")
    await world.launch(JULY, (brand,))
    await planner.run(at("2022-06-28T12:00"))
    assert await world.points() == []


async def test_a_point_that_was_past_when_the_date_became_known_is_not_owed(world: World, planner: Planner):
    brand = await world.brand("Xiaomi")
    channel = await world.channel(await world.guild())
    await world.route(channel, brand_id=brand)
    known = FOURTH.start - timedelta(days=6)
    await world.launch(FOURTH, (brand,), at=known)
    await planner.run(known)
    await planner.run(FOURTH.start - timedelta(hours=30))
    assert [kind for kind, *_ in await world.points()] == ["1d", "1h", "now"]


async def test_narrowing_moves_what_is_not_sent_and_repeats_nothing(world: World, database: Database):
    brand = await world.brand("Xiaomi")
    channel = await world.channel(await world.guild(zone="Asia/Shanghai"))
    await world.route(channel, brand_id=brand)
    launch = await world.launch(JULY, (brand,))
    await Planner(database).run(at("2022-06-28T12:00"))
    await world.revise(launch, RevisionKind.NARROWED, FOURTH, at("2022-06-28T13:00"), tell=False)
    await Planner(database).run(at("2022-07-02T12:00"))
    await Planner(database).run(at("2022-07-03T12:00"))
    points = await world.points()
    assert [(kind, due) for kind, due, _ in points if kind == "1d"] == [("1d", at("2022-07-03T11:00"))]
    assert [kind for kind, *_ in points] == ["30d", "7d", "1d", "1h", "now"]


async def test_a_delay_counts_down_anew(world: World, database: Database):
    brand = await world.brand("Xiaomi")
    await world.route(await world.channel(await world.guild()), brand_id=brand)
    launch = await world.launch(FOURTH, (brand,))
    await Planner(database).run(FOURTH.start - timedelta(hours=30))
    later = LaunchWindow.minute(FOURTH.start + timedelta(days=10))
    await world.revise(launch, RevisionKind.DELAYED, later, FOURTH.start - timedelta(hours=20), tell=False)
    await Planner(database).run(later.start - timedelta(hours=30))
    ones = [(kind, due) for kind, due, _ in await world.points() if kind == "1d"]
    assert ones == [("1d", FOURTH.start - timedelta(days=1)), ("1d", later.start - timedelta(days=1))]


async def test_a_guilds_correction_is_counted_down_for_that_guild_alone(world: World, planner: Planner):
    brand = await world.brand("Xiaomi")
    ours = await world.guild()
    here, there = await world.channel(ours), await world.channel(await world.guild())
    person, dm = await world.member()
    await world.route(here, brand_id=brand)
    await world.route(there, brand_id=brand)
    await world.subscription(person, dm, brand_id=brand, guild_id=ours)
    launch = await world.launch(FOURTH, (brand,))
    own = LaunchWindow.minute(FOURTH.start + timedelta(hours=2))
    await world.correct(launch, ours, own, START)
    await planner.run(FOURTH.start - timedelta(minutes=30))
    nows = [[due for kind, due, _ in await world.points(target) if kind == "now"] for target in (here, there, dm)]
    assert nows == [[own.start], [FOURTH.start], [FOURTH.start]]


async def test_a_correction_takes_no_point_from_other_guilds(world: World, planner: Planner, database: Database):
    brand = await world.brand("Xiaomi")
    ours = await world.guild()
    here, there = await world.channel(ours), await world.channel(await world.guild())
    for channel in (here, there):
        await world.route(channel, brand_id=brand)
    launch = await world.launch(LaunchWindow.from_edtf("2022-07-04"), (brand,))
    async with database.begin() as session:
        said = Said(Status.ANNOUNCED, FOURTH)
        await db.overrides.put(session, ours, launch, said, 1, FOURTH.start - timedelta(days=2))
    await planner.run(FOURTH.start - timedelta(hours=30))
    assert [kind for kind, *_ in await world.points(here)] == ["1d", "1h", "now"]
    assert [kind for kind, *_ in await world.points(there)] == ["30d", "7d", "1d", "day"]


async def test_a_guilds_own_launch_is_counted_down_there_alone(world: World, planner: Planner):
    ours, theirs = await world.guild(), await world.guild()
    here, there = await world.channel(ours), await world.channel(theirs)
    await world.route(here, keyword="gadget")
    await world.route(there, keyword="gadget")
    await world.launch(FOURTH, product="Gadget", guild_id=ours)
    await planner.run(FOURTH.start - timedelta(minutes=30))
    assert await world.points(there) == []
    assert [kind for kind, *_ in await world.points(here)] == ["30d", "7d", "1d", "1h", "now"]


async def test_a_coarse_window_that_passed_without_word_is_overdue_once(world: World, database: Database):
    brand = await world.brand("Xiaomi")
    await world.route(await world.channel(await world.guild()), brand_id=brand)
    await world.launch(JULY, (brand,))
    for day in range(1, 8):
        await Planner(database).run(at(f"2022-08-0{day}T12:00"))
    overdue = [(kind, due) for kind, due, _ in await world.points() if kind == "overdue"]
    assert overdue == [("overdue", at("2022-08-01T09:00"))]


async def test_an_exact_launch_is_presumed_after_two_silent_days(world: World, planner: Planner):
    brand = await world.brand("Xiaomi")
    launch = await world.launch(FOURTH, (brand,))
    await planner.run(FOURTH.start + timedelta(hours=47))
    assert await world.traces("presumed-launched") == []
    await planner.run(FOURTH.start + timedelta(hours=48))
    await planner.run(FOURTH.start + timedelta(hours=49))
    assert [trace.launch_id for trace in await world.traces("presumed-launched")] == [launch]


@pytest.mark.parametrize("window", [FOURTH, LaunchWindow.from_edtf("2022-07-04"), JULY])
async def test_nothing_closes_and_nothing_is_presumed_after_an_earliest_date(
    world: World, planner: Planner, window: LaunchWindow
):
    brand = await world.brand("Xiaomi")
    await world.route(await world.channel(await world.guild()), brand_id=brand)
    await world.launch(window, (brand,), not_before=True)
    for day in range(60):
        await planner.run(at("2022-06-20T12:00") + timedelta(days=day))
    assert "closes_7d" not in [kind for kind, *_ in await world.points()]
    assert await world.traces("presumed-launched") == []


async def test_the_next_point_is_known_beyond_the_horizon(world: World, planner: Planner, database: Database):
    brand = await world.brand("Xiaomi")
    await world.route(await world.channel(await world.guild(zone="Asia/Shanghai", morning=540)), brand_id=brand)
    await world.launch(JULY, (brand,))
    moments = []
    now = START
    while (due := await next_point(database, now)) is not None:
        moments.append(due)
        now = due
    assert moments == [
        at("2022-06-01T01:00"),
        at("2022-06-24T01:00"),
        at("2022-06-30T01:00"),
        at("2022-07-01T01:00"),
        at("2022-07-25T01:00"),
        at("2022-08-01T01:00"),
    ]


async def test_a_leap_to_the_next_point_plans_it_at_once(world: World, planner: Planner, database: Database):
    brand = await world.brand("Xiaomi")
    await world.route(await world.channel(await world.guild()), brand_id=brand)
    await world.launch(JULY, (brand,))
    await planner.run(START)
    due = await next_point(database, START)
    assert due is not None
    await planner.run(due)
    assert (await world.points())[0][:2] == ("30d", due)
