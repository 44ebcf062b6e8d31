# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Japanese and Chinese times of day: "午後7時30分", "上午10:00", "晚8点", "北京时间20:00", "零点"."""

import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from launches.mentions.cjk_words import number
from launches.mentions.clock import parse_clock
from launches.mentions.expression import Clock, FoundClock, Reference

_PLACES = {
    "北京时间": "Asia/Shanghai", "北京時間": "Asia/Shanghai", "日本時間": "Asia/Tokyo", "日本时间": "Asia/Tokyo", "台灣時間": "Asia/Taipei",
    "台湾时间": "Asia/Taipei", "台北時間": "Asia/Taipei", "香港時間": "Asia/Hong_Kong", "香港时间": "Asia/Hong_Kong", "韓国時間": "Asia/Seoul",
    "韩国时间": "Asia/Seoul", "韓國時間": "Asia/Seoul",
}  # fmt: skip
_PLACE = "|".join(_PLACES)
_ZONE = re.compile(rf"\s?[（(]?\s?(?P<place>{_PLACE})\s?[）)]?")
_NIGHT = frozenset("晚夜")
_LAST = 24


class CjkClock:
    """Finds times; `hours` are the words for the halves of the day, by how many hours they begin later."""

    def __init__(self, hours: Mapping[str, int]) -> None:
        half = "|".join(hours)
        self._time = re.compile(
            rf"(?:(?P<place>{_PLACE})\s?)?(?:(?P<half>{half})\s?)?"
            r"(?:(?P<noon>正午)|(?P<zero>零[時时點点]整?)|(?P<h>\d{1,2})\s?(?:(?P<sep>[:：])(?P<m>[0-5]\d)(?!\d)|[時时點点](?:[整鐘钟]|(?P<m2>[0-5]?\d)分|(?P<thirty>半))?)"
            r"|(?P<spoken>十[一二]?|[一二三四五六七八九两兩])[時时點点](?:整|(?P<spoken_half>半))?)"
        )
        # What may stand between a day and its hour.
        self._gap = re.compile(r"[の，,、]?\s?")
        self.begins = frozenset({"正", "零"} | {word[0] for word in (*hours, *_PLACES)})
        self._hours = hours

    def at(self, text: str, position: int, reference: Reference) -> FoundClock | None:
        """Return the time of day that starts at `position`."""
        first = text[position : position + 1]
        if not (first.isdigit() or first in self.begins):
            return None
        match = self._time.match(text, position)
        if match is not None and self._is_time(match):
            return self._made(match, text)
        return parse_clock(text, position, reference.zone) if first.isdigit() else None

    def after(self, text: str, position: int, reference: Reference) -> FoundClock | None:
        """Return the time of day behind a day that ends at `position`."""
        gap = self._gap.match(text, position)
        assert gap is not None
        return self.at(text, gap.end(), reference)

    @staticmethod
    def _is_time(match: re.Match[str]) -> bool:
        """Whether figures and words mean an hour: "10:00" alone is left to what reads its zone, "三点" may be points."""
        told = match["half"] or match["place"]
        if match["sep"] == ":" or match["spoken"]:
            return bool(told)
        return True

    def _made(self, match: re.Match[str], text: str) -> FoundClock | None:
        half, offset = match["half"] or "", self._hours.get(match["half"] or "", 0)
        hour, minute = 0, int(match["m"] or match["m2"] or 0)
        if match["noon"]:
            hour = 12
        elif not match["zero"]:
            hour = int(match["h"]) if match["h"] else number(match["spoken"])
        if match["thirty"] or match["spoken_half"]:
            minute = 30
        if offset and hour < offset:
            hour += offset
        elif offset and hour == offset and half[0] in _NIGHT:
            return None  # the end of the day, not its middle
        if hour > _LAST:
            return None
        zone = _ZONE.match(text, match.end())
        end = zone.end() if zone else match.end()
        place = match["place"] or (zone["place"] if zone else "")
        iana = _PLACES.get(place)
        return FoundClock(match.start(), end, Clock(hour, minute, ZoneInfo(iana) if iana else None, iana))
