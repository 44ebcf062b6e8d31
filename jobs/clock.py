"""The clock as its users see it: both senses of now. The clocks themselves live with the program, in `bot.clock`."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Domain time may leap; wire time is real."""

    def now(self) -> datetime:
        """Return domain time, aware and UTC."""
        ...

    def wire(self) -> datetime:
        """Return real time, aware and UTC."""
        ...
