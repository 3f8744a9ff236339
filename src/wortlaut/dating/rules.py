"""What each pattern of a date grammar means: from the parts of a match to an EDTF value, or None where it says none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from wortlaut.records.edtf import bounds

Words = Mapping[str, Mapping[str, Any]]
Parts = Mapping[str, str | None]
Rule = Callable[[Parts, "Reading"], str | None]

HALF_YEAR = 6
MONTHS = 12
STORY_YEARS = range(2, 12)  # a story since last year may have come to this one; an older one repeats its year


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule may know beside the match: the language's words and where in time the text stands."""

    words: Words
    anchor: date | None  # the day the text was published
    recent: date | None  # the last full date before this one
    future: bool  # the sentence looks ahead
    story: date | None = None  # the last time that the text gave with its year, where what follows may go on from it
    day_numbers_first: bool = True  # 03/04 is the third of April

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


def _number(parts: Parts, name: str) -> int | None:
    text = parts.get(name)
    return int(text) if text else None


def _century_of(short: int, reading: Reading) -> int:
    latest = (reading.anchor.year if reading.anchor else 2030) + 5
    return 2000 if 2000 + short <= latest else 1900


def _month(parts: Parts, reading: Reading, number: str = "") -> int | None:
    if text := parts.get(f"month_number{number}"):
        return int(text)
    month: int | None = reading.word(parts, f"month{number}")
    return month


def _nearest_year(month: int, reading: Reading) -> int | None:
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


def _full(year: int | None, month: int | None, day: int | None) -> str | None:
    if month is None:
        return None
    if day is None:
        return f"{_year(year)}-{month:02d}"
    try:
        date(year or 2000, month, day)  # a leap year: the 29th of February exists in some year
    except ValueError:
        return None
    return f"{_year(year)}-{month:02d}-{day:02d}"


def _year(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04d}"


def read_day(parts: Parts, reading: Reading) -> str | None:
    """Read one day: "Montag, 8. September 2025", "2025-09-08", "8.9.2025", "2025-09"."""
    month, day = _month(parts, reading), parts.get("day")
    number = int(day) if day else None
    year = year_of(parts, reading)
    if year is None and month:
        year = _nearest_year(month, reading)
    return _full(year, month, number)


def read_slashes(parts: Parts, reading: Reading) -> str | None:
    """Read 9/8/2025: where either order fits, both are kept as a set."""
    one, two, year = int(parts["one"] or 0), int(parts["two"] or 0), int(parts["year"] or 0)
    values = [_full(year, month, day) for month, day in dict.fromkeys([(one, two), (two, one)]) if 1 <= month <= 12]
    known = sorted(value for value in values if value)
    return f"[{','.join(known)}]" if len(known) > 1 else next(iter(known), None)


def read_days(parts: Parts, reading: Reading) -> str | None:
    """Read a range of days: "8.-10. September", "September 8 to October 2, 2025"."""
    last_month = _month(parts, reading, "2") or _month(parts, reading)
    month = _month(parts, reading) or last_month
    if month is None or last_month is None:
        return None
    year = year_of(parts, reading)
    if year is None:
        year = _nearest_year(month, reading)
    first_year = year - 1 if year is not None and month > last_month else year
    first, last = _full(first_year, month, int(parts["day"] or 0)), _full(year, last_month, int(parts["day2"] or 0))
    if parts.get("year2"):
        last = _full(int(parts["year2"] or 0), last_month, int(parts["day2"] or 0))
        first = _full(_number(parts, "year"), month, int(parts["day"] or 0))
    if first is None or last is None or first >= last:
        return None
    return f"{first}/{last}" if year is not None else None


def read_both_days(parts: Parts, reading: Reading) -> str | None:
    """Read two days, "8. und 12. September": the set of both."""
    days = read_days(parts, reading)
    return None if days is None else f"{{{days.replace('/', ',')}}}"


def read_months(parts: Parts, reading: Reading) -> str | None:
    """Read "January to March 2025"."""
    month, last_month, last_year = _month(parts, reading), _month(parts, reading, "2"), int(parts["year2"] or 0)
    if month is None or last_month is None:
        return None
    year = _number(parts, "year") or last_year - (month > last_month)
    return f"{year:04d}-{month:02d}/{last_year:04d}-{last_month:02d}"


