"""Options that complete themselves as one types, each within what this server may see.

The value of a suggestion is the row's number behind a sign ("#12"), so that two of one name stay apart. Whoever types
a name and presses Enter instead of picking is understood, too.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from discord import app_commands

import db.brands
import db.launches
import db.routes
import db.subscriptions
from bot import phrases, places
from bot.errors import Refused
from bot.interaction import Interaction, services_of
from bot.language import _
from bot.markup import label, outside, plain
from bot.typed import name_from
from db.brands import BrandRow
from db.errors import NotFound
from db.launches import LaunchRow
from db.routes import Followed, RouteRow
from db.subscriptions import SubscriptionRow
from launches.zones import is_zone

Choices = list[app_commands.Choice[str | int | float]]
_LIMIT = 25
_NAME_LIMIT = 100
_TIME = re.compile(r"(?P<hours>\d{1,2})(?:[:.h](?P<minutes>\d{2}))?(?: ?(?:h|uhr)| ?(?P<half>[ap])\.?m\.?)?", re.ASCII)


def number(value: str) -> int | None:
    """Return the row's number in a picked value, `None` if a name was typed."""
    digits = value.removeprefix("#")
    return int(digits) if value.startswith("#") and digits.isascii() and digits.isdigit() else None


def choices(found: Iterable[tuple[str, str]]) -> Choices:
    """Return suggestions from texts and values; Discord takes 25 with at most 100 characters, and none of one name."""
    named: dict[str, str] = {}
    for text, value in islice(found, _LIMIT):
        name = label(text, _NAME_LIMIT) or "?"
        if name in named:
            name = f"{label(text, _NAME_LIMIT - len(value) - 1)} {value}"
        named[name] = value[:_NAME_LIMIT]
    return [app_commands.Choice(name=name, value=value) for name, value in named.items()]


class BrandOption(app_commands.Transformer):
    """A brand of the catalogue or of this server."""

    async def transform(self, interaction: Interaction, value: str, /) -> BrandRow:
        """Return the brand; raises Refused if this server has none of that name."""
        async with services_of(interaction).database.read() as session:
            if (brand_id := number(value)) is not None:
                return await db.brands.get(session, brand_id, interaction.guild_id)
            found = await db.brands.find(session, value, interaction.guild_id)
        if found is None:
            raise Refused(
                _("I know no brand called “{name}”. An admin can add it with `/brand add`.").format(
                    name=outside(value, 80)
                )
            )
        return found

    async def autocomplete(self, interaction: Interaction, value: Any, /) -> Choices:
        """Return brands that fit what was typed."""
        async with services_of(interaction).database.read() as session:
            found = await db.brands.suggest(session, str(value), interaction.guild_id, _LIMIT)
        own = _("this server's own")
        return choices((row.name if row.guild_id is None else f"{row.name} · {own}", f"#{row.id}") for row in found)


class OwnBrandOption(BrandOption):
    """A brand that this server added itself."""

    async def transform(self, interaction: Interaction, value: str, /) -> BrandRow:
        """Return the brand; raises Refused for one of the catalogue."""
        found = await super().transform(interaction, value)
        if found.guild_id is None:
            raise Refused(
                _(
                    "**{name}** is in the catalogue, which every server shares; it cannot be removed here. "
                    "To stop its posts use `/route remove`."
                ).format(name=outside(found.name, 80))
            )
        return found

    async def autocomplete(self, interaction: Interaction, value: Any, /) -> Choices:
        """Return this server's own brands."""
        async with services_of(interaction).database.read() as session:
            found = await db.brands.suggest(session, str(value), interaction.guild_id, 100)
        return choices((row.name, f"#{row.id}") for row in found if row.guild_id is not None)


class LaunchOption(app_commands.Transformer):
    """A launch that this server may see."""

    async def transform(self, interaction: Interaction, value: str, /) -> LaunchRow:
        """Return the launch; raises Refused if there is none of that name."""
        async with services_of(interaction).database.read() as session:
            if (launch_id := number(value)) is not None:
                return await db.launches.get(session, launch_id, interaction.guild_id)
            found = await db.launches.named(session, value, interaction.guild_id)
        if found is None:
            raise Refused(
                _("I track no launch called “{name}”. `/launches` shows what I know.").format(name=outside(value, 80))
            )
        return found

    async def autocomplete(self, interaction: Interaction, value: Any, /) -> Choices:
        """Return launches that fit what was typed, the soonest first."""
        async with services_of(interaction).database.read() as session:
            found = await db.launches.suggest(session, str(value), interaction.guild_id, limit=_LIMIT)
        often = Counter(row.product for row in found)
        return choices((_launch_name(row, with_maker=often[row.product] > 1), f"#{row.id}") for row in found)


class RouteOption(app_commands.Transformer):
    """A route of this server."""

    async def transform(self, interaction: Interaction, value: str, /) -> RouteRow:
        """Return the route; raises NotFound for another server's, Refused where several are called so."""
        rows, typed = await self._own(interaction), value.strip().casefold()
        found = [row for row in rows if row.id == number(value)] or [
            row for row in rows if typed in (row.name.casefold(), _route_name(interaction, row).casefold())
        ]
        if not found:
            raise NotFound("route", value)
        if len(found) > 1:
            text = _("“{name}” is posted in several channels. Pick one from the list that appears as you type.")
            raise Refused(text.format(name=outside(value, 80)))
        return found[0]

    async def autocomplete(self, interaction: Interaction, value: Any, /) -> Choices:
        """Return this server's routes."""
        typed = str(value).casefold()
        named = [(_route_name(interaction, row), row) for row in await self._own(interaction)]
        return choices((text, f"#{row.id}") for text, row in named if typed in text.casefold())

    async def _own(self, interaction: Interaction) -> Sequence[RouteRow]:
        if interaction.guild_id is None:
            return []
        async with services_of(interaction).database.read() as session:
            return await db.routes.of_guild(session, interaction.guild_id)


