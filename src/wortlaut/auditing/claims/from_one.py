"""What one figure of a source gives: the rest of a whole, and the same per another measure."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from decimal import Decimal

from wortlaut.auditing.claims.hints import rivals
from wortlaut.auditing.claims.kinds import COINS, RATIOS
from wortlaut.auditing.claims.told import Told
from wortlaut.auditing.claims.working import HUNDRED, Worked, earlier, one_kind, readable

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
MONTHS = {"quarter": 3, "half": 6, "nine_months": 9, "year": 12}
YEAR, MONTH = 366, 30.44  # days
BULK = {  # by what a price for the first is multiplied to be one for the second
    ("kilo", "tonne"): Decimal(1000),
    ("tonne", "kilo"): 1 / Decimal(1000),
    ("litre", "hectolitre"): HUNDRED,
    ("kilowatt_hour", "megawatt_hour"): Decimal(1000),
    ("megawatt_hour", "kilowatt_hour"): 1 / Decimal(1000),
}


def from_one(claimed: Told, one: Told) -> Iterator[Worked]:
    """Yield what one figure gives: the rest of a whole, or what it is a multiple of."""
    figure = one.figure
    if claimed.figure.unit in RATIOS and figure.unit in RATIOS and not claimed.direction and not one.direction:
        other = claimed.words & one.opposed or claimed.rest != one.rest or claimed.negated != one.negated
        other = other or claimed.stance * one.stance < 0 or any(_other_of(group, claimed, one) for group in rivals())
        same = (
            claimed.noun & one.noun and not (claimed.words - claimed.noun) & one.segment
        )  # of one thing, not the same of it
        if (other or same) and figure.value != HUNDRED / 2:
            yield Worked(HUNDRED - figure.value, "percent", "the rest of a whole less", asked=bool(other))
    yield from _for_another_measure(claimed, one)
    if figure.unit == "times" and figure.value > 1 and claimed.figure.unit == "percent":
        yield Worked((figure.value - 1) * HUNDRED, "percent", "more than once", asked=claimed.direction > 0)
    if one.course and one.course[0] > 1 and claimed.rate == one.course[1] and one_kind(claimed, one):
        yield Worked(figure.value / one.course[0], figure.unit, f"for one {claimed.rate} of {one.course[0]}:")
    if one.factor and one_kind(claimed, one):
        yield Worked(
            figure.value / one.factor, figure.unit, f"a {readable(one.factor)}th part of", asked=earlier(claimed)
        )


def _for_another_measure(claimed: Told, one: Told) -> Iterator[Worked]:
    """Yield what a figure per one thing is per another: a month of a year, a tonne of a kilo, so many of one."""
    figure = one.figure
    times = STRETCHES.get((one.rate, claimed.rate))
    if times and one_kind(claimed, one):
        yield Worked(figure.value * times, figure.unit, f"for a {claimed.rate} instead of a {one.rate}:")
    months = _months(one)
    if months > 1 and claimed.rate == "month" and not one.rates and one_kind(claimed, one):
        yield Worked(figure.value / months, figure.unit, f"for one month of {months}:")
    bulk = BULK.get((one.rate, claimed.rate))
    if bulk and claimed.figure.currency:
        coins = figure.unit in COINS
        worked = replace(figure, currency=claimed.figure.currency) if coins else figure
        if worked.currency == claimed.figure.currency:
            value = figure.value * bulk / (HUNDRED if coins else 1)
            yield Worked(value, "currency", f"for a {claimed.rate} instead of a {one.rate}:")
    if one.rates and figure.currency and claimed.figure.currency:  # 14 days, of which the claim tells, at 3.40 each
        for count in claimed.beside:
            yield Worked(figure.value * count, figure.unit, f"{readable(count)} times", asked=False)


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
