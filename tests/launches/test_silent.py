"""Texts that announce nothing: what they date in weak words is no launch, what they launch in plain words is."""

import pytest

SILENT = [
    "Product recall: Moor Crunchy 340 g\n\nMoor Foods recalls jars with the best-before date 14 February 2027.",
    "Commuters had a good December. According to figures of the department, fewer trains were late. The minister ruled"
    ' out any change "before the next election", due in October 2028.',
    "The kitchen is open daily until Christmas. The quiz is back on 13 January.",
    "The invitation shows a leaf. Pommel will hold its autumn event on 20 October. In recent years the October date was"
    " used for laptops.",
    "Ada Moor, who designed the Kite, has died at the age of 84. A day in her memory is planned for 4 May.",
    "The novel Kite has won the Corrib Prize. Its author is expected in Galway on 4 May.",
    "Passengers rose 14 per cent in a year. A new car park is due in May.",
    "Pine raises $40m\n\nThe maker has closed a round led by Hall. A factory is due to begin operation in 2028.",
    "Line 4: no service this weekend\n\nNo trams run from 6 March to 9 March. Service returns to normal on 9 March.",
    "Important: your account\n\nOn 15 March we will switch to a new payment provider.",
    "Union calls a stoppage at Northway\n\nCrew will stop work on 12 March. Flights are expected to be cancelled.",
    "Larch appoints Priya Nair as head of design. She joins on 1 April from Hall.",
    "The city council debates the gasworks on 24 March. A decision is expected before the summer.",
    "リコールのお知らせ。対象製品の回収は2026年5月4日に始まります。",
]


@pytest.mark.parametrize("text", SILENT)
def test_a_text_of_another_kind_dates_no_launch_in_weak_words(reading, text):
    announcements = reading(text).announcements
    assert announcements == () or announcements[0].window is None


def test_a_launch_in_plain_words_counts_in_any_text(reading):
    text = "The studio of Kite has won the Corrib Prize. Its next game, Kelp, goes on sale on 4 May."
    assert reading(text).announcements[0].window.edtf == "2026-05-04"


def test_a_past_opening_told_beside_figures_is_no_news_of_it(reading):
    text = "The airport handled more passengers in August than ever. The new terminal opened its doors in October 2025."
    assert reading(text).announcements == ()
