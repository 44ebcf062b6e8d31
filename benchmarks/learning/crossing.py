"""Crossing: the stories of two makers told as one maker's.

A maker with several products that come one after the other is the everyday case, but whoever writes a story keeps to
its launch: of 27,521 articles 74 began another one without a word of what was expected. So two stories of the same time
and home are told in turns, and the second maker is called by the first one's name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zlib import crc32

from launches.naming_compared import distinguishing

_TRUST = 0.5
"""How much a pair counts beside a story that was written as one."""
_FROM_LATER = 3
"""Every third of the stories that come between is heard from where it is put off or out: it may have begun before."""
_TURNS = ("delayed", "launched")
_AWAITED = ("announced", "delayed")


@dataclass(frozen=True)
class _Maker:
    """A story of one maker; `own` are the words of its name, `told` those that its launches are called by."""

    story: dict[str, Any]
    names: tuple[str, ...]
    own: frozenset[str]
    told: frozenset[str]
    first: datetime
    last: datetime

    def comes_between(self, other: "_Maker") -> bool:
        """Whether this story begins while the other one goes on, and no word may be meant for one of the other."""
        apart = self.told.isdisjoint(other.told | other.own) and self.own.isdisjoint(other.told)
        return apart and other.first < self.first < other.last


def crossed(stories: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield for each story one in which that of another maker comes between, if there is one that fits."""
    makers: dict[str | None, list[_Maker]] = {}
    for story in stories:
        maker = _maker(story)
        if maker is not None:
            makers.setdefault(story["brands"][0].get("home_zone"), []).append(maker)
    for alike in makers.values():
        for one in alike:
            fits = [other for other in alike if other is not one and other.comes_between(one)]
            fits = [other for other in fits if other.story["domain"] == one.story["domain"]] or fits
            if fits:
                yield _as_one(one, fits[crc32(one.story["id"].encode()) % len(fits)])


def _maker(story: dict[str, Any]) -> _Maker | None:
    """Return the maker of a story, None if there are several, or if it gives its name to its launches."""
    if len(story["brands"]) != 1:
        return None
    brand = story["brands"][0]
    names = tuple(sorted((brand["name"], *(brand.get("aliases") or ())), key=len, reverse=True))
    own = frozenset[str]().union(*map(distinguishing, names))
    told = frozenset[str]().union(
        *(
            distinguishing(name)
            for entry in story["articles"]
            for gold in entry["expected"]
            for name in gold.get("called", ())
        )
    )
    times = [_published(entry) for entry in story["articles"]]
    return _Maker(story, names, own, told, min(times), max(times)) if told.isdisjoint(own) else None


def _as_one(one: _Maker, other: _Maker) -> dict[str, Any]:
    """Return a story with the articles of both in the order of time."""
    maker = one.story["brands"][0]["name"]
    between = other.story["articles"]
    if crc32(other.story["id"].encode()) % _FROM_LATER == 0:
        between = _from_later(between)
    renamed = [_renamed(entry, other.names, maker) for entry in between]
    told = [
        _labelled(entry, letter) for letter, part in (("a", one.story["articles"]), ("b", renamed)) for entry in part
    ]
    trust = min(one.story.get("trust", 1.0), other.story.get("trust", 1.0)) * _TRUST
    pair = f"{one.story['id']}+{other.story['id']}"
    return one.story | {"id": pair, "trust": trust, "articles": sorted(told, key=_published)}


def _from_later(entries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a story from where its launch is put off or comes out; all of it if it never does, or tells of others."""
    entries = sorted(entries, key=_published)
    for place, entry in enumerate(entries):
        golds = entry["expected"]
        if place and golds and all(gold["kind"] in _TURNS for gold in golds):
            later = {gold["launch"] for after in entries[place + 1 :] for gold in after["expected"]}
            if later <= {gold["launch"] for gold in golds}:
                begun = [gold | {"kind": "announced"} if gold["status"] in _AWAITED else gold for gold in golds]
                return [entry | {"expected": begun}, *entries[place + 1 :]]
    return entries


def _renamed(entry: dict[str, Any], names: Sequence[str], name: str) -> dict[str, Any]:
    """Return an article with another name of its maker."""
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")

    def told(text: str) -> str:
        return pattern.sub(lambda _: name, text)

    golds = [
        gold
        | ({"called": [told(called) for called in gold["called"]]} if "called" in gold else {})
        | ({"when": told(gold["when"])} if gold.get("when") else {})
        for gold in entry["expected"]
    ]
    return entry | {"title": told(entry.get("title", "")), "text": told(entry["text"]), "expected": golds}


def _labelled(entry: dict[str, Any], letter: str) -> dict[str, Any]:
    """Return an article whose labels are told from those of another story."""
    return entry | {"expected": [gold | {"launch": f"{letter} {gold['launch']}"} for gold in entry["expected"]]}


def _published(entry: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(entry["published"])
