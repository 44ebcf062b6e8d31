"""What the launch of a single text is called."""

from datetime import UTC, datetime

import pytest

from launches.article import Article
from launches.brand import Brand
from launches.product import headline_of
from launches.reading import named, read
from launches.tracking import follow
from tests.launches.test_subject import PIER

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
XIAOMI = Brand("Xiaomi", aliases=("小米",), home_zone="Asia/Shanghai")


def name_of(title, text, brands=()):
    article = Article(title, text, NOW)
    (said, *_) = named(read(article, brands), article, brands).announcements
    return said.product


@pytest.mark.parametrize("makers", [("Xiaomi",), ("Xiaomi", "Leica"), ("Leica",)])
@pytest.mark.parametrize("title", ["", "Xiaomi and Leica announce cooperation", "Xiaomi, Leica: first phone in July"])
def test_the_founding_articles_launch_is_no_maker_and_no_era(shared, title, makers):
    text = (shared / "corpora" / "founding_article.txt").read_text(encoding="utf-8")
    article = Article(title, text, datetime(2022, 5, 23, 8, tzinfo=UTC))
    brands = [Brand(name) for name in makers]
    (said, *_) = named(read(article, brands), article, brands).announcements
    (step,) = follow((), read(article, brands, followed=True), article, brands, lambda _: "key")
    assert (said.product, step.after.product) == ("first imaging flagship smartphone",) * 2


def test_a_launch_is_what_its_sentence_describes_where_names_stand_elsewhere():
    partners = "Tern and Mallard Optics begin a new era of hiking."
    sold = "The first boot with a heated sole, a new product, is on sale in July 2026."
    assert name_of("A new era", f"{partners}\n\n{sold}", [Brand("Tern")]) == "new product"
    assert name_of("Kite is near", f"Kite is our new product. {sold}", [Brand("Tern")]) == "Kite"


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Kite in May", "The Kite goes on sale in May 2026.", "Kite"),
        ("News", "Our first imaging flagship smartphone is out in July 2026.", "first imaging flagship smartphone"),
        ("新刊のお知らせ", "新作長編「二階の駅」を7月14日に発売します。", "二階の駅"),
        ("「二階の駅」の発売日", "新作長編を7月14日に発売します。", "二階の駅"),
        ("新作長編の発売日", "新作長編を7月14日に発売します。", "新作長編の発売日"),
        (*PIER, PIER[0]),
        ("骐远 E7 亮相,预售开始", "E7 将于7月14日正式上市,配备12GB内存。", "骐远 E7"),
        ("小米17T系列正式发布", "新机将于7月14日正式开售。", "小米17T"),
        ("新列車N700ST上路", "新一代列車將於7月14日正式投入營運。", "N700ST"),
        ("12GB手机发布", "新机将于7月14日正式开售。", "12GB手机发布"),
        ("港湾博物館、7月に開館へ", "県は港湾博物館を7月14日に開館すると発表した。「海の日」だ。", "港湾博物館"),
    ],
)
def test_a_launch_is_called_by_its_name_or_by_what_the_text_says_of_it(title, text, name):
    assert name_of(title, text, [XIAOMI]) == name


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("  Two\ntides a day ", "Two tides a day"),
        (f"So {'on ' * 26}on", f"So {'on ' * 24}on…"),
        ("日" * 81, "日" * 79 + "…"),
    ],
)
def test_a_headline_is_cut_between_words(title, shown):
    assert headline_of(Article(title, "", NOW)) == shown
    assert len(shown) <= 80


def test_a_model_that_is_no_name_of_its_own_is_what_a_followed_launch_is_called():
    article = Article("N1手机登台", "新机将于7月14日正式开售。", NOW)
    (step,) = follow((), read(article, [XIAOMI], followed=True), article, [XIAOMI], lambda _: "new")
    assert step.after.product == "N1"
