"""Dates as people type them: what is meant, or a refusal, but never something else."""

import re
from datetime import UTC, datetime

import pytest

from bot.errors import Refused
from bot.language import _, speaking
from bot.typed import window_from

NOW = datetime(2022, 5, 23, 8, 0, tzinfo=UTC)


def meant(text: str, home: str | None = None) -> str | None:
    window = window_from(text, NOW, "Europe/Berlin", home)
    return window.edtf if window else None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("no date", None),
        ("4 July 2022 19:00", "2022-07-04T19:00+02:00"),
        ("4 July 2022 24:00", "2022-07-05T00:00+02:00"),
        ("2022-07-04T24:00", "2022-07-05T00:00+02:00"),
        ("4 July 2022, 19:00 UTC+8", "2022-07-04T19:00+08:00"),
        ("on Monday, the 4th of July 2022", "2022-07-04"),
        ("13/04/2023", "2023-04-13"),
        ("some time in July 2022", "2022-07"),
        ("July 2022?", "2022-07"),
        ("in the summer of 2027", "2027-22"),
        ("July to December 2027", "2027-07-01/2027-12-31"),
        ("before the end of 2022", "2022-05-23/2022-12-31"),
        ("July 2022 at the latest", "2022-05-23/2022-07-31"),
        ("No date yet", None),
        ("between 4 and 8 July 2022", "2022-07-04/2022-07-08"),
        ("from July to December 2027", "2027-07-01/2027-12-31"),
    ],
)
def test_a_date_is_read_as_it_is_meant(text: str, edtf: str | None) -> None:
    assert meant(text) == edtf


@pytest.mark.parametrize(
    ("locale", "text", "edtf"),
    [
        ("de", "Ende Juli 2022", "2022-07-21/2022-07-31"),
        ("de", "im Juli 2022", "2022-07"),
        ("de", "July 2022", "2022-07"),
        ("fr", "le 4 juillet 2022 à 19h", "2022-07-04T19:00+02:00"),
        ("es-ES", "4 de julio de 2022", "2022-07-04"),
        ("ja", "2022年7月4日", "2022-07-04"),
        ("zh-CN", "2022年7月", "2022-07"),
        ("pl", "July 2022", "2022-07"),
    ],
)
def test_whoever_types_may_use_their_own_language(locale: str, text: str, edtf: str) -> None:
    window = window_from(text, NOW, "Europe/Berlin", locale=locale)
    assert window is not None
    assert window.edtf == edtf


@pytest.mark.parametrize(
    "source",
    [
        "Write for example `4 July 2027 19:00`, `4 July 2027`, `July 2027`, `Q3 2027`, `summer 2027`, `2027`, "
        "or `no date`.",
        "I cannot note “not before”, only when it is to be. Write the time in which it may come, such as "
        "`July to December 2027`, or `no date`.",
    ],
)
def test_what_german_gives_as_examples_is_understood(source: str) -> None:
    with speaking("de"):
        given = re.findall(r"`(.+?)`", _(source))
        assert given
        windows = {text: window_from(text, NOW, "Europe/Berlin", locale="de") for text in given}
    assert [text for text, window in windows.items() if window is None] == ["kein Termin"]


def test_the_letters_of_a_zone_are_the_makers() -> None:
    assert meant("4 July 2022 19:00 CST", "Asia/Shanghai") == "2022-07-04T19:00+08:00"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("4 July 2022 02:30 Pacific/Chatham", "2022-07-04T02:30+12:45"),
        ("Asia/Kathmandu 4 July 2022 19:00", "2022-07-04T19:00+05:45"),
        ("4 July 2022 19:00 America/Argentina/Buenos_Aires", "2022-07-04T19:00-03:00"),
    ],
)
def test_a_zone_by_its_name_is_that_zone(text: str, edtf: str) -> None:
    assert meant(text, "Asia/Shanghai") == edtf


@pytest.mark.parametrize(
    "text",
    [
        "4 July 2022 19:00 Pacific/Nowhere",
        "2022-13",
        "2022年7月4日",
        "**4** July 2022",
        "4 July 2022 25:00",
        "4 July 2022 19:00 in Beijing",
        "4 July 2022, 19:00 (CST, UTC+8)",
        "after July 2022",
        "from July 2022",
        "not in July 2022",
        "4 de julio de 2022",
        "whenever",
    ],
)
def test_what_is_not_understood_to_the_last_word_is_refused_with_examples(text: str) -> None:
    with pytest.raises(Refused, match=r"I do not understand .*`July 2027`"):
        meant(text)


@pytest.mark.parametrize("text", ["07/04/2022", "7/4/22", "7/4/2022 19:00"])
def test_numbers_that_are_two_dates_are_refused(text: str) -> None:
    with pytest.raises(Refused, match="two ways"):
        meant(text)


@pytest.mark.parametrize("text", ["not before July 2022", "no earlier than 4 July 2022", "4 July 2022 or later"])
def test_a_not_before_is_refused_with_what_to_write_instead(text: str) -> None:
    with pytest.raises(Refused, match=r"not before.*`July to December 2027`"):
        meant(text)
