"""Values that the program keeps for itself."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Setting
from db.upsert import insert_into


async def get(session: AsyncSession, key: str) -> str | None:
    """Return a value, `None` where it was never set."""
    return await session.scalar(select(Setting.value).where(Setting.key == key))


async def put(session: AsyncSession, key: str, value: str) -> None:
    """Set a value."""
    statement = insert_into(session, Setting).values(key=key, value=value)
    await session.execute(
        statement.on_conflict_do_update(index_elements=["key"], set_={"value": statement.excluded.value})
    )
