"""Read labelled or collected texts in bulk: one JSON record a line in, one a line out.

`read --jsonl` answers for single texts, `replay` follows the launches of stories through all their articles.
Both need no network and no database, so that the judge of a reading is a command away.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any, TextIO

from bot.plain_text import headline_of
from bot.problem import Problem
from launches.announcement import Announcement, Status
from launches.article import Article
from launches.brand import Brand
from launches.reading import read
from launches.tracking import LaunchState, Step, follow
from launches.zones import is_zone


class BadRecord(Problem):
    """A line of input that cannot be read; the message says which and why."""


def read_jsonl(records: TextIO, out: TextIO) -> None:
    """Read each record and write what it announces.

    A record has `id`, `text` and `published` (ISO 8601 with offset), perhaps `title` and `home_zone`. Raises BadRecord
    at the first bad line; the answers before it stay written.
    """
    for number, record in _records(records):
        _write(_answer(record, f"line {number}"), out)


def replay(stories: TextIO, out: TextIO) -> None:
    """Follow the launches of each story through its articles, in time order.

    One line an article: `id`, `article_index` (its place in the story's list) and `launches`. Raises BadRecord at the
    first bad story.
    """
    for number, story in _records(stories):
        for line in _replay_story(story, f"line {number}"):
            _write(line, out)


def launch_record(said: Announcement) -> dict[str, Any] | None:
    """Return the launch of an announcement as `read` prints it, None without a date."""
    if said.window is None:
        return None
    return {
        "edtf": said.window.edtf,
        "interval": list(said.window.interval),
        "precision": said.window.precision.value,
        "zone": said.window.zone,
        "phrase": said.phrase,
        "span": list(said.span) if said.span else None,
        "evidence": said.evidence,
    }


def _write(line: Mapping[str, Any], out: TextIO) -> None:
    out.write(json.dumps(line, ensure_ascii=False) + "\n")


def _records(stream: TextIO) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield each line's record with its number; blank lines are passed over."""
    number = 0
    try:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield number, _record(line, number)
    except UnicodeDecodeError as error:
        raise BadRecord(f"line {number + 1}: not UTF-8 ({error.reason})") from error
    except OSError as error:
        raise BadRecord(f"line {number + 1}: cannot be read ({error.strerror})") from error


def _record(line: str, number: int) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadRecord(f"line {number}: not JSON ({error})") from error
    if not isinstance(record, dict):
        raise BadRecord(f"line {number}: a record is a JSON object, not {type(record).__name__}")
    return record


def _answer(record: Mapping[str, Any], where: str) -> dict[str, Any]:
    text = _text(record, "text", where)
    # the text itself stays whole: the launch's span refers to it
    title = headline_of(text) if record.get("title") is None else _text(record, "title", where)
    article = Article(title, text, _moment(record, where))
    reading = read(article, (), _zone(record, "home_zone", where))
    said = reading.announcements[0] if reading.announcements else None
    return {
        "id": record.get("id", where),
        "status": (said.status if said else Status.NONE).value,
        "launch": launch_record(said) if said else None,
        "summary": list(reading.summary),
    }


def _replay_story(story: Mapping[str, Any], where: str) -> Iterator[dict[str, Any]]:
    brands = [_brand(entry, where) for entry in _list(story, "brands", where)]
    entries = enumerate(_list(story, "articles", where), 1)
    articles = [_article(entry, f"{where}, article {number}") for number, entry in entries]
    known: dict[str, LaunchState] = {}
    numbers = count(1)
    for index in sorted(range(len(articles)), key=lambda place: articles[place].published):
        article = articles[index]
        steps = follow(
            tuple(known.values()),
            read(article, brands, followed=True),
            article,
            brands,
            lambda _: f"launch-{next(numbers)}",
        )
        known.update((step.after.key, step.after) for step in steps)
        yield {"id": story.get("id", where), "article_index": index, "launches": [_told(step) for step in steps]}


def _told(step: Step) -> dict[str, Any]:
    window = step.after.window
    return {
        "key": step.after.key,
        "kind": step.revision.kind.value if step.revision else None,
        "status": step.after.status.value,
        "edtf": window.edtf if window else None,
        "interval": list(window.interval) if window else None,
        "precision": window.precision.value if window else None,
    }


def _brand(entry: object, where: str) -> Brand:
    if not isinstance(entry, dict):
        raise BadRecord(f"{where}: a brand is a JSON object")
    aliases = _list(entry, "aliases", where) if entry.get("aliases") is not None else []
    return Brand(_text(entry, "name", where), tuple(map(str, aliases)), _zone(entry, "home_zone", where))


def _article(entry: object, where: str) -> Article:
    if not isinstance(entry, dict):
        raise BadRecord(f"{where}: an article is a JSON object")
    title = _text(entry, "title", where) if entry.get("title") is not None else ""
    url = _text(entry, "url", where) if entry.get("url") is not None else ""
    return Article(title, _text(entry, "text", where), _moment(entry, where), url)


def _text(record: Mapping[str, Any], field: str, where: str) -> str:
    value = record.get(field)
    if not isinstance(value, str):
        raise BadRecord(f"{where}: {field!r} is missing or not text")
    return value


def _list(record: Mapping[str, Any], field: str, where: str) -> list[Any]:
    value = record.get(field)
    if not isinstance(value, list):
        raise BadRecord(f"{where}: {field!r} is missing or not a list")
    return value


def _moment(record: Mapping[str, Any], where: str) -> datetime:
    value = _text(record, "published", where)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise BadRecord(f"{where}: 'published' is no ISO 8601 time: {value!r}") from error
    if moment.utcoffset() is None:
        raise BadRecord(f"{where}: 'published' needs an offset, such as {moment.replace(tzinfo=UTC).isoformat()}")
    return moment


def _zone(record: Mapping[str, Any], field: str, where: str) -> str | None:
    if record.get(field) is None:
        return None
    name = _text(record, field, where)
    if not is_zone(name):
        raise BadRecord(f"{where}: {field!r} is no IANA time zone: {name!r}")
    return name
