"""What commands and buttons work with, handed to each of them by the client."""

from dataclasses import dataclass

from bot.pacer import Pacer
from db.engine import Database
from feeds.fetch import Fetcher
from jobs.clock import Clock


@dataclass(frozen=True, slots=True)
class Services:
    """The open database, the clock, the pacer of all requests to Discord, and the fetcher.

    The pacer is the sender's, too, because the limit is one for the token. Without a fetcher `/brand add` looks at no
    address, and only the catalogue can be followed.
    """

    database: Database
    clock: Clock
    pacer: Pacer
    fetcher: Fetcher | None = None
