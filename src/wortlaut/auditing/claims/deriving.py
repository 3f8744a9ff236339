"""Recompute a figure that its source does not print: a sum, a difference, a share, a growth.

Two kinds of working are told apart. What the claim's words ask for (a change, a total, what was before) may be rounded
as its writer would. What they do not ask for counts only where it is the claim's number to the digit and that number
is telling: then it is too much of a coincidence to be one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from wortlaut.auditing.claims.hints import rivals
from wortlaut.auditing.claims.kinds import COUNTED, RATIOS
from wortlaut.auditing.claims.told import Told
from wortlaut.records import Figure, FigureVerdict, amounts
from wortlaut.records.measures import in_unit, quantity

HUNDRED = Decimal(100)
AGAINST_TIME = frozenset({("later", ""), ("later", "earlier"), ("", "earlier")})
MEASURES = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "metre", "centimetre", "millimetre", "kilometre"}
)
DEGREES = frozenset({"degree", "celsius", "fahrenheit"})
NEIGHBOURS = 2  # sentences between two figures that are still added or held against each other
MULTIPLE_TOLERANCE = Decimal("0.1")  # "doubled" for 1.9 times
MOST = 40  # figures of one document that are tried with each other
CLOCK = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}  # seconds
STRETCHES = (
    {  # by what a figure for the first is multiplied to be one for the second
        (first, second): Decimal(mine) / theirs
        for first, mine in {"year": 1, "quarter": 4, "month": 12}.items()
        for second, theirs in {"year": 1, "quarter": 4, "month": 12}.items()
        if first != second
    }
    | {
        (first, second): Decimal(theirs) / mine
        for first, mine in CLOCK.items()
        for second, theirs in CLOCK.items()
        if first != second
    }
    | {("week", "day"): 1 / Decimal(7), ("day", "week"): Decimal(7), ("year", "week"): 1 / Decimal(52)}
)
DIGITS = 2  # of a number that is too telling for a coincidence; "3" is not
TO_THE_DIGIT = Decimal("0.004")
EXACT = Decimal("1e-9")  # what dividing hours by seconds may leave
MONTHS = {"quarter": 3, "half": 6, "nine_months": 9, "year": 12}
YEAR, MONTH = 366, 30.44  # days
BULK = {  # by what a price for the first is multiplied to be one for the second
    ("kilo", "tonne"): Decimal(1000),
    ("tonne", "kilo"): 1 / Decimal(1000),
    ("litre", "hectolitre"): HUNDRED,
    ("kilowatt_hour", "megawatt_hour"): Decimal(1000),
    ("megawatt_hour", "kilowatt_hour"): 1 / Decimal(1000),
}
RATED = {"kilo": "kilogram"} | {  # units of what a price is for
    unit: unit
    for unit in ("tonne", "litre", "kilowatt_hour", "megawatt_hour", "hectare", "square_metre", "hour", "day", "month")
}
COINS = frozenset({"cent", "penny"})
POINT = "=point"
POINTS = {"percentage_point": Decimal(1), "basis_point": 1 / HUNDRED}  # by unit, what one is in percentage points
WRONG = frozenset({FigureVerdict.WRONG, FigureVerdict.OF_SOMETHING_ELSE})

SHOWN = 4  # digits behind the point of what is worked out
Same = Callable[[Figure, Figure], FigureVerdict]


def readable(value: Decimal) -> str:
    """Return a value as a person reads it; hours made of seconds have no end."""
    return amounts.readable(round(value, SHOWN))


@dataclass(frozen=True, slots=True)
class Derived:
    """What two figures of a source give together, beside the claimed figure that may stand for it."""

    source: Told
    verdict: FigureVerdict  # of the claimed figure against what was worked out
    reason: str


@dataclass(frozen=True, slots=True)
class _Worked:
    value: Decimal
    unit: str | None
    how: str
    asked: bool = True  # by the claim's words; else only to the digit


def derive(claimed: Told, known: Sequence[Told], compare: Same, /, *, together: bool) -> Derived | None:
    """Return what the claimed figure was worked out from, or what it should be; None where nothing can be."""
    nearest: Derived | None = None
    for one in known[:MOST]:
        for worked in _from_one(claimed, one):
            if _fits(claimed, worked, one.figure, compare):
                return Derived(one, FigureVerdict.DERIVED, f"{worked.how} {readable(one.figure.value)}")
    if several := _of_three(claimed, known, together=together):
        return several
    for one, other in combinations(known[:MOST], 2):
        if one.document is not other.document or abs(one.place - other.place) > NEIGHBOURS:
            continue
        one, other = _in_one_currency(one, other), _in_one_currency(other, one)
        one, other = _in_unit_of(claimed, one, other), _in_unit_of(claimed, other, one)
        for worked in _from_two(claimed, one, other, together=together):
            reason = f"{worked.how} of {readable(one.figure.value)} and {readable(other.figure.value)}"
            if _fits(claimed, worked, one.figure, compare):
                return Derived(one, FigureVerdict.DERIVED, reason)
            if worked.asked:
                nearest = nearest or Derived(
                    one, FigureVerdict.WRONG, f"{reason} is {readable(round(worked.value, 2))}"
                )
    return nearest


def _left_of(claimed: Told, whole: Told, known: Sequence[Told]) -> Derived | None:
    """Return what is left of a whole after two parts of it, to the digit: "the rest died on the way"."""
    if not (claimed.rest or claimed.negated or claimed.direction < 0) or claimed.figure.unit not in COUNTED | {None}:
        return None
    if whole.figure.unit not in COUNTED or claimed.figure.value < HUNDRED / 10:
        return None
    near = [one for one in known[:MOST] if one is not whole and 0 <= one.place - whole.place <= 1]
    parts = [one for one in near if one.figure.unit in COUNTED and one.figure.value < whole.figure.value]
    for one, other in combinations([part for part in parts if part.document is whole.document], 2):
        if whole.figure.value - one.figure.value - other.figure.value == claimed.figure.value:
            less = f"{readable(one.figure.value)} and {readable(other.figure.value)}"
            return Derived(whole, FigureVerdict.DERIVED, f"the rest of {readable(whole.figure.value)} less {less}")
    return None


def _of_three(claimed: Told, known: Sequence[Told], *, together: bool) -> Derived | None:
    """Return what three figures give to the digit: their sum, what they leave of 100, or what two leave of one."""
    value = claimed.figure.value
    for three in combinations([one for one in known[:MOST] if _one_kind(claimed, one)], 3):
        if not _side_by_side(three):
            continue
        total, listed = sum(one.figure.value for one in three), three[0].place == three[2].place
        asked = together or claimed.summed or (listed and len(value.normalize().as_tuple().digits) >= DIGITS)
        if asked and value == total:
            return Derived(three[0], FigureVerdict.DERIVED, f"the sum of {_listed(three)}")
        if claimed.rest and claimed.figure.unit in RATIOS and value == HUNDRED - total:
            return Derived(three[0], FigureVerdict.DERIVED, f"the rest of a whole less {_listed(three)}")
    return next(filter(None, (_left_of(claimed, whole, known) for whole in known[:MOST])), None)


def _side_by_side(three: Sequence[Told]) -> bool:
    first, second, third = three
    near = first.document is third.document and abs(first.place - third.place) <= 1
    return near and _alike(first, second) and _alike(second, third)


def _listed(figures: Sequence[Told]) -> str:
    *most, last = (readable(one.figure.value) for one in figures)
    return f"{', '.join(most)} and {last}"


def _fits(claimed: Told, worked: _Worked, like: Figure, compare: Same) -> bool:
    measured = {claimed.figure.unit, worked.unit} <= MEASURES and claimed.figure.unit != worked.unit
    if not worked.asked and not measured and not _to_the_digit(claimed.figure.value, worked.value):
        return False
    value = worked.value
    if abs(value - claimed.figure.value) <= abs(value) * EXACT:
        value = claimed.figure.value
    figure = replace(like, value=value, high=None, unit=worked.unit, bound="exact", hedge=None, scale=Decimal(1))
    if worked.unit in RATIOS | {"percentage_point"}:
        figure = replace(figure, currency=None)
    wanted = claimed.figure
    if like.bound == "about" and wanted.bound in ("more_than", "nearly"):
        wanted = replace(wanted, bound="about")  # "a good two thirds" for what is left of "roughly a third"
    if worked.unit == "percentage_point" and POINT in claimed.noun:
        wanted = replace(wanted, unit="percentage_point")
    return compare(wanted, figure) not in WRONG


def _to_the_digit(claimed: Decimal, value: Decimal) -> bool:
    digits, last = claimed.normalize().as_tuple().digits, claimed.normalize().as_tuple().exponent
    telling = len(digits) >= DIGITS or claimed == value >= HUNDRED / 10
    step = Decimal(1).scaleb(int(last)) / 2 if len(digits) >= DIGITS else Decimal(0)  # half of the last digit
    apart = abs(abs(claimed) - abs(value))
    return bool(value) and telling and apart <= max(min(step, abs(value) * TO_THE_DIGIT), abs(value) * EXACT)


def _in_one_currency(one: Told, other: Told) -> Told:
    """Return cents as a part of the money beside them: "1.79 euros, 20 cents less"."""
    figure, currency = one.figure, other.figure.currency
    if figure.unit not in COINS or currency is None:
        return one
    return replace(one, figure=replace(figure, unit="currency", currency=currency, value=figure.value / HUNDRED))


def _in_unit_of(claimed: Told, one: Told, other: Told) -> Told:
    """Return one of two measures of a quantity in the claim's unit: 80 centimetres and 7.50 metres."""
    mine, wanted = one.figure.unit or "", claimed.figure.unit or ""
    alike = other.figure.unit == "item" or quantity(other.figure.unit) == quantity(wanted)
    if mine == wanted or not alike or one.figure.high is not None or {mine, wanted} <= DEGREES:
        return one
    value = in_unit(one.figure.value, mine, wanted)
    return one if value is None else replace(one, figure=replace(one.figure, value=value, unit=wanted))


