"""What commands take and print: records are UTF-8, and each fault is named after the stream that has it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from bot.problem import Problem


def standard_input() -> BinaryIO:
    """Return standard input's bytes."""
    if sys.stdin is None:
        raise Problem("standard input is closed; give a file")
    return sys.stdin.buffer


@contextmanager
def records_of(path: Path) -> Iterator[TextIO]:
    """Lend a file of records, `-` for standard input; a mark before the first is none of them."""
    try:
        stream = standard_input() if path == Path("-") else path.open("rb")
    except OSError as error:
        raise Problem(f"{path}: cannot be read ({error.strerror})") from error
    with TextIOWrapper(stream, encoding="utf-8-sig") as records:
        yield records


@contextmanager
def printing(*, as_json: bool) -> Iterator[TextIO]:
    """Lend standard output. What it cannot take is no fault of what was read, and a sign it lacks ends nothing."""
    if sys.stdout is None:
        raise Problem("standard output is closed")
    if isinstance(sys.stdout, TextIOWrapper):
        # JSON is UTF-8 in any terminal; half a pair of surrogates, which is none, becomes JSON's own escape
        sys.stdout.reconfigure(encoding="utf-8" if as_json else None, errors="backslashreplace")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_output()
        raise Problem(f"standard output: cannot be written ({error.strerror})") from error


def abandon_output() -> None:
    """Let what is still to be printed go nowhere: Python would try again at exit, and complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
