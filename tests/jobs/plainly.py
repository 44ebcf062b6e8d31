"""An understanding of articles that say plainly what they mean, so that tests of jobs do not hang on language.

Each `[product | status | window | confidence]` in a text is an announcement; status and confidence may be left out.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from db.articles import ArticleText
from db.tracking import Known
from jobs.scopes import Scope
from jobs.understanding import Understood
from launches.announcement import Announcement, Status
from launches.matching import LaunchState
from launches.reading import Reading
from launches.revision import Revision, RevisionKind, revise
from launches.tracking import Step
from launches.window import LaunchWindow

_SAYING = re.compile(r"\[([^\]|]+)\|([^\]]*)\]")
_AFTER = {
    RevisionKind.DELAYED: Status.DELAYED,
    RevisionKind.CANCELLED: Status.CANCELLED,
    RevisionKind.LAUNCHED: Status.RELEASED,
}


def understand_plainly(scope: Scope, known: Sequence[Known], article: ArticleText) -> Understood:
    """Read the bracketed sayings; a launch is known by its product's exact name."""
    said = tuple(_saying(found, scope, article.text) for found in _SAYING.finditer(article.text))
    steps = [step for one in said if (step := _step(one, scope, known, article)) is not None]
    reading = Reading(said, (), (article.title,))
    return Understood(scope, tuple(known), reading, tuple(steps))


def _saying(found: re.Match[str], scope: Scope, text: str) -> Announcement:
    words = [word.strip() for word in found[2].split("|")]
    status = next((Status(word) for word in words if word in list(Status)), Status.ANNOUNCED)
    confidence = next((float(word) for word in words if re.fullmatch(r"0\.\d", word)), 0.9)
    window = next((LaunchWindow.from_edtf(word) for word in words if re.match(r"\d{4}", word)), None)
    brands = tuple(row.name for row in scope.brands if row.id in scope.named)
    return Announcement(
        product=found[1].strip(),
        brands=brands,
        status=status,
        window=window,
        phrase=found[0],
        span=found.span(),
        evidence=found[0],
        confidence=confidence,
        reasons=("plainly said",),
        rumour="rumour" in words,
    )


def _step(said: Announcement, scope: Scope, known: Sequence[Known], article: ArticleText) -> Step | None:
    if said.rumour:
        return None
    before = next((one.state for one in known if one.state.product == said.product), None)
    if before is None:
        key = f"{scope.guild_id}-{said.product}-{article.url_key}"[-40:]
        state = LaunchState(
            key, said.product, (said.product,), said.brands, said.status, said.window, article.published
        )
        return Step(None, state, Revision(RevisionKind.ANNOUNCED, None, said.window), said)
    change = revise(before.status, before.window, said, article.published)
    after = replace(before, updated=article.published)
    if change is not None:
        after = replace(after, status=_AFTER.get(change.kind, Status.ANNOUNCED), window=change.after)
    return Step(before, after, change, said)
