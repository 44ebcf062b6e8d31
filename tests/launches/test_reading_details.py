# ruff: noqa: E501 (a wording and its meaning stand on one line)
"""Corners of the reading modules that a text rarely visits."""

from datetime import date, datetime

import pytest

from launches import zones
from launches.article import Article
from launches.document import parse_document
from launches.languages.detect import detect
from launches.mentions.expression import Clock, Found, Reference, Tense, choose_year, fixed, on
from launches.mentions.order import writes_month_first
from launches.mentions.resolve import Bound, resolve
from launches.reading import read
from launches.window import Precision

NOW = datetime.fromisoformat("2026-03-02T10:00+00:00")


def test_letters_follow_the_home():
    assert zones.lookup("CST", "Asia/Shanghai")[1] == "Asia/Shanghai"
    assert zones.lookup("CST", "America/Chicago")[1] == "America/Chicago"
    assert zones.lookup("CET", "Europe/Rome")[1] == "Europe/Rome"
    assert zones.lookup("BST", None)[1] == "Europe/London"
    assert zones.lookup("XYZ", None) is None


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("It opens on 2026\u201103\u201127.", "2026\u201103\u201127", "2026-03-27"),
        ("It opens in mid\u2011April.", "mid\u2011April", "2026-04-11/2026-04-20"),
        ("It runs April 3\u22126.", "April 3\u22126", "2026-04-03/2026-04-06"),
        ("It runs 3\u20126 April.", "3\u20126 April", "2026-04-03/2026-04-06"),
        ("It is out on ２０２６-０９-１８.", "２０２６-０９-１８", "2026-09-18"),
    ],
)
def test_unusual_signs_are_read_as_plain_ones_and_shown_as_they_are(text, phrase, edtf):
    (mention,) = read(Article("", text, NOW)).mentions
    assert (mention.phrase, mention.window.edtf) == (phrase, edtf)


def test_the_order_of_numbers_is_proved_by_the_text():
    assert writes_month_first("05/14/2026 and 06/05/2026", "Europe/London")
    assert not writes_month_first("14/05/2026 and 06/05/2026", "America/New_York")
    assert writes_month_first("Ships 6/5/2026 for $30, announced March 3", None)
    assert not writes_month_first("Ships 6/5/2026", None)
    # a calendar leaves the year out
    assert writes_month_first("10/16 boots, 11/06 shoes, open 24/7", "Europe/London")
    assert not writes_month_first("16/10 boots, 06/11 shoes", "America/New_York")
    assert not writes_month_first("open 24/7", "Europe/London")
    assert writes_month_first("on shelves 10.1.24, enter by 6.21.24", None)


def test_a_year_is_chosen_among_those_that_exist():
    def leap(year):
        return date(year, 2, 29), date(year, 2, 29)

    assert choose_year(leap, date(2026, 3, 2), Tense.FUTURE) is None
    assert choose_year(leap, date(2027, 3, 2), Tense.PAST) == leap(2028)
    assert choose_year(leap, date(2029, 3, 2), Tense.FUTURE) == leap(2028)
    assert choose_year(leap, date(2025, 3, 2), Tense.PLAN) == leap(2024)
    assert on(leap, 2027)(Reference(NOW), Tense.FUTURE) is None


def test_days_beyond_the_calendar_are_no_window():
    day = date(9999, 12, 31)
    found = Found(0, 4, Precision.DAY, fixed((day, day)))
    assert resolve("x" * 9, found, Reference(NOW), Tense.FUTURE, Bound()) is None


def test_a_time_takes_the_publication_offset_where_no_home_is_known():
    day = date(2026, 7, 4)
    found = Found(0, 4, Precision.DAY, fixed((day, day)), clock=Clock(10, 0))
    moment = datetime.fromisoformat("2026-03-02T10:00-05:00")
    assert resolve("x" * 9, found, Reference(moment), Tense.FUTURE, Bound()).edtf == "2026-07-04T10:00-05:00"


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        ("", None, "en"),
        ("Kite", "de-AT", "de"),
        ("Kite", "xx", "en"),
        ("発売日のお知らせです", None, "ja"),
        ("新品将于七月四日正式上市", None, "zh"),
        ("Das Kite erscheint am 14. Mai.", None, "de"),
        ("Le Kite sort le 14 mai.", None, "fr"),
        ("El Kite sale el 14 de mayo.", None, "es"),
        ("Kite 将于5月14日上市。", None, "zh"),
        ("Kiteは5月14日に発売。", None, "ja"),
        ("Die Kite is out on 14 May.", None, "en"),
        (
            "The saga ドラゴンクエスト has a new game, Kite, and it comes in May, as its makers said at a fair.",
            None,
            "en",
        ),
    ],
)
def test_the_language_is_told(text, declared, code):
    assert detect(text, declared).code == code


