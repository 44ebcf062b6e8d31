"""bot.config: every key is known, every wrong one is named."""

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from bot.config import Config, ConfigError, load_config

EXAMPLE = Path(__file__).resolve().parents[2] / "config.example.toml"


def test_the_example_is_complete_and_states_the_defaults() -> None:
    loaded = load_config(EXAMPLE, {})
    assert loaded == Config(catalogue=type(loaded.catalogue)(EXAMPLE.parent / "catalogue.toml"))
    written = tomllib.loads(EXAMPLE.read_text())
    for section in fields(Config):
        if section.name != "token":
            assert set(written[section.name]) == {f.name for f in fields(getattr(loaded, section.name))}


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_config(None, {}).database.url == "sqlite:///t-minus.sqlite3"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[discord]\napy = 'x'", "unknown key apy in [discord]; did you mean api?"),
        ("[datbase]\nurl = ''", "unknown key datbase; did you mean database?"),
        ("token = 'abc'", "unknown key token"),
        ("discord = 3", "discord must be a section"),
        ("[delivery]\nrate_per_s = 51", "rate_per_s in [delivery] must be a whole number from 1 to 50"),
        ("[delivery]\nrate_per_s = true", "rate_per_s in [delivery] must be a whole number"),
        ("[delivery]\nrate_per_s = '45'", "rate_per_s in [delivery] must be a whole number"),
        ("[log]\nlevel = 'loud'", 'level in [log] must be one of "debug"'),
        ("[fetch]\nallow = ['10.1']", "allow in [fetch] must be a list of networks"),
        ("[fetch]\nallow = 7", "allow in [fetch] must be a list of networks"),
        ("[fetch]\ncontact = 7", "contact in [fetch] must be a text"),
        ("[discord]\ngateway = 'http://x'", "gateway in [discord] must be an address that begins with wss://"),
        ("[database]\nurl = 'mysql://x'", "url in [database] must be"),
        ("[log", "is not valid TOML"),
    ],
)
def test_a_wrong_key_or_value_is_named(tmp_path: Path, text: str, named: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as error:
        load_config(file, {})
    assert named in str(error.value)
    assert str(file) in str(error.value)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[log]\nlevel = 'debug'\n", encoding="utf-8-sig")
    assert load_config(file, {}).log.level == "debug"


def test_a_missing_file_says_what_to_copy(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"config\.example\.toml"):
        load_config(tmp_path / "none.toml", {})


def test_secrets_come_from_the_environment_and_are_not_shown(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[database]\nurl = 'sqlite:///a'")
    config = load_config(file, {"DISCORD_TOKEN": "s3cret", "DATABASE_URL": "postgres://u:pw@h/n"})
    assert config.token == "s3cret"
    assert config.database.url == "postgres://u:pw@h/n"
    assert "s3cret" not in repr(config)


def test_blanks_around_a_secret_are_not_meant() -> None:
    config = load_config(None, {"DISCORD_TOKEN": " s3cret\n", "DATABASE_URL": " postgres://u:pw@h/n\n"})
    assert (config.token, config.database.url) == ("s3cret", "postgres://u:pw@h/n")


def test_a_wrong_database_address_does_not_repeat_its_password() -> None:
    with pytest.raises(ConfigError, match="DATABASE_URL must be") as error:
        load_config(None, {"DATABASE_URL": "mysql://u:hunter2@h/n"})
    assert "hunter2" not in str(error.value)


def test_a_relative_catalogue_is_found_beside_its_configuration(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[catalogue]\npath = 'brands.toml'")
    assert load_config(file, {}).catalogue.path == tmp_path / "brands.toml"