def _from_one(claimed: Told, one: Told) -> Iterator[_Worked]:
    """Yield what one figure gives: the rest of a whole, or what it is a multiple of."""
    figure = one.figure
    if claimed.figure.unit in RATIOS and figure.unit in RATIOS and not claimed.direction and not one.direction:
        other = claimed.words & one.opposed or claimed.rest != one.rest or claimed.negated != one.negated
        other = other or claimed.stance * one.stance < 0 or any(_other_of(group, claimed, one) for group in rivals())
        same = (
            claimed.noun & one.noun and not (claimed.words - claimed.noun) & one.segment
        )  # of one thing, not the same of it
        if (other or same) and figure.value != HUNDRED / 2:
            yield _Worked(HUNDRED - figure.value, "percent", "the rest of a whole less", asked=bool(other))
    times = STRETCHES.get((one.rate, claimed.rate))
    if times and _one_kind(claimed, one):
        yield _Worked(figure.value * times, figure.unit, f"for a {claimed.rate} instead of a {one.rate}:")
    months = _months(one)
    if months > 1 and claimed.rate == "month" and not one.rates and _one_kind(claimed, one):
        yield _Worked(figure.value / months, figure.unit, f"for one month of {months}:")
    bulk = BULK.get((one.rate, claimed.rate))
    if bulk and claimed.figure.currency:
        coins = figure.unit in COINS
        worked = replace(figure, currency=claimed.figure.currency) if coins else figure
        if worked.currency == claimed.figure.currency:
            value = figure.value * bulk / (HUNDRED if coins else 1)
            yield _Worked(value, "currency", f"for a {claimed.rate} instead of a {one.rate}:")
    if figure.unit == "times" and figure.value > 1 and claimed.figure.unit == "percent":
        yield _Worked((figure.value - 1) * HUNDRED, "percent", "more than once", asked=claimed.direction > 0)
    if one.course and one.course[0] > 1 and claimed.rate == one.course[1] and _one_kind(claimed, one):
        yield _Worked(figure.value / one.course[0], figure.unit, f"for one {claimed.rate} of {one.course[0]}:")
    if one.factor and _one_kind(claimed, one):
        yield _Worked(
            figure.value / one.factor, figure.unit, f"a {readable(one.factor)}th part of", asked=_earlier(claimed)
        )


