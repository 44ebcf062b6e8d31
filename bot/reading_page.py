"""One shareable page that shows how an article was read: what was understood is marked in its text.

Everything is in the file: no script, no font, no image, nothing fetched. Text from outside only ever passes through
`escape`, and a content policy forbids what it could not contain anyway.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from bot import words
from bot.language import _
from launches.announcement import Announcement, Change, DateMention, Span, Status, Verdict
from launches.article import Article
from launches.reading import Reading

_STYLE = """
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #22211f; --soft: #6b675f; --line: #dcd8cf; --card: #fff;
  --launch: #cfe8c9; --date: #7fc772; --lost: #eee3c4; --was: #f3cfc6; }
@media (prefers-color-scheme: dark) { :root { --paper: #191b1e; --ink: #e4e2dd; --soft: #a09c93; --line: #3a3d42;
  --card: #212428; --launch: #24462a; --date: #2f7a3b; --lost: #4a4126; --was: #5b2d25; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 Georgia, "Times New Roman", serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.2rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 { font-size: 1rem; margin: 2rem 0 .5rem; }
h2, .facts, .meta, .legend, table { font-family: system-ui, sans-serif; }
.meta, .legend, .why { color: var(--soft); font-size: .85rem; }
.facts { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.2rem; }
.facts { margin: 1.2rem 0; }
.facts strong { display: block; font-size: 1.25rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .8rem 0 0; font-size: .9rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
article { white-space: pre-wrap; overflow-wrap: anywhere; border-top: 1px solid var(--line); padding-top: 1rem; }
mark { color: inherit; border-radius: .2em; padding: .05em .1em; background: var(--lost); }
mark.sentence { background: var(--launch); } mark.launch { background: var(--date); font-weight: bold; }
mark.was { background: var(--was); text-decoration: line-through; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; padding: .35rem .6rem .35rem 0; border-top: 1px solid var(--line); vertical-align: top; }
"""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A date in the text, how to mark it and what to say of it."""

    start: int
    end: int
    style: str
    note: str


def render(article: Article, reading: Reading) -> str:
    """Return the page, a whole HTML document."""
    said = reading.announcements[0] if reading.announcements else None
    title = article.title or _("An announcement")
    body = "".join(
        (
            f"<h1>{escape(title)}</h1>",
            f'<p class="meta">{_meta(article)}</p>',
            _facts(said),
            _summary(reading.summary),
            f"<h2>{escape(_('The text, as it was read'))}</h2>",
            f'<p class="legend">{_legend()}</p>',
            f"<article>{''.join(_marked(article, reading))}</article>",
            _table(reading.mentions),
        )
    )
    return (
        f'<!doctype html>\n<html lang="{escape(article.language or "en", quote=True)}">\n'
        '<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f'<meta name="referrer" content="no-referrer">\n<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n'
        f"</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _meta(article: Article) -> str:
    when = escape(_("Published {time}").format(time=f"{article.published:%Y-%m-%d %H:%M %z}"))
    if not article.url.startswith(("https://", "http://")):
        return when
    link = escape(article.url, quote=True)
    return f'{when} · <a href="{link}" rel="noopener noreferrer nofollow">{escape(article.url)}</a>'


def _facts(said: Announcement | None) -> str:
    if said is None:
        return f'<div class="facts"><strong>{escape(_("No launch is announced here."))}</strong></div>'
    rows = [
        (_("Launch"), said.product or _("not named")),
        (_("Brands"), ", ".join(said.brands)),
        (_("Status"), _status(said)),
        (_("Date as written"), said.phrase),
        (_("As EDTF"), said.window.edtf if said.window else ""),
        (_("Time zone"), (said.window.zone or "") if said.window else ""),
        (_("Before"), words.short(said.was) if said.was else ""),
        (_("Regions"), "; ".join(f"{region.region}: {words.short(region.window)}" for region in said.regions)),
        (_("Confidence"), f"{said.confidence:.0%}"),
        (_("Because"), ", ".join(said.reasons)),
    ]
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows if value)
    when = words.sentence(words.short(said.window, said.not_before))
    return f'<div class="facts"><strong>{escape(when)}</strong><dl>{listed}</dl></div>'


def _status(said: Announcement) -> str:
    named = {
        Status.ANNOUNCED: _("announced"),
        Status.DELAYED: _("delayed"),
        Status.CANCELLED: _("cancelled"),
        Status.RELEASED: _("released"),
        Status.NONE: _("no launch"),
    }[said.status]
    changed = {
        Change.LATER: _("moved later"),
        Change.EARLIER: _("moved earlier"),
        Change.REVIVED: _("on again"),
        Change.VAGUER: _("less exact than before"),
    }
    return f"{named} ({changed[said.change]})" if said.change else named


def _summary(sentences: tuple[str, ...]) -> str:
    if not sentences:
        return ""
    listed = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    return f"<h2>{escape(_('Summary'))}</h2>{listed}"


def _legend() -> str:
    named = (
        ("sentence", _("launch sentence")),
        ("launch", _("launch date")),
        ("was", _("date that no longer holds")),
        ("lost", _("other dates: hold the pointer over one to see why it is not the launch")),
    )
    return " · ".join(f'<mark class="{style}">{escape(text)}</mark>' for style, text in named)


def _marks(text: str, reading: Reading) -> list[_Mark]:
    """Return the dates to mark, none overlapping, in order; the chosen one first where two claim a place."""
    spans = [said.span for said in reading.announcements if said.span]
    chosen = [_Mark(start, end, "launch", _("the launch")) for start, end in spans]
    others = [_Mark(*mention.span, _style(mention), why(mention.verdict)) for mention in reading.mentions]
    taken: list[_Mark] = []
    for mark in sorted([*chosen, *others], key=lambda mark: (mark.start, mark.style != "launch", -mark.end)):
        inside = 0 <= mark.start < mark.end <= len(text)
        if inside and (not taken or mark.start >= taken[-1].end):
            taken.append(mark)
    return taken


def _style(mention: DateMention) -> str:
    match mention.verdict:
        case Verdict.LAUNCH:
            return "launch"
        case Verdict.SUPERSEDED:
            return "was"
        case _:
            return "lost"


def _marked(article: Article, reading: Reading) -> Iterator[str]:
    """Yield the article's text as HTML: launch sentences marked, and inside and outside of them the dates."""
    text, at = article.text, 0
    marks = _marks(text, reading)
    for start, end in _sentences(text, reading.announcements):
        yield from _dated(text, at, start, marks)
        yield f'<mark class="sentence" title="{escape(_("launch sentence"), quote=True)}">'
        yield from _dated(text, start, end, marks)
        yield "</mark>"
        at = end
    yield from _dated(text, at, len(text), marks)


def _dated(text: str, start: int, end: int, marks: list[_Mark]) -> Iterator[str]:
    """Yield one stretch of the text with the dates that lie in it."""
    at = start
    for mark in marks:
        if start <= mark.start and mark.end <= end:
            yield escape(text[at : mark.start])
            note = escape(mark.note, quote=True)
            yield f'<mark class="{mark.style}" title="{note}">{escape(text[mark.start : mark.end])}</mark>'
            at = mark.end
    yield escape(text[at:end])


def _sentences(text: str, announcements: tuple[Announcement, ...]) -> list[Span]:
    """Return where the launch sentences stand, in order, none overlapping."""
    found: list[Span] = []
    for said in announcements:
        start = text.find(said.evidence) if said.evidence else -1
        if start >= 0:
            found.append((start, start + len(said.evidence)))
    taken: list[Span] = []
    for span in sorted(found):
        if not taken or span[0] >= taken[-1][1]:
            taken.append(span)
    return taken


def _table(mentions: tuple[DateMention, ...]) -> str:
    if not mentions:
        return ""
    rows = "".join(
        f"<tr><td>{escape(mention.phrase)}</td><td>{escape(words.short(mention.window, mention.not_before))}</td>"
        f"<td>{escape(why(mention.verdict))}</td></tr>"
        for mention in mentions
    )
    head = "".join(
        f"<th>{escape(name)}</th>" for name in (_("Written"), _("Means"), _("Why it is, or is not, the launch"))
    )
    return f"<h2>{escape(_('All dates found'))}</h2><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def why(verdict: Verdict) -> str:
    """Return why a date won or lost, in words."""
    return {
        Verdict.LAUNCH: _("the launch"),
        Verdict.REGION: _("the launch in another region"),
        Verdict.SUPERSEDED: _("no longer holds"),
        Verdict.RESTATED: _("the launch, said again"),
        Verdict.PREORDER: _("pre-orders, not the launch"),
        Verdict.EARLY_ACCESS: _("early access for some"),
        Verdict.EVENT: _("an event"),
        Verdict.EMBARGO: _("an embargo"),
        Verdict.BACKUP: _("a backup date"),
        Verdict.DEADLINE: _("a deadline"),
        Verdict.SUPPORT: _("end of support or of an offer"),
        Verdict.FINANCE: _("business figures"),
        Verdict.HISTORY: _("history"),
        Verdict.PRODUCTION: _("production"),
        Verdict.OTHER_LAUNCH: _("the launch of something else"),
        Verdict.PAST: _("past"),
        Verdict.WEAKER: _("another date fits better"),
        Verdict.UNRELATED: _("not about a launch"),
    }[verdict]
