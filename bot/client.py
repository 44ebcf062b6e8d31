"""The client: one intent, no mentions, as many shards as Discord advises, its dependencies through the constructor.

It holds no state that matters: guilds are noted in the database as they come and go, buttons find their meaning in
their own ids, and commands are sent to Discord only when they changed.
"""

import asyncio
import hashlib
import json
import logging
from collections.abc import Sequence
from contextlib import suppress

import discord
import yarl
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

import db.guilds
import db.routes
import db.settings
import db.targets
from bot import buttons, cogs
from bot.answers import CAREFUL, answer, note
from bot.errors import Tree
from bot.http import MAY_HAVE_ARRIVED, trace
from bot.interaction import Interaction
from bot.language import _, speaking
from bot.menus import MessageMenu
from bot.questions import Questions
from bot.resuming import resume
from bot.services import Services
from bot.stopped import StoppedSources
from bot.translator import CommandTranslator
from db.errors import Unavailable
from db.guilds import Joined

_log = logging.getLogger(__name__)
_ASK_EVERY_S = 5.0
# Discord waits three seconds for an answer. What this run made defers at once.
_UNHANDLED_S = 2.0
_TREE_KEY = "commands.{application}"
_ASK_GATEWAY_AGAIN_S = 5.0
# Of so many guilds one transaction: others may write between two of them.
_NOTED_AT_ONCE = 500

INVITE_PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    read_message_history=True,
    mention_everyone=True,
)
"""What the invite address asks for. Mention Everyone is what pinging a role that not everybody may mention needs."""


def point_at(api: str, gateway: str) -> None:
    """Let discord.py of this process speak to another server than Discord's; both are whole addresses."""
    Route.BASE = api.rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)


def invite_address(application_id: int) -> str:
    """Return the address with which an admin invites the bot, asking for exactly what it needs."""
    return discord.utils.oauth_url(
        application_id, permissions=INVITE_PERMISSIONS, scopes=("bot", "applications.commands")
    )


