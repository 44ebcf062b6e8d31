"""The trace in words."""

from types import SimpleNamespace
from typing import Any

import pytest

from bot.language import speaking
from bot.stories import told


def step(name: str, outcome: str, **detail: Any) -> SimpleNamespace:
    return SimpleNamespace(step=name, outcome=outcome, reason=None, detail=detail)


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (
            step("match", "known-launch", product="Kite", phrase="", confidence=0.98),
            "compared it with the launches known: **known launch** (“Kite”, 98 % sure)",
        ),
        (step("notice", "revision"), "decided what to tell: **about the change**"),
        (step("revise", "delayed", before="2022-07", after=None), "(July 2022 before, no date yet now)"),
        (step("revise", "launched", before="2022-07", after="2022-07"), "**launched** (July 2022)"),
        (
            step("plan", "planned", kind="milestone", milestone="closes_7d"),
            "(a countdown, 7 days before the window ends)",
        ),
        (step("plan", "nobody", kind="overdue", milestone="overdue"), "**nobody** (a question whether it is out)"),
        (step("announce", "not tracked", product="Kite", status="cancelled"), "**not tracked** (“Kite”, called off)"),
        (step("read", "new", published="2022-05-23T02:00:00+00:00"), "**new** (published <t:1653271200:f>)"),
        (step("poll", "failed", since="2022-05-23T02:00:00+00:00"), "**failed** (since <t:1653271200:f>)"),
        (step("review", "asked 3 guilds", confidence=0.4), "**asked the servers that follow it** (40 % sure)"),
    ],
)
def test_a_step_is_told_in_words(done: SimpleNamespace, said: str):
    assert said in told(done)


def test_a_step_is_told_in_german_to_the_last_word():
    sent = SimpleNamespace(step="send", outcome="skipped", reason="folded:45", detail={"kind": "revision"})
    known = step("match", "known launch", product="Kite", phrase="im Juli")
    with speaking("de"):
        assert told(sent) == "gesendet: **ausgelassen**, im Sammelbeitrag jener Stunde gemeldet (zur Änderung)"
        assert told(known) == "mit den bekannten Starts verglichen: **bekannter Start** („Kite“, „im Juli“)"