def read_month(parts: Parts, reading: Reading) -> str | None:
    """Read "September 2025", "last May", "im kommenden Mai", or a month alone."""
    month, shift = _month(parts, reading), reading.word(parts, "shift")
    if shift is None or month is None or reading.anchor is None:
        return read_day(parts, reading)
    anchor = reading.anchor
    year = anchor.year + (shift if abs(shift) > 1 else 0)
    if shift == -1 and month >= anchor.month:
        year -= 1
    if shift == 1 and month <= anchor.month:
        year += 1
    return _full(year, month, None)


def read_quarter(parts: Parts, reading: Reading) -> str | None:
    """Read "Q3 2025", "im dritten Quartal": a sub-year code of EDTF level 2."""
    quarter = _number(parts, "small") or reading.word(parts, "ordinal")
    year = year_of(parts, reading)
    if year is None and reading.anchor is not None:
        ahead = not reading.future and (quarter - 1) * 3 + 1 > reading.anchor.month + 3
        year = reading.anchor.year - ahead
    return None if quarter is None or year is None else f"{year:04d}-{32 + quarter}"


def read_half(parts: Parts, reading: Reading) -> str | None:
    """Read "first half of 2025" as an interval of months."""
    half = _number(parts, "small") or reading.word(parts, "ordinal")
    year = year_of(parts, reading) or (reading.anchor.year if reading.anchor else None)
    if half not in (1, 2) or year is None:
        return None
    return f"{year:04d}-01/{year:04d}-06" if half == 1 else f"{year:04d}-07/{year:04d}-12"


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
    last = _number(parts, "year2") or first // 100 * 100 + int(parts["short_year"] or 0)
    return f"{first:04d}/{last:04d}" if first < last else None


def read_decade(parts: Parts, reading: Reading) -> str | None:
    """Read "the 1990s", "90er Jahre", "zwanziger Jahre": the century that the anchor makes likely."""
    tens = _number(parts, "tens") or (reading.word(parts, "decade_word") or 0) // 10
    if parts.get("year"):
        return f"{int(parts['year'] or 0):02d}{tens}X"
    return f"{19 if tens > 1 or reading.anchor is None else 20}{tens}X"


def read_century(parts: Parts, reading: Reading) -> str | None:
    """Read "20th century"."""
    number = _number(parts, "small") or reading.word(parts, "century_ordinal")
    return f"{number - 1:02d}XX" if number and 1 < number < 23 else None


def read_dayword(parts: Parts, reading: Reading) -> str | None:
    """Read "yesterday", "heute"."""
    return _moved(reading.anchor, reading.word(parts, "dayword"))


def read_weekday(parts: Parts, reading: Reading) -> str | None:
    """Read a weekday: the last one up to the anchor, the next one where the sentence looks ahead."""
    weekday, shift = reading.word(parts, "weekday"), reading.word(parts, "shift")
    if reading.anchor is None or weekday is None:
        return None
    ahead = weekday - reading.anchor.weekday()
    if late := parts.get("late_shift"):
        return _moved(reading.anchor, ahead + 7 * int(reading.words["shift"].get(late.lower(), 0)))
    if shift == 0:
        return _moved(reading.anchor, ahead)
    if shift is not None:
        return _moved(reading.anchor, (ahead % 7 or 7) - (0 if shift > 0 else 7 + 7 * (ahead % 7 == 0)) - _more(shift))
    return _moved(reading.anchor, ahead % 7 if reading.future else -(-ahead % 7))


def _more(shift: int) -> int:
    return 0 if abs(shift) == 1 else -7 * (abs(shift) - 1) * (1 if shift > 0 else -1)


