"""The buttons under posted messages. They work after any restart: what they mean stands in their ids.

Notify me: the member is told by direct message from now on. Mute: an admin silences the launch in this channel, anybody
else (or the reader of a direct message) silences it for themselves. Details: how the date is known and how it changed.
"""

from collections.abc import Sequence
from typing import Any, Self

from discord import ui

import db.articles
import db.brands
import db.errors
import db.guilds
import db.launches
import db.messages
import db.people
import db.routes
import db.subscriptions
from bot import follow, inbox, permissions, phrases, questions
from bot.answers import CALM, GOOD, answer, defer, note
from bot.details import launch_details
from bot.errors import Refused, answering
from bot.interaction import Interaction, services_of
from bot.language import _
from bot.marks import PATTERN, Action, Mark
from bot.markup import outside
from bot.services import Services
from db.engine import Session
from db.messages import Told
from db.routes import Followed, RouteRow
from db.states import TargetKind
from db.subscriptions import SubscriptionRow


class MarkedButton(ui.DynamicItem[ui.Button[Any]], template=PATTERN):
    """Any button whose id is a mark."""

    def __init__(self, mark: Mark, custom_id: str) -> None:
        super().__init__(ui.Button(custom_id=custom_id))
        self.mark = mark

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Any, /) -> Self:
        """Return the button that was clicked."""
        mark = Mark.parse(match.string)
        if mark is None:
            raise ValueError(f"a button of another time: {match.string}")
        return cls(mark, match.string)

    async def callback(self, interaction: Interaction) -> None:
        """Do what the button says; whatever goes wrong is told privately."""
        services = services_of(interaction)
        async with answering(interaction):
            await defer(interaction)
            async with services.database.read() as session:
                told = await db.messages.told_by(session, self.mark.token)
            _must_belong_here(interaction, told)
            await answer(interaction, await _ACTIONS[self.mark.action](interaction, services, told))


async def _notify(interaction: Interaction, services: Services, told: Told) -> ui.LayoutView:
    async with services.database.read() as session:
        if told.launch_id is not None:
            launch = await db.launches.get(session, told.launch_id, _says(interaction, told))
            followed, name = Followed(launch_id=launch.id), phrases.this_launch(launch.product)
        else:
            brand_id = (
                await db.messages.first_brand(session, told.article_id, interaction.guild_id)
                if told.article_id is not None
                else None
            )
            if brand_id is None:
                raise Refused(_("This message is about no single brand. `/subscribe add` lets you choose one."))
            brand = await db.brands.get(session, brand_id, interaction.guild_id)
            followed, name = Followed(brand_id=brand.id), outside(brand.name, 80)
    # Under plain news it is news that is asked for.
    articles = True if followed.brand_id is not None else None
    new = await inbox.subscribe(interaction, services, followed, f"**{name}**", articles)
    text = _("Done. I will write to you about **{name}**.") if new else _("You follow **{name}** already.")
    return note(text.format(name=name), GOOD)


async def _mute(interaction: Interaction, services: Services, told: Told) -> ui.LayoutView:
    if told.launch_id is None:
        raise Refused(_("There is nothing to mute here. Routes are changed with `/route`."))
    now, user_id = services.clock.now(), interaction.user.id
    in_channel = told.target_kind is not TargetKind.DM and permissions.is_manager(interaction)
    async with services.database.begin() as session:
        launch = await db.launches.get(session, told.launch_id, _says(interaction, told))
        name = phrases.this_launch(launch.product)
        target_id = told.target_id
        if told.target_kind is not TargetKind.DM and not in_channel:
            mine = await db.people.dm_target(session, user_id)
            if mine is None:
                raise Refused(
                    _("What is posted in this channel is decided by its admins. You get no direct messages from me.")
                )
            target_id = mine
        muted = not await db.routes.is_muted(session, target_id, launch.id)
        await db.routes.set_mute(session, target_id, launch.id, user_id, now, muted=muted)
    if not muted:
        return note(_("**{name}** is no longer muted.").format(name=name), GOOD)
    if in_channel:
        return note(_("**{name}** is muted in this channel. Press Mute again to undo it.").format(name=name), GOOD)
    return note(
        _("You will hear no more of **{name}** by direct message. Press Mute again to undo it.").format(name=name), GOOD
    )


async def _more(interaction: Interaction, services: Services, told: Told) -> ui.LayoutView:
    guild_id = _scope(interaction, told)
    if told.launch_id is not None:
        async with services.database.read() as session:
            reader = await db.people.person(session, told.user_id) if told.user_id is not None else None
            zone = (reader and reader.zone) or await db.guilds.zone_of(session, guild_id)
        now = services.clock.now()
        return await launch_details(services, told.launch_id, _says(interaction, told), zone, now)
    if told.article_id is None:
        return note(_("This message gathers several updates. `/launches` shows all that is to come."), CALM)
    async with services.database.read() as session:
        article = await db.articles.get(session, told.article_id, guild_id)
        followed = await _followed(session, told)
        names = followed or await db.articles.brand_names(session, article.id, guild_id)
    if told.target_kind is TargetKind.DM:
        why = _("It was sent because you follow {names}.")
    else:
        why = _("It was posted because this channel follows {names}.")
    lines = [
        f"### {phrases.title(article.title, 240)}",
        _("No launch date was found in this article."),
        why.format(names=outside(", ".join(names), 200)) if names else "",
        _("`/feed why` shows every step to an admin."),
    ]
    return note("\n".join(line for line in lines if line), CALM)


async def _followed(session: Session, told: Told) -> list[str]:
    """Return what was followed that brought the message about, none where it is not any more."""
    rows: Sequence[RouteRow | SubscriptionRow]
    if told.target_kind is TargetKind.DM:
        row_id, rows = told.subscription_id, await db.subscriptions.of_person(session, told.user_id or 0)
    else:
        row_id, rows = told.route_id, await db.routes.of_guild(session, told.guild_id or 0)
    return [row.name for row in rows if row.id == row_id]


def _must_belong_here(interaction: Interaction, told: Told) -> None:
    """A token is no secret: whoever copies one into another server must learn nothing by it."""
    if told.target_kind is TargetKind.DM:
        if told.user_id != interaction.user.id:
            raise db.errors.NotFound("message")
    elif told.guild_id != interaction.guild_id:
        raise db.errors.NotFound("message")


def _scope(interaction: Interaction, told: Told) -> int | None:
    """Return the server whose things may be seen: this one, or where the reader of a direct message subscribed."""
    return interaction.guild_id or told.asked_in


def _says(interaction: Interaction, told: Told) -> int | None:
    """Return the server whose word on the launch holds: this one; None, the catalogue's, in direct messages.

    Also where the server in which the reader subscribed has corrected it, or says that it is another. A launch of that
    server's own has no other word.
    """
    if told.target_kind is TargetKind.DM and told.launch_guild_id is None:
        return None
    return _scope(interaction, told)


_ACTIONS = {Action.NOTIFY: _notify, Action.MUTE: _mute, Action.MORE: _more}
ITEMS = (MarkedButton, *questions.ITEMS, *follow.ITEMS)
"""The kinds of items the client must know to understand clicks on old messages."""
