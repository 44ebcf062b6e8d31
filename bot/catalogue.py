"""catalogue.toml → the brands that every server can follow, checked entry by entry."""

from pathlib import Path
from typing import Any, TypeGuard

from bot.addresses import is_address
from bot.config import ConfigError, read_toml
from jobs.catalogue import CatalogueBrand
from launches.zones import is_zone

_KEYS = {"name", "aliases", "home_zone", "sources"}


def read_catalogue(path: Path) -> tuple[CatalogueBrand, ...]:
    """Return the brands in `path`. Raises ConfigError, naming the brand and the key, for a file that cannot be used."""
    data = read_toml(path, "[catalogue] path says where the catalogue is")
    entries = data.pop("brand", [])
    if data or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ConfigError(f"{path}: the catalogue holds [[brand]] tables and nothing else")
    read = tuple(_entry(path, number, entry) for number, entry in enumerate(entries, 1))
    seen: set[str] = set()
    for brand in read:
        if brand.name.casefold() in seen:
            raise ConfigError(f"{path}: the brand {brand.name} is there twice")
        seen.add(brand.name.casefold())
    return read


def _entry(path: Path, number: int, entry: dict[str, Any]) -> CatalogueBrand:
    name = entry.get("name")
    if not _is_name(name):
        raise ConfigError(f"{path}: brand {number} needs a name")
    if unknown := set(entry) - _KEYS:
        raise ConfigError(f"{path}: {name}: unknown key {min(unknown)}; known are {', '.join(sorted(_KEYS))}")
    for key in ("aliases", "sources"):
        if not isinstance(entry.get(key, []), list) or not all(map(_is_name, entry.get(key, []))):
            raise ConfigError(f"{path}: {name}: {key} must be a list of texts")
    for address in entry.get("sources", []):
        if not is_address(address, ("http", "https")):
            raise ConfigError(f"{path}: {name}: {address} is no http(s) address")
    zone = entry.get("home_zone")
    if zone is not None and not (isinstance(zone, str) and is_zone(zone)):
        raise ConfigError(f"{path}: {name}: home_zone {zone!r} is no IANA zone such as Europe/Berlin")
    return CatalogueBrand(name.strip(), tuple(entry.get("aliases", [])), zone, tuple(entry.get("sources", [])))


def _is_name(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and value.isprintable() and bool(value.strip())
