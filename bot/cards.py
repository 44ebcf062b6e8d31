"""Posts as cards: `jobs.post.Post` in, Discord's Components v2 out. Pure: no clock, no network, no database.

A card says first what matters and last how we know:

    -# XIAOMI AND LEICA · ANNOUNCED             who, and what happened
    ### The product                    [image]  what
    **When**, how far away                      never more exact than announced
    > the sentence that says it                 the evidence
    ─────────────────────────
    the article: title, summary, where, when
    [Notify me] [Mute] [Details] [Source]

Discord refuses a message with more than 40 components or 4,000 characters of text, so every part has a budget whose
sum stays below. Text from outside goes through `bot.markup`; addresses stand in link buttons only.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, assert_never

import discord
from discord import ui

from bot import phrases, words
from bot.addresses import IMAGE_LIMIT, is_web_address
from bot.dates import stamp
from bot.language import _, ngettext, speaking
from bot.links import source_button, with_source
from bot.marks import Action, Mark
from bot.markup import label, outside, plain, quoted
from db.states import NoticeKind, Style, TargetKind
from jobs.post import ArticleView, DigestEntry, LaunchView, Post
from launches.announcement import Status
from launches.revision import RevisionKind
from launches.window import Precision

Item = ui.Item[Any]

TEXT_LIMIT = 4000
_TITLE_LIMIT = 280
_SUMMARY_LIMIT = 900
_EVIDENCE_LIMIT = 420
_THREAD_NAME_LIMIT = 100
_DIGEST_LINES = 10
_DIGEST_TITLE_LIMIT = 220

BLUE, TEAL, AMBER, RED, GREEN, VIOLET, GREY = 0x4F7CAC, 0x2F9E8F, 0xD9932F, 0xB8524A, 0x4B9B5E, 0x7A6BB5, 0x8A8F98
_REVISION_COLOURS = {
    RevisionKind.ANNOUNCED: TEAL,
    RevisionKind.DATED: TEAL,
    RevisionKind.NARROWED: TEAL,
    RevisionKind.WIDENED: AMBER,
    RevisionKind.DELAYED: AMBER,
    RevisionKind.BROUGHT_FORWARD: TEAL,
    RevisionKind.CANCELLED: RED,
    RevisionKind.REINSTATED: TEAL,
    RevisionKind.LAUNCHED: GREEN,
}
_STATUS_COLOURS = {
    Status.ANNOUNCED: TEAL,
    Status.DELAYED: AMBER,
    Status.CANCELLED: RED,
    Status.RELEASED: GREEN,
    Status.NONE: GREY,
}


# Plain news and what is long overdue can wait until somebody looks.
_PINGS = frozenset({NoticeKind.REVISION, NoticeKind.MILESTONE})


@dataclass(frozen=True, slots=True)
class Card:
    """A message ready to be sent; `title` is plain text, for a forum post's name."""

    view: ui.LayoutView
    allowed_mentions: discord.AllowedMentions
    title: str


def card(post: Post, *, live: bool | None = None) -> Card:
    """Return the message for a post, in the language of its target.

    `live` is whether it is the one card of its launch that is kept up to date; None decides for a first sending.
    """
    if live is None:
        live = _begins_live(post)
    # What is no live card is rendered as a post, whatever the route's style.
    post = replace(post, style=Style.LIVE if live else Style.POSTS, reply_to=None if live else post.reply_to)
    with speaking(post.target.locale):
        container = ui.Container[ui.LayoutView](*_parts(post), accent_colour=_colour(post))
        container.add_item(_buttons(post))
        top: list[Item] = []
        mentions = discord.AllowedMentions.none()
        if post.ping_role_id is not None and post.kind in _PINGS:
            # A role is pinged only by text outside the container, and only if it is named here, too.
            top.append(ui.TextDisplay(f"<@&{post.ping_role_id}>"))
            mentions = discord.AllowedMentions(
                everyone=False, users=False, roles=[discord.Object(post.ping_role_id)], replied_user=False
            )
        return Card(layout(*top, container), mentions, label(_title(post), _THREAD_NAME_LIMIT))


def layout(*items: Item) -> ui.LayoutView:
    """Return a view that the library need not remember: clicks are found by their mark, not by the message."""
    view = ui.LayoutView(timeout=None)
    for item in items:
        view.add_item(item)
    view.stop()
    return view


