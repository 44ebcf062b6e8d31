"""What an article means in one scope, by the real reading."""

from datetime import UTC, datetime

import pytest

from db.articles import ArticleText
from db.tracking import Known
from jobs.scopes import Scope
from jobs.understanding import understand
from launches.announcement import Status
from launches.matching import LaunchState
from launches.revision import RevisionKind
from launches.window import LaunchWindow

PUBLISHED = datetime(2026, 3, 2, 10, tzinfo=UTC)


def understood(title: str, text: str):
    article = ArticleText("https://gossip.example/kite", "kite", title, text, PUBLISHED, "feed")
    return understand(Scope(None, (), ()), (), article)


def test_a_first_word_and_its_announcement_bear_the_launchs_name():
    text = "Tern said today that the Kite 3 will go on sale on 4 July 2026."
    one = understood("The Kite 3 goes on sale in July", text)
    assert [(step.after.product, step.announcement.product) for step in one.steps] == [("Kite 3", "Kite 3")]


def test_a_rumour_is_kept_with_a_name_although_nothing_follows_from_it():
    text = "Sources say the Kite 3 will go on sale on 4 July 2026, according to a leak that nobody has confirmed."
    one = understood("Leak: is the Kite 3 coming in July?", text)
    assert one.steps == ()
    assert one.headline is not None
    assert (one.headline.rumour, one.headline.product) == (True, "Kite 3")


@pytest.mark.parametrize(
    ("floor", "said", "kind", "told"),
    [
        (True, "launch on 4 July 2026", RevisionKind.NARROWED, (Status.ANNOUNCED, "2026-07-04", False)),
        (True, "launch on 12 July 2026", RevisionKind.NARROWED, (Status.ANNOUNCED, "2026-07-12", False)),
        (True, "launch no earlier than 4 July 2026", None, (Status.ANNOUNCED, "2026-07-04", True)),
        (True, "launch no earlier than 12 July 2026", RevisionKind.DELAYED, (Status.DELAYED, "2026-07-12", True)),
        (False, "launch no earlier than 4 July 2026", RevisionKind.WIDENED, (Status.ANNOUNCED, "2026-07-04", True)),
        (False, "launch on 4 July 2026", None, (Status.ANNOUNCED, "2026-07-04", False)),
        (False, "launch on 12 July 2026", RevisionKind.DELAYED, (Status.DELAYED, "2026-07-12", False)),
    ],
)
def test_an_earliest_date_and_the_day_itself_are_told_apart(
    floor: bool, said: str, kind: RevisionKind | None, told: tuple[Status, str, bool]
):
    window, before = LaunchWindow.from_edtf("2026-07-04"), datetime(2026, 2, 2, 10, tzinfo=UTC)
    state = LaunchState("k", "Skadi 1", ("Skadi 1",), (), Status.ANNOUNCED, window, before)
    article = ArticleText("https://a.example/k", "k", "Skadi 1", f"The Skadi 1 will {said}, Tern said.", PUBLISHED, "")
    (step,) = understand(Scope(None, (), ()), [Known(1, 1, 1, state, floor)], article).steps
    assert (step.revision.kind if step.revision else None) == kind
    assert step.after.window is not None
    assert (step.after.status, step.after.window.edtf, step.announcement.not_before) == told


def test_a_headline_alone_may_say_that_a_known_date_is_only_the_earliest():
    window, before = LaunchWindow.from_edtf("2026-07"), datetime(2026, 2, 2, 10, tzinfo=UTC)
    state = LaunchState("k", "Skadi 1", ("Skadi 1",), (), Status.ANNOUNCED, window, before)
    text = "Tern said on Monday that the rocket makes progress."
    article = ArticleText("https://a.example/k", "k", "Skadi 1: not before July 2026", text, PUBLISHED, "")
    (step,) = understand(Scope(None, (), ()), [Known(1, 1, 1, state)], article).steps
    assert step.revision is not None
    assert (step.revision.kind, step.announcement.not_before) == (RevisionKind.WIDENED, True)


def test_a_date_after_the_earliest_one_is_a_delay_where_the_article_says_so():
    window, before = LaunchWindow.from_edtf("2026-07-04"), datetime(2026, 2, 2, 10, tzinfo=UTC)
    state = LaunchState("k", "Skadi 1", ("Skadi 1",), (), Status.ANNOUNCED, window, before)
    text = "The launch of the Skadi 1 is delayed. It will launch on 12 July 2026 instead of 4 July."
    article = ArticleText("https://a.example/k", "k", "Skadi 1 delayed", text, PUBLISHED, "")
    (step,) = understand(Scope(None, (), ()), [Known(1, 1, 1, state, not_before=True)], article).steps
    assert step.revision is not None
    assert (step.revision.kind, step.after.status) == (RevisionKind.DELAYED, Status.DELAYED)
