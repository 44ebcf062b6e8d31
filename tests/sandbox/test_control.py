"""The control interface over HTTP, as a page uses it."""

import json

import aiohttp
import discord
import pytest
from discord import app_commands, ui


class Ask(ui.Modal, title="Why?"):
    why = ui.Label(text="Why", component=ui.TextInput(custom_id="why"))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"because {self.why.component.value}", ephemeral=True)


def commands(client):
    @client.tree.command()
    async def ask(interaction: discord.Interaction) -> None:
        """Ask"""
        await interaction.response.send_modal(Ask())

    @client.tree.command()
    async def show(interaction: discord.Interaction, word: str) -> None:
        """Show"""
        view = ui.View(timeout=None)
        menu = ui.Select(custom_id="menu", options=[discord.SelectOption(label="A", value="a")])

        async def chosen(inner: discord.Interaction) -> None:
            await inner.response.edit_message(content=f"chose {menu.values[0]}", view=None)

        menu.callback = chosen
        button = ui.Button(label="Go", custom_id="go")

        async def pressed(inner: discord.Interaction) -> None:
            await inner.response.send_message("went", ephemeral=True)

        button.callback = pressed
        view.add_item(menu)
        view.add_item(button)
        await interaction.response.defer()
        await interaction.followup.send(word, view=view)

    @show.autocomplete("word")
    async def words(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=current + "!", value=current)]

    @client.tree.command()
    @app_commands.default_permissions(manage_guild=True)
    async def setup(interaction: discord.Interaction) -> None:
        """Set up"""
        await interaction.response.send_message("ok")


@pytest.fixture
async def client(start):
    return await start(commands)


async def test_state_shows_what_a_person_sees(box, client, control):
    _, mo = await control("GET", "/control/state?as=mo")
    _, ada = await control("GET", "/control/state?as=ada")
    _, whole = await control("GET", "/control/state")
    rooms = [{channel["name"] for channel in view["guilds"][0]["channels"]} for view in (mo, ada, whole)]
    assert "crew-room" not in rooms[0]
    assert "crew-room" in rooms[1] & rooms[2]
    assert mo["sessions"] == 1
    assert [guild["name"] for guild in ada["guilds"]] == ["Rocket Yard"]
    assert {person["username"] for person in mo["people"]} == {"ada", "mo", "noor"}


async def test_commands_actions_and_answers(box, client, control):
    _, listed = await control("GET", "/control/commands?as=mo&channel=general")
    assert [one["name"] for one in listed] == ["ask", "show"]
    body = {"as": "mo", "channel": "general", "name": "show", "options": {"word": "hi"}, "wait": "final"}
    status, answer = await control("POST", "/control/act/command", body)
    assert (status, answer["interaction"]["state"]) == (200, "answered")
    message = answer["messages"][0]
    assert (message["content"], message["sandbox"]["ephemeral_to"]) == ("hi", None)
    press = {"as": "noor", "message": message["id"], "custom_id": "go"}
    _, pressed = await control("POST", "/control/act/press", press)
    private = pressed["messages"][0]
    assert private["sandbox"]["ephemeral_to"] == pressed["interaction"]["user_id"]
    _, seen = await control("GET", "/control/channels/general/messages?as=mo")
    assert [one["content"] for one in seen] == ["hi"]
    _, everything = await control("GET", "/control/messages")
    assert [one["content"] for one in everything] == ["hi", "went"]
    dismiss = {"as": "noor", "message": private["id"]}
    assert (await control("POST", "/control/act/dismiss", dismiss))[0] == 200
    assert (await control("POST", "/control/act/dismiss", dismiss | {"message": message["id"]}))[0] == 400
    chosen = {"as": "mo", "message": message["id"], "custom_id": "menu", "values": ["a"]}
    _, selected = await control("POST", "/control/act/select", chosen)
    assert selected["messages"][0]["content"] == "chose a"
    _, again = await control("GET", f"/control/interactions/{selected['interaction']['id']}")
    assert again["state"] == "answered"


async def test_autocomplete_and_modal(box, client, control):
    body = {"as": "mo", "channel": "general", "name": "show", "options": {"word": "la"}, "focused": "word"}
    _, answer = await control("POST", "/control/act/autocomplete", body)
    assert answer == {"choices": [{"name": "la!", "value": "la"}]}
    _, asked = await control("POST", "/control/act/command", {"as": "mo", "channel": "@dm", "name": "ask"})
    assert asked["interaction"]["modal"]["title"] == "Why?"
    submit = {"as": "mo", "interaction": asked["interaction"]["id"], "values": {"why": "so"}}
    _, said = await control("POST", "/control/act/submit", submit)
    assert said["messages"][0]["content"] == "because so"
    assert (await control("POST", "/control/act/submit", submit))[0] == 404


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("act/command", {"as": "mo", "channel": "general", "name": "setup"}, 403),
        ("act/command", {"as": "mo", "channel": "crew-room", "name": "ask"}, 403),
        ("act/command", {"as": "nobody", "channel": "general", "name": "ask"}, 404),
        ("act/command", {"as": "mo", "channel": "nowhere", "name": "ask"}, 404),
        ("act/command", {"as": "mo", "channel": "general"}, 400),
        ("act/press", {"as": "mo", "message": "1", "custom_id": "go"}, 404),
        ("act/message", {"as": "mo", "channel": "launch-forum", "content": "x"}, 403),
        ("act/message", {"as": "mo", "channel": "general", "content": ""}, 400),
        ("faults", {"kind": "no such"}, 400),
        ("faults", {"kind": "slow", "what": 1}, 400),
        ("guilds", {"name": "x", "owner": "nobody"}, 404),
    ],
)
async def test_wrong_requests_say_what_is_wrong(box, client, control, path, body, status):
    answered, answer = await control("POST", f"/control/{path}", body)
    assert answered == status
    assert answer["error"]


