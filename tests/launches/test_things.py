"""What a date is told of: the things a sentence offers, and how likely each is the one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from launches.announcement import Span
from launches.brand import Brand
from launches.reading import read
from launches.things import (
    Thing,
    extends,
    plain_things,
    shares,
    things_of,
    told_ahead,
    told_elsewhere,
    told_of,
    turn,
)
from launches.topics import Topics
from tests.launches.story import TERN, topics_of

TWO = "The Kite goes on sale in May 2027, and the Plover follows in June 2027."


def place(topics: Topics, phrase: str) -> tuple[int, Span]:
    at = topics.article.text.index(phrase)
    index = topics.sentence_at(at)
    assert index is not None
    return index, (at, at + len(phrase))


def dates(topics):
    return read(topics.article, (TERN,)).mentions


def offered(title, text, phrase):
    """Return the things that the date may be told of, with their signs."""
    topics = topics_of(title, text)
    index, span = place(topics, phrase)
    found = things_of(topics, index, turn(topics, index, span, dates(topics)), span)
    return {thing.topic.name: thing.signs for thing in found}


def likeliest(title, text, phrase):
    topics = topics_of(title, text)
    index, span = place(topics, phrase)
    found = told_of(topics, index, span, dates(topics))
    return found[0][0].name if found else None


def test_every_name_near_a_date_may_be_what_is_dated():
    found = offered("Kite and Plover", TWO, "June 2027")
    assert "thing: in piece" in found["Plover"]
    assert "thing: earlier" in found["Kite"]
    found = offered("Kite and Plover", TWO, "May 2027")
    assert "thing: in piece" in found["Kite"]
    assert "thing: after" in found["Plover"]


def test_each_date_is_told_of_the_name_of_its_own_clause():
    assert likeliest("Kite and Plover", TWO, "May 2027") == "Kite"
    assert likeliest("Kite and Plover", TWO, "June 2027") == "Plover"


def test_what_is_said_of_a_date_begins_where_the_clause_after_another_date_does():
    topics = topics_of("Kite and Plover", TWO)
    index, span = place(topics, "June 2027")
    assert topics.article.text[turn(topics, index, span, dates(topics)) : span[0]] == "and the Plover follows in "
    index, span = place(topics, "May 2027")
    assert turn(topics, index, span, dates(topics)) == 0
    glued = topics_of("Kite", "The Kite comes in May 2027 instead of June 2027.")
    index, span = place(glued, "June 2027")
    assert glued.article.text[turn(glued, index, span, dates(glued)) : span[0]] == " instead of "


def test_a_sentence_without_a_name_may_go_on_about_those_before_it_in_its_paragraph():
    text = "Peat is a stove by Tern. It weighs four kilos. It comes in May 2027."
    found = offered("News", text, "May 2027")
    assert "thing: 2 before, no name here" in found["Peat"]
    apart = text.replace(" It comes", "\n\nIt comes")
    assert "thing: above 2 before, no name here" in offered("News", apart, "May 2027")["Peat"]
    named = apart.replace("It comes", "The Kelp is a lamp. It comes")
    assert "Peat" not in offered("News", named, "May 2027")


def test_a_name_in_the_headline_may_be_meant_anywhere():
    found = offered("Kite is coming", "We have worked hard.\n\nIt comes in May 2027.", "May 2027")
    assert "thing: title, no name here" in found["Kite"]
    assert likeliest("Kite is coming", "We have worked hard.\n\nIt comes in May 2027.", "May 2027") == "Kite"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("a wireless room sensor follows in June", "wireless room sensor"),
        ("Its audiobook comes in June", "audiobook"),
        ("Our very first electric tug starts in June", "electric tug"),
        ("A 4G version for Spain follows", "4G version"),
        ("a 100-megapixel sensor", None),
        ("That is my version of it", "version"),
        ("the brand-new", None),
        ("the station's second platform opens", "station's second platform"),
        ("after which season 2 follows", "season 2"),
        ("we open line 9, and version 7.1", "line 9"),
        ("they run part two.5, or line 90210", None),
        ("A second Kite comes", None),
        ("The second comes", "second"),
        ("We rest in June", None),
        ("the launch of the year", None),
        ("the de la follows in June", None),
        ("the planes won't land", "planes"),
        ("the project pushed on", "project"),
        ("a limited album comes", "limited album"),
        ("", None),
    ],
)
def test_a_thing_may_be_called_by_plain_words(words, name):
    found = next(iter(plain_things(words, topics_of("Kite", "The Kite comes in May."))), None)
    assert (found and found[0].name) == name


def test_a_sibling_is_the_one_longer_name_that_the_article_has():
    topics = topics_of("Kite", "The Kite comes in May. The Kite Max costs more.")
    assert [thing.name for thing, _ in plain_things("Its larger sibling follows", topics)] == ["Kite Max"]
    alone = topics_of("Kite", "The Kite comes in May.")
    assert [thing.name for thing, _ in plain_things("Its larger sibling follows", alone)] == ["larger sibling"]
    assert plain_things("The one follows", alone) == ()


def test_what_is_told_elsewhere_is_what_the_other_dates_ahead_are_told_of():
    topics = topics_of("Kite", f"{TWO} The Heron came in March 2024.")
    told = told_ahead(topics, dates(topics))
    may, june = place(topics, "May 2027")[1], place(topics, "June 2027")[1]
    assert list(told) == [may, june]
    of_may, of_june = ({topic.words: share for topic, share in told[span]} for span in (may, june))
    assert told_elsewhere(told, may) == of_june
    assert told_elsewhere(told, None) == {
        words: max(of_may.get(words, 0), of_june.get(words, 0)) for words in of_may.keys() | of_june.keys()
    }


def test_a_name_with_a_word_more_extends_the_other():
    topics = topics_of("Kite", "The Kite comes in May. The Kite Max costs more. The Plover is blue.")
    assert {topic.name: extends(topic, topics) for topic in topics.topics.values()} == {
        "Kite": False,
        "Kite Max": True,
        "Plover": False,
    }


def test_the_signs_tell_what_a_name_looks_like():
    found = offered("Kite", "Nell Ahmed shows the Kite 4 in May 2027.", "May 2027")
    assert "thing: like a person True" in found["Nell Ahmed"]
    assert {"thing: figures True", "thing: words 2"} <= found["Kite 4"]
    found = offered("Kite", "Its audiobook comes in May 2027.", "May 2027")
    assert {"thing: plain True", "thing: noun audiobook"} <= found["audiobook"]


def test_each_thing_is_offered_once_at_its_nearest_place():
    text = "The Kite is here. The Kite, and only the Kite, comes in May 2027."
    topics = topics_of("Kite", text)
    index, span = place(topics, "May 2027")
    assert [thing.topic.name for thing in things_of(topics, index, 18, span)] == ["Kite"]


def test_what_names_only_the_brand_is_told_of_nothing():
    assert offered("Tern", "Tern Computing opens in May 2027. Tern is glad.", "May 2027") == {}
    assert likeliest("Tern", "Tern Computing opens in May 2027.", "May 2027") is None


def test_a_sentence_as_a_whole_is_told_of_its_names():
    topics = topics_of("Kite and Plover", TWO)
    assert {topic.name for topic, _ in told_of(topics, 0, None, ())} == {"Kite", "Plover"}


def test_shares_sum_to_one_and_the_likeliest_comes_first():
    topics = topics_of("Kite and Plover", TWO)
    index, span = place(topics, "June 2027")
    found = told_of(topics, index, span, dates(topics))
    assert sum(share for _, share in found) == pytest.approx(1.0)
    assert [share for _, share in found] == sorted((share for _, share in found), reverse=True)
    assert shares([]) == []
    (topic,) = topics_of("Kite", "The Kite.").topics.values()
    assert shares([Thing(topic, frozenset())]) == [(topic, 1.0)]


@settings(max_examples=60)
@given(st.text(max_size=60), st.text(max_size=300))
def test_any_sentence_is_told_of_something_or_nothing(title, text):
    topics = Topics(topics_of(title, text).article, (Brand("Tern"),), [("Kite",)])
    for index, sentence in enumerate(topics.sentences):
        for span in (None, (sentence.start, sentence.end)):
            found = told_of(topics, index, span, ())
            assert not found or sum(share for _, share in found) == pytest.approx(1.0)
