"""Dates in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.writing import times
from wortlaut.writing.phrases import phrases

CASES = {
    "day": ("2025-09-09", "9 September 2025", "on 9 September 2025", "9. September 2025", "am 9. September 2025"),
    "month": ("2025-09", "September 2025", "in September 2025", "September 2025", "im September 2025"),
    "year": ("2025", "2025", "in 2025", "2025", "im Jahr 2025"),
    "about a month": (
        "2025-09~",
        "around September 2025",
        "around September 2025",
        "um September 2025",
        "um September 2025",
    ),
    "about a day": (
        "2025-09-09~",
        "around 9 September 2025",
        "around 9 September 2025",
        "um den 9. September 2025",
        "um den 9. September 2025",
    ),
    "uncertain": (
        "2025-09?",
        "probably September 2025",
        "probably in September 2025",
        "wohl September 2025",
        "wohl im September 2025",
    ),
    "days of one month": (
        "2025-09-08/2025-09-10",
        "8–10 September 2025",
        "between 8 and 10 September 2025",
        "8.–10. September 2025",
        "zwischen dem 8. und dem 10. September 2025",
    ),
    "days of two months": (
        "2025-08-30/2025-09-02",
        "30 August – 2 September 2025",
        "between 30 August and 2 September 2025",
        "30. August – 2. September 2025",
        "zwischen dem 30. August und dem 2. September 2025",
    ),
    "days of two years": (
        "2024-12-30/2025-01-02",
        "30 December 2024 – 2 January 2025",
        "between 30 December 2024 and 2 January 2025",
        "30. Dezember 2024 – 2. Januar 2025",
        "zwischen dem 30. Dezember 2024 und dem 2. Januar 2025",
    ),
    "months": (
        "2025-03/2025-11",
        "March–November 2025",
        "between March and November 2025",
        "März–November 2025",
        "zwischen März und November 2025",
    ),
    "years": ("2019/2024", "2019–2024", "between 2019 and 2024", "2019–2024", "zwischen 2019 und 2024"),
    "open end": ("2025-03/..", "since March 2025", "after March 2025", "seit März 2025", "nach März 2025"),
    "same day twice": (
        "2025-09-09/2025-09-09",
        "9 September 2025",
        "on 9 September 2025",
        "9. September 2025",
        "am 9. September 2025",
    ),
    "quarter": (
        "2025-34",
        "the second quarter of 2025",
        "in the second quarter of 2025",
        "2. Quartal 2025",
        "im zweiten Quartal 2025",
    ),
    "season": ("2025-22", "summer 2025", "in summer 2025", "Sommer 2025", "im Sommer 2025"),
    "unknown day": ("2025-09-XX", "September 2025", "in September 2025", "September 2025", "im September 2025"),
    "decade": ("199X", "the 1990s", "in the 1990s", "1990er-Jahre", "in den 1990er-Jahren"),
    "with a time": (
        "2025-09-09T10:30:00Z",
        "9 September 2025",
        "on 9 September 2025",
        "9. September 2025",
        "am 9. September 2025",
    ),
    "no such day": ("2025-02-30", "", "", "", ""),
    "no date": ("soon", "", "", "", ""),
    "empty": ("", "", "", "", ""),
}


@pytest.mark.parametrize(("value", "bare", "adverb", "nackt", "adverbial"), CASES.values(), ids=CASES)
def test_says_a_time_as_precisely_as_it_is_known(value, bare, adverb, nackt, adverbial):
    english, german = phrases("en"), phrases("de")
    assert (times.bare(value, english), times.adverb(value, english)) == (bare, adverb)
    assert (times.bare(value, german), times.adverb(value, german)) == (nackt, adverbial)


PERIODS = {
    "nothing": ([], None),
    "one": (["2025-03"], "2025-03"),
    "several": (["2025-09-09", "2025-03~", "2025-04/2025-11"], "2025-03/2025-11"),
    "nonsense is left out": (["soon", "2025"], "2025"),
}


@pytest.mark.parametrize(("values", "expected"), PERIODS.values(), ids=PERIODS)
def test_a_period_runs_from_the_first_to_the_last(values, expected):
    assert times.period(values) == expected


@given(st.text(alphabet="0123456789-/.~?%XT: ", max_size=30) | st.text(max_size=30))
def test_never_fails_on_any_value(value):
    for table in (phrases("en"), phrases("de")):
        assert isinstance(times.bare(value, table), str)
        assert isinstance(times.adverb(value, table), str)
    times.period([value])
