"""The address of a database: as hosting platforms give it, as the engine takes it, and as people may see it."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from db.errors import Unreachable

_POSTGRESQL = frozenset({"postgres", "postgresql", "postgresql+psycopg", "postgresql+asyncpg", "postgresql+psycopg2"})
_WRITTEN = (
    "write sqlite:///file.db or postgresql://user:password@host/name, in a password %40 for @, %3A for : and %2F for /"
)


def engine_url(address: str, *, asynchronous: bool = True) -> URL:
    """Return `address` with the driver we use.

    `postgres://` is no name that SQLAlchemy knows, and other programs' drivers may stand in it; `?sslmode=` and the
    like are libpq's own options, which psycopg takes as they are. Raises Unreachable for any other database.
    """
    try:
        url = make_url(address.strip())
    except (ArgumentError, ValueError):
        # without the cause: it quotes what it could not read, which may be a part of the password
        raise Unreachable("(unreadable)", _WRITTEN) from None
    if url.drivername in _POSTGRESQL:
        if "@" in f"{url.host}{url.database}":
            # One stood in the password as it is: the rest of it would be taken for the host, and shown.
            raise Unreachable("(unreadable)", _WRITTEN)
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite":
        if url.database in (None, "", ":memory:"):
            raise Unreachable(shown(url), "a file is needed, such as sqlite:///t-minus.sqlite3")
        return url.set(drivername="sqlite+aiosqlite" if asynchronous else "sqlite")
    raise Unreachable(shown(url), f"{url.drivername} is neither sqlite nor postgresql")


def shown(url: URL) -> str:
    """Return the address as people may see it: without passwords, one of which may stand among libpq's own options.

    Nor is our driver in it, which nobody wrote there.
    """
    return url.set(drivername=url.get_backend_name(), query={}).render_as_string(hide_password=True)


def make_folder(url: URL) -> None:
    """Make the folder of a SQLite file; raises Unreachable if that cannot be."""
    assert url.database
    try:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unreachable(shown(url), str(error)) from error
