"""Historic exchange rates: yearly means, enough to tell a right conversion from a wrong one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files


def convert(value: Decimal, source: str, target: str, /, *, day: str | None) -> tuple[Decimal, str] | None:
    """Return the value in the other currency and which rate that was; None where no rate is known.

    The rate is the mean of the year of ``day`` (an EDTF value); of the last year known where no day is given, or where
    the day lies in the year after it.
    """
    rates, first_year, last_year = _rates()
    year = int(day[:4]) if day and day[:4].isdigit() else last_year
    year = last_year if year == last_year + 1 else year
    if source not in rates or target not in rates or not first_year <= year <= last_year:
        return None
    rate = rates[target][year - first_year] / rates[source][year - first_year]
    return value * rate, f"1 {source} = {rate:.4g} {target} ({year} average, ECB reference rates)"


@cache
def _rates() -> tuple[Mapping[str, tuple[Decimal, ...]], int, int]:
    table = tomllib.loads(files("wortlaut.counting").joinpath("rates.toml").read_text(encoding="utf-8"))
    rates = {code: tuple(map(Decimal, yearly)) for code, yearly in table["rates"].items()}
    first_year, years = int(table["first_year"]), min(map(len, rates.values()))
    rates[table["base"]] = (Decimal(1),) * years
    return rates, first_year, first_year + years - 1
