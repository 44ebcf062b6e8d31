"""Summaries: the launch sentence always, short, clean, in the article's own words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launches.sentences import split_sentences
from launches.summary import SENTENCES, WORDS, summarise

LEAD = "Orrery Motors has revealed the Vesper, a four-door electric saloon with a range of up to 410 miles."
LAUNCH = "First customer deliveries take place in October 2026."
PRICE = "Prices start at £47,900."
TEXT = f"""Coventry, 5 February 2026. {LEAD} The body is made of aluminium recycled in the Midlands.

Order books open on 2 March. {LAUNCH} {PRICE} Orrery, which was founded in 2013, made a profit of £4 million."""


def count(sentences):
    return sum(len(sentence.split()) for sentence in sentences)


def test_who_and_what_then_when_then_the_price_in_the_texts_order():
    assert summarise("Orrery reveals Vesper saloon", TEXT, LAUNCH) == (LEAD, LAUNCH, PRICE)


def test_without_a_launch_sentence_the_lead_stands_first():
    assert summarise("Orrery reveals Vesper saloon", TEXT, None)[0] == LEAD


def test_the_headline_is_not_repeated():
    text = f"Orrery reveals Vesper saloon.\n\n{LEAD} {LAUNCH}"
    assert summarise("Orrery reveals Vesper saloon", text, LAUNCH) == (LEAD, LAUNCH)


def test_a_headline_that_is_the_launch_sentence_is_kept():
    text = "The Vesper arrives on 4 October\n\nIt has been a long time coming. Heated seats are standard on it."
    assert summarise("", text, "The Vesper arrives on 4 October")[0] == "The Vesper arrives on 4 October"


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe, motoring editor",
        "Posted on 5 February 2026.",
        "Photo: Orrery Motors.",
        "Press contact: Jo Adeleke.",
        "For more information, visit our site.",
        "Write to press@orrery.example for samples.",
        "We use cookies to make this site better.",
        "Share this on your favourite network.",
        "© 2026 Orrery Motors. All rights reserved.",
        "Technical data",
        "Subscribe to our newsletter.",
        "Update (5 March, 11:40): This article was corrected.",
        "An earlier version gave the wrong price of the Vesper.",
        "Editor's note: This was first told on 3 May.",
        "Image caption: The Vesper on a road in Wales.",
        "[Photo 1] The Vesper in Midnight Blue.",
        "The Vesper on a road in Wales (Photo: Orrery).",
        "We may earn a commission when you buy through links.",
        "Hello, Vesper fans!",
        "Dear readers, here it is.",
        "Liebe Leserinnen und Leser.",
        "大家好。",
        "Subject: The Vesper is (almost) here!",
        "View this email in your browser.",
        "Von unserem Redakteur Jan Weil.",
        "Par Claire Dubois, publié le 5 février 2026.",
        "Lire aussi : Dix voitures pour demain.",
        "Weitere Informationen finden Sie auf unserer Seite.",
        "Para más información visite la web.",
        "（取材・文：田中一郎）。",
        "* Availability and colours may vary by market.",
        "($1 = 0.9236 euros).",
        "• For more information, visit our site.",
        "Here are five things to know about it.",
        "Just a quick update from the team.",
        "Das teilte das Unternehmen am Mittwoch mit.",
        "También te puede interesar: Diez coches.",
    ],
)
def test_bylines_contacts_and_headings_are_left_out(line):
    text = f"{line}\n\n{LEAD} {LAUNCH}"
    assert summarise("News", text, LAUNCH) == (LEAD, LAUNCH)


def test_a_company_portrait_is_left_out_up_to_the_next_heading():
    text = f"About Orrery\n\nOrrery has announced cars in Coventry since 2013.\n\nThe new car\n\n{LEAD} {LAUNCH}"
    assert summarise("News", text, LAUNCH) == (LEAD, LAUNCH)


@pytest.mark.parametrize(
    "dateline",
    [
        "LONDON, 3 March 2026 – ",
        "LONDON (Reuters) - ",
        "Coventry, 5 February 2026. ",
        "SEOUL, April 7, 2026 -- ",
        "SAN FRANCISCO — ",
        "Berlin, den 3. März 2026 – ",
        "May 11 (Reuters) - ",
        "(AFP) - ",
        "Bern (sda) - ",
        "OSLO, Norway – March 3, 2026 – ",
        "SEOUL, South Korea -- (June 30, 2026) -- ",
        "CAMBRIDGE, Mass.--(BUSINESS WIRE)--",
        "AUGUSTA, Ga. — ",
        "FOR IMMEDIATE RELEASE – London – ",
        "3 March 2026 – London, UK – ",
        "London, UK: 3 March 2026: ",
        "London | 3 March 2026 | ",
        "[London, UK – 3 March 2026] – ",
        "*York, 11 March 2026* – ",
        "**LONDON — March 3, 2026 —** ",
        "LONDON: ",
        "Inverness, Scotland: ",
        "SAN JOSE, CALIFORNIA ",
        "Lyon, France - le 3 mars 2026 - ",
        "Madrid, 20 de mayo de 2026.- ",
        "Madrid (EFE).- ",
        "– May 3, 2026 – ",
        "【北京，2026年8月19日】",
        "（東京＝時事）",
        "北京8月19日电 ",
        "【东京＝共同】",
        "【游侠网讯】",
        "（中央社記者王小明台北25日電）",
        "IT之家 5 月 28 日消息，",
    ],
)
def test_a_dateline_is_stripped(dateline):
    assert summarise("News", f"{dateline}{LEAD} {LAUNCH}", LAUNCH) == (LEAD, LAUNCH)


@pytest.mark.parametrize(
    "opening",
    [
        "4 October 2026 – ",
        "4 October 2026: ",
        "Kite Pro – ",
        "Kite (beta) - ",
        "DOOM: ",
        "Apple, Orrery: ",
        "We and the Midlands – ",
        "One price for all of our new cars and vans too – ",
    ],
)
def test_what_only_looks_like_a_dateline_stays(opening):
    sentence = f"{opening}the Vesper goes on sale at last in all our shops."
    assert sentence in summarise("News", f"{sentence} {PRICE}", None)


def test_a_comment_form_is_left_out():
    assert summarise("News", f"{LEAD} {LAUNCH}\n\nLeave a Reply\n\nAll fields must be filled in.", LAUNCH) == (
        LEAD,
        LAUNCH,
    )


def test_by_a_day_is_no_byline():
    assert summarise("", "By May 4 the Vesper will be in every shop.", None) == (
        "By May 4 the Vesper will be in every shop.",
    )


def test_the_gist_is_told_without_its_label():
    assert summarise("", f"TL;DR: {LEAD}", None) == (LEAD,)


def test_the_gist_is_told_without_its_label_in_the_launch_sentence_too():
    assert summarise("", f"TL;DR: {LAUNCH} {PRICE}", f"TL;DR: {LAUNCH}")[0] == LAUNCH


def test_a_sentence_of_the_headline_gives_way_to_the_texts_own():
    text = "コトブキは4月9日、『ねこ駅長2』を7月16日に発売すると発表した。価格は5,480円だ。"
    told = summarise("『ねこ駅長2』7月16日発売決定。今度は海辺だ。", text, "『ねこ駅長2』7月16日発売決定。", "7月16日")
    assert told == ("コトブキは4月9日、『ねこ駅長2』を7月16日に発売すると発表した。", "価格は5,480円だ。")


def test_a_long_lead_gives_way_to_the_price_where_the_launch_sentence_says_who_and_what():
    words = " ".join(["and paddles"] * 8)
    launch = f"Halden's Tern, a kayak that folds, ships on 4 May 2026 to everyone in Europe with sails {words}."
    lead = f"Halden of Lund is known to many for the best of all kayaks on the lake, with seats {words}."
    price = "The Tern costs £895 in all of our shops."
    assert price in summarise("Halden announces the Tern", f"{lead} {launch} {price}", launch)
    unnamed = launch.replace("Halden's Tern, a kayak that folds,", "The first one")
    assert summarise("Halden announces the Tern", f"{lead} {unnamed} {price}", unnamed) == (lead, unnamed)


def test_words_that_all_texts_share_do_not_make_a_lead():
    launch = "Re:Wear, as it is called, opens with the shops and the web on 4 August."
    other = "Whoever brings back the jacket with the label and the zip gets the credit."
    lead = "Halden will sell used jackets from next month."
    assert lead in summarise("Halden relaunches everything", f"{lead} {launch} {other}", launch)


@pytest.mark.parametrize(
    "line",
    [
        "The Tern will cost £895, with 10% off in the first week.",
        "Costará 895 euros.",
        "Der Preis: 895 Euro kosten alle Farben.",
        "Proposé à 895 euros, il sera vendu partout.",
        "La entrada será gratuita para todos los niños.",
        "In rose and fine oak it is £895.",
    ],
)
def test_prices_of_many_kinds_are_told(line):
    text = f"{LEAD} The body is made of aluminium. {LAUNCH} Wheels are round and black on this one. {line}"
    assert line in summarise("Orrery reveals Vesper saloon", text, LAUNCH)


@pytest.mark.parametrize(
    "line",
    [
        "(The larger Comet, for comparison, is £629.)",
        "The deluxe edition costs £90,000.",
        "A roof is another £700.",
        "La obra costó 180 millones de pesos.",
        "Bookings opened for a token amount of Rs 21,000.",
    ],
)
def test_the_price_of_something_else_does_not_stand_for_the_price(line):
    text = f"{LEAD} {LAUNCH} {line} The Vesper costs £47,900 from the start."
    assert summarise("Vesper", text, LAUNCH)[-1] == "The Vesper costs £47,900 from the start."


def test_a_dateline_in_the_launch_sentence_is_stripped_too():
    sentence = "OSLO, 3 March 2026 – The Vesper arrives in October 2026."
    assert summarise("", f"{sentence} {PRICE}", sentence)[0] == "The Vesper arrives in October 2026."


def test_company_money_is_no_price():
    text = f"{LEAD} Orrery raised £90 million last year. {LAUNCH} The Vesper costs €52,000 in the euro area."
    assert summarise("", text, LAUNCH)[-1] == "The Vesper costs €52,000 in the euro area."


@pytest.mark.parametrize(
    "money",
    [
        "The £38m factory of Orrery stands in Coventry.",
        "Free delivery comes with all orders over £50.",
        "Deposits of £500 for the Vesper will be refunded.",
        "Der Umsatz von Orrery lag bei 3 Mrd. Euro.",
        "How much will the Vesper cost, £40,000 or more?",
    ],
)
def test_other_money_does_not_stand_for_the_price(money):
    text = f"{LEAD} {LAUNCH} {money} The Vesper costs ₹13,999 in all shops."
    assert summarise("Vesper", text, LAUNCH)[-1] == "The Vesper costs ₹13,999 in all shops."


def test_a_launch_sentence_with_a_price_wants_no_other():
    launch = "The Vesper goes on sale in October 2026 for £47,900."
    text = f"{LEAD} {launch} The body is made of aluminium. Orrery showed a scooter too, which costs £900."
    assert summarise("Vesper", text, launch) == (LEAD, launch, "The body is made of aluminium.")


def test_what_a_company_earns_fills_no_gap():
    text = f"{LEAD} {LAUNCH} Orrery made £4 million in all of last year."
    assert summarise("Vesper", text, LAUNCH) == (LEAD, LAUNCH)


@pytest.mark.parametrize(
    ("row", "shown"), [("£115.00", "£115.00"), ("- Price: £115", "Price: £115"), ("| Preis | 115 € |", "Preis: 115 €")]
)
def test_where_no_sentence_tells_the_price_its_row_does(row, shown):
    text = f"{row}\nYou may also like\nMorning Car £90\n\n{LEAD} {LAUNCH} Pre-order now."
    assert summarise("Vesper", text, LAUNCH) == (shown, LEAD, LAUNCH)


def test_a_row_that_tells_the_launch_and_the_price_is_told_once():
    assert summarise("", f"Price: £5, out now\n\n{LEAD}", "Price: £5, out now") == ("Price: £5, out now", LEAD)


def test_a_date_without_news_is_not_told_twice():
    launch = "The Vesper will be generally available on June 30, 2026."
    text = f"Vesper is coming June 30. {LEAD} {launch}"
    assert summarise("Announcing the Vesper", text, launch) == (LEAD, launch)


def test_a_repetition_of_the_headline_with_a_day_is_kept():
    assert summarise("Doors open in May", "Doors open in May on 9.", None) == ("Doors open in May on 9.",)


def test_a_very_long_launch_sentence_is_cut_at_a_clause_and_keeps_its_date():
    before = ", ".join(f"which clause {number} says at some length" for number in range(12))
    sentence = f"The Vesper, {before}, goes on sale on 4 October 2026, {before}."
    for phrase in ("4 October 2026", ""):
        found = summarise("", f"{sentence} {PRICE}", sentence, phrase)
        assert count(found) <= WORDS
        assert phrase in " ".join(found)


def test_who_stays_in_a_long_launch_sentence_and_room_for_the_price():
    aside = "the Dublin maker of tools that began in a shed, " + "and that sells spades in many countries, " * 8
    launch = f"Larkspur, {aside}will bring its first trimmer to shops on 1 February 2027."
    assert summarise("", f"{launch} {PRICE}", launch, "1 February\n2027") == (
        "Larkspur … will bring its first trimmer to shops on 1 February 2027.",
        PRICE,
    )


def test_a_long_sentence_without_clauses_is_cut_at_words_around_its_date():
    sentence = "word " * 90 + "on 4 October 2026 " + "word " * 90 + "end."
    found = summarise("", sentence, sentence.strip(), "4 October 2026")
    assert "4 October 2026" in found[0]
    assert count(found) <= WORDS


def test_a_long_word_without_spaces_is_cut_around_its_date():
    sentence = "新" * 400 + "2026年10月4日" + "車" * 400 + "。"
    found = summarise("", sentence, sentence, "2026年10月4日")
    assert "2026年10月4日" in found[0]


def test_a_sentence_longer_than_a_page_is_cut_around_its_date():
    sentence = "and then, " * 3000 + "on 4 October 2026, " + "and so on, " * 3000 + "end."
    found = summarise("", sentence, sentence, "4 October 2026")
    assert "4 October 2026" in found[0]
    assert count(found) <= WORDS


def test_a_long_lead_is_cut_at_a_clause_to_leave_room_for_the_launch():
    lead = "Orrery Motors has revealed the Vesper, " + "with one thing and then another, " * 8 + "and it is red."
    launch = "The Vesper " + "really " * 25 + "goes on sale in October 2026."
    found = summarise("", f"{lead} {launch}", launch)
    assert found[0].endswith("…")
    assert found[1] == launch
    assert count(found) <= WORDS


def test_what_cannot_be_cut_to_a_sensible_length_is_left_out():
    launch = "The Vesper " + "really " * 60 + "goes on sale in October 2026."
    lead = (
        "Well, "
        + "extra" * 3
        + " words about the Vesper and all of "
        + "its many parts"
        + " and of its long road to here."
    )
    assert summarise("", f"{lead} {launch}", launch) == (launch,)


def test_rows_of_a_table_serve_where_there_are_no_sentences():
    text = "Vesper saloon\nIn store: 04/10/2026\nPrice: £47,900"
    assert summarise("", text, "In store: 04/10/2026") == ("Vesper saloon", "In store: 04/10/2026", "Price: £47,900")


def test_what_holds_no_word_is_no_sentence_of_a_summary():
    assert summarise("Kite", "Kite opens in May. …", None) == ("Kite opens in May.",)
    assert summarise("Kite", "…", None) == ()


def test_an_empty_text_has_no_summary():
    assert summarise("", "", None) == ()
    assert summarise("A title", " \n ", " ") == ()
    assert summarise("", "One sentence alone.", None) == ("One sentence alone.",)


@given(st.text(max_size=400), st.text(max_size=2000), st.booleans(), st.data())
def test_any_text_has_a_summary_within_bounds(title, text, with_evidence, data):
    sentences = split_sentences(text)
    evidence = None
    if with_evidence and sentences:
        chosen = data.draw(st.sampled_from(sentences))
        evidence = text[chosen.start : chosen.end]
    found = summarise(title, text, evidence)
    assert len(found) <= SENTENCES
    assert count(found) <= WORDS
    assert all(found)


def test_the_launch_sentence_of_labelled_texts_is_in_and_the_length_is_kept(shared):
    corpus = shared / "corpora" / "announcements_dev.jsonl"
    dated = kept = 0
    for line in corpus.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, launch = record["text"], record["launch"]
        evidence = None
        if launch and launch["span"]:
            start = launch["span"][0]
            place = next(s for s in split_sentences(text) if s.start <= start < s.end)
            evidence = text[place.start : place.end]
        found = summarise("", text, evidence, launch["phrase"] if launch else "")
        assert 2 <= len(found) <= SENTENCES
        assert count(found) <= WORDS
        if evidence:
            dated += 1
            kept += launch["phrase"] in " ".join(found) or evidence in found
    assert kept >= 0.98 * dated


def test_the_founding_article_keeps_its_launch_sentence_in_at_most_three(shared):
    text = (shared / "corpora" / "founding_article.txt").read_text(encoding="utf-8")
    launch = next(
        text[s.start : s.end] for s in split_sentences(text) if "officially launched" in text[s.start : s.end]
    )
    found = summarise("Xiaomi and Leica Camera announce long-term strategic cooperation", text, launch)
    assert launch in found
    assert len(found) <= 3
