"""Whether two writings are one name."""

import pytest

from launches.brand import Brand
from launches.naming_compared import brand_words, distinguishing, may_stand_for


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the Kite", "Kite"),
        ("Project Heron", "Heron"),
        ("Kite phone", "Kite"),
        ("Sandpipers", "Sandpiper"),
        ("Vesper's", "Vesper"),
        ("Issue two", "Issue 2"),
        ("Part II", "Part Two"),
        ("the second season", "season 2"),
        ("E 90s", "E 90"),
    ],
)
def test_writings_of_one_name_have_the_same_words(one, two):
    assert distinguishing(one) == distinguishing(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("12S", "12S Ultra"),
        ("Kite", "Kite Pro"),
        ("Quillon 4", "Quillon 5"),
        ("Fold", "Fold 2"),
        ("Kite Watch", "Kite Tablet"),
    ],
)
def test_similar_names_of_different_products_differ(one, two):
    assert distinguishing(one) != distinguishing(two)


def test_brands_do_not_distinguish():
    assert distinguishing("Tern Kite", brand_words([Brand("Tern Computing", ("Tern",))])) == {"kite"}


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("Max", "12 Pro Max", True),
        ("Sandpiper", "Sandpiper 400", True),
        ("Webb", "James Webb Space Telescope", True),
        ("12 Pro", "12 Pro Max", False),
        ("Kite", "Kite Pro", False),
        ("Kite", "Kite Audiobook", False),
        ("Kite", "Kite", False),
        ("Kelp", "Kite", False),
        ("", "Kite", False),
    ],
)
def test_a_short_form_stands_for_a_long_one_but_a_base_model_not_for_its_variant(short, full, fits):
    assert may_stand_for(distinguishing(short), distinguishing(full)) is fits