def _months(one: Told) -> int:
    """Return how many months a figure is of: six for a half year's, by name or from its first day to its last."""
    if one.stretch in MONTHS:
        return MONTHS[one.stretch]
    days = max((period.length for period, _ in one.periods if period.length <= YEAR), default=0)
    return round(days / MONTH)


def _other_of(group: Set[str], claimed: Told, one: Told) -> bool:
    """Tell whether the claim is of the others of two sorts: of the men where the source counts the women."""
    mine, theirs = claimed.words & group, one.segment & group
    return bool(mine) and bool(theirs) and not mine & theirs


def _from_two(claimed: Told, one: Told, other: Told, *, together: bool) -> Iterator[_Worked]:
    single = one.figure.high is None and other.figure.high is None
    if single and (claimed.each or claimed.rates or claimed.words & (one.noun | other.noun)):
        yield from _per_each(claimed, one, other)
    if single:
        yield from _how_many(claimed, one, other)
    if _alike(one, other):
        yield from _of_two_alike(claimed, one, other, together=together)
        if one.figure.unit == other.figure.unit:
            return  # else "600 more at 90 euros per tree", of which the first may be of euros or of trees
    for level, change in ((one, other), (other, one)):
        if level.figure.high is None and change.figure.high is None:
            yield from _by_change(claimed, level, change)


