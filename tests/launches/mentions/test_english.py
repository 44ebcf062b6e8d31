"""English sentences: white space, tense, odd wordings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launches.mentions.expression import Tense
from tests.launches.mentions.wording import meaning


@pytest.mark.parametrize("space", [" ", "\N{NO-BREAK SPACE}", "\n", "\t", "  "])
@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in the first days of May", "2026-05-01/2026-05-10"),
        ("in the last ten days of August", "2026-08-21/2026-08-31"),
        ("in the first months of 2027", "2027-01/2027-04"),
        ("early in the following month", "2026-04-01/2026-04-10"),
        ("on the 26th of the following month", "2026-04-26"),
        ("in the three months ending March 31, 2027", "2027-33"),
        ("this coming February", "2027-02"),
        ("this coming Friday", "2026-03-06"),
        ("the day after tomorrow", "2026-03-04"),
        ("in a couple of weeks", "2026-03-16"),
        ("on Friday next week", "2026-03-13"),
        ("on Friday this week", "2026-03-06"),
        ("on Mother's Day", "2026-05-10"),
    ],
)
def test_any_white_space_parts_words(text, edtf, space):
    assert meaning(text.replace(" ", space)) == [edtf]


def test_white_space_may_stand_wherever_a_blank_may():
    assert meaning("tomorrow at 10:00\nNew\nYork time", home="Europe/London") == ["2026-03-03T10:00-05:00"]
    assert meaning("tomorrow at 10:00 hora\nlocal", home="Europe/London") == ["2026-03-03T10:00+00:00"]
    assert meaning("in\nsix weeks", tense=Tense.PAST) == []
    assert meaning("It has moved\nup to May 4.") == meaning("It has moved up to May 4.")


def test_the_past_does_not_roll_forward():
    assert meaning("in November", tense=Tense.PAST) == ["2025-11"]
    assert meaning("on Friday", tense=Tense.PAST) == ["2026-02-27"]
    assert meaning("on the 26th.", tense=Tense.PAST) == ["2026-02-26"]
    assert meaning("in six weeks", tense=Tense.PAST) == []
    assert meaning("after the summer", tense=Tense.PAST) == []


def test_an_old_plan_is_the_nearest():
    assert meaning("in January", tense=Tense.PLAN) == ["2026-01"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in summer ’27", ["2027-22"]),
        ("the final half of 2026", ["2026-41"]),
        ("39 July", ["2026-07"]),
        ("9–4 July", ["2026-07-04"]),
        ("July to July", ["2026-07", "2026-07"]),
        ("on 40/50", []),
        ("31/31/2026", ["2026"]),
        ("the week of July 39", ["2026-07"]),
        ("the week of 40/50", []),
        ("Saturday 30/2", []),
        ("Tuesday the 39th", ["2026-03-03"]),
        ("in four to three weeks", []),
        ("in two or two weeks", []),
        ("between Diwali 2099 and Easter 2100", []),
        ("between Easter 2099 and Diwali 2099", []),
        ("H3 2026", ["2026"]),
        ("in Q3-Q2 2026", ["2026-35", "2026-34"]),
        ("the 39th.", []),
        ("June 31 to June 32, 2027", ["2026-06", "2027"]),
        ("32 May to 35 June", ["2026-06"]),
        ("3H26", []),
        ("on Diwali 2099", []),
        ("the 31st of next month", []),
        ("the week before Diwali 2099", []),
        ("4 July at 9 a.m. Xanadu time", ["2026-07-04"]),
        ("4 July at 10:00 UTC+29", ["2026-07-04"]),
        ("4 July at 10:00 +02:00", ["2026-07-04T10:00+02:00"]),
        ("the second fiscal quarter", []),
        ("12.06.–14.06.2026", ["2026-06-12/2026-06-14"]),
        ("2026-04-03 to 2026-04-06", ["2026-04-03/2026-04-06"]),
        ("moved from 2026-04-03 to 2026-04-06", ["2026-04-03", "2026-04-06"]),
        ("2026-04-06 to 2026-04-03", ["2026-04-06", "2026-04-03"]),
        ("40.06.–14.06.2026", ["2026-06-14"]),
        ("on 27-Mar-2026", ["2026-03-27"]),
        ("calendar week 16/2026", ["2026-W16"]),
        ("in 2026 March sales rose", ["2026"]),
        ("sold March 27,000 times", []),
        ("version 3-14.06.1", []),
        ("the July to September quarter of 2026", ["2026-35"]),
        ("the third quarter (Q3) of 2026", ["2026-35"]),
        ("the mid to mid 2027", ["2027-05/2027-08"]),
        ("in early 2026 and late 2027", ["2026-01/2026-04", "2027-09/2027-12"]),
        ("in Q1 2026 and Q4 2027", ["2026-33", "2027-36"]),
        ("late 2027 or early 2026", ["2027-09/2027-12", "2026-01/2026-04"]),
        ("it slips from late 2026 to early 2027", ["2026-09/2026-12", "2027-01/2027-04"]),
        ("it slips from early to mid-2027", ["2027-05/2027-08"]),
        ("it slips from mid to late June", ["2026-06-21/2026-06-30"]),
        ("it slips from Q4 2026 to Q1 2027", ["2026-36", "2027-33"]),
        ("the sale will end June 30", ["2026-06-30"]),
        ("the end-user licence", []),
        ("First-half profit rose.", []),
        ("the model H3'26", []),
        ("Friday, March 27 and Sunday, April 12", ["2026-03-27", "2026-04-12"]),
        ("Tuesday, March 3 and Friday 27 at eight", ["2026-03-03", "2026-03-06"]),
        ("Friday, March 27, and Saturday at noon", ["2026-03-27", "2026-03-07"]),
        ("May 7, 14 and 21", ["2026-05-07"]),
        ("what was due on 3 March, to 10 April", ["2026-03-03", "2026-04-10"]),
        ("on 3, 10 and 17 April", ["2026-04-10/2026-04-17"]),
        ("in June, August and October", ["2026-06", "2026-08-01/2026-10-31"]),
        ("Saturday and Sunday", ["2026-03-07", "2026-03-08"]),
    ],
)
def test_odd_wordings_do_no_harm(text, edtf):
    assert meaning(text) == edtf


@given(st.text(max_size=300))
def test_any_text_is_survived(text):
    meaning(text, home="Asia/Tokyo")
