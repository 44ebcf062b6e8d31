"""Cards: golden texts of every kind and precision, and Discord's limits for any text."""

import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cards import TEXT_LIMIT, card
from bot.details import history
from bot.marks import Action, Mark
from db.states import NoticeKind, Style
from jobs.post import ArticleView, DigestEntry, LaunchView, Post, RevisionView
from launches.announcement import Status
from launches.countdown import MilestoneKind
from launches.revision import RevisionKind
from launches.window import LaunchWindow, Precision
from tests.bot.posts import ARTICLE, CHANNEL, LAUNCH, NOW, TOKEN, WINDOWS, cases, post, shown, walked

DATA = Path(__file__).with_name("data")


@pytest.mark.parametrize(("language", "file"), [(None, "cards.txt"), ("de", "cards.de.txt")])
def test_cards_of_every_kind_and_precision_are_those_of_the_golden_file(language: str | None, file: str):
    said = {name: replace(one, target=replace(one.target, locale=language)) for name, one in cases().items()}
    text = "\n\n".join(f"== {name}\n{shown(card(each))}" for name, each in said.items()) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        (DATA / file).write_text(text, encoding="utf-8")
    assert text == (DATA / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [n for n in WINDOWS if n not in ("minute", "day")])
def test_a_coarse_window_is_never_shown_as_a_day(name: str):
    launch = replace(LAUNCH, window=WINDOWS[name], evidence=None)
    for kind in (NoticeKind.MILESTONE, NoticeKind.OVERDUE):
        said = shown(card(post(kind, launch=launch)))
        assert "<t:" not in said
        assert "to go" not in said


@pytest.mark.parametrize(
    ("name", "left", "said"),
    [
        ("day", timedelta(days=30), "At least 30 days to go"),
        ("month", timedelta(days=7), "At least 7 days to go"),
        ("minute", timedelta(hours=3), "At least 3 hours to go"),
        ("minute", timedelta(0), "Any day now"),
        ("minute", timedelta(days=-1), "Any day now"),
        ("day", timedelta(0), "Any day now"),
        ("month", timedelta(days=-24), "Any day now"),
    ],
)
def test_a_countdown_to_the_earliest_date_never_says_that_this_is_the_day(name: str, left: timedelta, said: str):
    window = WINDOWS[name]
    moment = post(NoticeKind.MILESTONE, launch=replace(LAUNCH, window=window, not_before=True))
    first = window.start.astimezone(UTC) if name == "minute" else datetime.combine(window.start, time(9), UTC)
    made = card(replace(moment, now=first - left, milestone=MilestoneKind.NOW))
    assert f"### {said}\n**Not before" in shown(made)


def test_a_forum_post_of_what_is_called_off_is_not_named_undated():
    off = replace(LAUNCH, status=Status.CANCELLED, window=None)
    assert card(post(NoticeKind.REVISION, launch=off)).title == "First jointly developed flagship · Called off"


def test_the_earliest_date_is_told_as_such_in_a_forum_and_when_it_is_behind_us():
    made = card(post(NoticeKind.OVERDUE, launch=replace(LAUNCH, not_before=True)))
    assert made.title == "First jointly developed flagship · not before July 2022"
    said = shown(made)
    assert "Leica · No date yet" in said
    assert "It was announced as not before July 2022, and nobody has named a date since" in said
    assert "Overdue" not in said


def test_a_live_card_of_what_nobody_speaks_of_any_more_says_that_and_counts_nothing():
    for not_before, when in ((True, "not before July 2022"), (False, "some time in July 2022")):
        launch = replace(LAUNCH, not_before=not_before, silent=True)
        said = shown(card(post(NoticeKind.REVISION, launch=launch, style=Style.LIVE), live=True))
        assert "No word for a year" in said
        assert f"**It was to launch {when}; nobody has said a word since.**" in said
        assert "Any day" not in said
        assert "Known to" not in said


