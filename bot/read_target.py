"""`read TARGET`: what T-Minus sees in a feed, a page, a text file or standard input."""

import asyncio
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot import reading_page, words
from bot.beside import beside
from bot.catalogue import read_catalogue
from bot.config import Config
from bot.fetching import fetcher_of
from bot.plain_text import read_plain
from bot.problem import Problem
from bot.read_many import launch_record
from bot.streams import standard_input
from feeds.errors import FeedError, ParseError
from feeds.inspect import feed_record, inspect, page_record
from feeds.item import Feed
from feeds.page import PageArticle
from launches.announcement import Announcement, Status
from launches.article import Article
from launches.brand import Brand
from launches.reading import Reading, named, read
from launches.window import Precision
from launches.zones import is_zone

_LARGEST = 10 * 1024 * 1024
_JSON = re.compile(r"[{\[]\s*[\"{\[\]}]")
_CLOSING_TAG = re.compile(r"</\w")
_NO_TEXT = {b"%PDF-": "a PDF", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture"}


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`published` may be naive: it is then meant in `zone`, or in UTC. `html` is where to write the page to."""

    target: str
    published: datetime | None
    zone: str | None
    brands: tuple[str, ...]
    as_json: bool
    html: Path | None


def read_target(options: ReadOptions, config: Config, now: datetime) -> None:
    """Read the target and print what was understood.

    What nobody dates is read as of `now`, and that is said. Raises Problem where there is nothing to read.
    """
    zone = _zone(options.zone)
    body, url, content_type = _fetch(options.target, config) if "://" in options.target else _load(options.target)
    seen = _see(body, url, content_type, now, url or _called(options.target))
    if isinstance(seen, Feed):
        if options.html:
            raise Problem(f"{options.target} is a feed; --html draws one article. Try one of its links.")
        if options.as_json:
            _print(feed_record(seen))
        else:
            _print_feed(seen)
        return
    brands = tuple(_brand(name, config) for name in options.brands)
    if given := _moment(options.published, zone):
        seen = replace(seen, published=given, published_source="option", published_has_time=given.time() > time.min)
    article = Article(seen.title, seen.text, seen.published or now, seen.url, seen.language, seen.image)
    reading = named(read(article, brands, options.zone), article, brands)
    if options.html:
        others = beside(article, reading, brands, options.zone)
        _write(options.html, reading_page.render(article, reading, others, dated=seen.published is not None))
        print(f"written: {options.html}")  # noqa: T201
    elif options.as_json:
        _print(_record(seen, article, reading))
    else:
        _print_reading(seen, reading, beside(article, reading, brands, options.zone))
    if seen.published is None:
        note = "nothing tells when this was published, so it is read as of now; --published TIME says it"
        print(f"tminus: {note}", file=sys.stderr)  # noqa: T201


def _zone(name: str | None) -> ZoneInfo | None:
    if name and not is_zone(name):
        raise Problem(f"--zone {name} is no IANA zone; write one such as Asia/Shanghai or Europe/Berlin")
    return ZoneInfo(name) if name else None


def _moment(given: datetime | None, zone: ZoneInfo | None) -> datetime | None:
    return given.replace(tzinfo=zone or UTC) if given and given.tzinfo is None else given


def _brand(name: str, config: Config) -> Brand:
    """Return the catalogue's brand of this name, so that its home zone is known; else one that has only the name."""
    if config.catalogue.path.exists():
        for entry in read_catalogue(config.catalogue.path):
            if name.casefold() in (n.casefold() for n in (entry.name, *entry.aliases)):
                return Brand(entry.name, entry.aliases, entry.home_zone)
    return Brand(name)


def _fetch(url: str, config: Config) -> tuple[bytes, str, str | None]:
    async def get() -> tuple[bytes, str, str | None]:
        async with fetcher_of(config) as fetcher:
            found = await fetcher.get(url)
            return found.body, found.url, found.content_type

    try:
        return asyncio.run(get())
    except FeedError as error:
        raise Problem(f"{url}: {error.message}") from error


def _load(target: str) -> tuple[bytes, str, str | None]:
    try:
        with standard_input() if target == "-" else Path(target).open("rb") as file:
            body = file.read(_LARGEST + 1)
    except OSError as error:
        advice = "give an address that begins with https://, a file, or -"
        raise Problem(f"{target}: cannot be read ({error.strerror}); {advice}") from error
    if len(body) > _LARGEST:
        raise Problem(f"{_called(target)}: is larger than {_LARGEST // 2**20} MiB")
    if not body.strip():
        raise Problem(f"{_called(target)}: is empty")
    return body, "", None


def _called(target: str) -> str:
    """Return what a complaint calls the input."""
    return "standard input" if target == "-" else target


def _write(file: Path, page: str) -> None:
    try:
        file.write_text(page, encoding="utf-8")
    except OSError as error:
        raise Problem(f"{file}: cannot be written ({error.strerror})") from error


def _see(body: bytes, url: str, content_type: str | None, now: datetime, name: str) -> Feed | PageArticle:
    for begins, what in _NO_TEXT.items():
        if body.startswith(begins):
            raise Problem(f"{name}: is {what}; save its text and read that")
    text = None if url else _text(body)
    if text is not None and not (_JSON.match(text) or _CLOSING_TAG.search(text) or "\0" in text):
        return read_plain(text, now)
    try:
        return inspect(body, url, content_type)
    except ParseError as error:
        if text is not None and not text.startswith(("<", "{", "[")):
            # prose that speaks of tags
            return read_plain(text, now)
        if text is None and not url:
            advice = "is neither a feed nor a web page, nor a text in UTF-8; save it so"
            raise Problem(f"{name}: {advice}") from error
        raise Problem(f"{name}: {error.message}") from error


def _text(body: bytes) -> str | None:
    """Return a file's or standard input's text, None where it is not UTF-8: only markup can say what else it is."""
    try:
        return body.decode("utf-8-sig").replace("\r\n", "\n").strip()
    except UnicodeDecodeError:
        return None


def _record(seen: PageArticle, article: Article, reading: Reading) -> dict[str, Any]:
    record = page_record(seen)
    record["read_as_of"] = article.published.isoformat()
    first = reading.announcements[0] if reading.announcements else None
    record["summary"] = list(reading.summary)
    record["announcement"] = {
        "status": str(first.status) if first else "none",
        "product": first.product if first else None,
        "brands": list(first.brands) if first else [],
        "launch": launch_record(first) if first else None,
    }
    return record


def _print(record: dict[str, Any]) -> None:
    print(json.dumps(record, ensure_ascii=False, indent=1))  # noqa: T201


def _print_feed(feed: Feed) -> None:
    entries = "1 entry" if len(feed.items) == 1 else f"{len(feed.items)} entries"
    lines = [f"{feed.title or '(no title)'}: {feed.kind}, {entries}"]
    for item in feed.items:
        when = item.published.date().isoformat() if item.published else "no date   "
        lines.append(f"  {when}  {item.title or '(no title)'}  {item.link or ''}")
    print("\n".join(lines))  # noqa: T201


def _print_reading(seen: PageArticle, reading: Reading, others: Sequence[Announcement]) -> None:
    lines = [seen.title] if seen.title else []
    if seen.published:
        lines.append(reading_page.as_of(seen.published, dated=True))
    lines += ["", *reading.summary, ""]
    if not reading.announcements:
        lines.append("No launch is announced in this text.")
    for found in reading.announcements:
        lines.append(_line(found))
        lines.append(f"  EDTF {found.window.edtf if found.window else '-'}, confidence {found.confidence:.0%}")
        lines.append(f"  “{found.evidence}”")
    lines += [f"Also: {_line(other)}" for other in others]
    print("\n".join(lines))  # noqa: T201


def _line(said: Announcement) -> str:
    # a terminal does not show Discord's timestamps
    if said.status in (Status.CANCELLED, Status.RELEASED) and said.window is None:
        return f"{said.product or 'A launch'}: {said.status}"
    is_instant = said.window is not None and said.window.precision is Precision.MINUTE
    when = (words.short if is_instant else words.long)(said.window, said.not_before)
    return f"{said.product or 'A launch'}: {said.status}, {when}"
