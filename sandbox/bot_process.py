"""The bot as a process of its own beside the sandbox: started, stopped, killed, and its last words.

The bot is not told that it is watched: it gets other addresses and a clock by its ordinary configuration.
"""

import asyncio
import contextlib
import ctypes
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from sandbox.newsroom import Story
from sandbox.server import Sandbox

ROOT = Path(__file__).resolve().parents[1]
_STOPS_WITHIN_S = 15.0
_LAST_WORDS = 8


class BotProcess:
    """`python -m bot run` in `folder`, where its configuration, database and log are."""

    def __init__(self, box: Sandbox, story: Story, folder: Path) -> None:
        self._box = box
        self._story = story
        self._folder = folder
        self._log = folder / "bot.log"
        self._process: asyncio.subprocess.Process | None = None

    @property
    def exit_code(self) -> int | None:
        """How it ended; None while it runs or before it was started."""
        return self._process.returncode if self._process else None

    async def start(self) -> None:
        """Start it, or start it again on the same database. The sandbox's port must be open."""
        # The process is started elsewhere, where a relative path would lead to something else.
        config = (self._folder / "config.toml").resolve()
        write_config(config, self._box, self._story)
        # DATABASE_URL would lead the demo into somebody's real database.
        inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "--config", str(config), "run"),
                cwd=ROOT,
                env=inherited | {"DISCORD_TOKEN": self._box.token},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # Ctrl-C is for the demo alone; it stops the bot in its own good time.
                start_new_session=True,
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,
            )

    async def ended(self) -> int:
        """Wait until it ends by itself; return its exit code."""
        assert self._process is not None, "not started"
        return await self._process.wait()

    async def stop(self) -> None:
        """Stop it as a host would: ask, and after a while insist."""
        if self._process is None or self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), _STOPS_WITHIN_S)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    def kill(self) -> None:
        """End it without a chance to say anything (SIGKILL), at this very instant; `ended` waits for it."""
        assert self._process is not None, "not started"
        os.kill(self._process.pid, signal.SIGKILL)

    def last_words(self) -> str:
        """Return the end of its log, readable."""
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines() if self._log.exists() else []
        return "\n".join("  " + _readable(line) for line in lines[-_LAST_WORDS:]) or "  (none)"


@contextlib.asynccontextmanager
async def running(bot: BotProcess) -> AsyncIterator[BotProcess]:
    """Start the bot; stop it at the end, whatever happens."""
    await bot.start()
    try:
        yield bot
    finally:
        await bot.stop()


def write_config(path: Path, box: Sandbox, story: Story) -> None:
    """Write a configuration for the bot at `path`, and beside it a catalogue of the story's brands."""
    catalogue = path.with_name("catalogue.toml")
    brands = [
        f"[[brand]]\nname = {json.dumps(s.name)}\naliases = {json.dumps(list(s.aliases), ensure_ascii=False)}\n"
        f'home_zone = "{s.home_zone}"\nsources = ["{box.url}/newsroom/{s.key}/feed.xml"]\n'
        for s in story.sites
    ]
    catalogue.write_text("\n".join(brands), encoding="utf-8")
    database = path.with_name("t-minus.sqlite3").resolve()
    path.write_text(
        f'[discord]\napi = "{box.api}"\ngateway = "{box.gateway}"\n'
        f"[database]\nurl = {json.dumps(f'sqlite:///{database}')}\n"
        f"[catalogue]\npath = {json.dumps(str(catalogue.resolve()))}\n"
        f'[fetch]\nallow = ["127.0.0.0/8"]\n[clock]\nurl = "{box.url}/clock"\n[log]\nformat = "json"\n',
        encoding="utf-8",
    )


def _libc() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(None)
    except OSError:
        return None


_LIBC = _libc() if sys.platform == "linux" else None
_PR_SET_PDEATHSIG = 1


def _die_with_parent() -> None:
    """A demo that is killed cannot stop its bot, which would wait for its clock for ever; so Linux does."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _readable(line: str) -> str:
    try:
        entry = json.loads(line)
        return f"{entry['level']}: {entry['message']}"
    except (ValueError, KeyError, TypeError):
        return line
