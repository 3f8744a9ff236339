"""What a date means that names its place in the calendar: a day, a range, a month, a quarter, a year, a feast."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from wortlaut.dating.reading import (
    MONTHS,
    PART_MONTHS,
    Parts,
    Reading,
    full,
    integer,
    month_of,
    moved,
    nearest_year,
    week,
    year_of,
    year_text,
)


def read_day(parts: Parts, reading: Reading) -> str | None:
    """Read one day: "Montag, 8. September 2025", "2025-09-08", "8.9.2025", "2025-09"."""
    month, day, weekday = month_of(parts, reading), integer(parts, "day"), reading.word(parts, "weekday")
    told = year_of(parts, reading)
    year = nearest_year(month, reading) if told is None and month else told
    if weekday is None or year is None or month is None or day is None:
        return full(year, month, day)
    return _on_weekday((year,) if told is not None else (year, year - 1, year + 1), (month, day), weekday)


def _on_weekday(years: Sequence[int], day: tuple[int, int], weekday: int) -> str | None:
    """Return the day in the first year that has it on that weekday; uncertain (``?``) where none does."""
    values = [value for year in years if 0 < year < date.max.year and (value := full(year, *day))]
    fitting = (value for value in values if date.fromisoformat(value).weekday() == weekday)
    return next(fitting, f"{values[0]}?" if values else None)


def read_slashes(parts: Parts, reading: Reading) -> str | None:
    """Read 9/8/2025: where either order fits, both are kept as a set."""
    one, two, year = int(parts["one"] or 0), int(parts["two"] or 0), int(parts["year"] or 0)
    values = [full(year, month, day) for month, day in dict.fromkeys([(one, two), (two, one)]) if 1 <= month <= 12]
    known = sorted(value for value in values if value)
    return f"[{','.join(known)}]" if len(known) > 1 else next(iter(known), None)


def read_days(parts: Parts, reading: Reading) -> str | None:
    """Read a range of days: "8.-10. September", "September 8 to October 2, 2025"."""
    last_month = month_of(parts, reading, "2") or month_of(parts, reading)
    month = month_of(parts, reading) or last_month
    if month is None or last_month is None:
        return None
    year = year_of(parts, reading)
    if year is None:
        year = nearest_year(month, reading)
    first_year = year - 1 if year is not None and month > last_month else year
    first, last = full(first_year, month, int(parts["day"] or 0)), full(year, last_month, int(parts["day2"] or 0))
    if parts.get("year2"):
        last = full(int(parts["year2"] or 0), last_month, int(parts["day2"] or 0))
        first = full(integer(parts, "year"), month, int(parts["day"] or 0))
    if first is None or last is None or first >= last:
        return None
    return f"{first}/{last}" if year is not None else None


def read_both_days(parts: Parts, reading: Reading) -> str | None:
    """Read two days, "8. und 12. September": the set of both."""
    days = read_days(parts, reading)
    return None if days is None else f"{{{days.replace('/', ',')}}}"


def read_months(parts: Parts, reading: Reading) -> str | None:
    """Read "January to March 2025", "von Mai bis Juli"."""
    month, last_month, last_year = month_of(parts, reading), month_of(parts, reading, "2"), integer(parts, "year2")
    if month is None or last_month is None:
        return None
    if last_year is None:
        last_year = nearest_year(last_month, reading)
    if last_year is None:
        return None
    year = integer(parts, "year") or last_year - (month > last_month)
    return f"{year:04d}-{month:02d}/{last_year:04d}-{last_month:02d}"


def read_month(parts: Parts, reading: Reading) -> str | None:
    """Read "September 2025", "last May", "im kommenden Mai", or a month alone."""
    month, shift = month_of(parts, reading), reading.word(parts, "shift")
    if shift is None or month is None or reading.anchor is None:
        return read_day(parts, reading)
    anchor = reading.anchor
    year = anchor.year + (shift if abs(shift) > 1 else 0)
    if shift == -1 and month >= anchor.month:
        year -= 1
    if shift == 1 and month <= anchor.month:
        year += 1
    return full(year, month, None)


def read_quarter(parts: Parts, reading: Reading) -> str | None:
    """Read "Q3 2025", "im dritten Quartal": a sub-year code of EDTF level 2."""
    quarter = integer(parts, "small") or reading.word(parts, "ordinal") or 4 * bool(parts.get("last_one"))
    year = year_of(parts, reading)
    if year is None and reading.anchor is not None:
        ahead = not reading.future and (quarter - 1) * 3 + 1 > reading.anchor.month + 3
        year = reading.anchor.year - ahead
    return None if quarter is None or year is None else f"{year:04d}-{32 + quarter}"


def read_half(parts: Parts, reading: Reading) -> str | None:
    """Read "first half of 2025" as an interval of months."""
    half = integer(parts, "small") or reading.word(parts, "ordinal")
    year = year_of(parts, reading) or (reading.anchor.year if reading.anchor else None)
    if half not in (1, 2) or year is None:
        return None
    return f"{year:04d}-01/{year:04d}-06" if half == 1 else f"{year:04d}-07/{year:04d}-12"


def read_week_of_month(parts: Parts, reading: Reading) -> str | None:
    """Read "the first week of September", "in der letzten Maiwoche": about these seven days."""
    ordinal, month = reading.word(parts, "week_ordinal"), month_of(parts, reading)
    year = year_of(parts, reading)
    if year is None and month:
        year = nearest_year(month, reading)
    if ordinal is None or month is None or year is None or not 0 < year <= date.max.year:
        return None
    last = monthrange(year, month)[1] if ordinal < 0 else 7 * ordinal
    return f"{year:04d}-{month:02d}-{last - 6:02d}~/{year:04d}-{month:02d}-{last:02d}~"


def read_week_of_day(parts: Parts, reading: Reading) -> str | None:
    """Read "the week of September 8": from its Monday to its Sunday."""
    value = read_day(parts, reading)
    if value is None or value.startswith(("XXXX", "0000", "9999")):
        return None
    return week(date.fromisoformat(value.rstrip("?")), 0, 0)


def read_week_of_year(parts: Parts, reading: Reading) -> str | None:
    """Read "KW 37", "37. Kalenderwoche": the week of ISO 8601."""
    year = year_of(parts, reading) or (reading.anchor.year if reading.anchor else None)
    try:
        return week(date.fromisocalendar(year or 0, integer(parts, "small") or 0, 1), 0, 0)
    except (ValueError, OverflowError):
        return None


def read_fiscal(parts: Parts, reading: Reading) -> str | None:
    """Read "fiscal 2025", "FY25", "im Geschäftsjahr 2024/25": about that year, since it seldom is the calendar's."""
    if parts.get("year") and (parts.get("year2") or parts.get("short_year")):
        return read_years(parts, reading)
    year, shift = year_of(parts, reading), reading.word(parts, "shift")
    if year is None and shift is not None and reading.anchor is not None:
        year = reading.anchor.year + int(shift)
    return None if year is None or not 0 < year <= date.max.year else f"{year:04d}~"


