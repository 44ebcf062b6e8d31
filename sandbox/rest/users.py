"""The bot itself, its application, other people, opening direct messages, and where the gateway is."""

from typing import Any

from sandbox import payloads, permissions
from sandbox.errors import refuse
from sandbox.limits import Rate
from sandbox.model import Channel
from sandbox.rest.call import Call, Route, snowflake

Json = dict[str, Any]


def me(call: Call) -> Json:
    """GET /users/@me."""
    own = {"verified": True, "mfa_enabled": True, "locale": "en-US", "flags": 0, "email": None}
    return payloads.user(call.world.bot) | own


def my_guilds(call: Call) -> list[Json]:
    """GET /users/@me/guilds, in the order of their ids."""
    world = call.world
    after, limit = call.query_id("after") or 0, call.query_int("limit", 200, 1, 200)
    found = (guild for guild in world.guilds.values() if world.bot.id in guild.members and guild.id > after)
    mine = sorted(found, key=lambda guild: guild.id)[:limit]
    return [
        {
            "id": str(one.id),
            "name": one.name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(permissions.in_guild(one, world.bot.id)),
            "features": [],
        }
        for one in mine
    ]


def leave_guild(call: Call) -> None:
    """DELETE /users/@me/guilds/{guild}."""
    call.world.remove_member(call.guild(), call.world.bot)


def get_user(call: Call) -> Json:
    """GET /users/{user}."""
    user = call.world.users.get(call.id("user"))
    if user is None:
        raise refuse(10013)
    return payloads.user(user)


def open_direct(call: Call) -> Json:
    """POST /users/@me/channels: opening works even where sending will not."""
    user = call.world.users.get(snowflake(call.json.get("recipient_id"), "recipient_id"))
    if user is None or user.bot:
        raise refuse(50033)
    channel: Channel = call.world.direct_channel(user)
    return payloads.channel(channel, user)


def application(call: Call) -> Json:
    """GET /applications/@me and GET /oauth2/applications/@me."""
    bot = call.world.bot
    owner = next((user for user in call.world.users.values() if not user.bot), bot)
    return {
        "id": str(bot.id),
        "name": bot.name,
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "owner": payloads.user(owner),
        "team": None,
        "type": None,
        "flags_new": "0",
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "bot": payloads.user(bot),
        "summary": "",
        "approximate_guild_count": len(call.world.guilds),
        "redirect_uris": [],
        "integration_types_config": {"0": {}},
    }


def application_emojis(_: Call) -> Json:
    """GET /applications/{application}/emojis."""
    return {"items": []}


def gateway(call: Call) -> Json:
    """GET /gateway."""
    return {"url": call.core.base_url.replace("http", "ws", 1) + "/gateway"}


def gateway_bot(call: Call) -> Json:
    """GET /gateway/bot."""
    core = call.core
    return gateway(call) | {"shards": core.gateway.advised_shards(), "session_start_limit": core.gateway.start_limit()}


ROUTES = (
    Route("GET", "/users/@me", me),
    Route("GET", "/users/@me/guilds", my_guilds, Rate(1, 1.0)),
    Route("DELETE", "/users/@me/guilds/{guild}", leave_guild),
    Route("POST", "/users/@me/channels", open_direct, Rate(10, 10.0)),
    Route("GET", "/users/{user}", get_user, Rate(30, 30.0)),
    Route("GET", "/applications/@me", application),
    Route("GET", "/oauth2/applications/@me", application),
    Route("GET", "/applications/{application}/emojis", application_emojis),
    Route("GET", "/gateway", gateway, needs_token=False),
    Route("GET", "/gateway/bot", gateway_bot, Rate(2, 5.0)),
)
