"""The menu of a message: any announcement that somebody pasted is read for whoever asks."""

import pytest

import db.brands
from tests.bot.posts import texts
from tests.bot.scenes import Scene

MENU = "When does it launch?"
POST = "Leica names the month\nThe Leica Q9 will launch in July 2022. Leica was founded in 1869, says @everyone."
MENTIONING = "Look, <@{mo}>, in <#{channel}>: the Leica Q9 will launch in July 2022."


@pytest.fixture
async def leica(scene: Scene) -> Scene:
    async with scene.database.begin() as session:
        await db.brands.add(session, "Leica", scene.clock.now(), guild_id=None, home_zone="Europe/Berlin")
    return scene


async def ask(scene: Scene, text: str, who: str = "mo") -> str:
    """Let Ada write `text`, and somebody use the menu on it; return the private answer."""
    control = scene.box.control
    message = control.write("ada", "#general", text)
    done = await control.settle(control.run_command(who, "#general", MENU, target=message.id), finally_=True)
    (answer,) = control.answers(done)
    assert answer.flags & 64, "answers are private"
    assert not answer.pings.everyone
    return texts(answer)


async def test_a_message_is_read_no_more_exactly_than_it_says(leica: Scene) -> None:
    said = await ask(leica, POST)
    assert "Leica Q9" in said
    assert "July 2022" in said
    assert "39 to 69 days" in said
    assert "nothing was kept" in said


async def test_a_common_word_is_no_brand(leica: Scene) -> None:
    async with leica.database.begin() as session:
        await db.brands.add(session, "Framework", leica.clock.now(), guild_id=None, home_zone=None)
    said = await ask(leica, "Kite names the month\nThe Kite, a new framework for apps, will launch in July 2022.")
    assert "July 2022" in said
    assert "Framework" not in said


async def test_mentions_are_told_as_names(leica: Scene) -> None:
    control = leica.box.control
    text = MENTIONING.format(mo=control.person("mo").id, channel=control.place("#general", "mo").id)
    said = await ask(leica, text)
    assert "Q9" in said
    assert str(control.person("mo").id) not in said
    assert "@Mo" in said


async def test_what_announces_nothing_is_said_to_announce_nothing(leica: Scene) -> None:
    assert "no launch" in await ask(leica, "Good morning, everybody. Is there coffee?")


async def test_what_has_no_name_is_an_answer_where_it_is_likely(leica: Scene) -> None:
    said = await ask(leica, "It goes on sale on 4 July 2022 at 19:00, we announced today.")
    assert "no launch" not in said
    assert "nothing was kept" in said


async def test_a_message_without_words_is_refused(leica: Scene) -> None:
    control = leica.box.control
    message = control.write("ada", "#general", "x")
    message.content = ""
    done = await control.settle(control.run_command("mo", "#general", MENU, target=message.id), finally_=True)
    assert "no words" in texts(control.answers(done)[-1])


async def test_each_launch_of_a_list_is_told(leica: Scene) -> None:
    text = "We publish three novels: The Salt Road on 3 September, Night Swim on 1 October and Glass on 5 November."
    said = await ask(leica, text)
    assert "### Salt Road" in said
    assert "**Also told of**\n- Night Swim: 1 October 2022\n- Glass: 5 November 2022" in said
    assert "Also told of" not in await ask(leica, POST)
