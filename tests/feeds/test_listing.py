"""Pages without a feed: the list of articles, and nothing of the navigation."""

import pytest

from feeds.errors import NotAFeed
from feeds.inspect import inspect
from feeds.item import Feed
from feeds.listing import parse_listing

NAVIGATION = """<header><nav><ul><li><a href="/phones">All our phones in one place</a></li>
<li><a href="/support">Help and support for owners</a></li><li><a href="/about-us">About the company we are</a></li>
</ul></nav></header>"""
FOOTER = """<footer><ul><li><a href="/legal">Legal notice and imprint</a></li>
<li><a href="/jobs">Work with us today</a></li></ul></footer>"""
CARDS = """<div class="card item-{n}"><a href="/news/2026/item-{n}"><img src="/{n}.jpg">
<span class="date">{n} May 2026</span><h3>Product {n} goes on sale worldwide</h3><p>A teaser for it.</p></a>
<a class="more" href="/news/2026/item-{n}">Read more</a></div>"""
ROWS = """<li><time datetime="2026-05-0{n}">0{n}.05.2026</time>
<a href="item-{n}.html">Product {n} goes on sale worldwide</a></li>"""
HEADINGS = """<article><h2><a href="/news/2026/item-{n}">Product {n} goes on sale worldwide</a></h2>
<p>May {n}, 2026</p></article>"""
TABLE = (
    """<tr><td>2026-05-0{n}</td><td><a href="/news/2026/item-{n}">Product {n} goes on sale worldwide</a></td></tr>"""
)


def _page(row: str, numbers: range = range(9, 1, -1), before: str = "", after: str = "") -> bytes:
    rows = before + "".join(row.format(n=n) for n in numbers) + after
    more = '<a href="/news?page=2">The next page of news</a>'
    return f"<html lang=en><title>News</title><body>{NAVIGATION}<main><h1>News</h1>{rows}{more}</main>{FOOTER}".encode()


@pytest.mark.parametrize(
    ("row", "before", "after"),
    [(CARDS, "<div>", "</div>"), (ROWS, "<ul>", "</ul>"), (TABLE, "<table>", "</table>"), (HEADINGS, "", "")],
    ids=["cards", "rows", "table", "headings"],
)
def test_articles_are_read_in_order_with_title_and_day(row: str, before: str, after: str):
    feed = parse_listing(_page(row, before=before, after=after), "https://a.example/news/2026/")

    assert feed.kind == "listing"
    assert [item.title for item in feed.items] == [f"Product {n} goes on sale worldwide" for n in range(9, 1, -1)]
    assert {item.link for item in feed.items} == {item.id for item in feed.items}
    assert feed.items[0].link is not None
    assert feed.items[0].link.startswith("https://a.example/news/2026/item-9")
    assert feed.items[0].published is not None
    assert feed.items[0].published.date().isoformat() == "2026-05-09"


def test_the_newest_counts_that_stands_above_the_others():
    link = "<a href='/news/2026/item-9'>Product 9 goes on sale worldwide</a>"
    hero = f"<section class=hero><h2>{link}</h2>9 May 2026</section>"

    feed = parse_listing(_page(CARDS, range(8, 1, -1), before=hero), "https://a.example/news")

    assert [item.title for item in feed.items] == [f"Product {n} goes on sale worldwide" for n in range(9, 1, -1)]


def test_a_list_of_terms_whose_titles_have_no_spaces_is_read():
    row = "<dt>2026年5月{n}日</dt><dd><a href='/n/{n}.html'>新製品「つばめ{n}号」を全国で発売します</a></dd>"

    feed = parse_listing(_page(row, before="<dl>", after="</dl>"), "https://a.example/news")

    assert [(item.title, item.published and item.published.day) for item in feed.items] == [
        (f"新製品「つばめ{n}号」を全国で発売します", n) for n in range(9, 1, -1)
    ]


def test_pictures_and_teasers_come_along():
    item = parse_listing(_page(CARDS), "https://a.example/news").items[0]

    assert (item.image, item.summary_html) == ("https://a.example/9.jpg", "A teaser for it.")


def test_a_new_article_changes_no_other():
    old = parse_listing(_page(CARDS, range(8, 1, -1)), "https://a.example/news").items
    new = parse_listing(_page(CARDS, range(9, 1, -1)), "https://a.example/news").items

    assert new[1:] == old


@pytest.mark.parametrize("body", [b"", b"<html><body><p>Nothing here.", f"<html><body>{NAVIGATION}{FOOTER}".encode()])
def test_a_page_without_a_list_is_no_feed(body: bytes):
    with pytest.raises(NotAFeed):
        parse_listing(body, "https://a.example/")


def test_links_to_other_sites_and_files_are_no_articles():
    rows = "<ul>{}</ul>".format(
        "".join(
            f'<li><time>1 May 2026</time><a href="https://b.example/{n}">A long enough title {n}</a></li>'
            for n in range(9)
        )
    )
    files = "".join(
        f'<li><time>1 May 2026</time><a href="/press-kit-{n}.zip">A long enough title {n}</a></li>' for n in range(9)
    )

    with pytest.raises(NotAFeed):
        parse_listing(f"<html><body>{rows}<ul>{files}</ul>".encode(), "https://a.example/")


def test_a_page_of_teasers_is_seen_as_a_list_and_an_article_as_an_article():
    paragraphs = "<p>A paragraph of the article, long enough to be read as such by anybody who comes along.</p>" * 12
    article = f"<html><body>{NAVIGATION}<main><article><h1>It is here</h1>{paragraphs}</article></main>{FOOTER}"

    listing = inspect(_page(CARDS), "https://a.example/news")
    page = inspect(article.encode(), "https://a.example/news/here")

    assert isinstance(listing, Feed)
    assert not isinstance(page, Feed)
    assert page.title == "It is here"
