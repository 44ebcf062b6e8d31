"""What an article means once a launch and its date are known."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from launches.about import About
from launches.announcement import Announcement, Change, DateMention, Status, Verdict
from launches.article import Article
from launches.brand import Brand
from launches.context import understand
from launches.matching import LaunchState, names_of
from launches.reading import read
from launches.topics import Topics
from launches.window import LaunchWindow

TERN = Brand("Tern Computing", ("Tern",))
PUBLISHED = datetime(2026, 8, 18, 16, tzinfo=UTC)


def window(edtf):
    return LaunchWindow.from_edtf(edtf) if edtf else None


def mention(text, phrase, edtf, verdict=Verdict.WEAKER, score=2.0):
    at = text.index(phrase)
    return DateMention((at, at + len(phrase)), phrase, window(edtf), verdict=verdict, score=score)


def told(text, status=Status.ANNOUNCED, phrase="", edtf=None, evidence=None, **more):
    at = text.index(phrase) if phrase else -1
    span = (at, at + len(phrase)) if phrase else None
    line = evidence if evidence is not None else text
    return Announcement("Kite", (), status, window(edtf), phrase, span, line, 1.0, (), **more)


def meant(text, known, said=None, mentions=(), status=Status.ANNOUNCED, published=PUBLISHED, title="Kite"):
    launch = LaunchState("k", "Kite", ("Kite",), ("Tern Computing",), status, window(known), published)
    topics = Topics(Article(title, text, published), (TERN,), [launch.names])
    found = understand(About(launch, mentions, topics, names_of(launch, topics.own)), said)
    return found and (found.status.value, found.window and found.window.edtf)


# A launch that is due


@pytest.mark.parametrize(
    "text",
    [
        "Kite is on sale, and the counter shows 212.",
        "At two this afternoon the van pulled away with the first Kite.",
        "It’s here. Kite is available now.",
        "Deliveries of Kite have begun.",
        "Today Kite was carried to the door.",
    ],
)
def test_on_the_announced_day_what_is_told_as_done_is_the_launch(text):
    assert meant(text, "2026-08-18") == ("released", None)
    assert meant(text, "2026-08-18", told(text, Status.DELAYED, evidence="Those from afar go out on Thursday.")) == (
        "released",
        None,
    )


def test_today_in_an_article_that_names_nothing_and_reads_as_nothing_is_no_launch():
    text = "Today we look for a horn player."
    assert meant(text, "2026-08-18", title="Hiring") is None
    assert meant(text, "2026-08-18", told(text, Status.DELAYED), title="Hiring") == ("released", None)


def test_an_attempt_that_was_broken_off_is_no_launch():
    assert meant("The computer stopped the countdown today. Kite was open.", "2026-08-18") is None


def test_a_date_that_is_told_to_hold_holds():
    text = "Pre-orders of Kite are put off. The date, 5 October, remains unchanged."
    said = told(text, Status.DELAYED, evidence="Pre-orders of Kite are put off.")
    assert meant(text, "2026-10-05", said, [mention(text, "5 October", "2025-10-05")]) == ("announced", "2026-10-05")
    text = "All is unchanged: Kite comes in October."
    assert meant(text, "2026-10", told(text, Status.DELAYED), [mention(text, "October", "2026-10")]) == (
        "announced",
        "2026-10",
    )


def test_what_does_not_wait_for_its_date_is_no_delay():
    text = "Kite won't wait for spring: it opens on 13 February."
    spring = mention(text, "spring", "2027-21")
    day = told(text, phrase="13 February", edtf="2027-02-13")
    assert meant(text, "2027-21", day, [spring], title="Kite comes early") == ("announced", "2027-02-13")
    marked = told(text, phrase="13 February", edtf="2027-02-13", change=Change.EARLIER)
    assert meant(text, "2027-21", marked, [spring]) == ("announced", "2027-02-13")


def test_before_the_announced_day_it_is_not():
    text = "Today Kite was carried to the door."
    assert meant(text, "2026-08-19") is None
    assert meant(text, "2026-08-18T17:00+00:00") is None
    assert meant(text, "2026-08-18T15:00+00:00") == ("released", None)
    assert meant(text, None) is None


def test_a_step_before_the_launch_is_not_the_launch():
    assert meant("Today Kite is open for pre-orders.", "2026-08-18") is None
    text = "Today Kite was scrubbed. We try again on 20 August."
    delayed = told(text, Status.DELAYED, "20 August", "2026-08-20")
    assert meant(text, "2026-08-18", delayed, [mention(text, "20 August", "2026-08-20")]) == ("delayed", "2026-08-20")
    text = "The first try was today. We try again on 20 August."
    delayed = told(text, Status.DELAYED, "20 August", "2026-08-20")
    assert meant(text, "2026-08-18", delayed) == ("delayed", "2026-08-20")


def test_some_time_in_a_wide_window_a_sentence_must_name_what_is_out():
    assert meant("Kite is open, every day from ten.", "2026-08") == ("released", None)
    assert meant("The door is open, every day from ten.", "2026-08", title="A door") is None
    late = "We wait. We wait. We wait. We wait. Kite is open, every day from ten."
    assert meant(late, "2026-08") is None


def test_some_time_in_a_wide_window_a_plan_for_later_in_it_stands():
    text = "Kite is here in our hands. It goes on sale on 28 August."
    plan = told(text, phrase="28 August", edtf="2026-08-28", evidence="It goes on sale on 28 August.")
    assert meant(text, "2026-08", plan) == ("announced", "2026-08-28")
    this_week = told(text, phrase="28 August", edtf="2026-08-17", evidence="x")
    assert meant(text, "2026-08", this_week) == ("released", None)
    wait = told(text, Status.DELAYED, evidence="Our dog will have to wait.")
    assert meant(text, "2026-08", wait) == ("released", None)
    assert meant(text, "2026-08", told(text, Status.DELAYED, evidence="Kite will have to wait.")) == ("delayed", None)


def test_the_minute_of_the_launch_is_taken_by_the_clock_it_was_announced_in():
    text = "Kite lifted off at 3:52 p.m. local time."
    assert meant(text, "2026-08-18T15:30+00:00") == ("released", "2026-08-18T15:52+00:00")
    said = told(text, Status.RELEASED, edtf="2026-08-18")
    assert meant(text, "2026-08-18T15:30+00:00", said) == ("released", "2026-08-18T15:52+00:00")
    assert meant("Kite lifted off at 25:99.", "2026-08-18T15:30+00:00") == ("released", None)
    assert meant("Kite lifted off at 15:52.", "2026-08-18") == ("released", None)


# What is read wrong


def test_a_release_long_before_its_date_gives_way_to_the_date_told_again():
    text = "Kite was shown and is here. It can be had from September."
    said = told(text, Status.RELEASED, evidence="Kite was shown and is here.")
    plan = mention(text, "September", "2026-09")
    assert meant(text, "2026-23", said, [plan]) == ("announced", "2026-09")


def test_without_such_a_date_a_firm_release_is_believed():
    text = "Kite is on sale, months early."
    assert meant(text, "2026-12", told(text, Status.RELEASED)) == ("released", None)
    text = "The box was shipped to Kite on Thursday."
    assert meant(text, "2026-12", told(text, Status.RELEASED, evidence="The box was shipped on Thursday.")) is None


def test_else_the_firmest_date_ahead_stands_for_it():
    text = "The box arrived. Stores may sell Kite from 17 November, a week early. Come on 18 November."
    said = told(text, Status.RELEASED, evidence="The box arrived.")
    mentions = [
        mention(text, "17 November", "2026-11-17", score=3.4),
        mention(text, "18 November", "2026-11-18", score=2.7),
    ]
    assert meant(text, "2026-12-01", said, mentions) == ("announced", "2026-11-17")


@pytest.mark.parametrize(
    "evidence",
    ["Kite had been cancelled in May.", "After it was called off, Kite is ready.", "Kite is saved after all."],
)
def test_an_end_told_as_history_is_no_cancellation(evidence):
    assert meant(evidence, "2026-12", told(evidence, Status.CANCELLED)) is None


def test_a_cancellation_of_something_else_is_none():
    text = "Kite is blue.\n\nThe Plover Two is cancelled. Plover Two is dead."
    said = told(text, Status.CANCELLED, evidence="The Plover Two is cancelled.")
    assert meant(text, "2026-12", said) is None
    said = told(text, Status.CANCELLED, evidence="Kite is cancelled.")
    assert meant(text, "2026-12", said) == ("cancelled", None)


def test_not_starting_is_a_delay_where_the_text_puts_off():
    text = "They won't start selling Kite on Friday. The release is postponed."
    said = told(text, Status.CANCELLED, evidence="They won't start selling Kite on Friday.")
    assert meant(text, "2026-12", said) == ("delayed", None)
    assert meant(
        "It is postponed. Kite is cancelled.", "2026-12", told("", Status.CANCELLED, evidence="Kite is cancelled.")
    ) == (
        "cancelled",
        None,
    )


def test_a_delay_to_an_earlier_day_is_no_such_delay():
    text = "Everybody is late, but Kite is early: it comes on 1 October."
    date = mention(text, "1 October", "2026-10-01", score=3.0)
    said = told(text, Status.DELAYED, "1 October", "2026-10-01")
    assert meant(text, "2026-11-01", said, [date]) == ("announced", "2026-10-01")
    weak = mention(text, "1 October", "2026-10-01", score=0.5)
    assert meant(text, "2026-11-01", said, [weak]) == ("delayed", None)
    inside = told(text, Status.DELAYED, "1 October", "2026-10-01")
    assert meant(text, "2026-10", inside, [date]) == ("delayed", "2026-10-01")


def test_an_earlier_date_that_nobody_calls_earlier_is_something_else():
    text = "Kite is shown on 1 October."
    said = told(text, phrase="1 October", edtf="2026-10-01")
    assert meant(text, "2026-11-01", said) == ("announced", "2026-11-01")
    text = "Kite comes sooner, on 1 October."
    assert meant(text, "2026-11-01", told(text, phrase="1 October", edtf="2026-10-01")) == ("announced", "2026-10-01")
    text = "Kite is shown on 1 October."
    said = told(text, phrase="1 October", edtf="2026-10-01")
    assert meant(text, "2026-11-01", said, title="Kite comes sooner") == ("announced", "2026-10-01")
    moved = told(text, phrase="1 October", edtf="2026-10-01", change=Change.EARLIER, evidence="x")
    assert meant(text, "2026-11-01", moved) == ("announced", "2026-10-01")


def test_another_date_beside_the_known_one_is_something_else():
    text = "Kite comes on 1 November. A fair is on 1 December."
    said = told(text, phrase="1 December", edtf="2026-12-01", evidence="A fair is on 1 December.")
    known = mention(text, "1 November", "2026-11-01")
    assert meant(text, "2026-11-01", said, [known]) == ("announced", "2026-11-01")
    gone = mention(text, "1 November", "2026-11-01", Verdict.SUPERSEDED)
    assert meant(text, "2026-11-01", said, [gone]) == ("announced", "2026-12-01")
    assert meant(text, "2026-11", told(text, edtf="2026-11-01")) == ("announced", "2026-11-01")
    assert meant(text, "2026-11-01", told(text, edtf="2026-11")) == ("announced", "2026-11")


def test_what_is_now_holds():
    text = "Rollout is on 20 October. The opportunity is now 25 October."
    said = told(text, phrase="20 October", edtf="2026-10-20", evidence="Rollout is on 20 October.")
    mentions = [mention(text, "20 October", "2026-10-20"), mention(text, "25 October", "2026-10-25", score=-2.0)]
    assert meant(text, "2026-10-18", said, mentions) == ("announced", "2026-10-25")
    past = "Rollout is on 20 October. The opportunity is now 25 May."
    mentions = [mention(past, "25 May", "2026-05-25")]
    assert meant(past, "2026-10-22", told(past, edtf="2026-10-24"), mentions) == ("announced", "2026-10-24")


# Precision taken back


@pytest.mark.parametrize(
    "text",
    [
        "Kite's boss would no longer commit to a day. It's this autumn.",
        "Kite is not a slip. It’s this autumn.",
        "We would rather not say a day for Kite. It's this autumn.",
        "The only thing we say of Kite: it's this autumn.",
    ],
)
def test_precision_is_taken_back_where_the_text_says_so(text):
    autumn = mention(text, "autumn", "2026-23")
    assert meant(text, "2026-10-09", None, [autumn]) == ("announced", "2026-23")
    said = told(text, phrase="autumn", edtf="2026-23")
    assert meant(text, "2026-10-09", said, [autumn]) == ("announced", "2026-23")
    assert meant(text, "2026-23", None, [autumn]) is None
    assert meant(text, None, None, []) is None


def test_a_vaguer_word_alone_takes_nothing_back():
    text = "Kite comes this autumn."
    assert meant(text, "2026-10-09", None, [mention(text, "autumn", "2026-23")]) is None


# Delays


def test_denying_the_known_date_is_a_delay():
    text = "Kite won't come in October. We can't name a date."
    october = mention(text, "October", "2026-10")
    assert meant(text, "2026-10", None, [october]) == ("delayed", None)
    assert meant(text, "2026-10-09", None, [october]) == ("delayed", None)
    assert meant(text, "2026-12", None, [october]) is None


def test_giving_a_date_up_is_a_delay_to_the_date_given_for_it():
    text = "So April is out. Kite lands in stores on June 26 instead."
    mentions = [mention(text, "April", "2027-04"), mention(text, "June 26", "2027-06-26")]
    assert meant(text, "2027-04", None, mentions) == ("delayed", "2027-06-26")
    said = told(text, phrase="June 26", edtf="2027-06-26")
    assert meant(text, "2027-04", said, mentions) == ("delayed", "2027-06-26")


def test_the_new_date_may_be_told_before_the_denial():
    text = "Kite is pushed back, to 17 September. So it won't come in April."
    mentions = [mention(text, "17 September", "2027-09-17", score=0.0), mention(text, "April", "2027-04")]
    assert meant(text, "2027-04-16", None, mentions) == ("delayed", "2027-09-17")


def test_a_denial_in_another_part_of_the_sentence_is_none():
    text = "It isn't blue: Kite comes in October."
    october = mention(text, "October", "2026-10")
    assert meant(text, "2026-10", told(text, phrase="October", edtf="2026-10"), [october]) == ("announced", "2026-10")


def test_a_delay_without_a_date_takes_the_date_told_elsewhere():
    text = "Not today, Kite. It leaked. We will try again on October 7. The window is the same."
    date = mention(text, "October 7", "2026-10-07", score=1.2)
    said = told(text, Status.DELAYED, evidence="Not today, Kite.")
    assert meant(text, "2026-10-05T07:30-07:00", said, [date]) == ("delayed", "2026-10-07T07:30-07:00")
    assert meant(text, "2026-10-05", said, [date]) == ("delayed", "2026-10-07")
    other = text.replace("The window is the same.", "Bye.")
    assert meant(other, "2026-10-05T07:30-07:00", said, [mention(other, "October 7", "2026-10-07")]) == (
        "delayed",
        "2026-10-07",
    )


def test_a_delay_without_a_date_beside_the_confirmed_one_is_noise():
    text = "Some fear a delay of Kite. It is 9 October, as announced."
    said = told(text, Status.DELAYED, evidence="Some fear a delay of Kite.")
    date = mention(text, "9 October", "2026-10-09")
    assert meant(text, "2026-10-09", said, [date]) is None
    text = "Kite is delayed. It was previously set for 9 October."
    said = told(text, Status.DELAYED, evidence="Kite is delayed.")
    assert meant(text, "2026-10-09", said, [mention(text, "9 October", "2026-10-09")]) == ("delayed", None)
    assert meant(text, None, said) == ("delayed", None)


# In passing


def test_a_date_told_in_passing_narrows_or_dates():
    text = "Number four is Kite. It is due on 22 October."
    date = mention(text, "22 October", "2026-10-22", score=1.2)
    assert meant(text, "2026-10", None, [date]) == ("announced", "2026-10-22")
    assert meant(text, None, None, [date]) == ("announced", "2026-10-22")
    weak = mention(text, "22 October", "2026-10-22", score=0.5)
    assert meant(text, None, None, [weak]) is None
    event = mention(text, "22 October", "2026-10-22", Verdict.EVENT)
    assert meant(text, "2026-10", None, [event]) is None
    assert meant(text, "2026-11", None, [date]) is None


def test_inside_the_known_window_weaker_words_do():
    text = "We'll hand the first Kite over on 22 October."
    date = mention(text, "22 October", "2026-10-22", score=0.0)
    assert meant(text, "2026-10", None, [date]) == ("announced", "2026-10-22")
    text = "We eat on 22 October."
    date = mention(text, "22 October", "2026-10-22", score=0.0)
    assert meant(text, "2026-10", None, [date], title="Kite on 22 October") == ("announced", "2026-10-22")
    assert meant(text, "2026-10", None, [date]) is None


def test_dates_of_something_else_are_not_the_launchs():
    text = "Kite is blue.\n\nThe Plover Two comes on 22 October. We like the Plover Two."
    date = mention(text, "22 October", "2026-10-22", score=3.0)
    assert meant(text, "2026-10", None, [date], title="Kite, Plover Two") is None
    assert meant(text, "2026-10", None, [DateMention((900, 905), "x", window("2026-10-01"))]) is None


# What was called off


def test_what_was_called_off_comes_back():
    text = "Kite, which we had to cancel in June, is alive again."
    assert meant(text, None, None, status=Status.CANCELLED) == ("announced", None)
    assert meant(text, None, told(text, Status.CANCELLED), status=Status.CANCELLED) == ("announced", None)
    text = "Kite will come after all, in May."
    may = mention(text, "May", "2027-05")
    said = told(text, phrase="May", edtf="2027-05")
    assert meant(text, None, said, [may], status=Status.CANCELLED) == ("announced", "2027-05")
    weak = mention(text, "May", "2027-05", score=1.0)
    assert meant(text, None, said, [weak], status=Status.CANCELLED) == ("announced", None)
    released = told(text, Status.RELEASED)
    assert meant(text, None, released, status=Status.CANCELLED) == ("released", None)


def test_the_date_of_the_end_is_not_that_of_the_return():
    text = "The flights of Kite that we scrapped in July return after all, beginning on 27 September."
    july = mention(text, "July", "2027-07", score=3.4)
    day = mention(text, "27 September", "2026-09-27", score=1.6)
    said = told(text, phrase="July", edtf="2027-07")
    assert meant(text, None, said, [july, day], status=Status.CANCELLED) == ("announced", "2026-09-27")
    assert meant(text, None, said, [july], status=Status.CANCELLED) == ("announced", None)


def test_a_date_in_a_sentence_that_names_the_launch_goes_before_one_in_another():
    text = "Three pictures come out at Halloween. Kite will open on 26 December."
    said = told(text, phrase="Halloween", edtf="2026-10-31", evidence="Three pictures come out at Halloween.")
    mentions = [
        mention(text, "Halloween", "2026-10-31", score=3.4),
        mention(text, "26 December", "2026-12-26", score=2.8),
    ]
    assert meant(text, "2026-10-30", said, mentions) == ("announced", "2026-12-26")


def test_what_was_called_off_stays_so_without_a_word_of_return():
    text = "Kite was lovely."
    assert meant(text, None, None, status=Status.CANCELLED) is None
    assert meant(text, None, told(text, Status.CANCELLED), status=Status.CANCELLED) == ("cancelled", None)
    assert meant(text, None, told(text, edtf="2027-05"), status=Status.CANCELLED) == ("announced", "2027-05")


def test_what_is_out_is_left_as_it_is_read():
    text = "Kite won't be forgotten."
    said = told(text, edtf="2027-05")
    assert meant(text, "2026-05", said, status=Status.RELEASED) == ("announced", "2027-05")


@settings(deadline=None)
@given(
    st.text(max_size=60),
    st.text(max_size=500),
    st.sampled_from([None, "2026-08", "2026-08-18", "2026-08-18T15:00+02:00"]),
)
def test_any_text_can_be_understood(title, text, known):
    article = Article(title, text, PUBLISHED)
    reading = read(article, (TERN,))
    said = reading.announcements[0] if reading.announcements else None
    for status in Status:
        meant(text, known, said, reading.mentions, status=status, title=title)
