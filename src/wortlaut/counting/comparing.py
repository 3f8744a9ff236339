"""Hold the figure that somebody prints against the one of the source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from itertools import product

from wortlaut.counting.families import members
from wortlaut.counting.rates import convert
from wortlaut.records import Figure, FigureVerdict
from wortlaut.records.amounts import readable
from wortlaut.records.measures import in_unit

# A yearly mean against the day's rate: the widest swing within a year of the table is 8 percent (GBP 2016, JPY 2022).
RATE_TOLERANCE = Decimal("0.08")
RATE_OF_ONE = Decimal(
    "0.015"
)  # currencies further apart than this do not share a number: "500 million" of both is wrong
# Journalists round "1,234 jobs" to 1,200 and not 34 percent to 30: without a word like "about", the zeros at the end
# of a number may hide this much, with one that much.
ROUNDING_BARE = Decimal("0.03")
ROUNDING_HEDGED = Decimal("0.12")
FIVE = Decimal(5)
SHARE_TOLERANCE = Decimal("0.06")  # "a third" for 32 percent, "half" for 48
MORE_THAN_SHARE = Decimal("0.2")  # "more than half" is said up to 60 percent; then it is nearly two thirds
SOFT_SHARE_TOLERANCE = Decimal("0.1")  # "roughly a fifth" for 21.6
OFTEN = frozenset({"times", "item", "night"})  # "went out 74 times" and "74 calls"
SCORES = frozenset({"score", "score_against"})
RATIO_UNITS = frozenset({"percent", "share"})
LOWER = frozenset({"more_than", "at_least"})
UPPER = frozenset({"at_most", "less_than", "nearly"})
HUNDRED = Decimal(100)
CENTS = frozenset({"USD", "EUR", "CAD", "AUD", "HKD", "SGD", "ZAR"})
TEMPERATURES = frozenset({"celsius", "fahrenheit"})
COINS = {"cent": CENTS, "penny": frozenset({"GBP"})}
SOFT = frozenset({"about", "nearly"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureComparison:
    """How a printed figure relates to its source, why, and by which rate where currencies differ."""

    verdict: FigureVerdict
    reason: str
    rate: str | None = None


def compare_figures(claimed: Figure, found: Figure, /, *, day: str | None = None) -> FigureComparison:
    """Judge the claimed figure by the found one; ``day`` chooses the exchange rate."""
    claimed, found = _whole_money(claimed, found), _whole_money(found, claimed)
    claimed, found = _degrees(claimed, found), _degrees(found, claimed)
    if claimed.currency and found.currency and not members(claimed.currency) & members(found.currency):
        return _compare_converted(claimed, found, day)
    if measured := _compare_measures(claimed, found):
        return measured
    if conflict := _unit_conflict(claimed, found):
        return conflict
    if claimed.high is not None and claimed.bound == "about" and found.high is None:
        return _compare_magnitude(claimed, found)
    if (claimed.high is None) != (found.high is None) and not _within(claimed, found):
        return _wrong("one is a range, the other a single number")
    if bound := _bound_conflict(claimed, found):
        return _wrong(bound)
    return _compare_values(claimed, found)


def _whole_money(figure: Figure, other: Figure) -> Figure:
    """Return cents or pence as a part of the other figure's currency, where that has a hundred of them."""
    if other.currency not in COINS.get(figure.unit or "", ()):
        return figure
    high = None if figure.high is None else figure.high / HUNDRED
    return replace(
        figure, unit=other.unit, currency=other.currency, value=figure.value / HUNDRED, high=high, scale=1 / HUNDRED
    )


def _degrees(figure: Figure, other: Figure) -> Figure:
    """Return plain degrees as those of the other figure, or of the other scale where they come to the same warmth."""
    if figure.unit != "degree" or other.unit not in TEMPERATURES:
        return figure
    for scale in TEMPERATURES - {other.unit}:
        warmth = in_unit(figure.value, scale, other.unit)
        if warmth is not None and abs(warmth - other.value) <= 1:
            return replace(figure, unit=scale)
    return replace(figure, unit=other.unit)


def _wrong(reason: str) -> FigureComparison:
    return FigureComparison(verdict=FigureVerdict.WRONG, reason=reason)