@pytest.mark.parametrize(
    ("text", "home", "status", "edtf"),
    [
        ("電動自転車の出荷が2026年秋から2027年春に遅れる。", "Asia/Tokyo", "delayed", "2027-21"),
        ("漫画「ルジ」の最終巻が今月27日に発売される。初版は30万部。", "Asia/Tokyo", "announced", "2026-03-27"),
        ("ロケットは3月10日午後2時35分に打ち上げられる予定だ。", "Asia/Tokyo", "announced", "2026-03-10T14:35+09:00"),
        ("2月14日に発売された電気グリルが好調だ。累計販売は1万台を超えた。", "Asia/Tokyo", "released", None),
        ("斯克里博平板即日起开启预购，4月16日正式上市。", "Asia/Shanghai", "announced", "2026-04-16"),
        ("格鲁电烤炉已于2月14日上市。销量已突破1万台。", "Asia/Shanghai", "released", None),
        ("飞鸟电动摩托预计三季度开始交付。目前已接到订单5000张。", "Asia/Shanghai", "announced", "2026-35"),
        ("北風遊戲宣布停止開發《冰峰》。該作原訂2027年發售。", "Asia/Taipei", "cancelled", None),
        ("原定5月14日發售的《皇帝城》將延期至11月19日。", "Asia/Taipei", "delayed", "2026-11-19"),
    ],
)
def test_japanese_and_chinese_are_read(reading, text, home, status, edtf):
    said = reading(text, home=home).announcements[0]
    assert (said.status.value, said.window and said.window.edtf) == (status, edtf)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kite goes on sale on 4 May. The new date is a month later than planned.", "2026-05-04"),
        ("Kite was due on 12 May, but is delayed by two months.", "2026-07-12"),
        ("Kite was due on 12 May, but slips\N{NO-BREAK SPACE}by a couple\N{NO-BREAK SPACE}of weeks.", "2026-05-26"),
        ("Kite was due in May, but is delayed by two months.", "2026-07"),
        ("Kite was due in May, but is delayed by two weeks.", None),
        ("Kite is delayed by 9999 years. It was to open on 20 May.", None),
        ("Kite goes on sale on 4 July. The fair on 5 July opens at 10:00.", "2026-07-04"),
        ("Kite goes on sale on 4 July. Support is staffed until 22:00.", "2026-07-04"),
        ("On 4 July the doors of the new hall open at 19:00.", "2026-07-04T19:00+01:00"),
        ("Dealers get Kite between 1 June and 30 July.", "2026-06-01/2026-07-30"),
        ("The beta started on 4 January. Kite opens two weeks after the beta.", None),
    ],
)  # fmt: skip
def test_dates_told_over_two_sentences(reading, text, expected):
    found = reading(text).announcements
    window = found[0].window if found else None
    assert (window.edtf if window else None) == expected


def test_a_short_run_is_one_window_and_a_long_one_may_mean_its_first_day(reading):
    def windows(text):
        return {way.window.edtf for way in reading(text).ways if way.window and way.phrase}

    assert windows("The show runs from 4 July to 9 July.") == {"2026-07-04/2026-07-09"}
    assert windows("The exhibition runs from 4 July to 9 October.") == {"2026-07-04/2026-10-09", "2026-07-04"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kite lands in early 2027\n\nAbout Tern Computing\n\nFounded in 2009, Tern releases Otter on 4 May 2026.", "2027-01/2027-04"),
        ("Kite goes on sale on 4 July.\n\nAbout Tern: Tern releases Otter on 4 May 2026.", "2026-07-04"),
        ("Embargoed until 4 May 2026. Kite is out on 4 July.", "2026-07-04"),
        ("LONDON, 2 March 2026 – Kite goes on sale on 4 July.", "2026-07-04"),
        ("Das Rad ist gut, und der Preis ist für die Kunden fair. Es kommt am 4. Juli in den Handel.", "2026-07-04"),
        ("It sells, at the end of a long day on a very long line that wraps, everywhere on\n4 July, when Kite goes on sale.", "2026-07-04"),
        ("a " * 900 + "and Kite goes on sale on 4 July.", "2026-07-04"),
        ("x" * 1500, None),
    ],
)  # fmt: skip
def test_layout_is_understood(reading, text, expected):
    found = reading(text).announcements
    assert (found[0].window.edtf if found and found[0].window else None) == expected


