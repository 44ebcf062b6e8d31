"""Where an article names its brands."""

from hypothesis import given
from hypothesis import strategies as st

from launches.brand import Brand
from launches.makers import makers_in
from tests.launches.story import article

MUSEUM = Brand("Museum of Weather", ("Weather Museum", "MoW"))
TERN = Brand("Tern", ("Tern Computing",))


def test_a_brand_is_found_by_each_of_its_names_and_called_by_the_longest():
    found = makers_in(article("The MoW opens", "The Museum of Weather opens with Tern."), (TERN, MUSEUM))
    assert [maker.name for maker in found] == ["Museum of Weather", "Tern"]
    assert [maker.in_title for maker in found] == [True, False]
    assert found[0].places == ((-11, -8), (4, 21))


def test_names_stand_as_words_of_their_own():
    assert makers_in(article("Lantern", "The Terns and the tern are birds."), (TERN,)) == ()
    assert [maker.name for maker in makers_in(article("", "Tern Computing's own."), (TERN,))] == ["Tern Computing"]


def test_without_brands_nothing_is_looked_for():
    assert makers_in(article("Tern", "Tern"), ()) == makers_in(article("Tern", "Tern"), (Brand(" "),)) == ()


@given(st.text(max_size=40), st.text(max_size=200), st.text(min_size=1, max_size=10))
def test_places_count_from_the_start_of_the_text(title, text, name):
    for maker in makers_in(article(title, text), (Brand(name),)):
        for start, end in maker.places:
            assert (title if start < 0 else text)[start:][: end - start] == name or start < 0