def _unit_conflict(claimed: Figure, found: Figure) -> FigureComparison | None:
    one, other = claimed.unit, found.unit
    if one == other or None in (one, other) or any({one, other} <= family for family in (RATIO_UNITS, OFTEN)):
        return None
    if {one, other} <= {"percent", "percentage_point", "basis_point", "share"}:
        return _wrong(f"{one} is not {other}".replace("_", " "))
    same = claimed.value == found.value
    if same and "item" in (one, other) and {one, other} & SCORES:
        return None  # "scored two goals" of "won 2-1"
    reason = f"counts {one or 'nothing'}, the source {other or 'nothing'}".replace("_", " ")
    return _wrong(reason) if same else FigureComparison(verdict=FigureVerdict.OF_SOMETHING_ELSE, reason=reason)


def _compare_measures(claimed: Figure, found: Figure) -> FigureComparison | None:
    """Judge miles by kilometres; None where the units are one, or not of one quantity."""
    if claimed.unit is None or found.unit is None or claimed.unit == found.unit:
        return None
    value = in_unit(found.value, found.unit, claimed.unit)
    if value is None:
        return None
    high = None if found.high is None else in_unit(found.high, found.unit, claimed.unit)
    about = readable(_to_step(value, _three_digits(value))) if value else "0"
    source, unit = found.unit.replace("_", " "), claimed.unit.replace("_", " ")
    text = f"{readable(found.value)} {source} are {'' if readable(value) == about else 'about '}{about} {unit}"
    measured = replace(found, value=value, high=high, unit=claimed.unit, scale=Decimal(1))
    if bound := _bound_conflict(claimed, measured):
        return _wrong(bound)
    if _compare_values(claimed, measured).verdict is FigureVerdict.WRONG:
        return _wrong(text)
    return FigureComparison(verdict=FigureVerdict.CONVERTED, reason=text)


def _within(claimed: Figure, found: Figure) -> bool:
    """Tell whether a single bounded number stands for an end of the source's range: "up to 30" of "20 to 30"."""
    if found.high is None:
        return False
    return (claimed.bound in UPPER and claimed.value == found.high) or (
        claimed.bound in LOWER and claimed.value == found.value
    )


def _compare_magnitude(claimed: Figure, found: Figure) -> FigureComparison:
    """Judge "hundreds" and "in her forties" by whether the source's number lies in it."""
    if claimed.value <= found.value <= (claimed.high or claimed.value):
        return FigureComparison(verdict=FigureVerdict.ROUNDED, reason=f"{readable(found.value)} lies within it")
    return _wrong(f"{readable(found.value)} does not lie within it")


def _bound_conflict(claimed: Figure, found: Figure) -> str | None:
    """Say which bound was lost or turned round; a bound that rounding explains is none."""
    if found.high is not None and claimed.high is None:
        return None
    if found.bound in LOWER | UPPER - SOFT and claimed.value == found.value:
        if claimed.bound == "exact":
            return f"the source says {_words(found.bound)} that"
        if (claimed.bound in LOWER) != (found.bound in LOWER) and claimed.bound not in SOFT:
            return f"{_words(claimed.bound)} where the source says {_words(found.bound)}"
    if {claimed.bound, found.bound} in (
        {"nearly", "more_than"},
        {"about", "more_than"},
    ) and claimed.value == found.value:
        return f"{_words(claimed.bound)} where the source says {_words(found.bound)}"
    if claimed.bound in ("more_than", "less_than") and claimed.value == found.value and found.bound == "exact":
        return f"{_words(claimed.bound)} where the source gives the number itself"
    return None


def _words(bound: str) -> str:
    return bound.replace("_", " ")


def _compare_values(claimed: Figure, found: Figure) -> FigureComparison:
    if claimed.value == found.value and (claimed.high == found.high or claimed.high is None or found.high is None):
        softened = _softening(claimed, found)
        spelt = FigureVerdict.SAME if claimed.scale == found.scale else FigureVerdict.OTHER_SPELLING
        if claimed.unit != found.unit:
            spelt = FigureVerdict.OTHER_SPELLING
        return FigureComparison(verdict=spelt, reason=softened or "the same value")
    pairs = [(claimed.value, found.value)]
    if claimed.high is not None and found.high is not None:
        pairs.append((claimed.high, found.high))
    elif found.high is not None and claimed.value == found.high:
        return FigureComparison(verdict=FigureVerdict.SAME, reason="the upper end of the source's range")
    if all(_rounds(claimed, *pair) for pair in pairs):
        return FigureComparison(verdict=FigureVerdict.ROUNDED, reason=f"rounded from {readable(found.value)}")
    return _wrong(f"{readable(claimed.value)} where the source has {readable(found.value)}")


