# ruff: noqa: E501 (a text stands on one line)
"""Sentences: of wrapped text those of the text itself, of lists and tables one a line."""

from textwrap import fill

import pytest

from launches.sentences import split_sentences


def sentences_of(text):
    return [" ".join(text[one.start : one.end].split()) for one in split_sentences(text)]


@pytest.mark.parametrize("width", range(60, 86, 2))
@pytest.mark.parametrize(
    "text",
    [
        "After two years of prototypes the Tern, our first folding kayak, ships to everyone in the United States and Canada starting on Tuesday, April 21. It costs $895 (taxes included), and “Tern Day”, the party at Halden's yard: that is on Saturday, April 25. We hope that I, Jane, and all of you will be there when Gov. Marlow of Ohio cuts the ribbon, and then again on June 1.",
        "Nach zwei langen Jahren mit vielen Prototypen kommt der Tern, das erste Faltboot der Firma Halden aus Bremen, ab dem 4. Mai 2026 in die Geschäfte von Berlin, Hamburg und München. Der Preis beträgt 895 Euro. Wer bis zum 30. April bestellt, bekommt Paddel und Weste dazu und kann am 1. Juni an der Taufe des Boots im Hafen teilnehmen.",
        "Après deux longues années et beaucoup de prototypes, le Tern, premier kayak pliant de la maison Halden, sera en vente à Lyon, à Paris et à Bordeaux : ce sera le mardi 21 avril. Il coûte 895 euros. La fête du chantier Marlow, à laquelle Jane Doe et le Maire de Brest sont attendus, aura lieu le 1er juin.",
    ],
)  # fmt: skip
def test_wrapped_text_has_the_sentences_of_the_text(text, width):
    """Whatever a line begins with: a name, a month, a price, a quotation, a German noun, "4. Mai"."""
    assert sentences_of(fill(text, width)) == sentences_of(text)


@pytest.mark.parametrize(
    "line",
    [
        "- Tern Light, made of carbon fibre and sold only by our oldest dealers",
        "12) Tern Light is made of carbon fibre, sold by our oldest dealers",
        "> Tern Light is made of carbon fibre and sold by our oldest dealers",
        "## Tern Light is made of carbon fibre, and sold by our dealers only",
        "Tern Light      carbon fibre and nylon      $1,295      8 June 2026",
        "| Tern Light | carbon fibre and nylon | $1,295 | 8 June 2026 and on |",
    ],
)
def test_a_list_and_a_table_below_wrapped_lines_keep_their_rows(line):
    wrapped = "Our new Tern range is here, and it is the first that we have made without\nany metal or glue"
    assert sentences_of(f"{wrapped}\n{line}\n{line}") == [" ".join(wrapped.split()), *[" ".join(line.split())] * 2]


