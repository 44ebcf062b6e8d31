"""Names that stand to their dates as the headline's launch does, and those that share its verb."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from launches.announcement import Status
from launches.asides import Told
from launches.listed import in_one_breath
from launches.reading import read
from tests.launches.story import TERN, article, topics_of

LIST = "We publish Salt Road on 3 September, Night Swim on 1 October and Elland on 5 November."


def breath(text, title="Autumn", **changed):
    reading = read(article(title, text), (TERN,), followed=True)
    topics = topics_of(title, text)
    said = replace(reading.announcements[0], **changed)
    index = topics.sentence_at(said.span[0]) if said.span else None
    headline = Told(said, topics.subject(index), index, headline=True)
    found = in_one_breath(headline, topics, reading.mentions)
    return [(told.topic and told.topic.name, told.said.window and told.said.window.edtf) for told in found]


def test_each_name_of_a_sentence_has_the_date_behind_it():
    assert breath(LIST) == [("Salt Road", "2026-09-03"), ("Night Swim", "2026-10-01"), ("Elland", "2026-11-05")]


def test_a_list_goes_on_in_the_next_sentence_and_each_may_have_its_verb():
    begun = "Salt Road reaches shops on 3 September."
    listed = [("Salt Road", "2026-09-03"), ("Night Swim", "2026-10-01"), ("Elland", "2026-11-05")]
    assert breath(f"{begun} Night Swim follows on 1 October, and Elland on 5 November.") == listed
    assert breath("Salt Road opens 3 September and Night Swim opens 1 October.") == listed[:2]
    assert breath(f"{begun}\n\nNight Swim follows on 1 October, and Elland on 5 November.") == listed[:1]


def test_what_is_out_lists_nothing_that_comes():
    assert breath(LIST, status=Status.RELEASED) == [("Salt Road", "2026-09-03")]
    assert breath(LIST, window=None, span=None)[1:] == []


def test_a_date_that_stands_in_no_sentence_is_in_no_list():
    reading = read(article("Autumn", LIST), (TERN,), followed=True)
    topics = topics_of("Autumn", LIST)
    nowhere = [replace(date, span=(date.span[0] + 1000, date.span[1] + 1000)) for date in reading.mentions]
    headline = Told(reading.announcements[0], None, 0, headline=True)
    assert in_one_breath(headline, topics, nowhere) == [headline]


def test_names_twice_or_with_words_between_are_no_list():
    assert breath("We publish Salt Road on 3 September, then Salt Road on 1 October.")[1:] == []
    assert breath("We publish Salt Road on 3 September, and see Night Swim off the stage on 1 October.")[1:] == []


def test_a_row_that_goes_on_is_a_sentence():
    rows = "Salt Road: 3 September\nNight Swim: 1 October, and we shall say more of it to all of you in the next letter"
    assert breath(rows)[1:] == []


@given(st.permutations(["Salt Road", "Night Swim", "Elland", "Kelp"]), st.integers(2, 4), st.sampled_from([", ", "; "]))
@settings(max_examples=40)
def test_any_order_and_number_of_names_is_read(names, number, sign):
    days = ["3 September", "1 October", "5 November", "7 December"]
    pairs = [f"{name} on {day}" for name, day in zip(names[:number], days, strict=False)]
    found = breath(f"We publish {sign.join(pairs)}.")
    assert [name for name, _ in found] == names[:number]


def test_rows_follow_each_other():
    apart = "Salt Road: 3 September\nThe fair begins on 4 September and ends on 6 September.\nNight Swim: 1 October"
    assert breath(apart)[1:] == []
    assert breath("Salt Road: 3 September\nWe shall see.\nNight Swim: 1 October")[1:] == []


def test_two_names_of_the_headline_may_do_it_together():
    text = "Weta and Kea go on sale in November 2026."
    assert [name for name, _ in breath(text, "Weta and Kea in November")] == ["Weta", "Kea"]
    assert [name for name, _ in breath(text, "Weta in November")] == ["Weta"]
    assert len(breath("Weta and the Kea goes on sale in November 2026.", "A book in November")) == 1
