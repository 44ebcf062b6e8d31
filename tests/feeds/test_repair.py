"""Text that a page does not keep in paragraphs is read in its order, and whole."""

import pytest

from feeds.page import read_page

LEAD = "The headphones from Leeds go on sale on 14 May 2026."
FIRST = "Harrow Audio has made them from recycled aluminium."
LAST = "They weigh 220 grams and fold flat."


def text(body: str) -> str:
    return read_page(f"<html lang=en><body>{body}</body></html>".encode(), "https://harrow.example/news/linnet").text


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<main><h1>Linnet</h1><p>{LEAD}</p><ul><li>{FIRST}<li>{LAST}</ul></main>", id="items"),
        pytest.param(
            f"<div><h1>Linnet</h1><p>{LEAD}</p><ul><li><a href=/h>Harrow Audio</a> has made them from recycled "
            f"aluminium.<li>{LAST}</ul></div>",
            id="items with links",
        ),
        pytest.param(f"<div><h1>Linnet</h1><div>{LEAD}</div><div>{FIRST}</div><div>{LAST}</div></div>", id="boxes"),
        pytest.param(
            "<div><h1>Linnet</h1><div>The headphones from Leeds <b>go on sale</b> on 14 May 2026.<br><br>"
            f"{FIRST}<br><br>{LAST}</div></div>",
            id="line breaks",
        ),
        pytest.param(
            "<article itemscope itemtype='https://schema.org/BlogPosting'><h1 itemprop=headline>Linnet</h1><a>Share</a>"
            f"<div itemprop=articleBody><p>{LEAD}</p><p>{FIRST}</p><p>{LAST}</p></div><a href='/'>To all</a></article>",
            id="a short body that is marked",
        ),
        pytest.param(
            f"<div class=press><h1>Linnet</h1><p class=teaser><b>{LEAD}</b></p><p>{FIRST}</p><p>{LAST}</p></div>",
            id="a lead that is called a teaser",
        ),
    ],
)
def test_a_short_article_is_read_line_by_line(body: str):
    assert [line.removeprefix("- ") for line in text(body).split("\n")] == [LEAD, FIRST, LAST]


def test_a_box_in_colour_among_paragraphs_is_no_less_text():
    assert FIRST in text(
        f"<article><h1>Linnet</h1><p>{LEAD}</p><div class=callout><div>{FIRST}</div></div><p>{LAST}</p></article>"
    )


def test_a_list_with_a_link_in_each_item_is_no_menu():
    items = "<li><a href=/a>Arrays</a> can be nested.</li><li>Strings are faster, see <a href=/s>how</a>.</li>"

    read = text(f"<main><h1>Tern 4</h1><p>{LEAD}</p><ul>{items}</ul><p>{FIRST}</p><p>{LAST}</p></main>")

    assert "Arrays can be nested." in read
    assert "Strings are faster, see how." in read


def test_the_parts_of_a_live_blog_are_one_text():
    parts = "".join(f"<article><h3>10:0{n}</h3><p>{said}</p></article>" for n, said in enumerate((LAST, FIRST, LEAD)))

    read = text(f"<main><h1>Linnet</h1>{parts}</main>").split("\n")

    assert [line for line in read if not line.startswith("10:")] == [LAST, FIRST, LEAD]
