"""The smaller routes, asked directly; what they answer fits Discord's description (see `box`)."""

import pytest

from sandbox import permissions
from sandbox.permissions import Permission


@pytest.fixture
def guild(box):
    return next(iter(box.world.guilds.values()))


@pytest.fixture
def mighty(box, guild):
    """Give the bot everything."""
    box.world.bot_role(guild).permissions = permissions.ALL & ~int(Permission.ADMINISTRATOR)


async def test_guild_with_counts_and_what_hangs_on_it(box, rest, guild):
    _, body = await rest("GET", f"/guilds/{guild.id}?with_counts=1")
    assert body["approximate_member_count"] == 4
    assert (await rest("GET", f"/guilds/{guild.id}/threads/active"))[1]["threads"] == []
    assert (await rest("GET", f"/applications/{box.world.bot.id}/emojis"))[1] == {"items": []}
    assert (await rest("GET", "/gateway"))[1]["url"] == box.gateway
    assert (await rest("GET", "/applications/@me"))[1]["name"] == "T-Minus"


async def test_the_bots_guilds_are_listed_by_pages_with_what_it_may_there(box, rest):
    first, second = sorted(box.world.guilds)
    _, (listed,) = await rest("GET", f"/users/@me/guilds?limit=1&after={first}")
    assert listed["id"] == str(second)
    assert int(listed["permissions"]) == permissions.in_guild(box.world.guilds[second], box.world.bot.id)


async def test_members_are_listed_only_with_the_intent(box, rest, guild):
    status, body = await rest("GET", f"/guilds/{guild.id}/members")
    assert (status, body["code"]) == (403, 50001)
    box.world.allowed_privileged_intents = 1 << 1
    assert len((await rest("GET", f"/guilds/{guild.id}/members"))[1]) == 4


async def test_bot_can_leave(box, rest, guild):
    assert (await rest("DELETE", f"/users/@me/guilds/{guild.id}"))[0] == 204
    status, body = await rest("GET", f"/guilds/{guild.id}")
    assert (status, body["code"]) == (404, 10004)


@pytest.mark.usefixtures("mighty")
async def test_role_can_be_changed_but_not_the_bots_own(box, rest, guild):
    _, role = await rest("POST", f"/guilds/{guild.id}/roles", {"name": "Pinged", "mentionable": True})
    changed = {"name": "Called", "permissions": "2048", "color": 255, "hoist": True}
    _, role = await rest("PATCH", f"/guilds/{guild.id}/roles/{role['id']}", changed)
    assert (role["name"], role["permissions"], role["hoist"]) == ("Called", "2048", True)
    own = box.world.bot_role(guild)
    assert (await rest("DELETE", f"/guilds/{guild.id}/roles/{own.id}"))[1]["code"] == 50013
    assert (await rest("DELETE", f"/guilds/{guild.id}/roles/{guild.id}"))[1]["code"] == 50028
    assert (await rest("DELETE", f"/guilds/{guild.id}/roles/1"))[1]["code"] == 10011
    assert (await rest("POST", f"/guilds/{guild.id}/roles", {"name": "x" * 101}))[1]["code"] == 50035


@pytest.mark.usefixtures("mighty")
async def test_channel_is_made_with_everything(box, rest, guild):
    body = {
        "name": "forum",
        "type": 15,
        "available_tags": [{"name": "rumour"}],
        "permission_overwrites": [{"id": str(guild.id), "type": 0, "deny": "2048"}],
    }
    _, made = await rest("POST", f"/guilds/{guild.id}/channels", body)
    assert made["available_tags"][0]["name"] == "rumour"
    changes = {"name": "forums", "available_tags": [{"name": "fact"}], "permission_overwrites": []}
    _, changed = await rest("PATCH", f"/channels/{made['id']}", changes)
    assert (changed["name"], changed["permission_overwrites"]) == ("forums", [])
    for wrong in ({"name": ""}, {"name": "x", "type": 13}, {"name": "x", "topic": "x" * 1025}):
        assert (await rest("POST", f"/guilds/{guild.id}/channels", wrong))[1]["code"] == 50035
    assert (await rest("PATCH", f"/channels/{made['id']}", {"name": ""}))[1]["code"] == 50035


