"""A range, or two dates of a move."""

from tests.launches.mentions.wording import meaning


def test_where_a_text_tells_a_move_a_range_is_two_dates():
    assert meaning("it slips from Q1 2027 to Q3 2027") == ["2027-33", "2027-35"]
    assert meaning("the release goes from July to October 2026") == ["2026-07", "2026-10"]
    assert meaning("the film goes from 12 March to 18 June 2027") == ["2026-03-12", "2027-06-18"]
    assert meaning("it bounces from 12 to 19 July") == ["2026-07-19"]
    assert meaning("the fair has moved online: from 24 to 27 July") == ["2026-07-24/2026-07-27"]
    assert meaning("the fair goes from 24 to 27 July") == ["2026-07-24/2026-07-27"]