def _moved(anchor: date | None, days: int | None) -> str | None:
    if anchor is None or days is None:
        return None
    try:
        return (anchor + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def read_unit(parts: Parts, reading: Reading) -> str | None:
    """Read "last month", "vergangene Woche", "diesem Jahr", "next quarter"."""
    shift, unit = reading.word(parts, "shift"), reading.word(parts, "one_unit") or reading.word(parts, "unit")
    if unit is None and parts.get("bare"):
        words = (parts["bare"] or "").split()
        shift, unit = 0, reading.words["unit"].get(words[-1].lower())
    return None if shift is None or unit is None else _shifted(unit, shift, reading)


def read_compound_unit(parts: Parts, reading: Reading) -> str | None:
    """Read one word for unit and direction: "Vorjahr", "去年"."""
    meaning = reading.word(parts, "compound_unit")
    for sign in "+-":
        unit, found, number = str(meaning).partition(sign)
        if found:
            shift = int(sign + number)
            return _shifted(unit, 1 if unit == "weekend" and shift == 0 and reading.future else shift, reading)
    return None


def _shifted(unit: str, shift: int, reading: Reading) -> str | None:
    anchor = reading.anchor
    if anchor is None or not 1 < anchor.year + shift * 100 < 9900:
        return None
    months = anchor.year * 12 + anchor.month - 1 + shift
    shifted: dict[str, Callable[[], str | None]] = {
        "day": lambda: _moved(anchor, shift),
        "week": lambda: _week(anchor, shift, 0),
        "weekend": lambda: _weekend(anchor, shift),
        "month": lambda: f"{months // 12:04d}-{months % 12 + 1:02d}",
        "quarter": lambda: _quarter(anchor, shift),
        "year": lambda: f"{anchor.year + shift:04d}",
        "decade": lambda: f"{anchor.year // 10 + shift:03d}X",
        "century": lambda: f"{anchor.year // 100 + shift:02d}XX",
    }
    return shifted[unit]()


def _week(anchor: date, shift: int, first_day: int) -> str:
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=shift)
    return f"{monday + timedelta(days=first_day)}/{monday + timedelta(days=6)}"


def _weekend(anchor: date, shift: int) -> str:
    if anchor.weekday() >= 5:  # on a weekend, it is this one that a text means without more
        return _week(anchor, shift, 5)
    return _week(anchor, shift - (shift == 0) - (shift == 1), 5)


def _quarter(anchor: date, shift: int) -> str:
    quarters = anchor.year * 4 + (anchor.month - 1) // 3 + shift
    return f"{quarters // 4:04d}-{33 + quarters % 4}"


def read_ago(parts: Parts, reading: Reading) -> str | None:
    """Read "18 months ago", "vor drei Wochen": as precise as its unit, approximate but for days."""
    amount, unit = parts.get("amount"), reading.word(parts, "unit")
    count = float(amount.replace(",", ".")) if amount else reading.word(parts, "count")
    if reading.anchor is None or unit is None or count is None:
        return None
    sign = str(parts.get("sign") or "in").lower()
    count = (count + 0.5 * bool(parts.get("half"))) * (1 if sign in ("from now", "hence", "in", "后", "後") else -1)
    if parts.get("half") and sign == "in":
        count -= 0.5  # the group caught the closing words of "in two years' time"
    return _distant(reading.anchor, count, unit)


def _distant(anchor: date, count: float, unit: str) -> str | None:
    days = {"day": 1.0, "weekend": 7.0, "week": 7.0}.get(unit)
    if days:
        value = _moved(anchor, round(count * days))
        return value if unit == "day" or value is None else f"{value}~"
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit] * count
    index = anchor.year * 12 + anchor.month - 1 + round(months)
    if not 12 <= index < 9999 * 12:
        return None
    if unit in ("decade", "century"):
        return f"{index // 12 // 10:03d}X~"
    return f"{index // 12:04d}~" if months % 12 == 0 and unit == "year" else f"{index // 12:04d}-{index % 12 + 1:02d}~"


def read_later(parts: Parts, reading: Reading) -> str | None:
    """Read "five days later", "zwei Wochen danach": counted from the last full date of the text."""
    count, unit = _number(parts, "amount") or reading.word(parts, "count"), reading.word(parts, "unit")
    if reading.recent is None or unit is None or count is None:
        return None
    return _distant(reading.recent, float(count), unit)


def read_event(parts: Parts, reading: Reading) -> str | None:
    """Read an event that is called by its day: "the Sept. 11 attacks"."""
    value: str | None = reading.word(parts, "event")
    return value


