"""The whole story with the real bot: a process with unmodified discord.py, killed in the middle, told to its end.

What every channel and member received is compared with what must have been told: nothing missing, nothing twice,
nothing more exact than announced. The plain text is a golden file, `story.txt`: a change of words is reviewed as a
change. `UPDATE_STORY=1 pytest tests/acceptance` writes it anew.
"""

import asyncio
import os
import re
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import pytest

from sandbox.bot_process import running
from sandbox.stage import Stage
from sandbox.transcript import Line, Transcript
from tests.openapi import Description

pytestmark = pytest.mark.acceptance

GOLDEN = Path(__file__).with_name("story.txt")
DESCRIPTION = Path(__file__).resolve().parents[2].parent / "shared" / "discord-openapi.json"
LAUNCHES, GAMES, FILM, MO = "Launch Pad #launches", "Launch Pad #games", "Film Grain #camera-news", "@mo"
XIAOMI = "Xiaomi 12S|Xiaomi and Leica"
# A day of July 2022, in any of the ways in which one may be written.
A_DAY = r"\b\d{1,2}(?:st|nd|rd|th)? July|\bJuly \d{1,2}\b(?! *\d)|2022-07-\d\d|\bin \d+ hours?\b|\b\d\d?:\d\d\b"


@dataclass
class Told:
    """What was said, in order, and what the bot asked of Discord."""

    lines: list[Line]
    requests: list[dict[str, object]]
    kills: int

    def posts(self, target: str, about: str = "") -> list[Line]:
        return [one for one in self.lines if one.target == target and is_post(one) and re.search(about, one.text)]

    @property
    def targets(self) -> set[str]:
        return {line.target for line in self.lines}

    def first_lines(self, target: str, about: str = "") -> str:
        return "\n".join(f"{one.at} {one.kind} {one.text.splitlines()[:3]}" for one in self.posts(target, about))


def is_post(line: Line) -> bool:
    return line.kind not in ("answer", "message") and line.change == "sent"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return asyncio.run(play(tmp_path_factory.mktemp("story")))


async def play(folder: Path) -> Told:
    stage = Stage(folder)
    lines: list[Line] = []
    kills: list[Line] = []

    def take(line: Line) -> None:
        lines.append(line)
        if is_post(line) and line.at.startswith("2022-06-28") and not kills:
            # Discord has the post, the bot has not heard of it, and the other deliveries are under way.
            kills.append(line)
            stage.bot.kill()

    async with stage.box, running(stage.bot):
        Transcript(stage.box.world, take)
        await stage.set_up()
        story = asyncio.create_task(stage.tell())
        await asyncio.wait({story, asyncio.create_task(stage.bot.ended())}, return_when=asyncio.FIRST_COMPLETED)
        assert kills, f"the bot ended by itself:\n{stage.bot.last_words()}"
        await stage.bot.start()
        await story
        return Told(lines, [asdict(one) for one in stage.box.core.record.requests], len(kills))


def test_nothing_is_missing(told: Told) -> None:
    kinds = [(one.at[:10], one.kind) for one in told.posts(LAUNCHES, XIAOMI)]
    assert kinds == [
        ("2022-05-23", "revision"),  # announced, for July
        ("2022-06-01", "milestone"),  # July 2022 begins in 30 days
        ("2022-06-24", "milestone"),  # July 2022 begins in 7 days
        ("2022-06-28", "revision"),  # narrowed to the minute
        ("2022-07-03", "milestone"),  # a day
        ("2022-07-04", "milestone"),  # an hour
        ("2022-07-04", "milestone"),  # now
        ("2022-07-04", "revision"),  # launched
    ], told.first_lines(LAUNCHES, XIAOMI)
    assert [(one.at[:10], one.kind) for one in told.posts(MO)] == kinds, "who subscribed hears the same"
    assert [(one.at[:10], one.kind) for one in told.posts(FILM, XIAOMI)] == kinds, "Leica's followers, too"
    games = [(one.at[:10], one.kind) for one in told.posts(GAMES)]
    assert games == [("2022-07-06", "revision"), ("2022-07-21", "revision")], told.first_lines(GAMES)


def test_a_delay_says_both_dates_and_a_cancellation_none(told: Told) -> None:
    delayed, cancelled = told.posts(GAMES)
    assert "Forspoken" in delayed.text
    assert "24 January 2023" in delayed.text
    assert "11 October 2022" in delayed.text
    assert "Ghost Recon Frontline" in cancelled.text
    assert not re.search(r"\bin \d+ days\b", cancelled.text)


