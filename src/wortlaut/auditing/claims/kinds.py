"""Figures that could be said of one thing: both of money, both a share, both a count."""

from __future__ import annotations

from wortlaut.auditing.claims.told import Told
from wortlaut.records import FigureVerdict
from wortlaut.records.measures import quantity

COUNTED = frozenset({None, "item"})  # units of what is counted in pieces
RATIOS = frozenset({"percent", "share"})
DEGREES = frozenset({"degree", "celsius", "fahrenheit"})
COINS = frozenset({"cent", "penny"})
WRONG = frozenset({FigureVerdict.WRONG, FigureVerdict.OF_SOMETHING_ELSE})


def same_kind(one: Told, other: Told) -> bool:
    """Tell whether the two figures could be said of one thing: both of money, both a share, both a count."""
    mine, theirs = one.figure, other.figure
    units = {mine.unit, theirs.unit}
    measured = {quantity(unit) for unit in units}
    return len(units) == 1 or units <= RATIOS or units <= COUNTED or (len(measured) == 1 and None not in measured)
