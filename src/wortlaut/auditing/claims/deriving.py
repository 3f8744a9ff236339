"""Recompute a figure that its source does not print: a sum, a difference, a share, a growth.

Two kinds of working are told apart. What the claim's words ask for (a change, a total, what was before) may be rounded
as its writer would. What they do not ask for counts only where it is the claim's number to the digit and that number
is telling: then it is too much of a coincidence to be one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from wortlaut.auditing.claims.from_one import from_one
from wortlaut.auditing.claims.from_two import from_two
from wortlaut.auditing.claims.kinds import COINS, COUNTED, DEGREES, RATIOS, WRONG
from wortlaut.auditing.claims.told import Told
from wortlaut.auditing.claims.working import (
    HUNDRED,
    MEASURES,
    POINT,
    Worked,
    alike,
    in_time,
    one_kind,
    readable,
)
from wortlaut.records import Figure, FigureVerdict
from wortlaut.records.measures import in_unit, quantity

NEIGHBOURS = 2  # sentences between two figures that are still added or held against each other
MULTIPLE_TOLERANCE = Decimal("0.1")  # "doubled" for 1.9 times
MOST = 40  # figures of one document that are tried with each other
DIGITS = 2  # of a number that is too telling for a coincidence; "3" is not
NEAR_ENOUGH = Decimal("0.06")  # what a rounding of something worked out leaves
TO_THE_DIGIT = Decimal("0.004")
EXACT = Decimal("1e-9")  # what dividing hours by seconds may leave

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
        for worked in from_one(claimed, one):
            if _fits(claimed, worked, one.figure, compare):
                return Derived(one, FigureVerdict.DERIVED, f"{worked.how} {readable(one.figure.value)}")
    if several := _of_three(claimed, known, together=together):
        return several
    for one, other in combinations(known[:MOST], 2):
        if one.document is not other.document or abs(one.place - other.place) > NEIGHBOURS:
            continue
        one, other = _in_one_currency(one, other), _in_one_currency(other, one)
        one, other = _in_unit_of(claimed, one, other), _in_unit_of(claimed, other, one)
        for worked in from_two(claimed, one, other, together=together):
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
    for three in combinations([one for one in known[:MOST] if one_kind(claimed, one)], 3):
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
    return near and alike(first, second) and alike(second, third)


def _listed(figures: Sequence[Told]) -> str:
    *most, last = (readable(one.figure.value) for one in figures)
    return f"{', '.join(most)} and {last}"


def _fits(claimed: Told, worked: Worked, like: Figure, compare: Same) -> bool:
    measured = {claimed.figure.unit, worked.unit} <= MEASURES and claimed.figure.unit != worked.unit
    if not worked.asked and not measured and not _to_the_digit(claimed.figure.value, worked.value):
        return False
    value = worked.value
    if abs(value - claimed.figure.value) <= abs(value) * EXACT:
        value = claimed.figure.value
    telling = len(claimed.figure.value.normalize().as_tuple().digits) >= DIGITS and worked.unit == claimed.figure.unit
    if telling and worked.unit not in RATIOS and abs(value - claimed.figure.value) > abs(value) * NEAR_ENOUGH:
        return False  # "just under 318 million" is not near 296.6
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


def multiplied(factor: Decimal, known: Sequence[Told], /) -> Derived | None:
    """Judge "doubled" or "halved" by two figures of one thing; None where the source has no such two."""
    wrong: Derived | None = None
    for one, other in combinations(known[:MOST], 2):
        near = one.document is other.document and abs(one.place - other.place) <= NEIGHBOURS
        if not near or not alike(one, other) or not one.words | other.words | one.near | other.near:
            continue
        first, last = in_time(one, other)
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
        if near and alike(one, other) and small > 0 and abs(large / small - factor) <= factor * MULTIPLE_TOLERANCE:
            return Derived(
                one, FigureVerdict.DERIVED, f"{readable(large)} is {readable(factor)} times {readable(small)}"
            )
    return None
