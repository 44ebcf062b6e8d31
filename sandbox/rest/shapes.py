"""Embeds and components as Discord gives them back: with ids, defaults, and files in place of `attachment://`."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from sandbox.validation.components import (
    CONTAINER,
    FILE,
    GALLERY,
    SELECTS,
    SEPARATOR,
    TEXT_INPUT,
    THUMBNAIL,
    walk,
)

Json = dict[str, Any]

_SELECT_DEFAULTS: Json = {"min_values": 1, "max_values": 1}
_DEFAULTS: Mapping[int, Json] = {
    CONTAINER: {"accent_color": None, "spoiler": False},
    SEPARATOR: {"spacing": 1, "divider": True},
    THUMBNAIL: {"description": None, "spoiler": False},
    FILE: {"name": None, "size": None, "spoiler": False},
    TEXT_INPUT: {"label": None, "min_length": None, "max_length": None},
    **dict.fromkeys(SELECTS, _SELECT_DEFAULTS),
}


class Shaper:
    """Shape what came with one message; `attachments` are its files, `new_id` names pictures."""

    def __init__(self, attachments: list[Json], new_id: Callable[[], int]) -> None:
        self._files = {f"attachment://{one['filename']}": one for one in attachments}
        self._new_id = new_id

    def embeds(self, embeds: list[Json] | None) -> list[Json]:
        """Return embeds as Discord gives them back."""
        shaped: list[Json] = [{"type": "rich"} | embed for embed in deepcopy(embeds or [])]
        for embed in shaped:
            for key in ("image", "thumbnail"):
                if isinstance(embed.get(key), dict):
                    embed[key]["url"] = self._address(embed[key].get("url"))
        return shaped

    def components(self, components: list[Json] | None) -> list[Json]:
        """Return components with ids for those that came without one, and with defaults filled in."""
        copied = deepcopy(components or [])
        everything = [component for _, component in walk(copied)]
        taken = {component["id"] for component in everything if component.get("id")}
        fresh = 0
        for component in everything:
            if not component.get("id"):
                fresh += 1
                while fresh in taken:
                    fresh += 1
                component["id"] = fresh
            self._fill(component)
        return copied

    def _fill(self, component: Json) -> None:
        kind = component["type"]
        for key, value in _DEFAULTS.get(kind, {}).items():
            component.setdefault(key, value)
        if kind == THUMBNAIL:
            component["media"] = self._media(component["media"])
        elif kind == GALLERY:
            for item in component["items"]:
                item |= {"description": item.get("description"), "spoiler": bool(item.get("spoiler"))}
                item["media"] = self._media(item["media"])
        elif kind == FILE:
            file = self._files.get(component["file"]["url"], {})
            component |= {"name": file.get("filename"), "size": file.get("size")}
            component["file"] = self._media(component["file"])

    def _media(self, media: Json) -> Json:
        url = self._address(media.get("url"))
        return {"id": str(self._new_id()), "url": url, "proxy_url": url}

    def _address(self, url: str | None) -> str | None:
        file = self._files.get(url or "")
        return file["url"] if file else url
