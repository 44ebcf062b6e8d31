"""/feed: what is watched, and why something was posted or was not."""

from collections.abc import Sequence

from discord import app_commands
from discord.ext import commands

import db.announcements
import db.articles
import db.brands
import db.routes
import db.traces
from bot import codes, permissions, phrases
from bot.answers import answer, defer, note
from bot.articles import ArticleOption
from bot.choices import LaunchOption
from bot.dates import stamp
from bot.details import view_of
from bot.errors import Refused
from bot.interaction import Interaction, guild_of
from bot.language import _
from bot.markup import code, outside
from bot.services import Services
from bot.stories import told
from db.launches import LaunchRow
from db.models import Announcement, Article, Source

_SHOWN = 30
_SHOWN_READINGS = 3
_SHOWN_SOURCES = 40
_STORY_LIMIT = 2_000


class FeedAdmin(commands.Cog):
    """Sources, and the story of each article and launch."""

    feed = app_commands.Group(
        name="feed",
        description="What is watched, and why something was posted or not",
        default_permissions=permissions.ADMIN,
        guild_only=True,
    )

    def __init__(self, services: Services) -> None:
        self.services = services

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Admins only."""
        return await permissions.must_be_admin(interaction)

    @feed.command(name="why", description="Why an article or a launch was posted, or was not: every step")
    @app_commands.describe(article="An article, by title or address", launch="A launch")
    async def why(
        self,
        interaction: Interaction,
        article: app_commands.Transform[Article, ArticleOption] | None = None,
        launch: app_commands.Transform[LaunchRow, LaunchOption] | None = None,
    ) -> None:
        """Tell the trace in words."""
        if (article is None) == (launch is None):
            raise Refused(_("Choose an article or a launch."))
        await defer(interaction)
        guild_id = interaction.guild_id
        async with self.services.database.read() as session:
            if article is not None:
                head = f"### {phrases.title(article.title, 200)}"
                readings = await db.announcements.of_article(session, article.id, guild_id)
                lines = [_reading(row) for row in readings] or [_("No launch was found in it.")]
                steps = await db.traces.for_article(session, article.id, guild_id)
            else:
                assert launch is not None
                head = f"### {phrases.product(view_of(launch))}"
                # "3. Quartal 2022" would begin a list
                lines = [outside(phrases.outlook(launch.status, launch.window, launch.not_before), 100)]
                steps = await db.traces.for_launch(session, launch.id, guild_id)
        story = _newest([f"- {stamp(step.at, 'f')} {told(step)}" for step in steps[-_SHOWN:]])
        if not story:
            story = [_("No step is noted of it any more.")]
        await answer(interaction, note("\n".join([head, *lines[:_SHOWN_READINGS], "", *story])))

    @feed.command(name="list", description="The sources of the brands that are followed here, and how they do")
    async def list(self, interaction: Interaction) -> None:
        """Show sources of followed brands."""
        await defer(interaction)
        lines: list[str] = []
        async with self.services.database.read() as session:
            routes = await db.routes.of_guild(session, guild_of(interaction))
            followed = dict.fromkeys((r.brand_id, r.name) for r in routes if r.brand_id is not None)
            for brand_id, name in followed:
                lines.append(f"**{outside(name, 60)}**")
                lines += [_source(row) for row in await db.brands.sources_of(session, brand_id)] or [
                    _("- no source yet")
                ]
        if not lines:
            lines = [_("No brand is followed here yet. `/route set` begins.")]
        await answer(interaction, note("\n".join([_("### Sources"), *lines[:_SHOWN_SOURCES]])))


def _newest(lines: Sequence[str]) -> Sequence[str]:
    """Return the last lines that fit into one answer."""
    room = _STORY_LIMIT
    for index in range(len(lines) - 1, -1, -1):
        room -= len(lines[index]) + 1
        if room < 0:
            return lines[index + 1 :]
    return lines


def _reading(row: Announcement) -> str:
    sure = _("{percent} % sure").format(percent=round(row.confidence * 100))
    when = phrases.outlook(row.status, row.window, row.not_before)
    stands = phrases.status(row.status)
    known = sure if when == stands else f"{stands}, {sure}"
    line = f"**{outside(row.product, 120)}**: {when} ({known})"
    return f"{line}\n> {outside(row.evidence, 300)}" if row.evidence else line


def _source(row: Source) -> str:
    checked = stamp(row.last_success, "R") if row.last_success else _("not yet")
    line = f"- {code(row.address, 200)} · " + _("last read {when}, next {next}").format(
        when=checked, next=stamp(row.next_poll, "R")
    )
    return line + (f"\n  ⚠️ {outside(codes.trouble(row.last_error), 140)}" if row.last_error and row.failures else "")
