"""Discord's limits, all on wire time.

Known: 50 requests a second over all routes of a bot except interactions and their webhooks; five messages in five
seconds per channel; 10,000 answers of 401, 403 or 429 in ten minutes shut an address out. The other buckets are not
published by Discord; ours are near what its headers have been seen to say. Buckets are fixed windows that open with
the first request, as Discord's are; the global limit counts the last second at every request, which is the strictest
reading of "50 a second".
"""

import math
from collections import deque
from dataclasses import dataclass, field

VIA = "1.1 sandbox"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every limit, so that a test may shorten what it waits for."""

    global_per_s: int = 50
    nonce_window_s: float = 120.0
    answer_within_s: float = 3.0
    token_life_s: float = 900.0
    invalid_limit: int = 10_000
    invalid_window_s: float = 600.0
    identify_interval_s: float = 5.0
    identifies_a_day: int = 1_000
    guilds_a_shard: int = 2_500
    advised_a_shard: int = 1_000
    gateway_sends: int = 120
    gateway_window_s: float = 60.0
    heartbeat_interval_ms: int = 41_250
    session_life_s: float = 180.0
    crossposts_an_hour: int = 10
    recorded_requests: int = 100_000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests in so many seconds."""

    requests: int
    window_s: float


DEFAULT_RATE = Rate(10, 5.0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the limits say of one request. `retry_after_s` None lets it through."""

    headers: dict[str, str]
    retry_after_s: float | None = None
    scope: str = "user"
    banned: bool = False


@dataclass(slots=True)
class _Bucket:
    remaining: int
    resets: float


@dataclass(slots=True)
class Limits:
    """The state of all limits of one bot."""

    settings: Settings = field(default_factory=Settings)
    _recent: deque[float] = field(default_factory=deque)
    _buckets: dict[tuple[str, str], _Bucket] = field(default_factory=dict)
    _invalid: deque[float] = field(default_factory=deque)

    def take(self, route: str, major: str, rate: Rate, now: float, *, counts_globally: bool = True) -> Verdict:
        """Count one request at the wire time `now`."""
        if self._is_banned(now):
            return Verdict({}, 3600.0, banned=True)
        if counts_globally:
            wait = self._global_wait(now)
            if wait is not None:
                return Verdict({"X-RateLimit-Global": "true"}, wait, scope="global")
        bucket = self._bucket(route, major, rate, now)
        left = max(bucket.resets - now, 0.0)
        if bucket.remaining == 0:
            return Verdict(_headers(route, rate, 0, now, left), left)
        bucket.remaining -= 1
        if counts_globally:
            self._recent.append(now)
        return Verdict(_headers(route, rate, bucket.remaining, now, left))

    def count_invalid(self, status: int, scope: str | None, now: float) -> None:
        """Count an answer towards the lock-out; 429s of the shared scope do not count."""
        if status in (401, 403) or (status == 429 and scope != "shared"):
            self._invalid.append(now)

    def invalid_count(self, now: float) -> int:
        """Return how many invalid requests the present window holds."""
        while self._invalid and now - self._invalid[0] > self.settings.invalid_window_s:
            self._invalid.popleft()
        return len(self._invalid)

    def reset(self) -> None:
        """Forget what was counted."""
        self._recent.clear()
        self._buckets.clear()
        self._invalid.clear()

    def _is_banned(self, now: float) -> bool:
        return self.invalid_count(now) >= self.settings.invalid_limit

    def _global_wait(self, now: float) -> float | None:
        while self._recent and now - self._recent[0] >= 1.0:
            self._recent.popleft()
        if len(self._recent) < self.settings.global_per_s:
            return None
        return round(1.0 - (now - self._recent[0]), 3) or 0.001

    def _bucket(self, route: str, major: str, rate: Rate, now: float) -> _Bucket:
        bucket = self._buckets.get((route, major))
        if bucket is None or now >= bucket.resets:
            if len(self._buckets) > 50_000:
                self._buckets = {key: kept for key, kept in self._buckets.items() if now < kept.resets}
            bucket = self._buckets[route, major] = _Bucket(rate.requests, now + rate.window_s)
        return bucket


def _headers(route: str, rate: Rate, remaining: int, now: float, left: float) -> dict[str, str]:
    return {
        "X-RateLimit-Limit": str(rate.requests),
        "X-RateLimit-Remaining": str(remaining),
        "X-RateLimit-Reset": f"{now + left:.3f}",
        "X-RateLimit-Reset-After": f"{math.ceil(left * 1000) / 1000:.3f}",
        "X-RateLimit-Bucket": f"{abs(hash_text(route)):016x}",
    }


def hash_text(text: str) -> int:
    """Return a stable 64 bit number for a text (Python's own hash changes with every process)."""
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value
