"""Recompute a figure that its source does not print: a sum, a difference, a share, a growth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, combinations

from wortlaut.auditing.telling import Told
from wortlaut.records import Figure, FigureVerdict

HUNDRED = Decimal(100)
RATIOS = frozenset({"percent", "share"})
AGAINST_TIME = frozenset({("later", ""), ("later", "earlier"), ("", "earlier")})
COUNTS = frozenset({None, "item"})
NEIGHBOURS = 2  # sentences between two figures that are still added or held against each other
MULTIPLE_TOLERANCE = Decimal("0.1")  # "doubled" for 1.9 times
MOST = 40  # figures of one document that are tried with each other
WRONG = frozenset({FigureVerdict.WRONG, FigureVerdict.OF_SOMETHING_ELSE})

Same = Callable[[Figure, Figure], FigureVerdict]


@dataclass(frozen=True, slots=True)
class Derived:
    """What two figures of a source give together, beside the claimed figure that may stand for it."""

    source: Told
    verdict: FigureVerdict  # of the claimed figure against what was worked out
    reason: str


def derive(claimed: Told, known: Sequence[Told], compare: Same, /, *, together: bool) -> Derived | None:
    """Return what the claimed figure was worked out from, or what it should be; None where nothing can be."""
    nearest: Derived | None = None
    for one in known[:MOST]:
        if one.factor and claimed.figure.unit == one.figure.unit and claimed.standing != "later":
            figure = replace(one.figure, value=one.figure.value / one.factor, high=None, bound="exact", hedge=None)
            if compare(claimed.figure, figure) not in WRONG:
                return Derived(
                    one, FigureVerdict.DERIVED, f"{plain(one.figure.value)} is {plain(one.factor)} times that"
                )
    for one, other in combinations(known[:MOST], 2):
        if one.document is not other.document or abs(one.place - other.place) > NEIGHBOURS:
            continue
        alike = _alike(one, other)
        if alike:
            worked = _worked_out(claimed, one, other, together=together)
        else:
            worked = chain(_before(claimed, one, other), _part_of(claimed, one, other))
        for value, unit, how in worked:
            figure = replace(one.figure, value=value, high=None, unit=unit, bound="exact", hedge=None, scale=Decimal(1))
            if unit in RATIOS | {"percentage_point"}:
                figure = replace(figure, currency=None)
            reason = f"{how} of {plain(one.figure.value)} and {plain(other.figure.value)}"
            if (not alike or _agrees(claimed, one, other)) and compare(claimed.figure, figure) not in WRONG:
                return Derived(one, FigureVerdict.DERIVED, reason)
            nearest = nearest or Derived(one, FigureVerdict.WRONG, f"{reason} is {plain(round(value, 2))}")
    return nearest


def _alike(one: Told, other: Told) -> bool:
    units = {one.figure.unit, other.figure.unit}
    same = (len(units) == 1 or units == COUNTS) and one.figure.currency == other.figure.currency
    return same and one.figure.high is None and other.figure.high is None


def _worked_out(claimed: Told, one: Told, other: Told, *, together: bool) -> Iterator[tuple[Decimal, str | None, str]]:
    """Yield what the two figures give, by what the claim speaks of: a change, a share or a sum."""
    unit, (first, last) = claimed.figure.unit, _in_time(one, other)
    change = last - first
    if unit == "percentage_point" and one.figure.unit in RATIOS:
        yield abs(change), unit, "the difference"
    elif unit in RATIOS and one.figure.unit not in RATIOS:
        if claimed.direction and first:
            yield abs(change) / abs(first) * HUNDRED, "percent", "the change"
        small, large = sorted((first, last))
        if (large > 0 and not claimed.direction) or {one.standing, other.standing} == {"part", "whole"}:
            yield small / large * HUNDRED, "percent", "the share"
    elif unit in RATIOS and claimed.direction and first:
        yield abs(change) / abs(first) * HUNDRED, "percent", "the change"
    elif unit == one.figure.unit or {unit, one.figure.unit} <= COUNTS or unit == "cent":
        if claimed.direction or _is_rest(claimed, one, other) or _rest_of_time(claimed, one, other):
            yield abs(change), one.figure.unit, "the difference"
        if claimed.standing == "earlier" or claimed.periods:
            yield from _changed(one, other)
        if together:
            yield first + last, one.figure.unit, "the sum"


def _is_rest(claimed: Told, one: Told, other: Told) -> bool:
    """Tell whether the claim is of those left of a whole: "125 have a pool" of "of the 412, 287 have none"."""
    small = min(one, other, key=lambda told: told.figure.value)
    return claimed.negated != small.negated and one.place == other.place and one.noun == other.noun


def _rest_of_time(claimed: Told, one: Told, other: Told) -> bool:
    """Tell whether the two are of a longer time and a part of it, and the claim of the rest: half year less quarter."""
    times = [told.periods[0][0] for told in (one, other, claimed) if told.periods]
    if len(times) < 3:
        return False
    short, long = sorted(times[:2], key=lambda period: period.length)
    return short.overlaps(long) and times[2].overlaps(long) and not times[2].overlaps(short)


def _changed(one: Told, other: Told) -> Iterator[tuple[Decimal, str | None, str]]:
    """Yield what a count was before a change that the source gives: "64,310, which is 2,190 fewer than"."""
    for level, change in ((one, other), (other, one)):
        if change.change and change.direction and not level.change:
            value = level.figure.value - change.direction * abs(change.figure.value)
            yield value, level.figure.unit, "what was before"


def _is_earlier(claimed: Told, level: Told) -> bool:
    """Tell whether the claim speaks of what was before: by its words, or by a time before that of the source."""
    if claimed.standing == "earlier":
        return True
    return bool(claimed.periods and level.periods) and claimed.periods[0][0].last < level.periods[0][0].first


def _part_of(claimed: Told, one: Told, other: Told) -> Iterator[tuple[Decimal, str | None, str]]:
    """Yield the amount of a share: two thirds of 138 million, "davon zwei Drittel"."""
    for whole, part in ((one, other), (other, one)):
        if part.standing == "part" and part.figure.unit in RATIOS and whole.figure.unit not in RATIOS:
            yield whole.figure.value * part.figure.value / HUNDRED, whole.figure.unit, "the part"


def _before(claimed: Told, one: Told, other: Told) -> Iterator[tuple[Decimal, str | None, str]]:
    """Yield what a figure was before a change that the source gives: "up 0.4 points to 5.2 percent"."""
    for level, change in ((one, other), (other, one)):
        if not _is_earlier(claimed, level) or level.figure.unit != claimed.figure.unit or not change.direction:
            continue
        if change.figure.unit == "percentage_point" and level.figure.unit in RATIOS:
            yield level.figure.value - change.direction * change.figure.value, level.figure.unit, "what was before"
        elif change.figure.unit in RATIOS and level.figure.unit not in RATIOS:
            factor = 1 + change.direction * change.figure.value / HUNDRED
            if factor > 0:
                yield level.figure.value / factor, level.figure.unit, "what was before"


def multiplied(factor: Decimal, known: Sequence[Told], /) -> Derived | None:
    """Judge "doubled" or "halved" by the first two figures of one thing; None where the source has no such two."""
    for one, other in combinations(known[:MOST], 2):
        near = one.document is other.document and abs(one.place - other.place) <= NEIGHBOURS
        if not near or not _alike(one, other) or not one.words | other.words | one.near | other.near:
            continue
        first, last = _in_time(one, other)
        if not first or {one.standing, other.standing} & {"part", "whole"}:
            continue
        right = abs(last / first - factor) <= factor * MULTIPLE_TOLERANCE
        reason = f"{plain(first)} to {plain(last)} is {plain(round(last / first, 2))} times"
        if right or "later" in (one.standing, other.standing) or "earlier" in (one.standing, other.standing):
            return Derived(one, FigureVerdict.DERIVED if right else FigureVerdict.WRONG, reason)
    return None


def _agrees(claimed: Told, one: Told, other: Told) -> bool:
    """Tell whether the change goes the way that the claim says."""
    first, last = _in_time(one, other)
    return claimed.direction == 0 or (last > first) == (claimed.direction > 0)


def _in_time(one: Told, other: Told) -> tuple[Decimal, Decimal]:
    """Return the earlier and the later value: by their periods, their standing, else in the order of the text."""
    dated = [told.periods[0][0].first for told in (one, other) if told.periods]
    if len(dated) == 2 and dated[0] != dated[1]:
        swap = dated[0] > dated[1]
    else:
        swap = (one.standing, other.standing) in AGAINST_TIME
    values = one.figure.value, other.figure.value
    return (values[1], values[0]) if swap else values


def plain(value: Decimal, /) -> str:
    """Return the value in digits."""
    return f"{value.normalize():f}"
