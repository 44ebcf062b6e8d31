"""`read TARGET`: what T-Minus sees in a feed, a page, a text file or standard input."""

import asyncio
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot import reading_page, words
from bot.catalogue import read_catalogue
from bot.config import Config
from bot.fetching import fetcher_of
from bot.problem import Problem
from bot.read_many import launch_record
from bot.streams import standard_input
from feeds.errors import FeedError, ParseError
from feeds.inspect import feed_record, inspect, page_record
from feeds.item import Feed
from feeds.page import PageArticle
from launches.article import Article
from launches.brand import Brand
from launches.reading import Reading, named, read
from launches.window import Precision

_LARGEST = 10 * 1024 * 1024
_TAG = re.compile(r"</\w+>|<(?:p|br|div|html|body|item|entry)\b")


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

    A text without a time is read as of `now`. Raises Problem where there is nothing to read.
    """
    zone = _zone(options.zone)
    body, url, content_type = _fetch(options.target, config) if "://" in options.target else _load(options.target)
    seen = _see(body, url, content_type)
    if isinstance(seen, Feed):
        if options.html:
            raise Problem(f"{options.target} is a feed; --html draws one article. Try one of its links.")
        _print(feed_record(seen)) if options.as_json else _print_feed(seen)
        return
    brands = tuple(_brand(name, config) for name in options.brands)
    published = _moment(options.published, zone) or seen.published
    article = Article(seen.title, seen.text, published or now, seen.url, seen.language, seen.image)
    reading = named(read(article, brands, options.zone), article, brands)
    if options.html:
        _write(options.html, reading_page.render(article, reading))
        print(f"written: {options.html}")  # noqa: T201
    elif options.as_json:
        _print(_record(seen, article, reading, published))
    else:
        _print_reading(article, reading)


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Problem(f"--zone {name} is no IANA zone; write one such as Asia/Shanghai or Europe/Berlin") from None


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
        raise Problem(f"{target}: is larger than {_LARGEST // 2**20} MiB")
    if not body.strip():
        raise Problem(f"{target}: is empty")
    return body, "", None


def _write(file: Path, page: str) -> None:
    try:
        file.write_text(page, encoding="utf-8")
    except OSError as error:
        raise Problem(f"{file}: cannot be written ({error.strerror})") from error


def _see(body: bytes, url: str, content_type: str | None) -> Feed | PageArticle:
    text = None if url else _plain_text(body)
    if text is not None:
        return PageArticle("", "", None, "", None, None, None, text)
    try:
        return inspect(body, url, content_type)
    except ParseError as error:
        raise Problem(f"{url or 'this input'}: {error.message}") from error


def _plain_text(body: bytes) -> str | None:
    """Return a file's or standard input's text, None where it is markup, JSON, or no text at all.

    Raises Problem for a text in another encoding, which markup alone could tell.
    """
    try:
        text = body.decode("utf-8-sig").replace("\r\n", "\n").strip()
    except UnicodeDecodeError:
        if b"<" not in body[:4_096]:
            raise Problem("this input: is neither a feed nor a web page, nor a text in UTF-8; save it so") from None
        return None
    is_other = text.startswith(("{", "[", "<")) or "\0" in text or _TAG.search(text, 0, 4_096)
    return None if is_other else text


def _record(seen: PageArticle, article: Article, reading: Reading, published: datetime | None) -> dict[str, Any]:
    record = page_record(seen)
    record["published"] = published.isoformat() if published else None
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
    lines = [f"{feed.title or '(no title)'}: {feed.kind}, {len(feed.items)} entries"]
    for item in feed.items:
        when = item.published.date().isoformat() if item.published else "no date   "
        lines.append(f"  {when}  {item.title or '(no title)'}  {item.link or ''}")
    print("\n".join(lines))  # noqa: T201


def _print_reading(article: Article, reading: Reading) -> None:
    lines = [article.title] if article.title else []
    lines += [*reading.summary, ""]
    if not reading.announcements:
        lines.append("No launch is announced in this text.")
    for found in reading.announcements:
        # a terminal does not show Discord's timestamps
        is_instant = found.window is not None and found.window.precision is Precision.MINUTE
        when = (words.short if is_instant else words.long)(found.window, found.not_before)
        lines.append(f"{found.product or 'A launch'}: {found.status}, {when}")
        lines.append(f"  EDTF {found.window.edtf if found.window else '-'}, confidence {found.confidence:.0%}")
        lines.append(f"  “{found.evidence}”")
    print("\n".join(lines))  # noqa: T201
