"""/reminders: when a member is told, and how to be forgotten."""

from discord import app_commands
from discord.ext import commands

import db.people
from bot.answers import CAREFUL, answer, defer, done, note
from bot.choices import HourOption, ZoneOption, time_of_day
from bot.errors import Refused
from bot.interaction import Interaction
from bot.language import _
from bot.services import Services
from db.models import Person


class Reminders(commands.Cog):
    """A member's own settings."""

    reminders = app_commands.Group(name="reminders", description="When you are told by direct message", guild_only=True)

    def __init__(self, services: Services) -> None:
        self.services = services

    @reminders.command(name="show", description="Your time zone, morning hour and quiet hours")
    async def show(self, interaction: Interaction) -> None:
        """Show what the member set."""
        async with self.services.database.read() as session:
            person = await db.people.person(session, interaction.user.id)
        await answer(interaction, note(_summary(person)))

    @reminders.command(name="set", description="Choose your time zone, morning hour and quiet hours")
    @app_commands.describe(
        zone="Your time zone, by city",
        morning="When day countdowns come, for example 9:00",
        quiet_from="Nothing is sent from this time …",
        quiet_until="… until this time; what was due comes then",
    )
    async def set(
        self,
        interaction: Interaction,
        zone: app_commands.Transform[str, ZoneOption] | None = None,
        morning: app_commands.Transform[int, HourOption] | None = None,
        quiet_from: app_commands.Transform[int, HourOption] | None = None,
        quiet_until: app_commands.Transform[int, HourOption] | None = None,
    ) -> None:
        """Store what is given; equal ends of the quiet hours switch them off."""
        if (quiet_from is None) != (quiet_until is None):
            raise Refused(_("Give both `quiet_from` and `quiet_until`; the same time twice switches quiet hours off."))
        values: dict[str, object] = {"locale": str(interaction.locale)}
        if zone is not None:
            values["zone"] = zone
        if morning is not None:
            values["morning"] = morning
        if quiet_from is not None:
            off = quiet_from == quiet_until
            values |= {"quiet_start": None if off else quiet_from, "quiet_end": None if off else quiet_until}
        await defer(interaction)
        async with self.services.database.begin() as session:
            await db.people.set_person(session, interaction.user.id, self.services.clock.now(), **values)
        async with self.services.database.read() as session:
            person = await db.people.person(session, interaction.user.id)
        await answer(interaction, done(_summary(person)))

    @reminders.command(name="forget", description="Delete everything I keep about you: subscriptions, settings, mutes")
    @app_commands.describe(sure="Choose True; it cannot be undone")
    async def forget(self, interaction: Interaction, sure: bool = False) -> None:
        """Delete the member's data."""
        if not sure:
            text = _(
                "This deletes all your subscriptions and settings, and your name from what you set up for servers, "
                "which stays. Run `/reminders forget sure:True` to do it."
            )
            await answer(interaction, note(text, CAREFUL))
            return
        await defer(interaction)
        async with self.services.database.begin() as session:
            await db.people.forget(session, interaction.user.id)
        await answer(interaction, done(_("Done. I know nothing about you any more.")))


def _summary(person: Person | None) -> str:
    zone = person.zone if person and person.zone else _("as the server")
    morning = time_of_day(person.morning) if person and person.morning is not None else _("as the server")
    quiet = _("none")
    if person and person.quiet_start is not None and person.quiet_end is not None:
        quiet = _("{start} to {end}").format(start=time_of_day(person.quiet_start), end=time_of_day(person.quiet_end))
    return "\n".join(
        (
            _("### Your reminders"),
            _("**Time zone:** {zone}").format(zone=zone),
            _("**Morning:** {time}").format(time=morning),
            _("**Quiet hours:** {hours}").format(hours=quiet),
            _("-# `/subscribe list` shows what you follow."),
        )
    )