class TMinus(commands.AutoShardedBot):
    """The Discord client of T-Minus.

    `ready_s` is how long guilds may keep us waiting at the start. The caller starts it with `start(token)` and ends it
    with `close()`; it closes nothing that it was given.
    """

    def __init__(self, services: Services, *, ready_s: float = 2.0) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            max_ratelimit_timeout=30.0,
            guild_ready_timeout=ready_s,
            http_trace=trace(services.pacer),
        )
        self.services = services
        self._known: set[int] = set()
        self._noting = asyncio.Lock()
        self._guilds_noted = asyncio.Event()
        self._asking: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        """Add commands and buttons; tell Discord of the commands if they changed since last time."""
        await self.tree.set_translator(CommandTranslator())
        for cog in cogs.all_cogs(self.services):
            await self.add_cog(cog)
        for menu in MessageMenu(self.services).commands():
            self.tree.add_command(menu)
        self.add_dynamic_items(*buttons.ITEMS)
        await self.sync_commands()
        self._asking = asyncio.create_task(self._ask(), name="questions")

    async def close(self) -> None:
        """End the connection and what runs beside it."""
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)
            self._asking = None
        await super().close()

    async def _ask(self) -> None:
        """Post what waits for admins, for as long as the client lives; what fails is tried again."""
        await self.wait_until_ready()
        steps = (Questions(self, self.services).run, StoppedSources(self, self.services).run)
        away = False
        while not self.is_closed():
            for step in steps:
                try:
                    await step()
                    away = False
                except Unavailable as error:
                    if not away:
                        _log.warning("admins are not asked or told: %s", error, extra={"action": "ask"})
                    away = True
                except Exception:  # the loop of a job: the next turn tries again
                    _log.exception("admins were not asked or told", extra={"action": "ask"})
            await asyncio.sleep(_ASK_EVERY_S)

    async def sync_commands(self) -> bool:
        """Send the commands to Discord if they are others than those sent last; return whether they were."""
        key = _TREE_KEY.format(application=self.application_id)
        found = await self.commands_hash()
        async with self.services.database.read() as session:
            known = await db.settings.get(session, key)
        if known == found:
            return False
        await self.tree.sync()
        async with self.services.database.begin() as session:
            await db.settings.put(session, key, found)
        _log.info("commands were sent to Discord", extra={"action": "sync-commands"})
        return True

    async def commands_hash(self) -> str:
        """Return what changes when any command, description or translation does."""
        translator = self.tree.translator
        assert translator is not None
        shapes = [await c.get_translated_payload(self.tree, translator) for c in self.tree.get_commands()]
        text = json.dumps(shapes, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    async def launch_shards(self) -> None:
        """Open as many shards as Discord advises, at the configured gateway.

        The library ends the program when the gateway's address cannot be had at this very moment, and identifies
        without looking whether it still may: beyond 1,000 times a day Discord takes the token away. Both wait here.
        """
        while self.shard_count is None:
            try:
                count, _url, limits = await self.http.get_bot_gateway()
            except (discord.GatewayNotFound, *MAY_HAVE_ARRIVED) as error:
                _log.warning("the gateway cannot be reached: %s", error, extra={"action": "gateway"})
                await asyncio.sleep(_ASK_GATEWAY_AGAIN_S)
                continue
            if limits["remaining"] < count:
                wait_s = limits["reset_after"] / 1000
                extra = {"action": "identify-limit", "shards": count, "remaining": limits["remaining"]}
                _log.error("Discord allows no more sessions today; waiting %.0f s", wait_s, extra=extra)
                await asyncio.sleep(wait_s)
                continue
            self.shard_count = count
        await super().launch_shards()

    async def settled(self) -> None:
        """Wait until the client is ready and its guilds are noted in the database."""
        await self._guilds_noted.wait()

    async def on_ready(self) -> None:
        """Note the guilds that came or went while the bot was away."""
        await self._note(self.guilds)
        async with self.services.database.begin() as session:
            await db.guilds.leave_all_but(session, self._is_in, self.services.clock.now())
        self._guilds_noted.set()
        extra = {"action": "ready", "guilds": len(self.guilds), "shards": self.shard_count}
        _log.info("ready", extra=extra)

    def _is_in(self, guild_id: int) -> bool:
        return self.get_guild(guild_id) is not None

    async def on_shard_ready(self, shard_id: int) -> None:
        """Note a shard's guilds, and post again where we may now: nothing else tells of what it missed while away."""
        guilds = [guild for guild in self.guilds if guild.shard_id == shard_id]
        await self._note(guilds)
        async with self.services.database.read() as session:
            paused = await db.targets.guilds_with_paused(session)
        for guild in guilds:
            if guild.id in paused:
                await self._resume(guild)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note a new guild; one that comes back may have paused channels."""
        await self.know(guild)
        await self._resume(guild)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Do the same for a guild that was out of order. Those of a shard's start are seen to all at once."""
        if self.is_ready():
            await self.on_guild_join(guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that the bot was removed; the configuration is kept for a while."""
        self._known.discard(guild.id)
        async with self.services.database.begin() as session:
            await db.guilds.leave(session, guild.id, self.services.clock.now())

    async def on_guild_update(self, before: discord.Guild, after: discord.Guild) -> None:
        """Note another name or language."""
        if (before.name, before.preferred_locale) != (after.name, after.preferred_locale):
            self._known.discard(after.id)
            await self.know(after)

    async def on_guild_channel_update(self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel) -> None:
        """Post again where a channel's permissions changed in our favour."""
        if before.overwrites != after.overwrites:
            await self._resume(after.guild)

    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        """Post again where a role's permissions changed in our favour."""
        if before.permissions != after.permissions:
            await self._resume(after.guild)

    async def on_guild_role_delete(self, role: discord.Role) -> None:
        """Ping a role no more that is gone: its mention would stand above each post as "@deleted-role"."""
        async with self.services.database.begin() as session:
            await db.routes.forget_role(session, role.guild.id, role.id)

    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        """Post again where we were given a role; of others' roles Discord does not tell us."""
        if before.roles != after.roles and after == after.guild.me:
            await self._resume(after.guild)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Answer a button or form that an earlier run handled: the library passes over it in silence."""
        if interaction.type not in (discord.InteractionType.component, discord.InteractionType.modal_submit):
            return
        custom_id = str(dict(interaction.data or {}).get("custom_id"))
        if any(item.__discord_ui_compiled_template__.fullmatch(custom_id) for item in buttons.ITEMS):
            return
        await asyncio.sleep(_UNHANDLED_S)
        if not interaction.response.is_done():
            with speaking(str(interaction.locale)), suppress(discord.HTTPException):
                text = _(
                    "I was restarted since this was shown and no longer know what it was about. Please begin again."
                )
                await answer(interaction, note(text, CAREFUL))

    async def _resume(self, guild: discord.Guild) -> None:
        for looked in await resume(self.services.database, guild, self.services.clock.now()):
            if looked.is_resumed:
                extra = {"action": "resumed", "guild": guild.id, "channel": looked.channel_id}
                _log.info("a paused channel is resumed", extra=extra)

    async def know(self, guild: discord.Guild) -> None:
        """Note a guild, once in this run."""
        await self._note([guild])

    async def _note(self, guilds: Sequence[discord.Guild]) -> None:
        """Note those guilds that this run has not noted yet. One that is unavailable has no name; it is noted later."""
        async with self._noting:
            new = [guild for guild in guilds if guild.id not in self._known and not guild.unavailable]
            for start in range(0, len(new), _NOTED_AT_ONCE):
                some = [
                    Joined(guild.id, guild.name, str(guild.preferred_locale))
                    for guild in new[start : start + _NOTED_AT_ONCE]
                ]
                async with self.services.database.begin() as session:
                    await db.guilds.join_all(session, some)
                self._known.update(one.id for one in some)