async def test_member_writes_and_closes_the_door(box, client, control):
    _, written = await control("POST", "/control/act/message", {"as": "mo", "channel": "general", "content": "hey"})
    assert written["message"]["author"]["username"] == "mo"
    _, opened = await control("POST", "/control/act/open-dm", {"as": "mo"})
    assert opened["channel_id"] == str(box.control.place("@dm", "mo").id)
    _, closed = await control("POST", "/control/act/dms", {"as": "mo", "open": False})
    assert closed["person"]["dms_open"] is False


async def test_world_can_be_changed_and_the_bot_is_told(box, client, control, until):
    _, person = await control("POST", "/control/people", {"name": "zoe"})
    body = {"name": "Third", "owner": "zoe", "channels": [{"name": "one"}], "roles": [{"name": "R"}]}
    _, guild = await control("POST", "/control/guilds", body)
    here = f"/control/guilds/{guild['id']}"
    await until(lambda: len(client.guilds) == 3)
    _, channel = await control("POST", f"{here}/channels", {"name": "two", "kind": "announcement"})
    _, role = await control("POST", f"{here}/roles", {"name": "Q", "permissions": ["SEND_MESSAGES"]})
    assert role["permissions"] == "2048"
    there = f"/control/channels/{channel['id']}"
    assert (await control("PUT", f"{there}/permissions/everyone", {"deny": ["VIEW_CHANNEL"]}))[0] == 200
    assert (await control("PUT", f"{there}/permissions/bot", {"allow": ["VIEW_CHANNEL"]}))[0] == 200
    assert (await control("PUT", f"{there}/permissions/R", {"deny": 1024}))[0] == 200
    assert (await control("PUT", f"{there}/permissions/zoe", {"deny": ["NONSENSE"]}))[0] == 400
    assert (await control("DELETE", f"{there}/permissions/bot"))[0] == 200
    assert (await control("PATCH", there, {"topic": "t"}))[1]["topic"] == "t"
    assert (await control("PATCH", f"{here}/roles/R", {"mentionable": True}))[1]["mentionable"] is True
    assert (await control("PUT", f"{here}/members/mo", {"roles": ["R"]}))[1]["roles"]
    assert (await control("PUT", f"{here}/members/mo", {"roles": []}))[1]["roles"] == []
    assert (await control("DELETE", f"{here}/members/mo"))[0] == 200
    assert (await control("DELETE", f"{here}/members/mo"))[0] == 404
    assert (await control("DELETE", f"{here}/roles/R"))[0] == 200
    assert (await control("PUT", f"{here}/bot", {"permissions": ["VIEW_CHANNEL"]}))[0] == 200
    assert (await control("DELETE", f"{here}/bot"))[0] == 200
    await until(lambda: len(client.guilds) == 2)
    assert (await control("PUT", f"{here}/bot", {}))[0] == 200
    assert (await control("PUT", f"{here}/command-permissions/1", {"permissions": []}))[0] == 200
    assert (await control("DELETE", there))[0] == 200
    assert (await control("DELETE", here))[0] == 200
    await until(lambda: len(client.guilds) == 2)
    assert (await control("DELETE", here))[0] == 404
    assert int(person["id"]) in box.world.users


async def test_moderator_deletes_a_message(box, client, control):
    message = await client.named("launches").send("x")
    assert (await control("DELETE", f"/control/messages/{message.id}"))[0] == 200
    assert (await control("DELETE", f"/control/messages/{message.id}"))[0] == 404


async def test_requests_are_kept_with_bodies_and_answers(box, client, control):
    _, before = await control("GET", "/control/requests")
    await client.named("launches").send("recorded")
    _, after = await control("GET", f"/control/requests?since={before[-1]['number']}")
    assert [(one["method"], one["template"], one["status"]) for one in after] == [
        ("POST", "/channels/{channel}/messages", 200)
    ]
    assert after[0]["body"]["content"] == "recorded"


async def test_stream_tells_everything_in_order_and_again_after_a_break(box, client):
    async def entries(headers, wanted):
        found = []
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{box.url}/control/stream", headers=headers) as live,
        ):
            assert live.content_type == "text/event-stream"
            message = await client.named("launches").send("one")
            await message.edit(content="two")
            await message.delete()
            box.clock.set_speed(2)
            async for line in live.content:
                if line.startswith(b"data: "):
                    found.append(json.loads(line[6:]))
                    if len(found) == wanted:
                        return found
        return found

    first = await entries({}, 4)
    assert [one["event"] for one in first] == ["MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "CLOCK"]
    assert first[1]["data"]["sandbox"]["domain_at"]
    again = await entries({"Last-Event-ID": str(first[1]["seq"])}, 6)
    assert [one["seq"] for one in again] == list(range(first[1]["seq"] + 1, first[1]["seq"] + 7))


async def test_interaction_tokens_are_not_on_the_stream(box, client):
    one = box.control.run_command("mo", "general", "ask")
    await box.control.settle(one)
    assert one.token not in json.dumps(list(box.stream.entries))
    states = [entry["data"]["state"] for entry in box.stream.entries if entry["event"] == "INTERACTION_STATE"]
    assert states == ["sent", "modal"]


async def test_bot_that_does_not_react_is_a_504(box, control):
    box.world.commands[1] = {"id": "1", "name": "x", "type": 1, "description": "x", "options": []}
    body = {"as": "mo", "channel": "general", "name": "x", "timeout_s": 0.05}
    assert (await control("POST", "/control/act/command", body))[0] == 504
