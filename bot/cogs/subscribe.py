"""/subscribe: what a member is told by direct message."""

from discord import app_commands
from discord.ext import commands

import db.people
import db.subscriptions
from bot import inbox
from bot.answers import CALM, CAREFUL, answer, defer, done, note
from bot.choices import BrandOption, LaunchOption, SubscriptionOption, chosen
from bot.errors import Refused
from bot.interaction import Interaction
from bot.language import _
from bot.markup import outside
from bot.pages import first
from bot.services import Services
from db.brands import BrandRow
from db.launches import LaunchRow
from db.states import DmState
from db.subscriptions import SubscriptionRow

_MOST = 100


class Subscribe(commands.Cog):
    """A member's own subscriptions."""

    subscribe = app_commands.Group(
        name="subscribe", description="Be told of launches by direct message", guild_only=True
    )

    def __init__(self, services: Services) -> None:
        self.services = services

    @subscribe.command(name="add", description="Be told of a brand, a launch or a keyword by direct message")
    @app_commands.describe(
        brand="All launches of a brand",
        launch="One launch",
        keyword="A word or phrase in any article",
        articles="Also send the summaries of its articles (of a keyword yes, else no, unless changed)",
    )
    async def add(
        self,
        interaction: Interaction,
        brand: app_commands.Transform[BrandRow, BrandOption] | None = None,
        launch: app_commands.Transform[LaunchRow, LaunchOption] | None = None,
        keyword: app_commands.Range[str, 2, 60] | None = None,
        articles: bool | None = None,
    ) -> None:
        """Open the direct messages first; only then is anything stored."""
        one = _("Choose exactly one of brand, launch and keyword.")
        followed, name = chosen(brand, launch, keyword, otherwise=one)
        await defer(interaction)
        async with self.services.database.read() as session:
            have = len(await db.subscriptions.of_person(session, interaction.user.id))
        if have >= _MOST:
            raise Refused(_("You follow {count} things already. `/subscribe remove` makes room.").format(count=have))
        new = await inbox.subscribe(interaction, self.services, followed, f"**{name}**", articles)
        text = _("Done. I will write to you about **{name}**.") if new else _("Changed. You follow **{name}**.")
        await answer(interaction, done(text.format(name=name)))

    @subscribe.command(name="remove", description="Stop direct messages about something")
    @app_commands.describe(subscription="Which one, as in /subscribe list")
    async def remove(
        self, interaction: Interaction, subscription: app_commands.Transform[SubscriptionRow, SubscriptionOption]
    ) -> None:
        """Remove one subscription."""
        await defer(interaction)
        async with self.services.database.begin() as session:
            await db.subscriptions.remove(session, subscription.id, interaction.user.id)
        text = _("You no longer follow **{name}**.")
        await answer(interaction, done(text.format(name=outside(subscription.name, 100))))

    @subscribe.command(name="list", description="What you are told by direct message")
    async def list(self, interaction: Interaction) -> None:
        """Show the member's subscriptions."""
        async with self.services.database.read() as session:
            rows = await db.subscriptions.of_person(session, interaction.user.id)
            person = await db.people.person(session, interaction.user.id)
        if not rows:
            await answer(
                interaction,
                note(_("You follow nothing yet. `/subscribe add`, or **Notify me** under any post, begins.")),
            )
            return
        lines = [_("### You are told about"), *first(list(map(_line, rows)), 50)]
        if closed := person is not None and person.dm_state is DmState.CLOSED:
            lines.append(
                "⚠️ "
                + _(
                    "Nothing of this is sent: your direct messages are closed to me. Server menu → Privacy Settings → "
                    "allow direct messages, then run `/subscribe add` for one of these."
                )
            )
        await answer(interaction, note("\n".join(lines), CAREFUL if closed else CALM))


def _line(row: SubscriptionRow) -> str:
    how = ", ".join((_(row.subject), _("with article summaries"))) if row.settings.articles else _(row.subject)
    return f"- **{outside(row.name, 60)}** ({how})"
