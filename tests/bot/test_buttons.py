"""Buttons under posted messages: they work after a restart, for whom they should, and for nobody else."""

import asyncio
import logging
from datetime import timedelta

import pytest

import db.brands
import db.models
import db.people
import db.routes
import db.subscriptions
import db.targets
from bot.marks import Mark
from bot.sender import DiscordSender
from db.models import Article, ArticleBrand, Delivery, Launch, LaunchBrand, Notice
from db.routes import Followed
from db.states import NoticeKind, TargetKind, TargetState
from db.subscriptions import SubscriptionSettings
from jobs.post import Post, Target
from launches.announcement import Status
from launches.window import LaunchWindow
from tests.bot.posts import LAUNCH, post, texts, walked
from tests.bot.scenes import Scene, connected

TOKEN = "abcdefghijklmnopqrstuvwxy2"


@pytest.fixture
async def posted(scene: Scene) -> Target:
    """A launch of the catalogue was told in #launches of Rocket Yard."""
    return await tell(scene, "launches")


async def tell(scene: Scene, channel: str, *, token: str = TOKEN, with_launch: bool = True) -> Target:
    guild = scene.box.world.guilds[scene.guild()]
    where = next(c for c in guild.channels.values() if c.name == channel)
    now = scene.clock.now()
    window = LaunchWindow.from_edtf("2022-07")
    opens, closes = window.bounds_utc()
    async with scene.database.begin() as session:
        brand = await db.brands.add(session, "Xiaomi", now, guild_id=None)
        launch = Launch(
            key="k",
            product="Flagship",
            status=Status.ANNOUNCED,
            opens=opens,
            closes=closes,
            first_seen=now,
            updated_at=now,
        )
        launch.window = window
        article = Article(
            url="https://a.example/", url_key="a", title="News", text="…", published=now, published_source="feed",
            content_key="c", first_seen=now, summary=[],
        )  # fmt: skip
        session.add_all([launch, article])
        await session.flush()
        session.add(LaunchBrand(launch_id=launch.id, brand_id=brand))
        session.add(ArticleBrand(article_id=article.id, brand_id=brand, fresh=True))
        target_id = await db.targets.ensure(session, TargetKind.CHANNEL, where.id, now, guild_id=guild.id)
        notice = Notice(
            dedupe_key="n", kind=NoticeKind.ARTICLE, lane=3, article_id=article.id,
            launch_id=launch.id if with_launch else None, due=now, created_at=now,
        )  # fmt: skip
        session.add(notice)
        await session.flush()
        session.add(
            Delivery(notice_id=notice.id, target_id=target_id, launch_id=notice.launch_id, token=token, lane=3, due=now)
        )
    target = Target(id=target_id, kind=TargetKind.CHANNEL, channel_id=where.id, guild_id=guild.id)
    await DiscordSender(scene.client, scene.client.services.pacer).send(shown(target, token, with_launch))
    return target


def shown(target: Target, token: str, with_launch: bool = True) -> Post:
    return post(NoticeKind.ARTICLE, token=token, target=target, launch=LAUNCH if with_launch else None)


async def test_notify_me_subscribes_to_the_launch_and_confirms_in_the_direct_messages(scene, posted):
    (message,) = scene.messages("#launches")
    assert "I will write to you about **Flagship**" in await scene.press("mo", message, "notify")
    assert "You follow **Flagship** already" in await scene.press("mo", message, "notify")
    (confirmation,) = scene.messages("@dm", "mo")
    assert "You will hear about **Flagship** here" in texts(confirmation)
    assert "**Flagship** (launch)" in await scene.command("mo", "subscribe list")


async def test_notify_me_with_closed_direct_messages_says_so_at_once(scene, posted):
    scene.box.control.set_dms("mo", is_open=False)
    (message,) = scene.messages("#launches")
    assert "direct messages are closed" in await scene.press("mo", message, "notify")


async def test_notify_me_after_closed_messages_lets_them_arrive_again(scene, posted):
    (message,) = scene.messages("#launches")
    await scene.press("mo", message, "notify")
    async with scene.database.begin() as session:
        mine = await db.people.dm_target(session, scene.box.control.person("mo").id)
        await db.targets.pause(session, mine, 50007, "direct messages are closed", scene.clock.now())
    await scene.press("mo", message, "notify")
    assert len(scene.messages("@dm", "mo")) == 2
    async with scene.database.read() as session:
        assert (await session.get(db.models.Target, mine)).state is TargetState.ACTIVE