@pytest.mark.parametrize(
    ("text", "status", "expected"),
    [
        ("On 4 July Kite goes on sale; in August the shop opens at 10:00.", "announced", "2026-07-04"),
        ("Kite is delayed. The press day on 3 May was called off.", "delayed", None),
        ("Kite is delayed. We turn to Saturday, 30 May, with the best of hopes.", "delayed", "2026-05-30"),
        ("The launch of Kite was scrubbed today. We meet again on Saturday, 30 May.", "delayed", "2026-05-30"),
        ("Kite is back on. It had been called off in January.", "announced", None),
        ("We shipped Kite 2 on Monday. Kite 3 ships on 4 July.", "announced", "2026-07-04"),
        ("The album, released on 12 January, sells well. A label adds 400 shops this Friday.", "released", None),
        ("Kite is out\n\nIt took us a year, and here it is.", "released", "2026-03-02"),
        ("Kite won't open in May.", "delayed", None),
        ("After the cancellation of Otter, Kite goes on sale on 4 July.", "announced", "2026-07-04"),
        ("Version 2 of the firmware is dead. Kite goes on sale on 4 July.", "announced", "2026-07-04"),
    ],
)  # fmt: skip
def test_standings(reading, text, status, expected):
    found = reading(text).announcements
    assert (str(found[0].status), found[0].window.edtf if found[0].window else None) == (status, expected)


def test_a_shift_beyond_the_calendar_gives_no_date(reading):
    said = reading(
        "Kite slips by 999 years. It was to be released on 20 December.", published="9999-12-10T10:00+00:00"
    ).announcements[0]
    assert (said.status, said.window) == ("delayed", None)


@pytest.mark.parametrize("published", ["0001-01-01T12:00+00:00", "9999-12-31T23:59-12:00", "9999-12-31T23:59+14:00"])
def test_the_edges_of_the_calendar_are_survived(reading, published):
    assert reading("Kite goes on sale tomorrow.", published=published, home="Asia/Shanghai").announcements


def test_the_time_of_a_place_goes_on_with_its_sentence(reading):
    said = reading(
        "The rocket is to rise at 6:58:14 a.m. Japan time on Monday, July 20.", published="2026-07-17T16:00+09:00"
    )
    assert said.announcements[0].window.edtf == "2026-07-20T06:58+09:00"


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("de", "Pixbox hat den 5. Februar als Termin bestätigt.", ["2027-02-05"]),
        ("de", "Der Film wurde am Freitag, den 5. Februar, bestätigt.", ["2026-02-05"]),
        ("de", "Das Gerät wurde am 12. Februar angekündigt und ist im April erhältlich.", ["2026-02-12", "2026-04"]),
        ("de", "Das Gerät ist im April erhältlich und wurde am 12. Februar angekündigt.", ["2026-04", "2026-02-12"]),
        ("de", "Der Start war für den 5. Februar angekündigt.", ["2026-02-05"]),
        ("fr", "Sony a confirmé que la console arriverait le 5 février.", ["2027-02-05"]),
        ("fr", "Le magasin n'a ouvert que le 5 février.", ["2026-02-05"]),
        ("es", "La consola salió a la venta el 5 de febrero.", ["2026-02-05"]),
    ],
)
def test_what_has_been_announced_may_lie_ahead(code, text, expected):
    document = parse_document("", text, Reference(NOW, "Europe/Berlin"), detect("", code))
    assert [mention.window.edtf for line in document.lines for mention in line.mentions] == expected


@pytest.mark.parametrize(
    ("text", "status", "edtf"),
    [
        ("Das Kite erscheint am 14. Mai.", "announced", "2026-05-14"),
        ("Der Film startet am 14. Mai im Kino.", "announced", "2026-05-14"),
        ("Das Kite ist ab heute erhältlich.", "released", "2026-03-02"),
        ("Le Kite sort le 14 mai.", "announced", "2026-05-14"),
        ("La sortie du Kite est reportée au 14 mai.", "delayed", "2026-05-14"),
        ("El Kite sale el 14 de mayo.", "announced", "2026-05-14"),
        ("El juego llegará en otoño.", "announced", "2026-23"),
        ("Kiteは5月14日に発売されます。", "announced", "2026-05-14"),
        ("Kite将于5月14日上市。", "announced", "2026-05-14"),
    ],
)
def test_one_sentence_of_another_language_is_enough(text, status, edtf):
    (said,) = read(Article("", text, NOW)).announcements
    assert (said.status.value, said.window.edtf) == (status, edtf)
