"""The trace in words: what each step did, and why."""

from typing import Any

from bot.language import _
from bot.markup import outside

_STEPS = {
    "poll": "looked at the source",
    "read": "read the article",
    "match": "compared it with the launches known",
    "review": "asked about the reading",
    "plan": "planned the posts",
    "send": "sent",
}


def told(step: Any) -> str:
    """Return one step of the trace as a line: what was done, what came of it, and why."""
    what = _(_STEPS[step.step]) if step.step in _STEPS else outside(step.step, 40)
    line = f"{what}: **{outside(step.outcome.replace('-', ' ').replace('_', ' '), 60)}**"
    if step.reason:
        line += f", {outside(step.reason.replace('-', ' '), 200)}"
    shown = [f"{key} {value}" for key, value in (step.detail or {}).items() if isinstance(value, int | float | str)]
    return line + (f" ({outside(', '.join(shown), 160)})" if shown else "")
