"""The words for what happened: headings of revisions and milestones, the state of a launch, lists of names."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from bot import words
from bot.dates import stamp
from bot.language import _, ngettext
from bot.markup import outside
from db.launches import OVER
from jobs.post import ArticleView, LaunchView, RevisionView
from launches.announcement import Status
from launches.countdown import MilestoneKind
from launches.revision import RevisionKind
from launches.window import LaunchWindow, Precision

PRODUCT_LIMIT = 160
_NAME_LIMIT = 60
_HOUR = timedelta(hours=1)


def names(brands: Sequence[str], shown: int = 4) -> str:
    """Return brand names as a list in a sentence, escaped: "Xiaomi and Leica"."""
    some = [outside(name, _NAME_LIMIT) for name in brands[:shown]]
    if len(brands) > shown:
        some.append(_("{count} more").format(count=len(brands) - shown))
    return enumerated(some)


def enumerated(parts: Sequence[str]) -> str:
    """Return some words as a list in a sentence: "one, two and three"."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{names} and {last}").format(names=", ".join(parts[:-1]), last=parts[-1])


def more(rest: int) -> str:
    """Return the last line of a list, which says how many are left out."""
    return "-# " + ngettext("And {count} more.", "And {count} more.", rest).format(count=rest)


def product(launch: LaunchView, limit: int = PRODUCT_LIMIT) -> str:
    """Return what is launched, escaped; the brands' names where the text gave it no name."""
    if named := outside(headed(launch.product.strip()), limit):
        return named
    return unnamed(names(launch.brands))


def unnamed(makers: str = "") -> str:
    """Return what a launch is called that no text gave a name: after its makers, where those are known."""
    return _("A launch by {brands}").format(brands=makers) if makers else _("An unnamed launch")


def this_launch(product: str) -> str:
    """Return what is launched, escaped, as it stands within a sentence."""
    return outside(product, PRODUCT_LIMIT) or _("this launch")


def headed(product: str) -> str:
    """Return a product's name for the start of a line: a description has a capital there, a name its maker's spelling.

    "first flagship" is a description; "iPhone" and "e-bike" are left alone.
    """
    first = next(iter(product.split()), "")
    return words.sentence(product) if first.isalpha() and first.islower() else product


def revised(revision: RevisionView, launch: LaunchView | None = None) -> str:
    """Return a revision in two or three words, for the small line above the heading.

    Of a launch first heard of when it was put off, called off or out, that is the news, not that it was announced.
    """
    if revision.is_correction:
        return _("Correction")
    if launch is not None and revision.kind is RevisionKind.ANNOUNCED:
        return standing(launch)
    match revision.kind:
        case RevisionKind.ANNOUNCED:
            return _("Announced")
        case RevisionKind.DATED:
            return _("Now has a date")
        case RevisionKind.NARROWED:
            return _("More exact now")
        case RevisionKind.WIDENED:
            return _("Less exact now")
        case RevisionKind.DELAYED:
            return _("Delayed")
        case RevisionKind.BROUGHT_FORWARD:
            return _("Brought forward")
        case RevisionKind.CANCELLED:
            return _("Called off")
        case RevisionKind.REINSTATED:
            return _("On again")
        case RevisionKind.LAUNCHED:
            return _("Out now")
        case _:
            assert_never(revision.kind)


def standing(launch: LaunchView) -> str:
    """Return how a launch stands, for the small line above its name."""
    if launch.same_as is not None:
        return _("Told with another")
    if launch.silent:
        return _("No word for a year")
    return _("Presumed launched") if launch.presumed else status(launch.status)


def status(stands: Status) -> str:
    """Return a status in the words of cards."""
    match stands:
        case Status.ANNOUNCED:
            return _("Announced")
        case Status.DELAYED:
            return _("Delayed")
        case Status.CANCELLED:
            return _("Called off")
        case Status.RELEASED:
            return _("Out now")
        case Status.NONE:
            return _("Tracked")
        case _:
            assert_never(stands)


def outlook(stands: Status, window: LaunchWindow | None, not_before: bool = False) -> str:
    """Return when something launches in few plain words, or why it has no date any more: "July 2022", "Called off"."""
    if stands in OVER:
        return status(stands)
    if stands is Status.DELAYED and window is None:
        return _("delayed, no new date yet")
    return words.short(window, not_before)


def reckoning(launch: LaunchView, now: datetime, zone: str) -> str:
    """Return the one line that matters: when, and how far away, or why there is no countdown."""
    window = launch.window
    if launch.same_as is not None:
        return _("It is the same as {product}.").format(product=outside(headed(launch.same_as.strip()), PRODUCT_LIMIT))
    if launch.status is Status.CANCELLED:
        return _("It is not going to launch.")
    if launch.status is Status.RELEASED:
        return _("It is out.")
    if (launch.presumed or launch.silent) and window is not None:
        text = _("It was to launch {when}; nobody has said otherwise.")
        if launch.silent:
            text = _("It was to launch {when}; nobody has said a word since.")
        return text.format(when=words.long(window, launch.not_before))
    if window is None and launch.status is Status.DELAYED:
        return _("Put off; no new date yet.")
    return words.sentence(words.when(window, now, zone, launch.not_before))


