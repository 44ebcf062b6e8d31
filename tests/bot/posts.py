"""Posts to render, for the tests of cards; and a card as plain text."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.cards import Card
from jobs.post import ArticleView, DigestEntry, LaunchView, Post, PostKind, RevisionView, Target, TargetKind
from launches.announcement import Status
from launches.countdown import MilestoneKind
from launches.revision import RevisionKind
from launches.window import LaunchWindow

NOW = datetime(2022, 5, 23, 8, 0, tzinfo=UTC)
TOKEN = "abcdefghijklmnopqrstuvwxyz"
CHANNEL = Target(id=1, kind=TargetKind.CHANNEL, channel_id=100, guild_id=10, zone="Europe/Berlin")
DM = Target(id=2, kind=TargetKind.DM, channel_id=200, user_id=20, zone="Europe/Berlin")
ARTICLE = ArticleView(
    id=1,
    url="https://blog.example/xiaomi-leica",
    title="Xiaomi and Leica announce a long-term cooperation",
    published=datetime(2022, 5, 23, 7, 0, tzinfo=UTC),
    summary=(
        "Xiaomi and Leica are working together on mobile imaging.",
        "Their first jointly developed flagship will be officially launched in July 2022.",
    ),
    brands=("Xiaomi", "Leica"),
    image="https://blog.example/lens.jpg",
    site_name="Blog Example",
    language="en",
)
LAUNCH = LaunchView(
    id=7,
    product="First jointly developed flagship",
    brands=("Xiaomi", "Leica"),
    status=Status.ANNOUNCED,
    window=LaunchWindow.from_edtf("2022-07"),
    phrase="in July 2022",
    evidence="Their first jointly developed flagship will be officially launched in July 2022.",
    source_url="https://blog.example/xiaomi-leica",
    confidence=0.93,
)
WINDOWS = {
    "minute": LaunchWindow.from_edtf("2022-07-04T19:00+08:00", "Asia/Shanghai"),
    "day": LaunchWindow.from_edtf("2022-07-04"),
    "range": LaunchWindow.from_edtf("2022-07-04/2022-07-08"),
    "week": LaunchWindow.from_edtf("2022-W27"),
    "part-of-month": LaunchWindow.from_edtf("2022-07-01/2022-07-10"),
    "month": LaunchWindow.from_edtf("2022-07"),
    "quarter": LaunchWindow.from_edtf("2022-Q3"),
    "season": LaunchWindow.from_edtf("2022-22"),
    "half": LaunchWindow.from_edtf("2022-H2"),
    "part-of-year": LaunchWindow.from_edtf("2022~late"),
    "year": LaunchWindow.from_edtf("2023"),
    "none": None,
}


def post(kind: PostKind, **changes: Any) -> Post:
    """Return a post as it would be sent to a channel on 23 May 2022."""
    plain = Post(token=TOKEN, kind=kind, lane=3, target=CHANNEL, due=NOW, now=NOW)
    return replace(plain, **changes)


def cases() -> dict[str, Post]:
    """Return a post of every kind for every precision, by a name for the golden file."""
    found = {"article without a launch": post(PostKind.ARTICLE, article=ARTICLE)}
    for name, window in WINDOWS.items():
        launch = replace(LAUNCH, window=window)
        found[f"article, {name}"] = post(PostKind.ARTICLE, article=ARTICLE, launch=launch)
        found[f"milestone, {name}"] = post(PostKind.MILESTONE, launch=launch, milestone=MilestoneKind.DAYS_30)
        found[f"overdue, {name}"] = post(PostKind.OVERDUE, launch=launch)
    july, exact = WINDOWS["month"], WINDOWS["minute"]
    for kind in RevisionKind:
        cancelled, out = kind is RevisionKind.CANCELLED, kind is RevisionKind.LAUNCHED
        status = Status.CANCELLED if cancelled else Status.RELEASED if out else Status.ANNOUNCED
        status = Status.DELAYED if kind is RevisionKind.DELAYED else status
        before = None if kind in (RevisionKind.ANNOUNCED, RevisionKind.DATED) else july
        revision = RevisionView(kind, before, None if cancelled else exact, NOW)
        found[f"revision {kind}"] = post(
            PostKind.REVISION, article=ARTICLE, launch=replace(LAUNCH, status=status, window=exact), revision=revision
        )
    wrong = RevisionView(RevisionKind.DATED, exact, july, NOW, is_correction=True)
    found["correction"] = post(PostKind.REVISION, launch=replace(LAUNCH, corrected=True), revision=wrong)
    found["direct message"] = post(PostKind.MILESTONE, launch=LAUNCH, milestone=MilestoneKind.DAYS_30, target=DM)
    found["role ping"] = post(PostKind.REVISION, launch=LAUNCH, revision=wrong, ping_role_id=555)
    entries = tuple(DigestEntry(PostKind.ARTICLE, f"Story {n}", f"https://blog.example/{n}", NOW) for n in range(12))
    found["digest"] = post(PostKind.DIGEST, digest=entries)
    return found


def shown(card: Card) -> str:
    """Return a card as a person reads it, one line per line of text; buttons in brackets, images as such."""
    lines: list[str] = [f"({card.title})"]
    for component in card.view.to_components():
        _walk(component, lines)
    return "\n".join(lines)


def walked(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return every component of a message, nested ones too."""
    found: list[dict[str, Any]] = []
    for component in components:
        found.append(component)
        found += walked(component.get("components", []))
        if "accessory" in component:
            found += walked([component["accessory"]])
    return found


def _walk(component: dict[str, Any], lines: list[str]) -> None:
    match component["type"]:
        case 1:
            lines.append("  ".join(f"[{button['label']}]" for button in component["components"]))
        case 9:
            accessory = component["accessory"]
            mark = "[image] " if accessory["type"] == 11 else f"[{accessory['label']}] "
            lines.extend(mark + child["content"] for child in component["components"])
        case 10:
            lines.append(component["content"])
        case 14:
            lines.append("─" * 20)
        case 17:
            for child in component["components"]:
                _walk(child, lines)


def texts(message: Any) -> str:
    """Return all text of a message that the local Discord keeps."""
    return "\n".join([message.content, *(c["content"] for c in walked(message.components) if c["type"] == 10)]).strip()
