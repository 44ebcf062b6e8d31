"""What the signs of a story stand for, together."""

from math import log

import pytest

from launches import story_weights
from launches.lanes import NO_PULL, REACH
from launches.story_weights import LANES, QUESTIONS, TRAITS, StoryWeights, learnt, quarters, worth


@pytest.fixture
def two_signs(monkeypatch):
    """Two signs: "for" pulls at the first trait and is worth 2, "against" pulls back and is worth -1."""

    def row(first, plain):
        return LANES.kept_of("".join(chr(NO_PULL + of) for of in (first, *[0] * (TRAITS - 1), plain, -plain)))

    pulls = {"for": row(3, 2), "against": row(-5, -1), "outcome: log share": row(0, -1)}
    table = StoryWeights(pulls, {"outcome": (10.0, *[0.0] * (TRAITS - 1), 1.0, -1.0)})
    monkeypatch.setattr(story_weights, "learnt", lambda: table)


@pytest.mark.usefixtures("two_signs")
def test_signs_count_by_themselves_and_by_the_traits_they_pull_at():
    assert worth("outcome", ["for", "unheard of"]) == 32
    assert worth("outcome", ["against"]) == -1
    assert worth("outcome", ["for", "against"]) == 1
    assert worth("outcome", []) == worth("another", ["for"]) == 0


@pytest.mark.usefixtures("two_signs")
def test_what_the_text_makes_unlikely_counts_by_quarters_of_a_nat():
    assert worth("outcome", ["for"], 1 / 2.71828) == 32 - 4
    assert worth("outcome", ["for"], 0.0) == 32 - quarters(0.0)


def test_shares_below_what_is_kept_are_alike():
    assert quarters(1.0) == 0
    assert quarters(0.0) == quarters(0.0001) == round(4 * log(2000)) > quarters(0.001)


def test_letters_are_pulls_written_down():
    letters = "".join(chr(NO_PULL + of) for of in (REACH, -REACH, 0, 1, -1, *[0] * (TRAITS - 3)))
    assert LANES.letters_of(LANES.total([LANES.kept_of(letters)])) == letters
    assert LANES.strengths(LANES.total([LANES.kept_of(letters)]))[:5] == (REACH, 0, 0, 1, 0)


def test_every_question_was_learnt():
    table = learnt()
    assert set(table.says) == set(QUESTIONS)
    assert {len(says) for says in table.says.values()} == {TRAITS + 2}
    assert len(table.pulls) > 1000