def _per_each(claimed: Told, one: Told, other: Told) -> Iterator[_Worked]:
    """Yield what falls to each: pupils to a teacher, tickets to a concert, euros or cents to a head."""
    for whole, parts in ((one, other), (other, one)):
        if _counts_several(parts.figure) and _one_kind(claimed, whole):
            value, unit = whole.figure.value / parts.figure.value, whole.figure.unit
            asked = bool(claimed.each or claimed.rates)
            yield _Worked(value, unit, "for each", asked=asked)
            if claimed.figure.unit in COINS and whole.figure.currency:
                yield _Worked(value * HUNDRED, claimed.figure.unit, "for each", asked=asked)


def _how_many(claimed: Told, one: Told, other: Told) -> Iterator[_Worked]:
    """Yield how many there are of those of whom each has so much: guests by their nights."""
    for whole, each in ((one, other), (other, one)):
        asked = each.each and not whole.each and claimed.figure.unit in COUNTED and each.figure.value > 1
        if (
            asked
            and whole.figure.value > each.figure.value
            and quantity(each.figure.unit) in (None, quantity(whole.figure.unit))
        ):
            yield _Worked(
                whole.figure.value / each.figure.value, "item", "so many times", asked=claimed.figure.bound == "about"
            )


def _counts_several(figure: Figure) -> bool:
    return figure.unit in COUNTED and figure.value > 1 and figure.value == figure.value.to_integral_value()


def _alike(one: Told, other: Told) -> bool:
    units = {one.figure.unit, other.figure.unit}
    same = len(units) == 1 or units <= COUNTED or (None in units and one.place == other.place)
    alike = same and (one.figure.currency == other.figure.currency or None in units)
    return alike and one.figure.high is None and other.figure.high is None


def _of_two_alike(claimed: Told, one: Told, other: Told, *, together: bool) -> Iterator[_Worked]:
    """Yield what two figures of one kind give, by what the claim speaks of: a change, a share or a sum."""
    unit, (first, last) = claimed.figure.unit, _in_time(one, other)
    change, ratios = abs(last - first), bool({one.figure.unit, other.figure.unit} & RATIOS)
    if ratios and (unit == "percentage_point" or POINT in claimed.noun):
        if _agrees(claimed, one, other) or (claimed.moved and claimed.step != "by"):
            yield _Worked(change, "percentage_point", "the difference")
    elif unit == "times" and not ratios and "times" not in (one.figure.unit, other.figure.unit):
        near = abs(one.place - other.place) <= 1
        if first and last:
            yield _Worked(max(first, last) / min(first, last), "times", "the multiple", asked=near)
    elif unit in RATIOS:
        still = not claimed.direction and not claimed.moved
        near = abs(one.place - other.place) <= (1 if claimed.rest else 0)
        both = {one.figure.unit, other.figure.unit} <= RATIOS
        if both and still and claimed.figure.unit == "percent" and near:
            yield _Worked(HUNDRED - first - last, "percent", "the rest of a whole", asked=False)
        yield from _in_percent(claimed, one, other, ratios=ratios)
    elif _one_kind(claimed, one) or _one_kind(claimed, other):
        yield from _of_two_amounts(claimed, one, other, together=together)


