"""Dates in words, as precise as the EDTF value says and no more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from wortlaut.writing.phrases import Phrases

_POINT = re.compile(r"(?P<year>\d{3}[\dX])(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?:T.{0,40})?")
_OPEN = ("", "..")
_DAYS = (
    "day",
    "day_of_month",
    "day_and_month",
)  # patterns that begin with the day, in languages that count it as first


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """One end of a time: a year or decade, perhaps a month or season, perhaps a day."""

    year: int
    month: int = 0  # 0 = not known; 21 and above are seasons, quarters and halves
    day: int = 0
    decade: bool = False
    about: bool = False
    maybe: bool = False


def point(value: str, /) -> Point | None:
    """Return the one time an EDTF value names; None for an interval and for what is no date."""
    about, maybe = "~" in value or "%" in value, "?" in value or "%" in value
    found = _POINT.fullmatch(re.sub("[~?%]", "", value.strip()))
    if found is None:
        return None
    year, month, day = found["year"], found["month"] or "XX", found["day"] or "XX"
    known = Point(
        year=int(year.replace("X", "0")),
        month=0 if month == "XX" else int(month),
        day=0 if day == "XX" else int(day),
        decade="X" in year,
        about=about,
        maybe=maybe,
    )
    return known if _is_possible(known) else None


def ends(value: str, /) -> tuple[Point | None, Point | None] | None:
    """Return start and end of an EDTF interval (None = open); None where it is no interval."""
    start, slash, end = value.partition("/")
    if not slash:
        return None
    pair = tuple(None if side in _OPEN else point(side) for side in (start, end))
    wanted = tuple(side not in _OPEN for side in (start, end))
    if not any(wanted) or any(want and known is None for want, known in zip(wanted, pair, strict=True)):
        return None
    return pair[0], pair[1]


def bare(value: str | None, phrases: Phrases, /) -> str:
    """Return the time as a heading has it: "9 September 2025"; empty where the value is no date."""
    interval = ends(value) if value else None
    if interval:
        return _range(interval, phrases, adverb=False)
    known = point(value) if value else None
    return _qualified(known, phrases, adverb=False) if known else ""


def adverb(value: str | None, phrases: Phrases, /) -> str:
    """Return the time as a sentence has it: "on 9 September 2025"; empty where the value is no date."""
    interval = ends(value) if value else None
    if interval:
        return _range(interval, phrases, adverb=True)
    known = point(value) if value else None
    return _qualified(known, phrases, adverb=True) if known else ""


def period(values: list[str], /) -> str | None:
    """Return the EDTF value from the earliest to the latest of some, without their qualifiers."""
    points = sorted(known for value in values for known in _points(value))
    if not points:
        return None
    first, last = _edtf(points[0]), _edtf(points[-1])
    return first if first == last else f"{first}/{last}"


def _points(value: str) -> list[Point]:
    interval = ends(value)
    return [known for known in (interval or (point(value),)) if known]


def _edtf(known: Point) -> str:
    if known.decade:
        return f"{known.year // 10}X"
    parts = [f"{known.year:04d}", f"{known.month:02d}" * bool(known.month), f"{known.day:02d}" * bool(known.day)]
    return "-".join(part for part in parts if part)


def _is_possible(known: Point) -> bool:
    if not 1 <= known.year <= 9999 or (known.day and not 1 <= known.month <= 12):
        return False
    if known.month > 12:
        return 21 <= known.month <= 41
    try:
        date(known.year, known.month or 1, known.day or 1)
    except ValueError:
        return False
    return True


def _grain(known: Point) -> str:
    return "day" if known.day else "month" if known.month else "year"


def _name(known: Point, phrases: Phrases, *, adverb: bool = False) -> str:
    if known.decade:
        return phrases.one("dates.decade").format(year=known.year)
    if known.month > 12:
        tables = ("dates.seasons",) if adverb else ("dates.seasons_bare", "dates.seasons")
        names = (phrases.get(f"{table}.{known.month}") for table in tables)
        return str(next((name for name in names if name), "{year}")).format(year=known.year)
    if not known.month:
        return str(known.year)
    return _formatted(known, phrases, _grain(known))


def _formatted(known: Point, phrases: Phrases, pattern: str) -> str:
    from babel.dates import format_date

    day = date(known.year, known.month or 1, known.day or 1)
    words = str(format_date(day, phrases.one(f"dates.{pattern}"), locale=phrases.lang))
    first = phrases.get("dates.first")  # "1er janvier"
    return f"{first}{words[1:]}" if first and known.day == 1 and pattern in _DAYS else words


def _qualified(known: Point, phrases: Phrases, *, adverb: bool) -> str:
    name = _name(known, phrases, adverb=adverb)
    if known.about:
        name = phrases.one(f"dates.about_{_grain(known)}").format(date=name)
    elif adverb:
        name = _with_preposition(known, name, phrases)
    return phrases.one("dates.maybe").format(date=name) if known.maybe else name


def _with_preposition(known: Point, name: str, phrases: Phrases) -> str:
    special = phrases.get("dates.on_decade") if known.decade else None
    if known.month > 12:
        special = phrases.get("dates.on_season")
    elif known.day in (phrases.get("dates.elided") or ()):
        special = phrases.get("dates.on_day_elided")
    grain = "month" if known.decade else _grain(known)
    return str(special or phrases.one(f"dates.on_{grain}")).format(date=name)


def _range(interval: tuple[Point | None, Point | None], phrases: Phrases, *, adverb: bool) -> str:
    start, end = interval
    if start is None or end is None:
        known = start or end
        side = "since" if start else "until"
        key = f"dates.on_{side}" if adverb else f"dates.{side}"
        return phrases.one(key).format(date=_name(known, phrases)) if known else ""
    if start == end:
        return _qualified(start, phrases, adverb=adverb)
    first, wide = _shortened(start, end, phrases)
    days = phrases.get("dates.on_range_days") if start.day and end.day else None
    if adverb:
        template = str(days or phrases.one("dates.on_range"))
    else:
        template = phrases.one("dates.wide_range" if wide else "dates.range")
    return template.format(start=first, end=_name(end, phrases))


def _shortened(start: Point, end: Point, phrases: Phrases) -> tuple[str, bool]:
    """Return the first date without what the second repeats, and whether the dash needs spaces."""
    if start.month > 12 or end.month > 12 or start.year != end.year or not start.month or not end.month:
        return _name(start, phrases), bool(start.month or end.month)
    if start.day and end.day:
        same = start.month == end.month
        return _formatted(start, phrases, "day_of_month" if same else "day_and_month"), not same
    if not start.day and not end.day:
        return _formatted(start, phrases, "month_alone"), False
    return _name(start, phrases), True
