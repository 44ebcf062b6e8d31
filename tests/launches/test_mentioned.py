"""Which brands a text names."""

import pytest

from launches.brand import Brand
from launches.mentioned import named_in, places_in

ESA = Brand("ESA", ("European Space Agency",))
FRAMEWORK = Brand("Framework", ("Framework Computer",))
XIAOMI = Brand("Xiaomi", ("小米",))
SAMSUNG = Brand("Samsung", ("삼성전자",))


@pytest.mark.parametrize("text", ["The presale begins in June.", "MESA and ESAT", "esa noche", "Lanternesa"])
def test_letters_within_a_word_name_nobody(text):
    assert named_in(text, (ESA,)) == ()


@pytest.mark.parametrize("text", ["Esa flies.", "ESA's probe", "(ESA)", "the European\nSpace Agency"])
def test_a_name_is_a_word_or_words_of_its_own(text):
    assert named_in(text, (ESA,)) == ("ESA",)


def test_a_common_word_names_nobody_also_in_a_headline_of_capitals():
    assert named_in("It has a new framework for apps.", (FRAMEWORK,)) == ()
    assert named_in("A New Framework for Apps\nThe framework comes in June.", (FRAMEWORK,)) == ()
    assert named_in("Framework's laptop is a framework. Framework sells it.", (FRAMEWORK,)) == ("Framework",)
    assert named_in("FRAMEWORK sells it.", (FRAMEWORK,)) == ("Framework",)


def test_what_somebody_wrote_small_is_found_however_it_is_written():
    assert named_in("Nintendo and nintendo", (Brand("nintendo"),)) == ("nintendo",)


@pytest.mark.parametrize("text", ["小米将于7月发布", "Xiaomi将于7月发布", "삼성전자는 Xiaomi와"])
def test_scripts_without_spaces_end_no_words(text):
    assert "Xiaomi" in named_in(text, (XIAOMI,))
    assert named_in("삼성전자는 내년에", (SAMSUNG,)) == ("Samsung",)


def test_the_longest_name_is_the_one_that_stands_there():
    leica = Brand("Leica", ("Leica Camera", " "))
    assert places_in("Xiaomi and Leica Camera", (leica, XIAOMI)) == [(0, 6, "Xiaomi"), (11, 23, "Leica")]


@pytest.mark.parametrize("name", ["Ben & Jerry's", "Ben & Jerry’s"])
@pytest.mark.parametrize("text", ["Ben & Jerry's ships", "Ben & Jerry’s ships"])
def test_apostrophes_of_both_kinds_are_one(name, text):
    assert named_in(text, (Brand(name),)) == (name,)
    assert places_in(text, (Brand(name),)) == [(0, 13, name)]