def read_ended(parts: Parts, reading: Reading) -> str | None:
    """Read "the quarter ended June 30", "in the six months to September 2024": the months up to that one."""
    months = reading.word(parts, "stretch") or integer(parts, "small") or reading.word(parts, "count")
    value = full(*_year_and_month(parts, reading), None)
    if value is None or value.startswith("XXXX") or not months or months != int(months):
        return None
    last = int(value[:4]) * MONTHS + int(value[5:]) - 1
    first = last - int(months) + 1
    return f"{first // MONTHS:04d}-{first % MONTHS + 1:02d}/{value}" if first >= MONTHS else None


def read_first_months(parts: Parts, reading: Reading) -> str | None:
    """Read "the first nine months of 2024", "in den ersten fünf Monaten": from January on, of the anchor's year."""
    months = integer(parts, "small") or reading.word(parts, "count")
    year = year_of(parts, reading) or (reading.anchor.year if reading.anchor else None)
    if year is None or not months or months != int(months) or not 1 < months < MONTHS:
        return None
    return f"{year:04d}-01/{year:04d}-{int(months):02d}"


def _year_and_month(parts: Parts, reading: Reading) -> tuple[int | None, int | None]:
    month, year = month_of(parts, reading), year_of(parts, reading)
    return (nearest_year(month, reading) if year is None and month else year), month


