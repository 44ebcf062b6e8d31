"""A very short article comes without its headline, date line and navigation glued to it."""

from feeds.page import read_page

PAGE = """<!doctype html><html lang="en"><head><title>The Veldt M12 comes | Veldt</title></head>
<body><nav><a href="/">Veldt Press</a> · <a href="#">Investors</a></nav>
{body}
<aside><h2>Related posts</h2><ul><li><a href="x">Something else</a></li></ul></aside>
<footer><p>About Veldt.</p></footer></body></html>"""
SHORT = "The Veldt M12 will be released in spring 2023. It weighs 530 grams."
ARTICLE = (
    "<main><article><h1>The Veldt M12 comes in spring</h1>"
    "<p class='meta'><time datetime='2022-06-28'>28 June 2022</time></p>"
    f"<p>{SHORT}</p></article></main>"
)


def text_of(body: str) -> str:
    return read_page(PAGE.format(body=body).encode(), "https://veldt.example/m12").text


def test_headline_date_line_and_navigation_stay_out() -> None:
    assert text_of(ARTICLE) == SHORT


def test_several_short_paragraphs_stay_apart() -> None:
    body = ARTICLE.replace("</article>", "<p>Founded in 1869, Veldt makes lenses.</p></article>")
    assert text_of(body) == f"{SHORT}\nFounded in 1869, Veldt makes lenses."


def test_without_one_article_what_was_found_stands() -> None:
    assert SHORT in text_of(f"<div><p>{SHORT}</p></div>")
