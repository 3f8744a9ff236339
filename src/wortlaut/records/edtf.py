"""EDTF values as stretches of days: the first and the last that they can mean, and whether two may be one time."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

EVERYTHING = (date.min, date.max)  # what a value means that says nothing
QUALIFIERS = "~?%"
_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?(?:T[\d:.+Z-]*)?")
_MONTH = re.compile(r"\d{4}-(\d\d)")
# First month and number of months of the sub-year codes of EDTF level 2; winter begins in the year it is named after.
_SUB_YEARS = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3), 29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6),
}  # fmt: skip
_MONTHS = 12
# Days that "~" adds on both sides, by precision: "around the 8th", "around September", "around 2019".
_SLACK = {"day": 3, "month": 31, "year": 183}


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


def bounds(value: str, /) -> tuple[date, date]:
    """Return the earliest and latest day the value can mean; an open or unknown end is date.min or date.max."""
    return _ends(value, slack=False)


def days(value: str | None, /) -> Days | None:
    """Return the days a value may mean, ``~`` widened; None where it says nothing that can be compared."""
    first, last = _ends(value or "", slack=True)
    return None if (first, last) == EVERYTHING else Days(first.toordinal(), last.toordinal())


def compatible(one: str, other: str, /) -> bool:
    """Tell whether the two values may be the same time; approximate ones are widened, masked digits may be any."""
    if "X" in one[:4] or "X" in other[:4]:
        mask, other_mask = _DATE.match(one), _DATE.match(other)
        if mask and other_mask and not all(map(_digits_agree, mask.groups(), other_mask.groups())):
            return False
    return overlap(one, other)


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
    number = int(match[1])
    return int(value.strip()[:4]) * _MONTHS + _SUB_YEARS.get(number, (number, 1))[0] - 1


def _ends(value: str, /, *, slack: bool) -> tuple[date, date]:
    if value.startswith(("[", "{")):
        parts = [_interval(part.replace("..", "/"), slack=slack) for part in value.strip("[]{}").split(",")]
        return min(first for first, _ in parts), max(last for _, last in parts)
    return _interval(value, slack=slack)


def _interval(value: str, *, slack: bool) -> tuple[date, date]:
    first, slash, last = value.partition("/")
    if not slash:
        return _single(value, slack=slack)
    earliest, latest = _single(first, slack=slack)[0], _single(last, slack=slack)[1]
    return (earliest, latest) if earliest <= latest else EVERYTHING


def _single(value: str, *, slack: bool) -> tuple[date, date]:
    match = _DATE.fullmatch(value.strip(QUALIFIERS + " "))
    first, last = _plain(match) if match else EVERYTHING
    if match is None or (first, last) == EVERYTHING or not slack or not any(mark in value for mark in "~%"):
        return first, last
    wide = timedelta(days=_SLACK["day" if match[3] else "month" if match[2] else "year"])
    earlier = date.min if first - date.min < wide else first - wide
    return earlier, (date.max if date.max - last < wide else last + wide)


def _plain(match: re.Match[str]) -> tuple[date, date]:
    year, month, day = match.groups()
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if last_year == 0 or (month and "X" in year):
        return EVERYTHING
    first_year = max(first_year, 1)
    if month is None or "X" in month:
        return date(first_year, 1, 1), date(last_year, _MONTHS, 31)
    return _in_year(first_year, int(month), day)


def _in_year(year: int, number: int, day: str | None) -> tuple[date, date]:
    if number not in _SUB_YEARS and not 1 <= number <= _MONTHS:
        return EVERYTHING
    begin, months = _SUB_YEARS.get(number, (number, 1))
    if day and "X" not in day:
        try:
            return (date(year, number, int(day)),) * 2
        except ValueError:  # no such day, or a day of a season
            return EVERYTHING
    end_year, end_month = year + (begin + months - 2) // _MONTHS, (begin + months - 2) % _MONTHS + 1
    if end_year > date.max.year:
        return date(year, begin, 1), date.max
    return date(year, begin, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def _digits_agree(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    return all(a == b or "X" in (a, b) for a, b in zip(one, other, strict=False))
