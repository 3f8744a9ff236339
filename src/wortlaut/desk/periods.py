"""A period that somebody asks for: its first and last day, said as dates."""

from __future__ import annotations

from wortlaut.errors import UsageError
from wortlaut.records.edtf import Days, days


def read_period(since: str | None, until: str | None, /) -> tuple[Days | None, Days | None]:
    """Return what the two ends mean, None where one is open; raises UsageError where no day can lie in between."""
    begin, end = _read(since), _read(until)
    if begin and end and end.last < begin.first:
        raise UsageError(f"no day lies between {since} and {until}", hint="write the earlier one first")
    return begin, end


def _read(value: str | None) -> Days | None:
    found = days(value) if value else None
    if value and found is None:
        raise UsageError(f"{value!r} is not a date", hint="write it as 2025, 2025-09 or 2025-09-08")
    return found
