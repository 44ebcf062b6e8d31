"""`tminus demo`: a local Discord, the bot as a real process, a replayed newsroom, and a clock that leaps.

The bot is not told that it is a demo: it gets other addresses and a clock by its ordinary configuration. Everything
lives in a temporary folder and is gone at the end, unless `--keep` names one.
"""

import asyncio
import contextlib
import errno
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import webbrowser
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sandbox.blueprint import build_world
from sandbox.clock import Clock
from sandbox.newsroom import Newsroom, Story, load_story
from sandbox.server import Sandbox
from sandbox.story import STEPS, WORLD, StepFailed, play
from sandbox.transcript import Line, Transcript

ROOT = Path(__file__).resolve().parents[1]
_READY_WITHIN_S = 60.0
_STUCK_AFTER_S = 60.0
_LOOK_EVERY_S = 0.02
# Between two leaps somebody who watches should be able to read what was posted.
_DWELL_S = 2.5


class DemoFailed(Exception):
    """The demo cannot go on; one line that says why and what to do."""


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """`port` 0 takes a free one; `keep` is a folder that stays; `transcript` a file to write."""

    port: int = 8022
    browser: bool = True
    exit_when_done: bool = False
    transcript: Path | None = None
    keep: Path | None = None


def run_demo(options: DemoOptions) -> int:
    """Run the demo until Ctrl-C, or with `exit_when_done` until the story is told; return the exit code.

    Raises DemoFailed where it cannot start or the bot breaks down.
    """
    folder = options.keep or Path(tempfile.mkdtemp(prefix="t-minus-demo-"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        asyncio.run(_Demo(options, folder).run())
    except OSError as error:
        raise DemoFailed(_explain(error, options)) from error
    finally:
        if options.keep is None:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def _explain(error: OSError, options: DemoOptions) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {options.port} is in use (another demo?). Stop it, or choose another: demo --port 0"
    return f"{error.filename or 'the demo'}: {error.strerror or error}"


class _Demo:
    def __init__(self, options: DemoOptions, folder: Path) -> None:
        self.options = options
        self.folder = folder
        self.story: Story = load_story()
        # Written line by line: a demo that is stopped leaves what was said so far.
        self.file = options.transcript.open("w", encoding="utf-8") if options.transcript else None
        self.said = 0

    async def run(self) -> None:
        """Set everything up, then tell the story or wait for whoever watches."""
        began = time.monotonic()
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, stop.set)
        clock = Clock.starting(time.time, self.story.start)
        clock.dwell_s = _DWELL_S
        box = Sandbox(
            self.options.port,
            world=build_world(time.time, WORLD),
            clock=clock,
            newsroom=Newsroom(self.story, clock.now),
        )
        async with box, self._bot(box) as process:
            Transcript(box.world, self._take)
            _say(f"T-Minus demo: a local Discord at {box.url}")
            await self._until(self._set_up(box), process, stop)
            if stop.is_set():
                return
            if self.options.exit_when_done:
                await self._until(self._tell(box), process, stop)
                _say(f"The story is told: {self.said} messages in {time.monotonic() - began:.0f} s.")
                return
            self._show(box.url)
            await self._until(stop.wait(), process, stop)

    @contextlib.asynccontextmanager
    async def _bot(self, box: Sandbox) -> AsyncIterator[asyncio.subprocess.Process]:
        """Run the bot as a process of its own; stop it at the end as a host would."""
        config = self.folder / "config.toml"
        log = self.folder / "bot.log"
        _write_config(config, box, self.story, self.folder)
        environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"DISCORD_TOKEN": box.token}
        _say("Starting the bot …")
        with log.open("wb") as stderr:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "--config", str(config), "run"),
                cwd=ROOT,
                env=environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=stderr,
                stderr=stderr,
                start_new_session=True,
            )
        try:
            yield process
        finally:
            if process.returncode is None:
                _say("Stopping …")
                process.terminate()
                try:
                    await asyncio.wait_for(process.wait(), 15)
                except TimeoutError:
                    process.kill()
                    await process.wait()
            if self.file:
                self.file.close()

    async def _until(
        self, work: Coroutine[Any, Any, object], process: asyncio.subprocess.Process, stop: asyncio.Event
    ) -> None:
        """Do `work`; end early when somebody stops the demo, fail when the bot's process ends."""
        main: asyncio.Task[object] = asyncio.create_task(work)
        ended: asyncio.Task[object] = asyncio.create_task(process.wait())
        tasks: list[asyncio.Task[object]] = [main, ended, asyncio.create_task(stop.wait())]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        broken = ended.done() and not stop.is_set() and not main.done()
        error = main.exception() if main.done() else None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if isinstance(error, StepFailed | TimeoutError) or broken:
            reason = f"the bot stopped with exit code {process.returncode}" if broken else str(error)
            raise DemoFailed(f"{reason}. Its last words:\n{self._last_words()}") from error
        if error:
            raise error

    def _last_words(self) -> str:
        log = self.folder / "bot.log"
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
        return "\n".join("  " + _readable(line) for line in lines[-8:]) or "  (none)"

    async def _set_up(self, box: Sandbox) -> None:
        async with _timeout("the bot did not come online"):
            while not (box.core.gateway.connected and box.world.commands):
                await asyncio.sleep(_LOOK_EVERY_S)
        for step in STEPS:
            shown = " ".join(f"{k}: {v}" for k, v in step.options.items())
            _say(f"  {step.who}: /{step.command} {shown}")
            await play(box, step)
        async with _timeout("the bot did not finish its first look at the newsroom"):
            while not box.clock.idle():
                await asyncio.sleep(_LOOK_EVERY_S)

    async def _tell(self, box: Sandbox) -> None:
        """Leap from moment to moment until the story's end; every due moment is seen at its own time."""
        clock, end = box.clock, self.story.end.timestamp()
        while True:
            async with _timeout(f"the bot was not idle at {clock.now():%d %B %Y %H:%M}", _STUCK_AFTER_S):
                while not clock.idle():
                    await asyncio.sleep(_LOOK_EVERY_S)
            target = clock.target()
            if target is None or target > end:
                return
            if not clock.leap():
                await asyncio.sleep(_LOOK_EVERY_S)

    def _take(self, line: Line) -> None:
        self.said += 1
        if self.file:
            self.file.write(line.json + "\n")
            self.file.flush()
        if not self.options.browser and line.kind not in ("answer", "message"):
            first, *rest = line.text.splitlines()
            when = datetime.fromisoformat(line.at)
            _say(f"{when:%d %b %Y %H:%M}  {line.target:<26} {line.kind:<9} {first}{': ' + rest[0] if rest else ''}")

    def _show(self, url: str) -> None:
        opened = False
        if self.options.browser:
            with contextlib.suppress(webbrowser.Error):
                opened = webbrowser.open(url)
        how = "It opens in your browser" if opened else "Open it in a browser"
        _say(f"\n{how}: {url}\nPress ▶ Play there to let the story run; Ctrl-C here stops everything.")
        if self.options.keep:
            _say(f"Database and log: {self.folder}")


