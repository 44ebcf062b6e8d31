"""What a sentence promises without a date: every name and plain word for a thing in it, with signs for and against."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from launches import signs
from launches.promises import promised, promises
from launches.topics import Topics
from tests.launches.story import TERN, article, known


def topics_of(title, text, *launches):
    return Topics(article(title, text), (TERN,), [launch.names for launch in launches])


def offered(line, *, dated=False):
    """Return what a sentence may promise, by name, with the signs; None stands for nothing."""
    found = promises(topics_of("Kite in May", line), 0, dated)
    return {one.topic and one.topic.name: one.signs for one in found}


def likeliest(line):
    """Return what a sentence promises, None where it is likelier that it promises nothing."""
    found = promised(topics_of("Kite in May", f"The Kite comes in May 2027. {line}"), 1, dated=False)
    name, share = max(((topic.name, share) for topic, share in found), key=lambda one: one[1], default=(None, 0))
    return name if share > 1 - sum(share for _, share in found) else None


def test_names_and_plain_words_are_looked_at_and_nothing_is():
    found = offered("Its larger sibling, the Kite Max, follows some day.")
    assert found.keys() == {None, "Kite Max"}
    assert offered("A Spanish edition follows, says Nell Ahmed.").keys() == {None, "Nell Ahmed", "Spanish edition"}


def test_the_makers_own_name_is_none_of_them():
    assert offered("Tern is working on it.").keys() == {None}
    assert offered("The Tern is in the works.").keys() == {None}


def test_what_is_told_twice_is_looked_at_once():
    assert list(offered("The Plover follows, and the Plover only.")) == [None, "Plover"]
    assert list(offered("A lamp follows. A lamp only", dated=True)) == [None, "lamp"]


def test_the_words_of_the_sentence_speak_for_or_against_nothing():
    found = offered("There's no date for the lamp yet.", dated=True)
    assert {"promise: word no date", "promise: word date", "promise: opens there's", "promise: ends yet"} <= found[None]
    assert {"promise: sentence 0", "promise: dated True, names True"} <= found[None]
    assert "promise: dated False, names False" in offered("We are glad.")[None]


def test_the_signs_tell_what_a_thing_looks_like_and_where_it_stands():
    found = offered("The Plover and a lamp follow.")
    assert {"promise: rank 0", "promise: word > and"} <= found["Plover"]
    assert {"promise: plain 0", "promise: noun lamp", "promise: first of all False"} <= found["lamp"]


def test_what_is_said_to_follow_is_promised():
    assert likeliest("A smaller version is in the works, but has no date yet.") == "smaller version"
    assert likeliest("The offices are open from nine to five.") is None


def test_a_known_name_is_told_as_itself():
    topics = topics_of("News", "The Kite has no date yet.", known("2027-05", "Kite"))
    assert [topic.name for topic, _ in promised(topics, 0, dated=False) if topic.known] == ["Kite"]


@settings(max_examples=60)
@given(st.text(alphabet="aT Kite.,\n“—é中0", max_size=60))
def test_any_sentence_has_shares_that_leave_room_for_nothing(text):
    topics = topics_of("Kite", text)
    for index in range(len(topics.sentences)):
        shares = [share for _, share in promised(topics, index, dated=False)]
        assert 0 <= sum(shares) < 1


def test_the_signs_tell_where_it_is_said_that_there_is_no_date():
    found = offered("The Plover opens first; of the Kite Max, we can't say when.")
    assert "promise: no date here" in found[None]
    assert "promise: no date here, last before True" in found["Kite Max"]
    assert "promise: no date here, last before False" in found["Plover"]
    found = offered("An app for Android comes, too. We don't have a date for it.")
    assert "promise: no date after" in found[None]
    assert "promise: no date after, last before True" in found["app"]
    assert "promise: no date told nowhere" in offered("The Plover is blue.\n\nThere is no date yet.")[None]


@pytest.mark.parametrize(
    "line",
    [
        "a date for it has not been set",
        "there's no firm date yet",
        "The date's still open.",
        "when, we can't say",
        "nobody knows when",
        "when it's ready",
        "details to be announced",
        "at some point",
    ],
)
def test_there_are_many_ways_to_give_no_date(line):
    assert signs.NO_DATE.search(line)


@pytest.mark.parametrize("line", ["not a day later", "The date is 4 May.", "when we opened the shop"])
def test_a_date_that_is_told_is_none_of_them(line):
    assert not signs.NO_DATE.search(line)
