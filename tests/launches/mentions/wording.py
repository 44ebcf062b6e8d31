"""What a wording means on a given day, for the tests of the grammar."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from launches.languages.detect import detect
from launches.mentions.expression import Reference, Tense
from launches.mentions.resolve import bound, resolve
from launches.tokens import tokenize

NAMES = ("January February March April May June July August September October November December").split()
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 12, 31), timezones=st.just(UTC))
MONDAY = datetime.fromisoformat("2026-03-02T10:00+00:00")


def meaning(text, *, home=None, moment=MONDAY, tense=Tense.FUTURE, month_first=False, fiscal=None, southern=False):
    """Return the EDTF of each date in a text, in order."""
    zoned = moment
    if home:
        zoned = moment.astimezone(ZoneInfo(home))
    reference = Reference(zoned, home, month_first, southern, fiscal)
    dates, _ = detect(text, "en").find(text, tokenize(text, 0, len(text)), reference)
    found = [resolve(text, date, reference, tense, bound(text, 0, date)) for date in dates]
    return [window.edtf for window in found if window is not None]
