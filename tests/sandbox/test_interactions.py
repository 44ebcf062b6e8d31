"""Commands, buttons, menus, modals: asked by a member, answered by a real client."""

import asyncio

import discord
import pytest
from discord import app_commands, ui

from sandbox.errors import ControlError
from sandbox.interactions import State
from sandbox.limits import Settings


def commands(client):
    """Register what these tests use."""
    tree = client.tree

    @tree.command()
    @app_commands.describe(who="whom", where="where", how="how", times="how often")
    @app_commands.choices(how=[app_commands.Choice(name="Loud", value="loud")])
    async def greet(
        interaction: discord.Interaction,
        who: discord.Member,
        where: discord.TextChannel | None = None,
        how: str = "plain",
        times: app_commands.Range[int, 1, 3] = 1,
    ) -> None:
        """Greet"""
        await interaction.response.send_message(f"{who.display_name} {where} {how} {times}", ephemeral=True)

    group = app_commands.Group(name="brand", description="Brands", default_permissions=discord.Permissions(8))

    @group.command()
    async def add(interaction: discord.Interaction, name: str) -> None:
        """Add"""
        await interaction.response.send_message(f"added {name}")

    @add.autocomplete("name")
    async def names(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=one, value=one) for one in ("Xiaomi", "Leica") if current in one]

    tree.add_command(group)

    @tree.command()
    async def late(interaction: discord.Interaction) -> None:
        """Defer, then answer, then say more"""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("done")
        await interaction.followup.send("more")

    @tree.command()
    async def silent(interaction: discord.Interaction) -> None:
        """Answer nothing"""

    @tree.command()
    async def fix(interaction: discord.Interaction) -> None:
        """Open a modal"""
        await interaction.response.send_modal(Form())

    @tree.command()
    async def menu(interaction: discord.Interaction) -> None:
        """Show components"""
        await interaction.response.send_message(view=Choices())

    @tree.context_menu(name="Quote it")
    async def quote(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"> {message.content}")

    @tree.context_menu(name="Who is it")
    async def who_is_it(interaction: discord.Interaction, member: discord.Member) -> None:
        await interaction.response.send_message(member.display_name)


class Form(ui.Modal, title="Fix it"):
    date = ui.Label(text="Date", component=ui.TextInput(custom_id="date", min_length=2))
    kind = ui.Label(
        text="Kind",
        component=ui.Select(custom_id="kind", options=[discord.SelectOption(label="Day", value="day")]),
    )
    room = ui.Label(text="Channel", component=ui.ChannelSelect(custom_id="room", required=False))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        said = f"{self.date.component.value} {self.kind.component.values} {len(self.room.component.values)}"
        await interaction.response.send_message(said)


class Choices(ui.LayoutView):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.text = ui.TextDisplay("choose")
        row = ui.ActionRow()
        button = ui.Button(label="Press", custom_id="press")
        button.callback = self.pressed
        row.add_item(button)
        row.add_item(ui.Button(label="Source", url="https://example.com/"))
        menu = ui.RoleSelect(custom_id="role", max_values=2)
        menu.callback = self.chosen
        self.menu = menu
        self.add_item(ui.Container(self.text, ui.Separator(), row, ui.ActionRow(menu)))

    async def pressed(self, interaction: discord.Interaction) -> None:
        self.text.content = f"pressed by {interaction.user.name}"
        await interaction.response.edit_message(view=self)

    async def chosen(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await interaction.followup.send(", ".join(role.name for role in self.menu.values), ephemeral=True)


@pytest.fixture
async def client(start):
    return await start(commands)


async def use(box, line, values=None, who="mo", **options):
    one = box.control.run_command(who, "general", line, values, **options)
    await box.control.settle(one, finally_=True)
    return one, [message.content for message in box.control.answers(one)]


async def test_command_gets_resolved_options_and_answers_privately(box, client):
    noor = box.control.person("noor")
    place = box.control.place("launches")
    one, texts = await use(box, "greet", {"who": noor.id, "where": place.id, "how": "loud", "times": 2})
    assert texts == ["Noor launches loud 2"]
    assert one.ephemeral
    assert box.control.messages("general", "ada") == []
    assert len(box.control.messages("general", "mo")) == 1


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({}, "who is required"),
        ({"who": "1"}, "nothing here"),
        ({"who": "{noor}", "times": 9}, "between 1 and 3"),
        ({"who": "{noor}", "how": "soft"}, "one of its choices"),
        ({"who": "{noor}", "extra": 1}, "no such option"),
    ],
)
async def test_what_discords_client_would_not_send_is_not_sent(box, client, values, problem):
    noor = str(box.control.person("noor").id)
    filled = {key: noor if value == "{noor}" else value for key, value in values.items()}
    with pytest.raises(ControlError, match=problem):
        box.control.run_command("mo", "general", "greet", filled)


async def test_default_permissions_hide_a_command_from_members(box, client):
    assert "brand" not in [one["name"] for one in box.control.commands("mo", "general")]
    assert "brand" in [one["name"] for one in box.control.commands("ada", "general")]
    with pytest.raises(ControlError, match="has no command"):
        box.control.run_command("mo", "general", "brand add", {"name": "x"})


