"""bot.catalogue: what an operator may write, and what is said when it cannot be used."""

from pathlib import Path

import pytest

from bot.catalogue import read_catalogue
from bot.config import ConfigError

CATALOGUE = Path(__file__).resolve().parents[2] / "catalogue.toml"


def test_the_catalogue_that_comes_with_the_bot_has_ten_brands_with_sources_and_zones() -> None:
    brands = read_catalogue(CATALOGUE)
    assert len(brands) >= 10
    assert all(b.home_zone and b.sources for b in brands)
    assert {"Xiaomi", "Leica"} <= {b.name for b in brands}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[brand]]\nhome_zone = 'UTC'", "brand 1 needs a name"),
        ("[[brand]]\nname = ' '", "brand 1 needs a name"),
        ('[[brand]]\nname = "A\\u0000"', "brand 1 needs a name"),
        ("[[brand]]\nname = 'A'\nzone = 'UTC'", "A: unknown key zone"),
        ("[[brand]]\nname = 'A'\naliases = 'B'", "A: aliases must be a list"),
        ("[[brand]]\nname = 'A'\naliases = ['B', '']", "A: aliases must be a list"),
        ("[[brand]]\nname = 'A'\nsources = ['http://[::1']", "http://[::1 is no http"),
        ("[[brand]]\nname = 'A'\nsources = ['http://a.example:99999/']", "is no http"),
        ("[[brand]]\nname = 'A'\nsources = ['file:///etc/passwd']", "is no http"),
        ("[[brand]]\nname = 'A'\nhome_zone = 'CST'", "A: home_zone 'CST' is no IANA zone"),
        ("[[brand]]\nname = 'A'\nhome_zone = 3", "is no IANA zone"),
        ("[[brand]]\nname = 'A'\n[[brand]]\nname = 'a'", "the brand a is there twice"),
        ("x = 1", "holds [[brand]] tables"),
        ("brand = 3", "holds [[brand]] tables"),
        ("brand = ['A']", "holds [[brand]] tables"),
        ("[[brand", "not valid TOML"),
    ],
)
def test_a_brand_that_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "c.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as error:
        read_catalogue(file)
    assert said in str(error.value)


def test_a_missing_catalogue_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"\[catalogue\] path"):
        read_catalogue(tmp_path / "none.toml")
