"""What an article may tell to be coming beside its headline's launch, before anything is weighed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from launches.announcement import Status
from launches.claims import claims, is_joined
from launches.reading import read
from launches.topics import Topics
from tests.launches.story import TERN, article, known

TWO = "The Kite goes on sale in May 2027. The Plover follows in June 2027."


def claimed(title, text, *launches, covered=()):
    """Return what may be launches of their own; `covered` are the names that are spoken of already."""
    told = article(title, text)
    topics = Topics(told, (TERN,), [launch.names for launch in launches])
    reading = read(told, (TERN,))
    headline = reading.announcements[0] if reading.announcements else None
    words = {topic.words for topic in topics.topics.values() if topic.name in covered}
    return list(claims(reading, topics, (TERN,), headline, words))


def brief(found):
    return [(claim.topic.name, claim.said.window and claim.said.window.edtf) for claim in found]


def test_a_date_beside_the_headlines_is_a_claim_with_its_sentence():
    (claim,) = claimed("Kite comes in May", TWO, covered=["Kite"])
    assert brief([claim]) == [("Plover", "2027-06")]
    assert claim.sentence == 1
    assert (claim.said.phrase, claim.said.evidence) == ("June 2027", "The Plover follows in June 2027.")
    assert claim.said.status is Status.ANNOUNCED
    start, end = claim.said.span
    assert TWO[start:end] == "June 2027"


def test_the_headlines_own_date_is_none():
    assert "2027-05" not in [edtf for _, edtf in brief(claimed("Kite comes in May", TWO, covered=["Kite"]))]


def test_a_date_that_has_passed_is_none():
    text = "The Kite goes on sale in May 2027. The Plover came out in June 2024."
    assert "2024-06" not in [edtf for _, edtf in brief(claimed("Kite comes in May", text, covered=["Kite"]))]


def test_what_is_known_or_spoken_of_already_is_no_claim():
    plover = known("2027-06", "Plover")
    assert "Plover" not in [name for name, _ in brief(claimed("Kite comes in May", TWO, plover, covered=["Kite"]))]
    assert claimed("Kite and Plover", TWO, covered=["Kite", "Plover"]) == []


def test_what_is_promised_without_a_date_is_a_claim():
    text = "The Kite goes on sale in May 2027. The Plover is in preparation."
    (claim,) = claimed("Kite comes in May", text, covered=["Kite"])
    assert brief([claim]) == [("Plover", None)]
    assert {"undated claim", "in a dated sentence False", "dated, too False"} <= claim.signs
    assert any(sign.startswith("promised ") for sign in claim.signs)
    assert (claim.said.span, claim.said.phrase) == (None, "")


def test_what_plain_words_promise_is_a_claim():
    text = "The Kite goes on sale in May 2027. A wireless room sensor will follow."
    assert ("wireless room sensor", None) in brief(claimed("Kite comes in May", text, covered=["Kite"]))


def test_the_signs_tell_how_a_date_stands_to_the_headlines():
    (claim,) = claimed("Kite comes in May", TWO, covered=["Kite"])
    assert "later than the headline's" in claim.signs
    text = "The Kite goes on sale in May 2027. The Kite Max follows in May 2027."
    found = claimed("Kite comes in May", text, covered=["Kite"])
    signs = {claim.topic.name: claim.signs for claim in found if claim.said.window}
    assert {"same start than the headline's", "extends another True", "shares a word with the headline's True"} <= (
        signs["Kite Max"]
    )


def test_what_a_date_was_judged_by_speaks_for_its_claim_too():
    (claim,) = claimed("Kite comes in May", TWO, covered=["Kite"])
    assert "date before:follows" in claim.signs
    assert any(sign.startswith("dates ") and "thing share" in sign for sign in claim.signs)


def test_a_sentence_that_only_goes_on_is_read_with_the_one_before_it():
    def words(text):
        told = article("News", text)
        (claim,) = (
            one for one in claims(read(told, (TERN,)), Topics(told, (TERN,)), (TERN,), None, set()) if one.said.span
        )
        return {sign.removeprefix("dated word ") for sign in claim.signs if sign.startswith("dated word ")}

    text = "The Plover is a lamp. It follows in June 2027."
    assert {"lamp", "follows"} <= words(text)
    assert "lamp" not in words(text.replace(" It", "\n\nIt"))
    assert "lamp" not in words(text.replace("It", "The Plover"))


def test_without_a_headlines_date_nothing_is_compared():
    told = article("Kite and Plover", TWO)
    found = list(claims(read(told, (TERN,)), Topics(told, (TERN,)), (TERN,), None, set()))
    assert brief(found)[:2] == [("Kite", "2027-05"), ("Plover", "2027-06")]
    assert all("headline undated" in claim.signs for claim in found[:2])


def test_how_a_piece_reads_alone_is_a_sign():
    (claim,) = claimed("Kite comes in May", TWO, covered=["Kite"])
    assert {sign.rpartition(" ")[0] for sign in claim.signs if sign.startswith("alone")} == {
        "alone none",
        "alone so",
        "alone out",
    }


def test_a_piece_that_is_told_twice_reads_alone_alike():
    told = article("News", "The Plover follows in June 2027.\n\nThe Plover follows in June 2027.")
    found = claims(read(told, (TERN,)), Topics(told, (TERN,)), (TERN,), None, set())
    one, two = ({sign for sign in claim.signs if sign.startswith("alone")} for claim in found if claim.said.span)
    assert len(one) == 3
    assert one == two


def test_an_empty_article_or_one_that_names_only_the_brand_claims_nothing():
    assert claimed("", "") == []
    assert claimed("Kite", "") == []
    assert claimed("Tern", "Tern opens in May 2027. Tern Computing is glad.") == []
    assert claimed("", "· · ·\n\n—") == []


def test_of_a_hundred_dates_the_first_dozen_are_looked_at():
    days = " ".join(f"The Plover {n} comes on {n % 28 + 1} May 2027." for n in range(2, 102))
    found = [claim for claim in claimed("Kite", days) if claim.said.window is not None]
    assert 0 < len(found) <= 12


@settings(max_examples=40)
@given(st.text(max_size=60), st.text(max_size=300))
def test_what_any_text_claims_stands_in_it(title, text):
    for claim in claimed(title, text, known()):
        assert not claim.topic.known
        assert claim.said.evidence in text


def test_two_things_in_a_row_may_share_one_date():
    found = claimed("Kite comes in May", "The Kite and the Plover come out in May 2027.", covered=["Kite"])
    dated = [claim for claim in found if claim.said.span]
    assert brief(dated) == [("Plover", "2027-05")]
    assert {"joined", "joined to the headline's True", "same as the headline's"} <= dated[0].signs


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("The Kite comes out in May 2027. The Plover has been delayed to autumn 2027.", [True]),
        ("The Kite comes out in May 2027. The Plover follows in autumn 2027.", [False]),
        ("The Kite and the Plover have been delayed to May 2027.", [True]),
        ("The Kite and the Plover come out in May 2027.", [False]),
        ("The Kite comes out in May 2027. The Plover has been postponed, and there is no new date.", [True]),
    ],
)
def test_a_claim_tells_whether_it_is_put_off(text, late):
    found = claimed("Kite comes in May", text, covered=["Kite"])
    assert [claim.late for claim in found if claim.topic.name == "Plover"][:1] == late


def test_what_stands_in_no_row_has_no_share_in_the_headlines_date():
    found = claimed("Kite comes in May", "The Plover sold well. The Kite comes out in May 2027.", covered=["Kite"])
    assert not [claim for claim in found if claim.said.span]


@pytest.mark.parametrize(
    ("line", "joined"),
    [
        ("The Kite and the Plover come.", True),
        ("The Plover, the Kite and a lamp come.", True),
        ("Comes with Plover", True),
        ("The Plover comes.", False),
        ("It comes.", False),
    ],
)
def test_a_row_is_told_by_what_stands_beside_a_name(line, joined):
    assert is_joined("Plover", line) is joined


def test_dates_inside_and_around_the_headlines_are_told_apart():
    text = "The Kite goes on sale in May 2027. The Plover follows on 4 May 2027. The Heron is for 2027."
    signs = {claim.said.window.edtf: claim.signs for claim in claimed("Kite comes in May", text) if claim.said.span}
    assert "inside the headline's" in signs["2027-05-04"]
    assert "around the headline's" in signs["2027"]


def test_two_words_for_one_thing_are_one_claim_and_two_things_are_two():
    text = "The Kite goes on sale in May 2027. A lamp for readers, the Plover, is in the works."
    one = [name for name, edtf in brief(claimed("Kite comes in May", text, covered=["Kite"])) if edtf is None]
    assert len({"lamp", "Plover", "lamp for readers"} & set(one)) == 1
    text = "The Kite goes on sale in May 2027. The Siskin and the Plover are in the works."
    two = [name for name, edtf in brief(claimed("Kite comes in May", text, covered=["Kite"])) if edtf is None]
    assert set(two) == {"Siskin", "Plover"}


def test_the_signs_tell_how_a_name_stands_in_its_sentence():
    (claim,) = claimed("Kite comes in May", TWO, covered=["Kite"])
    assert {"name word the <", "name word > follows"} <= claim.signs
    text = "The Kite goes on sale in May 2027. It comes with the Plover.\n\nA tent follows in June 2027."
    signs = {claim.topic.name: claim.signs for claim in claimed("Kite comes in May", text, covered=["Kite"])}
    assert "named elsewhere" in signs["tent"]


def test_what_both_are_is_told_by_where_the_two_are_named():
    text = "We show the Kite and the Plover. Both go on sale in May 2027."
    (dated, _) = claimed("Kite and Plover in May", text, covered=["Kite"])
    assert "both True, 1 before, one of 2, with the headline's True" in dated.signs
    apart = "We show the Plover.\n\nIt is small. We like it.\n\nBoth go on sale in May 2027."
    (dated, _) = claimed("Kite and Plover", apart, covered=["Kite"])
    assert "both True, apart" in dated.signs
