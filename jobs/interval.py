"""What is done now and then, although everything is looked at many times a second."""

from datetime import datetime, timedelta


class Interval:
    """Lets something be done once in a while (wire time), the first time at once."""

    def __init__(self, length: timedelta) -> None:
        self._length = length
        self._begun: datetime | None = None

    def begin(self, wire: datetime) -> bool:
        """Begin the next interval if the last one is over; return whether it was."""
        if self._begun is not None and wire - self._begun < self._length:
            return False
        self._begun = wire
        return True

    def end(self) -> None:
        """Let it be time at the next look."""
        self._begun = None
