"""Everything that an article may say of a known launch: what is on offer before anything is weighed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from launches.announcement import Change, Status, Way
from launches.sayings import sayings
from tests.launches.story import TODAY, about, known, window


def offered(here, *ways, reason=None):
    """Return what is on offer as (status, window, change); of one reason only, if it is given."""
    return {
        (said.status.value, said.window and said.window.edtf, said.change)
        for _, said in sayings(here, ways)
        if said is not None and reason in (None, said.reasons[0])
    }


def told(*ways, launch=None):
    return offered(about("Kite.", launch), *ways, reason="the likeliest after what is known")


def test_an_article_may_always_say_nothing():
    assert (0.0, None) in list(sayings(about(""), ()))
    none = Way(Status.NONE, None, 0.7)
    assert (0.7, None) in list(sayings(about("Kite."), (none,)))


def test_every_way_to_understand_the_text_is_a_saying_as_likely_as_the_way():
    way = Way(Status.ANNOUNCED, window("2026-10-12"), 0.6, None, "12 October")
    (found,) = [(share, said) for share, said in sayings(about("Kite."), (way,)) if share]
    assert (found[0], found[1].window, found[1].phrase) == (0.6, window("2026-10-12"), "12 October")
    assert found[1].brands == ("Tern Computing",)


def test_a_later_date_that_is_put_off_is_marked_as_later():
    assert told(Way(Status.DELAYED, window("2026-11"), 1.0)) == {("delayed", "2026-11", Change.LATER)}


def test_a_wider_window_may_take_precision_back():
    assert told(Way(Status.ANNOUNCED, window("2026-10"), 1.0)) == {
        ("announced", "2026-10", None),
        ("announced", "2026-10", Change.VAGUER),
    }
    assert told(Way(Status.RELEASED, window("2026-10"), 1.0)) == {("released", "2026-10", None)}


# A day without its year


def test_a_day_without_its_year_is_the_known_one():
    next_year = Way(Status.ANNOUNCED, window("2027-10-09"), 1.0, None, "9 October")
    assert told(next_year) == {("announced", "2026-10-09", None)}


def test_a_day_without_its_year_that_has_passed_is_told_as_done():
    next_year = Way(Status.ANNOUNCED, window("2027-06-20"), 1.0, None, "20 June")
    assert told(next_year, launch=known("2026-06-20")) == {("released", "2026-06-20", None)}


def test_an_earliest_date_stays_one_until_it_is_told_as_done():
    early = Way(Status.ANNOUNCED, window("2027-10-09"), 1.0, None, "9 October", not_before=True)
    passed = replace(early, window=window("2027-06-20"), phrase="20 June")
    for way, launch, floor in (
        (early, known(), True),
        (early, known("2026-05"), True),
        (passed, known("2026-06-20"), False),
    ):
        (said,) = [said for share, said in sayings(about("Kite.", launch), (way,)) if share]
        assert said.not_before is floor


@pytest.mark.parametrize(
    ("edtf", "phrase", "launch"),
    [
        ("2027-10-09", "9 October 2027", "2026-10-09"),
        ("2027-10-10", "10 October", "2026-10-09"),
        ("2028-10-09", "9 October", "2026-10-09"),
        ("2027-10", "October", "2026-10-09"),
        ("2027-34", "second quarter", "2026-34"),
        ("2027-10-09", "9 October", None),
    ],
)
def test_a_date_with_its_year_another_date_or_another_grain_stays_what_it_is(edtf, phrase, launch):
    way = Way(Status.ANNOUNCED, window(edtf), 1.0, None, phrase)
    assert {entry[:2] for entry in told(way, launch=known(launch))} == {("announced", edtf)}


# What the state alone suggests


def state(launch):
    return offered(about("Kite.", launch), reason="what is known")


def test_an_open_launch_may_be_out_put_off_or_called_off():
    assert state(known("2026-10-09")) == {
        ("released", None, None),
        ("released", TODAY, None),
        ("released", "2026-08-17", None),
        ("delayed", None, Change.LATER),
        ("cancelled", None, None),
    }


def test_a_launch_whose_window_has_begun_may_have_come_in_it():
    assert ("released", TODAY, None) in state(known(TODAY))
    assert ("released", "2026-08", None) in state(known("2026-08"))
    assert ("released", "2026-09", None) not in state(known("2026-09"))


def test_what_was_called_off_may_be_on_again_and_what_is_out_stays_out():
    assert state(known(None, status=Status.CANCELLED)) == {("announced", None, Change.REVIVED)}
    assert state(known("2026-05", status=Status.RELEASED)) == set()


def test_a_way_that_announces_what_was_called_off_revives_it():
    gone = known(None, status=Status.CANCELLED)
    assert told(Way(Status.ANNOUNCED, window("2027-03"), 1.0), launch=gone) == {
        ("announced", "2027-03", Change.REVIVED)
    }


# The clock


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Kite lifted off at 3:52 p.m. local time.", {"2026-08-18T15:52+00:00"}),
        ("Kite lifted off at 12:10 a.m. local time.", {"2026-08-18T00:10+00:00"}),
        ("Kite lifted off at 15.52.", {"2026-08-18T15:52+00:00"}),
        ("Kite lifted off at 25:99.", set()),
        ("Kite lifted off.", set()),
    ],
)
def test_a_launch_that_was_due_by_the_minute_may_have_come_at_another_of_the_same_clock(text, minutes):
    found = offered(about(text, known("2026-08-18T15:30+00:00")), reason="at another minute")
    assert {edtf for _, edtf, _ in found} == minutes


def test_only_a_launch_that_was_due_by_the_minute_has_one():
    assert offered(about("Kite lifted off at 15:52.", known(TODAY)), reason="at another minute") == set()


# Counted


@pytest.mark.parametrize(
    ("text", "edtf", "expected"),
    [
        ("Kite slips by two weeks.", "2026-09-15", ("delayed", "2026-09-29", Change.LATER)),
        ("The launch of Kite is postponed by a fortnight.", "2026-09-15", ("delayed", "2026-09-29", Change.LATER)),
        ("We have postponed Kite by a month.", "2026-10", ("delayed", "2026-11", Change.LATER)),
        ("Kite is brought forward by three days.", "2026-09-15", ("announced", "2026-09-12", Change.EARLIER)),
        ("Kite comes two weeks later than planned.", "2026-09-15", ("delayed", "2026-09-29", Change.LATER)),
        ("Kite comes a week sooner than promised.", "2026-09-15", ("announced", "2026-09-08", Change.EARLIER)),
    ],
)
def test_a_move_that_is_counted_counts_from_the_known_date(text, edtf, expected):
    assert offered(about(text, known(edtf)), reason="counted") == {expected}


@pytest.mark.parametrize(
    ("text", "launch"),
    [
        ("Kite had been delayed by two weeks.", known("2026-09-15")),
        ("Kite is brought forward by two months.", known("2026-09-15")),
        ("Kite is blue.", known("2026-09-15")),
        ("Kite slips by two weeks.", known("2026-10")),
        ("Kite slips by two weeks.", known("2026-23")),
        ("Kite slips by two weeks.", known(None)),
        ("Kite slips by two weeks.", known("2026-09-15", status=Status.CANCELLED)),
    ],
)
def test_nothing_is_counted_that_is_history_past_or_finer_than_what_is_known(text, launch):
    assert offered(about(text, launch), reason="counted") == set()


def test_a_counted_move_keeps_the_sentence_and_the_date_it_counts_from():
    text = "Tern is sorry. Kite slips by two weeks."
    (said,) = [one for _, one in sayings(about(text, known("2026-09-15")), ()) if one and one.reasons[0] == "counted"]
    assert (said.evidence, said.was) == ("Kite slips by two weeks.", window("2026-09-15"))


# Dates that a reading has no use for


def test_a_date_ahead_that_no_way_has_may_be_the_launch_or_put_it_off():
    here = about("Kite comes on 22 October. We met on 3 March 2026.", known("2026-10"))
    assert offered(here, reason="a date beside it") == {
        ("announced", "2026-10-22", None),
        ("delayed", "2026-10-22", Change.LATER),
    }
    (day,) = {mention.window for mention, _ in here.dates() if mention.phrase == "22 October"}
    assert offered(here, Way(Status.ANNOUNCED, day, 1.0), reason="a date beside it") == set()


@pytest.mark.parametrize(("text", "floor"), [("no earlier than 22 October", True), ("on 22 October", False)])
def test_a_date_that_no_way_has_is_an_earliest_one_where_it_is_told_so(text, floor):
    found = [said for _, said in sayings(about(f"Kite comes {text}."), ()) if said and said.phrase]
    assert [said.not_before for said in found] == [floor, floor]


def test_a_date_told_often_is_on_offer_once():
    here = about("Kite comes on 22 October. On 22 October, really.", known("2026-10"))
    found = [said for _, said in sayings(here, ()) if said and said.reasons[0] == "a date beside it"]
    assert len(found) == 2


@settings(max_examples=40)
@given(
    st.text(max_size=60),
    st.text(max_size=300),
    st.sampled_from([None, "2026-08", TODAY, "2026-08-18T15:00+02:00", "2026-23"]),
    st.sampled_from(list(Status)),
)
def test_any_text_may_say_something(title, text, edtf, status):
    here = about(text, known(edtf, status=status), title)
    found = list(sayings(here, (Way(Status.ANNOUNCED, window("2027-10-09"), 1.0, None, "9 October"),)))
    assert any(said is None for _, said in found)
