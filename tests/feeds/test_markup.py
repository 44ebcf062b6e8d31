"""Markup to text: nothing lost, nothing added."""

import pytest

from feeds.language import language_of
from feeds.markup import first_image, to_line, to_text, web_address


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two<br>Three</p>", "One\nTwo\nThree"),
        ("a < b and <3 &amp; c", "a < b and <3 & c"),
        ("5&nbsp;March &#8211; it&rsquo;s", "5 March – it’s"),
        ("<script>var x = '<p>';</script>Text<style>p{}</style>", "Text"),
        ("<!-- <p>not this</p> -->This", "This"),
        ("Open <!-- comment", "Open comment"),
        ('<a title="a > b">link</a>', "link"),
        ("<b>bo</b>ld", "bold"),
        ("<td>a</td><td>b</td>", "a b"),
        ("one\n  two", "one two"),
        ("&lt;p&gt; is a tag", "<p> is a tag"),
    ],
)
def test_text_is_what_a_reader_sees(html: str, text: str):
    assert to_text(html).replace("\n ", "\n") == text or to_line(html) == text


def test_the_first_real_picture_is_taken():
    html = (
        '<img src="https://feeds.feedburner.com/x.gif"><img src=1.gif width=1 height=1>'
        '<img src="data:x" data-src="/a.jpg">'
    )

    assert first_image(html, "https://a.example/x/") == "https://a.example/a.jpg"
    assert first_image("<img><img src='javascript:x'>", "https://a.example/") is None


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/x", "https://a.example/x"),
        ("https://b.example/a b", "https://b.example/a b"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("http://[", None),
        ("", None),
        ("//c.example/x", "https://c.example/x"),
        ("ftp://b.example/", None),
    ],
)
def test_only_web_addresses_are_links(link: str, expected: str | None):
    assert web_address(link, "https://a.example/y/") == expected


@pytest.mark.parametrize(
    ("declared", "text", "expected"),
    [
        ("en_gb", "", "en-GB"),
        ("de", "Etwas", "de"),
        (None, "Nothing", None),
        ("not a language!", "", None),
        ("en", "新しい製品を発売します", "ja"),
        (None, "新产品将于七月上市", "zh"),
        (None, "신제품이 출시됩니다", "ko"),
        ("zh-TW", "新產品將於七月上市", "zh-TW"),
        ("en", "The 新品 is here and it is sold in all of our shops", "en"),
    ],
)
def test_a_language_is_declared_or_proved_by_script(declared: str | None, text: str, expected: str | None):
    assert language_of(declared, text) == expected


@pytest.mark.parametrize("digits", [9, 5_000])
def test_a_reference_to_no_character_is_a_replacement_character(digits: int):
    assert to_text(f"a&#{'9' * digits};b") == "a\ufffdb"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("&lt;p&gt;Out &amp;amp; about&lt;/p&gt;", "Out & about"),
        ("<p>It&amp;#8217;s out</p>", "It’s out"),
        ("Tom &amp;amp; Jerry", "Tom & Jerry"),
        ("The sign is &amp;lt;", "The sign is &lt;"),
    ],
)
def test_what_was_escaped_twice_is_read(html: str, text: str):
    assert to_text(html) == text


@pytest.mark.parametrize("tag", ["<IMG SRC=/a.jpg>", "<img srcset='/a.jpg 1x, /b.jpg 2x'>"])
def test_pictures_are_found_however_their_tag_is_written(tag: str):
    assert first_image(f"<p>Hi {tag}</p>", "https://a.example/1") == "https://a.example/a.jpg"
