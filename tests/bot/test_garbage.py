"""What is set aside is no longer looked through, and what becomes garbage there is still found after a new session."""

import asyncio
import gc
import weakref
from collections.abc import Iterator

import pytest

from bot.garbage import SetShardsAside, set_aside


class Ring:
    """An object that only a collection can free."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()
    gc.collect()


def test_what_is_set_aside_is_not_looked_through():
    ring = Ring()
    set_aside()

    assert gc.get_freeze_count() > 1_000
    assert all(found is not ring for found in gc.get_objects())


async def test_a_shards_servers_are_set_aside_when_they_are_there():
    ring = Ring()
    await SetShardsAside().ready(0)

    assert all(found is not ring for found in gc.get_objects())


async def test_the_servers_of_a_session_that_ended_are_freed_after_the_next_began():
    shards = SetShardsAside(later_s=0.01)
    ring = Ring()
    freed = weakref.ref(ring)
    await shards.ready(0)
    del ring
    gc.collect()
    assert freed() is not None
    await shards.ready(1)
    await asyncio.sleep(0.05)
    assert freed() is not None

    await shards.ready(0)
    await shards.ready(1)
    await asyncio.sleep(0.05)

    assert freed() is None
    assert gc.get_freeze_count() > 1_000