@contextlib.asynccontextmanager
async def _timeout(what: str, seconds: float = _READY_WITHIN_S) -> AsyncIterator[None]:
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise StepFailed(f"{what} within {seconds:.0f} s") from None


def _write_config(path: Path, box: Sandbox, story: Story, folder: Path) -> None:
    catalogue = folder / "catalogue.toml"
    brands = [
        f"[[brand]]\nname = {json.dumps(s.name)}\naliases = {json.dumps(list(s.aliases), ensure_ascii=False)}\n"
        f'home_zone = "{s.home_zone}"\nsources = ["{box.url}/newsroom/{s.key}/feed.xml"]\n'
        for s in story.sites
    ]
    catalogue.write_text("\n".join(brands), encoding="utf-8")
    database = folder / "t-minus.sqlite3"
    path.write_text(
        f'[discord]\napi = "{box.api}"\ngateway = "{box.gateway}"\n'
        f"[database]\nurl = {json.dumps(f'sqlite:///{database}')}\n"
        f"[catalogue]\npath = {json.dumps(str(catalogue))}\n"
        f'[fetch]\nallow = ["127.0.0.0/8"]\n[clock]\nurl = "{box.url}/clock"\n[log]\nformat = "json"\n',
        encoding="utf-8",
    )


def _readable(line: str) -> str:
    try:
        entry = json.loads(line)
        return f"{entry['level']}: {entry['message']}"
    except (ValueError, KeyError, TypeError):
        return line


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201
