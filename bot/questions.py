"""Questions to a server's admins, in its review channel: doubtful readings, and sources that contradict a correction.

They ping nobody and wait as long as it takes. What is confirmed becomes a launch of that server alone: one server's
judgement must not decide for all others.
"""

import logging
from datetime import datetime
from typing import Any, Self

import discord
from discord import ui

import db.launches
import db.overrides
import db.own_launches
import db.reviews
import db.same_launch
from bot import permissions, phrases, words
from bot.answers import CAREFUL, done, note, replace
from bot.errors import Refused, answering, report
from bot.failures import send_failed
from bot.http import MAY_HAVE_ARRIVED
from bot.interaction import Interaction, guild_of, services_of
from bot.language import _, language_of, speaking
from bot.links import source_button
from bot.markup import clipped, outside, plain, quoted
from bot.pacer import in_lane
from bot.phrases import PRODUCT_LIMIT
from bot.services import Services
from bot.typed import must_be_to_come, name_from, window_from
from db.launches import OVER
from db.overrides import Contradiction
from db.reviews import NOWHERE, Question
from db.said import Said
from db.states import ConflictState, Lane, ReviewState
from jobs.sender import FailureKind
from launches.announcement import Status
from launches.window import LaunchWindow

_log = logging.getLogger(__name__)
_MODAL_S = 900.0


class Questions:
    """Posts what is to be asked; `run` is called on a tick."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services

    async def run(self) -> None:
        """Post every question that was not posted yet.

        What Discord refuses for good is not asked again, what fails otherwise is at the next turn; the others go on.
        """
        async with self._services.database.read() as session:
            questions = await db.reviews.unposted(session)
            contradictions = await db.overrides.contradictions(session)
        for question in questions:
            with speaking(language_of(self._client, question.guild_id)):
                message_id = await self._post(question.channel_id, question_view(question), f"q{question.id}")
            if message_id is None:
                continue
            async with self._services.database.begin() as session:
                await db.reviews.posted(session, question.id, message_id)
        for one in contradictions:
            channel_id = one.channel_id if one.not_before or one.theirs != one.mine else None
            with speaking(language_of(self._client, one.guild_id)):
                message_id = await self._post(channel_id, _contradiction(one), f"c{one.override_id}.{one.revision_id}")
            if message_id is None:
                continue
            async with self._services.database.begin() as session:
                await db.overrides.asked(session, one.override_id, one.revision_id, message_id or None)

    async def _post(self, channel_id: int | None, view: ui.LayoutView, nonce: str) -> int | None:
        """Post it and return the message, NOWHERE where it never can be, None if it is to be tried again."""
        if channel_id is None:
            return NOWHERE
        channel = self._client.get_partial_messageable(channel_id)
        try:
            with in_lane(Lane.ARTICLE):
                sent = await channel.send(view=view, nonce=nonce, allowed_mentions=discord.AllowedMentions.none())
        except (discord.DiscordException, *MAY_HAVE_ARRIVED) as error:
            failure = send_failed(error)
            _log.warning("a question could not be asked: %s", failure, extra={"action": "ask", "channel": channel_id})
            return NOWHERE if failure.kind in (FailureKind.TARGET, FailureKind.MESSAGE) else None
        return sent.id


class ReviewButton(ui.DynamicItem[ui.Button[Any]], template=r"review\.(?P<action>confirm|fix|ignore):(?P<id>[0-9]+)"):
    """Confirm, Fix or Ignore under a doubtful reading."""

    def __init__(self, action: str, review_id: int) -> None:
        super().__init__(ui.Button(custom_id=f"review.{action}:{review_id}"))
        self.action, self.review_id = action, review_id

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Any, /) -> Self:
        """Return the button that was clicked."""
        return cls(match["action"], int(match["id"]))

    async def callback(self, interaction: Interaction) -> None:
        """Do what the button says."""
        services = services_of(interaction)
        async with answering(interaction):
            await permissions.must_be_manager(interaction)
            async with services.database.read() as session:
                question = await db.reviews.get(session, self.review_id, guild_of(interaction))
            if question.state is not ReviewState.PENDING:
                raise Refused(_("Somebody has answered this already."))
            confirmed = self.action == "confirm"
            # A launch is told by its name, and a server's own date is no "not before": to confirm asks for what lacks.
            if self.action == "fix" or (confirmed and (question.not_before or not plain(question.product))):
                await interaction.response.send_modal(Fix(question))
                return
            await interaction.response.defer()
            said = Said(question.status, question.window, question.product) if confirmed else None
            await _settle(interaction, services, question, said, ReviewState.CONFIRMED)


class Fix(ui.Modal):
    """What the article really says."""

    def __init__(self, question: Question) -> None:
        super().__init__(title=_("Fix this reading"), timeout=_MODAL_S)
        self._question = question
        self.product: ui.TextInput[Fix] = ui.TextInput(default=clipped(plain(question.product), 120), max_length=120)
        self.date: ui.TextInput[Fix] = ui.TextInput(
            default=words.short(question.window, question.not_before),
            max_length=80,
            placeholder=_("4 July 2027 19:00, July 2027, no date"),
        )
        self.add_item(ui.Label(text=_("What is launched"), component=self.product))
        self.add_item(ui.Label(text=_("When, as exactly as the article says"), component=self.date))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Store the corrected reading."""
        services = services_of(interaction)
        question = self._question
        product = name_from(str(self.product))
        status = question.status if question.status is not Status.NONE else Status.ANNOUNCED
        window = _unchanged_or(str(self.date), question, status, services.clock.now(), str(interaction.locale))
        await interaction.response.defer()
        await _settle(interaction, services, question, Said(status, window, product), ReviewState.FIXED)

    async def on_error(self, interaction: Interaction, error: Exception, /) -> None:  # type: ignore[override]
        """Tell what went wrong as commands do."""
        await report(interaction, error)


