"""What can go wrong in the database, for callers that want to say so.

DatabaseError
├── NotFound          no such row, or not visible to this guild
├── AlreadyExists     a unique key is taken
├── AlreadyRunning    another process holds this SQLite file
├── WrongSchema       the tables are of a newer program
├── Unreachable       the server or the file cannot be opened
└── Unavailable       it was opened, and does not answer or cannot be written just now
"""


class DatabaseError(Exception):
    """The base of all errors of this package."""


class NotFound(DatabaseError):
    """There is no such row, or it belongs to another guild; `subject` says what was looked for."""

    def __init__(self, subject: str, key: object = None) -> None:
        super().__init__(f"no such {subject}" if key is None else f"no such {subject}: {key}")
        self.subject = subject
        self.key = key


class AlreadyExists(DatabaseError):
    """A row with this unique key is there already; `subject` says of what."""

    def __init__(self, subject: str, key: object = None) -> None:
        super().__init__(f"{subject} exists already" if key is None else f"{subject} exists already: {key}")
        self.subject = subject
        self.key = key


class AlreadyRunning(DatabaseError):
    """Another process works on this SQLite file; `path` is the lock's path."""

    def __init__(self, path: str) -> None:
        super().__init__(f"another process is running on this database (lock: {path})")
        self.path = path


class WrongSchema(DatabaseError):
    """The tables were made by a newer program; `found` and `wanted` are revisions."""

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(
            f"the database is at revision {found}, this program knows {wanted} at most: start the newer T-Minus that"
            " wrote it, or give this one another database"
        )
        self.found = found
        self.wanted = wanted


class Unreachable(DatabaseError):
    """The database cannot be opened; `address` is shown without its password."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"cannot open the database {address}: {why}")
        self.address = address
        self.why = why


class Unavailable(DatabaseError):
    """The database fails, and not what was asked of it: it is away, full, read-only; `address` has no password."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"cannot use the database {address}: {why}")
        self.address = address
        self.why = why
