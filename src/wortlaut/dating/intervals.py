"""EDTF values as stretches of days: earliest and latest day, and whether two values may be one time."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

EVERYTHING = (date.min, date.max)
QUALIFIERS = "~?%"
DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?")
# First month and number of months of the sub-year codes of EDTF level 2; winter begins in the year it is named after.
SUB_YEARS = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3), 29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6),
}  # fmt: skip
# How far an approximate value may lie from the day meant, by its precision: "about September" may be August or
# October, never the year after.
SLACK_DAYS = {"day": 4, "month": 31, "year": 366, "open": 0}


def bounds(edtf_value: str) -> tuple[date, date]:
    """Return the earliest and latest day the value can mean; an open or unknown end is date.min or date.max."""
    if edtf_value.startswith(("[", "{")):
        ends = [_interval(part.replace("..", "/")) for part in edtf_value.strip("[]{}").split(",")]
        return min(first for first, _ in ends), max(last for _, last in ends)
    return _interval(edtf_value)


def _interval(edtf_value: str) -> tuple[date, date]:
    first, slash, last = edtf_value.partition("/")
    if not slash:
        return _single(edtf_value)
    earliest, latest = _single(first)[0], _single(last)[1]
    return (earliest, latest) if earliest <= latest else EVERYTHING


def compatible(one: str, other: str) -> bool:
    """Tell whether the two values may be the same time; approximate ones are given the slack of their precision."""
    if "X" in one[:4] or "X" in other[:4]:
        mask, other_mask = DATE.match(one), DATE.match(other)
        if mask and other_mask and not all(map(_digits_agree, mask.groups(), other_mask.groups())):
            return False
    (first, last), (other_first, other_last) = _slackened(one), _slackened(other)
    return first <= other_last and other_first <= last


def _single(value: str) -> tuple[date, date]:
    match = DATE.fullmatch(value.strip(QUALIFIERS + " "))
    if match is None:
        return EVERYTHING
    year, month, day = match.groups()
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if last_year == 0 or (month and "X" in year):
        return EVERYTHING
    first_year = max(first_year, 1)
    if month is None or month == "XX":
        return date(first_year, 1, 1), date(last_year, 12, 31)
    return _within(first_year, month, day)


def _within(year: int, month: str, day: str | None) -> tuple[date, date]:
    number = int(month.replace("X", "0"))
    if number in SUB_YEARS:
        begin, months = SUB_YEARS[number]
    elif 1 <= number <= 12 and "X" not in month:
        begin, months = number, 1
    else:
        return date(year, 1, 1), date(year, 12, 31)
    if day and "X" not in day and months == 1:
        try:
            return (date(year, begin, int(day)),) * 2
        except ValueError:
            return EVERYTHING
    end_year, end_month = year + (begin + months - 2) // 12, (begin + months - 2) % 12 + 1
    if end_year > date.max.year:
        return date(year, begin, 1), date.max
    return date(year, begin, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def _slackened(value: str) -> tuple[date, date]:
    first, last = bounds(value)
    if not any(mark in value for mark in QUALIFIERS):
        return first, last
    slack = timedelta(days=SLACK_DAYS[_precision(value)])
    earlier = first if first - date.min < slack else first - slack
    return earlier, (last if date.max - last < slack else last + slack)


def _precision(value: str) -> str:
    match = DATE.match(value)
    if match is None:
        return "open"
    return "day" if match[3] else "month" if match[2] else "year"


def _digits_agree(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    return all(a == b or "X" in (a, b) for a, b in zip(one, other, strict=False))
