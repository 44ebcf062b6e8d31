"""A replayed newsroom on loopback: sites with a feed and pages, whose pieces appear at their own domain time.

Pages look like real ones (navigation, a notice about cookies, "about us", related posts), because a bot that only
reads clean text has not been tried. The clock asks `next_article_at` and `unfetched`, so that it never leaps over an
article which nobody has had the chance to hear of.
"""

import asyncio
import json
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from aiohttp import web

from sandbox.control.routes import route

Json = dict[str, Any]
STORY = Path(__file__).with_name("newsroom.toml")
_BY_HAND = "own-"
# Anybody's words are published here, on the same origin as the page beside the chat: they may style, not act.
_POLICY = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox"}


@dataclass(frozen=True, slots=True)
class Site:
    """A brand's newsroom. `full_text_in_feed` False means that the feed has only a teaser, as many do."""

    key: str
    name: str
    title: str
    home_zone: str
    aliases: tuple[str, ...]
    colour: str
    full_text_in_feed: bool
    about: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of a site; `published` is aware, in UTC. Paragraphs of `text` are set apart by empty lines."""

    site: str
    slug: str
    title: str
    published: datetime
    text: str

    @property
    def paragraphs(self) -> list[str]:
        """The text's paragraphs, in order."""
        return [p.strip() for p in self.text.split("\n\n") if p.strip()]


@dataclass(frozen=True, slots=True)
class Story:
    """Sites and pieces with the span of domain time in which they are told."""

    start: datetime
    end: datetime
    sites: tuple[Site, ...]
    pieces: tuple[Piece, ...]


def load_story() -> Story:
    """Read the demo's story from its file."""
    data: dict[str, Any] = tomllib.loads(STORY.read_text(encoding="utf-8"))
    sites = tuple(Site(key, **{**s, "aliases": tuple(s["aliases"])}) for key, s in data["site"].items())
    pieces = tuple(Piece(**p) for p in data["piece"])
    return Story(data["story"]["start"], data["story"]["end"], sites, pieces)


