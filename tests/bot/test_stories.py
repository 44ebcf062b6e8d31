"""The trace in words."""

from types import SimpleNamespace
from typing import Any

import pytest

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
    ],
)
def test_a_step_is_told_in_words(done: SimpleNamespace, said: str):
    assert said in told(done)
