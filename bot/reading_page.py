"""One shareable page that shows how an article was read: what was understood is marked in it.

Everything is in the file: no script, no font, no image, nothing fetched. Text from outside only ever passes through
`escape`, and a content policy forbids what it could not contain anyway.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from html import escape

from bot import words
from bot.language import _
from launches.announcement import Announcement, Change, DateMention, Span, Status, Verdict
from launches.article import Article
from launches.languages.detect import detect
from launches.reading import Reading

_STYLE = """
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #22211f; --soft: #6b675f; --line: #dcd8cf; --card: #fff;
  --launch: #cfe8c9; --date: #7fc772; --lost: #eee3c4; --was: #f3cfc6; }
@media (prefers-color-scheme: dark) { :root { --paper: #191b1e; --ink: #e4e2dd; --soft: #a09c93; --line: #3a3d42;
  --card: #212428; --launch: #24462a; --date: #276a32; --lost: #4a4126; --was: #5b2d25; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 Georgia, "Times New Roman", serif;
  overflow-wrap: anywhere; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.2rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 { font-size: 1rem; margin: 2rem 0 .5rem; }
h2, .facts, .meta, .legend, table { font-family: system-ui, sans-serif; }
.meta, .legend { color: var(--soft); font-size: .85rem; }
.facts { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.2rem; }
.facts { margin: 1.2rem 0; }
.facts strong { display: block; font-size: 1.25rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .8rem 0 0; font-size: .9rem; }
dt { color: var(--soft); } dd { margin: 0; }
article { white-space: pre-wrap; border-top: 1px solid var(--line); padding-top: 1rem; }
mark { color: inherit; border-radius: .2em; padding: .05em .1em; background: var(--lost); }
mark.sentence { background: var(--launch); } mark.launch { background: var(--date); font-weight: bold; }
mark.was { background: var(--was); text-decoration: line-through; }
mark.summary { background: none; text-decoration: underline dotted; text-underline-offset: .2em; }
.legend mark { color: var(--ink); }
mark[data-row]::after { content: attr(data-row); font: .65em system-ui, sans-serif; vertical-align: super;
  margin-left: .1em; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; overflow-wrap: break-word; }
th, td { text-align: left; padding: .35rem .6rem .35rem 0; border-top: 1px solid var(--line); vertical-align: top; }
"""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A date in the text, how to mark it, what to say of it, and its row of the table (0: none)."""

    start: int
    end: int
    style: str
    note: str
    row: int


def render(article: Article, reading: Reading, others: Sequence[Announcement] = (), *, dated: bool = True) -> str:
    """Return the page, a whole HTML document.

    `others` are further launches the article tells of. `dated`: it is known when it was published.
    """
    said = reading.announcements[0] if reading.announcements else None
    title = article.title or _("An announcement")
    language = escape(article.language or detect(f"{article.title}\n{article.text}").code, quote=True)
    text = "".join(_marked(article, reading))
    body = "".join(
        (
            f'<h1 lang="{language}">{_headline(title, said)}</h1>',
            f'<p class="meta">{_meta(article, dated)}</p>',
            _facts(said),
            _others(others),
            _summary(reading.summary, language),
            f"<h2>{escape(_('The text, as it was read'))}</h2>",
            _legend(text),
            f'<article lang="{language}">{text}</article>',
            _table(reading.mentions, language),
        )
    )
    return (
        '<!doctype html>\n<html lang="en">\n'
        '<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f'<meta name="referrer" content="no-referrer">\n<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n'
        f"</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def as_of(moment: datetime, *, dated: bool) -> str:
    """Return in words from when on an article is read; midnight is a day without an hour."""
    day_only = moment.timetz().replace(tzinfo=None) == time.min
    when = f"{moment:%Y-%m-%d}" if day_only else f"{moment:%Y-%m-%d %H:%M %z}"
    if dated:
        return _("Published {time}").format(time=when)
    return _("Read as of {time}, because nothing tells when it was published").format(time=when)


def _meta(article: Article, dated: bool) -> str:
    when = escape(as_of(article.published, dated=dated))
    if not article.url.startswith(("https://", "http://")):
        return when
    link = escape(article.url, quote=True)
    return f'{when} · <a href="{link}" rel="noopener noreferrer nofollow">{escape(article.url)}</a>'


def _headline(title: str, said: Announcement | None) -> str:
    """Return the headline, with the launch date marked where it stands in no other place."""
    at = title.find(said.phrase) if said and said.phrase and said.span is None else -1
    if said is None or at < 0:
        return escape(title)
    before, after = title[:at], title[at + len(said.phrase) :]
    return f'{escape(before)}<mark class="launch">{escape(said.phrase)}</mark>{escape(after)}'


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
        (_("Because"), ", ".join(f"“{wording}”" for wording in said.reasons)),
    ]
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows if value)
    return f'<div class="facts"><strong>{escape(words.sentence(_outcome(said)))}</strong><dl>{listed}</dl></div>'


def _others(others: Sequence[Announcement]) -> str:
    if not others:
        return ""
    named = ((one.product or _("not named"), words.sentence(_outcome(one))) for one in others)
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{escape(outcome)}</dd>" for name, outcome in named)
    return f'<div class="facts"><strong>{escape(_("Also told of"))}</strong><dl>{listed}</dl></div>'


def _outcome(said: Announcement) -> str:
    """Return what it comes to: the date, or what became of it."""
    if said.status is Status.CANCELLED:
        return _("cancelled")
    if said.status is Status.RELEASED:
        return _("out since {date}").format(date=words.short(said.window)) if said.window else _("out")
    if said.status is Status.DELAYED and said.window is None:
        return _("delayed, no new date yet")
    return words.short(said.window, said.not_before)


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


def _summary(sentences: tuple[str, ...], language: str) -> str:
    if not sentences:
        return ""
    listed = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    return f'<h2>{escape(_("Summary"))}</h2><section lang="{language}">{listed}</section>'


def _legend(marked: str) -> str:
    """Return what the marks mean that stand in the text."""
    named = (
        ("sentence", _("launch sentence")),
        ("summary", _("summary")),
        ("launch", _("launch date")),
        ("was", _("date that no longer holds")),
        ("lost", _("other date")),
    )
    used = [(style, text) for style, text in named if f'<mark class="{style}"' in marked]
    if not used:
        return ""
    shown = " · ".join(f'<mark class="{style}">{escape(text)}</mark>' for style, text in used)
    below = "; " + _("the numbers are those of the table below") if "data-row" in marked else ""
    return f'<p class="legend">{shown}{escape(below)}</p>'


def _marks(text: str, reading: Reading) -> list[_Mark]:
    """Return the dates to mark, none overlapping, in order; the chosen one first where two claim a place."""
    rows = {mention.span: row for row, mention in enumerate(reading.mentions, 1)}
    spans = [said.span for said in reading.announcements if said.span]
    chosen = [_Mark(*span, "launch", _("the launch"), rows.get(span, 0)) for span in spans]
    others = [_Mark(*one.span, _style(one), why(one.verdict), rows[one.span]) for one in reading.mentions]
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
    """Yield the article's text as HTML: launch sentences and summary marked, and the dates inside and outside them."""
    text, at = article.text, 0
    marks = _marks(text, reading)
    for (start, end), style, note in _sentences(text, reading):
        yield from _dated(text, at, start, marks)
        yield f'<mark class="{style}" title="{escape(note, quote=True)}">'
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
            row = f' data-row="{mark.row}"' if mark.row else ""
            note = escape(mark.note, quote=True)
            yield f'<mark class="{mark.style}" title="{note}"{row}>{escape(text[mark.start : mark.end])}</mark>'
            at = mark.end
    yield escape(text[at:end])


def _sentences(text: str, reading: Reading) -> list[tuple[Span, str, str]]:
    """Return where launch sentences and summary stand, with style and note, in order; the launch first in one place."""
    told = [said.evidence for said in reading.announcements]
    found = [(_place(text, words), "sentence", _("launch sentence")) for words in told]
    found += [(_place(text, words), "summary", _("summary")) for words in reading.summary]
    taken: list[tuple[Span, str, str]] = []
    for one in found:
        (start, end), *_rest = one
        if start < end and all(end <= first or last <= start for (first, last), *_rest in taken):
            taken.append(one)
    return sorted(taken)


def _place(text: str, sentence: str) -> Span:
    """Return where a sentence stands, however its words are parted there; an empty place where it does not."""
    found = re.search(r"\s+".join(map(re.escape, sentence.split())), text)
    return found.span() if found else (0, 0)


def _table(mentions: tuple[DateMention, ...], language: str) -> str:
    if not mentions:
        return ""
    rows = "".join(_row(number, mention, language) for number, mention in enumerate(mentions, 1))
    columns = (_("No."), _("Written"), _("Means"), _("Why it is, or is not, the launch"))
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    return f"<h2>{escape(_('All dates found'))}</h2><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(number: int, mention: DateMention, language: str) -> str:
    means = words.short(mention.window, mention.not_before)
    return (
        f'<tr><td>{number}</td><td lang="{language}">{escape(mention.phrase)}</td>'
        f"<td>{escape(means)}</td><td>{escape(why(mention.verdict))}</td></tr>"
    )


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
        Verdict.OTHER_LAUNCH: _("something else, perhaps another launch"),
        Verdict.PAST: _("past"),
        Verdict.WEAKER: _("another date fits better"),
        Verdict.UNRELATED: _("not about a launch"),
    }[verdict]
