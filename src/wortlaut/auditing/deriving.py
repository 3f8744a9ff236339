"""Recompute a figure that its source does not print: a sum, a difference, a share, a growth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from wortlaut.auditing.telling import Told
from wortlaut.records import Figure, FigureVerdict

HUNDRED = Decimal(100)
RATIOS = frozenset({"percent", "share"})
NEIGHBOURS = 2  # sentences between two figures that are still added or held against each other
MOST = 40  # figures of one document that are tried with each other
WRONG = frozenset({FigureVerdict.WRONG, FigureVerdict.OF_SOMETHING_ELSE})

Same = Callable[[Figure, Figure], FigureVerdict]


def derive(claimed: Told, known: Sequence[Told], compare: Same, /, *, together: bool) -> tuple[Told, str] | None:
    """Return the figure of the source that the claimed one was worked out from, and how; None where it was not."""
    for one, other in combinations(known[:MOST], 2):
        if one.document is not other.document or abs(one.place - other.place) > NEIGHBOURS or not _alike(one, other):
            continue
        for value, unit, how in _worked_out(claimed, one, other, together=together):
            figure = replace(one.figure, value=value, high=None, unit=unit, bound="exact", hedge=None, scale=Decimal(1))
            if unit in RATIOS | {"percentage_point"}:
                figure = replace(figure, currency=None)
            if compare(claimed.figure, figure) not in WRONG:
                return one, f"{how} of {_plain(one.figure.value)} and {_plain(other.figure.value)}"
    return None


def _alike(one: Told, other: Told) -> bool:
    same = one.figure.unit == other.figure.unit and one.figure.currency == other.figure.currency
    return same and one.figure.high is None and other.figure.high is None


def _worked_out(claimed: Told, one: Told, other: Told, *, together: bool) -> Iterator[tuple[Decimal, str | None, str]]:
    """Yield what the two figures give, by what the claim speaks of: a change, a share or a sum."""
    unit, (first, last) = claimed.figure.unit, _in_time(one, other)
    change = last - first
    agrees = claimed.direction == 0 or (change > 0) == (claimed.direction > 0)
    if unit == "percentage_point" and one.figure.unit in RATIOS and agrees:
        yield abs(change), unit, "the difference"
    elif unit in RATIOS and one.figure.unit not in RATIOS:
        if claimed.direction and first and agrees:
            yield abs(change) / abs(first) * HUNDRED, "percent", "the change"
        small, large = sorted((first, last))
        if large > 0 and not claimed.direction or {one.standing, other.standing} == {"part", "whole"}:
            yield small / large * HUNDRED, "percent", "the share"
    elif unit in RATIOS and claimed.direction and first and agrees:
        yield abs(change) / abs(first) * HUNDRED, "percent", "the change"
    elif unit == one.figure.unit or unit is None or one.figure.unit is None:
        if claimed.direction and agrees:
            yield abs(change), one.figure.unit, "the difference"
        if together:
            yield first + last, one.figure.unit, "the sum"


def _in_time(one: Told, other: Told) -> tuple[Decimal, Decimal]:
    """Return the earlier and the later value: by their periods, their standing, else in the order of the text."""
    dated = [told.periods[0][0].first for told in (one, other) if told.periods]
    if len(dated) == 2 and dated[0] != dated[1]:
        swap = dated[0] > dated[1]
    else:
        swap = one.standing == "later" and other.standing != "later" or other.standing == "earlier" != one.standing
    values = one.figure.value, other.figure.value
    return (values[1], values[0]) if swap else values


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