class Newsroom:
    """Serves a story's sites below /newsroom; `now` tells domain time."""

    def __init__(self, story: Story, now: Callable[[], datetime]) -> None:
        self.story = story
        self.sites = {s.key: s for s in story.sites}
        self._now = now
        self._pieces = {p.slug: p for p in story.pieces}
        self._watched: set[str] = set()
        self._heard_of: set[str] = set()
        # Set when somebody publishes something out of its turn; who waits for it clears it.
        self.published_by_hand = asyncio.Event()

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of every site: listing, feed, pages, pictures."""
        return [
            web.get("/newsroom/{site}/", self._listing),
            web.get("/newsroom/{site}/feed.xml", self._feed),
            web.get("/newsroom/{site}/{slug}.html", self._page),
            web.get("/newsroom/{site}/{slug}.svg", self._picture),
            route("GET", "/control/newsroom", self._show),
            route("POST", "/control/newsroom/publish", self._publish),
            route("POST", "/control/newsroom/write", self._write),
        ]

    def timeline(self) -> list[Piece]:
        """Return every piece, past and to come, earliest first."""
        return sorted(self._pieces.values(), key=lambda p: p.published)

    def next_article_at(self, now: datetime) -> datetime | None:
        """Return when the next piece appears after `now`, or None when all are out."""
        return min((p.published for p in self._pieces.values() if p.published > now), default=None)

    def unfetched(self, now: datetime) -> bool:
        """Whether a piece is out of which a watched site's feed has not been asked since.

        A site that was never asked has no reader, so nobody need wait for it.
        """
        return any(
            p.published <= now and p.site in self._watched and p.slug not in self._heard_of
            for p in self._pieces.values()
        )

    def publish(self, slug: str) -> Piece:
        """Let a piece that was still to come appear now. Raises KeyError for an unknown one."""
        piece = self._pieces[slug]
        if piece.published > self._now():
            piece = self._pieces[slug] = replace(piece, published=self._now())
            self.published_by_hand.set()
        return piece

    def write(self, site: str, title: str, text: str) -> Piece:
        """Publish an article of one's own now. Raises KeyError for an unknown site, ValueError for an empty article."""
        if site not in self.sites:
            raise KeyError(site)
        if not title.strip() or not text.strip():
            raise ValueError("an article needs a title and a text")
        slug = _BY_HAND + sha256(f"{len(self._pieces)} {title}".encode()).hexdigest()[:10]
        piece = Piece(site, slug, " ".join(title.split()), self._now(), text.replace("\r\n", "\n"))
        self._pieces[slug] = piece
        self.published_by_hand.set()
        return piece

    async def _show(self, request: web.Request, _: Json) -> Json:
        """Sites and pieces, past and to come, for the page beside the chat."""
        return {
            "start": self.story.start.isoformat(),
            "sites": [{"key": s.key, "name": s.name} for s in self.sites.values()],
            "pieces": [self._view(request, p) for p in self.timeline()],
        }

    async def _publish(self, request: web.Request, body: Json) -> Json:
        return self._view(request, self.publish(body["slug"]))

    async def _write(self, request: web.Request, body: Json) -> Json:
        return self._view(request, self.write(body["site"], body["title"], body["text"]))

    def _view(self, request: web.Request, piece: Piece) -> Json:
        site = self.sites[piece.site]
        return {
            "slug": piece.slug,
            "title": piece.title,
            "site_name": site.name,
            "published": piece.published.isoformat(),
            "url": f"{_base(request, site)}/{piece.slug}.html",
        }

    def _site(self, request: web.Request) -> Site:
        try:
            return self.sites[request.match_info["site"]]
        except KeyError:
            raise web.HTTPNotFound(text="no such newsroom") from None

    def _out(self, site: Site) -> list[Piece]:
        now = self._now()
        out = [p for p in self._pieces.values() if p.site == site.key and p.published <= now]
        return sorted(out, key=lambda p: p.published, reverse=True)

    async def _feed(self, request: web.Request) -> web.Response:
        site = self._site(request)
        pieces = self._out(site)
        self._watched.add(site.key)
        self._heard_of |= {p.slug for p in pieces}
        etag = sha256("\n".join(p.slug for p in pieces).encode()).hexdigest()[:16]
        if f'"{etag}"' in request.headers.get("If-None-Match", ""):
            return web.Response(status=304, headers={"ETag": f'"{etag}"'})
        body = _rss(site, pieces, _base(request, site))
        return web.Response(text=body, content_type="application/rss+xml", headers={"ETag": f'"{etag}"'})

    async def _page(self, request: web.Request) -> web.Response:
        site = self._site(request)
        out = self._out(site)
        piece = next((p for p in out if p.slug == request.match_info["slug"]), None)
        if piece is None:
            raise web.HTTPNotFound(text="no such article, or not out yet")
        others = [p for p in out if p is not piece][:3]
        text = _html(site, piece, others, _base(request, site))
        return web.Response(text=text, content_type="text/html", headers=_POLICY)

    async def _listing(self, request: web.Request) -> web.Response:
        site = self._site(request)
        links = "".join(f'<li><a href="{p.slug}.html">{escape(p.title)}</a></li>' for p in self._out(site))
        feed = '<link rel="alternate" type="application/rss+xml" href="feed.xml">'
        page = f"<!doctype html><title>{escape(site.title)}</title>{feed}<main><h1>News</h1><ul>{links}</ul></main>"
        return web.Response(text=page, content_type="text/html", headers=_POLICY)

    async def _picture(self, request: web.Request) -> web.Response:
        site = self._site(request)
        text = _svg(site, request.match_info["slug"])
        return web.Response(text=text, content_type="image/svg+xml", headers=_POLICY)


def _base(request: web.Request, site: Site) -> str:
    return f"{request.scheme}://{request.host}/newsroom/{site.key}"


