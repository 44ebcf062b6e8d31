"""`check`: what works, what does not, and what to do about it. Changes nothing."""

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import discord

from bot.catalogue import read_catalogue
from bot.client import INVITE_PERMISSIONS, invite_address, point_at
from bot.clock import BEARABLE, SystemClock
from bot.config import Config, ConfigError
from bot.discord_clock import ahead_of_discord, wrong
from bot.fetching import fetcher_of
from bot.http import MAY_HAVE_ARRIVED
from db.address import engine_url, shown
from db.errors import DatabaseError
from db.migrations import NEWEST, schema_revision
from feeds.discover import discover
from feeds.errors import ConnectionFailed, FeedError, FetchTimeout
from feeds.fetch import Fetcher

_SOURCE_WITHIN_S = 20.0
_PAGE = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` says what to do where it does not work."""

    subject: str
    works: bool
    found: str
    advice: str = ""

    @property
    def text(self) -> str:
        """The finding as one or two lines."""
        line = f"{'ok  ' if self.works else 'NOT '} {self.subject:<14} {self.found}"
        return line if self.works or not self.advice else f"{line}\n{' ' * 20}→ {self.advice}"


def check(config: Config) -> int:
    """Look at everything and print it as it comes; return 0 if all works, else 1."""
    return asyncio.run(_check(config))


async def _check(config: Config) -> int:
    works = True
    async for finding in _findings(config):
        print(finding.text, flush=True)  # noqa: T201
        works = works and finding.works
    return 0 if works else 1


async def _findings(config: Config) -> AsyncIterator[Finding]:
    yield Finding("configuration", True, "every key is known")
    yield await asyncio.to_thread(_database, config)
    async for finding in _discord(config):
        yield finding
    async for finding in _sources(config):
        yield finding


def _database(config: Config) -> Finding:
    try:
        url = engine_url(config.database.url)
        file = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
        if file and (obstacle := _not_writable(file)):
            return Finding("database", False, f"{obstacle} cannot be written", f"let whoever runs the bot write {file}")
        if file and not file.exists():
            return Finding("database", True, f"{shown(url)}, not there yet; `run` makes it")
        revision = schema_revision(config.database.url)
    except DatabaseError as error:
        return Finding("database", False, str(error), "see [database] url and DATABASE_URL")
    if revision is None:
        return Finding("database", True, f"{shown(url)}, empty; `run` fills it")
    if revision != NEWEST:
        return Finding(
            "database", False, f"{shown(url)} is at schema {revision}, not {NEWEST}", "run python -m bot migrate"
        )
    return Finding("database", True, f"{shown(url)}, schema {revision}")


def _not_writable(file: Path) -> Path | None:
    """Return what keeps a SQLite file from being written: itself, or the folder that it is in or will be made in."""
    there = [path for path in (file.absolute(), *file.absolute().parents) if path.exists()]
    return next((p for p in there[: 1 + file.exists()] if not os.access(p, os.W_OK)), None)


async def _discord(config: Config) -> AsyncIterator[Finding]:
    if not config.token:
        advice = "make a bot in Discord's developer portal and put its token into DISCORD_TOKEN"
        yield Finding("token", False, "DISCORD_TOKEN is not set", advice)
        return
    point_at(config.discord.api, config.discord.gateway)
    async with discord.Client(intents=discord.Intents.none()) as client:
        try:
            await client.login(config.token)
        except discord.LoginFailure:
            yield Finding(
                "token", False, "Discord refuses it", "copy it anew from the developer portal (Bot → Reset Token)"
            )
            return
        except (*MAY_HAVE_ARRIVED, discord.HTTPException) as error:
            found = f"{config.discord.api} does not let the bot in ({error})"
            yield Finding("token", False, found, "check the connection and [discord] api")
            return
        assert client.user
        yield Finding("token", True, f"Discord knows it as {client.user}")
        ahead = await ahead_of_discord(config.discord.api, SystemClock())
        if ahead is not None and abs(ahead) > BEARABLE:
            yield Finding("clock", False, wrong(ahead), "`run` waits until it is right")
        yield Finding("invite address", True, invite_address(client.application_id or client.user.id))
        try:
            async for finding in _guilds(client):
                yield finding
        except (*MAY_HAVE_ARRIVED, discord.HTTPException) as error:
            yield Finding("servers", False, f"Discord does not tell of all of them ({error})", "try again later")


async def _guilds(client: discord.Client) -> AsyncIterator[Finding]:
    """Look at the permissions that Discord lists with each guild; those of channels are checked where a route is set.

    A page has two hundred: asking for each guild would take what a running bot may ask from it for minutes.
    """
    count = last = 0
    while page := await client.http.get_guilds(_PAGE, after=last, with_counts=False):
        for guild in page:
            has = discord.Permissions(int(guild["permissions"]))
            lacking = [name for name, wanted in INVITE_PERMISSIONS if wanted and not getattr(has, name)]
            if lacking and not has.administrator:
                names = ", ".join(name.replace("_", " ").title() for name in lacking)
                found = f"{guild['name']}: lacks {names}"
                yield Finding("permissions", False, found, "invite again with the address above")
        count += len(page)
        last = int(page[-1]["id"])
    if count == 0:
        yield Finding("servers", True, "none yet; open the invite address to add one")
    else:
        yield Finding("servers", True, str(count))


async def _sources(config: Config) -> AsyncIterator[Finding]:
    try:
        brands = read_catalogue(config.catalogue.path)
    except ConfigError as error:
        yield Finding("catalogue", False, str(error))
        return
    addresses = sorted({address for brand in brands for address in brand.sources})
    yield Finding("catalogue", True, f"{len(brands)} brands, {len(addresses)} sources")
    async with fetcher_of(config) as fetcher:
        answered = False
        for work in asyncio.as_completed([_source(fetcher, address) for address in addresses]):
            finding = await work
            answered = answered or finding.works
            yield finding
    if addresses and not answered:
        advice = "let this machine ask for names and reach the ports 80 and 443 of others"
        yield Finding("web", False, "no source at all answers", advice)


async def _source(fetcher: Fetcher, address: str) -> Finding:
    try:
        async with asyncio.timeout(_SOURCE_WITHIN_S):
            found = await discover(fetcher, address)
    except FeedError as error:
        passing = isinstance(error, ConnectionFailed | FetchTimeout)
        advice = "try again later" if passing else "correct or remove it in the catalogue"
        return Finding("source", False, f"{address}: {error.message}", advice)
    except TimeoutError:
        return Finding("source", False, f"{address}: no answer within {_SOURCE_WITHIN_S:.0f} s", "try again later")
    what = f"{found.feed.kind}, {len(found.feed.items)} entries"
    return Finding("source", True, f"{address}: {what}" + (f" at {found.url}" if found.url != address else ""))
