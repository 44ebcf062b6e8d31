"""Dates that are told from another date of the text: what "a year later" and "that autumn" count from."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launches.article import Article
from launches.reading import take_apart

NOVEMBER = datetime(2023, 11, 20, 10, tzinfo=UTC)


def windows(text, *, title="", published=NOVEMBER):
    """Return the EDTF of each date of an article, in order."""
    _, candidates = take_apart(Article(title, text, published), None)
    return [candidate.window.edtf for candidate in candidates]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The game is due in March 2025. Its box for four comes in the fall of that year.", ["2025-03", "2025-23"]),
        (
            "The library opens on 9 March 2024. A branch follows in the autumn of the same year.",
            ["2024-03-09", "2024-23"],
        ),
        ("It is sold from spring 2024, the wide one from the second half of that year.", ["2024-21", "2024-41"]),
        ("It is due in June 2024, the film in October of that year.", ["2024-06", "2024-10"]),
        ("The saw comes in January 2025. A battery version is planned for later that year.", ["2025-01", "2025"]),
        ("It goes live in March 2024, and a Portuguese one is planned for the same year.", ["2024-03", "2024"]),
        ("It opens on 9 March 2024, and its café on the same day.", ["2024-03-09", "2024-03-09"]),
        ("It opens on 9 March 2024, and its café later that month.", ["2024-03-09", "2024-03"]),
        ("It opens on 9 March 2024, and its café that same week.", ["2024-03-09", "2024-W10"]),
        ("It is due in summer 2024; the paperback comes out that winter.", ["2024-22", "2024-24"]),
        ("The shop opens in April 2024. The Hamburg shop follows a month later.", ["2024-04", "2024-05"]),
        ("It opens on 4 June 2024. The bar follows two weeks later.", ["2024-06-04", "2024-06-18"]),
        ("It opens on 4 June 2024. The bar follows a fortnight after that.", ["2024-06-04", "2024-06-18"]),
        ("It opens on 4 June 2024. The bar follows three months after.", ["2024-06-04", "2024-09"]),
        ("Part one comes in November 2024; part two, a year after.", ["2024-11", "2025-11"]),
        ("The game is due in summer 2024, the film a year later.", ["2024-22", "2025-22"]),
        ("The game is due in the third quarter of 2024, and the film two years later.", ["2024-35", "2026-35"]),
        ("The game is due in 2025, the film a year later.", ["2025", "2026"]),
        ("The Hare is due in March 2024. The Hedgehog joins it in the year after.", ["2024-03", "2025"]),
        ("The tent comes in February 2024. A larger one will be the following year's.", ["2024-02", "2025"]),
        ("It starts in December 2024, in Ghent the month after.", ["2024-12", "2025-01"]),
        ("It starts on 9 March 2024, in Ghent the following week.", ["2024-03-09", "2024-W11"]),
        ("It starts on 9 March 2024, in Ghent the day after.", ["2024-03-09", "2024-03-10"]),
        ("The game is due in June 2024 and the film in the following spring.", ["2024-06", "2025-21"]),
        ("The game is due in May 2024 and the film in the following spring.", ["2024-05", "2025-21"]),
        ("The game is due in June 2024 and the film in the following March.", ["2024-06", "2025-03"]),
        ("The game is due in June 2024, the film in May of the following year.", ["2024-06", "2025-05"]),
        ("The opera opens on 7 December 2024. The dress rehearsal is on the 4th.", ["2024-12-07", "2024-12-04"]),
        ("The band tour in February, starting in Hull on the 3rd.", ["2024-02", "2024-02-03"]),
    ],
)
def test_a_date_may_be_told_from_the_one_before(text, edtf):
    assert windows(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # nothing is told that it could count from
        ("The Hamburg shop follows a month later.", []),
        ("We opened in 2015. The Hamburg shop followed a year later.", ["2015"]),
        # later than planned
        ("It now opens on 4 June 2024, two weeks later.", ["2024-06-04"]),
        ("It opens two weeks later than planned, on 4 June 2024.", ["2024-06-04"]),
        # no such step from a date that is not as exact
        ("The game is due in summer 2024. The film follows two weeks later.", ["2024-22"]),
        ("The game is due in summer 2024. The film follows a month later.", ["2024-22"]),
        ("The game is due in 2024, and the film that month.", ["2024"]),
        ("The game is due in 2024, and the film the following week.", ["2024"]),
        ("The game is due in 2024, and the film the day after.", ["2024"]),
        # not after a date, but after what is named
        ("It opens on 4 June 2024. The bar follows two weeks after the kitchen.", ["2024-06-04"]),
        ("It opens in the year 9800. The bar follows 300 years later.", []),
        # what is true until then, or has been so, is of now
        ("It opens on 4 June 2024. The road is closed until the 30th.", ["2024-06-04", "2023-11-30"]),
        ("It opens on 4 June 2024. Its founder died on the 14th.", ["2024-06-04", "2023-11-14"]),
        ("It opens in February 2024. The bar follows on the 30th.", ["2024-02", "2023-11-30"]),
    ],
)
def test_nothing_is_told_where_there_is_nothing_to_count_from(text, edtf):
    assert windows(text) == edtf


def test_there_is_no_time_after_the_end_of_the_calendar():
    text = "It opens next year. The bar follows 300 years later."
    assert windows(text, published=datetime(9850, 11, 20, tzinfo=UTC)) == ["9851"]


def test_the_headline_is_told_before_the_text():
    title = "Kite to fly in March 2025"
    assert windows("Its sister is to follow a year later.", title=title) == ["2025-03", "2026-03"]


def test_a_date_counts_from_that_of_its_own_sentence_first():
    text = "Kite flies in March 2025. Heron flies in June 2026, and Crane a month later."
    assert windows(text) == ["2025-03", "2026-06", "2026-07"]


@given(st.dates(date(2023, 12, 1), date(2090, 12, 1)), st.integers(2, 19))
def test_weeks_later_are_counted_in_days(day, weeks):
    text = f"It opens on {day.isoformat()}. The bar follows {weeks} weeks later."
    first, second = windows(text)
    assert (date.fromisoformat(second) - date.fromisoformat(first)).days == 7 * weeks


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # a condition is ahead, whatever its participle looks like
        ("It costs less if bought by 10 December.", "2023-11-20/2023-12-10"),
        ("Unless ordered by 10 December, it is dearer.", "2023-11-20/2023-12-10"),
        # what should have been is a plan, what should be there is to come
        ("The ward should have received its first patients on 2 December.", "2023-12-02"),
        ("You should have it by 2 December.", "2023-11-20/2023-12-02"),
        # "was … to" tells a plan only where nothing has been done in between
        ("The lock was opened to boats on Saturday.", "2023-11-18"),
        # "when" and what is only the purpose are no verbs of the date
        ("He was there when the barriers were pushed aside on Thursday.", "2023-11-16"),
        ("She needed three blows on Saturday to open it.", "2023-11-18"),
        # what can be done or had is to come, whoever has paid before
        ("Readers who had paid can vote until 3 December.", "2023-12-03"),
        ("The lamp is to be had from 3 December.", "2023-12-03"),
        ("We can do it, the boss said in October.", "2023-10"),
        # what people were told to expect is a plan
        ("Viewers had been told to expect it in January.", "2024-01"),
        # behind an article such a form is no verb
        ("A restored tram runs from 3 December.", "2023-12-03"),
        # forms of the past that do not end in "ed", or hardly
        ("The founder died in January.", "2023-01"),
        ("The bakers struck in October.", "2023-10"),
        ("The doors swung open on Saturday.", "2023-11-18"),
        ("The shop threw open its doors in October.", "2023-10"),
        ("The shop threw its doors open in October.", "2023-10"),
        ("Sales got going in October.", "2023-10"),
        ("The mayor set the line going in October.", "2023-10"),
        ("Prices set, it is going on sale in October.", "2024-10"),
        ("The Kite, all set to be going on sale in October, is blue.", "2024-10"),
        # what is counted from lies behind, what is only a reason may be ahead
        ("Since the first trip on 9 November, it has grown.", "2023-11-09"),
        ("Since opening on Saturday it has had 400 guests.", "2023-11-18"),
        ("Since it opens on Saturday, we are busy.", "2023-11-25"),
        ("The hall has its first night in February.", "2024-02"),
        # who chose a date has it ahead, and so has what is put off to it
        ("The studio picked 9 February.", "2024-02-09"),
        ("They put it off to 9 February.", "2024-02-09"),
        # what somebody said would be is still to come, what would have been is not
        ("The firm announced that it would sell it from 9 February.", "2024-02-09"),
        ("The firm said it would have sold them on Saturday.", "2023-11-18"),
    ],
)
def test_the_verb_tells_whether_a_date_lies_behind(text, edtf):
    assert windows(text) == [edtf]


def test_what_is_promised_this_side_of_a_feast_comes_before_it():
    assert windows("It will ship this side of Christmas.") == ["2023-11-20/2023-12-24"]
