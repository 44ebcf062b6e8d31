"""Worlds from a description: the one of the demo, and any that a TOML file describes.

The description is the same everywhere (file, control interface, tests):

    [[people]]
    name = "ada"                       # what commands and files call the person
    global_name = "Ada"
    [[guilds]]
    name = "Rocket Yard"
    owner = "ada"
    members = ["mo"]
    bot = true                         # the bot is in it (the default)
    [[guilds.roles]]
    name = "Launch fans"
    permissions = 0                    # bits
    mentionable = true
    members = ["mo"]
    [[guilds.channels]]
    name = "launches"
    kind = "text"                      # text announcement forum voice category
    private_to = ["Crew"]              # only these roles see it, and the bot where its name is among them
    tags = ["rumour"]                  # of a forum
"""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sandbox import permissions
from sandbox.errors import ControlError
from sandbox.model import Channel, ChannelType, Guild, Overwrite, Tag, User
from sandbox.permissions import Permission
from sandbox.world import DEFAULT_TOKEN, World

Json = dict[str, Any]

KINDS = {
    "text": ChannelType.TEXT,
    "announcement": ChannelType.ANNOUNCEMENT,
    "forum": ChannelType.FORUM,
    "voice": ChannelType.VOICE,
    "category": ChannelType.CATEGORY,
}
# Ids of the first people and places are the same in every run; what comes later counts from the wire clock.
_BUILT_AT = 1_640_995_200.0

DEFAULT: Json = {
    "people": [
        {"name": "ada", "global_name": "Ada"},
        {"name": "mo", "global_name": "Mo"},
        {"name": "noor", "global_name": "Noor"},
    ],
    "guilds": [
        {
            "name": "Rocket Yard",
            "owner": "ada",
            "members": ["mo", "noor"],
            "roles": [
                {"name": "Crew", "permissions": int(Permission.MANAGE_MESSAGES), "members": ["ada"]},
                {"name": "Launch fans", "mentionable": True, "members": ["mo", "noor"]},
            ],
            "channels": [
                {"name": "general", "topic": "Talk"},
                {"name": "launches", "topic": "What T-Minus posts"},
                {"name": "news", "kind": "announcement"},
                {"name": "launch-forum", "kind": "forum", "tags": ["phones", "cameras"]},
                {"name": "crew-room", "private_to": ["Crew"]},
            ],
        },
        {
            "name": "Phone Bench",
            "owner": "noor",
            "members": ["mo"],
            "roles": [{"name": "Early birds", "mentionable": True, "members": ["mo"]}],
            "channels": [{"name": "lobby"}, {"name": "countdowns"}],
        },
    ],
}


def build_world(wire: Callable[[], float], description: Json | None = None, *, token: str = DEFAULT_TOKEN) -> World:
    """Return the world that a description tells of (None: the demo's)."""
    wanted = DEFAULT if description is None else description
    ticks = iter(range(10_000_000))
    world = World(lambda: _BUILT_AT + next(ticks) / 1000, token=token, bot_name=wanted.get("bot", "T-Minus"))
    for person in wanted.get("people", []):
        add_person(world, person)
    for guild in wanted.get("guilds", []):
        add_guild(world, guild)
    world.wire = wire
    return world


def load_world(wire: Callable[[], float], path: Path) -> World:
    """Return the world that a TOML file describes."""
    with path.open("rb") as file:
        return build_world(wire, tomllib.load(file))


def find_person(world: World, name: str | int) -> User:
    """Return a person by id or name."""
    text = str(name)
    for user in world.users.values():
        if text in (str(user.id), user.name):
            return user
    raise ControlError(f"no person {text!r}", 404)


def add_person(world: World, description: Json) -> User:
    """Add a person."""
    user = world.add_user(description["name"], global_name=description.get("global_name"))
    user.dms_open = bool(description.get("dms_open", True))
    return user


def add_guild(world: World, description: Json) -> Guild:
    """Add a guild with everything in it; the bot joins last, so that it is told all at once."""
    guild = world.add_guild(description["name"], find_person(world, description["owner"]))
    for name in description.get("members", []):
        world.add_member(guild, find_person(world, name))
    for role in description.get("roles", []):
        add_role(world, guild, role)
    for channel in description.get("channels", []):
        add_channel(world, guild, channel)
    if description.get("bot", True):
        invite_bot(world, guild, int(description.get("bot_permissions", permissions.BOT_DEFAULT)))
    return guild


def add_role(world: World, guild: Guild, description: Json) -> int:
    """Add a role, give it to its members, and return its id."""
    role = world.add_role(
        guild,
        description["name"],
        int(description.get("permissions", 0)),
        mentionable=bool(description.get("mentionable")),
        color=int(description.get("color", 0)),
    )
    for name in description.get("members", []):
        member = guild.members[find_person(world, name).id]
        member.roles.add(role.id)
        world.update_member(guild, member)
    return role.id


def add_channel(world: World, guild: Guild, description: Json) -> Channel:
    """Add a channel of any kind."""
    overwrites: dict[int, Overwrite] = {}
    private_to = description.get("private_to")
    if private_to is not None:
        view = int(Permission.VIEW_CHANNEL)
        overwrites[guild.id] = Overwrite(guild.id, 0, deny=view)
        for role in guild.roles.values():
            if role.name in private_to:
                overwrites[role.id] = Overwrite(role.id, 0, allow=view)
        if world.bot.name in private_to:
            overwrites[world.bot.id] = Overwrite(world.bot.id, 1, allow=view)
    kind = KINDS.get(description.get("kind", "text"))
    if kind is None:
        raise ControlError(f"kind of channel must be one of {', '.join(KINDS)}")
    return world.add_channel(
        guild,
        description["name"],
        kind,
        topic=description.get("topic"),
        overwrites=overwrites,
        tags=[Tag(world.new_id(), name) for name in description.get("tags", [])],
        flags=int(description.get("flags", 0)),
    )


def invite_bot(world: World, guild: Guild, bits: int = permissions.BOT_DEFAULT) -> None:
    """Let the bot join with a role of its own that carries `bits`."""
    role = world.add_role(guild, world.bot.name, bits, managed=True, bot_id=world.bot.id)
    world.add_member(guild, world.bot, {role.id})