@pytest.mark.parametrize(
    "text",
    [
        "Halden opens its first shop in Copenhagen on the fourth of May\nKite Works moves its delayed album to September, says the band\nOtter comes to Japan in the summer, and to Korea in the autumn",
        "Halden opens its first shop in Copenhagen on the fourth of May\niPhone sales go up by a tenth in the first quarter of the year",
        "Shall I compare thee to a summer's day\nThou art more lovely and more temperate\nRough winds do shake the darling buds of May",
        "Halden Kayaks\n12 Harbour Street, third floor, at the end of the yard\nBristol BS1 4RW",
        "Developer: Otter Works, the studio behind Kite and Kite Two of\nRelease: 4 May 2026\nPlatforms: PC and every console that anybody has in the living room\nPrice: $20",
        "Halden's first folding kayak ships in May after two years, at a\nBristol, March 3: The Tern, our first folding kayak, ships to everyone in the United States and in Canada starting on Tuesday.",
        "青禾科技今日宣布，首款折叠皮划艇将于2026年4月21日在全国各大门店及官方网站同步开售\n售价为人民币8990元，首批用户可获赠一年的保养服务以及限量版的收纳包一个",
    ],
)
def test_lines_that_are_not_wrapped_stand_alone(text):
    assert sentences_of(text) == text.split("\n")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The album was recorded two years ago. The record is out on 9 May.", 2),
        ("It is out as of an hour ago. 9 songs, 31 minutes.", 2),
        ("El disco sale el 5 ago. 2026 en todo el mundo.", 1),
        ("El disco sale en ago. 2026 en todo el mundo.", 1),
        ("El disco sale el 5 ago. La gira empieza en otoño.", 2),
        ("Der Preis beginnt bei 3.499 Euro (inkl. 20 % MwSt. und Versand).", 1),
        ("Das Rad kostet 3.499 Euro inkl. Versand, zzgl. Pfand.", 1),
        ("Die Firma zahlt 3 Mio. Euro und nimmt 2 Mrd. Franken ein.", 1),
        ("Die Firma zahlt 3 Mio. Die Halle öffnet am 4. Mai.", 2),
        ("Das Boot kommt am 4. Mai in den Handel und kostet Fr. 249.-, wie die Firma sagt.", 1),
        ("Das Boot kostet 249 Fr. Der Verkauf beginnt am 4. Mai.", 2),
        ("The Kite is launched at Rs. 6,499 on 4 May.", 1),
        ("Price: EUR 399 (RRP incl. VAT).", 1),
        ("Breakfast is incl. The doors open at ten.", 2),
        ("He was with Gov. Marlow on Aug. 1.", 1),
        ("We said no. But we stopped.", 2),
        ("It is painted by No. 5 etc. They like it.", 2),
    ],
)
def test_an_abbreviation_ends_no_sentence_where_it_goes_on(text, number):
    assert len(sentences_of(text)) == number


def test_white_space_at_the_end_of_a_line_is_no_sentence():
    assert sentences_of("It is out.\u3000\n\nIt is blue. ") == ["It is out.", "It is blue."]


@pytest.mark.parametrize(
    "text",
    [
        "Cask & Crew brings us DRAM!, a game about whisky.",
        "It ships on 4 May (yes, really!), and to everyone.",
        'He calls it "Where Are We Now?", and means it.',
        "Halden, Inc. (Nasdaq: HLD) announced the Tern today.",
        "Doors open at 7 p.m. (Lisbon time) on Friday.",
        "MADRID, 13 May. (EUROPA PRESS) - La marca Halden llega en julio.",
        "Der ID. Polo kommt im Mai, der ID. Buzz im Juni.",
    ],
)
def test_a_sentence_goes_on_behind_a_stop_that_does_not_end_it(text):
    assert sentences_of(text) == [text]


@pytest.mark.parametrize("text", ["We opened in May. (It rained.)", "Bring your ID. Doors open at eight."])
def test_other_brackets_and_papers_begin_a_sentence(text):
    assert len(sentences_of(text)) == 2


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It opens on Thurs. March 26 at noon.", 1),
        ("It opens on Fri. Mar. 27 at noon.", 1),
        ("It opens on Tues. 24 March.", 1),
        ("It comes Sept.–Nov. 2026.", 1),
        ("It comes in Sept./Oct. 2026.", 1),
        ("It runs Dec. 18, 2026–Jan. 6, 2027.", 1),
        ("It opens on Martin Luther King Jr. Day.", 1),
        ("It opens at 8 a.m. Japan Standard Time.", 1),
        ("It opens at 8 p.m. Eastern/5 p.m. Pacific.", 1),
        ("It opens on Fri. The price is $5.", 2),
        ("It sat. March is cold.", 2),
        ("It is read by Jr. The rest is silence.", 2),
        ("It charges by USB-C. It costs $5.", 2),
    ],
)
def test_a_full_stop_of_a_date_ends_no_sentence(text, number):
    assert len(split_sentences(text)) == number