async def test_direct_message_is_no_place_to_manage(box, rest):
    _, dm = await rest("POST", "/users/@me/channels", {"recipient_id": str(box.control.person("mo").id)})
    assert (await rest("GET", f"/channels/{dm['id']}"))[1]["recipients"][0]["username"] == "mo"
    assert (await rest("PATCH", f"/channels/{dm['id']}", {"name": "x"}))[1]["code"] == 50024
    assert (await rest("DELETE", f"/channels/{dm['id']}"))[0] == 200
    status, body = await rest("POST", "/users/@me/channels", {"recipient_id": "1"})
    assert (status, body["code"]) == (400, 50033)


@pytest.mark.usefixtures("mighty")
async def test_channel_can_follow_an_announcement_channel(box, rest):
    news, general = box.control.place("news"), box.control.place("general")
    target = {"webhook_channel_id": str(general.id)}
    assert (await rest("POST", f"/channels/{news.id}/followers", target))[0] == 200
    assert news.followers == [general.id]
    assert (await rest("POST", f"/channels/{general.id}/followers", target))[1]["code"] == 50024
    lost = {"webhook_channel_id": "1"}
    assert (await rest("POST", f"/channels/{news.id}/followers", lost))[1]["code"] == 10003


async def test_guild_has_commands_of_its_own(box, rest, guild, until):
    path = f"/applications/{box.world.bot.id}/guilds/{guild.id}/commands"
    command = {"name": "local", "description": "x"}
    status, made = await rest("POST", path, command)
    assert (status, made["guild_id"]) == (201, str(guild.id))
    assert (await rest("POST", path, command))[0] == 200
    assert [one["name"] for one in (await rest("GET", path))[1]] == ["local"]
    assert [one["name"] for one in box.control.commands("mo", "general")] == ["local"]
    guild.command_permissions[int(made["id"])] = [{"id": str(guild.id), "type": 1, "permission": False}]
    assert (await rest("GET", f"{path}/permissions"))[1][0]["id"] == made["id"]
    assert (await rest("GET", f"{path}/{made['id']}/permissions"))[1]["permissions"]
    assert (await rest("GET", f"{path}/1/permissions"))[1]["code"] == 10063
    assert box.control.commands("mo", "general") == []
    assert box.control.commands("noor", "lobby") == []


@pytest.mark.parametrize(
    ("rules", "usable"),
    [
        ([("member", True)], True),
        ([("member", False), ("role", True)], False),
        ([("role", False)], False),
        ([("channel", False), ("member", True)], False),
        ([], True),
    ],
)
async def test_integrations_page_goes_from_the_member_to_everyone(box, rest, guild, rules, usable):
    _, made = await rest("PUT", f"/applications/{box.world.bot.id}/commands", [{"name": "a", "description": "x"}])
    fans = next(role for role in guild.roles.values() if role.name == "Launch fans")
    ids = {
        "member": (2, box.control.person("mo").id),
        "role": (1, fans.id),
        "channel": (3, box.control.place("general").id),
    }
    guild.command_permissions[int(made[0]["id"])] = [
        {"id": str(ids[kind][1]), "type": ids[kind][0], "permission": said} for kind, said in rules
    ]
    assert bool(box.control.commands("mo", "general")) is usable


async def test_commands_follow_their_contexts(box, rest):
    path = f"/applications/{box.world.bot.id}/commands"
    bodies = [
        {"name": "both", "description": "x"},
        {"name": "guilds", "description": "x", "contexts": [0]},
        {"name": "direct", "description": "x", "contexts": [1]},
        {"name": "no-dm", "description": "x", "dm_permission": False},
    ]
    await rest("PUT", path, bodies)
    assert [one["name"] for one in box.control.commands("mo", "general")] == ["both", "guilds", "no-dm"]
    assert [one["name"] for one in box.control.commands("mo", "@dm")] == ["both", "direct"]


async def test_query_is_checked(box, rest):
    place = box.control.place("launches")
    for query in ("limit=0", "limit=101", "limit=x", "before=x"):
        status, body = await rest("GET", f"/channels/{place.id}/messages?{query}")
        assert (status, body["code"]) == (400, 50035)


async def test_every_component_comes_back_whole(box, rest):
    place = box.control.place("launches")
    picture = {"media": {"url": "https://example.com/a.png"}}
    components = [
        {
            "type": 9,
            "components": [{"type": 10, "content": "x"}],
            "accessory": {"type": 11, **picture},
        },
        {"type": 12, "items": [picture, picture | {"description": "d"}]},
        {"type": 14},
        {"type": 17, "accent_color": 0xFF6900, "components": [{"type": 10, "content": "y"}]},
        {"type": 1, "components": [{"type": 5, "custom_id": "u"}]},
    ]
    body = {"flags": 1 << 15, "components": components}
    status, answer = await rest("POST", f"/channels/{place.id}/messages", body)
    assert status == 200
    ids = [answer["components"][0]["id"], answer["components"][0]["accessory"]["id"], answer["components"][4]["id"]]
    assert len(set(ids)) == 3
    assert answer["components"][2]["divider"] is True


