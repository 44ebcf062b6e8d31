"""Evidence and weights: which windows lie in others, and how numbers add up side by side."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launches.article import Article
from launches.evidence import dates_of, text_signs
from launches.nesting import nested
from launches.reading import take_apart
from launches.weights import NO_PULL, REACH, TRAITS, Table, kept_of, packed, spelled, unpacked
from launches.window import LaunchWindow

_DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))
_ZONES = st.sampled_from([UTC, timezone(timedelta(hours=2))])


@st.composite
def windows(draw: st.DrawFn) -> LaunchWindow:
    first, last = sorted((draw(_DAYS), draw(_DAYS)))
    if draw(st.booleans()):
        moment = datetime(first.year, first.month, first.day, draw(st.sampled_from([0, 9])), tzinfo=draw(_ZONES))
        return LaunchWindow.minute(moment, draw(st.sampled_from([None, "Etc/UTC"])))
    return LaunchWindow.between(first, last, draw(st.sampled_from([None, "Europe/Berlin"])))


@given(st.sets(windows(), max_size=12))
def test_nested_is_what_asking_each_about_every_other_gives(found: set[LaunchWindow]) -> None:
    pairs = [(one, two) for one in found for two in found if one != two and one.contains(two)]
    assert nested(found) == ({one for one, _ in pairs}, {two for _, two in pairs})


@given(st.lists(st.binary(min_size=TRAITS, max_size=TRAITS), max_size=6))
def test_pulls_add_up_side_by_side(drawn: list[bytes]) -> None:
    rows = [[byte % (2 * REACH + 1) - REACH for byte in row] for row in drawn]
    pulls = {str(place): kept_of("".join(chr(NO_PULL + of) for of in row)) for place, row in enumerate(rows)}
    table = Table({"word": pulls}, [packed((1, -0.5))] * TRAITS, 2)
    together = [max(0, sum(trait)) for trait in zip([0] * TRAITS, *rows, strict=True)]
    pull = table.total({"word": [*pulls, "unknown"], "of no table": ["1"]})
    assert table.worth(pull) == [sum(together), -sum(together) / 2]


@given(st.lists(st.floats(-9, 9), min_size=1, max_size=9))
def test_what_is_said_of_columns_stays_apart(said: list[float]) -> None:
    assert unpacked(packed(said), len(said)) == pytest.approx(said, abs=1e-9)


def test_signs_are_spelled_with_their_part() -> None:
    assert list(spelled({"": ["text"], "word": ["shelves", ":"]})) == ["text", "word:shelves", "word::"]


def test_the_learner_sees_the_signs_of_a_text_and_of_each_of_its_dates():
    text = "Kite goes on sale on 4 July 2026. Otter came out in May 2025."
    document, candidates = take_apart(Article("", text, datetime(2026, 3, 2, 10, tzinfo=UTC)), None)
    kite, otter = dates_of(document, candidates)
    told = text_signs(document, candidates)
    assert told == sorted(told)
    assert {"text", "ahead:1", "dates:2"} <= set(told)
    assert {"worded:july", "just before:on"} <= set(kite.own)
    assert {"worded:may", "just before:in"} <= set(otter.own)
    assert kite.window_signs != otter.window_signs
    assert not set(kite.own) & set(kite.window_signs)


def test_only_the_first_dates_of_a_long_calendar_are_weighed() -> None:
    rows = " ".join(f"The {day} of May 2026 is for all." for day in range(1, 29))
    article = Article("", f"{rows} Kite comes on 4 June 2026.", datetime(2026, 3, 2, tzinfo=UTC))
    document, candidates = take_apart(article, None)
    assert len(candidates) == 29
    assert 24 <= len(dates_of(document, candidates)) < 29