class ConflictButton(ui.DynamicItem[ui.Button[Any]], template=r"conflict\.(?P<action>keep|follow):(?P<id>[0-9]+)"):
    """Keep mine or Follow the source."""

    def __init__(self, action: str, launch_id: int) -> None:
        super().__init__(ui.Button(custom_id=f"conflict.{action}:{launch_id}"))
        self.action, self.launch_id = action, launch_id

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Any, /) -> Self:
        """Return the button that was clicked."""
        return cls(match["action"], int(match["id"]))

    async def callback(self, interaction: Interaction) -> None:
        """Do what the button says."""
        services = services_of(interaction)
        async with answering(interaction):
            await permissions.must_be_manager(interaction)
            await interaction.response.defer()
            guild_id, who = guild_of(interaction), interaction.user
            async with services.database.begin() as session:
                own = await db.overrides.get(session, guild_id, self.launch_id)
                if own is None or own.conflict is not ConflictState.ASKED:
                    raise Refused(_("Somebody has answered this already."))
                now, joined = services.clock.now(), own.same_as_id is not None
                if self.action == "keep":
                    await db.overrides.keep(session, guild_id, self.launch_id)
                elif joined:
                    if not await db.same_launch.take_over(session, guild_id, self.launch_id, who.id, now):
                        raise Refused(
                            _(
                                "The source names only the earliest date, which a server cannot say itself. "
                                "`/track edit` sets the time in which it may come."
                            )
                        )
                else:
                    await db.overrides.follow_source(session, guild_id, self.launch_id, who.id, now)
            with speaking(str(interaction.guild_locale)):
                kept = _("This server keeps its own date. Decided by {user}.")
                followed = _("This server follows the source again. Decided by {user}.")
                if joined:
                    followed = _("This server says now what the source says. Decided by {user}.")
            text = kept if self.action == "keep" else followed
            await replace(interaction, done(text.format(user=who.mention)))


