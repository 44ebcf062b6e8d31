"""Names that are known, however they are written; and people, who are no products."""

from datetime import UTC, datetime

import pytest

from launches.article import Article
from launches.brand import Brand
from launches.naming import find_names
from launches.naming_compared import brand_words, distinguishing
from launches.naming_known import with_known
from launches.people import is_led_in, is_role, speaks

TERN = Brand("Tern", (), None)
OWN = brand_words((TERN,))


def names(title, text, *known):
    article = Article(title, text, datetime(2026, 6, 1, tzinfo=UTC), "")
    return {mention.text: mention for mention in with_known(find_names(title, text, (TERN,)), article, known, OWN)}


def test_a_name_in_small_letters_is_found():
    assert names("", "It has scrapped its oat bars.", "Oat Bars")["oat bars"].tokens == distinguishing("Oat Bars")
    assert not names("", "It eats oat.", "Oat")


def test_what_was_only_described_is_found_by_its_words():
    assert names("", "Its audiobook follows in May.", "audiobook")["Its audiobook"].tokens == {"audiobook"}
    assert names("", "Two room sensors follow in May.", "room sensor")["room sensors"].tokens == {"room", "sensor"}
    assert not names("", "We like audiobook readers.", "audiobook")


def test_a_version_is_found_by_its_figures():
    assert names("Holding on", "We will not release 2.0 now.", "Tern 2.0")["2.0"].tokens == {"2"}
    assert distinguishing("Marrow 6.0") == distinguishing("Marrow 6") != distinguishing("Marrow 6.1")


def test_whose_it_is_belongs_to_no_name():
    found = names("", "They print Ines Calloway's The Ninth Tide early.", "The Ninth Tide")
    assert distinguishing("Ninth Tide") in {mention.tokens for mention in found.values()}


def test_a_longer_name_is_another():
    assert set(names("", "We sell the Kite Two Sport now.", "Kite Two")) == {"Kite Two Sport"}


def test_what_follows_a_known_name_and_a_colon_is_named_by_itself():
    found = names("", "With Lords of Peat: The Dice Round you roll.", "Lords of Peat")
    assert found["Dice Round"].part
    assert "Lords of Peat" not in found
    often = names("", "With Peat: Dice Round you roll. Peat: Dice Round is for two.", "Peat")
    assert often["Dice Round"].part
    assert often["Dice Round"].tokens == {"dice", "round"}
    assert set(names("", "We play Bog: Dice Round. Bog: Dice Round is for two.", "Peat")) == {"Bog: Dice Round"}


def test_a_brand_before_a_name_vouches_for_it():
    assert names("", "We showed Tern Wear too.")["Wear"].branded
    assert not names("", "Tern's Sanne signs.")["Sanne"].branded


@pytest.mark.parametrize(
    "before", ["said publisher ", "says the tall ", "a song by ", "Dr. ", "our designer ", "asked organiser "]
)
def test_who_speaks_or_has_a_role_is_led_in(before):
    assert is_led_in(before)


@pytest.mark.parametrize("before", ["the weight on their head. ", "who said so in ", "we release ", "beyond "])
def test_others_are_not(before):
    assert not is_led_in(before)


def test_roles_and_speech():
    assert is_role("Director")
    assert not is_role("Kite")
    assert speaks(', who said "no"')
    assert speaks(': "I can"')
    assert not speaks(" arrives in May")