def _rss(site: Site, pieces: list[Piece], base: str) -> str:
    items = []
    for p in pieces:
        teaser = escape(p.paragraphs[0].split(". ")[0] + " …")
        full = "".join(f"<p>{escape(x)}</p>" for x in p.paragraphs)
        body = f"<content:encoded>{escape(full)}</content:encoded>" if site.full_text_in_feed else ""
        items.append(
            f"<item><title>{escape(p.title)}</title><link>{base}/{p.slug}.html</link>"
            f'<guid isPermaLink="false">{site.key}:{p.slug}</guid><pubDate>{format_datetime(p.published)}</pubDate>'
            f"<description>{teaser}</description>{body}"
            f'<media:thumbnail url="{base}/{p.slug}.svg"/></item>'
        )
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"'
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" {spaces}>'
        f"<channel><title>{escape(site.title)}</title><link>{base}/</link>"
        f"<description>{escape(site.about)}</description><language>en</language>"
        f"{''.join(items)}</channel></rss>"
    )


def _html(site: Site, piece: Piece, others: list[Piece], base: str) -> str:
    published = piece.published.astimezone(UTC).isoformat()
    body = "".join(f"<p>{escape(p)}</p>\n" for p in piece.paragraphs)
    if piece.slug.startswith(_BY_HAND):
        # A sentence or two that somebody typed are all there is: around them a page would be mostly navigation.
        head = f'<title>{escape(piece.title)}</title><meta property="og:site_name" content="{escape(site.title)}">'
        heading = f"<header><h1>{escape(piece.title)}</h1></header>"
        time = f'<meta property="article:published_time" content="{published}">'
        return f'<!doctype html><html lang="en"><meta charset="utf-8">{head}{time}<body>{heading}{body}</body></html>'
    related = "".join(f'<li><a href="{p.slug}.html">{escape(p.title)}</a></li>' for p in others)
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": piece.title,
        "datePublished": published,
        "articleBody": "\n\n".join(piece.paragraphs),
        "publisher": {"@type": "Organization", "name": site.name},
    }
    data = json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(piece.title)} | {escape(site.title)}</title>
<link rel="canonical" href="{base}/{piece.slug}.html">
<link rel="alternate" type="application/rss+xml" href="{base}/feed.xml">
<meta property="og:title" content="{escape(piece.title)}"><meta property="og:site_name" content="{escape(site.title)}">
<meta property="og:image" content="{base}/{piece.slug}.svg">
<meta property="article:published_time" content="{published}">
<script type="application/ld+json">{data}</script>
<style>body{{font:17px/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}}
nav,footer,aside,.cookies{{font:14px/1.5 sans-serif;color:#666}}h1{{line-height:1.2}}</style></head>
<body><nav><a href="{base}/">{escape(site.title)}</a> · <a href="#">Products</a> · <a href="#">Investors</a></nav>
<div class="cookies" role="dialog" aria-label="Cookies">We use cookies. <button>Accept all</button></div>
<main><header><h1>{escape(piece.title)}</h1>
<p class="meta"><time datetime="{published}">{piece.published:%d %B %Y}</time></p></header>
<article>{body}</article></main>
<aside class="related"><h2>Related posts</h2><ul>{related}</ul></aside>
<footer><p>{escape(site.about)}</p><p>Leave a reply: your e-mail address will not be published.</p></footer>
</body></html>
"""


def _svg(site: Site, slug: str) -> str:
    turn = int(sha256(slug.encode()).hexdigest()[:2], 16)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 160">'
        f'<rect width="160" height="160" rx="24" fill="{site.colour}"/>'
        f'<g fill="none" stroke="#fff" stroke-width="6" opacity=".85" transform="rotate({turn} 80 80)">'
        '<circle cx="80" cy="80" r="52"/><circle cx="80" cy="80" r="30"/><path d="M80 28A52 52 0 0 1 132 80"/></g>'
        f'<text x="80" y="92" font-family="sans-serif" font-size="34" font-weight="700" fill="#fff" '
        f'text-anchor="middle">{escape(site.name[0])}</text></svg>'
    )
