"""Which words of an article may name what is launched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launches.brand import Brand
from launches.naming import find_names
from launches.naming_compared import distinguishing

TERN = Brand("Tern Computing", ("Tern",))
QUILLON = Brand("Quillon", ("Quillon Software",))


def names(text, title="", brands=()):
    return [mention.text for mention in find_names(title, text, brands)]


def test_a_name_is_found_without_its_brand():
    assert names("We let people type on the Tern Kite today.", brands=[TERN]) == ["Kite"]


def test_a_name_that_is_only_a_number_keeps_its_brand():
    assert names("Then Quillon 4 is released.", brands=[QUILLON]) == ["Quillon 4"]


def test_the_brand_alone_is_no_product():
    assert names("Everyone at Tern Computing is happy.", brands=[TERN]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is about The Third Postman and so on.", ["Third Postman"]),
        ("Building the Kite took us years.", ["Kite"]),
        ("Meanwhile Kelp comes out.", ["Kelp"]),
        ("It flies between Bergen and Tromsø.", ["Bergen", "Tromsø"]),
        ("Look for the House of Tides there.", ["House of Tides"]),
        ("The series “Cinder City” is drawn.", ["Cinder City"]),
        ("They publish Go Set a Watchman in July.", ["Go Set a Watchman"]),
        ("Go Set a table for the Kite.", ["Set", "Kite"]),
        ("He tried Coyote vs. Acme and Heron vs Hound.", ["Coyote vs. Acme", "Heron vs Hound"]),
        ("From New York comes the New Kite.", ["New York", "Kite"]),
        ("New York has it.", ["New York"]),
        ("They brought Cyberpunk 2077 to Gamescom 2019.", ["Cyberpunk 2077", "Gamescom"]),
        ("A HomePod mini is no HomePod with mini golf.", ["HomePod mini", "HomePod"]),
        ("On 23rd May they met.", []),
        ("For Windows and Linux, after Windows 10.", ["Windows 10"]),
        ("Das Buch »Kranichstraße« von gestern.", ["Das Buch", "Kranichstraße"]),
        ("Das Buch „Der Turm“ von gestern.", ["Das Buch", "Der Turm"]),
        ('She said "we are so glad" and "Oh, well," too.', ["Oh"]),
        ('An open "quote here\n\nand no end of it to be found in Kelp', ["Kelp"]),
        ('An open "One two three Four five six seven eight nine', []),
        ("See the 12 Pro Max there.", ["12 Pro Max"]),
        ("There are 640 Sandpipers out.", ["Sandpipers"]),
        ("It was the Lyric 2021 of us.", ["Lyric"]),
        ("On Monday, 14 May, or in Q3 we wait.", []),
        ("He lives in Germany and likes the British.", []),
        ("There were 12 of us. Nothing. Everyone went.", []),
        ("We start the iPhone now.", ["iPhone"]),
        ("An i8 and a Sallow i3 mp3 come.", ["i8", "Sallow i3"]),
        ("Issue two follows, and Level four, but Kelp two does not.", ["Issue two", "Level four", "Kelp"]),
        ("Besides Kelp there is the second Tern Kite.", ["Kelp", "second Tern Kite"]),
        ("The camera No. 9 follows Pier Nr. 3. No. Not yet.", ["No. 9", "Pier Nr. 3"]),
        ("They show G.I. Joe, S.T.A.L.K.E.R. 2 and C. S. Kite.", ["G.I. Joe", "S.T.A.L.K.E.R. 2", "C. S. Kite"]),
        ("We open St. Pancras, then Music Pt. III.", ["St. Pancras", "Music Pt. III"]),
        ("It came from plan B. The Kite did not.", ["B", "Kite"]),
        ("The Kite (1) is no Kite (2026), nor a Heron (12) or (1).", ["Kite (1)", "Kite", "Heron"]),
        ("Tern Wars: Kelp is out. We play Tern Wars: Kelp.", ["Tern Wars: Kelp", "Tern Wars: Kelp"]),
        ("Alone in the Dark is back. See Alone in the Dark.", ["Alone in the Dark", "Alone in the Dark"]),
        ("Kite: Feathers. The Heron in the Alps.", ["Kite", "Feathers", "Heron", "Alps"]),
        (
            "Kelp in May, Kelp in May, Kelp for all, Kelp for PlayStation 5.",
            ["Kelp", "Kelp", "Kelp", "Kelp for PlayStation 5"],
        ),
        ("Kelp for Mac and Windows.", ["Kelp"]),
        ("Then Shadow of the Tern opens.", ["Shadow of the Tern"]),
        ("Owners of the Kite may wait. Owner of Kelp.", ["Owners", "Kite", "Kelp"]),
        ("We saw the Owners of the Sea.", ["Owners of the Sea"]),
        ("On 14 the Kite is out, and Kelp 4 the Heron.", ["Kite", "Kelp 4", "Heron"]),
        ("They show Top Heron: Marsh on 4 May.", ["Top Heron: Marsh"]),
        ("They show Top Heron: Marsh", ["Top Heron: Marsh"]),
        ("They fly from Kourou: Heron is up.", ["Kourou", "Heron"]),
        ("This she told Polygon: Kelp is out.", ["Polygon", "Kelp"]),
        ("They met in Kelp: Heron, by then, slept.", ["Kelp", "Heron"]),
        ("The price of Top Heron: The fee is new.", ["Top Heron"]),
        ("Get Kelp and the Last Heron. Kelp and the Last Heron is long.", ["Kelp and the Last Heron"] * 2),
        ("See Kelp and the Heron. Kelp and the Heron meet. The Heron eats.", ["Kelp", "Heron"] * 2 + ["Heron"]),
        ("See Kelp and Heron. So do Kelp and Heron.", ["Kelp", "Heron"] * 2),
        ("They made Back to Kelp. It is Back to Kelp.", ["Back to Kelp", "Back to Kelp"]),
        ("Wonder Heron 1984 is late, so Wonder Heron 1984 waits.", ["Wonder Heron 1984"] * 2),
        ("Heron 2021 and Heron 2021 are no Heron.", ["Heron"] * 3),
        ("The 777X and the 10X, in 4K and 5G, with 300W.", ["777X", "10X"]),
        ("Kelp x Heron follows.", ["Kelp x Heron"]),
        ("Live 11 is here. We like Live 11. Live 9 is old.", ["Live 11", "Live 11"]),
        ("Fifty-four met Eighteen. She's in Tomorrow's Kelp.", ["Tomorrow's Kelp"]),
        ("He'll wait. Don’t. We'd fly. Es kommt. Elle sort.", []),
        ("", []),
    ],
)
def test_names_by_their_form(text, found):
    assert names(text) == found


def test_where_a_brand_is_from_is_no_rest_of_its_name():
    assert names("We met Tern of Norwich.", brands=[TERN]) == ["Norwich"]


def test_people_and_places_are_told_from_things():
    found = find_names(
        "", "Director Jo Adeleke met Quim Ferrer, who said so in Redditch. See The Glass Orchard by Samir Qadri.", ()
    )
    assert {m.text: (m.person, m.placed) for m in found} == {
        "Jo Adeleke": (True, False),
        "Quim Ferrer": (True, False),
        "Redditch": (False, True),
        "Glass Orchard": (False, False),
        "Samir Qadri": (True, False),
    }


@pytest.mark.parametrize("speaks", ["has confirmed it", "promised", "hinted at it"])
def test_who_speaks_is_no_thing(speaks):
    assert [m.person for m in find_names("", f"Then Quim Ferrer {speaks}.", ())] == [True]


def test_what_a_sentence_is_about_acts():
    found = find_names(
        "",
        "We think the Fjordvan is ours. Kelp is a slow thing. Kelp goes on sale. Look at the Vesper. We release Peat.",
        (),
    )
    assert [(m.text, m.acts, m.opening) for m in found] == [
        ("Fjordvan", True, False),
        ("Kelp", True, True),
        ("Kelp", False, True),
        ("Vesper", False, False),
        ("Peat", True, False),
    ]


def test_a_name_ends_with_its_row():
    assert names("Robo Rex, September 4\nBubble Barn, October 2\nStar Scooter, November 6\n") == [
        "Robo Rex",
        "Bubble Barn",
        "Star Scooter",
    ]
    wrapped = "The company that makes lamps and clocks and tables will publish Bubble\nBarn in spring."
    assert names(wrapped) == ["Bubble\nBarn"]


def test_places_count_from_the_start_of_the_text():
    text = "So we made Kite."
    in_title, in_text = find_names("Meet Kite", text, ())
    assert in_title.place < 0
    assert text[in_text.place : in_text.end] == "Kite"


def test_a_headline_with_capitals_everywhere_names_only_what_the_text_names():
    found = find_names("Tern Announces New Kite Notebook For All", "So we made Kite at home.", [TERN])
    assert [(m.text, m.place < 0) for m in found] == [("Kite", True), ("Kite", False)]
    assert names("So we made Kit at home.", "Tern Announces New Kite Notebook For All", [TERN]) == ["Kit"]
    assert names("We made a thing.", "Tern Announces New Kite Notebook For All", [TERN]) == []


def test_only_the_beginning_of_a_very_long_text_is_looked_at():
    assert names("word " * 5000 + "Kite") == []


def test_what_has_a_place_in_a_row_is_what_that_number_says():
    (second,) = find_names("", "A second Kite is on its way.", ())
    assert second.tokens == distinguishing("Kite 2")


@given(st.text(max_size=100), st.text(max_size=1000))
def test_any_text_has_names_with_places_in_it(title, text):
    for mention in find_names(title, text, [TERN]):
        assert mention.tokens
        if mention.place >= 0:
            assert text[mention.place : mention.end] == mention.text


def test_a_title_keeps_the_comma_inside_its_quotation_marks_and_speech_is_no_title():
    assert names('"Ninety Mile," a road movie, opens in May.') == ["Ninety Mile"]
    for speech in ('"Good Heavens," she said.', '"Good Heavens,"'):
        assert not any(mention.quoted for mention in find_names("", speech, ()))


def test_a_number_before_a_brand_is_no_name():
    tern = Brand("Tern Rail", ("Tern",))
    assert [m.text for m in find_names("", "In hall 4 Tern Rail lets us lie down.", (tern,))] == []


def test_a_word_before_the_brand_goes_with_it():
    assert names("You can Download Tern Kite for free.", brands=[TERN]) == ["Kite"]


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("It was made by Tern and Mallard.", True),
        ("It was made by the Tern and the Mallard.", True),
        ("It was made with Mallard and Tern.", True),
        ("We sell Mallard and Tern Kite.", False),
        ("We sell Tern and then Mallard.", False),
        ("Now Mallard and others come.", False),
    ],
)
def test_who_is_joined_with_a_maker_is_one(text, partner):
    assert [m.person for m in find_names("", text, [TERN]) if "Mallard" in m.text] == [partner]