def _of_two_amounts(claimed: Told, one: Told, other: Told, *, together: bool) -> Iterator[_Worked]:
    """Yield the difference and the sum of two amounts, what is left of a whole, and what was before a change."""
    first, last = _in_time(one, other)
    change, kind = abs(last - first), one.figure.unit or other.figure.unit
    compared = bool(claimed.change or claimed.moved) and claimed.step != "by"  # "90,000 more than the loser"
    asked = (
        bool(claimed.direction or claimed.moved) or _is_rest(claimed, one, other) or _rest_of_time(claimed, one, other)
    )
    if {one.standing, other.standing} == {"part", "whole"} and (claimed.rest or claimed.direction < 0):
        yield _Worked(change, kind, "the rest", asked=True)
    elif _is_change_of(one, other) or _is_change_of(other, one):
        yield from _changed(claimed, one, other)
    elif (not asked or compared or _agrees(claimed, one, other)) and not _lies_otherwise(claimed, one, other):
        before = claimed.result in (one.result, other.result) and "earlier" in (one.standing, other.standing)
        if asked or claimed.moved is not False or not (claimed.result and before):  # a deficit is not what it grew by
            yield _Worked(change, kind, "the difference", asked=asked)
    elif _is_out_of_time(one, other):
        yield _Worked(change, kind, "the difference", asked=False)
    moved = _is_change_of(one, other) or _is_change_of(other, one)
    swing = one.result * other.result < 0 and bool(claimed.moved or claimed.direction)  # from a profit to a loss
    if not moved or together:
        yield _Worked(first + last, kind, "the sum", asked=together or swing)
    if _is_earlier(claimed, one) or _is_earlier(claimed, other):
        yield from _changed(claimed, one, other)
    if kind in COUNTED and (one.rates or other.rates or one.each):
        yield _Worked(first * last, kind, "so many times that", asked=False)


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


def _in_percent(claimed: Told, one: Told, other: Told, *, ratios: bool) -> Iterator[_Worked]:
    """Yield the growth and the share; a change in points that the claim calls percent is neither."""
    first, last = _in_time(one, other)
    change = abs(last - first)
    if first and claimed.direction and _agrees(claimed, one, other) and not (ratios and change == claimed.figure.value):
        yield _Worked(change / abs(first) * HUNDRED, "percent", "the change")
    elif first and claimed.base and not ratios:  # "a fifth of their apples, measured by last year's"
        yield _Worked(change / abs(first) * HUNDRED, "percent", "the change", asked=False)
    small, large = sorted((first, last))
    parts = {one.standing, other.standing} == {"part", "whole"}
    if large > 0 and not ratios and (parts or not claimed.direction or one.place == other.place):
        yield _Worked(small / large * HUNDRED, "percent", "the share")


def _one_kind(claimed: Told, one: Told) -> bool:
    mine, theirs = claimed.figure.unit, one.figure.unit
    same = mine == theirs or any({mine, theirs} <= family for family in (COUNTED, MEASURES, DEGREES))
    return same or (mine in COINS and one.figure.currency is not None)


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


def _changed(claimed: Told, one: Told, other: Told) -> Iterator[_Worked]:
    """Yield what a count was before a change that the source gives: "64,310, which is 2,190 fewer than"."""
    for level, change in ((one, other), (other, one)):
        if change.beyond and not level.change and claimed.words & change.beyond_whom:  # "38 cm short of the record"
            value = level.figure.value - change.beyond * abs(change.figure.value)
            yield _Worked(value, level.figure.unit, "that by which it is measured")
        for sign in _signs(change) if change.change and not level.change else ():
            value = level.figure.value - sign * abs(change.figure.value)
            yield _Worked(
                value,
                level.figure.unit,
                "what was before",
                asked=bool(change.direction) and _is_earlier(claimed, level),
            )


def _signs(change: Told) -> tuple[int, ...]:
    """Return the ways that a change may go: "2,190 fewer" one, "beat the previous high by 0.3" both."""
    return (change.direction,) if change.direction else (1, -1)


def _earlier(claimed: Told) -> bool:
    return claimed.standing == "earlier" or claimed.past


def _is_earlier(claimed: Told, level: Told) -> bool:
    """Tell whether the claim speaks of what was before: by its words, or by a time before that of the source."""
    if _earlier(claimed):
        return True
    return bool(claimed.periods and level.periods) and claimed.periods[0][0].last < level.periods[0][0].first


