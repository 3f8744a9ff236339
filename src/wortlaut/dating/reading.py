"""Where in time a text stands, and what the parts of a match say: a year, a month, a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from wortlaut.dating.direction import Direction

Words = Mapping[str, Mapping[str, Any]]
Parts = Mapping[str, str | None]
Rule = Callable[[Parts, "Reading"], str | None]

HALF_YEAR = 6
MONTHS = 12
# "Late 2024" says a month of the year, about: the middle of the third that it means.
PART_MONTHS = {"start": "02", "middle": "06", "end": "11"}
STORY_YEARS = range(2, 12)  # a story since last year may have come to this one; an older one repeats its year


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule may know beside the match: the language's words and where in time the text stands."""

    words: Words
    anchor: date | None  # the day the text was published
    recent: date | None  # the last full date before this one
    turn: Direction  # 1 = the clause looks ahead, -1 = back
    story: date | None = None  # the last time that the text gave with its year, where what follows may go on from it
    nearest: bool = False  # a year that is not given is the nearest one, whichever way the clause looks
    day_numbers_first: bool = True  # 03/04 is the third of April

    @property
    def future(self) -> bool:
        """Tell whether the clause looks ahead."""
        return self.turn > 0

    def word(self, parts: Parts, name: str) -> Any:
        """Return what the word in that part means; None where the part is missing."""
        text = parts.get(name)
        if text is None:
            return None
        return self.words[name.rstrip("0123456789")].get(" ".join(text.lower().split()))


def year_of(parts: Parts, reading: Reading) -> int | None:
    """Return the year that the parts name, as a number or by "last", "dieses Jahres"."""
    if text := parts.get("year"):
        return int(text)
    if short := parts.get("short_year"):
        return _century_of(int(short), reading) + int(short)
    if parts.get("same_year") and reading.story is not None:
        return reading.story.year
    if reading.anchor is None:
        return None
    if parts.get("before_last"):
        return reading.anchor.year - 1
    if text := parts.get("year_shift"):
        shift = reading.words["shift"].get(text.lower())
        compound = str(reading.words.get("compound_unit", {}).get(text.lower(), "year+0"))
        return reading.anchor.year + (int(compound.removeprefix("year")) if shift is None else int(shift))
    return None


def integer(parts: Parts, name: str) -> int | None:
    """Return the whole number in that part; None where the part is missing."""
    text = parts.get(name)
    return int(text) if text else None


def _century_of(short: int, reading: Reading) -> int:
    latest = (reading.anchor.year if reading.anchor else 2030) + 5
    return 2000 if 2000 + short <= latest else 1900


def month_of(parts: Parts, reading: Reading, number: str = "") -> int | None:
    """Return the number of the month that the parts name."""
    if text := parts.get(f"month_number{number}"):
        return int(text)
    month: int | None = reading.word(parts, f"month{number}")
    return month


def nearest_year(month: int, reading: Reading) -> int | None:
    """Return the year in which a month without one lies: nearest to the anchor, or what the text says."""
    if reading.anchor is None:
        return None
    if (told := _story_year(month, reading)) is not None:
        return told
    year, ahead = reading.anchor.year, month - reading.anchor.month
    if ahead > HALF_YEAR:
        return year - 1
    turn = HALF_YEAR - 1 if reading.future else HALF_YEAR + 2
    return year + 1 if ahead <= -turn else year


def _story_year(month: int, reading: Reading) -> int | None:
    """Return the year of a story that lies well back, for a month that goes on from it: "in May 2019 ... in June"."""
    story, anchor = reading.story, reading.anchor
    if story is None or anchor is None or reading.future or anchor.year - story.year not in STORY_YEARS:
        return None
    return story.year + (month < story.month)


def full(year: int | None, month: int | None, day: int | None) -> str | None:
    """Return the value of a year, month or day; of no year ``XXXX``, of no such day None."""
    if month is None:
        return None
    if day is None:
        return f"{year_text(year)}-{month:02d}"
    try:
        date(year or 2000, month, day)  # a leap year: the 29th of February exists in some year
    except ValueError:
        return None
    return f"{year_text(year)}-{month:02d}-{day:02d}"


def year_text(year: int | None) -> str:
    """Return the year as EDTF writes it."""
    return "XXXX" if year is None else f"{year:04d}"


def moved(anchor: date | None, days: int | None) -> str | None:
    """Return the day so many days after the anchor."""
    if anchor is None or days is None:
        return None
    try:
        return (anchor + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def week(anchor: date, shift: int, first_day: int) -> str | None:
    """Return a week from one of its days on to Sunday, counted from the week of the anchor."""
    try:
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=shift)
        return f"{monday + timedelta(days=first_day)}/{monday + timedelta(days=6)}"
    except OverflowError:
        return None


def count_of(parts: Parts, reading: Reading) -> float | None:
    """Return how many units the parts name: "18", "1,5", "three", "anderthalb"."""
    if amount := parts.get("amount"):
        return float(amount.replace(",", "."))
    count = reading.word(parts, "count")
    return None if count is None else float(count)