class SubscriptionOption(app_commands.Transformer):
    """One of the member's own subscriptions."""

    async def transform(self, interaction: Interaction, value: str, /) -> SubscriptionRow:
        """Return the subscription; raises NotFound for another member's."""
        for row in await self._own(interaction):
            if row.id == number(value) or row.name.casefold() == value.strip().casefold():
                return row
        raise NotFound("subscription", value)

    async def autocomplete(self, interaction: Interaction, value: Any, /) -> Choices:
        """Return the member's subscriptions."""
        typed = str(value).casefold()
        rows = await self._own(interaction)
        return choices((row.name, f"#{row.id}") for row in rows if typed in row.name.casefold())

    async def _own(self, interaction: Interaction) -> Sequence[SubscriptionRow]:
        async with services_of(interaction).database.read() as session:
            return await db.subscriptions.of_person(session, interaction.user.id)


class ZoneOption(app_commands.Transformer):
    """A time zone by city: "Berlin", "Europe/Berlin"."""

    async def transform(self, interaction: Interaction, value: str, /) -> str:
        """Return the IANA name; raises Refused for what is no zone."""
        wanted = value.strip()
        if is_zone(wanted) and ("/" in wanted or wanted == "UTC"):
            return wanted
        near = places.zones_like(wanted)
        there = [zone for zone in near if (places.city(zone) or "").casefold() == wanted.casefold()]
        if there or len(near) == 1:
            return (there or near)[0]
        hint = ", ".join(f"`{zone}`" for zone in near[:3]) or "`Europe/Berlin`, `America/New_York`, `Asia/Tokyo`"
        raise Refused(
            _("“{value}” is no time zone I know. Type a city and pick from the list, for example {examples}.").format(
                value=outside(wanted, 60), examples=hint
            )
        )

    async def autocomplete(self, interaction: Interaction, value: Any, /) -> Choices:
        """Return zones whose city fits what was typed."""
        return choices((zone, zone) for zone in places.zones_like(str(value)))


class HourOption(app_commands.Transformer):
    """A time of day: "9", "9:30", "21:00", "9 pm"; the minute of the day as a number."""

    async def transform(self, interaction: Interaction, value: str, /) -> int:
        """Return minutes since midnight; raises Refused for what is no time of day."""
        found = _minute_of_day(value)
        if found is None:
            raise Refused(_("Write a time of day such as `9:00`, `21:30` or `9 pm`."))
        return found

    async def autocomplete(self, interaction: Interaction, value: Any, /) -> Choices:
        """Return the time typed and full hours that begin as typed; Enter takes the first, so never another one."""
        typed = str(value).strip()
        found = _minute_of_day(typed)
        hours = [f"{hour}:00" for hour in range(24) if f"{hour}:00".startswith(typed)]
        times = hours if found is None else dict.fromkeys((time_of_day(found), *hours))
        return choices((time, time) for time in times)


def _minute_of_day(text: str) -> int | None:
    found = _TIME.fullmatch(text.strip().lower())
    if found is None:
        return None
    hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
    if found["half"]:
        hours = hours % 12 + (12 if found["half"] == "p" else 0) if 1 <= hours <= 12 else 24
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def time_of_day(minute_of_day: int) -> str:
    """Return a minute of the day as a time: "9:00"."""
    return f"{minute_of_day // 60}:{minute_of_day % 60:02}"


def chosen(
    brand: BrandRow | None, launch: LaunchRow | None, keyword: str | None, *, otherwise: str
) -> tuple[Followed, str]:
    """Return what is to be followed, and its name, escaped. Raises Refused with `otherwise` unless it is just one."""
    if sum(part is not None for part in (brand, launch, keyword)) != 1:
        raise Refused(otherwise)
    if brand is not None:
        return Followed(brand_id=brand.id), outside(brand.name, 100)
    if launch is not None:
        return Followed(launch_id=launch.id), phrases.this_launch(launch.product)
    word = name_from(keyword or "")
    if len(word) < 2:
        raise Refused(_("A keyword needs two letters or more."))
    return Followed(keyword=word), outside(word, 60)


def _launch_name(row: LaunchRow, *, with_maker: bool) -> str:
    makers = label(", ".join(row.brands), 30)
    when = phrases.outlook(row.status, row.window, row.not_before)
    parts = (label(row.product, 50), when, makers if with_maker else "")
    return " · ".join(part for part in parts if part) if plain(row.product) else f"{makers} · {when}"


def _route_name(interaction: Interaction, row: RouteRow) -> str:
    channel = interaction.guild.get_channel_or_thread(row.channel_id) if interaction.guild else None
    where = f"#{channel.name}" if channel else _("gone or archived ({id})").format(id=row.channel_id)
    return f"{label(row.name, 60)} → {where}"