async def test_integration_settings_can_open_a_command_to_a_role(box, client):
    guild = box.world.guilds[client.guilds[0].id]
    command = next(one for one in box.world.commands.values() if one["name"] == "brand")
    fans = next(role for role in guild.roles.values() if role.name == "Launch fans")
    guild.command_permissions[int(command["id"])] = [{"id": str(fans.id), "type": 1, "permission": True}]
    assert "brand" in [one["name"] for one in box.control.commands("mo", "general")]


async def test_autocomplete_offers_what_the_bot_says(box, client):
    choices = await box.control.autocomplete("ada", "general", "brand add", {"name": "Xi"}, "name")
    assert choices == [{"name": "Xiaomi", "value": "Xiaomi"}]


async def test_subcommand_answers_in_public(box, client):
    one, texts = await use(box, "brand add", {"name": "Leica"}, who="ada")
    assert texts == ["added Leica"]
    assert not one.ephemeral
    assert box.control.messages("general", "noor")[0].interaction["name"] == "brand add"


async def test_first_followup_fills_the_deferral_and_keeps_it_private(box, client):
    one, _ = await use(box, "late")
    async with asyncio.timeout(5):
        while not one.followups:
            await one.changed.wait()
    original, more = box.control.answers(one)
    assert (original.content, more.content) == ("done", "more")
    assert original.ephemeral_to == box.control.person("mo").id
    assert more.ephemeral_to is None


async def test_person_menu_gets_its_person(box, client):
    noor = box.control.person("noor")
    _, texts = await use(box, "Who is it", target=noor.id)
    assert texts == ["Noor"]
    with pytest.raises(ControlError, match="needs a target"):
        box.control.run_command("mo", "general", "Who is it")


async def test_message_menu_gets_its_message(box, client):
    message = box.control.write("noor", "general", "quote me")
    _, texts = await use(box, "Quote it", target=message.id)
    assert texts == ["> quote me"]


async def test_button_changes_its_message(box, client):
    one, _ = await use(box, "menu")
    pressed = box.control.press("noor", one.original_id, "press")
    await box.control.settle(pressed)
    container = box.world.messages[one.original_id].components[0]
    assert container["components"][0]["content"] == "pressed by noor"


async def test_select_resolves_roles_after_a_silent_deferral(box, client):
    one, _ = await use(box, "menu")
    guild = box.world.guilds[client.guilds[0].id]
    fans = next(role for role in guild.roles.values() if role.name == "Launch fans")
    chosen = box.control.select("mo", one.original_id, "role", [fans.id])
    await box.control.settle(chosen)
    async with asyncio.timeout(5):
        while not chosen.followups:
            await chosen.changed.wait()
    assert box.world.messages[chosen.followups[0]].content == "Launch fans"
    with pytest.raises(ControlError, match="choose 1 to 2"):
        box.control.select("mo", one.original_id, "role", [])


async def test_modal_is_shown_filled_and_answered(box, client):
    one = box.control.run_command("ada", "general", "fix")
    await box.control.settle(one)
    assert (one.state, one.modal["title"]) == (State.MODAL, "Fix it")
    place = box.control.place("launches")
    with pytest.raises(ControlError, match="must have 2"):
        box.control.submit("ada", one, {"date": "x", "kind": ["day"]})
    sent = box.control.submit("ada", one, {"date": "4 July", "kind": ["day"], "room": [place.id]})
    await box.control.settle(sent)
    assert box.control.answers(sent)[0].content == "4 July ['day'] 1"


async def test_commands_work_in_a_direct_message(box, client):
    one = box.control.run_command("mo", "@dm", "late")
    await box.control.settle(one, finally_=True)
    assert box.control.answers(one)[0].content == "done"


class TestDeadlines:
    @pytest.fixture
    def settings(self):
        return Settings(identify_interval_s=0.0, answer_within_s=0.05, token_life_s=0.3)

    async def test_silence_fails_and_a_late_answer_is_unknown(self, box, client):
        one = box.control.run_command("mo", "general", "silent")
        await box.control.settle(one)
        assert one.state is State.FAILED
        status, body = await callback(box, one, {"type": 4, "data": {"content": "late"}})
        assert (status, body["code"]) == (404, 10062)

    async def test_token_dies_and_a_second_answer_is_refused(self, box, client):
        one, _ = await use(box, "brand add", {"name": "Leica"}, who="ada")
        status, body = await callback(box, one, {"type": 4, "data": {"content": "again"}})
        assert (status, body["code"]) == (400, 40060)
        one.created -= 1
        address = f"{box.api}/webhooks/{box.world.bot.id}/{one.token}"
        status, body = await post(address, {"content": "too late"})
        assert (status, body["code"]) == (401, 50027)


async def test_followup_before_any_answer_is_an_unknown_webhook(box, client):
    one = box.control.run_command("mo", "general", "silent")
    address = f"{box.api}/webhooks/{box.world.bot.id}/{one.token}"
    status, body = await post(address, {"content": "x"})
    assert (status, body["code"]) == (404, 10015)


@pytest.mark.parametrize("kind", [1, 6, 7, 8, 99])
async def test_answer_must_fit_the_kind_of_interaction(box, client, kind):
    one = box.control.run_command("mo", "general", "silent")
    status, body = await callback(box, one, {"type": kind})
    assert (status, body["code"]) == (400, 50035)


async def callback(box, one, body):
    return await post(f"{box.api}/interactions/{one.id}/{one.token}/callback", body)


async def post(address, body):
    import aiohttp

    async with aiohttp.ClientSession() as session, session.post(address, json=body) as answer:
        return answer.status, await answer.json(content_type=None)
