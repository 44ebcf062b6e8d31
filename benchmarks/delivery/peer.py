"""The same milestones as date-jobs in APScheduler's own SQLAlchemy store, at its default settings."""

import asyncio
import logging
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from benchmarks.delivery.ground import LoopWatch

FIRED: list[int] = []


async def fire(number: int) -> None:
    """Stand for a milestone's post."""
    FIRED.append(number)


async def date_jobs(url: str, number: int) -> dict[str, Any]:
    """Give APScheduler a date-job per milestone, and let them come due within one second."""
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
    scheduler = AsyncIOScheduler(timezone=UTC, jobstores={"default": SQLAlchemyJobStore(url=url)})
    scheduler.start(paused=True)
    far = datetime.now(UTC) + timedelta(days=1)
    jobs = [scheduler.add_job(fire, "date", run_date=far, args=[n]) for n in range(number)]
    due = datetime.now(UTC) + timedelta(seconds=max(4, number / 25))
    for n, job in enumerate(jobs):
        job.reschedule("date", run_date=due + timedelta(milliseconds=n * 1000 / number))
    assert datetime.now(UTC) < due
    FIRED.clear()
    scheduler.resume()
    async with LoopWatch() as watch:
        await asyncio.sleep((due - datetime.now(UTC)).total_seconds())
        begun = time.perf_counter()
        while scheduler.get_jobs() and time.perf_counter() - begun < 60:  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(0.5)
    scheduler.shutdown(wait=False)
    took = round(time.perf_counter() - begun, 2)
    return {"due": number, "lost": number - len(FIRED), "took_s": took, **watch.figures}
