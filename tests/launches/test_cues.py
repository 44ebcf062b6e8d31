"""Cues: how the patterns of a table are written, and what they find."""

import pytest

from launches.cues import CueTable, Kind

TABLE = CueTable(
    {Kind.OUT: "?now on ?general sale/air", Kind.LAUNCH: "?will go! live"}, {"go": "go goes went"}, ("-", "officially")
)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("it is on sale", ["on sale"]),
        ("it is on general sale", ["on general sale"]),
        ("it is now on sale", ["now on sale"]),
        ("it is now on air", ["now on air"]),
        ("it will officially go live", ["will officially go live"]),
        ("it went live", ["went live"]),
        ("now a sale", []),
        ("it will live", []),
    ],
)
def test_a_pattern_may_leave_words_out_at_its_start_too(text, phrases):
    assert [cue.phrase for cue in TABLE.find(text.split())] == phrases