def when_lines(launch: LaunchView, now: datetime, zone: str, before: str | None = None) -> list[str]:
    """Return the lines that say when a launch is, what was said `before`, from which sentence, and how exactly.

    Days are counted in `zone`, the reader's.
    """
    corrected = _("Set by this server, not by the source.") if launch.corrected else None
    small = " ".join(part for part in (phrases.exactness(launch), corrected) if part)
    lines = [f"**{phrases.reckoning(launch, now, zone)}**"]
    if place := phrases.place(launch):
        lines.append(f"-# {place}")
    if before:
        lines.append(before)
    if launch.evidence:
        lines.append(quoted(outside(launch.evidence, _EVIDENCE_LIMIT)))
    if small:
        lines.append(f"-# {small}")
    return lines


def _parts(post: Post) -> list[Item]:
    match post.kind:
        case NoticeKind.DIGEST:
            return _digest(post)
        case NoticeKind.ARTICLE | NoticeKind.REVISION | NoticeKind.MILESTONE | NoticeKind.OVERDUE:
            if post.launch is None:
                return (
                    _article(post.article, post) if post.article else [ui.TextDisplay(_("This is no longer tracked."))]
                )
            if post.kind is NoticeKind.ARTICLE and post.article is not None and not _is_live(post):
                return [
                    *_article(post.article, post),
                    ui.Separator(),
                    _heading(post, None),
                    _when(post.launch, post),
                ]
            return _about_launch(post.launch, post)
        case _:
            assert_never(post.kind)


def _begins_live(post: Post) -> bool:
    """Whether a post that is sent becomes the live card of its launch; countdowns are posts of their own."""
    tells = post.kind in (NoticeKind.ARTICLE, NoticeKind.REVISION)
    return tells and post.style is Style.LIVE and post.reply_to is None and post.launch is not None


def _is_live(post: Post) -> bool:
    """Whether a post is rendered as a live card; `card` has decided."""
    return post.style is Style.LIVE and post.launch is not None


def _when(launch: LaunchView, post: Post) -> Item:
    # A sentence that is the headline stands on the card already.
    shown = replace(launch, evidence=None) if _is_title(launch.evidence or "", post.article) else launch
    before = phrases.before(post.revision) if post.revision is not None else None
    return ui.TextDisplay("\n".join(when_lines(shown, post.now, post.target.zone, before)))


def _is_title(evidence: str, article: ArticleView | None) -> bool:
    return article is not None and evidence.strip(" .").casefold() == article.title.strip(" .").casefold()


def _about_launch(launch: LaunchView, post: Post) -> list[Item]:
    article = post.article
    parts: list[Item] = [_heading(post, article.image if article else None)]
    if post.kind is NoticeKind.OVERDUE and not _is_live(post):
        return [*parts, ui.TextDisplay(phrases.overdue(launch))]
    parts.append(_when(launch, post))
    if article is not None and not _is_outdated(article, launch, post):
        # A reply stands beside the live card, which has the summary.
        title, summary = outside(article.title, _TITLE_LIMIT), _summary(article, launch)
        lines = [f"**{title}**" if title else "", "" if post.reply_to else summary, f"-# {phrases.source(article)}"]
        parts += [ui.Separator(), ui.TextDisplay("\n".join(line for line in lines if line))]
    if _is_live(post):
        updated = _("Kept up to date; as of {when}.").format(when=stamp(post.now, "R"))
        parts.append(ui.TextDisplay(f"-# {updated}"))
    return parts


def _is_outdated(article: ArticleView, launch: LaunchView, post: Post) -> bool:
    """Whether newer word is known than the article a live card began with: its summary would contradict the date."""
    return _is_live(post) and launch.source_url is not None and launch.source_url != article.url


def _heading(post: Post, image: str | None) -> Item:
    """Return who and what happened in small print, and the product as a heading."""
    launch = post.launch
    assert launch is not None
    above, heading = _happened(post, launch), phrases.product(launch)
    if post.kind is NoticeKind.MILESTONE and not _is_live(post):
        # In a countdown the distance is the news; the product stands above it.
        above, heading = heading, above
    small = " · ".join(part for part in (phrases.names(launch.brands), above) if part)
    return _with_image(f"-# {small}\n### {heading}", image, launch.product)


