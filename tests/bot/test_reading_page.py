"""The shareable page of a reading: complete, escaped, nothing fetched."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
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
    ("arrives",),
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
    return re.findall(rf'<mark class="{style}" title="([^"]*)"(?: data-row="\d+")?>([^<]*)<', html)


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


@pytest.mark.parametrize(
    ("status", "window", "heading"),
    [
        (Status.ANNOUNCED, None, "No date yet"),
        (Status.ANNOUNCED, "2026-05", "May 2026"),
        (Status.CANCELLED, None, "Cancelled"),
        (Status.CANCELLED, "2026-05", "Cancelled"),
        (Status.DELAYED, None, "Delayed, no new date yet"),
        (Status.RELEASED, "2026-01", "Out since January 2026"),
        (Status.RELEASED, None, "Out"),
    ],
)
def test_the_heading_says_what_it_comes_to(status, window, heading):
    said = replace(SAID, status=status, window=LaunchWindow.from_edtf(window) if window else None)
    assert f"<strong>{heading}</strong>" in page(said=said)


def test_the_reasons_are_the_words_of_the_text_in_quotes():
    assert "<dd>“arrives”, “4 &lt;b&gt;”</dd>" in page(said=replace(SAID, reasons=("arrives", "4 <b>")))
    assert "Because" not in page(said=replace(SAID, reasons=()))


def test_a_page_says_when_nobody_knows_the_time_of_publication():
    article = Article("", TEXT, PUBLISHED)
    assert "Published 2026-02-05 09:00 +0000" in render(article, Reading((SAID,), MENTIONS, ()))
    undated = render(article, Reading((SAID,), MENTIONS, ()), dated=False)
    assert "Published" not in undated
    assert "Read as of 2026-02-05 09:00 +0000, because nothing tells when it was published" in undated


def test_a_day_without_an_hour_is_shown_without_one():
    article = Article("", TEXT, datetime(2026, 2, 5, tzinfo=UTC))
    assert '"meta">Published 2026-02-05<' in render(article, Reading((), (), ()))


def test_dates_bear_the_numbers_of_their_rows():
    html = page()
    assert re.findall(r'data-row="(\d)">([^<]*)<', html) == [("1", "2 March"), ("2", "4 October 2026"), ("3", "May")]
    assert re.findall(r"<td>(\d)</td><td[^>]*>([^<]*)<", html) == [
        ("1", "2 March"),
        ("2", "4 October 2026"),
        ("3", "May"),
    ]


def test_the_legend_explains_the_marks_that_stand_there_and_no_others():
    legend = re.search(r'<p class="legend">.*?</p>', page(mentions=MENTIONS[1:2]))[0]
    assert "launch date" in legend
    assert "no longer holds" not in legend
    assert 'legend">' not in page(said=None, mentions=(), summary=())


def test_the_summary_is_marked_in_the_text_however_its_words_are_parted_there():
    text = TEXT.replace("open on", "open\n  on")
    said = replace(SAID, span=None)
    html = page(said=said, mentions=(), summary=(EVIDENCE, "Order books open on 2 March."), text=text)
    assert marks(html, "summary") == [("summary", "Order books open\n  on 2 March.")]
    assert len(marks(html, "sentence")) == 1


def test_a_date_that_the_headline_alone_tells_is_marked_there():
    said = replace(SAID, span=None, phrase="4 <May>", evidence="Vesper comes on 4 <May>")
    html = page(said=said, mentions=(), title="Vesper comes on 4 <May>")
    assert 'Vesper comes on <mark class="launch">4 &lt;May&gt;</mark></h1>' in html


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("新型カメラの発売日は4月14日です。", None, "ja"),
        ("Das Kite kommt am 4. Mai und ist für alle.", None, "de"),
        (TEXT, "en-GB", "en-GB"),
    ],
)
def test_the_text_is_in_its_own_language_and_the_page_in_english(text, declared, language):
    html = render(Article("", text, PUBLISHED, language=declared), Reading((), (), ()))
    assert '<html lang="en">' in html
    assert f'<article lang="{language}">' in html


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


@given(st.text(max_size=80), st.text(max_size=500), st.text(max_size=60))
def test_any_text_makes_a_page_that_nests(title, text, url):
    article = Article(title, text, PUBLISHED, url)
    seen(render(article, read(article)))
