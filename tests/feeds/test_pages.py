"""Ways in which real sites lay out an article: own words, the markup of systems seen in the wild."""

from datetime import UTC, datetime

from feeds.page import PageArticle, read_page

FIRST = "Harrow Audio today announced the Linnet, a pair of wireless headphones made from recycled aluminium and wool."
SECOND = "It weighs 220 grams, folds flat, and runs for forty hours on one charge, which the company calls a record."
THIRD = "We have listened to a great many people who listen, said chief designer Mara Voss at the factory in Leeds."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def read(page: str, encoding: str = "utf-8") -> PageArticle:
    return read_page(page.encode(encoding), "https://harrow.example/news/linnet")


def test_a_lead_beside_the_marked_body_belongs_to_the_article():
    lead = "The headphones from Leeds go on sale on 14 May 2026 all over Europe."
    article = read(
        f"""<html lang=en><body><div class="news-single"><div itemscope itemtype="http://schema.org/Article">
        <h1 itemprop="headline">The Linnet is coming</h1><div class="teaser-text"><p>{lead}</p></div>
        <div itemprop="articleBody">{BODY}</div></div>
        <div class="teaser-text"><p>Older models get an update in autumn.</p></div></div></body></html>"""
    )

    assert article.text.split("\n") == [lead, FIRST, SECOND, THIRD]


def test_a_relative_time_dates_the_page():
    article = read(
        f"""<html><body><main><h1>Linnet 2.0</h1><relative-time datetime="2026-03-02T12:34:56Z">2 days ago
        </relative-time>{BODY}</main></body></html>"""
    )

    assert (article.published, article.published_source) == (datetime(2026, 3, 2, 12, 34, 56, tzinfo=UTC), "time")


def test_a_wide_bar_parts_the_headline_from_the_site():
    head = "<title>新製品「リネット」発売のお知らせ｜ハロー株式会社</title>"
    article = read(
        f"""<html><head><meta charset=shift_jis>{head}</head><body>
        <h2>新製品「リネット」発売のお知らせ</h2>
        <p>ハロー株式会社は、ワイヤレスヘッドホン「リネット」を発表しました。</p>
        <p>発売日は2026年5月14日で、全国の販売店およびオンラインショップで取り扱います。</p></body></html>""",
        "shift_jis",
    )

    assert (article.title, article.site_name) == ("新製品「リネット」発売のお知らせ", "ハロー株式会社")
