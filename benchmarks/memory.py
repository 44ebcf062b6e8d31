"""Memory of the whole bot beside a bare discord.py client with the same intents, in the same local Discord.

    python -m benchmarks.memory [--guilds 1 1000 10000]

Each guild has 20 channels and 20 roles. The bot is the real program on a migrated database: it polls the story's
newsroom and reads its articles, so that nothing it needs later is still to be imported. Both are looked at some
seconds after they were ready. Exit code 1 where the bot needs more than 60 MiB above the bare client.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from sandbox.blueprint import build_world
from sandbox.bot_process import ROOT, write_config
from sandbox.clock import Clock
from sandbox.newsroom import Newsroom, load_story
from sandbox.server import Sandbox

GOAL_MIB = 60.0
_EACH = 20
_SETTLES_S = 8.0
_READY_WITHIN_S = 300.0
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
    """What a process holds now, and held at most."""

    now_mib: float
    most_mib: float


def sandbox(guilds: int) -> Sandbox:
    """Return a local Discord with so many guilds, and the story's newsroom at its end."""
    story = load_story()
    clock = Clock.starting(time.time, story.end)
    described = {
        "name": "G",
        "owner": "ada",
        "roles": [{"name": f"role {n}"} for n in range(_EACH)],
        "channels": [{"name": f"channel-{n}", "topic": "Talk"} for n in range(_EACH)],
    }
    world = build_world(
        time.time,
        {"people": [{"name": "ada"}], "guilds": [described | {"name": f"Guild {n}"} for n in range(guilds)]},
    )
    return Sandbox(world=world, clock=clock, newsroom=Newsroom(story, clock.now))


async def measured(command: list[str], folder: Path, environment: dict[str, str]) -> Memory:
    """Run a program until it was ready for a while, and return what it held."""
    log = folder / "log"
    with log.open("wb") as out:
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=out, stderr=out)
    try:
        async with asyncio.timeout(_READY_WITHIN_S):
            while '"action": "ready"' not in log.read_text():
                if process.returncode is not None:
                    raise RuntimeError(f"it ended by itself:\n{log.read_text()[-2000:]}")
                await asyncio.sleep(0.2)
        await asyncio.sleep(_SETTLES_S)
        return _memory(process.pid)
    finally:
        process.terminate()
        await process.wait()


def _memory(pid: int) -> Memory:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    kib = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.startswith(("VmRSS", "VmHWM"))}
    return Memory(kib["VmRSS"] / 1024, kib["VmHWM"] / 1024)


async def compare(guilds: int) -> bool:
    """Measure both in one local Discord each, print a line, and return whether the goal is reached."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    found: list[Memory] = []
    for bare in (True, False):
        with tempfile.TemporaryDirectory(prefix="tminus-memory-") as name:
            folder, box = Path(name), sandbox(guilds)
            async with box:
                config = folder / "config.toml"
                write_config(config, box, load_story())
                command = [sys.executable, "-c", BARE, box.api, box.gateway, box.token]
                if not bare:
                    program = [sys.executable, "-m", "bot", "--config", str(config)]
                    migration = await asyncio.create_subprocess_exec(*program, "migrate", cwd=ROOT, env=environment)
                    assert await migration.wait() == 0
                    command = [*program, "run"]
                found.append(await measured(command, folder, environment | {"DISCORD_TOKEN": box.token}))
    client, bot = found
    above = bot.now_mib - client.now_mib
    print(
        f"{guilds:>6,} guilds: bare client {client.now_mib:6.1f} MiB, bot {bot.now_mib:6.1f} MiB"
        f" ({bot.now_mib / client.now_mib:.2f} x, +{above:.1f} MiB, goal +{GOAL_MIB:.0f});"
        f" at most {client.most_mib:.1f} and {bot.most_mib:.1f} MiB",
        flush=True,
    )
    return above <= GOAL_MIB


async def main(guilds: list[int]) -> int:
    """Compare at each number of guilds."""
    reached = [await compare(number) for number in guilds]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--guilds", type=int, nargs="+", default=[1, 1_000, 10_000])
    sys.exit(asyncio.run(main(parser.parse_args().guilds)))
