"""Days as metadata, headers and file names write them, as EDTF values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath

FIRST_YEAR = 1500  # what is older is the zero of some content system
MONTH_LANGUAGES = ["de", "en", "es", "fr", "it", "nl", "pt"]  # all of dateparser's take a second to load
CANDIDATES = 4  # written days tried in one line
_ISO_DAY = re.compile(r"\s*(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)")
_COMPACT_DAY = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?!\d{1,5}(?!\d))")
_NAMED_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
_POINTED_DAY = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)")
_WORD = r"[^\W\d_]{3,12}\.?"
_WRITTEN_DAY = re.compile(
    rf"(?<!\d)\d{{1,2}}(?:\.|st|nd|rd|th)? (?:de )?{_WORD} (?:de )?(?:19|20)\d\d(?!\d)"
    rf"|(?<!\w){_WORD} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d(?!\d)"
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
    iso = re.search(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)", line)
    if iso and (found := day(iso[0])):
        return found
    pointed = _POINTED_DAY.search(line)
    if pointed:
        of_month, month, year = pointed.groups()
        return _checked(year, month, of_month)
    return next((found for words in _written(line) if (found := _parsed(words))), None)


def day_in_name(path: str, /) -> str | None:
    """Return the day that a file's name carries, as desks name their files: "2025-08-07-call.vtt"."""
    found = _NAMED_DAY.search(PurePosixPath(path.replace("\\", "/")).name)
    return _checked(*found.groups()) if found else None


def _written(line: str) -> Iterator[str]:
    for number, found in enumerate(_WRITTEN_DAY.finditer(line)):
        if number == CANDIDATES:
            return
        yield found[0]


def _parsed(words: str) -> str | None:
    import dateparser

    found = dateparser.parse(words, languages=MONTH_LANGUAGES, settings={"STRICT_PARSING": True})
    return found.date().isoformat() if found else None