def read_next_day(parts: Parts, reading: Reading) -> str | None:
    """Read "the next day": after the last full date of the text, else after the anchor."""
    return _moved(reading.recent or reading.anchor, 1)


def read_previous_day(parts: Parts, reading: Reading) -> str | None:
    """Read "the day before"."""
    return _moved(reading.recent or reading.anchor, -1)


def read_same_day(parts: Parts, reading: Reading) -> str | None:
    """Read "that day": the last full date of the text."""
    return _moved(reading.recent, 0)


def read_holiday(parts: Parts, reading: Reading) -> str | None:
    """Read a feast; the movable ones by the date of Easter."""
    meaning = str(reading.word(parts, "holiday"))
    year = year_of(parts, reading)
    if year is None and reading.anchor is not None:
        month = 4 if meaning.startswith("easter") else int(meaning[:2])
        year = _nearest_year(month, reading)
    if not meaning.startswith("easter"):
        return f"{_year(year)}-{meaning}"
    return None if year is None else _moved(easter(year), int(meaning[len("easter") :]))


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


def read_past(parts: Parts, reading: Reading) -> str | None:
    """Read "formerly", "damals": some time up to the anchor."""
    return f"../{reading.anchor}" if reading.anchor else None


def read_present(parts: Parts, reading: Reading) -> str | None:
    """Read "currently", "zurzeit": about the anchor."""
    return f"{reading.anchor}~" if reading.anchor else None


def read_future(parts: Parts, reading: Reading) -> str | None:
    """Read "soon", "künftig": some time from the anchor on."""
    return f"{reading.anchor}/.." if reading.anchor else None


RULES: Mapping[str, Rule] = {
    "ago": read_ago,
    "bare_season": read_season,
    "both_days": read_both_days,
    "century": read_century,
    "compound_unit": read_compound_unit,
    "day": read_day,
    "days": read_days,
    "dayword": read_dayword,
    "decade": read_decade,
    "dotted": read_day,
    "dotted_days": read_days,
    "event": read_event,
    "future": read_future,
    "half": read_half,
    "holiday": read_holiday,
    "iso": read_day,
    "later": read_later,
    "month": read_month,
    "months": read_months,
    "next_day": read_next_day,
    "past": read_past,
    "present": read_present,
    "previous_day": read_previous_day,
    "quarter": read_quarter,
    "same_day": read_same_day,
    "season": read_season,
    "slashes": read_slashes,
    "unit": read_unit,
    "weekday": read_weekday,
    "year": read_year,
    "years": read_years,
}
VAGUE = frozenset({"past", "present", "future"})

# "Late 2024" says a month of the year, about: the middle of the third that it means.
PART_MONTHS = {"start": "02", "middle": "06", "end": "11"}
PART_YEARS = {"start": "1", "middle": "5", "end": "8"}


def in_part(value: str, part: str | None) -> str:
    """Return the value for its early, middle or late part, or for "about" it (``~``): approximate in any case."""
    if "/" in value:
        first, last = value.split("/")
        return "/".join(end if end in ("", "..") else f"{end.rstrip('~')}~" for end in (first, last))
    if value.startswith(("[", "{", "XXXX")) or value.endswith("~"):  # EDTF has no mark for about one of a set or mask
        return value
    if len(value) == len("2025-35") and int(value[-2:]) > MONTHS:
        return _part_of_quarter(value, part)
    if len(value) == len("2025") and part in PART_MONTHS:
        if value.isdigit():
            return f"{value}-{PART_MONTHS[part]}~"
        return value.replace("X", PART_YEARS[part], 1) + ("" if value.endswith("XX") else "~")
    return f"{value}~"


def _part_of_quarter(value: str, part: str | None) -> str:
    """Return the month of a season or quarter, about, or all its months; EDTF has no mark for about a season."""
    first, last = bounds(value)
    months = {"start": first, "middle": first + timedelta(days=45), "end": last}
    if part in months:
        return f"{months[part].isoformat()[:7]}~"
    return f"{first.isoformat()[:7]}~/{last.isoformat()[:7]}~"
