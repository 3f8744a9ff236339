"""Units of measure of one quantity, and amounts from one into the other."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files

TIMES = frozenset({"months", "seconds"})  # a month has no fixed number of seconds, and is a length of time all the same
FIVE, NINE, FREEZING = Decimal(5), Decimal(9), Decimal(32)  # degrees Fahrenheit begin at 32 and are 5/9 as large


def in_unit(value: Decimal, source: str, target: str, /) -> Decimal | None:
    """Return the amount in the other unit; None where the two do not measure the same quantity."""
    if {source, target} == {"celsius", "fahrenheit"}:
        return value * NINE / FIVE + FREEZING if target == "fahrenheit" else (value - FREEZING) * FIVE / NINE
    sizes = _sizes()
    quantity, size = sizes.get(source, ("", Decimal(0)))
    other_quantity, other_size = sizes.get(target, ("", Decimal(0)))
    return value * size / other_size if quantity and quantity == other_quantity else None


def quantity(unit: str | None, /) -> str | None:
    """Return what the unit measures, such as "length"; None for no unit of a quantity."""
    measured = _sizes().get(unit or "", (None,))[0]
    return "time" if measured in TIMES else measured


@cache
def _sizes() -> Mapping[str, tuple[str, Decimal]]:
    table = tomllib.loads(files("wortlaut.records").joinpath("measures.toml").read_text(encoding="utf-8"))
    return {unit: (quantity, Decimal(size)) for quantity, units in table.items() for unit, size in units.items()}
