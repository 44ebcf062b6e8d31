"""What the sentences of an article speak of, and how it is cut into parts."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launches.article import Article
from launches.brand import Brand
from launches.topics import Topic, Topics

TERN = Brand("Tern Computing", ("Tern",))
FJORDLINK = Brand("Fjordlink Airways", ("Fjordlink",))
PUBLISHED = datetime(2026, 6, 1, 12, tzinfo=UTC)


def topics(title, text, known=(), brands=(TERN,)):
    return Topics(Article(title, text, PUBLISHED), brands, known)


def subject(found, phrase):
    place = found.article.text.index(phrase)
    topic = found.subject(found.sentence_at(place), place)
    return topic and topic.name


def part(found, name):
    topic = next(topic for topic in found.topics.values() if topic.name == name)
    article = found.part_about(topic)
    return article and article.text


def test_a_sentence_speaks_of_the_name_in_it():
    found = topics("Kite and Plover", "We release Kite in May. Plover follows in June.")
    assert subject(found, "May") == "Kite"
    assert subject(found, "June") == "Plover"


def test_a_sentence_without_a_name_speaks_of_the_one_before_it_in_its_paragraph():
    found = topics("Two things", "Number four is Kelp 2. We like it. It is due in October.\n\nWe close in June.")
    assert subject(found, "October") == "Kelp 2"


def test_else_it_speaks_of_what_the_headline_names():
    found = topics("Building the Kite", "How do you fix it?\n\nIt will be in our shop in August.")
    assert subject(found, "August") == "Kite"


def test_an_article_that_names_nothing_has_no_subject():
    found = topics("Tomorrow", "It is ready, and it comes tomorrow. Scrub that.")
    assert subject(found, "tomorrow") is None
    assert found.subject(None) is None
    assert found.sentence_at(10_000) is None


def test_the_name_nearest_before_the_date_wins():
    found = topics("Kite and Plover", "After Kite comes Plover in May.")
    assert subject(found, "May") == "Plover"


@pytest.mark.parametrize("opening", ["LYON, 20 November 2012. ", "LYON (AFP) – ", "Lyon, 20 November 2012 – "])
def test_where_an_article_is_from_is_no_topic(opening):
    found = topics("Flights in summer", f"{opening}We will fly to Corfu from 30 May.")
    assert [topic.name for topic in found.topics.values()] == ["Corfu"]


def test_a_word_that_only_opens_a_sentence_is_no_topic():
    found = topics("Padding", "The padding was not needed. Stores may sell Kite from July. Kite is nice.")
    assert subject(found, "July") == "Kite"
    assert not any(topic.plausible for topic in found.topics.values() if topic.name in ("Padding", "Stores"))


def test_a_known_launch_in_the_headline_goes_before_a_name_in_passing():
    text = "The first flight, by Boeing, takes off on 9 October."
    found = topics("Earlier to Madeira", text, [("Madeira",)], [FJORDLINK])
    assert subject(found, "9 October") == "Madeira"
    numbered = topics("Earlier to Madeira", text.replace("by Boeing", "FL 641"), [("Madeira",)], [FJORDLINK])
    assert subject(numbered, "9 October") == "FL 641"


def test_without_a_known_launch_the_name_in_passing_stands():
    found = topics("Earlier", "The first flight, FL 641, takes off on 9 October.", [("Madeira",)], [FJORDLINK])
    assert subject(found, "9 October") == "FL 641"


def test_names_of_one_launch_are_one_topic_and_shared_names_none():
    found = topics("News", "Funchal is fine. Madeira is fine.", [("Madeira", "Funchal")])
    assert [(topic.name, topic.count) for topic in found.topics.values()] == [("Funchal", 2)]
    found = topics("News", "Bergen is fine.", [("Madeira", "Bergen"), ("Azores", "Bergen")])
    assert [topic.words for topic in found.topics.values()] == [{"bergen"}]


def test_a_short_form_is_the_long_name_where_only_one_fits():
    found = topics("The Max", "There will be a 12 Pro Max. The Max is large.")
    assert [topic.name for topic in found.topics.values()] == ["12 Pro Max"]


def test_a_part_has_the_sentences_about_its_topic_and_those_that_follow():
    text = "Kite is out on 14 May. It is small.\n\nPlover has no date. Peat turned three.\n\nWe wait for Kite."
    found = topics("Kite and Plover", text)
    assert part(found, "Kite") == "Kite is out on 14 May. It is small.\n\nWe wait for Kite."
    assert part(found, "Plover") == "Plover has no date. Peat turned three."


def test_a_sentence_is_cut_where_a_clause_turns_to_another_name():
    found = topics("Kite and Plover", "Kite is served from 6 November, Plover from December.")
    assert part(found, "Kite") == "Kite is served from 6 November"
    assert part(found, "Plover") == ", Plover from December."


def test_a_sentence_without_a_clause_to_cut_at_stays_whole():
    found = topics("Kite and Plover", "We sell Kite with Plover in May.")
    assert part(found, "Kite") == "We sell Kite with Plover in May."
    assert part(found, "Plover") is None


def test_a_name_in_the_headline_alone_has_no_part():
    assert part(topics("Kite", "We sell it in May."), "Kite") is None


@pytest.mark.parametrize(
    ("text", "renamed"),
    [
        ("Project Heron is now the Sandpiper 400.", True),
        ("The Sandpiper 400, formerly Heron, is here.", True),
        ("Heron is nice. The Sandpiper 400 is now here.", False),
        ("After Heron we make the Sandpiper 400.", False),
    ],
)
def test_a_new_name_is_one_the_text_gives(text, renamed):
    found = topics("News", text, [("Heron",)])
    assert found.renamed(frozenset({"heron"}), frozenset({"sandpiper", "400"})) is renamed


def test_a_headline_may_say_that_a_thing_has_got_its_name():
    old, new = frozenset({"basil"}), frozenset({"sumbel"})
    text = "You can get your hands on Sumbel this fall."
    assert topics("Basil gets a name", text, [("Project Basil",)]).renamed(old, new)
    assert not topics("Basil has news", text, [("Project Basil",)]).renamed(old, new)


def test_the_places_of_a_route_are_its_names():
    text = "From 6 November we fly twice a week from Bergen to Funchal on Madeira. Kite is for the beach in Funchal."
    found = topics("To Madeira", text, brands=[FJORDLINK])
    madeira = found.subject(0, text.index("6 November"))
    assert found.companions(madeira, 0) == ("Funchal",)
    assert found.companions(madeira, 1) == ()
    assert found.companions(madeira, None) == ()
    kite = next(topic for topic in found.topics.values() if topic.name == "Kite")
    assert found.companions(kite, 0) == ()


def test_a_thing_is_the_brands_own_if_its_name_stands_with_the_brands_or_is_like_a_known_one():
    text = "It rains. It pours. Tern has the Plover. Then Badger 2 comes. Kite Pro comes too. Badger 2 again."
    found = topics("News", text, [("Kite",)])
    own = {topic.name: found.is_of_brand(topic) for topic in found.topics.values()}
    assert own == {"Plover": True, "Badger 2": False, "Kite Pro": True}
    found = topics("What Tern has", text, [("Kite",)])
    assert all(found.is_of_brand(topic) for topic in found.topics.values())


def test_a_known_launch_has_the_words_of_its_first_name_under_each_of_them():
    found = topics("News", "Peat is here.", [("Peat 2", "Turf")])
    assert found.first_name(frozenset({"turf"})) == frozenset({"peat", "2"})
    assert found.first_name(frozenset({"kelp"})) == frozenset({"kelp"})


@given(st.text(max_size=80), st.text(max_size=800), st.integers(0, 900))
def test_any_text_has_topics_and_parts_of_it(title, text, place):
    found = topics(title, text, [("Kite", "Plover")])
    found.subject(found.sentence_at(place), place)
    for topic in found.topics.values():
        piece = found.part_about(topic)
        assert piece is None or len(piece.text) <= len(text) + 2


def test_a_name_is_shown_with_its_brand_where_it_is_never_told_without():
    found = topics("Tern One", "Today we show the Tern One. The Tern Kite comes later. The Kite is small.")
    shown = {found.full_name(topic) for topic in found.topics.values()}
    assert {"Tern One", "Kite"} <= shown
    plain = Topic(frozenset({"audiobook"}), "audiobook", 1, in_title=False, known=False, plausible=True)
    assert found.full_name(plain) == "audiobook"
    titled = topics("Tern One comes", "It comes in May.")
    assert [titled.full_name(topic) for topic in titled.topics.values()] == ["Tern One"]
    shouted = topics("The New Tern Kite Comes This Summer", "It comes in May, says the Kite.")
    assert [shouted.full_name(topic) for topic in shouted.topics.values()] == ["Kite"]
