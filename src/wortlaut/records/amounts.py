"""How much: the figures of a text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from wortlaut.records.text import Span

SCALES = {
    "trillion": Decimal(1_000_000_000_000),
    "billion": Decimal(1_000_000_000),
    "million": Decimal(1_000_000),
}
SHOWN = 3  # digits behind the point of such an amount
Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "nearly"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as a text gives it: 33.4 billion yuan is value 33400000000, currency CNY."""

    document: str | None
    span: Span  # the whole expression, unit and qualifier included
    value: Decimal  # scale words multiplied in; a percentage stays in percent
    high: Decimal | None = None  # upper end of a range "20 to 30 percent"
    unit: str | None = None  # "percent", "percentage_point", "currency", "year", "tonne", "item", ...
    currency: str | None = None  # ISO 4217, or the name of several ("crown", "peso") where the text does not say whose
    scale: Decimal = Decimal(1)  # what the scale word said, 1000000000 for "billion"
    period: str | None = None  # "a year", "im Quartal", or an EDTF value
    bound: Bound = "exact"
    hedge: Span | None = None  # the word that softens it: "maybe", "rund"
    noun: str | None = None  # what is counted, in the words of the text
    found_by: str = ""
    confidence: float = 1.0  # 0 to 1: how often what is found of this kind is a figure of that value and unit


def readable(value: Decimal, /) -> str:
    """Return a value as a person reads it: "3.38 billion", "1,240", "0.8"; nothing is rounded away."""
    for name, size in SCALES.items():
        amount = value / size
        if abs(amount) >= 1 and amount == round(amount, SHOWN):
            return f"{amount.normalize():f} {name}"
    return f"{value.normalize():,f}"
