"""Parsing beside the event loop: small feeds in a thread, pages and large feeds in a process of their own.

A thread shares the interpreter with the loop. A large document's long calls into C and its garbage collections then
hold the loop up for 0.1 s and more, and nothing can end a thread that reads a page made to be slow: one of 5 MiB took
minutes. What pages are read with also takes 16 MiB, for a few moments a day. A process holds nobody up, is ended when
its time or its memory is used up, knows no secret of ours, and gives everything back.

It takes half a second to begin, so it stays a while for the next document. There are two of them: what is not read
within seconds goes to the second one, and so does from then on whatever comes from its host, so that a host whose pages
are slow keeps waiting nobody but others like it.
"""

import asyncio
import os
import pickle
import resource
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, TypeVar
from urllib.parse import urlsplit

from feeds.errors import ParseError

LARGE_BYTES = 256 * 1024
LONGEST_S = 30.0
QUICK_S = 3.0
STAYS_S = 10.0
MOST_MEMORY_BYTES = 1024 * 1024 * 1024

_HEAD_BYTES = 8
_SLOW_HOSTS = 1_000
_KEPT_VARIABLES = frozenset({"PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TZ"})

T = TypeVar("T")
Parser = Callable[[bytes, str, str | None], T]


@dataclass(frozen=True, slots=True)
class _Task:
    """One document; `parse` is pickled as its module and name."""

    parse: Parser[Any]
    body: bytes
    url: str
    content_type: str | None
    longest_s: float

    @property
    def host(self) -> str:
        """Whose document it is."""
        try:
            return urlsplit(self.url).hostname or ""
        except ValueError:
            return ""


@dataclass(frozen=True, slots=True)
class _Fault:
    """A fault of our own, as the process saw it."""

    seen: str


class _TooMuch:
    """A document that took all the memory it may."""


async def parse_beside(parse: Parser[T], body: bytes, url: str, content_type: str | None) -> T:
    """Run a parser of feeds without holding up the event loop; raises what the parser raises.

    `parse` is a function of a module, by whose name the process finds it. Raises ParseError for a large document that
    takes too much time or memory.
    """
    if len(body) < LARGE_BYTES:
        return await asyncio.to_thread(parse, body, url, content_type)
    return await parse_apart(parse, body, url, content_type)


async def parse_apart(
    parse: Parser[T], body: bytes, url: str, content_type: str | None, *, longest_s: float = LONGEST_S
) -> T:
    """Run a parser of pages in the process apart; the same as `parse_beside` for whatever the parser raises."""
    task = _Task(parse, body, url, content_type, longest_s)
    outcome: Any = await PROCESSES.parse(task)
    if isinstance(outcome, ParseError):
        raise outcome
    if isinstance(outcome, _Fault):
        raise RuntimeError(f"parsing apart failed: {outcome.seen}")
    if isinstance(outcome, _TooMuch):
        raise ParseError(
            "reading this document takes more time or memory than any feed or article needs",
            url=url,
            found="an oversized document",
        )
    answer: T = outcome
    return answer


