"""The trace in words: what each step did, and why."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot import codes
from bot.dates import stamp
from bot.language import _
from bot.markup import outside
from bot.words import short
from db.models import Trace
from launches.countdown import MilestoneKind
from launches.window import LaunchWindow

_STEPS = {
    "poll": "looked at the source",
    "read": "read the article",
    "announce": "looked for a launch in it",
    "match": "compared it with the launches known",
    "review": "asked about the reading",
    "revise": "weighed what changes",
    "notice": "decided what to tell",
    "plan": "planned the posts",
    "send": "sent",
}
# Of all servers and members together: how many others follow something is nobody's to know.
_HIDDEN = frozenset(("deliveries", "revision", "from"))


def told(step: Trace) -> str:
    """Return one step of the trace as a line: what was done, what came of it, and why."""
    what = _(_STEPS[step.step]) if step.step in _STEPS else outside(step.step, 40)
    line = f"{what}: **{outside(codes.outcome(step.outcome), 60)}**"
    detail = step.detail or {}
    if step.reason == "nobody-follows" and detail.get("kind") == "article":
        line += ", " + _("nobody is left who is not told of the change")
    elif step.reason:
        line += f", {outside(codes.reason(step.reason), 200)}"
    shown = list(_details(detail))
    return line + (f" ({', '.join(shown)})" if shown else "")


def _details(detail: dict[str, Any]) -> Iterator[str]:
    if "after" in detail:
        before, after = (_window(detail.get(name)) for name in ("before", "after"))
        yield (
            after
            if detail.get("before") is None or before == after
            else _("{before} before, {after} now").format(before=before, after=after)
        )
    for key, value in detail.items():
        if key in _HIDDEN or key in ("before", "after") or not isinstance(value, int | float | str) or value == "":
            continue
        match key:
            case "confidence":
                yield _("{percent} % sure").format(percent=round(float(value) * 100))
            case "kind":
                yield outside(codes.kind(str(value)), 40)
            case "milestone":
                # that it is overdue is its kind
                if value != MilestoneKind.OVERDUE:
                    yield outside(codes.milestone(str(value)), 60)
            case "status":
                yield outside(codes.outcome(str(value)), 40)
            case "published":
                yield _("published {when}").format(when=stamp(datetime.fromisoformat(str(value)), "f"))
            case "since":
                yield _("since {when}").format(when=stamp(datetime.fromisoformat(str(value)), "f"))
            case "product" | "phrase":
                yield _("“{words}”").format(words=outside(str(value), 80))
            case _:
                yield outside(f"{key.replace('_', ' ')} {value}", 80)


def _window(edtf: str | None) -> str:
    return short(LaunchWindow.from_edtf(edtf) if edtf else None)
