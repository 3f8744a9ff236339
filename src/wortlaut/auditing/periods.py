"""EDTF values as the days they cover, to tell whether two dates can both be true."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_ONE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?\Z")
MOST = 60  # days of one set
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
            40: (1, 6), 41: (7, 12)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last; ``precise`` where the value names a month or a day."""

    first: date
    last: date
    precise: bool

    @property
    def length(self) -> int:
        """How many days it covers."""
        return (self.last - self.first).days + 1

    def overlaps(self, other: Period, /) -> bool:
        """Tell whether the two share a day."""
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=4_096)
def period(value: str, /) -> Period | None:
    """Return the days of an EDTF value, None where it is open or not understood."""
    if value[:1] in ("{", "["):  # "the 16th and 17th", "the 16th or 17th": from the first to the last
        days = [one for part in value.strip("{}[]").split(",")[:MOST] if (one := _single(part)) is not None]
        return Period(days[0].first, days[-1].last, True) if days and days[0].first <= days[-1].last else None
    start, _, end = value.partition("/")
    one = _single(start)
    other = _single(end) if end else one
    if one is None or other is None or other.last < one.first:
        return None
    return Period(one.first, other.last, one.precise and other.precise)


def _single(value: str) -> Period | None:
    match = _ONE.match(value.strip())
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        if day:
            return Period(date(year, month, day), date(year, month, day), True)
        first, last = _SEASONS.get(month, (month or 1, month or 12))
        return Period(date(year, first, 1), _month_end(year, last), bool(month) and month <= 12)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1) if year < date.max.year or month < 12 else date.max
    return following - timedelta(days=1)
