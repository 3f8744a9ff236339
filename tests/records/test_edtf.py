from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.records.edtf import days, month, overlap, within

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


OVERLAPS = {
    "a day and its month": ("2025-06-02", "2025-06", True),
    "two days": ("2025-06-02", "2025-06-03", False),
    "a day in an interval": ("2025-06-02", "2025-05-30/2025-06-04", True),
    "a day after an interval": ("2025-06-05", "2025-05-30/2025-06-04", False),
    "about a month and the next": ("2025-09~", "2025-10-02", True),
    "about a month and half a year later": ("2025-03~", "2025-10-02", False),
    "spring and a day of May": ("2025-21", "2025-05-02", True),
    "open ends": ("2025-06/..", "2031", True),
    "no date at all": ("soon", "2031", True),
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


MONTHS = {"a day": ("2025-03-12", 2), "a season": ("2025-22", 5), "a year": ("2025", None), "none": ("2025-13", None)}


@pytest.mark.parametrize(("value", "expected"), MONTHS.values(), ids=MONTHS)
def test_a_value_begins_in_a_month(value: str, expected: int | None) -> None:
    assert month(value) == (None if expected is None else 2025 * 12 + expected)


@given(st.text(alphabet="0123456789-/~?%.T", max_size=20), st.text(alphabet="0123456789-/~?%.T", max_size=20))
def test_any_value_can_be_compared(one: str, other: str) -> None:
    assert overlap(one, other) == overlap(other, one)
    assert month(one) is None or days(one) is not None


MEANT = {
    "a quarter": ("2025-35", ("2025-07-01", "2025-09-30")),
    "a decade": ("199X", ("1990-01-01", "1999-12-31")),
    "both of two days": ("{2025-09-08,2025-09-12}", ("2025-09-08", "2025-09-12")),
    "an interval about whose end nobody is sure": ("2025-09-08/2025-09-20~", ("2025-09-08", "2025-09-23")),
}


@pytest.mark.parametrize(("value", "expected"), MEANT.values(), ids=MEANT)
def test_what_dating_writes_can_be_compared(value: str, expected: tuple[str, str]) -> None:
    known = days(value)
    assert known is not None
    assert (date.fromordinal(known.first).isoformat(), date.fromordinal(known.last).isoformat()) == expected
