"""The mark that every deliverable message carries: `t1:<kind>.<action>:<delivery token>`.

It stands in the `custom_id` of each button. A click tells from it which delivery is meant, after any restart; the
sender finds a message in a channel's history by it, because Discord does not give nonces back.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from db.states import NoticeKind

PATTERN = r"t1:(?P<kind>[a-z]+)\.(?P<action>[a-z]+):(?P<token>[a-z2-7]{26})"


class Action(StrEnum):
    """What a button of a posted message does."""

    NOTIFY = "notify"
    MUTE = "mute"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in its parts."""

    kind: NoticeKind
    action: Action
    token: str

    @classmethod
    def parse(cls, custom_id: str) -> "Mark | None":
        """Return the mark that `custom_id` is, `None` where it is another one."""
        found = re.fullmatch(PATTERN, custom_id)
        if found is None:
            return None
        try:
            return cls(NoticeKind(found["kind"]), Action(found["action"]), found["token"])
        except ValueError:
            return None

    @property
    def custom_id(self) -> str:
        """The mark as it stands in a component."""
        return f"t1:{self.kind}.{self.action}:{self.token}"