def test_a_live_card_of_what_is_another_launch_here_says_so_and_counts_nothing():
    launch = replace(LAUNCH, same_as="*phone*", corrected=True)
    said = shown(card(post(NoticeKind.REVISION, launch=launch, style=Style.LIVE), live=True))
    assert "Leica · Told with another" in said
    assert "**It is the same as \\*phone\\*.**" in said
    assert "Set by this server" in said
    assert "2022" not in said.split("**It is")[1].split(">")[0]


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2022, 7, 1), "The window begins in 30 days"), (date(2022, 5, 23), "The window ends in 213 days")],
)
def test_before_the_end_of_a_year_is_no_subject_of_a_sentence(day: date, said: str):
    launch = replace(LAUNCH, window=LaunchWindow.days(day, date(2022, 12, 31), Precision.PART_OF_YEAR))
    now = datetime(2022, 6, 1, 8, tzinfo=UTC)
    assert f"### {said}" in shown(card(post(NoticeKind.MILESTONE, launch=launch, now=now)))
    last = datetime(2022, 12, 31, 8, tzinfo=UTC)
    assert "The window ends today, still no date" in shown(card(post(NoticeKind.MILESTONE, launch=launch, now=last)))
    assert "2022 has passed" in shown(card(post(NoticeKind.OVERDUE, launch=launch)))


def test_every_card_carries_its_mark():
    for each in cases().values():
        ids = [c["custom_id"] for c in walked(card(each).view.to_components()) if "custom_id" in c]
        marks = [Mark.parse(i) for i in ids]
        assert ids
        assert len(set(ids)) == len(ids)
        assert {(m.kind, m.token) for m in marks if m} == {(each.kind, TOKEN)}


def test_a_mark_is_read_back():
    mark = Mark(NoticeKind.MILESTONE, Action.MUTE, TOKEN)
    assert Mark.parse(mark.custom_id) == mark
    assert Mark.parse("t1:milestone.dance:" + TOKEN) is None
    assert Mark.parse("something else") is None


def test_only_the_role_chosen_is_pinged_and_outside_the_container():
    made = card(post(NoticeKind.MILESTONE, launch=LAUNCH, ping_role_id=555))
    first = made.view.to_components()[0]
    assert (first["type"], first["content"]) == (10, "<@&555>")
    assert made.allowed_mentions.to_dict() == {"parse": [], "roles": [555]}


def test_plain_news_pings_nobody():
    made = card(post(NoticeKind.ARTICLE, article=ARTICLE, launch=LAUNCH, ping_role_id=555))
    assert made.allowed_mentions.to_dict()["parse"] == []
    assert "<@&555>" not in shown(made)


def test_a_description_begins_with_a_capital_and_a_name_is_left_as_it_is():
    described = replace(LAUNCH, product="first flagship")
    assert "### First flagship" in shown(card(post(NoticeKind.OVERDUE, launch=described)))
    assert "### iPhone 20" in shown(card(post(NoticeKind.OVERDUE, launch=replace(LAUNCH, product="iPhone 20"))))


def test_a_launch_first_heard_of_when_it_is_put_off_is_told_as_delayed():
    revision = RevisionView(RevisionKind.ANNOUNCED, None, LAUNCH.window, NOW)
    late = replace(LAUNCH, status=Status.DELAYED)
    assert "Leica · Delayed" in shown(card(post(NoticeKind.REVISION, launch=late, revision=revision)))


@pytest.mark.parametrize(
    ("was", "is_now", "said"),
    [(True, False, "Before: ~~not before July 2022~~"), (False, True, "Before: ~~July 2022~~"), (True, True, None)],
)
def test_what_was_only_the_earliest_date_is_told_as_such(was: bool, is_now: bool, said: str | None):
    july = LAUNCH.window
    change = RevisionView(RevisionKind.NARROWED, july, july, NOW, not_before=is_now, was_not_before=was)
    told = shown(card(post(NoticeKind.REVISION, launch=replace(LAUNCH, not_before=is_now), revision=change)))
    assert said in told if said else "Before" not in told
    listed = f"More exact now: {'not before ' if is_now else ''}July 2022"
    before = f" (before: {'not before ' if was else ''}July 2022)" if said else ""
    assert history([change]).endswith(listed + before)


