"""How processes share what Discord allows one token: 50 requests a second, whoever makes them.

Processes do not ask each other before each request; that would cost more than it saves. Each has its share for good:

    run                  everything
    run --only gateway   a little: opening direct messages, questions to admins, making commands known
    run --only jobs      the rest, for the one that is elected to send; the others make no requests

Answers to commands and buttons count for nobody. What neither has is room for processes that log in.
"""

from bot.pacer import DISCORDS_LIMIT, Pacer

_GATEWAY_RATE = 4
_GATEWAY_BURST = 3
_LOGGING_IN = 2


def share(rate_per_s: int, only: str | None) -> Pacer:
    """Return the pacer of a process that runs everything, or one half of the bot that may do `rate_per_s` in all."""
    gateway = max(min(_GATEWAY_RATE, rate_per_s // 4), 1)
    places = gateway + _GATEWAY_BURST
    match only:
        case "gateway":
            return Pacer(gateway, burst=_GATEWAY_BURST, places=places)
        case "jobs":
            return Pacer(max(rate_per_s - gateway, 1), places=DISCORDS_LIMIT - places - _LOGGING_IN)
        case _:
            return Pacer(rate_per_s)
