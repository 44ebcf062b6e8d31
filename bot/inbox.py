"""A member's direct messages: opened when they subscribe, with a confirmation in them.

Closed messages are found at once this way, while the member is there to change the setting, and not at the first
countdown. The channel is opened once and remembered, because opening many is what Discord takes for spam.
"""

import asyncio
from dataclasses import replace
from weakref import WeakValueDictionary

import discord

import db.people
import db.subscriptions
from bot.answers import GOOD, note
from bot.errors import Refused
from bot.failures import CANNOT_DM
from bot.interaction import Interaction
from bot.language import _
from bot.services import Services
from db.routes import Followed
from db.states import DmState
from db.subscriptions import SubscriptionSettings

_CLOSED = frozenset({CANNOT_DM, 50278, 10013})
_turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()


async def subscribe(
    interaction: Interaction,
    services: Services,
    followed: Followed,
    name: str,
    articles: bool | None,
) -> bool:
    """Let the member who asks follow something by direct message; return whether that is new.

    What is followed already needs no confirmation: the first one told that messages arrive. `name` is what is followed,
    escaped. `articles` None leaves them as they are; at first they are sent of a keyword alone. The interaction is
    deferred. Raises Refused if the messages are closed.
    """
    # Who presses twice at once is to be known as a follower by the second press.
    turn = _turns.setdefault(interaction.user.id, asyncio.Lock())
    async with turn:
        return await _subscribe(interaction, services, followed, name, articles)


async def _subscribe(
    interaction: Interaction, services: Services, followed: Followed, name: str, articles: bool | None
) -> bool:
    guild_id, user = interaction.guild_id, interaction.user
    async with services.database.begin() as session:
        usual = SubscriptionSettings(articles=followed.keyword is not None)
        settings = await db.subscriptions.settings_of(session, user.id, followed) or usual
        if articles is not None:
            settings = replace(settings, articles=articles)
        if await db.subscriptions.change(session, user.id, followed, settings):
            return False
    try:
        channel = user.dm_channel or await interaction.client.create_dm(discord.Object(user.id))
        await channel.send(
            view=_confirmation(name, followed, settings), allowed_mentions=discord.AllowedMentions.none()
        )
    except discord.HTTPException as error:
        if error.code not in _CLOSED:
            raise
        async with services.database.begin() as session:
            await db.people.set_person(session, user.id, services.clock.now(), dm_state=DmState.CLOSED)
        raise Refused(
            _(
                "I cannot write to you: your direct messages are closed for this server. Server menu → Privacy "
                "Settings → allow direct messages, then try again. Nothing was changed."
            )
        ) from error
    async with services.database.begin() as session:
        now = services.clock.now()
        target_id = await db.people.open_dm(session, user.id, channel.id, now)
        await db.people.set_person(session, user.id, now, locale=str(interaction.locale))
        return await db.subscriptions.add(session, user.id, guild_id, target_id, followed, settings, now)


def _confirmation(name: str, followed: Followed, settings: SubscriptionSettings) -> discord.ui.LayoutView:
    if followed.launch_id is not None:
        when = _("When its date changes, and as it comes closer.")
    elif settings.articles:
        when = _("With each article, when a launch is announced or its date changes, and as it comes closer.")
    else:
        when = _("When a launch is announced or its date changes, and as it comes closer.")
    head = _("### You will hear about {name} here").format(name=name)
    how = _(
        "`/subscribe list` in the server shows everything you follow, `/subscribe remove` ends it, `/reminders set` "
        "chooses your time zone and quiet hours."
    )
    return note(f"{head}\n{when} {how}", GOOD)
