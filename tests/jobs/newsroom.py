"""A publisher on loopback: feeds and pages that a test writes, and a record of what was asked for."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from html import escape

from aiohttp import web


@dataclass
class Answer:
    """What the server says at one address; with `etag` it answers 304 to who has it. `gate` holds it up."""

    body: str = ""
    status: int = 200
    content_type: str = "application/rss+xml"
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    gate: asyncio.Event | None = None


@dataclass
class Entry:
    """One entry of an RSS feed."""

    title: str
    text: str = ""
    link: str = ""
    guid: str = ""
    published: datetime | None = None


class Newsroom:
    """A web server whose pages are set by path; `asked` are the paths in order, `open_now` the most at one time."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.most_at_once: dict[str, int] = {}
        self._open: dict[str, int] = {}
        self._runner: web.AppRunner | None = None
        self.address = ""

    async def __aenter__(self) -> "Newsroom":
        app = web.Application()
        app.router.add_get("/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        path = request.path
        self.asked.append(path)
        self._open[path] = self._open.get(path, 0) + 1
        self.most_at_once[path] = max(self.most_at_once.get(path, 0), self._open[path])
        try:
            answer = self.pages.get(path, Answer("nothing here", 404, "text/plain"))
            if answer.gate is not None:
                await answer.gate.wait()
            headers = dict(answer.headers)
            if answer.etag:
                headers["ETag"] = answer.etag
                if request.headers.get("If-None-Match") == answer.etag:
                    return web.Response(status=304, headers=headers)
            return web.Response(
                text=answer.body, status=answer.status, content_type=answer.content_type, headers=headers
            )
        finally:
            self._open[path] -= 1

    def feed(self, path: str, *entries: Entry, **answer: object) -> str:
        """Serve an RSS feed; return its address."""
        self.pages[path] = Answer(rss(*entries), **answer)  # type: ignore[arg-type]
        return self.address + path

    def page(self, path: str, title: str, *paragraphs: str) -> str:
        """Serve an article's page; return its address."""
        text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
        body = (
            f"<html><head><title>{escape(title)}</title></head><body><main><article><h1>{escape(title)}</h1>"
            f"{text}</article></main></body></html>"
        )
        self.pages[path] = Answer(body, content_type="text/html")
        return self.address + path


def rss(*entries: Entry) -> str:
    items = "".join(
        f"<item><title>{escape(entry.title)}</title>"
        + (f"<link>{escape(entry.link)}</link>" if entry.link else "")
        + (f'<guid isPermaLink="false">{escape(entry.guid)}</guid>' if entry.guid else "")
        + (f"<pubDate>{format_datetime(entry.published)}</pubDate>" if entry.published else "")
        + f"<description>{escape(entry.text)}</description></item>"
        for entry in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
