"""What several benchmarks measure with."""

import resource
from datetime import datetime

from bot.clock import MachineClock


class StandingClock(MachineClock):
    """Real time beside a domain time that stands still until it is moved by hand."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self.moment = moment

    def now(self) -> datetime:
        """Return domain time."""
        return self.moment


def memory_mib() -> float:
    """Return what this process holds now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 2**20
