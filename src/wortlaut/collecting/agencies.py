"""The news agency that a text credits, where it does so plainly."""

from __future__ import annotations

import re

DATELINE = 100  # characters at the start in which a dateline's credit stands
_NAME = r"(?:[A-Z][A-Za-z]{1,20}(?: [A-Z][A-Za-z]{1,20}){0,2}|[a-z]{3,6}|[A-Z]{2,6})"
_AT_START = re.compile(rf"[^\n()]{{2,60}}\(({_NAME})(?:/{_NAME}){{0,3}}\)\s{{0,2}}[-–—:]")
_AT_END = re.compile(rf"(?:[.!?…][\"”“»’']?\s{{1,3}}|\n)\(({_NAME})(?:/{_NAME}){{0,3}}\)\s*\Z")
_SLASHED = re.compile(rf"(?:\s|\n)/({_NAME})/\s*\Z")


def credited_agency(text: str, /) -> str | None:
    """Return the agency in a dateline, "BERLIN (dpa) -", or credited at the end, "... sagte er. (dpa)"."""
    end = text.rstrip()[-80:]
    found = _AT_START.match(text[:DATELINE]) or _AT_END.search(end) or _SLASHED.search(end)
    return found[1] if found else None
