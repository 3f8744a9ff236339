"""Read somebody's height in feet and inches: 6'3", "5-foot-11", "5ft 11in"."""

from __future__ import annotations

import re
from decimal import Decimal

from wortlaut.counting.drafts import Draft
from wortlaut.records.measures import in_unit

MARKS = tuple("-’'′ f")  # behind the feet
HEIGHT = re.compile(
    r"(?P<feet>[3-8])(?:-f(?:oo|ee)t-|-ft-|\s?ft\s|[’'′]\s?)(?P<inches>1[01]|\d)(?:\s?in(?:ches|s)?(?![\w])|[\"”″]|(?!\w|[.,]\d|[’'′]))"
)


def height(text: str, start: int) -> Draft | None:
    """Return feet, the inches as a part of one."""
    match = HEIGHT.match(text, start) if text[start + 1 : start + 2] in MARKS else None
    if match is None:
        return None
    inches = in_unit(Decimal(match["inches"]), "inch", "foot") or Decimal(0)
    return Draft(start, match.end(), Decimal(match["feet"]) + inches, unit="foot", telling=True)
