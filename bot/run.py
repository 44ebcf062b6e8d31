"""`run` and `migrate`: the composition root. Everything is made here once and handed to whoever needs it.

    config ─► database ─► catalogue ─► clock ─► fetcher, pacer ─► client, sender ─► jobs on their ticks

What stops the program is one of: a signal, a final word of Discord's, a fault of our own. In each case jobs finish what
they are doing for a few seconds first; a delivery that was cut off is settled by the next start. That is also why a
signal need not wait for a database or a Discord that does not answer: a second one, or some time, ends all at once.
"""

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

import discord

from bot.allocator import share_one_pool
from bot.budget import share
from bot.catalogue import read_catalogue
from bot.client import TMinus, invite_address, point_at
from bot.clock import RemoteClock, SystemClock
from bot.clock_link import NoClock, Work, keep_clock, read_clock
from bot.config import Config
from bot.discord_clock import wait_until_right, watch
from bot.fetching import fetcher_of
from bot.garbage import SetShardsAside, set_aside
from bot.http import MAY_HAVE_ARRIVED, trace
from bot.logs import set_up_logging
from bot.problem import Problem
from bot.services import Services
from bot.signals import heed_signals
from bot.working import Jobs, nothing_to_do
from db.engine import Database, open_database
from db.errors import AlreadyRunning, DatabaseError
from db.file_lock import hold_file_lock
from db.migrations import migrate as migrate_database
from db.migrations import schema_is_current
from feeds.apart import PROCESSES
from jobs.catalogue import load_catalogue

_log = logging.getLogger(__name__)


def migrate(config: Config) -> int:
    """Bring the database to the newest schema."""
    set_up_logging(config.log.level, config.log.format, _secrets(config))
    try:
        migrate_database(config.database.url)
    except DatabaseError as error:
        raise Problem(f"{error}. See [database] url and DATABASE_URL.") from error
    print("The database is at the newest schema.")  # noqa: T201
    return 0


def run(config: Config, only: str | None) -> int:
    """Run the bot, or with `only` one half of it, until it is stopped; return the exit code."""
    set_up_logging(config.log.level, config.log.format, _secrets(config))
    if not config.token:
        raise Problem(
            "DISCORD_TOKEN is not set. Make a bot in Discord's developer portal, copy its token, and run "
            "DISCORD_TOKEN=… python -m bot run. To look around first, without an account: python -m bot demo"
        )
    if only and config.database.url.startswith("sqlite"):
        raise Problem(
            f"--only {only} splits the bot over several processes, which SQLite does not bear. Set DATABASE_URL to a "
            "PostgreSQL database, or leave --only away."
        )
    share_one_pool()
    try:
        return asyncio.run(_run(config, config.token, only))
    except asyncio.CancelledError:
        return 0  # a signal: what it found running has ended
    except AlreadyRunning as error:
        raise Problem(f"{error}. Stop the other one first, or give this one a database of its own.") from error
    except DatabaseError as error:
        raise Problem(f"{error}. See [database] url and DATABASE_URL.") from error
    except NoClock as error:
        raise Problem(str(error)) from error


def _secrets(config: Config) -> tuple[str, ...]:
    address = config.database.url
    password = address.partition("://")[2].rpartition("@")[0].partition(":")[2]
    asked = [value for name, value in parse_qsl(address.partition("?")[2]) if "password" in name]
    # a password of three letters would blacken half of every line, and is no secret
    return tuple(s for s in (config.token, password, *asked) if s and len(s) > 5)


async def _run(config: Config, token: str, only: str | None) -> int:
    heed_signals()
    async with AsyncExitStack() as stack:
        database = open_database(config.database.url)
        stack.push_async_callback(database.close)
        if database.path:
            stack.enter_context(hold_file_lock(database.path))
        await _prepare(database, config, verify_only=only is not None)
        clock = await read_clock(config.clock.url) if config.clock.url else SystemClock()
        brands = read_catalogue(config.catalogue.path) if only != "gateway" else ()
        fetcher = await stack.enter_async_context(fetcher_of(config))
        stack.callback(PROCESSES.give_up)
        pacer = share(config.delivery.rate_per_s, only)
        point_at(config.discord.api, config.discord.gateway)
        client: discord.Client
        if only != "jobs":
            client = TMinus(Services(database, clock, pacer, fetcher))
            client.add_listener(SetShardsAside().ready, "on_shard_ready")
        else:
            # who only sends needs no gateway, and no commands
            client = discord.Client(intents=discord.Intents.none(), http_trace=trace(pacer), max_ratelimit_timeout=30.0)
        stack.push_async_callback(client.close)
        await _log_in(client, token, config.discord.api)
        await wait_until_right(config.discord.api, clock)
        if only != "gateway":
            await load_catalogue(database, brands, clock.now())
        owner = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"
        watching = watch(config.discord.api, clock)
        tasks: list[asyncio.Task[Any]] = [asyncio.create_task(watching, name="watch")]
        work: Callable[[datetime], Awaitable[Work]] = nothing_to_do
        if only != "gateway":
            jobs = Jobs(config, owner, database, fetcher, clock, client, pacer)
            stack.push_async_callback(jobs.stop)
            jobs.start()
            work = jobs.work
        if only != "jobs":
            tasks.append(asyncio.create_task(client.connect(), name="gateway"))
        if isinstance(clock, RemoteClock) and config.clock.url:
            link = keep_clock(config.clock.url, clock, owner, work)
            tasks.append(asyncio.create_task(link, name="clock"))
        set_aside()
        return await _until_one_ends(tasks)


async def _prepare(database: Database, config: Config, *, verify_only: bool) -> None:
    # Alembic is loaded only where there is something to do: it costs 8 MiB for good.
    if not await asyncio.to_thread(schema_is_current, config.database.url):
        if verify_only:
            text = "the database is not at this program's schema; run python -m bot migrate once, then this again"
            raise Problem(text)
        _log.info("bringing the database to this program's schema", extra={"action": "migrate"})
        await asyncio.to_thread(migrate_database, config.database.url)
    if database.path and os.environ.get("DYNO"):
        _log.warning(
            "SQLite on this platform's disk is lost at each restart; set DATABASE_URL to PostgreSQL",
            extra={"action": "ephemeral-disk"},
        )


async def _log_in(client: discord.Client, token: str, api: str) -> None:
    _log.info("asking Discord at %s", api, extra={"action": "ask-discord"})
    try:
        await client.login(token)
    except discord.LoginFailure as error:
        raise Problem(
            "Discord refuses this token. Copy it anew from the developer portal (Bot → Reset Token)."
        ) from error
    except (*MAY_HAVE_ARRIVED, discord.HTTPException) as error:
        raise Problem(
            f"Discord at {api} does not let the bot in ({error}). Check the connection and [discord] api."
        ) from error
    _log.info("logged in; invite address: %s", invite_address(client.application_id or 0), extra={"action": "login"})


async def _until_one_ends(tasks: list[asyncio.Task[Any]]) -> int:
    """Wait for the first task that ends, end the others, and return the exit code."""
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        error = task.exception()
        if isinstance(error, discord.ConnectionClosed | discord.PrivilegedIntentsRequired):
            advice = "Start it again: that opens the shards that Discord advises, or says what it has against the token"
            raise Problem(f"Discord closed the connection for good ({error}). {advice}.") from error
        if error:
            raise error
    _log.info("stopping", extra={"action": "stopping"})
    return 0
