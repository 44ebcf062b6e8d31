"""One process for each SQLite file."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import AlreadyRunning, Unreachable

_SQLITE = b"SQLite format 3\0"


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_SQLITE))


@contextmanager
def hold_file_lock(path: Path) -> Iterator[None]:
    """Hold the lock beside the SQLite file `path`, so that a second process says so instead of working on it, too.

    The operating system releases it even after `kill -9`. Raises AlreadyRunning if another process has it, Unreachable
    if it cannot be made or the file is something else: beside what is not ours nothing is left.
    """
    lock_path = path.with_name(path.name + ".lock")
    try:
        if path.exists() and _head(path) not in (_SQLITE, b""):
            raise Unreachable(str(path), "this file is no SQLite database")
        descriptor = os.open(lock_path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise Unreachable(str(path), str(error)) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyRunning(str(lock_path)) from error
        yield
    finally:
        os.close(descriptor)
