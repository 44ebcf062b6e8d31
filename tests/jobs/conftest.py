"""Fixtures for jobs: a publisher on loopback, and a fetcher that may go there."""

from collections.abc import AsyncIterator

import pytest

from feeds.fetch import Fetcher
from tests.jobs.newsroom import Newsroom
from tests.jobs.world import FakeClock


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