def is_over(launch: LaunchView) -> bool:
    """Whether there is nothing left to count down to: then the date, and how exactly it was known, say nothing."""
    return launch.status in OVER or launch.presumed or launch.silent or launch.same_as is not None


def place(launch: LaunchView) -> str | None:
    """Return a minute to come on the clock it was announced in; `None` for every other launch."""
    return None if launch.window is None or is_over(launch) else words.place(launch.window)


def exactness(launch: LaunchView) -> str | None:
    """Say how exactly the date of a launch to come is known."""
    return None if is_over(launch) else words.exactness(launch.window, launch.not_before)


def before(revision: RevisionView) -> str | None:
    """Return what was known before, struck through; `None` where nothing was."""
    same = (revision.before, revision.was_not_before) == (revision.after, revision.not_before)
    if revision.before is None or same:
        return None
    window = words.short(revision.before, revision.was_not_before)
    if revision.is_correction:
        return _("An earlier post said ~~{window}~~. That was misread; this is what holds.").format(window=window)
    return _("Before: ~~{window}~~").format(window=window)


def milestone(kind: MilestoneKind | None, launch: LaunchView, now: datetime, zone: str) -> str:
    """Return the heading of a countdown post as it is true at `now`, which may be later than it was due."""
    window = launch.window
    if window is None:
        return _("No date yet")
    if launch.not_before:
        return _at_the_earliest(window, now, zone)
    if window.precision is Precision.MINUTE:
        return _to_the_minute(window, now)
    today = now.astimezone(ZoneInfo(zone)).date()
    opens, closes = (window.start.date() - today).days, (window.end.date() - today).days - 1
    if window.precision is Precision.DAY:
        return _to_the_day(opens)
    unnamed = window.precision is Precision.RANGE or words.is_deadline(window)
    period = _("The window") if unnamed else words.sentence(words.named(window))
    if kind is MilestoneKind.OVERDUE or closes < 0:
        return _("{period} passed without word").format(period=period)
    if opens > 0:
        text = ngettext("{period} begins in {count} day", "{period} begins in {count} days", opens)
        return text.format(period=period, count=opens)
    if opens == 0:
        return _("{period} begins today").format(period=period)
    if closes == 0:
        return _("{period} ends today, still no date").format(period=period)
    text = ngettext(
        "{period} ends in {count} day, still no date", "{period} ends in {count} days, still no date", closes
    )
    return text.format(period=period, count=closes)


def overdue(launch: LaunchView) -> str:
    """Return what to say when a window of days passed in silence."""
    if launch.window is None:
        return _("No date is known any more.")
    if launch.not_before:
        text = _(
            "It was announced as {date}, and nobody has named a date since. "
            "As soon as somebody does, you will read it here."
        )
        return text.format(date=words.short(launch.window, not_before=True))
    return _(
        "{window} has passed, and nobody has said that it launched or named a new date. "
        "As soon as somebody does, you will read it here."
    ).format(window=words.sentence(words.named(launch.window)))


def title(text: str, limit: int) -> str:
    """Return an article's title, escaped, within `limit` characters; words for it where it has none."""
    return outside(text, limit) or _("An update without a title")


def source(article: ArticleView) -> str:
    """Return where an article stands and when it was published, for the small print."""
    when = stamp(article.published, "D")
    if not article.site_name:
        return _("Published {date}").format(date=when)
    return _("{site}, published {date}").format(site=outside(article.site_name, _NAME_LIMIT), date=when)


def _at_the_earliest(window: LaunchWindow, now: datetime, zone: str) -> str:
    """Return how far away the earliest date is; behind it nothing begins, ends or passes, for no end was given."""
    exact = window.precision is Precision.MINUTE
    days = (window.start.date() - now.astimezone(ZoneInfo(zone)).date()).days
    if (window.start <= now) if exact else days <= 0:
        return _("Any day now")
    return _("At least {distance}").format(distance=_to_the_minute(window, now) if exact else _to_the_day(days))


def _to_the_minute(window: LaunchWindow, now: datetime) -> str:
    left = window.start - now
    if left <= timedelta(0):
        return _("It is time") if left > -_HOUR else _("The hour has passed")
    minutes = round(left / timedelta(minutes=1))
    hours = round(left / _HOUR)
    days = round(left / timedelta(days=1))
    if minutes < 90:
        if minutes == 60:
            return _("1 hour to go")
        return ngettext("{count} minute to go", "{count} minutes to go", max(minutes, 1)).format(count=max(minutes, 1))
    if hours < 24:
        return ngettext("{count} hour to go", "{count} hours to go", hours).format(count=hours)
    return ngettext("{count} day to go", "{count} days to go", days).format(count=days)


def _to_the_day(distance: int) -> str:
    if distance > 0:
        return ngettext("{count} day to go", "{count} days to go", distance).format(count=distance)
    if distance == 0:
        return _("Today is the day")
    return _("The day has passed")
