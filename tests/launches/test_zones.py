"""Names of zones."""

import pytest

from launches import zones


@pytest.mark.parametrize("name", ["", "Beijing", "../etc/passwd", "/etc/localtime", "A" * 500])
def test_other_names_are_no_zones(name: str):
    assert not zones.is_zone(name)


def test_an_iana_name_is_a_zone():
    assert zones.is_zone("Asia/Shanghai")


@pytest.mark.parametrize(
    ("letters", "places"),
    [
        ("CST", ["America/Chicago", "America/Havana", "Asia/Shanghai"]),
        ("JST", ["Asia/Tokyo"]),
        ("Z", []),
        ("qq", []),
    ],
)
def test_letters_are_used_in_several_zones_the_usual_one_first(letters, places):
    assert zones.used_in(letters) == places
