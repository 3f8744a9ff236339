"""Read what a watch stopped at, "2:07:41", "6:41,20 Minuten", "1:14 clear", as a figure; times of day are none."""

from __future__ import annotations

import re
from decimal import Decimal

from wortlaut.counting.drafts import LOOK_BACK, Draft, key
from wortlaut.counting.tables import Tables
from wortlaut.records.measures import in_unit

STOPPED = re.compile(
    r"(?<![\w:.,/$€£-])(?:(?P<hours>\d{1,2}):(?P<inner>[0-5]\d)|(?P<outer>\d{1,3})):(?P<last>[0-5]\d)"
    r"(?P<parts>[.,]\d{1,3})?(?![\w:]|[.,]\d)"
)
LONGEST_MINUTES = 59  # "in 90:00" is a match's length and rarer than a score


def stopped(text: str, start: int, known: Tables) -> Draft | None:
    """Return hours, or minutes with their seconds as a part of one; seconds of three places are told by no clock."""
    match = STOPPED.match(text, start) if known.spaced and ":" in text[start + 1 : start + 4] else None
    if match is None or known.patterns["time"].match(text, match.end()):
        return None
    if match["hours"] is not None:
        return _draft(text, match, "hour", known)
    behind = known.unit.match(text, match.end())
    unit = known.units.get(key(behind["word"] or "")) if behind else None
    if unit in ("minute", "hour"):
        return _draft(text, match, unit, known)
    if behind is not None or int(match["outer"]) > LONGEST_MINUTES:
        return None
    return _draft(text, match, "minute", known) if _is_time(text, match, known) else None


def _is_time(text: str, match: re.Match[str], known: Tables) -> bool:
    if match["parts"] is not None or known.patterns["watch_behind"].match(text, match.end()):
        return True
    return known.patterns["watch_before"].search(text, max(0, match.start() - LOOK_BACK), match.start()) is not None


def _draft(text: str, match: re.Match[str], unit: str, known: Tables) -> Draft:
    behind = known.unit.match(text, match.end())
    told = behind is not None and known.units.get(key(behind["word"] or "")) in ("minute", "hour")
    end = behind.end() if behind is not None and told else match.end()
    return Draft(match.start(), end, _amount(match, unit), unit=unit, telling=True)


def _amount(match: re.Match[str], unit: str) -> Decimal:
    """Return the amount in the largest unit; of two numbers the second are minutes where the unit is hours."""
    last = Decimal(match["last"] + (match["parts"] or "").replace(",", "."))
    if match["hours"] is not None:
        return Decimal(match["hours"]) + _part(Decimal(match["inner"]), "minute") + _part(last, "second")
    smaller = {"hour": "minute", "minute": "second"}[unit]
    return Decimal(match["outer"]) + (in_unit(last, smaller, unit) or 0)


def _part(value: Decimal, unit: str) -> Decimal:
    return in_unit(value, unit, "hour") or Decimal(0)
