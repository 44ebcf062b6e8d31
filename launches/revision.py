"""What a reading changes in what is known of a launch.

The kinds are those for which readers want a notice. Silence is the rule: a restatement, or the same date
said less exactly, is no news. Precision is taken back only when the text itself does so.
"""

from dataclasses import dataclass
from enum import StrEnum

from launches.window import LaunchWindow


class RevisionKind(StrEnum):
    """What changed, in the order in which a launch usually meets it."""

    ANNOUNCED = "announced"
    DATED = "dated"
    NARROWED = "narrowed"
    WIDENED = "widened"
    DELAYED = "delayed"
    BROUGHT_FORWARD = "brought_forward"
    CANCELLED = "cancelled"
    REINSTATED = "reinstated"
    LAUNCHED = "launched"


@dataclass(frozen=True, slots=True)
class Revision:
    """One change; `before` and `after` are the launch's windows, `None` where no date is known."""

    kind: RevisionKind
    before: LaunchWindow | None
    after: LaunchWindow | None
