"""EDTF values compared as text: dates written year first sort as they are."""

from __future__ import annotations

import re

_QUALIFIERS = re.compile(r"[~?%]")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_SEASONS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "12")}
OPEN = ("", "..")


def ends(value: str, /) -> tuple[str, str]:
    """Return the first and last day, month or year of a value, as precise as it is; ".." where it is open."""
    plain = _QUALIFIERS.sub("", value).strip()
    begin, _, end = plain.partition("/") if "/" in plain else (plain, "", plain)
    return _season(begin, 0), _season(end, 1)


def overlap(one: str, other: str, /) -> bool:
    """Tell whether the two values may mean the same day; "about" stretches a month or day by one month."""
    if "~" in one or "~" in other or "%" in one or "%" in other:
        return _near(one, other)
    (begin, end), (start, stop) = ends(one), ends(other)
    return _not_after(begin, stop) and _not_after(start, end)


def within(value: str, /, since: str | None, until: str | None) -> bool:
    """Tell whether any day the value may mean lies in the period."""
    begin, end = ends(value)
    return (since is None or _not_after(since, end)) and (until is None or _not_after(begin, until))


def month(value: str, /) -> int | None:
    """Return the month a value begins in, counted from year 0; None where it names only a year."""
    match = _MONTH.match(ends(value)[0])
    return int(match[1]) * 12 + int(match[2]) - 1 if match else None


def _near(one: str, other: str) -> bool:
    first, second = month(one), month(other)
    if first is None or second is None:
        return ends(one)[0][:4] == ends(other)[0][:4]
    return abs(first - second) <= 1


def _not_after(early: str, late: str) -> bool:
    if early in OPEN or late in OPEN:
        return True
    length = min(len(early), len(late))
    return early[:length] <= late[:length]


def _season(value: str, place: int) -> str:
    months = _SEASONS.get(value[5:7])
    return f"{value[:5]}{months[place]}" if months and len(value) == 7 else value