class ProcessApart:
    """The process apart: begun when a document comes and none is there, ended when none has come for a while."""

    def __init__(self) -> None:
        # One document at a time: a hundred at once must not take a hundred processes.
        self.queue = ThreadPoolExecutor(max_workers=1, thread_name_prefix="apart")
        self._process: subprocess.Popen[bytes] | None = None
        self._asking = threading.Lock()
        self._ends_at = 0.0
        self._timer: threading.Timer | None = None

    @property
    def pid(self) -> int | None:
        """The process's number, None while there is none."""
        return self._process.pid if self._process else None

    def parse(self, task: _Task) -> object:
        """Return what came of a document. Without a process to be had it is parsed here: it is better to be slow."""
        with self._asking:
            try:
                outcome = self._ask(pickle.dumps(task))
            except OSError:
                self.end()
                return task.parse(task.body, task.url, task.content_type)
            if len(task.body) >= LARGE_BYTES or isinstance(outcome, _TooMuch):
                self.end()  # which gives back what that took
            else:
                self._stay()
        return outcome

    def _ask(self, sent: bytes) -> object:
        if self._process is None or self._process.poll() is not None:
            self._begin()
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):  # it ended, and says so below
            _write(self._process.stdin, sent)
        answer = _read(self._process.stdout)
        return _TooMuch() if answer is None else pickle.loads(answer)  # noqa: S301 - written by `main` below

    def _begin(self) -> None:
        self.end()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "feeds.apart"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_surroundings(),
        )

    def _stay(self) -> None:
        self._ends_at = time.monotonic() + STAYS_S
        if self._timer is None:
            self._look_after(STAYS_S)

    def _look_after(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._leave)
        self._timer.daemon = True
        self._timer.start()

    def _leave(self) -> None:
        with self._asking:
            self._timer = None
            left_s = self._ends_at - time.monotonic()
            if left_s > 0 and self._process is not None:
                self._look_after(left_s)
            else:
                self.end()

    def give_up(self) -> None:
        """Give the document up that is being parsed, if one is."""
        process = self._process
        if process is not None:
            process.kill()

    def end(self) -> None:
        """End it; the next document begins another."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


class ProcessesApart:
    """A process for what is read quickly, and one for what is not and for the hosts that it came from."""

    def __init__(self) -> None:
        self.quick, self.slow = ProcessApart(), ProcessApart()
        self._slow_hosts: OrderedDict[str, None] = OrderedDict()
        self._given_up = 0

    async def parse(self, task: _Task) -> object:
        """Return what came of a document."""
        loop, given_up = asyncio.get_running_loop(), self._given_up
        outcome = await loop.run_in_executor(self.quick.queue, self._quickly, task, given_up)
        if isinstance(outcome, _TooMuch):
            return await loop.run_in_executor(self.slow.queue, self._patiently, task, given_up)
        return outcome

    def _quickly(self, task: _Task, given_up: int) -> object:
        # Asked when its turn has come: its host may have been found slow since, or all documents been given up.
        if task.host in self._slow_hosts or self._given_up != given_up:
            return _TooMuch()
        outcome = self.quick.parse(replace(task, longest_s=min(task.longest_s, QUICK_S)))
        if isinstance(outcome, _TooMuch):
            self._slow_hosts[task.host] = None
            if len(self._slow_hosts) > _SLOW_HOSTS:
                self._slow_hosts.popitem(last=False)
        return outcome

    def _patiently(self, task: _Task, given_up: int) -> object:
        return self.slow.parse(task) if self._given_up == given_up else _TooMuch()

    def give_up(self) -> None:
        """Give up the documents that are being parsed and that wait for it: whoever wanted them ends."""
        self._given_up += 1
        self.quick.give_up()
        self.slow.give_up()

    def end(self) -> None:
        """End both; the next document begins another."""
        self.quick.end()
        self.slow.end()


PROCESSES = ProcessesApart()


def _surroundings() -> dict[str, str]:
    """Return what the process needs to find its code, and nothing else: tokens and passwords are variables, too."""
    kept = {name: value for name, value in os.environ.items() if name in _KEPT_VARIABLES}
    return {**kept, "PYTHONPATH": os.pathsep.join([str(Path(__file__).resolve().parents[1]), *filter(None, sys.path)])}


def _write(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(len(data).to_bytes(_HEAD_BYTES, "big") + data)
    pipe.flush()


def _read(pipe: IO[bytes]) -> bytes | None:
    """Return the next message, None where there will be none."""
    head = pipe.read(_HEAD_BYTES)
    data = pipe.read(int.from_bytes(head, "big")) if len(head) == _HEAD_BYTES else b""
    return data or None


def main() -> None:
    """Parse what comes on standard input, within bounds, and answer on standard output, as long as anything comes."""
    given, answers = sys.stdin.buffer, sys.stdout.buffer
    os.nice(10)  # gives way to the event loop
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the bot, with whose end this ends, too
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    while (data := _read(given)) is not None:
        _write(answers, pickle.dumps(_outcome(pickle.loads(data))))  # noqa: S301 - from the process above


def _outcome(task: _Task) -> object:
    # By default both signals end the process, even during a long call into C.
    signal.setitimer(signal.ITIMER_PROF, task.longest_s)
    signal.setitimer(signal.ITIMER_REAL, 2 * task.longest_s)
    try:
        return task.parse(task.body, task.url, task.content_type)
    except ParseError as error:
        error.__cause__ = None
        return error
    except MemoryError:
        return _TooMuch()
    except Exception:  # told to whoever asked
        return _Fault(traceback.format_exc()[-2_000:])
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    # Under its own name: what is pickled must be the same classes on both sides.
    from feeds.apart import main as run

    run()
