"""bot.clock: domain time goes on over a leap of the machine's clock until that is taken for right."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import SystemClock


class Machine(SystemClock):
    """A machine whose clock can be set."""

    ahead = timedelta(0)

    def wire(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(hours=-1)])
def test_nothing_is_due_early_or_late_by_a_clock_that_was_set_wrong(ahead: timedelta):
    clock = Machine()
    before = clock.now()
    clock.ahead = ahead
    assert clock.has_leapt
    assert abs(clock.now() - before) < timedelta(seconds=10)
    clock.ahead = timedelta(0)
    assert not clock.has_leapt


def test_the_hours_that_a_machine_slept_count_once_the_clock_is_taken_for_right():
    clock = Machine()
    before = clock.now()
    clock.ahead = timedelta(hours=8)
    clock.settle()
    assert clock.now() - before > timedelta(hours=7)


def test_a_clock_that_is_put_right_little_by_little_has_not_leapt():
    clock = Machine()
    clock.ahead = timedelta(seconds=20)
    assert not clock.has_leapt
    assert clock.now() == pytest.approx(clock.wire(), abs=timedelta(seconds=1))