async def test_notify_me_pressed_twice_at_once_confirms_once(scene, posted):
    (message,) = scene.messages("#launches")
    said = await asyncio.gather(*(scene.press("mo", message, "notify") for _ in range(2)))
    assert sorted(text.split("**")[0].split(".")[0] for text in said) == ["Done", "You follow "]
    assert len(scene.messages("@dm", "mo")) == 1


async def test_notify_me_keeps_the_articles_of_a_launch_that_is_followed(scene, posted):
    await scene.command("mo", "subscribe add", {"launch": "Flagship", "articles": True})
    (message,) = scene.messages("#launches")
    assert "You follow **Flagship** already" in await scene.press("mo", message, "notify")
    async with scene.database.read() as session:
        (row,) = await db.subscriptions.of_person(session, scene.box.control.person("mo").id)
    assert row.settings.articles


async def test_notify_me_under_plain_news_follows_the_brand(scene):
    await tell(scene, "launches", with_launch=False)
    (message,) = scene.messages("#launches")
    assert "I will write to you about **Xiaomi**" in await scene.press("mo", message, "notify")


async def test_an_admin_mutes_the_channel_and_takes_it_back(scene, posted):
    (message,) = scene.messages("#launches")
    assert "muted in this channel" in await scene.press("ada", message, "mute")
    async with scene.database.read() as session:
        assert await db.routes.is_muted(session, posted.id, 1)
    assert "no longer muted" in await scene.press("ada", message, "mute")


async def test_a_member_mutes_only_their_own_messages(scene, posted):
    (message,) = scene.messages("#launches")
    assert "decided by its admins" in await scene.press("mo", message, "mute")
    await scene.press("mo", message, "notify")
    assert "no more of **Flagship** by direct message" in await scene.press("mo", message, "mute")
    async with scene.database.read() as session:
        assert not await db.routes.is_muted(session, posted.id, 1)


async def test_details_show_how_it_is_known(scene, posted):
    (message,) = scene.messages("#launches")
    assert "Known to the month" in await scene.press("mo", message, "more")


async def test_details_of_plain_news_say_why_it_was_posted(scene):
    await tell(scene, "launches", with_launch=False)
    (message,) = scene.messages("#launches")
    assert "because this channel follows Xiaomi" in await scene.press("mo", message, "more")


async def test_details_say_which_keyword_brought_an_article(scene):
    await tell(scene, "launches", with_launch=False)
    (message,) = scene.messages("#launches")
    user = next(u for u in scene.box.world.users.values() if u.name == "mo")
    await scene.command("ada", "route set", {"keyword": "camera", "channel": "#launches"})
    await scene.command("mo", "subscribe add", {"keyword": "lens"})
    async with scene.database.begin() as session:
        (await session.get(Delivery, 1)).route_id = 1
    assert "because this channel follows camera" in await scene.press("mo", message, "more")
    async with scene.database.begin() as session:
        delivery = await session.get(Delivery, 1)
        delivery.target_id = await db.people.dm_target(session, user.id)
        delivery.route_id, delivery.subscription_id = None, 1
        (await session.get(Article, 1)).title = ""
    said = await scene.press("mo", message, "more")
    assert "### An update without a title" in said
    assert "because you follow lens" in said


async def test_buttons_work_after_a_restart(scene, posted):
    await scene.client.close()
    async with connected(scene.box, scene.database, scene.clock):
        (message,) = scene.messages("#launches")
        assert "Known to the month" in await scene.press("mo", message, "more")


async def test_a_mark_copied_to_another_server_tells_nothing(scene, posted):
    bench = scene.box.world.guilds[scene.guild("Phone Bench")]
    lobby = next(c for c in bench.channels.values() if c.name == "lobby")
    stolen = Target(id=99, kind=TargetKind.CHANNEL, channel_id=lobby.id, guild_id=bench.id)
    await DiscordSender(scene.client, scene.client.services.pacer).send(shown(stolen, "b" + TOKEN[1:]))
    (message,) = scene.messages("#lobby")
    for component in walked(message.components):
        if mark := Mark.parse(component.get("custom_id", "")):
            component["custom_id"] = Mark(mark.kind, mark.action, TOKEN).custom_id
    assert "keep nothing of this message here" in await scene.press("noor", message, "more")


