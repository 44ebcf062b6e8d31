"""Which of a feed's texts are whole, and which only begin."""

from datetime import UTC, datetime

import pytest

from db.items import ClaimedItem
from jobs.text import own_text

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
