"""What other packages note has words for people, in each language: a code that is new there is missed here."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import codes
from bot.language import speaking
from db.states import DeliveryState, NoticeKind
from launches.countdown import MilestoneKind
from launches.revision import RevisionKind

ROOT = Path(__file__).resolve().parents[2]
CLOSED = (DeliveryState.FAILED, DeliveryState.SUPERSEDED, DeliveryState.SKIPPED, DeliveryState.PAUSED)
# Of what is polled: no article and no launch has these steps, so nobody is shown them.
POLLED = ("jobs/poll.py", "jobs/settle.py")


def calls(*folders: str, named: set[str]) -> Iterator[tuple[str, ast.Call]]:
    for folder in folders:
        for path in sorted((ROOT / folder).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
                if name in named:
                    assert isinstance(node, ast.Call)
                    yield f"{folder}/{path.name}", node


def written(node: ast.expr | None) -> str | None:
    """Return a text as it may come out of the code; None where it is made elsewhere."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(str(part.value) if isinstance(part, ast.Constant) else "404" for part in parts)
        case _:
            return None


def noted(position: int, keyword: str) -> Iterator[str]:
    for file, call in calls("db", "jobs", named={"Note", "note", "Trace"}):
        if file in POLLED:
            continue
        given = {one.arg: one.value for one in call.keywords}
        node = call.args[position] if len(call.args) > position else given.get(keyword)
        if (text := written(node)) is not None:
            yield text


def test_each_outcome_that_is_noted_has_words():
    found = {*noted(1, "outcome"), *RevisionKind, *(state.name.lower() for state in CLOSED), *NoticeKind}
    assert len(found) > 25
    # "brought forward" are the words of `brought_forward`
    assert {code for code in found if codes.outcome(code) not in codes.OUTCOMES.values()} == set()


def test_each_reason_that_is_noted_has_words():
    dropped = {text for _file, call in calls("jobs", named={"Drop"}) if (text := written(call.args[1]))}
    assert len(dropped) > 5
    found = {*noted(2, "reason"), *dropped}
    assert {code for code in found if codes.reason(code) not in codes.REASONS.values()} == set()


def test_each_point_of_a_countdown_has_words():
    known = set(MilestoneKind) - {MilestoneKind.OVERDUE}
    assert {code for code in known if codes.milestone(code) == code} == set()
    assert codes.milestone("every:2022-07-04") == "regular"


def test_each_trouble_with_an_address_is_told_in_german():
    classes = set(
        re.findall(r"^class (\w+)\(", (ROOT / "feeds" / "errors.py").read_text(encoding="utf-8"), re.MULTILINE)
    )
    # `inspect` is the command line's, which answers in English
    said = {
        text
        for file, call in calls("feeds", named=classes)
        if file != "feeds/inspect.py" and call.args and (text := written(call.args[0]))
    }
    said.add("the server answered with status 503")
    assert len(said) > 25
    with speaking("de"):
        assert {text for text in said if codes.trouble(text) == text} == set()
        assert codes.trouble("the server answered with status 503") == "der Server antwortete mit Status 503"
        assert codes.trouble("what nobody foresaw: {x}") == "what nobody foresaw: {x}"


@pytest.mark.parametrize(
    ("code", "said", "german"),
    [
        ("folded:45", "told in the digest of that hour", "im Sammelbeitrag jener Stunde gemeldet"),
        (
            "told before; the change is told",
            "told before; the change is told",
            "schon gemeldet; die Änderung wird gemeldet",
        ),
        ("too-late", "too late to be of use", "zu spät, um noch zu nützen"),
        ("the channel was deleted", "the channel was deleted", "der Kanal wurde gelöscht"),
        ("some-new-code", "some new code", "some new code"),
        ("?", "?", "?"),
    ],
)
def test_a_reason_is_told_in_words(code: str, said: str, german: str):
    assert codes.reason(code) == said
    with speaking("de"):
        assert codes.reason(code) == german


def test_nobody_learns_how_many_servers_follow_something():
    assert codes.outcome("asked 12 guilds") == codes.outcome("asked 1 guilds") == "asked the servers that follow it"