def test_a_countdown_in_a_live_channel_is_a_post_of_its_own_until_the_card_is_edited():
    milestone = post(NoticeKind.MILESTONE, launch=LAUNCH, style=Style.LIVE)
    assert "July 2022 begins in 39 days" in shown(card(milestone))
    assert "Kept up to date" in shown(card(milestone, live=True))


def test_evidence_that_is_the_title_is_not_said_twice():
    same = replace(LAUNCH, evidence=ARTICLE.title)
    said = shown(card(post(NoticeKind.ARTICLE, article=ARTICLE, launch=same)))
    assert said.count("announce a long-term cooperation") == 1


def test_without_a_role_nothing_is_pinged():
    assert card(post(NoticeKind.MILESTONE, launch=LAUNCH)).allowed_mentions.to_dict()["parse"] == []


async def test_a_card_is_not_remembered_by_the_library():
    assert card(post(NoticeKind.MILESTONE, launch=LAUNCH)).view.is_finished()


def test_a_live_card_says_that_it_is_kept_up_to_date():
    said = shown(card(post(NoticeKind.REVISION, launch=LAUNCH, article=ARTICLE, style=Style.LIVE)))
    assert "Kept up to date" in said
    reply = shown(card(post(NoticeKind.REVISION, launch=LAUNCH, article=ARTICLE, style=Style.LIVE, reply_to=1)))
    assert "Kept up to date" not in reply
    assert "Xiaomi and Leica are working together" in said
    assert "Xiaomi and Leica are working together" not in reply


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(days=30, seconds=-4), "30 days to go"),
        (timedelta(days=7), "7 days to go"),
        (timedelta(days=1), "1 day to go"),
        (timedelta(hours=1, seconds=-3), "1 hour to go"),
        (timedelta(minutes=42), "42 minutes to go"),
        (timedelta(hours=20), "20 hours to go"),
        (timedelta(0), "It is time"),
        (timedelta(hours=-3), "The hour has passed"),
    ],
)
def test_a_late_milestone_is_worded_for_the_moment(left: timedelta, said: str):
    launch = replace(LAUNCH, window=WINDOWS["minute"])
    now = WINDOWS["minute"].start.astimezone(UTC) - left
    assert said in shown(card(post(NoticeKind.MILESTONE, launch=launch, now=now, milestone=MilestoneKind.DAY_1)))


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2022-06-01", "July 2022 begins in 30 days"),
        ("2022-06-30", "July 2022 begins in 1 day"),
        ("2022-07-01", "July 2022 begins today"),
        ("2022-07-24", "July 2022 ends in 7 days, still no date"),
        ("2022-07-31", "July 2022 ends today, still no date"),
        ("2022-08-01", "July 2022 passed without word"),
    ],
)
def test_a_months_milestones_speak_of_the_window(today: str, said: str):
    now = datetime.fromisoformat(today + "T10:00+02:00")
    assert said in shown(card(post(NoticeKind.MILESTONE, launch=LAUNCH, now=now)))


@pytest.mark.parametrize(
    "image",
    [
        "javascript:alert(1)",
        "ftp://x.example/a.png",
        "https://",
        "http://[bad",
        "https://x.example:99999/a.png",
        "https://x.example:http/a.png",
        "https://x.example/" + "x" * 3000,
    ],
)
def test_what_is_no_web_address_is_no_image_and_no_link(image: str):
    article = replace(ARTICLE, image=image, url=image)
    components = walked(card(post(NoticeKind.ARTICLE, article=article)).view.to_components())
    assert not [c for c in components if c["type"] == 11 or "url" in c]


