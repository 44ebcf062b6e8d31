"""What an error of Discord means for a delivery: `SendFailed` kinds from error codes.

The codes are Discord's own. Whatever is not known by its code is judged by the HTTP status: a refusal concerns the
target, a bad request the message, a server's failure leaves open whether the message was created.
"""

import discord

from bot.http import MAY_HAVE_ARRIVED, NEVER_ARRIVED
from jobs.sender import FailureKind, SendFailed

UNKNOWN_MESSAGE = 10008
CANNOT_DM = 50007

TARGET_CODES = frozenset({10003, 10004, 10013, 50001, 50007, 50008, 50013, 50024, 50278})
MESSAGE_CODES = frozenset({10008, 30038, 40033, 40067, 50006, 50035, 50083, 160004, 180000, 200000, 200001, 240000})
RETRY_CODES = frozenset({20016, 20022, 20028, 20029, 30046, 40003, 40062, 110000, 130000})
_RETRY_S = 5.0
# A token that is refused is no matter of seconds: somebody must give the bot a new one.
_UNAUTHORIZED_S = 300.0

_REASONS = {
    10003: "the channel was deleted",
    10004: "the server is gone",
    10013: "this member no longer exists",
    50001: "the bot cannot see the channel (permission View Channel)",
    50007: "this member does not accept direct messages from the bot",
    50008: "messages cannot be sent in a channel of this kind",
    50013: "the bot lacks a permission in the channel (Send Messages, or Send Messages in Threads)",
    50024: "this cannot be done in a channel of this kind",
    50083: "the thread is archived",
    50278: "this member shares no server with the bot any more",
    160004: "the message has a thread already",
    40067: "this forum requires a tag",
    10008: "the message was deleted",
}


def reason(code: int, text: str) -> str:
    """Return an error in words an admin can act on."""
    return _REASONS.get(code) or text.strip()[:300] or "refused without a reason"


def send_failed(error: BaseException, *, request_went_out: bool = True) -> SendFailed:
    """Return what `error`, raised while sending or editing, means.

    `request_went_out` False means that it came while waiting for a rate limit, so nothing can have been created.
    """
    if isinstance(error, discord.RateLimited):
        return SendFailed(FailureKind.RETRY, "rate limited", code=429, retry_after_s=error.retry_after)
    if isinstance(error, discord.HTTPException):
        return _answered(error)
    if isinstance(error, NEVER_ARRIVED):
        return SendFailed(FailureKind.RETRY, "Discord could not be reached", retry_after_s=_RETRY_S)
    if not request_went_out and isinstance(error, MAY_HAVE_ARRIVED):
        return SendFailed(FailureKind.RETRY, "its turn did not come in time", retry_after_s=_RETRY_S)
    if isinstance(error, MAY_HAVE_ARRIVED):
        return SendFailed(FailureKind.UNCERTAIN, f"the connection was lost ({type(error).__name__})")
    return SendFailed(FailureKind.MESSAGE, f"discord.py refused it ({type(error).__name__})")


def _answered(error: discord.HTTPException) -> SendFailed:
    code, text = error.code, reason(error.code, error.text)
    if error.status == 429:
        return SendFailed(FailureKind.RETRY, "rate limited", code=code or 429, retry_after_s=_retry_after_s(error))
    if code in RETRY_CODES:
        return SendFailed(FailureKind.RETRY, text, code=code, retry_after_s=_retry_after_s(error))
    if code in TARGET_CODES:
        return SendFailed(FailureKind.TARGET, text, code=code)
    if code in MESSAGE_CODES:
        return SendFailed(FailureKind.MESSAGE, text, code=code)
    if error.status >= 500:
        return SendFailed(FailureKind.UNCERTAIN, f"Discord failed ({error.status})", code=error.status)
    if error.status == 401:
        return SendFailed(FailureKind.RETRY, "the token was refused", code=401, retry_after_s=_UNAUTHORIZED_S)
    if error.status in (403, 404):
        return SendFailed(FailureKind.TARGET, text, code=code or error.status)
    return SendFailed(FailureKind.MESSAGE, text, code=code or error.status)


def _retry_after_s(error: discord.HTTPException) -> float:
    try:
        return max(float(error.response.headers.get("Retry-After", _RETRY_S)), 0.0)
    except (AttributeError, TypeError, ValueError):
        return _RETRY_S
