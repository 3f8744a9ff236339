"""What a date means that is told from another one: yesterday, last month, five days later, formerly."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from wortlaut.dating.reading import Parts, Reading, count_of, moved, week

AHEAD = frozenset({"from now", "hence", "from", "in", "后", "後"})  # signs that count onward
DAYS = {"day": 1, "week": 7}
SHORT = frozenset({"day", "week", "weekend"})  # units that "earlier" counts from the last full date of a text


def read_dayword(parts: Parts, reading: Reading) -> str | None:
    """Read "yesterday", "heute"."""
    return moved(reading.anchor, reading.word(parts, "dayword"))


def read_weekday(parts: Parts, reading: Reading) -> str | None:
    """Read a weekday: the last one up to the anchor, the next one where the sentence looks ahead."""
    weekday, shift = reading.word(parts, "weekday"), reading.word(parts, "shift")
    if reading.anchor is None or weekday is None:
        return None
    ahead = weekday - reading.anchor.weekday()
    if late := parts.get("late_shift"):
        return moved(reading.anchor, ahead + 7 * int(reading.words["shift"].get(late.lower(), 0)))
    if shift == 0:
        return moved(reading.anchor, ahead)
    if shift is not None:
        return moved(reading.anchor, (ahead % 7 or 7) - (0 if shift > 0 else 7 + 7 * (ahead % 7 == 0)) - _more(shift))
    return moved(reading.anchor, ahead % 7 if reading.future else -(-ahead % 7))


def read_weekdays(parts: Parts, reading: Reading) -> str | None:
    """Read "from Thursday to Sunday", "Montag bis Mittwoch": the last day follows the first within a week."""
    first = read_weekday(parts, reading)
    weekday, last_weekday = reading.word(parts, "weekday"), reading.word(parts, "weekday2")
    if first is None or weekday == last_weekday:
        return None
    last = moved(date.fromisoformat(first), (last_weekday - weekday) % 7)
    return f"{first}/{last}" if last else None


def _more(shift: int) -> int:
    return 0 if abs(shift) == 1 else -7 * (abs(shift) - 1) * (1 if shift > 0 else -1)


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
        "day": lambda: moved(anchor, shift),
        "week": lambda: week(anchor, shift, 0),
        "weekend": lambda: _weekend(anchor, shift),
        "month": lambda: f"{months // 12:04d}-{months % 12 + 1:02d}",
        "quarter": lambda: _quarter(anchor, shift),
        "year": lambda: f"{anchor.year + shift:04d}",
        "decade": lambda: f"{anchor.year // 10 + shift:03d}X",
        "century": lambda: f"{anchor.year // 100 + shift:02d}XX",
    }
    return shifted[unit]()


def _weekend(anchor: date, shift: int) -> str | None:
    if anchor.weekday() >= 5:  # on a weekend, it is this one that a text means without more
        return week(anchor, shift, 5)
    return week(anchor, shift - (shift == 0) - (shift == 1), 5)


def _quarter(anchor: date, shift: int) -> str:
    quarters = anchor.year * 4 + (anchor.month - 1) // 3 + shift
    return f"{quarters // 4:04d}-{33 + quarters % 4}"


def read_ago(parts: Parts, reading: Reading) -> str | None:
    """Read "18 months ago", "vor drei Wochen": as precise as its unit, approximate but for days."""
    count, unit = count_of(parts, reading), reading.word(parts, "unit")
    if reading.anchor is None or unit is None or count is None:
        return None
    sign = str(parts.get("sign") or "in").lower()
    count = (count + 0.5 * bool(parts.get("half"))) * (1 if sign in AHEAD else -1)
    if parts.get("half") and sign == "in":
        count -= 0.5  # the group caught the closing words of "in two years' time"
    base = reading.recent if sign == "earlier" and unit in SHORT else None
    return _distant(base or reading.anchor, count, unit)


def read_ahead(parts: Parts, reading: Reading) -> str | None:
    """Read "in two weeks", "in drei Jahren", where the sentence looks ahead; else it is how long something took."""
    count, unit = count_of(parts, reading), reading.word(parts, "unit")
    if not reading.future or reading.anchor is None or unit is None or count is None:
        return None
    return _distant(reading.anchor, count, unit)


def read_to_the_day(parts: Parts, reading: Reading) -> str | None:
    """Read "a year ago today", "heute vor zehn Jahren", "去年今天": the day itself."""
    count, unit, days = count_of(parts, reading), reading.word(parts, "unit"), reading.word(parts, "dayword")
    if compound := reading.word(parts, "compound_unit"):
        unit, _, number = compound.partition("-")
        count = float(number or 0)
    if reading.anchor is None or not count or count != int(count) or days is None:
        return None
    day = reading.anchor + timedelta(days=days)
    sign = 1 if str(parts.get("sign")).lower() in AHEAD else -1
    if unit in DAYS:
        return moved(day, sign * int(count) * DAYS[unit])
    index = day.year * 12 + day.month - 1 + sign * int(count) * (12 if unit == "year" else 1)
    if unit not in ("month", "year") or not 12 <= index < 9999 * 12:
        return None
    last = monthrange(index // 12, index % 12 + 1)[1]
    return date(index // 12, index % 12 + 1, min(day.day, last)).isoformat()


def _distant(anchor: date, count: float, unit: str) -> str | None:
    days = {"day": 1.0, "weekend": 7.0, "week": 7.0}.get(unit)
    if days:
        value = moved(anchor, round(count * days))
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
    count, unit = count_of(parts, reading), reading.word(parts, "unit")
    if reading.recent is None or unit is None or count is None:
        return None
    return _distant(reading.recent, count, unit)


def read_next_day(parts: Parts, reading: Reading) -> str | None:
    """Read "the next day": after the last full date of the text, else after the anchor."""
    return moved(reading.recent or reading.anchor, 1)


def read_next_week(parts: Parts, reading: Reading) -> str | None:
    """Read "the week after", "in der Woche darauf": counted from the last full date of the text."""
    return None if reading.recent is None else week(reading.recent, 1, 0)


def read_previous_day(parts: Parts, reading: Reading) -> str | None:
    """Read "the day before"."""
    return moved(reading.recent or reading.anchor, -1)


def read_same_day(parts: Parts, reading: Reading) -> str | None:
    """Read "that day": the last full date of the text."""
    return moved(reading.recent, 0)


def read_past(parts: Parts, reading: Reading) -> str | None:
    """Read "formerly", "damals": some time up to the anchor."""
    return f"../{reading.anchor}" if reading.anchor else None


def read_present(parts: Parts, reading: Reading) -> str | None:
    """Read "currently", "zurzeit": about the anchor."""
    return f"{reading.anchor}~" if reading.anchor else None


def read_future(parts: Parts, reading: Reading) -> str | None:
    """Read "soon", "künftig": some time from the anchor on."""
    return f"{reading.anchor}/.." if reading.anchor else None
