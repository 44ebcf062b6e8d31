"""Run the local Discord alone: `python -m sandbox [--port 8765] [--world FILE]`, for development."""

import argparse
import asyncio
import signal
import sys
import time
import tomllib
from pathlib import Path

from sandbox.blueprint import build_world, load_world
from sandbox.errors import ControlError
from sandbox.server import Sandbox


async def serve(port: int, world_file: Path | None) -> None:
    """Serve until interrupted."""
    stopping = asyncio.Event()
    # A KeyboardInterrupt that comes just before the loop begins to wait would be heard when something else wakes it.
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    world = build_world(time.time) if world_file is None else load_world(time.time, world_file)
    async with Sandbox(port, world=world) as box:
        sys.stdout.write(f"page     {box.url}/\napi      {box.api}\ngateway  {box.gateway}\ntoken    {box.token}\n")
        sys.stdout.flush()
        await stopping.wait()


def main() -> int:
    """Parse the arguments and serve."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A local Discord for development.")
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--world", type=Path, help="a TOML file that describes guilds and people")
    arguments = parser.parse_args()
    try:
        asyncio.run(serve(arguments.port, arguments.world))
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        what = f"{error.filename}: cannot be read" if error.filename else f"cannot serve on port {arguments.port}"
        sys.stderr.write(f"{what}: {error.strerror or error}\n")
        return 2
    except (tomllib.TOMLDecodeError, ControlError) as error:
        sys.stderr.write(f"{arguments.world}: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
