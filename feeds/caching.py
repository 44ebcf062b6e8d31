"""What the answer's headers say about when to ask again.

Expiry dates are compared with the server's own `Date`, so that a wrong clock on either side changes nothing.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r"\bmax-age\s*=\s*\"?(\d{1,9})")
_LONGEST_S = 31_536_000


def retry_after_s(headers: Mapping[str, str]) -> int | None:
    """Return the seconds of `Retry-After`, given as a number or as a date, or None."""
    value = headers.get("Retry-After", "").strip()
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return min(int(value[:10]), _LONGEST_S)
    return _seconds_until(value, headers)


def max_age_s(headers: Mapping[str, str]) -> int | None:
    """Return for how many seconds the answer is fresh (`Cache-Control`, else `Expires`); None if unsaid."""
    control = headers.get("Cache-Control", "").lower()
    if "no-cache" in control or "no-store" in control:
        return None
    if found := _MAX_AGE.search(control):
        return max(0, min(int(found[1]), _LONGEST_S) - _age_s(headers))
    expires = headers.get("Expires")
    return _seconds_until(expires, headers) if expires else None


def _age_s(headers: Mapping[str, str]) -> int:
    value = headers.get("Age", "").strip()
    return min(int(value[:10]), _LONGEST_S) if value.isascii() and value.isdigit() else 0


def _seconds_until(value: str, headers: Mapping[str, str]) -> int | None:
    end, start = _http_date(value), _http_date(headers.get("Date", ""))
    if end is None or start is None:
        return None
    return max(0, min(int((end - start).total_seconds()), _LONGEST_S))


def _http_date(value: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
