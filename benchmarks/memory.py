"""Memory of the whole bot beside a bare discord.py client with the same intents, in the same local Discord.

    python -m benchmarks.memory [--guilds 1 1000 10000]

Each guild has 20 channels and 20 roles, and follows a brand. The bot is the real program on a migrated database, and
has worked when it is looked at: it has polled the story's newsroom, read its articles and sent posts, so that nothing
it needs is still to be loaded. How much it did is printed. All its processes count: now, when there is nothing to do,
and at most, which is while it reads pages in a process apart. Exit code 1 where the bot needs more than 60 MiB above
the bare client.
"""

import argparse
import asyncio
import os
import sqlite3
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.soak import Shape, fill
from db.engine import open_database
from sandbox.blueprint import build_world
from sandbox.bot_process import ROOT, write_config
from sandbox.clock import Clock
from sandbox.newsroom import Newsroom, load_story
from sandbox.server import Sandbox

GOAL_MIB = 60.0
_EACH = 20
_POSTS = 60
# longer than the process stays that reads pages; on a busy machine that is waited for
_SETTLES_S = 15.0
_READY_WITHIN_S = 300.0
_PAGE_MIB = os.sysconf("SC_PAGE_SIZE") / 2**20
BARE = """
import asyncio, sys, discord, yarl
discord.http.Route.BASE = sys.argv[1]
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sys.argv[2])
client = discord.AutoShardedClient(intents=discord.Intents(guilds=True))
@client.event
async def on_ready():
    print('"action": "ready"', len(client.guilds), flush=True)
asyncio.run(client.start(sys.argv[3]))
"""


@dataclass(frozen=True, slots=True)
class Memory:
    """What a program's processes hold now, and held at most together."""

    now_mib: float
    most_mib: float


def sandbox(guilds: int) -> Sandbox:
    """Return a local Discord with so many guilds, and the story's newsroom at its end."""
    story = load_story()
    clock = Clock.starting(time.time, story.end)
    world = build_world(time.time, {"people": [{"name": "ada"}], "guilds": [_guild(n) for n in range(guilds)]})
    return Sandbox(world=world, clock=clock, newsroom=Newsroom(story, clock.now))


def _guild(number: int) -> dict[str, Any]:
    """Describe a guild: in the first every channel follows the brand that posts, in others one."""
    following = _EACH if number == 0 else 1
    return {
        "name": f"Guild {number}",
        "owner": "ada",
        "roles": [{"name": f"role {n}"} for n in range(_EACH)],
        "channels": [{"name": f"{'soak' if n < following else 'channel'}-{n}", "topic": "Talk"} for n in range(_EACH)],
    }


async def measured(command: list[str], folder: Path, environment: dict[str, str]) -> Memory:
    """Run a program until it was ready for a while and all processes that it began have ended; return what it held."""
    log = folder / "log"
    with log.open("wb") as out:
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=out, stderr=out)
    most_mib, ready_at = 0.0, None
    try:
        async with asyncio.timeout(_READY_WITHIN_S):
            while ready_at is None or time.monotonic() - ready_at < _SETTLES_S or _begun_by(process.pid):
                if process.returncode is not None:
                    raise RuntimeError(f"it ended by itself:\n{log.read_text()[-2000:]}")
                if ready_at is None and '"action": "ready"' in log.read_text():
                    ready_at = time.monotonic()
                most_mib = max(most_mib, _held_mib(process.pid))
                await asyncio.sleep(0.05)
        return Memory(_held_mib(process.pid), most_mib)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def _held_mib(pid: int) -> float:
    """Return what a process and all that it has begun hold."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:  # it has just ended
        return 0.0
    return pages * _PAGE_MIB + sum(map(_held_mib, _begun_by(pid)))


def _begun_by(pid: int) -> list[int]:
    """Return the processes that a process has begun and that have not ended."""
    begun: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # a thread that has just ended
            begun += map(int, path.read_text().split())
    return begun


async def compare(guilds: int) -> bool:
    """Measure both in one local Discord each, print a line, and return whether the goal is reached."""
    client, bot = await _bare(guilds), await _bot(guilds)
    above = bot.now_mib - client.now_mib
    print(
        f"  bare client {client.now_mib:6.1f} MiB, bot {bot.now_mib:6.1f} MiB"
        f" ({bot.now_mib / client.now_mib:.2f} x, +{above:.1f} MiB, goal +{GOAL_MIB:.0f});"
        f" at most {client.most_mib:.1f} and {bot.most_mib:.1f} MiB",
        flush=True,
    )
    return above <= GOAL_MIB


async def _bare(guilds: int) -> Memory:
    with tempfile.TemporaryDirectory(prefix="tminus-memory-") as name:
        async with sandbox(guilds) as box:
            command = [sys.executable, "-c", BARE, box.api, box.gateway, box.token]
            return await measured(command, Path(name), dict(os.environ))


async def _bot(guilds: int) -> Memory:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with tempfile.TemporaryDirectory(prefix="tminus-memory-") as name:
        folder, box = Path(name), sandbox(guilds)
        async with box:
            config = folder / "config.toml"
            write_config(config, box, load_story())
            program = [sys.executable, "-m", "bot", "--config", str(config)]
            migration = await asyncio.create_subprocess_exec(*program, "migrate", cwd=ROOT, env=environment)
            assert await migration.wait() == 0
            file = folder / "t-minus.sqlite3"
            database = open_database(f"sqlite:///{file}")
            await fill(database, box, Shape(number=_POSTS, channels=_EACH, spread_s=5.0), box.clock.now())
            await database.close()
            found = await measured([*program, "run"], folder, environment | {"DISCORD_TOKEN": box.token})
            with sqlite3.connect(file) as connection:
                (read,) = connection.execute("SELECT count(*) FROM feed_item WHERE state = 'read'").fetchone()
            sent = len(box.world.messages)
            print(f"{guilds:>6,} guilds: {read} articles read, {sent} posts sent", flush=True)
            assert read, "the bot has read nothing"
            assert sent == _POSTS, f"the bot has sent {sent} posts"
            return found


async def main(guilds: list[int]) -> int:
    """Compare at each number of guilds."""
    reached = [await compare(number) for number in guilds]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--guilds", type=int, nargs="+", default=[1, 1_000, 10_000])
    sys.exit(asyncio.run(main(parser.parse_args().guilds)))
