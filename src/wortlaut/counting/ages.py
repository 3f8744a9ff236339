"""Read an age that no unit tells: "Weber, 47, sagte"; one in brackets may be a count as well."""

from __future__ import annotations

import re
from decimal import Decimal

from wortlaut.counting.drafts import LOOK_BACK, Draft
from wortlaut.counting.tables import Tables

NAMED = re.compile(r"(?<!\w)[A-ZÄÖÜ][\w’'-]+,\s\Z")
SET_OFF = re.compile(r",\s+[a-zäöü“„\"]")
BRACKETED = re.compile(r"(?<!\w)[A-ZÄÖÜ][\w’'-]+\s\(\Z")
MARKS = tuple(",)")  # behind an age
YOUNGEST, OLDEST = 10, 110


def age(text: str, start: int, run: str, known: Tables) -> Draft | None:
    """Return the age in years that two or three digits say; without a unit where they stand in brackets."""
    end, floor = start + len(run), max(0, start - LOOK_BACK)
    if text[end : end + 1] not in MARKS or not known.spaced or not run.isdecimal() or run[0] == "0":
        return None
    if not YOUNGEST <= int(run) <= OLDEST:
        return None
    draft = Draft(start, end, Decimal(run), telling=True)
    if text.startswith(")", end):
        return draft if BRACKETED.search(text, floor, start) else None
    if (
        SET_OFF.match(text, end)
        and NAMED.search(text, floor, start)
        and not known.months_before.search(text[floor:start])
    ):
        return Draft(start, end, Decimal(run), unit="year")
    return None
