"""config.toml and the environment → one frozen `Config`.

Every key is known here with its type and default, and what is wrong is said by the key's name: a typing error in a
configuration must never become a silent default. Secrets come from the environment only, so that a configuration
file can be shown to others: `DISCORD_TOKEN`, and `DATABASE_URL`, which goes over `[database] url`.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any

from bot.addresses import is_address
from bot.problem import Problem

_Network = IPv4Network | IPv6Network


class ConfigError(Problem):
    """A configuration that cannot be used; the text names the key and says what to write."""


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text in quotes")
    if not value.isprintable():
        # a path or a header would fail on it later, far from its cause
        raise ValueError("one line without control characters")
    return value


def _path(value: Any) -> Path:
    return Path(_text(value))


def _database(value: Any) -> str:
    address = _text(value).strip()
    if not address.startswith(("sqlite:///", "postgres://", "postgresql://", "postgresql+")):
        raise ValueError("sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME")
    return address


def _address(*schemes: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not is_address(_text(value), schemes):
            raise ValueError("an address such as " + " or ".join(f"{s}://HOST" for s in schemes))
        return str(value).rstrip("/")

    return read


def _number(low: int, high: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(f"a whole number from {low} to {high}")
        return value

    return read


def _one_of(*words: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in words:
            raise ValueError("one of " + ", ".join(f'"{w}"' for w in words))
        return str(value)

    return read


def _networks(value: Any) -> tuple[_Network, ...]:
    wanted = 'a list of networks such as ["10.1.0.0/16"]'
    if not isinstance(value, list):
        raise ValueError(wanted)
    try:
        return tuple(ip_network(_text(v)) for v in value)
    except ValueError as error:
        raise ValueError(f"{wanted} ({error})") from None


def _or_none(reader: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value == "" else reader(value)


def _key(reader: Callable[[Any], Any], default: Any) -> Any:
    return field(default=default, metadata={"reader": reader})


@dataclass(frozen=True, slots=True)
class DiscordConfig:
    """Which server that speaks Discord."""

    api: str = _key(_address("https", "http"), "https://discord.com/api/v10")
    gateway: str = _key(_address("wss", "ws"), "wss://gateway.discord.gg")


@dataclass(frozen=True, slots=True)
class DatabaseConfig:
    """Where everything is remembered: SQLite in a file, or PostgreSQL."""

    url: str = _key(_database, "sqlite:///t-minus.sqlite3")


@dataclass(frozen=True, slots=True)
class CatalogueConfig:
    """The brands that every server can follow."""

    path: Path = _key(_path, Path("catalogue.toml"))


@dataclass(frozen=True, slots=True)
class FetchConfig:
    """How newsrooms are asked: who we say we are, and where we may go besides the public internet."""

    contact: str = _key(_text, "")
    allow: tuple[_Network, ...] = _key(_networks, ())
    concurrency: int = _key(_number(1, 500), 20)


@dataclass(frozen=True, slots=True)
class DeliveryConfig:
    """How fast the bot may talk. Discord's own limit is 50 requests a second for one bot."""

    rate_per_s: int = _key(_number(1, 50), 45)


@dataclass(frozen=True, slots=True)
class ClockConfig:
    """The domain clock: empty is the system's; an address is a demo's or a test's."""

    url: str | None = _key(_or_none(_address("http", "https")), None)


@dataclass(frozen=True, slots=True)
class LogConfig:
    """What is written to standard error, and how."""

    level: str = _key(_one_of("debug", "info", "warning", "error"), "info")
    format: str = _key(_one_of("text", "json"), "text")


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that can be set. `token` comes from the environment and is not shown."""

    discord: DiscordConfig = DiscordConfig()
    database: DatabaseConfig = DatabaseConfig()
    catalogue: CatalogueConfig = CatalogueConfig()
    fetch: FetchConfig = FetchConfig()
    delivery: DeliveryConfig = DeliveryConfig()
    clock: ClockConfig = ClockConfig()
    log: LogConfig = LogConfig()
    token: str | None = field(default=None, repr=False)


_SECTIONS: dict[str, type[Any]] = {f.name: f.type for f in fields(Config) if isinstance(f.type, type)}


def load_config(path: Path | None, environment: Mapping[str, str]) -> Config:
    """Read the configuration. `path` None means: `config.toml` here if there is one, else the defaults.

    The catalogue's relative path is meant from the file's own folder, a database's from where the program runs.

    Raises ConfigError for a missing or unreadable file, an unknown key, a value of the wrong kind.
    """
    file = path or Path("config.toml")
    values: dict[str, Any] = {}
    if path is not None or file.exists():
        values = read_toml(file, "it must be a file like config.example.toml that whoever runs the bot may read")
    sections = {name: _section(str(file), name, values.pop(name, {})) for name in _SECTIONS}
    if values:
        raise _unknown(str(file), next(iter(values)), "", list(_SECTIONS))
    if url := environment.get("DATABASE_URL", "").strip():
        sections["database"] = _section("the environment", "database", {"url": url}, "DATABASE_URL")
    catalogue = sections["catalogue"].path
    if not catalogue.is_absolute():
        sections["catalogue"] = CatalogueConfig(file.parent / catalogue)
    return Config(**sections, token=_token(environment.get("DISCORD_TOKEN", "")))


def read_toml(file: Path, advice: str) -> dict[str, Any]:
    """Return what the file says. Raises ConfigError; `advice` is for one that cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read ({error.strerror}); {advice}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: is not UTF-8; save it in that encoding") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: is not valid TOML: {error}") from error


def _token(given: str) -> str | None:
    token = given.strip()
    if any(not "!" <= sign <= "~" or sign in "\"'" for sign in token):
        text = "DISCORD_TOKEN must be one line with the token alone: no quotes, no blanks, no “Bot” before it"
        raise ConfigError(f"the environment: {text}. Copy it anew from the developer portal.")
    return token or None


def _section(source: str, name: str, values: Any, shown_as: str | None = None) -> Any:
    if not isinstance(values, dict):
        raise ConfigError(f"{source}: {name} must be a section: [{name}]")
    section = _SECTIONS[name]
    readers = {f.name: f.metadata["reader"] for f in fields(section)}
    read: dict[str, Any] = {}
    for key, value in values.items():
        if key not in readers:
            raise _unknown(source, key, f" in [{name}]", list(readers))
        try:
            read[key] = readers[key](value)
        except ValueError as error:
            where = shown_as or f"{key} in [{name}]"
            # the value itself may be a password in an address: it is not repeated
            raise ConfigError(f"{source}: {where} must be {error}") from None
    return section(**read)


def _unknown(source: str, key: str, where: str, known: list[str]) -> ConfigError:
    if "token" in key.casefold():
        return ConfigError(f"{source}: unknown key {key}{where}; the token comes from the environment: DISCORD_TOKEN")
    near = get_close_matches(key, known, n=1)
    hint = f"did you mean {near[0]}?" if near else "known are " + ", ".join(known) + "."
    return ConfigError(f"{source}: unknown key {key}{where}; {hint}")
