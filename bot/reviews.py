"""A doubtful reading, put before a server's admins: Confirm, Fix or Ignore.

What is confirmed becomes a launch of that server alone: one server's judgement must not decide for all others.
"""

from datetime import datetime
from typing import Any, Self

import discord
from discord import ui

import db.launches
import db.overrides
import db.own_launches
import db.reviews
from bot import permissions, phrases, words
from bot.answers import CAREFUL, done, note, replace
from bot.errors import Refused, answering, report
from bot.interaction import Interaction, guild_of, services_of
from bot.language import _, speaking
from bot.links import source_button
from bot.markup import clipped, outside, plain, quoted
from bot.phrases import PRODUCT_LIMIT
from bot.services import Services
from bot.typed import must_be_to_come, name_from, window_from
from db.launches import OVER
from db.reviews import Question
from db.said import Said
from db.states import ReviewState
from launches.announcement import Status
from launches.window import LaunchWindow

_MODAL_S = 900.0


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
    window = phrases.outlook(said.status, said.window)
    text = _("**{product}**: {window}. Confirmed by {user}.")
    return done(text.format(product=product, window=window, user=user))


ITEMS = (ReviewButton,)
