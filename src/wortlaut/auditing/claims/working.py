"""A value worked out from figures of a source, and what two figures have to share for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from wortlaut.auditing.claims.kinds import COINS, COUNTED, DEGREES
from wortlaut.auditing.claims.told import Told
from wortlaut.records import amounts

HUNDRED = Decimal(100)
AGAINST_TIME = frozenset({("later", ""), ("later", "earlier"), ("", "earlier")})
MEASURES = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "metre", "centimetre", "millimetre", "kilometre"}
)
POINT = "=point"
SHOWN = 4  # digits behind the point of what is worked out


@dataclass(frozen=True, slots=True)
class Worked:
    """A value that the source does not print, its unit, and how it came about."""

    value: Decimal
    unit: str | None
    how: str
    asked: bool = True  # by the claim's words; else only to the digit


def readable(value: Decimal) -> str:
    """Return a value as a person reads it; hours made of seconds have no end."""
    return amounts.readable(round(value, SHOWN))


def alike(one: Told, other: Told) -> bool:
    units = {one.figure.unit, other.figure.unit}
    same = len(units) == 1 or units <= COUNTED or (None in units and one.place == other.place)
    alike = same and (one.figure.currency == other.figure.currency or None in units)
    return alike and one.figure.high is None and other.figure.high is None


def one_kind(claimed: Told, one: Told) -> bool:
    mine, theirs = claimed.figure.unit, one.figure.unit
    same = mine == theirs or any({mine, theirs} <= family for family in (COUNTED, MEASURES, DEGREES))
    return same or (mine in COINS and one.figure.currency is not None)


def earlier(claimed: Told) -> bool:
    return claimed.standing == "earlier" or claimed.past


def is_earlier(claimed: Told, level: Told) -> bool:
    """Tell whether the claim speaks of what was before: by its words, or by a time before that of the source."""
    if earlier(claimed):
        return True
    return bool(claimed.periods and level.periods) and claimed.periods[0][0].last < level.periods[0][0].first


def agrees(claimed: Told, one: Told, other: Told) -> bool:
    """Tell whether the change goes the way that the claim says."""
    first, last = in_time(one, other)
    return claimed.direction == 0 or (last > first) == (claimed.direction > 0)


def in_time(one: Told, other: Told) -> tuple[Decimal, Decimal]:
    """Return the earlier and the later value: by their periods, their standing, else in the order of the text."""
    dated = [told.periods[0] for told in (one, other) if told.periods]
    alike = len(dated) == 2 and dated[0][1] == dated[1][1]  # both days or years of their own, or both "last year"
    if alike and dated[0][0].first != dated[1][0].first:
        swap = dated[0][0].first > dated[1][0].first
    elif one.standing == other.standing and one.past != other.past:
        swap = other.past
    else:
        swap = (one.standing, other.standing) in AGAINST_TIME
    values = one.figure.value, other.figure.value
    return (values[1], values[0]) if swap else values
