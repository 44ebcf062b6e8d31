"""Two launches that are one to a guild: one is hidden there, the other goes on, and nobody else notices."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

import db.brands
import db.guilds
import db.launches
import db.overrides
import db.own_launches
import db.plans
import db.routes
import db.same_launch
import db.targets
import db.tracking
from db.engine import Database
from db.errors import NotFound
from db.models import LaunchOverride, Revision
from db.routes import Followed, RouteSettings
from db.said import Said
from db.states import TargetKind
from db.tracking import Origin
from launches.announcement import Status
from launches.matching import LaunchState
from launches.revision import Revision as Change
from launches.revision import RevisionKind
from launches.window import LaunchWindow

NOW = datetime(2022, 5, 23, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
ONE, TWO, ADA = 1001, 1002, 51
JULY, AUGUST = LaunchWindow.from_edtf("2022-07"), LaunchWindow.from_edtf("2022-08")


@dataclass
class Twins:
    """A phone that the catalogue has twice: as Leica's, and as Xiaomi's."""

    database: Database
    leica: int
    xiaomi: int
    first: int
    second: int

    async def names(self, guild_id: int) -> list[str]:
        async with self.database.read() as session:
            return [row.product for row in await db.launches.upcoming(session, guild_id, NOW)]

    async def join(self, launch: int | None = None, same_as: int | None = None) -> int:
        async with self.database.begin() as session:
            launch, same_as = launch or self.first, same_as or self.second
            return await db.same_launch.join(session, ONE, launch, same_as, ADA, NOW)

    async def part(self) -> list[str]:
        async with self.database.begin() as session:
            return await db.same_launch.part(session, ONE, self.second, ADA, LATER)

    async def source_says(self, window: LaunchWindow, *, not_before: bool = False) -> None:
        """Let an article change the first of them."""
        async with self.database.begin() as session:
            (known,) = await db.tracking.known(session, None, [self.leica])
            after = replace(known.state, window=window, updated=LATER)
            change = Change(RevisionKind.DELAYED, known.state.window, window)
            await db.tracking.revise(session, known, after, change, LATER, origin=Origin(), not_before=not_before)

    async def told(self) -> list[RevisionKind]:
        """Return what this guild alone was told."""
        async with self.database.read() as session:
            statement = select(Revision.kind).where(Revision.guild_id == ONE).order_by(Revision.id)
            return list(await session.scalars(statement))


async def begin(database: Database, product: str, brand: int, *, not_before: bool = False) -> int:
    state = LaunchState(f"key-{product}", product, (product,), (), Status.ANNOUNCED, JULY, NOW)
    change = Change(RevisionKind.ANNOUNCED, None, JULY)
    async with database.begin() as session:
        begun = await db.tracking.begin(
            session, state, change, [brand], NOW, guild_id=None, origin=Origin(), not_before=not_before
        )
        return begun.launch_id


@pytest.fixture
async def twins(database: Database) -> Twins:
    async with database.begin() as session:
        await db.guilds.join(session, ONE, "One")
        await db.guilds.join(session, TWO, "Two")
        leica = await db.brands.add(session, "Leica", NOW, guild_id=None)
        xiaomi = await db.brands.add(session, "Xiaomi", NOW, guild_id=None)
    first = await begin(database, "Camera phone", leica)
    return Twins(database, leica, xiaomi, first, await begin(database, "Phone", xiaomi))


async def test_the_hidden_one_is_seen_by_others_alone_and_by_its_name_one_finds_the_other(twins: Twins):
    await twins.join()
    assert await twins.names(ONE) == ["Phone"]
    assert await twins.names(TWO) == ["Camera phone", "Phone"]
    async with twins.database.read() as session:
        assert await db.launches.count_upcoming(session, ONE, NOW) == (1, 0)
        assert await db.launches.suggest(session, "camera", ONE) == []
        for guild, found in ((ONE, twins.second), (TWO, twins.first)):
            assert (await db.launches.named(session, "camera PHONE", guild)).id == found
            assert (await db.launches.get(session, twins.first, guild)).id == found
        assert await db.launches.named(session, "Tablet", ONE) is None
        plans = await db.plans.near(session, AUGUST.bounds_utc()[0], NOW)
        assert [(plan.launch_id, plan.corrected) for plan in plans] == [(twins.first, False), (twins.second, False)]


async def test_a_correction_that_is_hidden_is_counted_down_to_no_more(twins: Twins):
    async with twins.database.begin() as session:
        await db.overrides.put(session, ONE, twins.first, Said(Status.ANNOUNCED, AUGUST), ADA, NOW)
    await twins.join()
    async with twins.database.read() as session:
        assert not any(plan.corrected for plan in await db.plans.near(session, AUGUST.bounds_utc()[1], NOW))


async def test_whoever_heard_of_the_hidden_one_alone_follows_the_other(twins: Twins):
    heard = {"launch": Followed(launch_id=twins.first), "brand": Followed(brand_id=twins.leica)}
    settings = {"launch": RouteSettings(milestones="1d"), "brand": RouteSettings(milestones="7d")}
    async with twins.database.begin() as session:
        channels = {}
        for number, (guild, followed) in enumerate(
            ((ONE, ["launch"]), (ONE, ["brand", "launch"]), (ONE, ["brand", "both"]), (TWO, ["brand"]))
        ):
            target = await db.targets.ensure(session, TargetKind.CHANNEL, 500 + number, NOW, guild_id=guild)
            channels[number] = target
            for what in followed:
                subject = heard.get(what, Followed(brand_id=twins.xiaomi))
                how = settings.get(what, RouteSettings())
                await db.routes.put(session, guild, target, subject, how, ADA, NOW)
    assert await twins.join() == 2
    await twins.part()
    assert await twins.join() == 0
    async with twins.database.read() as session:
        rows = [*await db.routes.of_guild(session, ONE), *await db.routes.of_guild(session, TWO)]
    new = [(row.target_id, row.settings.milestones) for row in rows if row.launch_id == twins.second]
    assert new == [(channels[0], "1d"), (channels[1], "1d")]


@pytest.mark.parametrize(
    ("followed", "new"),
    [
        (["camera"], ["1d"]),
        (["LEICA"], ["1d"]),
        (["camera", Followed(brand_id=1)], ["7d"]),
        (["camera", "phone"], []),
        (["camera", Followed(brand_id=2)], []),
        (["lens"], []),
    ],
)
async def test_whoever_heard_of_the_hidden_one_by_a_keyword_alone_follows_the_other(
    twins: Twins, followed: list[str | Followed], new: list[str]
):
    assert (twins.leica, twins.xiaomi) == (1, 2)
    async with twins.database.begin() as session:
        target = await db.targets.ensure(session, TargetKind.CHANNEL, 500, NOW, guild_id=ONE)
        for what in followed:
            subject, points = (what, "7d") if isinstance(what, Followed) else (Followed(keyword=what), "1d")
            await db.routes.put(session, ONE, target, subject, RouteSettings(milestones=points), ADA, NOW)
    assert await twins.join() == len(new)
    async with twins.database.read() as session:
        rows = await db.routes.of_guild(session, ONE)
    assert [row.settings.milestones for row in rows if row.launch_id == twins.second] == new


async def test_taken_apart_both_are_as_before_and_what_changed_meanwhile_is_told(twins: Twins):
    await twins.join()
    assert await twins.part() == ["Camera phone"]
    assert await twins.part() == []
    assert await twins.names(ONE) == ["Camera phone", "Phone"]
    assert await twins.told() == []
    await twins.join()
    await twins.source_says(AUGUST)
    await twins.part()
    assert await twins.told() == [RevisionKind.DELAYED]


async def test_an_earliest_date_that_was_hidden_is_no_news_when_it_is_shown_again(twins: Twins):
    early = await begin(twins.database, "Early phone", twins.leica, not_before=True)
    await twins.join(early)
    assert await twins.part() == ["Early phone"]
    assert await twins.told() == []


async def test_what_was_the_same_as_the_hidden_one_is_the_same_as_the_other_then(twins: Twins):
    third = await begin(twins.database, "Third phone", twins.leica)
    await twins.join(third, twins.first)
    await twins.join()
    assert await twins.names(ONE) == ["Phone"]
    with pytest.raises(ValueError, match="itself"):
        await twins.join()
    with pytest.raises(ValueError, match="itself"):
        await twins.join(twins.second, third)
    assert await twins.part() == ["Camera phone", "Third phone"]


@pytest.mark.parametrize("own", [False, True])
async def test_what_a_source_says_of_the_hidden_one_is_asked_and_taken_over(twins: Twins, own: bool):
    async with twins.database.begin() as session:
        said = Said(Status.ANNOUNCED, JULY, "Our phone")
        other = await db.own_launches.track(session, ONE, said, None, ADA, NOW) if own else twins.second
    await twins.join(same_as=other)
    await twins.source_says(AUGUST)
    async with twins.database.begin() as session:
        (asked,) = await db.overrides.contradictions(session)
        assert (asked.product, asked.said_of) == ("Our phone" if own else "Phone", "Camera phone")
        assert (asked.launch_id, asked.mine, asked.theirs) == (twins.first, JULY, AUGUST)
        assert await db.same_launch.take_over(session, ONE, twins.first, ADA, LATER)
        assert await db.overrides.contradictions(session) == []
        assert (await db.launches.get(session, other, ONE)).window == AUGUST
        assert (await db.launches.get(session, twins.second, TWO)).window == JULY
    # Back to what it was when it was hidden: that is news now.
    await twins.source_says(JULY)
    async with twins.database.read() as session:
        (asked,) = await db.overrides.contradictions(session)
        assert (asked.mine, asked.theirs) == (AUGUST, JULY)


async def test_an_earliest_date_cannot_be_taken_over(twins: Twins):
    await twins.join()
    await twins.source_says(AUGUST, not_before=True)
    async with twins.database.begin() as session:
        assert not await db.same_launch.take_over(session, ONE, twins.first, ADA, LATER)
        assert (await db.launches.get(session, twins.second, ONE)).window == JULY


async def test_launches_of_another_guild_are_not_joined(twins: Twins):
    async with twins.database.begin() as session:
        theirs = await db.own_launches.track(session, TWO, Said(Status.ANNOUNCED, None, "Theirs"), None, ADA, NOW)
    for pair in ((theirs, twins.second), (twins.first, theirs)):
        with pytest.raises(NotFound):
            await twins.join(*pair)
    async with twins.database.read() as session:
        assert await session.scalar(select(LaunchOverride.id)) is None


async def test_a_launch_whose_other_is_gone_is_seen_again(twins: Twins):
    async with twins.database.begin() as session:
        own = await db.own_launches.track(session, ONE, Said(Status.ANNOUNCED, None, "Ours"), None, ADA, NOW)
    await twins.join(same_as=own)
    async with twins.database.begin() as session:
        await db.own_launches.untrack(session, ONE, own)
    assert await twins.names(ONE) == ["Camera phone", "Phone"]
