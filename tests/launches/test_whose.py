"""Whose date it is: by which names a date stands, and where the document first told them."""

from datetime import UTC, datetime

from launches.article import Article
from launches.reading import take_apart
from launches.whose import Whose

TITLE = "Nissan shows the Leaf"


def _told(text: str, title: str = TITLE) -> tuple[list[set[str]], list[set[str]]]:
    """Return the signs of each date, and those of its line."""
    document, candidates = take_apart(Article(title, text, datetime(2009, 8, 3, tzinfo=UTC)), None)
    whose = Whose(document)
    of_dates = [set(whose.signs_of(one)["whose date"]) for one in candidates]
    return of_dates, [set(whose.signs_of_line(one.line)["whose"]) for one in candidates]


def test_a_date_of_what_the_headline_names_is_told_from_that_of_another() -> None:
    (leaf, other), (first, second) = _told(
        "The launch of the Leaf is slated for late 2010. Mitsubishi will sell its own small car from April 2010."
    )
    assert {"subject of the headline", "of the clause of the headline", "before of the headline"} <= leaf
    # Only capitals inside of a sentence tell a name at its beginning.
    assert "subject none" in other
    assert {"opens the", "opens the, first of the headline", "new names 0"} <= first
    assert {"opens other", "new names 0"} <= second


def test_a_new_name_is_known_by_a_capital_elsewhere() -> None:
    (car,), (line,) = _told("Mitsubishi sells one in April 2010. Nobody had asked Mitsubishi for it.")
    assert {"subject new", "subject new, line 1", "of the clause new", "before new"} <= car
    assert {"beside new", "new names 1", "opens other, first new"} <= line


def test_versions_share_words_with_the_headline() -> None:
    (plain, pro, both), _ = _told(
        "The Pixel 7 arrives on 4 October 2009. The Pixel 7 Pro does on 9 October 2009. Both were on 2 July 2009.",
        title="Pixel 7",
    )
    assert "subject of the headline" in plain
    assert "subject of the headline and new" in pro
    assert "subject none" in both


def test_names_of_the_opening_are_told_from_later_ones() -> None:
    text = "The makers met Omar. A talk with Ada followed. On 4 May 2010 Omar Ada and old Ada meet, in May 2011 Omar."
    (first, second), (line, _) = _told(text)
    assert {"subject none", "after of the opening", "after of the opening, 0"} <= first
    assert {"subject of the opening", "before old"} <= second
    assert {"beside of the opening", "beside old"} <= line


def test_names_are_partly_new_or_old() -> None:
    text = "It was Ada. It was on 1 May 2010 that Ada Lovelace of Leaf Ada came, not in May 2011."
    (_, second), (line, _) = _told(text)
    assert {"beside partly", "beside of the headline and old"} <= line
    assert "before of the headline and old" in second
    assert "takes up of the opening" in line or "takes up new" in line


def test_the_first_line_and_a_possessive() -> None:
    (title,), (line,) = _told("It is Nissan's.", title="Nissan's Leaf comes in May 2010")
    assert "subject of the first line" in title
    assert "beside of the first line" in line


def test_months_and_times_are_no_names() -> None:
    (date, _), _ = _told("They begin on Monday, 4 January 2010, at 9 AM EST, and end in May 2010.")
    assert not any(sign.startswith("after") for sign in date)


def test_whom_a_pronoun_takes_up() -> None:
    _, (line,) = _told("They call it the Leaf. It comes in May 2010.")
    assert "takes up of the headline" in line
