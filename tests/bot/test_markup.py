"""Text from outside is harmless and fits."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import markup

_UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*[*_~|`<>\[\]]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold** [click](https://evil.example)", "\\*\\*bold\\*\\* \\[click\\](https:\u200b//evil.example)"),
        ("@everyone and <@123> <t:0:R>", "@\u200beveryone and \\<@123\\> \\<t:0:R\\>"),
        ("# Heading", "\\# Heading"),
        ("-# small", "\\-# small"),
        ("1. one", "1\\. one"),
        ("plain, honest text.", "plain, honest text."),
        ("turned \u202etxet", "turned txet"),
        ("@HERE we are", "@\u200bHERE we are"),
    ],
)
def test_markup_is_shown_and_not_obeyed(text: str, shown: str):
    assert markup.escaped(text) == shown


@given(st.text(max_size=400), st.integers(0, 300))
def test_any_text_fits_and_carries_no_live_markup(text: str, limit: int):
    shown = markup.outside(text, limit)
    assert len(shown) <= limit
    assert "\n" not in shown
    assert not _UNESCAPED.search(shown)
    assert "@everyone" not in shown.lower()
    assert "://" not in shown or not re.search(r"[A-Za-z]://", shown)


@given(st.text(max_size=300), st.integers(0, 200))
def test_clipping_keeps_the_limit_and_leaves_short_text_alone(text: str, limit: int):
    cut = markup.clipped(text, limit)
    assert len(cut) <= limit
    if len(text) <= limit:
        assert cut == text


def test_text_is_cut_at_the_end_of_a_sentence():
    assert markup.clipped("It comes in July. It will cost a lot of money.", 30) == "It comes in July."


def test_what_is_written_from_right_to_left_turns_nothing_beside_it_and_fits():
    assert markup.outside("שלום", 20) == "\u2068שלום\u2069"
    assert markup.outside("א" * 50, 10) == "\u2068" + "א" * 7 + "…\u2069"


def test_code_from_outside_does_not_end_itself():
    assert markup.code("https://a.example/`**x**`", 40) == "`https://a.example/ʼ**x**ʼ`"
    assert markup.code("https://a.example/" + "x" * 40, 20) == "`https://a.example…`"


def test_a_first_sentence_that_says_little_is_not_all_that_is_left():
    assert markup.clipped("Oh. It comes in July and costs a lot of money.", 30) == "Oh. It comes in July and…"


def test_a_long_first_sentence_is_cut_at_a_word():
    assert markup.clipped("Something very long without an end to it", 22) == "Something very long…"
