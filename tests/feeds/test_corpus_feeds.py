"""The labelled feeds: every expected entry, in order."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feeds.item import FeedItem
from feeds.parse import parse_feed


def _folder() -> Path:
    return Path(__file__).resolve().parents[2].parent / "shared" / "corpora" / "feeds_dev"


def _cases() -> list[str]:
    return [path.stem for path in sorted(_folder().glob("*.json"))] or ["absent"]


def _spaces(text: str | None) -> str:
    return " ".join((text or "").split())


def _moment(item: FeedItem) -> str | None:
    return item.published.replace(microsecond=0).astimezone(UTC).isoformat() if item.published else None


@pytest.mark.parametrize("name", _cases())
def test_every_expected_entry_is_read(name: str, shared: Path):
    expected = json.loads((_folder() / f"{name}.json").read_text(encoding="utf-8"))
    body = (_folder() / expected["feed_file"]).read_bytes()

    feed = parse_feed(body, expected["url"], expected.get("content_type"))

    assert _spaces(feed.title) == _spaces(expected["title"])
    spare = expected.get("optional_entries", 0)
    assert len(expected["entries"]) <= len(feed.items) <= len(expected["entries"]) + spare
    for item, entry in zip(feed.items, expected["entries"], strict=False):
        assert item.id == entry["id"]
        assert item.link == entry["link"]
        assert _spaces(item.title) in {_spaces(entry["title"]), _spaces(entry.get("title_alt"))}
        when = entry["published"] and datetime.fromisoformat(entry["published"]).replace(microsecond=0).isoformat()
        assert _moment(item) == when