def question_view(question: Question) -> ui.LayoutView:
    """Return a doubtful reading with what can be done about it."""
    product = outside(question.product, PRODUCT_LIMIT) or phrases.unnamed()
    who = phrases.names(question.brands)
    stands = phrases.status(question.status) if question.status is not Status.NONE else ""
    # Of what is called off or out a date is told only where one was read.
    undated = question.window is None and question.status in OVER
    when = "" if undated else f"**{words.sentence(words.long(question.window, question.not_before))}**"
    lines = [
        "-# " + _("Is this right? I am {percent} % sure.").format(percent=round(question.confidence * 100)),
        f"### {product}",
        " · ".join(part for part in (who, stands, when) if part),
    ]
    if question.evidence:
        lines.append(quoted(outside(question.evidence, 420)))
    lines.append(f"-# {outside(question.title, 240)}")
    lines.append("-# " + _("No launch was posted by it. What you confirm is told in this server only."))
    buttons: list[ui.Button[Any]] = [
        ui.Button(label=_("Confirm"), style=discord.ButtonStyle.success, custom_id=f"review.confirm:{question.id}"),
        ui.Button(label=_("Fix"), style=discord.ButtonStyle.primary, custom_id=f"review.fix:{question.id}"),
        ui.Button(label=_("Ignore"), style=discord.ButtonStyle.secondary, custom_id=f"review.ignore:{question.id}"),
    ]
    if source := source_button(question.url):
        buttons.append(source)
    return note("\n".join(lines), CAREFUL, buttons)


def _contradiction(one: Contradiction) -> ui.LayoutView:
    text = _(
        "### {product}: the source says otherwise\n**This server says:** {mine}\n**The source now says:** {theirs}\n"
        "-# Until you decide, this server's own date holds."
    ).format(
        product=outside(one.product, 160), mine=words.short(one.mine), theirs=words.short(one.theirs, one.not_before)
    )
    if one.said_of is not None:
        text += "\n-# " + _("It says so of **{name}**, which is the same to this server.").format(
            name=outside(one.said_of, 160)
        )
    keep: ui.Button[Any] = ui.Button(label=_("Keep mine"), custom_id=f"conflict.keep:{one.launch_id}")
    follow: ui.Button[Any] = ui.Button(
        label=_("Follow the source"), style=discord.ButtonStyle.primary, custom_id=f"conflict.follow:{one.launch_id}"
    )
    return note(text, CAREFUL, [keep, follow])


def _unchanged_or(typed: str, question: Question, status: Status, now: datetime, locale: str) -> LaunchWindow | None:
    """Return the window as read if its words were left as they stood, else what was typed."""
    if typed.strip() == words.short(question.window) and not question.not_before:
        return question.window
    window = window_from(typed, now, question.zone, question.home_zone, locale)
    must_be_to_come(window, status, now, question.zone)
    return window


async def _settle(
    interaction: Interaction, services: Services, question: Question, said: Said | None, state: ReviewState
) -> None:
    """Store the answer and what follows from it; `said` None ignores the reading."""
    now, user = services.clock.now(), interaction.user
    async with services.database.begin() as session:
        answered = await db.reviews.answer(
            session, question.id, question.guild_id, state if said else ReviewState.IGNORED, user.id, now
        )
        if answered is None:
            raise Refused(_("Somebody has answered this already."))
        if said is not None:
            known = await db.launches.named(session, said.product or "", question.guild_id)
            if known is None:
                brand_id = await db.reviews.brand_of(session, question)
                await db.own_launches.track(session, question.guild_id, said, brand_id, user.id, now)
            elif known.guild_id is None:
                await db.overrides.put(session, question.guild_id, known.id, said, user.id, now)
            else:
                await db.own_launches.edit(session, question.guild_id, known.id, said, user.id, now)
    with speaking(str(interaction.guild_locale)):
        view = _settled(question, said, user.mention)
    await replace(interaction, view)


def _settled(question: Question, said: Said | None, user: str) -> ui.LayoutView:
    product = outside((said.product if said else None) or question.product, PRODUCT_LIMIT) or phrases.unnamed()
    if said is None:
        return done(_("**{product}** was ignored by {user}.").format(product=product, user=user))
    window = phrases.status(said.status) if said.status in OVER else words.short(said.window)
    text = _("**{product}**: {window}. Confirmed by {user}.")
    return done(text.format(product=product, window=window, user=user))


ITEMS = (ReviewButton, ConflictButton)
