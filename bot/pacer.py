"""The pace of all requests to Discord, by real time.

Discord lets one bot make 50 requests a second, and locks an address out after 10,000 answers of 401, 403 or 429 in ten
minutes. discord.py knows the limits of routes, but not these two. So every request passes through one `Pacer`: a
token bucket, a queue by lane, and a brake. Interaction answers are not counted by Discord and never wait here.

The bucket smooths, but what leaves evenly may arrive in a lump: a slow network or a busy machine delays a handful and
delivers them with the next. So a request also holds one of 50 places until a second after its answer. When it arrived
lies somewhere in between; therefore no second at Discord's end sees more than 50, however late things are.

An important request must not wait behind a thousand digests: whoever waits is let through by lane, and the last tokens
of the bucket are kept for the lanes above.
"""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from heapq import heappop, heappush
from itertools import count

ANSWER = 0
"""The lane of everything that is asked for at this moment: commands, buttons, the gateway's own requests."""

_REFUSED = frozenset({401, 403, 429})
DISCORDS_LIMIT = 50
_MINUTES_10 = 600.0
# A little more than a second, for the rounding of two clocks.
_SECOND = 1.002
# Tokens that a lane leaves in the bucket for the lanes above: answer, now, countdown, article, digest.
_RESERVES = (0.0, 0.5, 1.0, 1.5, 2.0)

_lane: ContextVar[int] = ContextVar("lane", default=ANSWER)


@contextmanager
def in_lane(lane: int) -> Iterator[None]:
    """Let the requests made inside the block wait in `lane`; 0 goes first."""
    token = _lane.set(lane)
    try:
        yield
    finally:
        _lane.reset(token)


def current_lane() -> int:
    """Return the lane of the task that runs."""
    return _lane.get()


class Bucket:
    """A token bucket as arithmetic: times are seconds of any clock that only goes forward."""

    def __init__(self, rate_per_s: float, capacity: float, now: float) -> None:
        self.rate_per_s = rate_per_s
        self.capacity = capacity
        self._level = capacity
        self._at = now

    def wait_s(self, now: float, reserve: float = 0.0) -> float:
        """Return how long until one token can be taken and `reserve` still be left; 0 is now."""
        self._fill(now)
        # Float sums of small waits must not end in an endless wait of 1e-17 s.
        missing = 1.0 + reserve - self._level
        return missing / self.rate_per_s if missing > 1e-9 else 0.0

    def take(self, now: float) -> None:
        """Take one token."""
        self._fill(now)
        self._level -= 1.0

    def _fill(self, now: float) -> None:
        self._level = min(self.capacity, self._level + max(now - self._at, 0.0) * self.rate_per_s)
        self._at = max(now, self._at)


class Brake:
    """Counts refusals of the last ten minutes and says when nothing more should be sent.

    Half of Discord's bound is the stop: a bot that is refused that often is wrong in a way that waiting shows.
    """

    def __init__(self, limit: int = 5_000) -> None:
        self.limit = limit
        self._refusals: deque[float] = deque()

    def note(self, now: float) -> None:
        """Count one refusal."""
        self._refusals.append(now)

    def count(self, now: float) -> int:
        """Return the refusals of the last ten minutes."""
        while self._refusals and self._refusals[0] <= now - _MINUTES_10:
            self._refusals.popleft()
        return len(self._refusals)

    def wait_s(self, now: float) -> float:
        """Return how long until the count is below the limit again; 0 is now."""
        if self.count(now) < self.limit:
            return 0.0
        return self._refusals[len(self._refusals) - self.limit] + _MINUTES_10 - now


class Places:
    """At most `limit` requests are on their way (`under_way` of them now), or were answered less than a second ago."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.under_way = 0
        self._answered: deque[float] = deque()

    def take(self) -> None:
        """Take a place for a request that goes out."""
        self.under_way += 1

    def leave(self, now: float) -> None:
        """Note that a request was answered or given up; its place is free a second later."""
        if self.under_way:
            self.under_way -= 1
            self._answered.append(now)

    def wait_s(self, now: float) -> float | None:
        """Return how long until a place is free, 0 for now, None while that depends on an answer."""
        # The sum that the wait below is made of: another that only means the same may round to a free place too early.
        while self._answered and self._answered[0] + _SECOND <= now:
            self._answered.popleft()
        if self.under_way + len(self._answered) < self.limit:
            return 0.0
        return self._answered[0] + _SECOND - now if self._answered else None


class Pacer:
    """Lets requests through, at most `rate_per_s` a second, those of the most important lane first.

    `burst` is how many may go at once after a pause; rate and burst together stay within Discord's 50. `places` is how
    many of the 50 of any second are this process's.
    """

    def __init__(
        self,
        rate_per_s: float = 45.0,
        *,
        burst: float = 5.0,
        refusals: int = 5_000,
        places: int = DISCORDS_LIMIT,
    ) -> None:
        self.rate_per_s = rate_per_s
        self._burst = max(burst, 1.0 + _RESERVES[-1])
        self._bucket: Bucket | None = None
        self.brake = Brake(refusals)
        self.places = Places(places)
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._order = count()
        self._timer: asyncio.TimerHandle | None = None

    async def acquire(self, lane: int) -> None:
        """Wait for this request's turn."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heappush(self._waiting, (lane, next(self._order), turn))
        self._let_through()
        try:
            await turn
        except asyncio.CancelledError:
            # Let through at the moment of giving up: the request does not go out, and nobody else frees its place.
            if turn.done() and not turn.cancelled():
                self.gave_up()
            raise

    def gave_up(self) -> None:
        """Take note that a request ended without an answer."""
        self.places.leave(_now())
        self._let_through()

    def answered(self, status: int) -> None:
        """Take note of an answer's status."""
        self.gave_up()
        if status in _REFUSED:
            self.brake.note(_now())

    def held_for_s(self) -> float:
        """Return how long the brake still holds deliveries, 0 if it does not."""
        return self.brake.wait_s(_now())

    def _let_through(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        now = _now()
        if self._bucket is None:
            self._bucket = Bucket(self.rate_per_s, self._burst, now)
        while self._waiting:
            lane, _, turn = self._waiting[0]
            if turn.done():  # whoever waited has given up
                heappop(self._waiting)
                continue
            place_s = self.places.wait_s(now)
            if place_s is None:  # the next answer lets through
                return
            wait_s = max(self._bucket.wait_s(now, _reserve(lane)), self.brake.wait_s(now) if lane else 0.0, place_s)
            if wait_s > 0:
                self._timer = asyncio.get_running_loop().call_later(wait_s, self._let_through)
                return
            heappop(self._waiting)
            self._bucket.take(now)
            self.places.take()
            turn.set_result(None)


def _reserve(lane: int) -> float:
    return _RESERVES[min(max(lane, 0), len(_RESERVES) - 1)]


def _now() -> float:
    return asyncio.get_running_loop().time()
