"""What stands beside an article on its page does not pass for its text, however the page is built."""

import pytest

from feeds.page import read_page

FIRST = "Harrow Audio today announced the Linnet, a pair of wireless headphones made from recycled aluminium and wool."
SECOND = "It weighs 220 grams, folds flat, and runs for forty hours on one charge, which the company calls a record."
OTHER = "Older models get an update in autumn, and whoever bought one this year gets a new pair of cushions for free."
HEAD = f"<h1>The Linnet is coming</h1><p>{FIRST}</p><p>{SECOND}</p>"


def lines(body: str) -> list[str]:
    page = read_page(f"<html lang=en><body>{body}</body></html>".encode(), "https://harrow.example/news/linnet")
    return page.text.split("\n")


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param(
            f"<article><h2><a href='/n/2'>Update</a></h2><p>{OTHER}</p></article>", id="a teaser's heading leads away"
        ),
        pytest.param(
            f"<a href='/n/2'><article><h3>Update</h3><p>{OTHER}</p></article></a>", id="a teaser that is all link"
        ),
        pytest.param(f"<div><a href='/n/2'><h3>Update</h3><p>{OTHER}</p></a></div>", id="a card that is all link"),
        pytest.param(
            f"<section><div><h2>More news</h2></div><div><p>{OTHER}</p></div></section>", id="a list with a heading"
        ),
        pytest.param(f"<div><h3>Das könnte Sie auch interessieren</h3><p>{OTHER}</p></div>", id="a list in German"),
        pytest.param(
            "<div class='subscription-widget'><p>To receive Harrow's letter and to support our work, consider becoming "
            "a subscriber.</p><form><input type=email></form></div>",
            id="a form to sign up",
        ),
        pytest.param(
            "<div class=x1><p>We use cookies to make this page better for you and for everybody else who reads it.</p>"
            "<button>Accept all</button></div>",
            id="a question about cookies that is not called one",
        ),
        pytest.param(
            "<amp-consent><p>We and our partners process data to show you adverts that you like.</p></amp-consent>",
            id="amp",
        ),
    ],
)
def test_what_is_not_the_articles_goes(beside: str):
    assert lines(f"<main>{HEAD}{beside}</main>") == [FIRST, SECOND]


@pytest.mark.parametrize(
    "within",
    [
        pytest.param(f"<h2>More features</h2><p>{OTHER}</p>", id="more of the article"),
        pytest.param(f"<h2>More from Leeds</h2><p>{OTHER}</p>", id="a heading like it amid paragraphs"),
        pytest.param(f"<h2><a href='#price'>Price</a></h2><p>{OTHER}</p>", id="a heading that links to itself"),
    ],
)
def test_what_is_the_articles_stays(within: str):
    assert lines(f"<main>{HEAD}{within}</main>")[-1] == OTHER


def test_products_amid_the_article_are_its_own():
    card = "<div><a href='/wren'><h3>Wren</h3><p>It ships on 1 March 2027 from 190 euros.</p></a></div>"

    assert "It ships on 1 March 2027 from 190 euros." in lines(f"<main>{HEAD}{card}<p>{OTHER}</p></main>")


def test_a_list_of_others_amid_boxes_of_text_ends_with_its_links():
    others = "<h3>Read more</h3><ul><li><a href=/2>Others</a></li></ul>"

    assert lines(f"<main><div>{HEAD}</div>{others}<div>{OTHER}</div></main>")[-1] == OTHER


def test_an_article_stays_whose_heading_leads_to_its_other_address():
    heading = "<h2><a href='/2026/03/linnet/'>The Linnet is coming</a></h2>"

    assert lines(f"<div><article>{heading}<p>{FIRST[:60]}.</p></article></div>") == [f"{FIRST[:60]}."]


@pytest.mark.parametrize("line", ["Updated firmware for the Kite 2", "Von Köln nach Paris", "Out 14 May 2026"])
def test_a_line_before_the_text_that_tells_something_stays(line: str):
    assert lines(f"<main><h1>The Linnet is coming</h1><p>{line}</p><p>{FIRST}</p><p>{SECOND}</p></main>")[0] == line


def test_who_wrote_it_and_when_is_not_its_text():
    head = "<h1>The Linnet is coming</h1><div>By Mara Voss</div><div>3 March 2026</div>"
    page = f"<main>{head}<div>{FIRST}</div><div>{SECOND}</div><p>Out 14 May 2026</p></main>"

    assert lines(page) == [FIRST, SECOND, "Out 14 May 2026"]
