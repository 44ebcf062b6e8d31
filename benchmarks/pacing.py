"""How fast a bot may talk: 1,500 messages to 120 channels under Discord's limits, paced and not.

The same unmodified discord.py sends the same messages twice against the local Discord (50 requests a second over all
routes, 5 in 5 s for each channel): once as it is, once through `bot.pacer`. What is counted is what arrived.
"""

import argparse
import asyncio
import json
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import discord

from bot.client import point_at
from bot.http import trace
from bot.pacer import Pacer
from sandbox.blueprint import build_world
from sandbox.limits import Settings
from sandbox.server import Sandbox

RATE = 45.0


def description(channels: int) -> dict[str, Any]:
    return {
        "people": [{"name": "ada"}],
        "guilds": [
            {"name": f"Guild {g}", "owner": "ada", "channels": [{"name": f"c{g}-{c}"} for c in range(10)]}
            for g in range(channels // 10)
        ],
    }


@contextmanager
def sandbox(channels: int) -> Iterator[Sandbox]:
    """Run the local Discord in a thread, so that the client's event loop is its own."""
    loop = asyncio.new_event_loop()
    box = Sandbox(world=build_world(time.time, description(channels)), settings=Settings(recorded_requests=50_000))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(box.start(), loop).result(30)
    try:
        yield box
    finally:
        asyncio.run_coroutine_threadsafe(box.stop(), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def send_all(box: Sandbox, number: int, pacer: Pacer | None) -> dict[str, Any]:
    point_at(box.api, box.gateway)
    options = {"http_trace": trace(pacer)} if pacer else {}
    async with discord.Client(intents=discord.Intents.none(), **options) as client:
        await client.login(box.token)
        channels = [channel.id for guild in box.world.guilds.values() for channel in guild.channels.values()]

        async def one(index: int) -> bool:
            try:
                target = client.get_partial_messageable(channels[index % len(channels)])
                await target.send(f"message {index}")
            except discord.HTTPException:
                return False
            return True

        began = time.monotonic()
        sent = await asyncio.gather(*(one(index) for index in range(number)))
        took_s = time.monotonic() - began
    arrived = {m.content for m in box.world.messages.values()}
    refused = [r for r in box.core.record.requests if r.status == 429]
    return {
        "sent": sum(sent),
        "arrived": len(arrived),
        "lost": number - len(arrived),
        "refusals": len(refused),
        "global_refusals": sum(bool((r.answer or {}).get("global")) for r in refused),
        "seconds": round(took_s, 1),
        "per_second": round(len(arrived) / took_s, 1),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=1_500)
    parser.add_argument("--channels", type=int, default=120)
    given = parser.parse_args()
    results = {}
    for name, pacer in (("paced", Pacer(RATE)), ("plain discord.py", None)):
        with sandbox(given.channels) as box:
            results[name] = asyncio.run(send_all(box, given.messages, pacer))
        print(f"{name:18} {json.dumps(results[name])}", flush=True)
    paced = results["paced"]
    good = not paced["lost"] and not paced["global_refusals"] and paced["per_second"] >= 0.9 * RATE
    print(f"reached: {good} (0 lost, no global 429, at least {0.9 * RATE:.1f} a second)")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
