"""The domain clock leaps only when nobody has anything to do."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.clock import Clock, Report

START = datetime(2022, 5, 23, tzinfo=UTC)


class Wire:
    """Wire time moved by hand."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


class FakeNewsroom:
    """Articles at given moments; those in `fetched` were seen."""

    def __init__(self, *moments: datetime) -> None:
        self.moments = moments
        self.fetched: set[datetime] = set()

    def next_article_at(self, now: datetime) -> datetime | None:
        return min((one for one in self.moments if one > now), default=None)

    def unfetched(self, now: datetime) -> bool:
        return any(one <= now and one not in self.fetched for one in self.moments)


@pytest.fixture
def wire():
    return Wire()


@pytest.fixture
def clock(wire):
    clock = Clock.starting(wire, START)
    clock.auto = True
    return clock


def report(clock, *, idle=True, seq=None, due=None, poll=None):
    as_unix = [None if one is None else one.timestamp() for one in (due, poll)]
    clock.report("", Report(clock.seq if seq is None else seq, idle, *as_unix, clock.wire()))


def test_domain_time_follows_speed_and_pause(clock, wire):
    clock.set_speed(60)
    wire.now += 10
    assert clock.now() == START + timedelta(minutes=10)
    clock.pause()
    wire.now += 10
    assert clock.now() == START + timedelta(minutes=10)
    clock.play()
    wire.now += 1
    assert clock.now() == START + timedelta(minutes=11)
    with pytest.raises(ValueError):
        clock.set_speed(-1)


def test_leaps_to_what_is_due_first(clock):
    clock.newsroom = FakeNewsroom(START + timedelta(days=3))
    report(clock, due=START + timedelta(days=5))
    assert clock.now() == START + timedelta(days=3)


def test_unfetched_article_is_waited_for_until_the_next_poll(clock):
    clock.newsroom = FakeNewsroom(START)
    report(clock, due=START + timedelta(days=5), poll=START + timedelta(minutes=5))
    assert clock.now() == START + timedelta(minutes=5)
    clock.newsroom.fetched.add(START)
    report(clock, due=START + timedelta(days=5), poll=START + timedelta(minutes=10))
    assert clock.now() == START + timedelta(days=5)


def test_what_is_due_before_the_poll_is_not_leapt_over(clock):
    clock.newsroom = FakeNewsroom(START)
    report(clock, due=START + timedelta(hours=1), poll=START + timedelta(hours=3))
    assert clock.now() == START + timedelta(hours=1)


@pytest.mark.parametrize(("due", "goal"), [(None, 8), (2, 2), (-1, 0)])
def test_hastening_passes_polls_but_nothing_else(clock, due, goal):
    clock.auto = False
    clock.pause()
    moment = None if due is None else START + timedelta(hours=due)
    report(clock, due=moment, poll=START + timedelta(hours=1))
    clock.hasten(8 * 3600)
    assert clock.now() == START + timedelta(hours=goal)


@pytest.mark.parametrize("said", [{"idle": False}, {"seq": 0}])
def test_busy_or_late_program_holds_the_clock(clock, said):
    report(clock, due=START + timedelta(days=1), **said)
    assert clock.now() == START


def test_every_program_must_be_idle_but_the_dead_do_not_count(clock, wire):
    clock.report("other", Report(clock.seq, False, None, None, wire()))
    report(clock, due=START + timedelta(days=1))
    assert clock.now() == START
    wire.now += 4
    report(clock, due=START + timedelta(days=1))
    assert clock.now() == START + timedelta(days=1)


def test_after_a_leap_an_old_report_does_not_leap_again(clock):
    report(clock, due=START + timedelta(days=1))
    former = clock.seq
    report(clock, due=START + timedelta(days=2), seq=former - 1)
    assert clock.now() == START + timedelta(days=1)


def test_dwell_keeps_leaps_apart(clock, wire):
    clock.dwell_s = 2.0
    report(clock, due=START + timedelta(days=1))
    assert clock.now() == START
    wire.now += 2
    report(clock, due=START + timedelta(days=1))
    assert clock.now() == START + timedelta(days=1)


def test_paused_clock_leaps_only_by_hand(clock):
    clock.pause()
    report(clock, due=START + timedelta(days=1))
    assert clock.now() == START
    assert clock.leap()
    assert clock.now() == START + timedelta(days=1)
    assert not clock.leap()


def test_story_is_over_when_nothing_is_to_come(clock):
    assert not clock.exhausted()
    report(clock)
    assert clock.exhausted()
    clock.newsroom = FakeNewsroom(START)
    assert not clock.exhausted()


async def test_clock_on_the_wire(box, control):
    status, record = await control("GET", "/clock")
    assert (status, set(record)) == (200, {"anchor_wire", "anchor_domain", "speed", "seq"})
    box.clock.auto = True
    due = box.clock.unix() + 86_400
    body = {"seq": record["seq"], "idle": True, "next_due": due, "next_poll": None}
    status, answered = await control("POST", "/clock", body)
    assert (status, answered["seq"]) == (200, record["seq"] + 1)
    assert answered["anchor_domain"] == due
    assert (await control("POST", "/clock", {"idle": True}))[0] == 400


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"action": "pause"}, 200),
        ({"action": "play", "auto": True}, 200),
        ({"action": "speed", "speed": 60}, 200),
        ({"action": "set", "to": "2022-05-23T08:00:00+00:00"}, 200),
        ({"action": "set", "to": "2022-05-23T08:00:00"}, 400),
        ({"action": "leap"}, 409),
        ({"action": "stop"}, 400),
        ({}, 400),
    ],
)
async def test_clock_by_the_control_interface(box, control, body, status):
    assert (await control("POST", "/control/clock", body))[0] == status
    assert (await control("GET", "/control/clock"))[1]["seq"] == box.clock.seq
