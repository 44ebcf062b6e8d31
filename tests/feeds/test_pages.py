"""Ways in which real sites lay out an article: own words, the markup of systems seen in the wild."""

from datetime import UTC, datetime

import pytest

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


@pytest.mark.parametrize(
    "lead",
    [
        "LEEDS, England--(3 March 2026)--Harrow Audio announces the Linnet.",
        "Leeds, den 3. März 2026 – Harrow Audio stellt den Linnet vor.",
        "Wien, 3. März 2026. Harrow Audio stellt den Linnet vor.",
        "2026年3月3日、ハローは新製品を発表しました。",
    ],
)
def test_a_dateline_dates_the_page(lead: str):
    article = read(f"<html><body><main><h1>The Linnet is coming</h1><p>{lead}</p>{BODY}</main></body></html>")

    assert (article.published, article.published_source) == (datetime(2026, 3, 3, tzinfo=UTC), "text")


@pytest.mark.parametrize(
    "lead",
    ["The Linnet goes on sale on 14 May 2026 all over Europe.", "On 14 May 2026 the Linnet goes on sale in Europe."],
)
def test_the_day_of_the_launch_is_not_the_day_of_publication(lead: str):
    article = read(f"<html><body><main><h1>The Linnet is coming</h1><p>{lead}</p>{BODY}</main></body></html>")

    assert article.published is None


def test_a_line_that_is_called_a_date_goes_before_a_sentence_near_the_headline():
    article = read(
        f"""<html lang=de><body><div><p class="datum">Leeds, den 3. März 2026</p><h1>Der Linnet kommt</h1>
        <p class="teaser">Den Linnet gibt es ab dem 14. Mai 2026 in ganz Europa.</p>{BODY}</div></body></html>"""
    )

    assert article.published == datetime(2026, 3, 3, tzinfo=UTC)
    assert article.text.startswith("Den Linnet gibt es ab dem 14. Mai 2026")


@pytest.mark.parametrize(
    ("language", "written", "day"),
    [
        ("en-GB", "10/09/2026", datetime(2026, 9, 10, tzinfo=UTC)),
        ("fr", "10/09/2026", datetime(2026, 9, 10, tzinfo=UTC)),
        ("en-US", "10/09/2026", datetime(2026, 10, 9, tzinfo=UTC)),
        ("en", "23/09/2026", datetime(2026, 9, 23, tzinfo=UTC)),
        ("en", "10/09/2026", None),
    ],
)
def test_days_with_slashes_are_read_as_where_the_page_is_read(language: str, written: str, day: datetime | None):
    article = read(
        f"<html lang={language}><body><main><h1>Linnet</h1><p class=date>{written}</p>{BODY}</main></body></html>"
    )

    assert article.published == day


def test_a_system_may_put_its_name_before_what_it_says():
    article = read(
        f"<html><head><meta name=search.publishDate content=2026-09-10></head><body><main>{BODY}</main></body></html>"
    )

    assert (article.published, article.published_source) == (datetime(2026, 9, 10, tzinfo=UTC), "meta")


def test_a_page_without_a_first_heading_means_its_only_second_one():
    article = read(
        f"<html><head><title>Harrow :: News</title></head><body><main><h2>Linnet</h2>{BODY}</main></body></html>"
    )

    assert article.title == "Linnet"


@pytest.mark.parametrize(
    ("language", "encoding"), [("ja", "cp932"), ("ja", "euc_jp"), ("zh-CN", "gb18030"), ("ko", "cp949")]
)
def test_the_language_tells_an_encoding_that_nothing_else_does(language: str, encoding: str):
    title = {"ja": "新製品「リネット」を発売", "zh-CN": "新产品正式开售", "ko": "새로운 제품 출시"}[language]

    page = f"<html lang={language}><head><title>{title}</title></head><body><h1>{title}</h1><p>{title}: 2026.</p>"

    assert read_page(page.encode(encoding), "https://a.example/1", "text/html; charset=utf-8").title == title
