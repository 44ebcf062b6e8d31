"""Conditions on a delivery's state, spelt exactly as its partial indexes spell them.

States are written as numbers (`state = 0`): a bound parameter hides from the planners that an index fits. SQLite,
moreover, sees it only where the index's own words stand in the query; so a condition on one state brings them along.
"""

from sqlalchemy import ColumnElement, and_, literal_column

from db.models import Delivery
from db.states import DeliveryState


def number(state: DeliveryState) -> ColumnElement[int]:
    """Return a state as it is written in a statement."""
    return literal_column(str(int(state)))


def among(*states: DeliveryState, row: type[Delivery] = Delivery) -> ColumnElement[bool]:
    """Return the condition that a delivery, or the `row` that is another name for one, is in one of these states."""
    if len(states) == 1:
        return row.state == number(states[0])
    return row.state.in_([number(state) for state in states])


IN_DOUBT = among(DeliveryState.SENDING, DeliveryState.UNCERTAIN)
"""It may have been sent, and nobody has noted it."""

UNFINISHED = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.UNCERTAIN)
"""The states of what may still go out; not of what is held back with its target, for that is skipped after a day."""

OPEN = among(*UNFINISHED)
"""It is not finished."""

CLOSED = Delivery.state > literal_column("2")
"""It is finished, or held back with its target."""

PENDING = among(DeliveryState.PENDING)
SENDING = and_(IN_DOUBT, among(DeliveryState.SENDING))
UNCERTAIN = and_(IN_DOUBT, among(DeliveryState.UNCERTAIN))
SENT = and_(CLOSED, among(DeliveryState.SENT))
SKIPPED = and_(CLOSED, among(DeliveryState.SKIPPED))
PAUSED = and_(CLOSED, among(DeliveryState.PAUSED))
FAILED = and_(CLOSED, among(DeliveryState.FAILED))
