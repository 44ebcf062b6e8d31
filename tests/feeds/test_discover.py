"""From an address that somebody typed to the source to watch."""

from urllib.parse import urlsplit

import pytest

from feeds.discover import discover, feed_links, well_known
from feeds.errors import DisallowedByRobots, HttpStatus, NotAFeed
from feeds.fetch import Fetcher
from tests.feeds.loopback import Site

RSS = b"<rss version='2.0'><channel><title>News</title><item><title>A</title><link>/a</link></item></channel></rss>"
EMPTY = b"<rss version='2.0'><channel><title>Comments</title></channel></rss>"
ROWS = "".join(
    f"<li><time>{n} May 2026</time><a href='/news/{n}'>Product {n} is on sale now</a></li>" for n in range(1, 7)
)
LISTING = f"<html><title>Press</title><body><ul>{ROWS}</ul>".encode()


async def test_the_address_of_a_feed_is_the_source(site: Site, fetcher: Fetcher):
    site.serve("/feed", RSS)

    source = await discover(fetcher, site.url("/feed"))

    assert (source.url, source.is_listing, source.feed.title) == (site.url("/feed"), False, "News")


async def test_a_feed_that_moved_for_good_is_stored_where_it_is(site: Site, fetcher: Fetcher):
    site.serve("/old", status=301, Location="/feed")
    site.serve("/feed", RSS)

    assert (await discover(fetcher, site.url("/old"))).url == site.url("/feed")


async def test_a_page_leads_to_the_feed_that_it_announces(site: Site, fetcher: Fetcher):
    site.serve("/comments", EMPTY)
    site.serve("/all.xml", RSS)
    site.serve(
        "/",
        b"<html><link rel=alternate type=application/rss+xml title='Comments' href=/comments>"
        b"<link rel=alternate type=application/rss+xml href=/broken>"
        b"<link rel=alternate type=application/rss+xml href=/all.xml>",
    )

    assert (await discover(fetcher, site.url())).url == site.url("/all.xml")


async def test_well_known_paths_are_tried(site: Site, fetcher: Fetcher):
    site.serve("/blog", LISTING)
    site.serve("/blog/feed", RSS)

    assert (await discover(fetcher, site.url("/blog"))).url == site.url("/blog/feed")


async def test_a_page_without_a_feed_is_watched_itself(site: Site, fetcher: Fetcher):
    site.serve("/press", LISTING)

    source = await discover(fetcher, site.url("/press"))

    assert source.is_listing
    assert source.url == site.url("/press")
    assert len(source.feed.items) == 6


async def test_a_page_is_not_watched_against_robots_txt(site: Site, fetcher: Fetcher):
    site.serve("/robots.txt", b"User-agent: *\nDisallow: /press")
    site.serve("/press", LISTING)

    with pytest.raises(DisallowedByRobots):
        await discover(fetcher, site.url("/press"))


async def test_what_cannot_be_watched_says_what_it_is_and_what_to_try(site: Site, fetcher: Fetcher):
    site.serve("/", b"<html><body><p>Welcome!")

    with pytest.raises(NotAFeed, match="try the address of the press or news page"):
        await discover(fetcher, site.url())


async def test_an_address_that_fails_says_so(site: Site, fetcher: Fetcher):
    with pytest.raises(HttpStatus):
        await discover(fetcher, site.url("/missing"))


def test_links_to_feeds_count_where_none_is_announced():
    html = b"<html><body><a href='/rss/press.rss'>RSS</a> <a href='/news/'>News</a> <a href='http://['>x</a>"

    assert feed_links(html, "https://a.example/") == ("https://a.example/rss/press.rss",)


def test_links_to_feeds_are_relative_to_what_the_page_says():
    html = (
        b"<html><head><link rel=alternate type='application/rss+xml' href='feed.xml'><base href='/en/'></head></html>"
    )

    assert feed_links(html, "https://a.example/press/x") == ("https://a.example/en/feed.xml",)


def test_paths_below_the_page_are_tried_before_the_root():
    guesses = well_known("https://a.example/en/news?x=1")

    assert guesses[0] == "https://a.example/en/news/feed"
    assert "https://a.example/feed" in guesses


@pytest.mark.parametrize("path", ["//elsewhere.example/news", "//[/news"])
def test_well_known_places_stay_at_the_site_whatever_its_path(path: str):
    assert {urlsplit(place).netloc for place in well_known(f"https://a.example{path}")} == {"a.example"}
