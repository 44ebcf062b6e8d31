"""/subscribe and /reminders: what members are told."""

import pytest

import db.subscriptions
from tests.bot.posts import texts
from tests.bot.scenes import catalogue_launch


async def test_a_subscription_opens_the_direct_messages_with_a_confirmation(scene, brand_id):
    said = await scene.command("mo", "subscribe add", {"brand": "Xiaomi"})
    assert "I will write to you about **Xiaomi**" in said
    assert "You will hear about **Xiaomi** here" in texts(scene.messages("@dm", "mo")[-1])
    assert "**Xiaomi** (brand)" in await scene.command("mo", "subscribe list")
    assert "You follow nothing yet" in await scene.command("noor", "subscribe list")
    await scene.command("mo", "subscribe add", {"brand": "Xiaomi", "articles": True})
    assert "**Xiaomi** (brand, with article summaries)" in await scene.command("mo", "subscribe list")
    assert "no such subscription" in await scene.command("noor", "subscribe remove", {"subscription": "Xiaomi"})
    assert "no longer follow" in await scene.command("mo", "subscribe remove", {"subscription": "Xiaomi"})


@pytest.mark.parametrize(
    ("wanted", "when"),
    [
        ({"launch": "Phone"}, "When its date changes, and as it comes closer."),
        ({"brand": "Xiaomi"}, "When a launch is announced or its date changes, and as it comes closer."),
        ({"brand": "Xiaomi", "articles": True}, "With each article, when a launch is announced or its date changes"),
        ({"keyword": "ultra"}, "With each article, when a launch is announced or its date changes"),
    ],
)
async def test_the_confirmation_says_of_what_one_will_hear(scene, brand_id, wanted, when):
    await catalogue_launch(scene)
    await scene.command("mo", "subscribe add", wanted)
    assert when in texts(scene.messages("@dm", "mo")[-1])


async def test_what_is_followed_already_is_changed_without_another_confirmation(scene, brand_id):
    await scene.command("mo", "subscribe add", {"brand": "Xiaomi"})
    assert "Changed. You follow **Xiaomi**" in await scene.command(
        "mo", "subscribe add", {"brand": "Xiaomi", "articles": True}
    )
    assert len(scene.messages("@dm", "mo")) == 1
    async with scene.database.read() as session:
        (row,) = await db.subscriptions.of_person(session, scene.box.control.person("mo").id)
    assert row.settings.articles


async def test_what_is_followed_already_keeps_its_articles_unless_they_are_named(scene, brand_id):
    async def articles(**named: bool) -> list[bool]:
        for what in ({"brand": "Xiaomi"}, {"keyword": "Leica"}):
            await scene.command("mo", "subscribe add", what | named)
        async with scene.database.read() as session:
            rows = await db.subscriptions.of_person(session, scene.box.control.person("mo").id)
        return [row.settings.articles for row in rows if row.name in ("Xiaomi", "Leica")]

    # By name: Leica, Xiaomi.
    assert await articles() == [True, False]
    assert await articles(articles=True) == [True, True]
    assert await articles() == [True, True]
    assert await articles(articles=False) == [False, False]
    assert await articles() == [False, False]


async def test_following_again_after_closed_messages_finds_out_whether_they_are_open(scene, brand_id):
    await scene.command("mo", "subscribe add", {"brand": "Xiaomi"})
    scene.box.control.set_dms("mo", is_open=False)
    assert "direct messages are closed" in await scene.command("mo", "subscribe add", {"keyword": "Leica"})
    assert "direct messages are closed" in await scene.command("mo", "subscribe add", {"brand": "Xiaomi"})
    assert "Nothing of this is sent" in await scene.command("mo", "subscribe list")
    scene.box.control.set_dms("mo", is_open=True)
    assert "Changed. You follow **Xiaomi**" in await scene.command("mo", "subscribe add", {"brand": "Xiaomi"})
    assert "Nothing of this is sent" not in await scene.command("mo", "subscribe list")
    assert len(scene.messages("@dm", "mo")) == 2


async def test_closed_direct_messages_are_told_at_once_and_nothing_is_stored(scene, brand_id):
    scene.box.control.set_dms("mo", is_open=False)
    assert "direct messages are closed" in await scene.command("mo", "subscribe add", {"brand": "Xiaomi"})
    assert "You follow nothing yet" in await scene.command("mo", "subscribe list")


async def test_reminders_are_set_and_a_member_is_forgotten(scene, brand_id):
    values = {"zone": "Asia/Tokyo", "quiet_from": "22:00", "quiet_until": "7:00"}
    assert "22:00 to 7:00" in await scene.command("mo", "reminders set", values)
    assert "Give both" in await scene.command("mo", "reminders set", {"quiet_from": "22:00"})
    await scene.command("mo", "subscribe add", {"brand": "Xiaomi"})
    assert "sure:True" in await scene.command("mo", "reminders forget")
    assert "nothing about you" in await scene.command("mo", "reminders forget", {"sure": True})
    assert "as the server" in await scene.command("mo", "reminders show")
    assert "You follow nothing yet" in await scene.command("mo", "subscribe list")
