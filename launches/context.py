"""Read an article again in the light of what is known of a launch.

Knowing the date that was announced says much about the next text: on that day, "today the van pulled away" is the
launch; a sentence that denies that date is a delay even if no other is named; and a month that holds it is the same
plan told less exactly, unless the text says that it takes the day back. None of this can be seen in one text alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from launches import signs
from launches.announcement import Announcement, Change, DateMention, Status, Verdict
from launches.matching import LaunchState
from launches.revision import contains, same
from launches.topics import Topics, Words
from launches.window import LaunchWindow, Precision

_PLAN_KINDS = frozenset(
    {Verdict.UNRELATED, Verdict.WEAKER, Verdict.LAUNCH, Verdict.DEADLINE, Verdict.RESTATED, Verdict.OTHER_LAUNCH}
)
_DAY = timedelta(days=1)
_FIRM = 1.8
_TOLD = 1.15
_STRONG = 2.6
_LEAD = 8
_READ = 80


class Context:
    """One launch and one article: what the article's sentences about it say when its known date is in mind."""

    def __init__(
        self, launch: LaunchState, mentions: Sequence[DateMention], topics: Topics, own: frozenset[Words]
    ) -> None:
        self._launch = launch
        self._topics = topics
        self._published = topics.article.published
        text = topics.article.text.replace("’", "'")
        alone = sum(topic.known for topic in topics.topics.values()) == 1
        self._lines = [
            (index, text[sentence.start : sentence.end])
            for index, sentence in enumerate(topics.sentences[:_READ])
            if (subject := topics.subject(index)) is None
            or subject.words in own
            or (not own and not subject.known)
            or any(topic.words in own for _, topic in topics.named_in(index))
            or (alone and not subject.in_title and subject.count == 1)
        ]
        self._named = {index for index, _ in self._lines if topics.subject(index) is not None}
        self._mentions = mentions

    def understand(self, said: Announcement | None) -> Announcement | None:
        """Return what the article says of this launch; `said` is what its reading alone found."""
        if self._launch.status is Status.CANCELLED:
            return self._revived(said)
        if not self._launch.is_open:
            return said
        said = self._sound(said)
        return self._out(said) or self._vaguer(said) or self._denied(said) or self._plausible(said)

    def _sound(self, said: Announcement | None) -> Announcement | None:
        """Return what the reading found, None where it speaks of something else or of what is long known.

        A release months before the announced date, and a date moved forward that the text does not call earlier, are
        more often misread than true.
        """
        window = self._launch.window
        if said is None:
            return None
        if said.status is Status.CANCELLED:
            return said if self._cancels(said) else None
        if (
            said.status is Status.RELEASED
            and window is not None
            and window.bounds_utc()[0] - self._published > 2 * _DAY
        ):
            plan = next((mention for mention, _ in self._dated() if self._is_plan(mention, window)), None)
            if plan is not None:
                return self._restated(said, Status.ANNOUNCED, plan, said.evidence, "still to come")
            firm = signs.OUT.search(said.evidence) and self._names_it(said.evidence)
            return said if firm else self._next_best(said)
        if said.status is Status.DELAYED and window and said.window and not _after(said.window, window):
            if contains(window, said.window):
                return said
            if self._firm(said) and any(signs.EARLIER.search(line) for _, line in self._lines):
                return replace(said, status=Status.ANNOUNCED, change=Change.EARLIER)
            return replace(said, window=None)
        return said

    def _next_best(self, said: Announcement) -> Announcement | None:
        """Return the firmest coming date, where what the reading took for the launch was something else."""
        ahead = [
            (mention.score, -index, mention)
            for mention, index in self._dated()
            if mention.score >= _STRONG
            and mention.window.bounds_utc()[0] > self._published
            and mention.verdict in _PLAN_KINDS
        ]
        if not ahead:
            return None
        best = max(ahead, key=lambda entry: entry[:2])
        return self._restated(said, Status.ANNOUNCED, best[2], self._line(-best[1]), "still to come")

    def _cancels(self, said: Announcement) -> bool:
        """Say whether the sentence calls this launch off: not something else, and not as history."""
        place = self._topics.article.text.find(said.evidence)
        index = self._topics.sentence_at(place) if place >= 0 else None
        about = index is None or any(index == other for other, _ in self._lines)
        return about and not signs.HISTORY.search(said.evidence) and not signs.REVIVES.search(said.evidence)

    def _is_plan(self, mention: DateMention, window: LaunchWindow) -> bool:
        near = contains(window, mention.window) or contains(mention.window, window)
        ahead = mention.window.bounds_utc()[1] > self._published
        return near and ahead and mention.verdict in _PLAN_KINDS

    def _names_it(self, line: str) -> bool:
        words = {
            word
            for name in (self._launch.product, *self._launch.names)
            for word in name.casefold().split()
            if len(word) > 2
        }
        return any(word in line.casefold() for word in words)

    def _out(self, said: Announcement | None) -> Announcement | None:
        """Return the launch, where it is due and the text tells of it as done."""
        window = self._launch.window
        if window is None or not self._due(window):
            return None
        exact = window.precision in (Precision.MINUTE, Precision.DAY)
        told = [(index, line) for index, line in self._lines[:8] if not signs.NOT_YET.search(line)]
        done = next((line for _, line in told if signs.OUT.search(line)), None)
        today = next((line for _, line in told if signs.TODAY.search(line)), None)
        moved = said is not None and said.status is Status.DELAYED and said.window is not None
        if said is not None and said.status is Status.RELEASED:
            minute = self._told_minute(said.evidence, window)
            return replace(said, window=minute) if minute else None
        line = done or (today if exact and not moved else None)
        if line is None:
            return None
        if not exact and not self._told_of_it(told, line, said):
            return None
        found = self._restated(said, Status.RELEASED, None, line, "due, and told as done")
        return replace(found, window=self._told_minute(line, window))

    def _told_of_it(self, told: list[tuple[int, str]], line: str, said: Announcement | None) -> bool:
        """Say whether, some time in a wide window, a line tells of this launch and not of a step on the way to it."""
        index = next(place for place, other in told if other == line)
        if said is None or (said.status is Status.DELAYED and not self._names_it(said.evidence)):
            return index in self._named and index <= 3
        ahead = said.window is not None and said.window.bounds_utc()[0] > self._published
        planned = (
            ahead
            and self._launch.window is not None
            and contains(self._launch.window, said.window or self._launch.window)
        )
        return said.status is not Status.DELAYED and not planned

    def _told_minute(self, line: str, window: LaunchWindow) -> LaunchWindow | None:
        """Return the minute in which a launch that was due at another happened, by the same clock."""
        clock = signs.CLOCK.search(line)
        if clock is None or window.precision is not Precision.MINUTE:
            return None
        hour, minute, half = int(clock[1]), int(clock[2]), (clock[3] or "").lower()
        hour = hour % 12 + 12 * (half == "p") if half else hour
        if hour > 23 or minute > 59:
            return None
        return LaunchWindow.minute(window.start.replace(hour=hour, minute=minute), window.zone)

    def _due(self, window: LaunchWindow) -> bool:
        """Say whether the article came out when the launch was due, or shortly after."""
        if window.precision is Precision.MINUTE:
            return timedelta(0) <= self._published - window.start <= 2 * _DAY
        day = self._published.replace(tzinfo=None)
        return window.start <= day < window.end + _DAY

    def _vaguer(self, said: Announcement | None) -> Announcement | None:
        """Return the wider window, where the text takes precision back."""
        window = self._launch.window
        if window is None or (said is not None and said.status in (Status.CANCELLED, Status.RELEASED)):
            return None
        taken_back = [index for index, line in self._lines if signs.VAGUER.search(line)]
        if not taken_back:
            return None
        for mention, index in self._dated():
            wider = contains(mention.window, window) and not same(mention.window, window)
            if wider and min(abs(index - other) for other in taken_back) <= 2:
                found = self._restated(said, Status.ANNOUNCED, mention, self._line(index), "takes precision back")
                return replace(found, change=Change.VAGUER)
        return None

    def _denied(self, said: Announcement | None) -> Announcement | None:
        """Return a delay, where a sentence denies the known date: to the new date if one is told, else without."""
        window = self._launch.window
        if window is None or (said is not None and said.status in (Status.CANCELLED, Status.RELEASED)):
            return None
        for mention, index in self._dated():
            line = self._line(index)
            at = mention.span[0] - self._topics.sentences[index].start
            before = signs.TURNS.sub("", line[max(0, at - 60) : at])
            near = same(mention.window, window) or contains(mention.window, window) or contains(window, mention.window)
            if not near or not (signs.DENIES.search(before) or signs.IS_OUT.match(line[at + len(mention.phrase) :])):
                continue
            if said is not None and said.window is not None and _after(said.window, window):
                return replace(said, status=Status.DELAYED, change=Change.LATER, was=window)
            new = self._new_date(window, index)
            return replace(
                self._restated(said, Status.DELAYED, new, line, "denies the known date"),
                change=Change.LATER,
                was=window,
            )
        return None

    def _new_date(self, old: LaunchWindow, index: int, within: int = 3) -> DateMention | None:
        """Return the date that the text gives for the old one: told soon after the denial, and later."""
        for mention, place in self._dated():
            if index <= place <= index + within and _after(mention.window, old) and mention.verdict in _PLAN_KINDS:
                sentence = self._topics.sentences[place]
                before = self._line(place)[: mention.span[0] - sentence.start]
                if signs.NEW_DATE.search(before):
                    return mention
        return None

    def _now_is(self, window: LaunchWindow) -> DateMention | None:
        """Return the date that a text gives as what holds now ("it's now July 24")."""
        for mention, index in self._dated():
            before = self._line(index)[: mention.span[0] - self._topics.sentences[index].start]
            ahead = mention.window.bounds_utc()[1] > self._published
            if ahead and signs.NOW_IS.search(before) and not contains(mention.window, window):
                return mention
        return None

    def _plausible(self, said: Announcement | None) -> Announcement | None:
        """Return what the reading found, unless it contradicts a date that the same text confirms."""
        window = self._launch.window
        if said is None:
            return self._told_in_passing(window)
        if window is None or said.window is None:
            return self._dated_delay(said)
        new = self._now_is(window)
        if new is not None and not same(new.window, said.window) and not contains(said.window, new.window):
            place = self._topics.sentence_at(new.span[0])
            line = said.evidence if place is None else self._line(place)
            return self._restated(said, Status.ANNOUNCED, new, line, "what holds now")
        if said.status is not Status.ANNOUNCED or contains(window, said.window) or contains(said.window, window):
            return said
        confirmed = any(
            same(mention.window, window) and mention.verdict is not Verdict.SUPERSEDED for mention, _ in self._dated()
        )
        earlier = said.window.start.replace(tzinfo=None) < window.start.replace(tzinfo=None)
        called = said.change is not None or (earlier and signs.EARLIER.search(said.evidence) is not None)
        anywhere = any(signs.EARLIER.search(line) for _, line in self._lines)
        if not called and (confirmed or (earlier and not anywhere)):
            return replace(said, window=window, reasons=(*said.reasons, "the known date is confirmed"))
        return said

    def _told_in_passing(self, window: LaunchWindow | None) -> Announcement | None:
        """Return a date for this launch in an article about something else, if a sentence that names it tells one."""
        for mention, index in self._dated():
            ahead = mention.window.bounds_utc()[0] > self._published
            if not ahead or mention.verdict not in _PLAN_KINDS or mention.score < 0:
                continue
            inside = window is not None and contains(window, mention.window) and not same(window, mention.window)
            firm = index in self._named and mention.score >= _TOLD
            if (firm and (window is None or inside)) or (inside and signs.COMES.search(self._line(index))):
                return self._restated(None, Status.ANNOUNCED, mention, self._line(index), "told in passing")
        return None

    def _confirmed(self, window: LaunchWindow) -> bool:
        """Say whether the known date is told again as what holds."""
        for mention, index in self._dated():
            before = self._line(index)[: mention.span[0] - self._topics.sentences[index].start]
            holds = mention.verdict is not Verdict.SUPERSEDED and not mention.past
            if (
                same(mention.window, window)
                and holds
                and not signs.DENIES.search(before)
                and not signs.WAS.search(before)
            ):
                return True
        return False

    def _dated_delay(self, said: Announcement | None) -> Announcement | None:
        """Return a delay without a date with the date that the text tells elsewhere."""
        window = self._launch.window
        if said is None or said.status is not Status.DELAYED or window is None:
            return said
        new = self._new_date(window, 0, within=_LEAD)
        if new is None:
            return None if self._confirmed(window) else said
        found = self._restated(said, Status.DELAYED, new, said.evidence, "a later date is told")
        return replace(found, window=self._same_hour(window, new))

    def _same_hour(self, old: LaunchWindow, new: DateMention) -> LaunchWindow:
        """Return the new day at the old hour, where the text says that this stays the same."""
        index = self._topics.sentence_at(new.span[0])
        if index is None or old.precision is not Precision.MINUTE or new.window.precision is not Precision.DAY:
            return new.window
        near = " ".join(self._line(place) for place in range(index, min(index + 2, len(self._topics.sentences))))
        day = new.window.start
        if not re.search(rf"\bsame\b|\b{old.start.hour % 12 or 12}[:.]{old.start.minute:02}\b", near):
            return new.window
        return LaunchWindow.minute(old.start.replace(year=day.year, month=day.month, day=day.day), old.zone)

    def _revived(self, said: Announcement | None) -> Announcement | None:
        """Return a return, where a cancelled launch is told to be on again; history of the end is no news."""
        revival = next((line for _, line in self._lines if signs.REVIVES.search(line)), None)
        if revival is None:
            return said if said is None or said.status is not Status.ANNOUNCED else replace(said, change=None)
        if said is not None and said.status is Status.RELEASED:
            return said
        window = said.window if said is not None and said.status is not Status.CANCELLED and self._firm(said) else None
        return replace(
            self._restated(said, Status.ANNOUNCED, None, revival, "told to be on again"),
            window=window,
            change=Change.REVIVED,
        )

    def _firm(self, said: Announcement) -> bool:
        """Say whether the date of a reading is one that its text gives with some weight."""
        return (
            any(mention.span == said.span and mention.score >= _FIRM for mention in self._mentions) or said.span is None
        )

    def _dated(self) -> Iterator[tuple[DateMention, int]]:
        """Yield the dates of the sentences about this launch, each with its sentence's index."""
        about = {index for index, _ in self._lines}
        for mention in self._mentions:
            index = self._topics.sentence_at(mention.span[0])
            if (
                index is not None
                and index in about
                and self._topics.article.text.startswith(mention.phrase, mention.span[0])
            ):
                yield mention, index

    def _line(self, index: int) -> str:
        sentence = self._topics.sentences[index]
        return self._topics.article.text[sentence.start : sentence.end].replace("’", "'")

    def _restated(
        self, said: Announcement | None, status: Status, mention: DateMention | None, line: str, reason: str
    ) -> Announcement:
        """Return an announcement made from the context, with what the reading knew besides."""
        base = said or Announcement(self._launch.product, self._launch.brands, status, None, "", None, line, 0.6, ())
        return replace(
            base,
            status=status,
            window=mention.window if mention else None,
            phrase=mention.phrase if mention else "",
            span=mention.span if mention else None,
            evidence=line,
            reasons=(*base.reasons, reason),
            change=None,
        )


def _after(new: LaunchWindow, old: LaunchWindow) -> bool:
    return new.start.replace(tzinfo=None) > old.start.replace(tzinfo=None) and not contains(new, old)