@pytest.mark.parametrize(
    "component",
    [
        {"type": 9, "components": [{"type": 10, "content": "x"}], "accessory": {"type": 10, "content": "x"}},
        {"type": 9, "components": [], "accessory": {"type": 11, "media": {"url": "https://a.b/"}}},
        {"type": 12, "items": [{"media": {}}]},
        {"type": 12, "items": [{"media": {"url": "ftp://a.b/"}}]},
        {"type": 12, "items": [{"media": {"url": "https:"}}]},
        {"type": 13, "file": {"url": "https://a.b/"}},
        {"type": 14, "spacing": 3},
        {"type": 17, "components": []},
        {"type": 17, "components": [{"type": 10, "content": "x"}], "accent_color": -1},
        {"type": 1, "components": [{"type": 2, "style": 9, "custom_id": "a", "label": "x"}]},
        {"type": 1, "components": [{"type": 2, "style": 5, "label": "x"}]},
        {"type": 1, "components": [{"type": 2, "style": 5, "label": "x", "url": "https://a.b/" + "x" * 510}]},
        {"type": 1, "components": [{"type": 5, "custom_id": "a", "min_values": 3, "max_values": 2}]},
        {"type": 1, "components": [{"type": 5, "custom_id": "a", "min_values": 26}]},
        {"type": 1, "components": [{"type": 5, "custom_id": "a", "default_values": [{}, {}]}]},
        {
            "type": 1,
            "components": [{"type": 3, "custom_id": "a", "min_values": 2, "options": [{"label": "a", "value": "a"}]}],
        },
        {
            "type": 1,
            "components": [{"type": 3, "custom_id": "a", "max_values": 2, "options": [{"label": "a", "value": "a"}]}],
        },
        {"type": 1, "components": [{"type": 4, "custom_id": "a", "style": 1}]},
    ],
)
async def test_malformed_component_is_refused(box, rest, component):
    place = box.control.place("launches")
    body = {"flags": 1 << 15, "components": [component]}
    status, answer = await rest("POST", f"/channels/{place.id}/messages", body)
    assert (status, answer["code"]) == (400, 50035)


async def test_picture_sent_along_takes_the_place_of_its_reference(box, start):
    import io

    import discord
    from discord import ui

    client = await start()
    view = ui.LayoutView()
    view.add_item(ui.MediaGallery(discord.MediaGalleryItem("attachment://a.png")))
    view.add_item(ui.File("attachment://b.ics"))
    files = [discord.File(io.BytesIO(b"a"), "a.png"), discord.File(io.BytesIO(b"bb"), "b.ics")]
    message = await client.named("launches").send(view=view, files=files)
    gallery, file = box.world.messages[message.id].components
    assert gallery["items"][0]["media"]["url"].endswith("/a.png")
    assert (file["name"], file["size"]) == ("b.ics", 2)


async def test_answer_can_be_read_changed_and_deleted(box, rest):
    await rest("PUT", f"/applications/{box.world.bot.id}/commands", [{"name": "a", "description": "x"}])
    one = box.control.run_command("mo", "general", "a")
    hook = f"/webhooks/{box.world.bot.id}/{one.token}"
    await rest("POST", f"/interactions/{one.id}/{one.token}/callback", {"type": 5})
    assert (await rest("PATCH", f"{hook}/messages/@original", {"content": ""}))[1]["code"] == 50006
    assert (await rest("PATCH", f"{hook}/messages/@original", {"content": "done"}))[0] == 200
    _, more = await rest("POST", hook, {"content": "more", "flags": 64})
    assert (await rest("GET", f"{hook}/messages/@original"))[1]["content"] == "done"
    assert (await rest("PATCH", f"{hook}/messages/{more['id']}", {"content": "else"}))[1]["content"] == "else"
    assert (await rest("DELETE", f"{hook}/messages/{more['id']}"))[0] == 204
    assert (await rest("GET", f"{hook}/messages/{more['id']}"))[1]["code"] == 10008
    assert (await rest("DELETE", f"{hook}/messages/@original"))[0] == 204
    assert (await rest("GET", f"{hook}/messages/@original"))[1]["code"] == 10008
    assert (await rest("POST", "/webhooks/1/x", {"content": "x"}))[1]["code"] == 10015


