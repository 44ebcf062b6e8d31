"""What happens in the world, told to whoever listens: the gateway's sessions and the control interface's stream."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One happening under Discord's own event name, with Discord's own payload.

    `public` is False for what only the control interface may see (ephemeral messages, states of interactions, the
    clock). `bot_sees` is False for what happens where the bot has no VIEW_CHANNEL.
    """

    name: str
    data: dict[str, Any]
    guild_id: int | None = None
    ephemeral_to: int | None = None
    public: bool = True
    bot_sees: bool = True
    extra: dict[str, Any] | None = None


Listener = Callable[[Event], None]


class Bus:
    """Hand every event to every listener, in order."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    @property
    def is_heard(self) -> bool:
        """False while nobody listens, as when a world is being built."""
        return bool(self._listeners)

    def listen(self, listener: Listener) -> None:
        """Call `listener` for every later event."""
        self._listeners.append(listener)

    def emit(self, event: Event) -> None:
        """Tell all listeners."""
        for listener in self._listeners:
            listener(event)
