"""EDTF values as stretches of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.records.edtf import bounds, compatible

D = date
BOUNDS = {
    "day": ("2025-09-08", D(2025, 9, 8), D(2025, 9, 8)),
    "month": ("2024-02", D(2024, 2, 1), D(2024, 2, 29)),
    "year": ("2025", D(2025, 1, 1), D(2025, 12, 31)),
    "approximate month": ("2025-09~", D(2025, 9, 1), D(2025, 9, 30)),
    "decade": ("199X", D(1990, 1, 1), D(1999, 12, 31)),
    "century": ("19XX", D(1900, 1, 1), D(1999, 12, 31)),
    "third quarter": ("2025-35", D(2025, 7, 1), D(2025, 9, 30)),
    "winter runs into the next year": ("2024-24", D(2024, 12, 1), D(2025, 2, 28)),
    "interval of days": ("2025-09-08/2025-09-10", D(2025, 9, 8), D(2025, 9, 10)),
    "interval of months": ("2025-01/2025-06", D(2025, 1, 1), D(2025, 6, 30)),
    "open end": ("1964/..", D(1964, 1, 1), date.max),
    "open start": ("../1985", date.min, D(1985, 12, 31)),
    "unknown end": ("1964/", D(1964, 1, 1), date.max),
    "one of two": ("[2025-03-04,2025-04-03]", D(2025, 3, 4), D(2025, 4, 3)),
    "no year": ("XXXX-09-08", date.min, date.max),
    "no such day": ("2025-02-30", date.min, date.max),
    "not a date": ("soon", date.min, date.max),
    "backwards": ("2025/2020", date.min, date.max),
}


@pytest.mark.parametrize(("value", "first", "last"), BOUNDS.values(), ids=BOUNDS)
def test_bounds(value, first, last):
    assert bounds(value) == (first, last)


COMPATIBLE = {
    "day in its month": ("2025-09-08", "2025-09", True),
    "day in another month": ("2025-09-08", "2025-10", False),
    "range in its month": ("2025-09-08/2025-09-10", "2025-09", True),
    "range against a month": ("2025-09-08/2025-09-10", "2025-10", False),
    "about september may be october": ("2025-09~", "2025-10", True),
    "about september is not december": ("2025-09~", "2025-12", False),
    "about a year": ("2019~", "2018-12", True),
    "open": ("../2024", "2025-01", False),
    "quarter and month": ("2025-35", "2025-08", True),
    "yearless month": ("XXXX-09", "2025-10", False),
    "yearless month that fits": ("XXXX-09", "2025-09-08", True),
    "two decades": ("199X", "2003", False),
}


@pytest.mark.parametrize(("one", "other", "expected"), COMPATIBLE.values(), ids=COMPATIBLE)
def test_compatible(one, other, expected):
    assert compatible(one, other) is expected
    assert compatible(other, one) is expected


DAYS = st.dates(min_value=date(1, 1, 1))


@settings(deadline=None)
@given(DAYS, DAYS)
def test_an_interval_of_two_days_is_bounded_by_them(one, other):
    first, last = sorted((one, other))
    assert bounds(f"{first.isoformat()}/{last.isoformat()}") == (first, last)


@settings(deadline=None)
@given(st.text(alphabet="0123456789X-/~?%.[],{} ", max_size=25))
def test_any_value_has_bounds_in_order(value):
    first, last = bounds(value)
    assert first <= last
    assert compatible(value, value)


@settings(deadline=None)
@given(DAYS, st.integers(0, 3))
def test_a_value_is_compatible_with_what_lies_inside_it(day, days):
    value = day.isoformat()
    assert compatible(value, value[:7])
    assert compatible(value, value[:4])
    near = day + timedelta(days=days) if date.max - day > timedelta(days=3) else day
    assert compatible(f"{value}~", near.isoformat())