def _softening(claimed: Figure, found: Figure) -> str:
    if found.hedge is not None and claimed.hedge is None and claimed.bound == "exact":
        return "the same value, but the source softens it"
    return ""


def _rounds(claimed: Figure, value: Decimal, exact: Decimal) -> bool:
    """Tell whether the claimed value is the exact one with fewer digits, in the direction that its bound allows."""
    if value == exact:
        return True
    if exact == 0 or (value < 0) != (exact < 0):
        return False
    distance = abs(value - exact) / abs(exact)
    if claimed.unit == "share":
        return _rounds_to_share(claimed, value, exact, distance)
    if claimed.bound in LOWER | {"less_than", "at_most", "nearly"}:
        lower = claimed.bound in LOWER
        return (value < exact) == lower and distance <= ROUNDING_HEDGED
    step = _step(value, claimed.scale)
    if value in _steps(exact, step) and step > _step(exact, Decimal(1)):
        written = _step(value, claimed.scale, zeros=False)
        if value in _steps(exact, written):
            return True
        return distance <= (ROUNDING_HEDGED if _soft(claimed) else ROUNDING_BARE)
    return _soft(claimed) and distance <= ROUNDING_BARE and _to_step(exact, _loose(value, step)) == value


def _rounds_to_share(claimed: Figure, value: Decimal, exact: Decimal, distance: Decimal) -> bool:
    if claimed.bound in LOWER | {"less_than", "nearly"}:
        return (value < exact) == (claimed.bound in LOWER) and distance <= MORE_THAN_SHARE
    return distance <= (SOFT_SHARE_TOLERANCE if _soft(claimed) else SHARE_TOLERANCE)


def _loose(value: Decimal, step: Decimal) -> Decimal:
    """Return the step that "about" allows: fives count as round, "about 35" stands for 34."""
    return step * FIVE if (value / step) % FIVE == 0 else step


def _soft(figure: Figure) -> bool:
    return figure.bound in SOFT or figure.hedge is not None


def _step(value: Decimal, scale: Decimal, *, zeros: bool = True) -> Decimal:
    """Return the place value of the last digit written; with ``zeros``, those that end a whole number do not count."""
    exponent = (value / scale).normalize().as_tuple().exponent
    place = exponent if isinstance(exponent, int) else 0
    return scale * Decimal(10) ** (place if zeros or place < 0 else 0)


def _to_step(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_HALF_UP) * step


def _steps(value: Decimal, step: Decimal) -> frozenset[Decimal]:
    """Return what the value rounds to: of 12.5 both 12 and 13, since writers go either way."""
    return frozenset({_to_step(value, step), (value / step).to_integral_value(ROUND_HALF_DOWN) * step})


def _compare_converted(claimed: Figure, found: Figure, day: str | None) -> FigureComparison:
    """Judge by the rates of the day; of a family's currencies, any may be meant."""
    pairs = product(sorted(members(claimed.currency or "")), sorted(members(found.currency or "")))
    judged = [_at_rate(claimed, found, *pair, day) for pair in pairs]
    known = [one for one in judged if one is not None]
    right = [one for one in known if one.verdict is FigureVerdict.CONVERTED]
    if not known:
        return _wrong(f"{claimed.currency} where the source has {found.currency}, and no rate is known for the day")
    return (right or known)[0]


def _at_rate(claimed: Figure, found: Figure, target: str, source: str, day: str | None) -> FigureComparison | None:
    converted = convert(found.value, source, target, day=day)
    if converted is None:
        return None
    value, rate = converted
    about = readable(_to_step(value, _three_digits(value)))
    text = f"{readable(found.value)} {source} are about {about} {target}"
    kept = claimed.value == found.value and abs(value - found.value) > abs(found.value) * RATE_OF_ONE
    if value and not kept and abs(claimed.value - value) / abs(value) <= RATE_TOLERANCE:
        return FigureComparison(verdict=FigureVerdict.CONVERTED, reason=text, rate=rate)
    return FigureComparison(verdict=FigureVerdict.WRONG, reason=text, rate=rate)


def _three_digits(value: Decimal) -> Decimal:
    return Decimal(10) ** (value.adjusted() - 2)
