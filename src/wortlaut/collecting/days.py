"""Days as metadata, headers and file names write them, as EDTF values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from pathlib import PurePosixPath

FIRST_YEAR = 1500  # what is older is the zero of some content system
MONTH_LANGUAGES = ["de", "en", "es", "fr", "it", "nl", "pt"]  # all of dateparser's take a second to load
MONTHS = 12
CANDIDATES = 4  # written days tried in one line
_ISO_DAY = re.compile(r"\s*(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)")
_COMPACT_DAY = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?!\d{1,5}(?!\d))")
_NAMED_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
_WORD = r"[^\W\d_]{3,12}\.?"
_YEAR = r"((?:19|20)\d\d)(?!\d)"
_NTH = r"(?:\.|st|nd|rd|th|er|[º°])?"
_LINE_DAY = re.compile(
    r"(?<!\d)(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
    rf"|(?<!\d)(?P<pointed>\d{{1,2}}\.\s?\d{{1,2}}\.\s?{_YEAR})"
    rf"|(?<!\d)(?P<slashed>\d{{1,2}}/\d{{1,2}}/{_YEAR})"
    r"|(?<!\d)(?P<falling>(?:19|20)\d\d\s?[/年]\s?\d{1,2}\s?[/月]\s?\d{1,2})(?!\d)日?"
    rf"|(?<!\d)(?P<day>\d{{1,2}}){_NTH} (?:de |of )?(?P<month>{_WORD}),? (?:del? )?(?P<year>{_YEAR})"
    rf"|(?<!\w)(?P<month_first>{_WORD}) (?P<day_second>\d{{1,2}}){_NTH},? (?P<year_last>{_YEAR})"
)


def day(value: object, /) -> str | None:
    """Return the EDTF day (or month) of a date as metadata write it; None where it is none."""
    if isinstance(value, datetime):
        return day(value.date())
    if isinstance(value, date):
        return value.isoformat() if value.year >= FIRST_YEAR else None
    if not isinstance(value, str):
        return None
    found = _ISO_DAY.match(value) or _COMPACT_DAY.match(value)
    if found:
        return _checked(*found.groups())
    try:
        return day(parsedate_to_datetime(value[:100]))
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def _checked(year: str, month: str, of_month: str | None) -> str | None:
    if int(year) < FIRST_YEAR:
        return None
    try:
        whole = date(int(year), int(month), int(of_month or 1)).isoformat()
    except ValueError:
        return None
    return whole if of_month else whole[:7]


def written_day(line: str, /) -> str | None:
    """Return the first whole day that a line of words gives: "7 August 2025", "12. März 2025", "3.10.2022"."""
    return next((day for _, _, day in written_days(line)), None)


def written_days(line: str, /, *, day_first: bool = False) -> Iterator[tuple[int, int, str]]:
    """Yield the whole days of a line, each with where it begins and ends.

    Of 03/04/2025 the language tells whether the day stands first (``day_first``); where it does not, that is no day.
    """
    for number, found in enumerate(_LINE_DAY.finditer(line)):
        if number == CANDIDATES:
            return
        if (value := _written(found, day_first=day_first)) is not None:
            yield found.start(), found.end(), value


def day_in_name(path: str, /) -> str | None:
    """Return the day that a file's name carries, as desks name their files: "2025-08-07-call.vtt"."""
    found = _NAMED_DAY.search(PurePosixPath(path.replace("\\", "/")).name)
    return _checked(*found.groups()) if found else None


def _written(found: re.Match[str], *, day_first: bool) -> str | None:
    if found["iso"]:
        return day(found["iso"])
    if falling := found["falling"]:
        year, month, of_month = re.findall(r"\d+", falling)
        return _checked(year, month, of_month)
    if rising := found["pointed"] or found["slashed"]:
        one, two, year = re.findall(r"\d+", rising)
        if found["pointed"] or day_first or int(one) > MONTHS or int(one) == int(two):
            return _checked(year, two, one)
        return _checked(year, one, two) if int(two) > MONTHS else None
    named = _month(found["month"] or found["month_first"])
    return named and _checked(found["year"] or found["year_last"], named, found["day"] or found["day_second"])


@lru_cache(maxsize=1 << 10)
def _month(word: str) -> str | None:
    """Return the number of the month that a word names in one of the languages."""
    import dateparser

    found = dateparser.parse(f"1 {word} 2000", languages=MONTH_LANGUAGES, settings={"STRICT_PARSING": True})
    return str(found.month) if found and (found.day, found.year) == (1, 2000) else None
