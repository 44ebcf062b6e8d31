"""What jobs that run long need of the clock: both senses of now. The clock itself lives with the program."""

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
