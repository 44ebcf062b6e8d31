"""`tminus demo`: a local Discord, the bot as a real process, a replayed newsroom, and a clock that leaps.

Everything lives in a temporary folder and is gone at the end, unless `--keep` names one.
"""

import asyncio
import contextlib
import errno
import os
import shutil
import signal
import sys
import tempfile
import time
import webbrowser
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sandbox.bot_process import running
from sandbox.stage import Stage
from sandbox.story import Step, StepFailed
from sandbox.transcript import Line, Transcript

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
        if any(folder.iterdir()):
            # An earlier demo's database, or somebody's own configuration, which must not be written over.
            raise DemoFailed(f"{folder} is not empty. Name a new folder for --keep")
        asyncio.run(_Demo(options, folder).run())
    except OSError as error:
        raise DemoFailed(_explain(error, options)) from error
    finally:
        if options.keep is None:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def _explain(error: OSError, options: DemoOptions) -> str:
    if error.errno == errno.EADDRINUSE:
        return f'port {options.port} is in use (another demo?). Stop it, or take a free one: make demo ARGS="--port 0"'
    if options.transcript and error.filename == str(options.transcript):
        advice = "Name a file in a folder that is there"
        return f"--transcript {options.transcript} cannot be written ({error.strerror}). {advice}"
    if options.keep and error.filename == str(options.keep):
        return f"--keep {options.keep} cannot be used ({error.strerror}). Name a new or empty folder"
    return f"{error.filename or 'the demo'}: {error.strerror or error}"


class _Demo:
    def __init__(self, options: DemoOptions, folder: Path) -> None:
        self.options = options
        self.folder = folder
        self.stage = Stage(folder, options.port)
        self.stage.clock.dwell_s = _DWELL_S
        self.stop = asyncio.Event()
        # Written line by line: a demo that is stopped leaves what was said so far.
        self.file = options.transcript.open("w", encoding="utf-8") if options.transcript else None
        self.told = 0

    async def run(self) -> None:
        """Set everything up, then tell the story or wait for whoever watches."""
        began = time.monotonic()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, self.stop.set)
        try:
            async with self.stage.box:
                _say(f"T-Minus demo: a local Discord at {self.stage.box.url}\nStarting the bot …")
                async with running(self.stage.bot):
                    Transcript(self.stage.box.world, self._take)
                    await self._play(began)
                    _say("Stopping …")
        finally:
            if self.file:
                self.file.close()
        if self.options.keep:
            _say(f"Database and log: {self.folder}")

    async def _play(self, began: float) -> None:
        await self._until(self.stage.set_up(note=_say_step))
        if self.stop.is_set():
            return
        if self.options.exit_when_done:
            await self._until(self.stage.tell())
            if not self.stop.is_set():
                _say(f"The story is told: {self.told} posts in {time.monotonic() - began:.0f} s.")
            return
        hurry = asyncio.create_task(self.stage.hurry())
        self._show(self.stage.box.url)
        try:
            await self._until(self.stop.wait())
        finally:
            hurry.cancel()

    async def _until(self, work: Coroutine[Any, Any, object]) -> None:
        """Do `work`; end early when somebody stops the demo. Raises DemoFailed when the bot ends or is stuck."""
        main: asyncio.Task[object] = asyncio.create_task(work)
        ended: asyncio.Task[object] = asyncio.create_task(self.stage.bot.ended())
        tasks: list[asyncio.Task[object]] = [main, ended, asyncio.create_task(self.stop.wait())]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        broken = ended.done() and not self.stop.is_set() and not main.done()
        error = main.exception() if main.done() else None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if isinstance(error, StepFailed | TimeoutError) or broken:
            reason = f"the bot stopped with exit code {self.stage.bot.exit_code}" if broken else str(error)
            raise DemoFailed(f"{reason}. Its last words:\n{self.stage.bot.last_words()}") from error
        if error:
            raise error

    def _take(self, line: Line) -> None:
        if self.file:
            self.file.write(line.json + "\n")
            self.file.flush()
        if line.kind in ("answer", "message") or line.change != "sent":
            return
        self.told += 1
        first, *rest = [part for part in line.text.splitlines() if not part.startswith("@")]
        when = datetime.fromisoformat(line.at)
        _say(f"{when:%d %b %Y %H:%M}  {line.target:<24} {line.kind:<9} {': '.join([first, *rest[:1]])[:90]}")

    def _show(self, url: str) -> None:
        opened = False
        if self.options.browser and _has_a_screen():
            with contextlib.suppress(webbrowser.Error):
                opened = webbrowser.open(url)
        how = "It opens in your browser" if opened else "Open it in a browser"
        _say(f"\n{how}: {url}\nPress Play there to let the story run; Ctrl-C here stops everything.\n")


def _has_a_screen() -> bool:
    """Without one, `webbrowser` would put a browser for terminals over the demo's own words."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _say_step(step: Step) -> None:
    shown = " ".join(f"{name}: {value}" for name, value in step.options.items())
    _say(f"  {step.who}: /{step.command} {shown}")


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201
