"""What the tests of reading share."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from launches.article import Article
from launches.reading import Reading, read

OWN = Path(__file__).parents[1] / "data"


def read_text(
    text: str, published: str = "2026-03-02T10:00+00:00", home: str | None = "Europe/London", title: str = ""
) -> Reading:
    return read(Article(title, text, datetime.fromisoformat(published)), (), home)


@pytest.fixture
def reading():
    return read_text


@pytest.fixture(scope="session")
def own_corpus() -> list[dict]:
    path = OWN / "announcements.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="session")
def dev_corpus(shared: Path) -> list[dict]:
    path = shared / "corpora" / "announcements_dev.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