def _happened(post: Post, launch: LaunchView) -> str:
    if _is_live(post) or post.kind is NoticeKind.ARTICLE:
        return phrases.standing(launch)
    if post.kind is NoticeKind.REVISION and post.revision is not None:
        return phrases.revised(post.revision, launch)
    if post.kind is NoticeKind.OVERDUE:
        return _("No date yet") if launch.not_before else _("Overdue")
    return words.sentence(phrases.milestone(post.milestone, launch, post.now, post.target.zone))


def _article(article: ArticleView, post: Post) -> list[Item]:
    who = phrases.names(article.brands)
    head = f"-# {who}\n" if who else ""
    title = phrases.title(article.title, _TITLE_LIMIT)
    parts = [_with_image(f"{head}### {title}", article.image, article.title)]
    lines = [_summary(article, post.launch), f"-# {phrases.source(article)}"]
    return [*parts, ui.TextDisplay("\n".join(line for line in lines if line))]


def _summary(article: ArticleView, launch: LaunchView | None) -> str:
    """Return the summary without what the card quotes as evidence, of which it may leave out a dateline or a middle."""
    quote = _letters(launch.evidence or "") if launch else ""
    said = (s for s in article.summary if not all(_letters(part) in quote for part in s.split("…")))
    return outside(" ".join(said), _SUMMARY_LIMIT)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _with_image(text: str, image: str | None, description: str) -> Item:
    if not is_web_address(image, IMAGE_LIMIT):
        return ui.TextDisplay(text)
    return ui.Section(text, accessory=ui.Thumbnail(str(image), description=label(description, 200) or None))


def _digest(post: Post) -> list[Item]:
    count = len(post.digest)
    title = ngettext("{count} more update", "{count} more updates", count).format(count=count)
    parts: list[Item] = [ui.TextDisplay(f"-# {_('Digest')}\n### {title}")]
    parts += [_digest_line(entry) for entry in post.digest[:_DIGEST_LINES]]
    if count > _DIGEST_LINES:
        parts.append(ui.TextDisplay(phrases.more(count - _DIGEST_LINES)))
    return parts


def _digest_line(entry: DigestEntry) -> Item:
    return with_source(phrases.title(entry.title, _DIGEST_TITLE_LIMIT), entry.url)


def _buttons(post: Post) -> ui.ActionRow[ui.LayoutView]:
    row = ui.ActionRow[ui.LayoutView]()
    personal = post.target.kind is TargetKind.DM
    tracked = post.launch is not None
    if not personal and post.kind is not NoticeKind.DIGEST:
        row.add_item(_button(post, Action.NOTIFY, _("Notify me")))
    if tracked:
        row.add_item(_button(post, Action.MUTE, _("Mute")))
    row.add_item(_button(post, Action.MORE, _("Details")))
    article, launch = post.article, post.launch
    newer = launch is not None and (article is None or _is_outdated(article, launch, post))
    address = launch.source_url if launch is not None and newer else article.url if article is not None else None
    if source := source_button(address):
        row.add_item(source)
    return row


def _button(post: Post, action: Action, text: str) -> ui.Button[ui.LayoutView]:
    loud = action is Action.NOTIFY and post.kind in (NoticeKind.ARTICLE, NoticeKind.REVISION)
    style = discord.ButtonStyle.primary if loud else discord.ButtonStyle.secondary
    return ui.Button(label=text, style=style, custom_id=Mark(post.kind, action, post.token).custom_id)


def _colour(post: Post) -> int:
    if post.launch is not None and _is_live(post):
        if post.launch.silent or post.launch.same_as is not None:
            return GREY
        return GREEN if post.launch.presumed else _STATUS_COLOURS[post.launch.status]
    match post.kind:
        case NoticeKind.ARTICLE:
            return BLUE
        case NoticeKind.REVISION:
            if post.revision is None:
                return TEAL
            return AMBER if post.revision.is_correction else _REVISION_COLOURS[post.revision.kind]
        case NoticeKind.MILESTONE:
            return VIOLET
        case NoticeKind.OVERDUE | NoticeKind.DIGEST:
            return GREY
        case _:
            assert_never(post.kind)


def _title(post: Post) -> str:
    if post.launch is not None and plain(post.launch.product):
        launch = post.launch
        exact = launch.window is not None and launch.window.precision is Precision.MINUTE and not launch.not_before
        when = phrases.outlook(launch.status, launch.window, launch.not_before)
        return launch.product if exact else f"{launch.product} · {when}"
    if post.article is not None and plain(post.article.title):
        return post.article.title
    return _("Update")
