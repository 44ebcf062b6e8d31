"""Which job ticks how often, and nothing else: the only module that knows APScheduler.

What is due stands in our tables, so a tick carries no meaning: one that is late, doubled or lost changes
nothing, and therefore none is ever made up for (`coalesce`), overlapped (`max_instances=1`) or dropped for
being late (`misfire_grace_time=None`; the default drops a tick that comes a second late, silently).
Ticks count real time; domain time may leap between two of them.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from db.errors import Unavailable

_log = logging.getLogger(__name__)

# A full disk can still be read, so a job that writes every five seconds goes well in between.
_SURE_S = 15.0


@dataclass(frozen=True, slots=True)
class Job:
    """A step that is run every `every_s` seconds of real time, never beside itself."""

    name: str
    run: Callable[[], Awaitable[object]]
    every_s: float

    def __post_init__(self) -> None:
        if self.every_s <= 0:
            raise ValueError(f"{self.name} needs a positive interval")


class Scheduler:
    """Run jobs on their ticks. A job that fails is logged with an incident id and runs again next time.

    That the database is away is said once, and once when it is back: between the two each job fails twice a second.
    It is back when the job that missed it has gone well for `sure_s`.
    """

    def __init__(self, jobs: Iterable[Job], sure_s: float = _SURE_S) -> None:
        self._sure_s = sure_s
        self._jobs = {job.name: job for job in jobs}
        self._running: set[asyncio.Task[object]] = set()
        self._missed: dict[str, float] = {}
        self._stopping = False
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def start(self) -> None:
        """Begin to tick in the running loop; the first tick of each job comes after its interval."""
        # A tick that finds its job still at work is meant to be dropped: no news, 120 times a minute.
        logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
        logging.getLogger("apscheduler.executors").setLevel(logging.ERROR)
        for job in self._jobs.values():
            trigger = IntervalTrigger(seconds=job.every_s, timezone=UTC)
            self._scheduler.add_job(self._tick, trigger, args=[job], id=job.name)
        self._scheduler.start()

    async def stop(self, grace_s: float = 10.0) -> None:
        """Tick no more, and wait for what runs; what is not done after `grace_s` is cancelled."""
        self._stopping = True
        running = set(self._running)
        self._scheduler.pause()
        if running:
            _, late = await asyncio.wait(running, timeout=grace_s)
            for task in late:
                _log.warning("a job was cut off", extra={"action": "job-cancelled", "job": task.get_name()})
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        self._scheduler.shutdown(wait=False)

    async def _tick(self, job: Job) -> None:
        if self._stopping:
            return
        task: asyncio.Task[object] = asyncio.ensure_future(self._guard(job))
        task.set_name(job.name)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.wait({task})

    async def _guard(self, job: Job) -> None:
        """Run one job once; nothing but cancellation leaves here, so that one bad feed stops no reminder."""
        now = asyncio.get_running_loop().time
        try:
            await job.run()
        except* Unavailable as errors:
            known, self._missed[job.name] = job.name in self._missed, now()
            if not known:
                # a job of many hands raises one for each of them
                _log.error("%s; trying again", errors.exceptions[0], extra={"action": "database-away", "job": job.name})
        except* Exception:
            incident = secrets.token_hex(4)
            _log.exception("job failed", extra={"action": "job-failed", "job": job.name, "incident": incident})
        else:
            if now() - self._missed.get(job.name, now()) > self._sure_s:
                del self._missed[job.name]
                _log.warning("the database is back", extra={"action": "database-back", "job": job.name})
