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
        ("token = 'abc'", "unknown key token; the token comes from the environment: DISCORD_TOKEN"),
        ("[discord]\nbot_token = 'abc'", "bot_token in [discord]; the token comes from the environment: DISCORD_TOKEN"),
        ("discord = 3", "discord must be a section"),
        ("[delivery]\nrate_per_s = 51", "rate_per_s in [delivery] must be a whole number from 1 to 50"),
        ("[delivery]\nrate_per_s = true", "rate_per_s in [delivery] must be a whole number"),
        ("[delivery]\nrate_per_s = '45'", "rate_per_s in [delivery] must be a whole number"),
        ("[log]\nlevel = 'loud'", 'level in [log] must be one of "debug"'),
        ("[fetch]\nallow = ['10.1']", "allow in [fetch] must be a list of networks"),
        ("[fetch]\nallow = 7", "allow in [fetch] must be a list of networks"),
        ("[fetch]\nallow = '10.1.0.0/16'", "allow in [fetch] must be a list of networks"),
        ("[fetch]\nallow = ['10.1.2.3/16']", "(10.1.2.3/16 has host bits set)"),
        ("[fetch]\ncontact = 7", "contact in [fetch] must be a text"),
        ('[fetch]\ncontact = "a\\nb"', "contact in [fetch] must be one line without control characters"),
        ('[catalogue]\npath = "\\u0000"', "path in [catalogue] must be one line without control characters"),
        ("[discord]\ngateway = 'http://x'", "gateway in [discord] must be an address such as wss://HOST or ws://HOST"),
        ("[discord]\napi = 'http://[::1'", "api in [discord] must be an address such as https://HOST"),
        ("[clock]\nurl = 'http://localhost:99999'", "url in [clock] must be an address such as http://HOST"),
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


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_a_file_in_another_encoding_is_told_from_bad_toml(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[fetch]\ncontact = 'Jürgen'\n", encoding=encoding)
    with pytest.raises(ConfigError, match="is not UTF-8; save it in that encoding"):
        load_config(file, {})


@pytest.mark.parametrize(("name", "why"), [("none.toml", "No such file"), (".", "Is a directory")])
def test_a_file_that_cannot_be_read_says_what_belongs_there(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(ConfigError, match=rf"{why}.*a file like config\.example\.toml"):
        load_config(tmp_path / name, {})


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


@pytest.mark.parametrize("given", ['"abc.def"', "Bot abc.def", "abc\ndef", "abc.dëf"])
def test_what_is_no_token_alone_is_said_without_asking_discord(given: str) -> None:
    with pytest.raises(ConfigError, match="DISCORD_TOKEN must be one line with the token alone") as error:
        load_config(None, {"DISCORD_TOKEN": given})
    assert "def" not in str(error.value)


def test_a_database_address_may_name_a_driver() -> None:
    address = "postgresql+asyncpg://u:pw@h/n"
    assert load_config(None, {"DATABASE_URL": address}).database.url == address


def test_a_wrong_database_address_does_not_repeat_its_password() -> None:
    with pytest.raises(ConfigError, match="DATABASE_URL must be") as error:
        load_config(None, {"DATABASE_URL": "mysql://u:hunter2@h/n"})
    assert "hunter2" not in str(error.value)


def test_a_relative_catalogue_is_found_beside_its_configuration(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[catalogue]\npath = 'brands.toml'")
    assert load_config(file, {}).catalogue.path == tmp_path / "brands.toml"
