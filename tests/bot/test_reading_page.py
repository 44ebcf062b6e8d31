"""The shareable page of a reading: complete, escaped, nothing fetched."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading_page import render, why
from launches.announcement import Announcement, Change, DateMention, RegionalWindow, Status, Verdict
from launches.article import Article
from launches.reading import Reading, read
from launches.window import LaunchWindow

PUBLISHED = datetime(2026, 2, 5, 9, tzinfo=UTC)
TEXT = "Order books open on 2 March. The <Vesper> arrives on 4 October 2026. It was to come in May."
EVIDENCE = "The <Vesper> arrives on 4 October 2026."


def mention(phrase, edtf, verdict):
    at = TEXT.index(phrase)
    return DateMention((at, at + len(phrase)), phrase, LaunchWindow.from_edtf(edtf), verdict=verdict)


MENTIONS = (
    mention("2 March", "2026-03-02", Verdict.PREORDER),
    mention("4 October 2026", "2026-10-04", Verdict.LAUNCH),
    mention("May", "2026-05", Verdict.SUPERSEDED),
)
SAID = Announcement(
    "Vesper <1>",
    ("Orrery & Sons",),
    Status.DELAYED,
    LaunchWindow.from_edtf("2026-10-04", "Europe/London"),
    "4 October 2026",
    MENTIONS[1].span,
    EVIDENCE,
    0.9,
    ("launch: arrives",),
    regions=(RegionalWindow("Japan", LaunchWindow.from_edtf("2026-12")),),
    was=LaunchWindow.from_edtf("2026-05"),
    change=Change.LATER,
)


def page(
    said=SAID, mentions=MENTIONS, summary=(EVIDENCE,), title="Orrery <b>&", url="https://x.example/?a=1&b=2", text=TEXT
):
    announcements = (said,) if said else ()
    return render(Article(title, text, PUBLISHED, url, "en-GB"), Reading(announcements, mentions, summary))


class Seen(HTMLParser):
    """Collects tags, text and attributes, and checks that tags nest."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.texts = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def seen(html):
    parser = Seen()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser


def marks(html, style):
    return re.findall(rf'<mark class="{style}" title="([^"]*)">([^<]*)<', html)


def test_the_launch_sentence_and_every_date_are_marked_with_their_reason():
    html = page()
    assert marks(html, "sentence") == [("launch sentence", "The &lt;Vesper&gt; arrives on ")]
    assert marks(html, "launch") == [("the launch", "4 October 2026")]
    assert marks(html, "lost") == [("pre-orders, not the launch", "2 March")]
    assert marks(html, "was") == [("no longer holds", "May")]


def test_the_facts_name_product_status_old_date_and_regions():
    text = " ".join(seen(page()).texts)
    for fact in (
        "Vesper <1>",
        "Orrery & Sons",
        "delayed (moved later)",
        "2026-10-04",
        "Europe/London",
        "May 2026",
        "Japan",
    ):
        assert fact in text


def test_the_text_stands_in_the_page_unchanged():
    assert TEXT in "".join(seen(page()).texts)


def test_nothing_is_fetched_and_nothing_runs():
    parser = seen(page())
    assert {tag for tag, _ in parser.tags}.isdisjoint({"script", "img", "link", "iframe", "object", "form"})
    policy = next(attrs["content"] for _, attrs in parser.tags if attrs.get("http-equiv"))
    assert "default-src 'none'" in policy
    assert not any(name.startswith("on") for _, attrs in parser.tags for name in attrs)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "", "data:text/html,x"])
def test_only_web_addresses_become_links(url):
    assert not any(tag == "a" for tag, _ in seen(page(url=url)).tags)


def test_an_article_without_a_launch_says_so():
    html = page(said=None, mentions=(), summary=(), title="")
    assert "No launch is announced here." in html
    assert "An announcement" in html
    assert "<table>" not in html


def test_an_undated_launch_says_so():
    undated = Announcement("", (), Status.ANNOUNCED, None, "", None, "", 0.5, ())
    text = " ".join(seen(page(said=undated, mentions=())).texts)
    assert "No date yet" in text
    assert "not named" in text


def test_dates_that_overlap_or_lie_outside_the_text_are_marked_once_or_not():
    inner = DateMention((60, 70), "x", LaunchWindow.from_edtf("2026"), verdict=Verdict.WEAKER)
    outside = DateMention((5000, 5010), "x", LaunchWindow.from_edtf("2026"))
    html = page(mentions=(*MENTIONS, inner, outside))
    assert TEXT in "".join(seen(html).texts)
    assert len(re.findall(r'<mark class="\w+" title', html)) == 4


def test_two_announcements_of_one_sentence_mark_it_once():
    article = Article("", TEXT, PUBLISHED)
    html = render(article, Reading((SAID, SAID), MENTIONS, ()))
    assert len(marks(html, "sentence")) == 1
    assert 'lang="en"' in html


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_words(verdict):
    assert why(verdict)


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=500), st.text(max_size=60))
def test_any_text_makes_a_page_that_nests(title, text, url):
    article = Article(title, text, PUBLISHED, url)
    seen(render(article, read(article)))
