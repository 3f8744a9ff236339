"""What two figures of a source give: a difference, a sum, a share, a growth, what falls to each, what was before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from wortlaut.auditing.claims.kinds import COINS, COUNTED, DEGREES, RATIOS
from wortlaut.auditing.claims.told import Told
from wortlaut.auditing.claims.working import (
    HUNDRED,
    POINT,
    Worked,
    agrees,
    alike,
    in_time,
    is_earlier,
    one_kind,
)
from wortlaut.records import Figure
from wortlaut.records.measures import in_unit, quantity

RATED = {"kilo": "kilogram"} | {  # units of what a price is for
    unit: unit
    for unit in ("tonne", "litre", "kilowatt_hour", "megawatt_hour", "hectare", "square_metre", "hour", "day", "month")
}
SCORES = {"score", "score_against"}
SPEEDS = {"kilometre_per_hour": "kilometre", "mile_per_hour": "mile"}
POINTS = {"percentage_point": Decimal(1), "basis_point": 1 / HUNDRED}  # by unit, what one is in percentage points


def from_two(claimed: Told, one: Told, other: Told, *, together: bool) -> Iterator[Worked]:
    single = one.figure.high is None and other.figure.high is None
    if single and (claimed.each or claimed.rates or claimed.words & (one.noun | other.noun)):
        yield from _per_each(claimed, one, other)
    if single:
        yield from _how_many(claimed, one, other)
    if {one.figure.unit, other.figure.unit} == SCORES and one.place == other.place:
        yield Worked(
            abs(one.figure.value - other.figure.value), "item", "the difference", asked=claimed.moved is not False
        )
    yield from _speed(claimed, one, other)
    if alike(one, other):
        yield from _of_two_alike(claimed, one, other, together=together)
        if one.figure.unit == other.figure.unit:
            return  # else "600 more at 90 euros per tree", of which the first may be of euros or of trees
    for level, change in ((one, other), (other, one)):
        if level.figure.high is None and change.figure.high is None:
            yield from _by_change(claimed, level, change)


def _speed(claimed: Told, one: Told, other: Told) -> Iterator[Worked]:
    """Yield how fast something is that goes so far in so long: 1,260 kilometres in 14 hours."""
    wanted = SPEEDS.get(claimed.figure.unit or "")
    for way, time in ((one.figure, other.figure), (other.figure, one.figure)) if wanted else ():
        if quantity(way.unit) == "length" and quantity(time.unit) == "time":
            length, hours = (
                in_unit(way.value, way.unit or "", wanted or ""),
                in_unit(time.value, time.unit or "", "hour"),
            )
            if length is not None and hours:
                yield Worked(length / hours, claimed.figure.unit, "the speed", asked=claimed.mean)


def _per_each(claimed: Told, one: Told, other: Told) -> Iterator[Worked]:
    """Yield what falls to each: pupils to a teacher, tickets to a concert, euros or cents to a head."""
    for whole, parts in ((one, other), (other, one)):
        if _counts_several(parts.figure) and one_kind(claimed, whole):
            value, unit = whole.figure.value / parts.figure.value, whole.figure.unit
            asked = bool(claimed.each or claimed.rates)
            yield Worked(value, unit, "for each", asked=asked)
            if claimed.figure.unit in COINS and whole.figure.currency:
                yield Worked(value * HUNDRED, claimed.figure.unit, "for each", asked=asked)


def _how_many(claimed: Told, one: Told, other: Told) -> Iterator[Worked]:
    """Yield how many there are of those of whom each has so much: guests by their nights."""
    for whole, each in ((one, other), (other, one)):
        asked = each.each and not whole.each and claimed.figure.unit in COUNTED and each.figure.value > 1
        if (
            asked
            and whole.figure.value > each.figure.value
            and quantity(each.figure.unit) in (None, quantity(whole.figure.unit))
        ):
            yield Worked(
                whole.figure.value / each.figure.value, "item", "so many times", asked=claimed.figure.bound == "about"
            )


def _counts_several(figure: Figure) -> bool:
    return figure.unit in COUNTED and figure.value > 1 and figure.value == figure.value.to_integral_value()


def _of_two_alike(claimed: Told, one: Told, other: Told, *, together: bool) -> Iterator[Worked]:
    """Yield what two figures of one kind give, by what the claim speaks of: a change, a share or a sum."""
    unit, (first, last) = claimed.figure.unit, in_time(one, other)
    change, ratios = abs(last - first), bool({one.figure.unit, other.figure.unit} & RATIOS)
    if ratios and (unit == "percentage_point" or POINT in claimed.noun):
        if agrees(claimed, one, other) or (claimed.moved and claimed.step != "by"):
            yield Worked(change, "percentage_point", "the difference")
    elif unit == "times" and not ratios and "times" not in (one.figure.unit, other.figure.unit):
        near = abs(one.place - other.place) <= 1
        if first and last:
            yield Worked(max(first, last) / min(first, last), "times", "the multiple", asked=near)
    elif unit in RATIOS:
        still = not claimed.direction and not claimed.moved
        near = abs(one.place - other.place) <= (1 if claimed.rest else 0)
        both = {one.figure.unit, other.figure.unit} <= RATIOS
        if both and still and claimed.figure.unit == "percent" and near:
            yield Worked(HUNDRED - first - last, "percent", "the rest of a whole", asked=one.rest or other.rest)
        yield from _in_percent(claimed, one, other, ratios=ratios)
    elif one_kind(claimed, one) or one_kind(claimed, other):
        yield from _of_two_amounts(claimed, one, other, together=together)


def _of_two_amounts(claimed: Told, one: Told, other: Told, *, together: bool) -> Iterator[Worked]:
    """Yield the difference and the sum of two amounts, what is left of a whole, and what was before a change."""
    first, last = in_time(one, other)
    change, kind = abs(last - first), one.figure.unit or other.figure.unit
    compared = bool(claimed.change or claimed.moved) and claimed.step != "by"  # "90,000 more than the loser"
    asked = (
        bool(claimed.direction or claimed.moved) or _is_rest(claimed, one, other) or _rest_of_time(claimed, one, other)
    )
    moved = _is_change_of(one, other) or _is_change_of(other, one)
    if {one.standing, other.standing} == {"part", "whole"} and (claimed.rest or claimed.direction < 0):
        yield Worked(change, kind, "the rest", asked=True)
    elif moved:
        yield from _changed(claimed, one, other)
    elif (not asked or compared or agrees(claimed, one, other)) and not _lies_otherwise(claimed, one, other):
        before = claimed.result in (one.result, other.result) and "earlier" in (one.standing, other.standing)
        if asked or claimed.moved is not False or not (claimed.result and before):  # a deficit is not what it grew by
            yield Worked(change, kind, "the difference", asked=asked)
    elif _is_out_of_time(one, other):
        yield Worked(change, kind, "the difference", asked=False)
    swing = one.result * other.result < 0 and bool(claimed.moved or claimed.direction)  # from a profit to a loss
    if not moved or together:
        yield Worked(first + last, kind, "the sum", asked=together or swing)
    if is_earlier(claimed, one) or is_earlier(claimed, other):
        yield from _changed(claimed, one, other)
    if kind in COUNTED and (one.rates or other.rates or one.each):
        yield Worked(first * last, kind, "so many times that", asked=False)


def _is_out_of_time(one: Told, other: Told) -> bool:
    """Tell whether nothing says which of two amounts was first: "168 where 100 is allowed"."""
    return not (one.standing or other.standing or one.direction or other.direction) and not (
        one.periods and other.periods and one.periods != other.periods
    )


def _is_change_of(change: Told, level: Told) -> bool:
    """Tell whether one says by how much the other moved, and which way: what was before is no mere difference."""
    side_by_side = change.place == level.place and level.standing != "earlier"
    return change.change and bool(change.direction) and not level.change and side_by_side


def _lies_otherwise(claimed: Told, one: Told, other: Told) -> bool:
    """Tell whether the claim has one of two above the other and the source below: "2 cents above the cost"."""
    if not claimed.beyond:
        return False
    for level, held in ((one, other), (other, one)):
        own = held.segment - level.segment
        if claimed.beyond_whom & own and not claimed.beyond_whom & (level.segment - held.segment):
            return (level.figure.value - held.figure.value) * claimed.beyond < 0
    return False


def _in_percent(claimed: Told, one: Told, other: Told, *, ratios: bool) -> Iterator[Worked]:
    """Yield the growth and the share; a change in points that the claim calls percent is neither."""
    first, last = in_time(one, other)
    change = abs(last - first)
    if first and claimed.direction and agrees(claimed, one, other) and not (ratios and change == claimed.figure.value):
        yield Worked(change / abs(first) * HUNDRED, "percent", "the change")
    elif first and claimed.base and not ratios:  # "a fifth of their apples, measured by last year's"
        yield Worked(change / abs(first) * HUNDRED, "percent", "the change", asked=False)
    small, large = sorted((first, last))
    parts = {one.standing, other.standing} == {"part", "whole"}
    if large > 0 and not ratios and (parts or not claimed.direction or one.place == other.place):
        yield Worked(small / large * HUNDRED, "percent", "the share")


def _is_rest(claimed: Told, one: Told, other: Told) -> bool:
    """Tell whether the claim is of those left of a whole: "125 have a pool" of "of the 412, 287 have none"."""
    small = min(one, other, key=lambda told: told.figure.value)
    same = one.noun == other.noun or small.standing == "part"
    return (claimed.negated != small.negated or claimed.rest) and one.place == other.place and same


def _rest_of_time(claimed: Told, one: Told, other: Told) -> bool:
    """Tell whether the two are of a longer time and a part of it, and the claim of the rest: half year less quarter."""
    times = [told.periods[0][0] for told in (one, other, claimed) if told.periods]
    if len(times) < 3:
        return False
    short, long = sorted(times[:2], key=lambda period: period.length)
    return short.overlaps(long) and times[2].overlaps(long) and not times[2].overlaps(short)


def _changed(claimed: Told, one: Told, other: Told) -> Iterator[Worked]:
    """Yield what a count was before a change that the source gives: "64,310, which is 2,190 fewer than"."""
    for level, change in ((one, other), (other, one)):
        apart, whom = change.beyond or change.ahead, change.beyond_whom | change.opposed
        if apart and not level.change and claimed.words & whom:  # "38 cm short of the record", "six behind Weber"
            value = level.figure.value - apart * abs(change.figure.value)
            yield Worked(value, level.figure.unit, "that by which it is measured")
        for sign in _signs(change) if change.change and not level.change else ():
            value = level.figure.value - sign * abs(change.figure.value)
            yield Worked(
                value,
                level.figure.unit,
                "what was before",
                asked=bool(change.direction) and is_earlier(claimed, level),
            )


def _signs(change: Told) -> tuple[int, ...]:
    """Return the ways that a change may go: "2,190 fewer" one, "beat the previous high by 0.3" both."""
    return (change.direction,) if change.direction else (1, -1)


def _by_change(claimed: Told, level: Told, change: Told) -> Iterator[Worked]:
    """Yield what a share, a growth or a multiple makes of an amount: what was before, the part, the rest."""
    amount, unit, step = level.figure.value, level.figure.unit, change.figure
    if not one_kind(claimed, level):
        return
    before = is_earlier(claimed, level)
    signs = _signs(change)
    if step.unit in (*POINTS, "item") and unit in RATIOS and (step.unit != "item" or POINT in change.noun):
        yield from _by_points(level, change, before=before)
    elif step.unit in RATIOS and unit not in RATIOS:
        for sign in signs:
            factor = 1 + sign * step.value / HUNDRED
            if factor > 0:
                asked = before and len(signs) == 1
                yield Worked(amount / factor, unit, "what was before", asked=asked)
        yield from _of_a_share(claimed, level, change)
    elif step.unit == "degree" and unit in DEGREES:
        yield from _changed(claimed, level, change) if before else ()
    elif (
        (level.rate or level.each)
        and unit not in COUNTED
        and step.unit in (None, "item", RATED.get(level.rate, "item"))
    ):
        yield Worked(amount * step.value, unit, "so many times that", asked=False)
    elif step.unit == "times" and step.value > 1:
        yield Worked(amount / step.value, unit, "what was multiplied", asked=False)
        yield Worked(amount * step.value, unit, "the multiple", asked=False)


def _by_points(level: Told, change: Told, *, before: bool) -> Iterator[Worked]:
    """Yield what a share or a rate was before a change in points, or became by it."""
    amount, unit, signs = level.figure.value, level.figure.unit, _signs(change)
    points = change.figure.value * POINTS.get(change.figure.unit or "", Decimal(1))
    for sign in signs:
        if level.standing == "earlier":  # "by 25 basis points from 4.5 percent"
            yield Worked(amount + sign * points, unit, "what became", asked=not before and len(signs) == 1)
        else:
            yield Worked(amount - sign * points, unit, "what was before", asked=before and len(signs) == 1)


def _of_a_share(claimed: Told, level: Told, change: Told) -> Iterator[Worked]:
    """Yield what a share makes of an amount: the part, the rest, and the whole of which it is the part."""
    amount, unit, step = level.figure.value, level.figure.unit, change.figure
    part = change.standing == "part"
    own = change.words | change.noun  # "a quarter of it is paid by the club"
    if claimed.document.lang != level.document.lang or (claimed.words | claimed.noun) & own:
        yield Worked(amount * step.value / HUNDRED, unit, "the part", asked=part)
    yield Worked(amount * (HUNDRED - step.value) / HUNDRED, unit, "the rest", asked=part and claimed.rest)
    if step.unit == "share" and step.value:
        yield Worked(amount * HUNDRED / step.value, unit, "the whole", asked=False)