def read_year_part(parts: Parts, reading: Reading) -> str | None:
    """Read "year-end 2025", "zum Jahresende": about that part of the year."""
    year = year_of(parts, reading) or (reading.anchor.year if reading.anchor else None)
    return None if year is None else f"{year:04d}-{PART_MONTHS[reading.word(parts, 'year_part')]}~"


def read_season(parts: Parts, reading: Reading) -> str | None:
    """Read "summer of 2025", "last fall", "diesen Sommer", "im Herbst"."""
    season, shift, year = reading.word(parts, "season"), reading.word(parts, "shift"), year_of(parts, reading)
    if year is None and reading.anchor is not None:
        begins = (season - 20) * 3
        year = reading.anchor.year
        if shift == -1 and reading.anchor.month < begins + 3:
            year -= 1
        elif shift == 1 and reading.anchor.month >= begins:
            year += 1
    return None if year is None else f"{year:04d}-{season}"


def read_year(parts: Parts, reading: Reading) -> str | None:
    """Read a year."""
    return f"{int(parts['year'] or 0):04d}"


def read_years(parts: Parts, reading: Reading) -> str | None:
    """Read "1990-95", "2024/25", "between 1990 and 1995"."""
    first = int(parts["year"] or 0)
    last = integer(parts, "year2") or first // 100 * 100 + int(parts["short_year"] or 0)
    return f"{first:04d}/{last:04d}" if first < last else None


def read_decade(parts: Parts, reading: Reading) -> str | None:
    """Read "the 1990s", "90er Jahre", "zwanziger Jahre": the century that the anchor makes likely."""
    tens = integer(parts, "tens") or (reading.word(parts, "decade_word") or 0) // 10
    if parts.get("year"):
        return f"{int(parts['year'] or 0):02d}{tens}X"
    return f"{19 if tens > 1 or reading.anchor is None else 20}{tens}X"


def read_century(parts: Parts, reading: Reading) -> str | None:
    """Read "20th century"."""
    number = integer(parts, "small") or reading.word(parts, "century_ordinal")
    return f"{number - 1:02d}XX" if number and 1 < number < 23 else None


def read_event(parts: Parts, reading: Reading) -> str | None:
    """Read an event that is called by its day: "the Sept. 11 attacks"."""
    value: str | None = reading.word(parts, "event")
    return value


def read_holiday(parts: Parts, reading: Reading) -> str | None:
    """Read a feast; the movable ones by the date of Easter."""
    meaning = str(reading.word(parts, "holiday"))
    year = year_of(parts, reading)
    if year is None and reading.anchor is not None:
        month = 4 if meaning.startswith("easter") else int(meaning[:2])
        year = nearest_year(month, reading)
    if "#" in meaning:
        return None if year is None else _nth_weekday(year, meaning)
    if not meaning.startswith("easter"):
        return f"{year_text(year)}-{meaning}"
    return None if year is None else moved(easter(year), int(meaning[len("easter") :]))


def _nth_weekday(year: int, meaning: str) -> str | None:
    """Read "11-4#4", the fourth Thursday (of Monday 1) of November, and "05-1#-1", the last Monday of May."""
    month, weekday, place = int(meaning[:2]), int(meaning[3]), int(meaning.partition("#")[2])
    if not 0 < year < date.max.year:
        return None
    first = date(year, month, 1)
    days = [first + timedelta(days=offset) for offset in range(monthrange(year, month)[1])]
    return [day for day in days if day.isoweekday() == weekday][place - (place > 0)].isoformat()


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar, by the rule of Gauss as Lichtenberg completed it."""
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    cycle = year % 19
    seed = (19 * cycle + moon) % 30
    full_moon = 21 + seed - (seed // 29 + (seed // 28 - seed // 29) * (cycle // 11))
    first_sunday = 7 - (year + year // 4 + sun) % 7
    return date(year, 3, 1) + timedelta(days=full_moon - 1 + 7 - (full_moon - first_sunday) % 7)
