"""Fixtures for jobs: a world in the database, a Discord and a publisher that do as told, and who works with them."""

from collections.abc import AsyncIterator

import pytest

from db.engine import Database
from feeds.fetch import Fetcher
from jobs.deliver import Deliverer
from tests.jobs.delivering import BOUNDS
from tests.jobs.fakes import FakeDiscord
from tests.jobs.newsroom import Newsroom
from tests.jobs.press import Press
from tests.jobs.world import FakeClock, World


@pytest.fixture
async def newsroom() -> AsyncIterator[Newsroom]:
    async with Newsroom() as room:
        yield room


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(allow=["127.0.0.0/8"]) as opened:
        yield opened


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def world(database: Database) -> World:
    return World(database)


@pytest.fixture
def discord(clock: FakeClock) -> FakeDiscord:
    return FakeDiscord(clock)


@pytest.fixture
def deliverer(database: Database, discord: FakeDiscord, clock: FakeClock) -> Deliverer:
    return Deliverer(database, discord, clock, "one", BOUNDS)


@pytest.fixture
def press(database: Database, fetcher: Fetcher, clock: FakeClock, newsroom: Newsroom) -> Press:
    return Press(database, fetcher, clock, newsroom)