async def test_an_unforeseen_fault_under_a_button_shows_a_number_that_is_in_the_log(scene, posted, caplog, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError("secret detail")

    (message,) = scene.messages("#launches")
    monkeypatch.setattr("db.launches.get", broken)
    with caplog.at_level(logging.ERROR):
        said = await scene.press("mo", message, "more")
    assert "secret detail" not in said
    incident = said.split("`")[1]
    assert incident in {getattr(record, "incident", None) for record in caplog.records}


async def test_a_message_that_is_no_longer_known_says_so(scene, posted):
    await DiscordSender(scene.client, scene.client.services.pacer).send(shown(posted, "c" + TOKEN[1:]))
    message = scene.messages("#launches")[-1]
    assert "keep nothing of this message here" in await scene.press("mo", message, "more")


async def test_a_direct_messages_buttons_are_its_readers_alone(scene, posted):
    user = next(u for u in scene.box.world.users.values() if u.name == "mo")
    (message,) = scene.messages("#launches")
    await scene.press("mo", message, "notify")
    async with scene.database.begin() as session:
        target_id = await db.people.dm_target(session, user.id)
        delivery = await session.get(Delivery, 1)
        delivery.target_id = target_id
    assert "keep nothing of this message here" in await scene.press("noor", message, "more")
    assert "Known to the month" in await scene.press("mo", message, "more")


async def test_details_in_direct_messages_count_days_on_the_readers_calendar(scene, posted):
    user = next(u for u in scene.box.world.users.values() if u.name == "mo")
    (message,) = scene.messages("#launches")
    await scene.press("mo", message, "notify")
    await scene.command("mo", "reminders set", {"zone": "Asia/Tokyo"})
    async with scene.database.begin() as session:
        (await session.get(Delivery, 1)).target_id = await db.people.dm_target(session, user.id)
    scene.clock.moment = scene.clock.moment.replace(hour=20)
    assert "38 to 68 days from now" in await scene.press("mo", message, "more")


async def told_directly(scene: Scene, who: str, **changes: object) -> object:
    """Let what was told in the channel have been told this member, who subscribes to it there; return the message."""
    user = scene.box.control.person(who)
    (message,) = scene.messages("#launches")
    await scene.press(who, message, "notify")
    async with scene.database.begin() as session:
        (row,) = await db.subscriptions.of_person(session, user.id)
        delivery = await session.get(Delivery, 1)
        delivery.target_id, delivery.subscription_id = await db.people.dm_target(session, user.id), row.id
        for name, value in changes.items():
            setattr(await session.get(Launch, 1), name, value)
    return message


async def test_direct_messages_tell_what_the_catalogue_says_also_of_a_launch_that_a_server_corrects(scene, posted):
    message = await told_directly(scene, "mo")
    assert "Changed" in await scene.command(
        "ada", "track edit", {"launch": "Flagship", "date": "2022-09", "product": "Ours"}
    )
    await scene.command("ada", "setup", {"zone": "Asia/Tokyo"})
    scene.clock.moment = scene.clock.moment.replace(hour=20)
    said = await scene.press("mo", message, "more")
    assert "### Flagship" in said
    # Days go on being counted by the calendar of the server in which one subscribed.
    assert "July 2022, 38 to 68 days from now" in said
    assert "September" not in said
    assert "September 2022" in await scene.command("mo", "launch", {"launch": "Ours"})


async def test_direct_messages_buttons_mean_the_launch_they_tell_of_also_where_a_server_says_it_is_another(
    scene, posted
):
    message = await told_directly(scene, "mo")
    await scene.command("ada", "track add", {"product": "Camera"})
    assert "is **Camera** here" in await scene.command("ada", "track same", {"launch": "Flagship", "same_as": "Camera"})
    assert "### Flagship" in await scene.press("mo", message, "more")
    assert "You follow **Flagship** already" in await scene.press("mo", message, "notify")
    assert "no more of **Flagship**" in await scene.press("mo", message, "mute")
    async with scene.database.read() as session:
        mine = await db.people.dm_target(session, scene.box.control.person("mo").id)
        assert await db.routes.is_muted(session, mine, 1)


async def test_direct_messages_of_a_servers_own_launch_tell_what_that_server_says(scene, posted):
    message = await told_directly(scene, "mo", guild_id=scene.guild())
    assert "### Flagship" in await scene.press("mo", message, "more")


async def test_a_subscription_of_another_member_is_never_touched(scene, posted):
    now = scene.clock.now()
    async with scene.database.begin() as session:
        target_id = await db.people.open_dm(session, 77, 7700, now)
        await db.subscriptions.add(session, 77, None, target_id, Followed(launch_id=1), SubscriptionSettings(), now)
        with pytest.raises(db.errors.NotFound):
            await db.subscriptions.remove(session, 1, 78)
        assert len(await db.subscriptions.of_person(session, 77)) == 1
    scene.clock.moment += timedelta(days=1)
