"""EDTF values as whole days, so that two of them can be held against each other."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:.+Z-]*)?([~?%]?)$")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}  # EDTF codes: first and last month of the season
_SLACK = {"day": 3, "month": 20, "year": 120}  # what "~" adds on both sides: "around the 8th", "around September"
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_FAR_BACK, _FAR_AHEAD = date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal()


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A closed stretch of days, as proleptic ordinals."""

    first: int
    last: int

    def gap(self, other: Days, /) -> int:
        """Return the days between the two; 0 where they overlap."""
        return max(0, other.first - self.last, self.first - other.last)

    @property
    def length(self) -> int:
        """How many days it spans: the smaller, the more precise."""
        return self.last - self.first + 1


def days(value: str | None, /) -> Days | None:
    """Return the days an EDTF value may mean; None where it says nothing that can be compared."""
    if not value:
        return None
    if "/" not in value:
        return _single(value)
    begin, _, end = value.partition("/")
    first, last = _single(begin), _single(end)
    if first is None and last is None:
        return None
    start = first.first if first else _FAR_BACK
    stop = last.last if last else _FAR_AHEAD
    return Days(start, stop) if start <= stop else None


def overlap(one: str, other: str, /) -> bool:
    """Tell whether the two values may mean the same day; one that says nothing stands against none."""
    first, second = days(one), days(other)
    return first is None or second is None or first.gap(second) == 0


def within(value: str, /, since: str | None, until: str | None) -> bool:
    """Tell whether any day the value may mean lies in the period, its own first and last days included."""
    known, begin, end = days(value), days(since), days(until)
    if known is None:
        return True
    return (begin is None or begin.first <= known.last) and (end is None or known.first <= end.last)


def month(value: str, /) -> int | None:
    """Return the month a value begins in, counted from year 0, a season's first; None where it names only a year."""
    match = _MONTH.match(value.strip())
    if match is None or days(value) is None:
        return None
    number = int(match[2])
    return int(match[1]) * 12 + _SEASONS.get(number, (number, number))[0] - 1


def _single(value: str) -> Days | None:
    match = _PLAIN.match(value.strip())
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    try:
        first, last, unit = _bounds(year, int(month) if month else None, int(day) if day else None)
    except ValueError:
        return None
    slack = _SLACK[unit] if match[4] in ("~", "%") else 0
    return Days(max(_FAR_BACK, first - slack), min(_FAR_AHEAD, last + slack))


def _bounds(year: int, month: int | None, day: int | None) -> tuple[int, int, str]:
    if month is None:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal(), "year"
    if day is not None:
        ordinal = date(year, month, day).toordinal()
        return ordinal, ordinal, "day"
    begin, end = _SEASONS.get(month, (month, month))
    last_year = year + 1 if end < begin else year
    last = date(last_year, end, calendar.monthrange(last_year, end)[1])
    return date(year, begin, 1).toordinal(), last.toordinal(), "month"