def test_articles_without_a_launch_are_summed_up(told: Told) -> None:
    articles = [(one.at[:10], one.target, one.text.splitlines()[1]) for one in told.lines if one.kind == "article"]
    assert sorted(articles) == [
        ("2022-06-02", LAUNCHES, "Shareholders of Xiaomi meet in Beijing"),
        ("2022-06-11", FILM, "A camera from 1923 brings 14.4 million euros"),
        ("2022-06-11", LAUNCHES, "A camera from 1923 brings 14.4 million euros"),
    ]


def test_a_live_card_follows_its_launch(told: Told) -> None:
    cards = {one.raw["id"] for one in told.lines if one.change == "edited" and one.kind == "revision"}
    assert len(cards) == 1
    states = [one.text for one in told.lines if one.raw["id"] in cards]
    assert "July 2022" in states[0]
    assert any("4 July 2022, 19:00 in Beijing" in one for one in states)
    assert "It is out." in states[-1]


def test_nothing_is_told_twice(told: Told) -> None:
    said = Counter((one.target, one.kind, one.text) for one in told.lines if is_post(one))
    assert [key for key, count in said.items() if count > 1] == []
    numbers = [one.raw["id"] for one in told.lines if is_post(one)]
    assert len(set(numbers)) == len(numbers)
    assert told.kills == 1


def test_nothing_is_more_exact_than_announced(told: Told) -> None:
    early = [
        one for one in told.lines if one.at < "2022-06-28" and re.search(XIAOMI, one.text) and one.kind != "answer"
    ]
    assert early
    for line in early:
        assert not re.search(A_DAY, without_articles_dates(line.text)), line.text
        assert "July 2022" in line.text


def without_articles_dates(text: str) -> str:
    """When an article was published is known to the day; that is not a launch."""
    return "\n".join(line for line in text.splitlines() if "published" not in line)


def test_the_moments_are_the_launchs_own(told: Told) -> None:
    hours = {one.at[:16] for one in told.posts(LAUNCHES, XIAOMI) if one.kind == "milestone"}
    # 9:00 in London (the channel's morning), then counted from 19:00 in Beijing
    assert hours == {
        "2022-06-01T08:00",
        "2022-06-24T08:00",
        "2022-07-03T11:00",
        "2022-07-04T10:00",
        "2022-07-04T11:00",
    }


def test_zones_and_exact_times_are_said(told: Told) -> None:
    narrowed = next(one for one in told.posts(MO) if one.at.startswith("2022-06-28"))
    assert "4 July 2022, 19:00 in Beijing (CST, UTC+8)" in narrowed.text
    assert "Before: July 2022" in narrowed.text


def test_every_request_is_one_that_discord_describes(told: Told) -> None:
    if not DESCRIPTION.is_file():
        pytest.skip("no ../shared/discord-openapi.json beside this checkout")
    fine = [one for one in told.requests if 200 <= int(str(one["status"])) < 300]
    assert Description(DESCRIPTION).problems(fine) == []


def test_discord_refused_nothing(told: Told) -> None:
    refused = [(one["method"], one["path"], one["status"], one["answer"]) for one in told.requests]
    assert [one for one in refused if int(str(one[2])) >= 400] == []


def test_the_words_are_those_of_the_golden_file(told: Told) -> None:
    text = "".join(f"{one}\n{'=' * len(one)}\n\n" + golden(told, one) for one in sorted(told.targets))
    if os.environ.get("UPDATE_STORY"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8"), (
        "if these words are meant: UPDATE_STORY=1 pytest tests/acceptance"
    )


def golden(told: Told, target: str) -> str:
    """What a target received, in order, then what became of the messages that were edited.

    What chance decides is left out: the minute of a poll, which target is told first, how often a card is redrawn.
    """
    lines = [line for line in told.lines if line.target == target]
    last = {line.raw["id"]: line for line in lines if line.change == "edited"}
    return "".join(paragraph(line) for line in [*(one for one in lines if one.change == "sent"), *last.values()])


def paragraph(line: Line) -> str:
    body = "\n".join(("    " + part).rstrip() for part in line.text.splitlines())
    change = "" if line.change == "sent" else ", at last"
    return f"{datetime.fromisoformat(line.at):%d %B %Y} · {line.kind}{change}\n{body}\n\n"
