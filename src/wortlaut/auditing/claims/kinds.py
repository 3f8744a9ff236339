"""Figures that could be said of one thing: both of money, both a share, both a count."""

from __future__ import annotations

from wortlaut.auditing.claims.telling import Told

COUNTED = frozenset({None, "item"})  # units of what is counted in pieces
RATIOS = frozenset({"percent", "share"})
QUANTITIES = (  # units of one quantity
    frozenset({"millimetre", "centimetre", "metre", "kilometre", "mile", "foot", "inch", "yard"}),
    frozenset({"gram", "kilogram", "tonne", "pound_weight"}),
    frozenset({"second", "minute", "hour", "day", "week", "month", "year"}),
    frozenset({"square_metre", "hectare", "square_kilometre", "square_mile", "acre"}),
    frozenset({"litre", "hectolitre", "cubic_metre", "gallon", "barrel"}),
)


def same_kind(one: Told, other: Told) -> bool:
    """Tell whether the two figures could be said of one thing: both of money, both a share, both a count."""
    mine, theirs = one.figure, other.figure
    units = {mine.unit, theirs.unit}
    return len(units) == 1 or any(units <= family for family in (RATIOS, COUNTED, *QUANTITIES))
