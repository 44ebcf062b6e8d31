"""Parsing beside the event loop: small documents in a thread, large ones in a process of their own.

A thread shares the interpreter with the loop. A large document's long calls into C and its garbage collections then
hold the loop up for 0.1 s and more, and nothing can end a thread that reads a page made to be slow: one of 5 MiB took
minutes. A process holds nobody up, is ended when its time or its memory is used up, knows no secret of ours, and gives
everything back. It takes 0.1 s to begin, which is little beside what such documents take.
"""

import asyncio
import os
import pickle
import resource
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from feeds.errors import ParseError

LARGE_BYTES = 256 * 1024
LONGEST_S = 30
MOST_MEMORY_BYTES = 1024 * 1024 * 1024

_NO_MEMORY = 3
_KEPT_VARIABLES = frozenset({"PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TZ"})

T = TypeVar("T")
Parser = Callable[[bytes, str, str | None], T]

# One at a time: large documents are rare, and a hundred of them at once must not take a hundred processes.
_WAITING = ThreadPoolExecutor(max_workers=1, thread_name_prefix="apart")


async def parse_beside(
    parse: Parser[T],
    body: bytes,
    url: str,
    content_type: str | None,
    *,
    large_bytes: int = LARGE_BYTES,
    longest_s: int = LONGEST_S,
) -> T:
    """Run a parser of this package without holding up the event loop; raises what the parser raises.

    `parse` is a function of a module, by whose name the process finds it. Raises ParseError for a large document that
    takes more than `longest_s` or too much memory.
    """
    if len(body) < large_bytes:
        return await asyncio.to_thread(parse, body, url, content_type)
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_WAITING, _parse_apart, parse, body, url, content_type, longest_s)


def _parse_apart(parse: Parser[T], body: bytes, url: str, content_type: str | None, longest_s: int) -> T:
    task = pickle.dumps((longest_s, parse, body, url, content_type))
    command = [sys.executable, "-m", "feeds.apart"]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command, input=task, capture_output=True, env=_surroundings(), timeout=2 * longest_s
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much(url) from error
    except OSError:  # no process to be had; it is better to be slow
        return parse(body, url, content_type)
    if done.returncode < 0 or done.returncode == _NO_MEMORY:
        raise _too_much(url)
    if done.returncode:
        raise RuntimeError(f"parsing apart failed: {done.stderr.decode('utf-8', 'replace')[-2_000:]}")
    outcome: Any = pickle.loads(done.stdout)  # noqa: S301 - written by `main` below
    if isinstance(outcome, ParseError):
        raise outcome
    answer: T = outcome
    return answer


def _surroundings() -> dict[str, str]:
    """Return what the process needs to find its code, and nothing else: tokens and passwords are variables, too."""
    kept = {name: value for name, value in os.environ.items() if name in _KEPT_VARIABLES}
    return {**kept, "PYTHONPATH": os.pathsep.join([str(Path(__file__).resolve().parents[1]), *filter(None, sys.path)])}


def _too_much(url: str) -> ParseError:
    return ParseError(
        "reading this document takes more time or memory than any feed or article needs",
        url=url,
        found="an oversized document",
    )


def main() -> int:
    """Parse what standard input holds, within bounds, and write what came of it to standard output."""
    longest_s, parse, body, url, content_type = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process above
    os.nice(10)  # gives way to the event loop
    resource.setrlimit(resource.RLIMIT_CPU, (longest_s, longest_s))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    try:
        outcome = parse(body, url, content_type)
    except ParseError as error:
        error.__cause__ = None
        outcome = error
    except MemoryError:
        return _NO_MEMORY
    pickle.dump(outcome, sys.stdout.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
