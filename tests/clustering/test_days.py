from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.clustering.days import days

CASES = {
    "a day": ("2025-03-12", ("2025-03-12", "2025-03-12")),
    "a month": ("2025-02", ("2025-02-01", "2025-02-28")),
    "a leap month": ("2024-02", ("2024-02-01", "2024-02-29")),
    "a year": ("2025", ("2025-01-01", "2025-12-31")),
    "an interval": ("2025-03-12/2025-03-14", ("2025-03-12", "2025-03-14")),
    "winter runs into the next year": ("2024-24", ("2024-12-01", "2025-02-28")),
    "about a day": ("2025-03-12~", ("2025-03-09", "2025-03-15")),
    "a time of day": ("2025-03-12T09:30:00Z", ("2025-03-12", "2025-03-12")),
}


@pytest.mark.parametrize(("value", "bounds"), CASES.values(), ids=CASES)
def test_a_value_means_these_days(value: str, bounds: tuple[str, str]) -> None:
    known = days(value)
    assert known is not None
    assert tuple(date.fromordinal(day).isoformat() for day in (known.first, known.last)) == bounds


@pytest.mark.parametrize("value", [None, "", "soon", "2025-13", "2025-02-30", "../..", "2025-05/2025-03", "0000"])
def test_what_is_no_date_says_nothing(value: str | None) -> None:
    assert days(value) is None


@given(st.text(alphabet="0123456789-/~?%.TX", max_size=24))
def test_any_value_is_read_or_refused(value: str) -> None:
    known = days(value)
    assert known is None or known.first <= known.last


@given(st.dates(), st.dates())
def test_the_gap_is_the_same_from_both_sides(one: date, other: date) -> None:
    first, second = days(one.isoformat()), days(other.isoformat())
    assert first is not None
    assert second is not None
    assert first.gap(second) == second.gap(first) == abs((one - other).days)
