"""Writing down what an article means: article, announcements, launches, notices and trace.

A source may be that of a thousand guilds, each with launches of its own. So a transaction writes some scopes, and the
next goes on: whoever reads the article once more, after a crash, finds what is done already.

Each step leaves a note with its reason, so that "why was this not posted?" has an answer for every article.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

import db.announcements
import db.articles
import db.items
import db.notices
import db.reviews
import db.traces
import db.tracking
from db.articles import ArticleText, Stored, own_scope
from db.engine import Session
from db.items import ClaimedItem
from db.states import ItemState, Lane, NoticeKind, ReviewState
from db.traces import Note
from db.tracking import Known, Origin, Recorded
from jobs.scopes import Scope, silence
from jobs.text import under_own_link
from jobs.understanding import Understood, is_doubtful, is_outdated, version_of
from launches.announcement import Announcement
from launches.revision import RevisionKind
from launches.tracking import Step


class Stale(Exception):
    """Somebody changed a launch, or the item, between looking and writing; nothing was written."""


@dataclass(frozen=True, slots=True)
class Page:
    """One article being written down in one transaction, with the lines of its trace so far."""

    session: Session
    item: ClaimedItem
    article: ArticleText
    stored: Stored
    now: datetime
    notes: list[Note] = field(default_factory=list)

    @property
    def told(self) -> datetime:
        """When the article said what it says now."""
        return self.now if self.stored.edited else self.stored.published

    def note(self, note: Note) -> None:
        """Keep a line for the trace; all of a transaction are written together."""
        self.notes.append(replace(note, article_id=self.stored.id, source_id=self.item.source_id))


async def write_down(
    session: Session,
    item: ClaimedItem,
    article: ArticleText,
    understood: Sequence[Understood],
    now: datetime,
    begun: Page | None = None,
) -> Page:
    """Write everything that follows from an article in some scopes; `begun` is what the scopes before them gave.

    Raises Stale, and then the transaction must be given up.
    """
    await db.tracking.hold(session, (brand for one in understood for brand in one.scope.brand_ids))
    for one in understood:
        current = await db.tracking.known(session, one.scope.guild_id, one.scope.brand_ids)
        if version_of(current) != one.version:
            raise Stale
    if begun is None:
        page = await _stored(session, item, article, now, is_public=understood[0].scope.guild_id is None)
        if page.stored.new or page.stored.edited:
            await db.articles.set_summary(session, page.stored.id, understood[0].reading.summary)
    else:
        page = replace(begun, session=session, now=now, notes=[])
    for one in understood:
        await _in_scope(page, one)
    await db.traces.add(session, now, *page.notes)
    return page


async def finish(page: Page, owner: str) -> None:
    """Note that an article is written down in its last scope. Raises Stale, as `write_down` does."""
    if page.stored.edited:
        await db.articles.taken_in(page.session, page.stored.id, page.article.content_key)
    if not await db.items.finish(page.session, page.item.id, owner, ItemState.READ, article_id=page.stored.id):
        raise Stale


async def _stored(session: Session, item: ClaimedItem, article: ArticleText, now: datetime, *, is_public: bool) -> Page:
    scope = "" if is_public else own_scope(item.source_id)
    own = under_own_link(item, article)
    if own.url_key != article.url_key and await db.articles.is_anothers(session, article, item, scope):
        # A template gives one address for all its pages.
        article = own
    stored = await db.articles.store(session, article, now, scope=scope, earlier=item.article_id)
    return Page(session, item, article, stored, now)


async def _in_scope(page: Page, one: Understood) -> None:
    scope, stored = one.scope, page.stored
    outcome = "new" if stored.new else "edited" if stored.edited else "known"
    detail = {"published": page.article.published.isoformat(), "from": page.article.published_source}
    page.note(Note("read", outcome, None, detail, guild_id=scope.guild_id))
    quiet = _why_quiet(page, scope)
    fresh = quiet is None
    readers = dict.fromkeys(scope.readers(one.headline), fresh)
    added = await db.articles.link_brands(page.session, stored.id, readers)
    if not (stored.new or stored.edited or added):
        page.note(Note("read", "not again", "the same article by another entry", guild_id=scope.guild_id))
        return
    await db.announcements.forget(page.session, stored.id, scope.guild_id)
    if one.headline is None:
        page.note(Note("announce", "none", "speaks of no launch", {"dates": one.dates()}, guild_id=scope.guild_id))
    told = [await _take_step(page, one, position, step, quiet) for position, step in enumerate(one.steps)]
    if one.headline is not None and not one.steps:
        await _no_step(page, one, one.headline)
    if not (stored.new or added):
        quiet = quiet or "told before"
    await _tell_article(page, scope, quiet, revised=any(told))


def _why_quiet(page: Page, scope: Scope) -> str | None:
    """Return why nothing of this article is told here; one brand that may hear of it is enough."""
    reasons = [
        silence(link, page.item.first_seen, page.stored.published, page.now, edited=page.stored.edited)
        for link in scope.links
    ]
    return None if None in reasons else reasons[0]


async def _take_step(page: Page, one: Understood, position: int, step: Step, quiet: str | None) -> bool:
    """Write down what the article does to one launch; True if that is told."""
    scope = one.scope
    if is_doubtful(step.announcement):
        await _ask(page, one, position, step.announcement)
        return False
    launch = one.known_as(step.after.key)
    if is_outdated(step, page.told):
        assert launch is not None
        await _announce(page, scope, position, step.announcement, launch.id)
        await db.tracking.link_brands(page.session, launch.id, scope.makers(step.announcement))
        page.note(Note("match", "outdated", "newer news is known", launch_id=launch.id, guild_id=scope.guild_id))
        return False
    announcement_id = await _announce(page, scope, position, step.announcement, None)
    origin = Origin(page.stored.id, announcement_id, scope.guild_id)
    recorded = await _record(page, one, step, launch, origin)
    await db.announcements.set_launch(page.session, announcement_id, recorded.launch_id)
    return await _tell_revision(page, scope, step, recorded, quiet)


async def _record(page: Page, one: Understood, step: Step, launch: Known | None, origin: Origin) -> Recorded:
    scope, said = one.scope, step.announcement
    brands = scope.makers(said)
    if launch is None:
        assert step.revision is not None
        recorded = await db.tracking.begin(
            page.session,
            # whoever is only named beside it is no maker of it
            replace(step.after, brands=scope.shown(said)),
            step.revision,
            brands,
            page.now,
            guild_id=scope.guild_id,
            origin=origin,
            not_before=said.not_before,
            image=page.article.image,
        )
    elif step.revision is None:
        recorded = await db.tracking.restate(page.session, launch, step.after)
    else:
        recorded = await db.tracking.revise(
            page.session, launch, step.after, step.revision, page.now, origin=origin, not_before=said.not_before
        )
    if launch is not None:
        await db.tracking.link_brands(page.session, recorded.launch_id, brands)
    outcome = "new launch" if launch is None else "known launch"
    detail = {"product": step.after.product, "phrase": said.phrase, "confidence": said.confidence, "dates": one.dates()}
    page.note(Note("match", outcome, None, detail, launch_id=recorded.launch_id, guild_id=scope.guild_id))
    return recorded


async def _tell_revision(page: Page, scope: Scope, step: Step, recorded: Recorded, quiet: str | None) -> bool:
    change = step.revision
    note = partial(Note, launch_id=recorded.launch_id, guild_id=scope.guild_id)
    if change is None or recorded.revision_id is None:
        page.note(note("revise", "no news", "says what is known"))
        return False
    before, after = (window.edtf if window else None for window in (change.before, change.after))
    page.note(note("revise", change.kind.value, None, {"before": before, "after": after}))
    if quiet is not None:
        page.note(note("notice", "none", quiet, {"kind": NoticeKind.REVISION.value}))
        return False
    await db.notices.add(
        page.session,
        f"revision:{recorded.revision_id}",
        NoticeKind.REVISION,
        page.now,
        page.now,
        lane=Lane.NOW if change.kind is RevisionKind.LAUNCHED else Lane.COUNTDOWN,
        article_id=page.stored.id,
        launch_id=recorded.launch_id,
        revision_id=recorded.revision_id,
        guild_id=scope.guild_id,
        epoch=recorded.epoch,
        plan_version=recorded.plan_version,
    )
    page.note(note("notice", "revision", None, {"revision": recorded.revision_id}))
    return True


async def _tell_article(page: Page, scope: Scope, quiet: str | None, *, revised: bool) -> None:
    """Tell of the article itself, once, also if two feeds of a guild have it.

    The catalogue's notice reaches a guild's own brands, too, where they use the same source.
    """
    for_all = f"article:{page.stored.id}:all"
    if quiet is None and scope.guild_id is not None and await db.notices.by_key(page.session, for_all):
        quiet = "told with the catalogue's brands"
    if quiet is not None:
        reason = f"{quiet}; the change is told" if revised else quiet
        page.note(Note("notice", "none", reason, {"kind": NoticeKind.ARTICLE.value}, guild_id=scope.guild_id))
        return
    told = await db.notices.add(
        page.session,
        for_all if scope.guild_id is None else f"article:{scope.guild_id}:{page.article.url_key}",
        NoticeKind.ARTICLE,
        page.now,
        page.now,
        lane=Lane.ARTICLE,
        article_id=page.stored.id,
        guild_id=scope.guild_id,
    )
    note = Note("notice", "none", "told before", {"kind": NoticeKind.ARTICLE.value}, guild_id=scope.guild_id)
    page.note(note if told is None else Note("notice", "article", guild_id=scope.guild_id))


async def _no_step(page: Page, one: Understood, said: Announcement) -> None:
    """Keep what the article says although it changes nothing: a rumour, or something long over."""
    await _announce(page, one.scope, 0, said, None)
    reason = "a rumour: not the maker's word" if said.rumour else "about nothing that is tracked or still ahead"
    detail = {"product": said.product, "status": said.status.value, "dates": one.dates()}
    page.note(Note("announce", "not tracked", reason, detail, guild_id=one.scope.guild_id))


async def _ask(page: Page, one: Understood, position: int, said: Announcement) -> None:
    """Ask people about a doubtful reading; it changes nothing until they confirm it."""
    scope = one.scope
    announcement_id = await _announce(page, scope, position, said, None, ReviewState.PENDING)
    asked = await db.reviews.ask(page.session, announcement_id, scope.makers(said), page.now)
    outcome = f"asked {asked} guilds" if asked else "nobody to ask"
    detail = {"confidence": said.confidence, "reasons": list(said.reasons)}
    page.note(Note("review", outcome, "low confidence", detail, guild_id=scope.guild_id))


async def _announce(
    page: Page,
    scope: Scope,
    position: int,
    said: Announcement,
    launch_id: int | None,
    review: ReviewState = ReviewState.NONE,
) -> int:
    return await db.announcements.add(
        page.session,
        page.stored.id,
        position,
        said,
        page.now,
        guild_id=scope.guild_id,
        launch_id=launch_id,
        review=review,
    )
