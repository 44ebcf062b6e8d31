"""What stands around the sentence of a date."""

from datetime import UTC, datetime

from launches.around import Around, turned
from launches.article import Article
from launches.reading import take_apart
from launches.weights import Signs
from launches.whose import Whose


def _signs(text: str) -> list[Signs]:
    document, candidates = take_apart(Article("", text, datetime(2026, 3, 2, tzinfo=UTC)), None)
    around = Around(document, Whose(document))
    return [around.signs_of_line(one.line) for one in candidates]


def test_neighbours_earlier_and_later_lines_say_what_they_are_about() -> None:
    earlier = "The fair opens its gates. Kite is delayed."
    (signs,) = _signs(f"{earlier} Now Kite comes on 4 July 2026. It is not cancelled. Otter is delayed.")
    assert list(signs["opening"]) == ["now", "now kite"]
    assert {"DELAY", "together True", "dates 0", "opens kite"} <= set(signs["line before"])
    assert {"NO_CANCEL", "whose none", "opens it"} <= set(signs["line after"])
    assert "LAUNCH" in signs["earlier"]
    assert "DELAY" not in signs["earlier"]
    assert "DELAY" in signs["later"]
    assert "NO_CANCEL" not in signs["later"]


def test_a_line_by_itself_has_no_neighbours() -> None:
    (signs,) = _signs("Kite comes on 4 July 2026.")
    assert signs["line before"] == signs["line after"] == {"none"}
    assert not signs["earlier"]
    assert not signs["later"]


def test_two_dates_share_what_their_neighbours_say() -> None:
    first, second = _signs("Kite comes on 4 July 2026.\n\nOtter was out in May 2025.")
    assert {"together False", "dates 1"} <= set(first["line after"]) & set(second["line before"])


def test_what_turns_a_cue() -> None:
    document, _ = take_apart(
        Article("", "It had not been deferred in May 2025.", datetime(2026, 3, 2, tzinfo=UTC)), None
    )
    assert {"had DELAY", "not DELAY"} <= set(turned(document.lines[0]))
    assert any(sign.startswith("DELAY ") for sign in turned(document.lines[0]))
