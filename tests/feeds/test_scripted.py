"""Pages whose article only a script would show."""

import json
from datetime import UTC, datetime

import pytest

from feeds.errors import NotAnArticle
from feeds.page import PageArticle, read_page

TITLE = "The Linnet is coming"
FIRST = "Harrow Audio today announced the Linnet, and it goes on sale on 14 May 2026."
LAST = "It weighs 220 grams, folds flat, and runs for forty hours."
RICH = [
    {
        "nodeType": "paragraph",
        "content": [{"nodeType": "text", "value": FIRST[:30]}, {"nodeType": "text", "value": FIRST[30:]}],
    },
    {"nodeType": "list-item", "content": [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": LAST}]}]},
]


def read(head: str = "", body: str = "<div id=app>Loading…</div>") -> PageArticle:
    page = f"<html><head><title>{TITLE}</title>{head}</head><body>{body}<noscript>You need JavaScript.</noscript>"
    return read_page(page.encode(), "https://harrow.example/news/linnet")


@pytest.mark.parametrize("body", [RICH, f"<p>{FIRST}</p><p>{LAST}</p>"], ids=["rich text", "markup"])
def test_the_text_and_day_come_from_the_scripts_data(body: object):
    article = {"title": TITLE, "publishDate": "2026-03-02T10:00:00Z", "slug": "linnet", "body": body}
    others = [
        {"title": "Recall", "teaser": "Some of the cushions that we sold last year must be exchanged in our shops."}
    ]
    data = json.dumps({"props": {"page": {"article": article, "related": others}}})

    page = read(f"<script type='application/json' id=__NEXT_DATA__>{data}</script>")

    assert (page.text.split("\n"), page.published) == ([FIRST, LAST], datetime(2026, 3, 2, 10, tzinfo=UTC))


def test_the_text_comes_from_json_ld():
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": f"{FIRST}\n\n{LAST}"})

    assert read(f"<script type='application/ld+json'>{data}</script>").text == f"{FIRST}\n{LAST}"


def test_what_the_page_says_of_itself_is_better_than_nothing():
    assert read(f"<meta property='og:description' content='{FIRST}'>").text == FIRST


@pytest.mark.parametrize("said", ["It is out on 14 May 2026.", "Out 14 May 2026"])
def test_one_line_on_the_page_goes_before_what_the_site_says_of_itself(said: str):
    head = (
        "<meta name=description content='Harrow Audio has made headphones for people who listen, in Leeds since 1998.'>"
    )

    assert (
        read(head, f"<main><h1>{TITLE}</h1><p>It is out on 14 May 2026.</p></main>").text == "It is out on 14 May 2026."
    )


def test_a_page_that_says_nothing_is_no_article():
    with pytest.raises(NotAnArticle):
        read(body="<div id=app></div>")
