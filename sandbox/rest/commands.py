"""Application commands, global and per guild."""

from typing import Any

from sandbox.errors import refuse
from sandbox.limits import Rate
from sandbox.rest.call import Call, Reply, Route, snowflake
from sandbox.validation.commands import CHAT, MOST_COMMANDS, check_command, check_commands

Json = dict[str, Any]


def _shelf(call: Call) -> dict[int, Json]:
    """Return the commands that the address means: the global ones, or a guild's."""
    if call.id("application") != call.world.bot.id:
        raise refuse(10002)
    if "guild" not in call.params:
        return call.world.commands
    guild = call.guild()
    return call.world.guild_commands.setdefault(guild.id, {})


def list_commands(call: Call) -> list[Json]:
    """GET …/commands."""
    return list(_shelf(call).values())


def replace_commands(call: Call) -> list[Json]:
    """PUT …/commands: this list and nothing else; a command of the same name and type keeps its id."""
    shelf = _shelf(call)
    bodies = call.body if isinstance(call.body, list) else []
    check_commands(bodies)
    former = {(one["name"], one["type"]): one["id"] for one in shelf.values()}
    fresh = [_made(call, body, former.get((body["name"], body.get("type") or CHAT))) for body in bodies]
    shelf.clear()
    shelf.update({int(one["id"]): one for one in fresh})
    _tell(call)
    return fresh


def create_command(call: Call) -> Reply:
    """POST …/commands: adds one, or takes the place of the one with its name."""
    shelf, body = _shelf(call), call.json
    check_command(body)
    kind = body.get("type") or CHAT
    same = next((one for one in shelf.values() if (one["name"], one["type"]) == (body["name"], kind)), None)
    if same is None and sum(one["type"] == kind for one in shelf.values()) >= MOST_COMMANDS[kind]:
        raise refuse(30032)
    made = _made(call, body, same["id"] if same else None)
    shelf[int(made["id"])] = made
    _tell(call)
    return Reply(200 if same else 201, made)


def get_command(call: Call) -> Json:
    """GET …/commands/{command}."""
    return _one(call)


def edit_command(call: Call) -> Json:
    """PATCH …/commands/{command}."""
    changed = _one(call) | call.json
    check_command(changed)
    made = _made(call, changed, changed["id"])
    _shelf(call)[int(made["id"])] = made
    _tell(call)
    return made


def delete_command(call: Call) -> None:
    """DELETE …/commands/{command}."""
    del _shelf(call)[int(_one(call)["id"])]
    _tell(call)


def list_permissions(call: Call) -> list[Json]:
    """GET /applications/{application}/guilds/{guild}/commands/permissions: the guild's Integrations page."""
    guild = call.guild()
    return [_permissions(call, command_id) for command_id in guild.command_permissions]


def get_permissions(call: Call) -> Json:
    """GET …/commands/{command}/permissions."""
    if call.id("command") not in call.guild().command_permissions:
        raise refuse(10063)
    return _permissions(call, call.id("command"))


def _permissions(call: Call, command_id: int) -> Json:
    guild = call.guild()
    return {
        "id": str(command_id),
        "application_id": str(call.world.bot.id),
        "guild_id": str(guild.id),
        "permissions": guild.command_permissions[command_id],
    }


def _tell(call: Call) -> None:
    """Tell the control interface that the list of commands changed."""
    call.world.emit("COMMANDS", {"count": len(call.world.commands)}, None, public=False)


def _one(call: Call) -> Json:
    command = _shelf(call).get(call.id("command"))
    if command is None:
        raise refuse(10063)
    return command


def _made(call: Call, body: Json, known_id: str | None) -> Json:
    guild_id = call.params.get("guild")
    bits = body.get("default_member_permissions")
    made = {
        "id": known_id or str(call.world.new_id()),
        "application_id": str(call.world.bot.id),
        "version": str(call.world.new_id()),
        "type": body.get("type") or CHAT,
        "name": body["name"],
        "description": body.get("description") or "",
        "options": body.get("options") or [],
        "default_member_permissions": None if bits is None else str(bits),
        "dm_permission": body.get("dm_permission", True),
        "contexts": body.get("contexts"),
        "integration_types": body.get("integration_types") or [0],
        "nsfw": bool(body.get("nsfw")),
        "name_localizations": body.get("name_localizations"),
        "description_localizations": body.get("description_localizations"),
    }
    if guild_id is not None:
        made["guild_id"] = str(snowflake(guild_id, "guild"))
    return made


_RATE = Rate(20, 5.0)


def _routes(prefix: str) -> tuple[Route, ...]:
    return (
        Route("GET", prefix, list_commands, _RATE),
        Route("PUT", prefix, replace_commands, _RATE),
        Route("POST", prefix, create_command, _RATE),
        Route("GET", prefix + "/{command}", get_command, _RATE),
        Route("PATCH", prefix + "/{command}", edit_command, _RATE),
        Route("DELETE", prefix + "/{command}", delete_command, _RATE),
    )


_IN_GUILD = "/applications/{application}/guilds/{guild}/commands"
ROUTES = (
    Route("GET", _IN_GUILD + "/permissions", list_permissions),
    Route("GET", _IN_GUILD + "/{command}/permissions", get_permissions),
    *_routes("/applications/{application}/commands"),
    *_routes(_IN_GUILD),
)
