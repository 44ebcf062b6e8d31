"""How a sentence stands: whether it is chatter, leans on another one, or carries signs that are not its own."""

import pytest

from launches.summary import summarise

LEAD = "Orrery Motors has revealed the Vesper, a four-door electric saloon with a range of up to 410 miles."
LAUNCH = "First customer deliveries take place in October 2026."


def test_a_name_that_begins_like_a_pronoun_refers_to_nothing():
    launch = "It will be released on 9 October by Halden and its friends in Lund."
    price = "Her Second Story is available for £40."
    other = "Halden, a firm from Lund, has revealed it. One player is 81 and the other one is eight."
    assert price in summarise("Halden reveals Her Second Story", f"{other} {launch} {price}", launch)


@pytest.mark.parametrize(
    "line",
    [
        "But yes, we know.",
        "Tern fans, assemble right here and now!",
        "I paddled the Tern for an hour in May.",
        '"The Tern is a dream come true, really," said Halden.',
        '"It was a difficult decision", said Jane Halden.',
    ],
)
def test_chatter_does_not_lead(line):
    launch = "The Tern ships in May 2026 to all of Europe."
    told = summarise("Halden's Tern folds", f"{line} The Tern is a kayak that folds into a bag. {launch}", launch)
    assert told[0] == "The Tern is a kayak that folds into a bag."


def test_a_name_in_quotation_marks_is_no_quotation():
    launch = "The first boats reach our shops in May 2026."
    text = f'Halden has news. "Tern" means a kayak that folds into a bag. {launch}'
    told = summarise("News from Halden", text, launch)
    assert '"Tern" means a kayak that folds into a bag.' in told


def test_signs_of_lists_tables_and_weight_are_left_out():
    text = "* **Vesper** comes in red.\n\n| Vesper | 64 GB | 4 October |"
    assert summarise("", text, "| Vesper | 64 GB | 4 October |") == (
        "Vesper comes in red.",
        "Vesper, 64 GB, 4 October",
    )


def test_a_back_reference_is_not_taken_without_what_it_refers_to():
    text = f"{LEAD} {LAUNCH} Also announced: the Morning Mini. It will cost around £300 in the shops."
    assert not any(sentence.startswith("It") for sentence in summarise("Vesper", text, LAUNCH))


def test_a_back_reference_may_look_over_what_names_nothing():
    text = f"{LAUNCH} Nobody is more surprised than we are. It will cost £300 in the shops."
    assert summarise("Vesper", text, LAUNCH)[-1] == "It will cost £300 in the shops."


def test_a_launch_sentence_that_lacks_its_noun_brings_the_sentence_before():
    maker = "Lindqvist will make twelve of the pianos this year."
    launch = "The first will be delivered in November."
    text = f"Vera Lindqvist builds pianos that never go out of tune. {maker} Each takes four months. {launch}"
    assert summarise("Vera Lindqvist builds pianos", text, launch)[-2:] == (maker, launch)


def test_half_a_quotation_is_no_sentence():
    text = f'{LEAD} {LAUNCH} The founder of it says: "It drives. It stops."'
    assert summarise("Vesper", text, LAUNCH) == (LEAD, LAUNCH)


def test_questions_and_quotations_do_not_lead():
    text = f'"We are so very happy about the Vesper," she said. What does leather sound like to you? {LEAD} {LAUNCH}'
    assert summarise("Vesper", text, LAUNCH)[0] == LEAD