texts = st.text(max_size=6000) | st.text(alphabet="*_[]()<>@#|`~\\ \n.!", max_size=6000)
articles = st.builds(
    ArticleView,
    id=st.just(1),
    url=texts | st.just("https://a.example/"),
    title=texts,
    published=st.just(NOW),
    summary=st.lists(texts, max_size=4).map(tuple),
    brands=st.lists(texts, max_size=8).map(tuple),
    image=st.none() | texts | st.just("https://a.example/i.png"),
    site_name=st.none() | texts,
)
windows = st.sampled_from(list(WINDOWS.values()))
launches = st.builds(
    LaunchView,
    id=st.just(1),
    product=texts,
    brands=st.lists(texts, max_size=8).map(tuple),
    status=st.sampled_from(Status),
    window=windows,
    not_before=st.booleans(),
    corrected=st.booleans(),
    presumed=st.booleans(),
    silent=st.booleans(),
    same_as=st.none() | texts,
    evidence=st.none() | texts,
    source_url=st.none() | texts,
)
revisions = st.builds(
    RevisionView,
    kind=st.sampled_from(RevisionKind),
    before=windows,
    after=windows,
    created_at=st.just(NOW),
    is_correction=st.booleans(),
)
entries = st.builds(
    DigestEntry,
    kind=st.sampled_from(NoticeKind),
    title=texts,
    url=st.none() | st.just("https://a.example/"),
    due=st.just(NOW),
)
posts = st.builds(
    Post,
    token=st.just(TOKEN),
    kind=st.sampled_from(NoticeKind),
    lane=st.just(3),
    target=st.just(CHANNEL),
    due=st.just(NOW),
    now=st.just(NOW),
    article=st.none() | articles,
    launch=st.none() | launches,
    revision=st.none() | revisions,
    milestone=st.none() | st.sampled_from(MilestoneKind),
    digest=st.lists(entries, max_size=30).map(tuple),
    ping_role_id=st.none() | st.just(555),
    style=st.sampled_from(Style),
)


@pytest.mark.parametrize("blank", ["", " ", "\u202e\n", "\u200b\u2060 \ufeff"])
def test_a_title_of_nothing_to_see_is_none(blank: str):
    made = card(post(NoticeKind.ARTICLE, article=replace(ARTICLE, title=blank), launch=None))
    assert made.title == "Update"
    assert "An update without a title" in shown(made)


@settings(max_examples=60, suppress_health_check=[HealthCheck.data_too_large])
@given(posts)
def test_any_text_stays_within_the_limits_of_discord(each: Post):
    made = card(each)
    components = walked(made.view.to_components())
    contents = [c["content"] for c in components if c["type"] == 10]
    assert sum(map(len, contents)) <= TEXT_LIMIT
    assert all(content.strip() for content in contents)
    assert len(components) <= 40
    assert 1 <= len(made.title) <= 100
    for component in components:
        assert 1 <= len(component.get("label", "x")) <= 80
        assert len(component.get("url", "")) <= 512
        assert component["type"] != 1 or 1 <= len(component["components"]) <= 5
    ping = each.ping_role_id is not None and each.kind in (NoticeKind.REVISION, NoticeKind.MILESTONE)
    mentions = [m for content in contents for m in re.findall(r"(?<!\\)<[@#:/a]", content)]
    assert mentions == (["<@"] if ping else [])


def test_a_live_card_that_knows_newer_word_leaves_the_first_article_out():
    known = replace(LAUNCH, source_url="https://newer.example/june")
    told = post(NoticeKind.REVISION, launch=known, article=ARTICLE, style=Style.LIVE)
    assert ARTICLE.title not in shown(card(told, live=True))
    assert ARTICLE.title in shown(card(told, live=False))
    (link,) = (c["url"] for c in walked(card(told, live=True).view.to_components()) if "url" in c and c["type"] == 2)
    assert link == "https://newer.example/june"
