"""What is news of a known launch, and of which kind."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launches.announcement import Announcement, Change, Status
from launches.revision import RevisionKind, contains, launched_in, revise, same
from launches.window import LaunchWindow, Precision

PUBLISHED = datetime(2026, 6, 1, 12, tzinfo=UTC)


def window(edtf, zone=None):
    return LaunchWindow.from_edtf(edtf, zone) if edtf else None


def said(edtf=None, status=Status.ANNOUNCED, change=None, was=None):
    return Announcement("Kite", (), status, window(edtf), "", None, "", 1.0, (), change=change, was=window(was))


def kind(known, announcement, status=Status.ANNOUNCED):
    found = revise(status, window(known), announcement, PUBLISHED)
    return found and found.kind.value


WINDOWS = ["2026", "2026-Q3", "2026-08", "2026-08-18", "2026-08-18T15:00+02:00", "2026-23", "2026-W33", "2026-09"]


@pytest.mark.parametrize("edtf", WINDOWS)
@pytest.mark.parametrize("status", [Status.ANNOUNCED, Status.DELAYED])
def test_the_same_window_again_is_no_news(edtf, status):
    assert kind(edtf, said(edtf, status), status) is None


@pytest.mark.parametrize(
    ("known", "new"),
    [("2026", "2026-Q3"), ("2026-Q3", "2026-08"), ("2026-08", "2026-08-18"), ("2026-08-18", "2026-08-18T15:00+02:00")],
)
def test_a_window_inside_the_known_one_narrows_it_and_back_is_no_news(known, new):
    assert kind(known, said(new)) == "narrowed"
    assert kind(new, said(known)) is None


@given(st.sampled_from(WINDOWS), st.sampled_from(WINDOWS))
def test_narrowed_only_if_the_new_window_lies_inside(known, new):
    if kind(known, said(new)) == "narrowed":
        assert contains(window(known), window(new)) or window(new).end - window(new).start < (
            window(known).end - window(known).start
        )


def test_precision_is_taken_back_only_by_the_text_itself():
    assert kind("2026-08-18", said("2026-08", change=Change.VAGUER)) == "widened"
    assert kind("2026-08-18", said("2026-08")) is None
    assert kind("2026-08", said("2026-23", change=Change.VAGUER)) is not None
    assert kind("2026-04-09", said("2026-21", change=Change.VAGUER)) == "widened"
    assert kind("2026-06", said("2026-05-20/2026-06-10", change=Change.VAGUER)) == "widened"


def test_another_window_is_later_or_earlier():
    assert kind("2026-08", said("2026-09")) == "delayed"
    assert kind("2026-08", said("2026-07-20")) == "brought_forward"
    assert kind("2026-08-18T15:00+02:00", said("2026-08-18T16:00+02:00")) == "delayed"


def test_a_season_and_a_quarter_that_overlap_are_one_plan_in_other_words():
    assert kind("2026-23", said("2026-Q4")) is None
    assert kind("2026-Q4", said("2026-09-15/2026-10-05")) == "narrowed"
    assert kind("2026-23", said("2026-Q4", Status.DELAYED)) == "delayed"


def test_a_delay_inside_a_wide_window_is_a_delay_if_the_text_gives_the_old_date():
    assert kind("2026", said("2026-09", Status.DELAYED, was="2026-06")) == "delayed"
    assert kind("2026", said("2026-09", Status.DELAYED)) == "narrowed"
    assert kind("2026-04-09", said("2026-21", Status.DELAYED, was="2026-04-09")) == "delayed"
    assert kind("2026-04-09", said("2026-21", Status.DELAYED)) is None


def test_putting_off_without_a_date_leaves_none():
    found = revise(Status.ANNOUNCED, window("2026-08"), said(status=Status.DELAYED), PUBLISHED)
    assert found.kind.value == "delayed"
    assert found.after is None
    assert kind(None, said(status=Status.DELAYED), Status.DELAYED) is None
    assert kind(None, said(status=Status.DELAYED)) == "delayed"


def test_no_date_in_an_article_takes_none_away():
    assert kind("2026-08", said()) is None


def test_the_first_window_dates_a_launch_also_after_an_open_delay():
    assert kind(None, said("2026-08")) == "dated"
    assert kind(None, said("2027-02", Status.DELAYED), Status.DELAYED) == "dated"
    assert kind(None, said("2027-02", Status.DELAYED, was="2026-10")) == "dated"


def test_cancelled_then_reinstated():
    assert kind("2026-08", said(status=Status.CANCELLED)) == "cancelled"
    assert kind(None, said(status=Status.CANCELLED), Status.CANCELLED) is None
    assert kind(None, said(change=Change.REVIVED), Status.CANCELLED) == "reinstated"
    assert kind(None, said("2027-04"), Status.CANCELLED) == "reinstated"
    assert kind(None, said(), Status.CANCELLED) is None


def test_what_is_out_stays_out():
    assert kind("2026-05", said(status=Status.RELEASED)) == "launched"
    for later in (said("2026-09"), said(status=Status.RELEASED), said(status=Status.CANCELLED)):
        assert kind("2026-05", later, Status.RELEASED) is None


def test_an_article_without_a_launch_changes_nothing():
    assert kind("2026-08", said(status=Status.NONE)) is None


def launched(known, told):
    return launched_in(window(known), said(told, Status.RELEASED), PUBLISHED).edtf


def test_an_hour_that_was_announced_and_came_is_kept():
    assert launched("2026-06-01T15:00+02:00", "2026-06-01") == "2026-06-01T15:00+02:00"
    assert launched("2026-06-01T15:00+02:00", None) == "2026-06-01T15:00+02:00"


def test_the_report_gives_the_hour_of_a_launch():
    assert launched("2026-06-01T07:30+00:00", "2026-06-01T07:52+00:00") == "2026-06-01T07:52+00:00"


def test_a_month_becomes_the_day_it_happened():
    assert launched("2026-06", "2026-06-01") == "2026-06-01"
    assert launched("2026-06", None) == "2026-06-01"
    assert launched(None, None) == "2026-06-01"
    assert launched(None, "2026-05-30") == "2026-05-30"


def test_a_launch_that_came_early_has_the_day_of_the_report():
    assert launched("2026-08-18", None) == "2026-06-01"
    assert launched("2026-08-18", "2026-06-01") == "2026-06-01"


def test_the_ends_of_the_calendar_are_no_obstacle():
    assert launched("0001-01-01", None) == "2026-06-01"
    assert launched("9999-12-30", None) == "2026-06-01"


def test_a_date_ahead_is_not_when_it_came_out():
    assert launched(None, "2026-09-01") == "2026-06-01"
    assert launched("2026-05-31", "2026-09-01") == "2026-05-31"


def test_an_instant_lies_in_a_day_of_another_zone():
    tokyo = window("2026-08-19", "Asia/Tokyo")
    evening_before = window("2026-08-18T18:00-07:00")
    assert contains(tokyo, evening_before)
    assert not contains(window("2026-08-19"), evening_before)
    assert not contains(evening_before, tokyo)


def test_two_names_of_one_period_are_the_same_window():
    quarter = window("2026-Q3")
    assert same(quarter, LaunchWindow(quarter.start, quarter.end, Precision.RANGE))
    assert not same(window("2026-08-18"), window("2026-08-18T00:00+00:00"))


def test_an_hour_may_be_compared_with_a_day_that_was_given_up() -> None:
    known, was = LaunchWindow.from_edtf("2026-05"), LaunchWindow.from_edtf("2026-05-18")
    exact = LaunchWindow.from_edtf("2026-05-20T13:00+02:00")
    said = Announcement("Kite", (), Status.DELAYED, exact, "20 May", None, "", 0.9, (), was=was, change=Change.LATER)
    revision = revise(Status.ANNOUNCED, known, said, datetime(2026, 5, 1, tzinfo=UTC))
    assert revision is not None
    assert revision.kind is RevisionKind.DELAYED
