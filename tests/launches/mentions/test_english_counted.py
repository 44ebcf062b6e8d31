"""What is counted from a day near publication."""

from datetime import datetime

import pytest

from tests.launches.mentions.wording import meaning


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in six weeks", "2026-04-13"),
        ("four weeks from today", "2026-03-30"),
        ("in a fortnight", "2026-03-16"),
        ("in three to four weeks", "2026-03-23/2026-03-30"),
        ("in two or three months", "2026-05-01/2026-06-30"),
        ("a week today", "2026-03-09"),
        ("a fortnight tomorrow", "2026-03-17"),
        ("two weeks from tomorrow", "2026-03-17"),
        ("three days from tomorrow", "2026-03-06"),
        ("two months from tomorrow", "2026-05-03"),
        ("in 10 days' time", "2026-03-12"),
        ("in three months", "2026-06"),
        ("three months from today", "2026-06-02"),
        ("in two years", "2028"),
        ("within three weeks", "2026-03-02/2026-03-23"),
        ("within two months", "2026-03-02/2026-05-02"),
        ("Metroid Prime 4 comes within the year", "2026-03-02/2026-12-31"),
        ("out tomorrow week", "2026-03-10"),
        ("at the stationer's tomorrow fortnight", "2026-03-17"),
        ("meets this day week at the hall", "2026-03-09"),
        ("the first trains will run in two years", "2028"),
        ("its first phone arrives in two years", "2028"),
        ("the first deliveries in six months", "2026-09"),
        ("the first shop opens in six weeks", "2026-04-13"),
        ("it comes here only in two years", "2028"),
        ("within a year", "2026-03-02/2027-03-02"),
        ("poured for the first time in three weeks' time", "2026-03-23"),
        ("two weeks from Friday", "2026-03-20"),
        ("3 weeks from Monday", "2026-03-30"),
        ("in two nights' time", "2026-03-04"),
    ],
)
def test_a_wording_means_its_days(text, edtf):
    assert meaning(text)[0] == edtf


def test_the_end_of_time_is_no_date():
    late = datetime.fromisoformat("9999-12-20T10:00+00:00")
    assert meaning("in six weeks", moment=late) == []
    assert meaning("in one to six weeks", moment=late) == []
    assert meaning("within six weeks", moment=late) == []
    assert meaning("新店将于三年后开业，敬请期待。", moment=late) == []
