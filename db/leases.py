"""Leases: which of several processes does a job that only one may do.

A row and not a session lock: a lock can outlive its host and does not survive a pooler. Wire time throughout.
"""

from datetime import datetime, timedelta

from sqlalchemy import case, or_, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Lease
from db.upsert import insert_into

# Clocks of several machines may be so far apart.
_APART = timedelta(minutes=1)


async def hold(session: AsyncSession, name: str, owner: str, wire: datetime, ttl: timedelta) -> int | None:
    """Take or renew the lease; return its term, None while somebody else has it.

    The term grows with each new owner, so that whoever held it before can be told apart. Because the row is
    written, the caller's transaction conflicts with a rival's: what it does besides, it does as the owner.
    A lease that ends later than any could is of a clock that was wrong, and holds nobody up until then.
    """
    statement = insert_into(session, Lease).values(name=name, owner=owner, until_wire=wire + ttl, term=1)
    taken = statement.on_conflict_do_update(
        index_elements=["name"],
        set_={
            "owner": owner,
            "until_wire": wire + ttl,
            "term": case((Lease.owner == owner, Lease.term), else_=Lease.term + 1),
        },
        where=or_(Lease.owner == owner, Lease.until_wire < wire, Lease.until_wire > wire + ttl + _APART),
    )
    return await session.scalar(taken.returning(Lease.term))


async def release(session: AsyncSession, name: str, owner: str, wire: datetime) -> None:
    """Let the next process take over at once instead of after the lease's time."""
    await session.execute(
        update(Lease).where(Lease.name == name, Lease.owner == owner).values(until_wire=wire - timedelta(seconds=1))
    )
