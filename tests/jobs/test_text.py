"""Which of a feed's texts are whole, and which only begin."""

from datetime import UTC, datetime

import pytest

from db.items import ClaimedItem
from feeds.page import read_page
from jobs.text import fuller, own_text

TEXT = ("The Kite is a small boat for two that we have built in Leeds since last year, and it floats. " * 8).strip()
CREDIT = "<p>The post <a href='https://k.example/1'>The Kite</a> appeared first on <a href='/'>Kite Boats</a>.</p>"


def item(html: str) -> ClaimedItem:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    return ClaimedItem(1, 1, "Kite", "https://k.example/1", "//k.example/1", now, "en", None, "", html, now, None, 1)


def test_a_credit_below_an_entry_does_not_hide_that_it_breaks_off():
    own = own_text(item(f"<p>{TEXT} [&#8230;]</p>\n{CREDIT}"))

    assert (own.text, own.whole) == (f"{TEXT} […]", False)


def test_a_credit_is_no_part_of_a_whole_text():
    assert own_text(item(f"<p>{TEXT}</p>{CREDIT}")).text == TEXT


@pytest.mark.parametrize(
    "more",
    [
        "Read more",
        "Continue reading The Kite at Boats.",
        "Read the rest of this entry »",
        "(more…)",
        "Mehr lesen",
        "Lire la suite de l’article",
        "Leer más",
        "続きを読む",
    ],
)
def test_an_invitation_to_read_on_says_that_the_text_breaks_off(more: str):
    assert not own_text(item(f"<p>{TEXT}</p><p><a href='https://k.example/1'>{more}</a></p>")).whole


@pytest.mark.parametrize("last", ["It floats.", "Sails cost more.", "Comments"])
def test_other_last_lines_do_not(last: str):
    assert own_text(item(f"<p>{TEXT}</p><p>{last}</p>")).whole


def test_a_teaser_goes_before_what_a_page_without_text_says_of_itself():
    says = "Kite Boats has built boats for two in Leeds since 1998, and sells them in the whole world."
    html = (
        f"<html><head><title>Kite</title><meta name=description content='{says}'></head><body><div id=app></div></body>"
    )
    page = read_page(html.encode(), "https://k.example/1")
    teaser, none = item("<p>The Kite ships on 4 July 2026.</p>"), item("")

    assert fuller(teaser, own_text(teaser), page).text == "The Kite ships on 4 July 2026."
    assert fuller(none, own_text(none), page).text == says
