"""What an article calls the launch it is about: everything it names is looked at, with signs for and against it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launches.announcement import Status
from launches.reading import read
from launches.subject import subject_of, subjects
from launches.topics import Topics
from tests.launches.story import TERN, article, known


def asked(title, text, *launches):
    """Return all that is asked with."""
    told = article(title, text)
    topics = Topics(told, (TERN,), [launch.names for launch in launches])
    reading = read(told, (TERN,))
    said = reading.announcements[0]
    index = topics.sentence_at(said.span[0]) if said.span else None
    return topics, said, index, reading.mentions, launches


def offered(title, text, *launches):
    """Return what the launch may be called, by name, with the signs; None stands for what is not named."""
    found = subjects(*asked(title, text, *launches))
    return {one.topic.name if one.topic else one.maker or None: one.signs for one in found}


def called(title, text, *launches):
    found = subject_of(*asked(title, text, *launches))
    return found.topic.name if found.topic else found.maker


def test_the_headline_the_opening_and_what_its_date_may_be_told_of_are_looked_at():
    found = offered("Kite in May", "Nell Ahmed is glad. The Plover sold well. Our new stove comes in May 2027.")
    assert found.keys() == {None, "Kite", "Plover", "Nell Ahmed", "stove"}
    assert "subject: ends the title" not in found["Kite"]
    assert {"subject: opens the title", "subject: title > in"} <= found["Kite"]
    assert "subject: like a person True" in found["Nell Ahmed"]
    assert {"subject: described in line 2", "subject: noun stove"} <= found["stove"]
    assert "subject: nothing, announced, dated" in found[None]


def test_a_headline_calls_things_by_plain_words_without_an_article():
    found = offered("Electric tug for Larkhaven", "It comes in May 2027, says the harbour.")
    assert "subject: described in title" in found["electric tug"]
    assert "subject: title < for" in found["Larkhaven"]


def test_signs_tell_whether_it_is_known_and_where_it_stands():
    text = "Years ago there was the Plover. The Kite comes in May 2027."
    found = offered("News from Tern", text, known("2027-05", "Kite"))
    assert {"subject: known, announced, dated", "subject: expected True, known"} <= found["Kite"]
    assert {"subject: first 1", "subject: in its sentence True"} <= found["Kite"]
    assert {"subject: new, others known, announced, dated", "subject: in its sentence False"} <= found["Plover"]
    assert "subject: new, none known, announced, dated" in offered("News from Tern", text)["Plover"]


def test_what_is_known_of_a_launch_tells_whether_its_name_fits():
    text = "The Plover sold well. Tern brings the Kite. It comes in May 2027."
    out = replace(known("2025-05", "Plover"), status=Status.RELEASED)
    found = offered("News from Tern", text, out, known("2027", "Kite"))
    assert "subject: name of one announced, said announced, inside" in found["Kite"]
    assert {"subject: name of one released, said announced", "subject: name of one known, later 3"} <= found["Plover"]
    assert "subject: name of no launch known, said announced" in offered("News from Tern", text)["Plover"]


def test_a_launch_may_be_known_as_its_maker_is_called():
    title, text = "Tern opens in May", "Tern will open its doors in May 2027. The Kite is a lamp."
    named_so = replace(known("2027", "Tern"), names=("Tern",))
    found = offered(title, text, named_so)
    assert "subject: maker of one announced, said announced, inside" in found["Tern"]
    assert "subject: a launch is called as its maker True" in found["Kite"]
    assert "subject: a launch is called as its maker False" in offered(title, text)["Kite"]


def test_an_address_names_what_an_article_is_about():
    told = replace(
        article("News", "The Kite comes in May 2027. The Plover is a lamp."), url="https://a.example/the-kite"
    )
    topics, reading = Topics(told, (TERN,)), read(told, (TERN,))
    found = {one.topic.name: one.signs for one in subjects(topics, reading.announcements[0], 0, ()) if one.topic}
    assert "subject: in the address True, title False" in found["Kite"]
    assert "subject: in the address False" in found["Plover"]


PIER = (
    "A letter from the pier",
    "Tom Ashby sits at the Grange on a Vantage stool, a Calloway at his feet. In May 2027 it will open.",
)


def test_what_is_likelier_called_something_else_is_a_guess():
    assert subject_of(*asked(*PIER)).is_guess
    assert not subject_of(*asked("Kite in May", "The Kite comes in May 2027.")).is_guess
    assert not subject_of(*asked("Two tides a day", "It opens in May 2027.")).is_guess


def test_it_may_be_called_as_its_maker_is():
    found = offered("Tern opens", "Tern's rivals look on. Tern opens in May 2027 with the Kite.")
    assert {"subject: maker in the title word > opens", "subject: maker before the date"} <= found["Tern"]
    assert {"subject: maker word > opens", "subject: maker in the title opens the text"} <= found["Tern"]
    assert "subject: maker after the date" in offered("Kite", "In May 2027 the Kite by Tern comes.")["Tern"]
    elsewhere = offered("Kite", "Tern is glad. The Kite comes in May 2027.")["Tern"]
    assert {"subject: maker in another sentence", "subject: maker in the title False"} <= elsewhere


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Kite goes on sale in May", "LONDON - Tern said the Kite goes on sale in May 2027.", "Kite"),
        ("A bridge for Larkhaven", "Visitors will be able to cross the Sallow Bridge from May 2027.", "Sallow Bridge"),
        ("What we showed at E3", "At E3 in Los Angeles we showed Peat 2. It comes in May 2027.", "Peat 2"),
    ],
)
def test_towns_fairs_and_people_are_not_what_is_launched(title, text, name):
    assert called(title, text) == name


def test_what_the_headline_dates_is_the_headlines():
    text = "Sallow is nearly done. Their tale of Frey, a young woman, will be released on 11 May 2027 for all."
    assert called("Sallow will be released on 11 May 2027", text) == "Sallow"
    assert called("Out on 11 May 2027", text)


def test_what_has_no_name_is_called_by_what_it_is():
    assert called("An electric tug", "Larkhaven gets an electric tug. The tug starts work in May 2027.").endswith("tug")


@given(st.text(max_size=60), st.text(max_size=400))
def test_any_article_has_an_answer(title, text):
    told = article(title, f"{text} The Kite comes in May 2027.")
    topics = Topics(told, (TERN,))
    reading = read(told, (TERN,))
    for said in reading.announcements:
        found = subjects(topics, said, None, reading.mentions)
        assert (found[0].topic, found[0].maker) == (None, "")
        assert all(one.topic is not None or one.maker for one in found[1:])
        chosen = subject_of(topics, said, None, reading.mentions)
        assert (chosen.topic, chosen.maker) in [(one.topic, one.maker) for one in found]
