"""Evidence and weights: which windows lie in others, and how numbers add up side by side."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from launches.nesting import nested
from launches.weights import by_column, spelled, total
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


@given(st.lists(st.tuples(*[st.integers(-900, 900)] * 3), max_size=50))
def test_columns_add_up_side_by_side(rows: list[tuple[int, int, int]]) -> None:
    worths = {str(place): sum(n << 32 * i for i, n in enumerate(row)) for place, row in enumerate(rows)}
    signs = {"word": [*worths, "unknown"], "of no table": ["1"]}
    assert by_column(total({"word": worths}, signs), 3) == [
        sum(column) for column in zip((0, 0, 0), *rows, strict=True)
    ]


def test_signs_are_spelled_with_their_part() -> None:
    assert list(spelled({"": ["text"], "word": ["shelves", ":"]})) == ["text", "word:shelves", "word::"]
