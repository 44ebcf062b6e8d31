"""The verdict of a soak: what the local Discord has, beside what the outbox says of it."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from db.engine import Database
from db.models import Delivery, Target
from db.states import DeliveryState
from sandbox.server import Sandbox

TOKEN = re.compile(r"t1:[a-z]+\.[a-z]+:([a-z2-7]{26})")


@dataclass
class Report:
    """What happened."""

    kills: Counter[str] = field(default_factory=Counter)
    downtimes_s: list[float] = field(default_factory=list)


async def judge(database: Database, box: Sandbox, report: Report) -> bool:
    """Compare what Discord has with the outbox, and print it."""
    async with database.read() as session:
        rows = (
            await session.execute(
                select(Delivery.token, Delivery.state, Delivery.lane, Delivery.due, Target.channel_id).join(
                    Target, Target.id == Delivery.target_id
                )
            )
        ).all()
    there: Counter[str] = Counter()
    order: list[str] = []
    for message in sorted(box.world.messages.values(), key=lambda message: message.id):
        if found := TOKEN.search(json.dumps(message.components)):
            there[found[1]] += 1
            order.append(found[1])
    known = {row.token: row for row in rows if row.token}
    last: dict[tuple[int, int], datetime] = {}
    disordered = 0
    for token in dict.fromkeys(order):
        row = known[token]
        key = row.channel_id, row.lane
        disordered += key in last and row.due < last[key]
        last[key] = row.due
    lost = sum(row.token is None or there[row.token] == 0 for row in rows)
    doubled = sum(times > 1 for times in there.values())
    states = Counter(DeliveryState(row.state).name.lower() for row in rows)
    requests = box.core.record.requests
    posted = sum(r.method == "POST" and r.template == "/channels/{channel}/messages" for r in requests)
    searched = sum(r.method == "GET" and r.template == "/channels/{channel}/messages" for r in requests)
    limited = sum(r.status == 429 and r.fault is None for r in requests)
    print(f"states {dict(states)}; kills by step {dict(report.kills)}; downtimes {report.downtimes_s} s")
    print(
        f"{posted} requests to send, {searched} reconciliations by history, {limited} unprovoked 429s,"
        f" faults {dict(box.core.faults.struck)}, {disordered} out of order"
    )
    print(f"{len(there)} delivered, {lost} lost, {doubled} doubled, {sum(report.kills.values())} kills")
    return not lost and not doubled and not disordered
