from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.theming.times import month, overlap, within

OVERLAPS = {
    "a day and its month": ("2025-06-02", "2025-06", True),
    "two days": ("2025-06-02", "2025-06-03", False),
    "a day in an interval": ("2025-06-02", "2025-05-30/2025-06-04", True),
    "a day after an interval": ("2025-06-05", "2025-05-30/2025-06-04", False),
    "about a month and the next": ("2025-09~", "2025-10-02", True),
    "about a month and half a year later": ("2025-03~", "2025-10-02", False),
    "spring and a day of May": ("2025-21", "2025-05-02", True),
    "open ends": ("2025-06/..", "2031", True),
}


@pytest.mark.parametrize(("one", "other", "expected"), OVERLAPS.values(), ids=OVERLAPS)
def test_values_overlap_as_days_do(one: str, other: str, expected: bool) -> None:
    assert overlap(one, other) is overlap(other, one) is expected


WITHIN = {
    "no period": ("2025", None, None, True),
    "on the first day": ("2025-06-02", "2025-06-02", None, True),
    "the day before": ("2025-06-01", "2025-06-02", None, False),
    "a month that ends inside": ("2025-06", "2025-06-20", None, True),
    "in a month asked for": ("2025-06-30", None, "2025-06", True),
    "the month after": ("2025-07-01", None, "2025-06", False),
}


@pytest.mark.parametrize(("value", "since", "until", "expected"), WITHIN.values(), ids=WITHIN)
def test_a_value_is_in_a_period_when_any_of_its_days_is(
    value: str, since: str | None, until: str | None, expected: bool
) -> None:
    assert within(value, since, until) is expected


@given(st.text(alphabet="0123456789-/~?%.T", max_size=20), st.text(alphabet="0123456789-/~?%.T", max_size=20))
def test_any_value_can_be_compared(one: str, other: str) -> None:
    assert overlap(one, other) == overlap(other, one)
    assert month(one) is None or month(one) >= 0  # type: ignore[operator]
