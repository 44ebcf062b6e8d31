"""Tasks that are cancelled while SQLite works for them: nothing is cut off, and nothing is left behind."""

import asyncio
import threading
from contextlib import AbstractAsyncContextManager

import pytest
from sqlalchemy import text

from db.engine import Database, open_database
from db.uninterrupted import to_its_end

A_WHILE = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000) SELECT max(i) FROM n"
STEP_S = 0.0004


async def test_who_is_cancelled_while_something_is_done_is_so_once_it_is_done():
    going, done = asyncio.Event(), []

    async def work() -> None:
        await going.wait()
        done.append(True)

    waiting = asyncio.create_task(to_its_end(work()))
    for _ in range(3):
        await asyncio.sleep(0)
        waiting.cancel()
    await asyncio.sleep(0)
    assert not waiting.done()
    going.set()
    await asyncio.wait({waiting})
    assert waiting.cancelled()
    assert done == [True]


@pytest.mark.parametrize("cancelled", [False, True])
async def test_what_fails_says_so_to_who_still_listens(cancelled: bool):
    going = asyncio.Event()

    async def fails() -> None:
        await going.wait()
        raise ValueError("no")

    waiting = asyncio.create_task(to_its_end(fails()))
    await asyncio.sleep(0)
    if cancelled:
        waiting.cancel()
    going.set()
    with pytest.raises(asyncio.CancelledError if cancelled else ValueError):
        await waiting


async def test_work_that_is_itself_cancelled_is_over():
    task: list[asyncio.Task[None] | None] = []

    async def gives_up() -> None:
        task.append(asyncio.current_task())
        await asyncio.sleep(60)

    waiting = asyncio.create_task(to_its_end(gives_up()))
    while not task:
        await asyncio.sleep(0)
    assert task[0] is not None
    task[0].cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


@pytest.mark.parametrize("kind", ["read", "begin"])
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("first", [False, True])
async def test_whenever_a_transaction_is_cancelled_no_call_and_no_thread_is_left(tmp_path, kind, times, first):
    """At any step of it, on its connection's first use or a later one; a second time while it is given up."""
    before = set(threading.enumerate())
    for after in range(24):
        database = open_database(f"sqlite:///{tmp_path / 'cancelled.db'}")
        if not first:
            await _work(database.read())
        task = asyncio.create_task(_work(getattr(database, kind)()))
        await asyncio.sleep(after * STEP_S)
        for _ in range(times):
            task.cancel()
            await asyncio.sleep(0)
        await asyncio.wait({task})
        await database.close()
        assert asyncio.all_tasks() == {asyncio.current_task()}
        threads = set(threading.enumerate()) - before
        for thread in threads:
            thread.join(5)
        assert not any(thread.is_alive() for thread in threads)


async def _work(transaction: AbstractAsyncContextManager) -> None:
    async with transaction as session:
        for _ in range(3):
            await session.execute(text(A_WHILE))


async def test_a_commit_that_has_begun_is_not_cut_off(database: Database):
    """Who is cancelled while it waits for the commit has committed, or has not; the next transaction finds no lock."""
    async with database.begin() as session:
        await session.execute(text("CREATE TABLE told (n INTEGER)"))

    async def writes(number: int) -> None:
        async with database.begin() as session:
            await session.execute(text(f"INSERT INTO told VALUES ({number})"))

    for number in range(20):
        task = asyncio.create_task(writes(number))
        await asyncio.sleep(number * STEP_S / 2)
        task.cancel()
        await asyncio.wait({task})
        if not task.cancelled():
            async with database.read() as session:
                assert await session.scalar(text(f"SELECT count(*) FROM told WHERE n = {number}")) == 1
    await asyncio.wait_for(writes(99), 10)
    async with database.begin() as session:
        await session.execute(text("DROP TABLE told"))