async def test_ephemeral_message_is_nobody_elses(box, rest):
    await rest("PUT", f"/applications/{box.world.bot.id}/commands", [{"name": "a", "description": "x"}])
    one = box.control.run_command("mo", "general", "a")
    answer = {"type": 4, "data": {"content": "x", "flags": 64}}
    await rest("POST", f"/interactions/{one.id}/{one.token}/callback", answer)
    place = box.control.place("general")
    assert (await rest("GET", f"/channels/{place.id}/messages"))[1] == []
    assert (await rest("GET", f"/channels/{place.id}/messages/{one.original_id}"))[1]["code"] == 10008


async def test_threads_where_none_can_be(box, rest, guild):
    dm = box.world.direct_channel(box.control.person("mo"))
    assert (await rest("POST", f"/channels/{dm.id}/threads", {"name": "x"}))[1]["code"] == 50024
    place = box.control.place("launches")
    assert (await rest("PUT", f"/channels/{place.id}/thread-members/@me"))[1]["code"] == 50024
    wrong = {"name": "x", "type": 11, "auto_archive_duration": 7}
    assert (await rest("POST", f"/channels/{place.id}/threads", wrong))[1]["code"] == 50035
    forum = box.control.place("launch-forum")
    for body in ({"name": "x"}, {"name": "x", "message": {"content": "x"}, "applied_tags": ["1"]}):
        assert (await rest("POST", f"/channels/{forum.id}/threads", body))[1]["code"] == 50035
    assert (await rest("POST", f"/channels/{forum.id}/messages", {"content": "x"}))[1]["code"] == 50008
    shown = {"name": "x", "message": {"content": "x"}}
    _, post = await rest("POST", f"/channels/{forum.id}/threads", shown)
    _, changed = await rest("PATCH", f"/channels/{post['id']}", {"name": "y", "auto_archive_duration": 60})
    assert changed["name"] == "y"
    tag = str(forum.tags[0].id)
    _, tagged = await rest("PATCH", f"/channels/{post['id']}", {"applied_tags": [tag], "archived": True})
    assert tagged["applied_tags"] == [tag]
    assert (await rest("PATCH", f"/channels/{post['id']}", {"name": "z"}))[1]["code"] == 50083
    only = f"/channels/{post['id']}/messages/{post['id']}"
    assert (await rest("PATCH", only, {"content": "z"}))[1]["code"] == 50083


async def test_smaller_things_of_messages(box, rest):
    place = box.control.place("general")
    path = f"/channels/{place.id}/messages"
    foreign = box.control.write("mo", "general", "x")
    assert (await rest("POST", f"/channels/{place.id}/typing"))[0] == 204
    assert (await rest("POST", f"{path}/{foreign.id}/crosspost"))[1]["code"] == 50024
    assert (await rest("POST", f"{path}/bulk-delete", {"messages": [str(foreign.id)]}))[1]["code"] == 50035
    _, own = await rest("POST", path, {"content": "x"})
    one, other = f"{path}/{own['id']}", f"{path}/{foreign.id}"
    assert (await rest("PUT", f"{one}/reactions/%F0%9F%91%8D/@me"))[0] == 204
    assert (await rest("GET", one))[1]["reactions"][0]["me"] is True
    assert (await rest("DELETE", f"{one}/reactions/%F0%9F%91%8D/@me"))[0] == 204
    assert "reactions" not in (await rest("GET", one))[1]
    reply = {"content": "x", "message_reference": {"message_id": "1", "fail_if_not_exists": False}}
    assert (await rest("POST", path, reply))[1]["type"] == 0
    assert (await rest("PATCH", one, {"flags": 4, "attachments": []}))[1]["flags"] == 4
    assert (await rest("PATCH", other, {"content": "y"}))[1]["code"] == 50005
    box.world.messages[foreign.id].created -= 15 * 86_400
    box.core.limits.reset()
    both = {"messages": [str(foreign.id), own["id"]]}
    assert (await rest("POST", f"{path}/bulk-delete", both))[1]["code"] == 50034


async def test_embed_with_a_picture_comes_back(box, rest):
    place = box.control.place("general")
    body = {"embeds": [{"title": "x", "image": {"url": "https://example.com/a.png"}}]}
    _, answer = await rest("POST", f"/channels/{place.id}/messages", body)
    assert answer["embeds"][0]["type"] == "rich"
    _, changed = await rest("PATCH", f"/channels/{place.id}/messages/{answer['id']}", {"embeds": [{"title": "y"}]})
    assert changed["embeds"][0]["title"] == "y"
