"""A launch with everything that is known of it: when, from which sentence, and how that changed."""

from collections.abc import Sequence
from datetime import datetime

from discord import ui

import db.cards
import db.launches
from bot import phrases, words
from bot.answers import CALM
from bot.cards import Item, layout, when_lines
from bot.dates import stamp
from bot.language import _
from bot.links import source_button
from bot.services import Services
from db.cards import LaunchOnCard
from db.launches import LaunchRow
from jobs.load import revision_view
from jobs.post import LaunchView, RevisionView
from launches.revision import RevisionKind

_SHOWN_CHANGES = 12


async def launch_details(
    services: Services, launch_id: int, guild_id: int | None, zone: str, now: datetime
) -> ui.LayoutView:
    """Return a launch as this server sees it, None as the catalogue has it. Raises NotFound if it may not be seen.

    Days are counted on the calendar of `zone`, the reader's.
    """
    async with services.database.read() as session:
        row = await db.launches.get(session, launch_id, guild_id)
        shown = (await db.cards.launches(session, [(row.id, guild_id)])).get((row.id, guild_id))
        changes = await db.launches.history(session, row.id, guild_id)
    launch = view_of(row, shown)
    revisions = [revision_view(change) for change in changes]
    parts = [launch_text(launch, now, zone)]
    if revisions:
        parts += [ui.Separator(), ui.TextDisplay(history(revisions))]
    if shown is not None and (source := source_button(shown.source_url)):
        parts.append(ui.ActionRow[ui.LayoutView](source))
    return layout(ui.Container[ui.LayoutView](*parts, accent_colour=CALM))


def view_of(row: LaunchRow, shown: LaunchOnCard | None = None) -> LaunchView:
    """Return a launch as phrases know it, with the newest announcement's words where `shown` has them."""
    return LaunchView(
        id=row.id,
        product=row.product,
        brands=row.brands,
        status=row.status,
        window=row.window,
        not_before=row.not_before,
        corrected=row.corrected,
        presumed=row.presumed,
        silent=row.silent,
        phrase=shown.phrase if shown else None,
        evidence=shown.evidence if shown else None,
        source_url=shown.source_url if shown else None,
        confidence=shown.confidence if shown else None,
    )


def launch_text(launch: LaunchView, now: datetime, zone: str) -> Item:
    """Return who, what, when, the evidence, and how exactly that is known."""
    who = phrases.names(launch.brands)
    small = " · ".join(part for part in (who, phrases.standing(launch)) if part)
    lines = [f"-# {small}", f"### {phrases.product(launch)}", *when_lines(launch, now, zone)]
    if launch.confidence is not None and not launch.corrected:
        lines.append("-# " + _("Read with {percent} % confidence.").format(percent=round(launch.confidence * 100)))
    return ui.TextDisplay("\n".join(lines))


def history(revisions: Sequence[RevisionView]) -> str:
    """Return the changes of a launch, newest first, one line each."""
    lines = [_("**How it changed**")]
    for revision in reversed(revisions[-_SHOWN_CHANGES:]):
        after = words.short(revision.after, revision.not_before)
        is_off = revision.kind is RevisionKind.CANCELLED
        line = f"{stamp(revision.created_at, 'd')} {phrases.revised(revision)}" + ("" if is_off else f": {after}")
        before = words.short(revision.before, revision.was_not_before)
        if revision.before is not None and (is_off or before != after):
            line += " " + _("(before: {window})").format(window=before)
        if revision.user_id is not None:
            line += " " + _("by <@{user}>").format(user=revision.user_id)
        lines.append("- " + line)
    if len(revisions) > _SHOWN_CHANGES:
        lines.append("-# " + _("Older changes are left out."))
    return "\n".join(lines)