def _by_change(claimed: Told, level: Told, change: Told) -> Iterator[_Worked]:
    """Yield what a share, a growth or a multiple makes of an amount: what was before, the part, the rest."""
    amount, unit, step = level.figure.value, level.figure.unit, change.figure
    if not _one_kind(claimed, level):
        return
    before = _is_earlier(claimed, level)
    signs = _signs(change)
    if step.unit in (*POINTS, "item") and unit in RATIOS and (step.unit != "item" or POINT in change.noun):
        yield from _by_points(level, change, before=before)
    elif step.unit in RATIOS and unit not in RATIOS:
        for sign in signs:
            factor = 1 + sign * step.value / HUNDRED
            if factor > 0:
                asked = before and len(signs) == 1
                yield _Worked(amount / factor, unit, "what was before", asked=asked)
        yield from _of_a_share(claimed, level, change)
    elif step.unit == "degree" and unit in DEGREES:
        yield from _changed(claimed, level, change) if before else ()
    elif (
        (level.rate or level.each)
        and unit not in COUNTED
        and step.unit in (None, "item", RATED.get(level.rate, "item"))
    ):
        yield _Worked(amount * step.value, unit, "so many times that", asked=False)
    elif step.unit == "times" and step.value > 1:
        yield _Worked(amount / step.value, unit, "what was multiplied", asked=False)
        yield _Worked(amount * step.value, unit, "the multiple", asked=False)


def _by_points(level: Told, change: Told, *, before: bool) -> Iterator[_Worked]:
    """Yield what a share or a rate was before a change in points, or became by it."""
    amount, unit, signs = level.figure.value, level.figure.unit, _signs(change)
    points = change.figure.value * POINTS.get(change.figure.unit or "", Decimal(1))
    for sign in signs:
        if level.standing == "earlier":  # "by 25 basis points from 4.5 percent"
            yield _Worked(amount + sign * points, unit, "what became", asked=not before and len(signs) == 1)
        else:
            yield _Worked(amount - sign * points, unit, "what was before", asked=before and len(signs) == 1)


def _of_a_share(claimed: Told, level: Told, change: Told) -> Iterator[_Worked]:
    """Yield what a share makes of an amount: the part, the rest, and the whole of which it is the part."""
    amount, unit, step = level.figure.value, level.figure.unit, change.figure
    part = change.standing == "part"
    own = change.words | change.noun  # "a quarter of it is paid by the club"
    if claimed.document.lang != level.document.lang or (claimed.words | claimed.noun) & own:
        yield _Worked(amount * step.value / HUNDRED, unit, "the part", asked=part)
    yield _Worked(amount * (HUNDRED - step.value) / HUNDRED, unit, "the rest", asked=part and claimed.rest)
    if step.unit == "share" and step.value:
        yield _Worked(amount * HUNDRED / step.value, unit, "the whole", asked=False)


def multiplied(factor: Decimal, known: Sequence[Told], /) -> Derived | None:
    """Judge "doubled" or "halved" by two figures of one thing; None where the source has no such two."""
    wrong: Derived | None = None
    for one, other in combinations(known[:MOST], 2):
        near = one.document is other.document and abs(one.place - other.place) <= NEIGHBOURS
        if not near or not _alike(one, other) or not one.words | other.words | one.near | other.near:
            continue
        first, last = _in_time(one, other)
        if not first or {one.standing, other.standing} & {"part", "whole"}:
            continue
        reason = f"{readable(first)} to {readable(last)} is {readable(round(last / first, 2))} times"
        standings = one.standing, other.standing
        if abs(last / first - factor) <= factor * MULTIPLE_TOLERANCE and (wrong is None or "earlier" in standings):
            return Derived(one, FigureVerdict.DERIVED, reason)
        if "later" in standings or "earlier" in standings:
            wrong = wrong or Derived(one, FigureVerdict.WRONG, reason)
    return wrong


def as_much(factor: Decimal, known: Sequence[Told], /) -> Derived | None:
    """Find two figures of which one is so many times the other: "twice as much for roads as for rails"."""
    for one, other in combinations(known[:MOST], 2):
        near = one.document is other.document and abs(one.place - other.place) <= NEIGHBOURS
        small, large = sorted((one.figure.value, other.figure.value))
        if near and _alike(one, other) and small > 0 and abs(large / small - factor) <= factor * MULTIPLE_TOLERANCE:
            return Derived(
                one, FigureVerdict.DERIVED, f"{readable(large)} is {readable(factor)} times {readable(small)}"
            )
    return None


def _agrees(claimed: Told, one: Told, other: Told) -> bool:
    """Tell whether the change goes the way that the claim says."""
    first, last = _in_time(one, other)
    return claimed.direction == 0 or (last > first) == (claimed.direction > 0)


def _in_time(one: Told, other: Told) -> tuple[Decimal, Decimal]:
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
