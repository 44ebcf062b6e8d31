"""Dates: complete and possible, or none; never filled from today."""

from datetime import UTC, datetime

import pytest

from feeds.dates import parse_date, read_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wed, 06 May 26 08:00:00 MDT", "2026-05-06T14:00"),
        ("14 May 2026 10:30 -0600", "2026-05-14T16:30"),
        ("2026-06-01T07:45:00-06:00", "2026-06-01T13:45"),
        ("2026-06-01T07:45:00.123Z", "2026-06-01T07:45"),
        ("20260601T0745Z", "2026-06-01T07:45"),
        ("2026-06-01 07:45:00 +0200", "2026-06-01T05:45"),
        ("2026-06-01", "2026-06-01T00:00"),
        ("2026-06", "2026-06-01T00:00"),
        ("Sun, 09 Jun 2026 12:00:00 +0000", "2026-06-09T12:00"),
        ("Mon, 5 Jan 2026 9:05:00 EST", "2026-01-05T14:05"),
        ("Thu, 02 Jul 2026 23:59:60 Z", "2026-07-02T23:59"),
        ("Thu, 2 Jul 2026 12:00:00 CEST", "2026-07-02T10:00"),
        ("July 2, 2026 3:04 PM", "2026-07-02T15:04"),
        ("2026-07-04 7:00 PM", "2026-07-04T19:00"),
        ("2026-07-04 12:30 AM", "2026-07-04T00:30"),
        ("2026-07-04 7:00:15 p.m. EDT", "2026-07-04T23:00"),
        ("2nd July 2026", "2026-07-02T00:00"),
        ("Thu, 02-Jul-2026 12:00:00 GMT", "2026-07-02T12:00"),
        ("Thu, 02 Jul 2026 12:00:00 GMT+02:00", "2026-07-02T10:00"),
        ("Thu, 02 Jul 2026 12:00:00 +0200 (CEST)", "2026-07-02T10:00"),
        ("2026-07-02T24:00:00Z", "2026-07-03T00:00"),
    ],
)
def test_dates_are_read_as_utc(text: str, expected: str):
    moment = parse_date(text)

    assert moment is not None
    assert moment.replace(second=0, microsecond=0) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        "yesterday, after the ride",
        "Tue, 31 Feb 2026 12:00:00 +0000",
        "2026-02-31T10:00:00Z",
        "12:30",
        "--07-02",
        "July",
        "Monday",
        "2026-13-01",
        "0000-00-00",
        "1970-01-01T00:00:00Z",
        "Mon, 01 Jan 0001 00:00:00 +0000",
        "02/07/2026",
        "2026-07-02T25:00Z",
        "9999-12-31T23:59:59-12:00",
        "2 Foo 2026",
        "x" * 1_000,
    ],
)
def test_what_is_no_complete_date_is_none(text: str | None):
    assert parse_date(text) is None


def test_a_day_is_told_from_a_moment():
    assert read_date("2026-07-02") == (datetime(2026, 7, 2, tzinfo=UTC), False)
    assert read_date("2026-07-02T00:00Z") == (datetime(2026, 7, 2, tzinfo=UTC), True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday, March 2, 2026 - 10:00", "2026-03-02T10:00:00+00:00"),
        ("2026/03/02 10:00:00", "2026-03-02T10:00:00+00:00"),
        ("2026-3-2 9:05:00", "2026-03-02T09:05:00+00:00"),
        ("02.03.2026 10:00", "2026-03-02T10:00:00+00:00"),
        ("2. März 2026, 10:00", "2026-03-02T10:00:00+00:00"),
        ("Mo, 02 Mär 2026 10:00:00 +0100", "2026-03-02T09:00:00+00:00"),
        ("2 de marzo de 2026", "2026-03-02T00:00:00+00:00"),
        ("2026年3月2日 10:00", "2026-03-02T10:00:00+00:00"),
        ("2026-03-02T10:00:00+00:00Z", "2026-03-02T10:00:00+00:00"),
        ("1772445600", "2026-03-02T10:00:00+00:00"),
        ("1772445600000", "2026-03-02T10:00:00+00:00"),
    ],
)
def test_other_spellings_of_one_meaning_are_read(text: str, expected: str):
    found = parse_date(text)

    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize("text", ["02/03/2026", "2026030210", "31.02.2026", "1.2.3", "2026/13/01", "12345"])
def test_what_may_mean_two_things_or_none_is_none(text: str):
    assert parse_date(text) is None
