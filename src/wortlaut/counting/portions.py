"""Read a part of one thing that is measured: "half an hour", "a quarter of a million", "eine Dreiviertelstunde"."""

from __future__ import annotations

from wortlaut.counting.drafts import LOOK_BACK, Draft, key
from wortlaut.counting.measuring import scaled, with_unit
from wortlaut.counting.tables import Tables

CALENDAR = frozenset({"year", "month", "week", "times"})  # "half-year results" and "half times" are no parts of one


def portion(text: str, start: int, known: Tables) -> Draft | None:
    """Return what part of a scale or unit the words from here on say; None where they say none."""
    match = known.patterns["portion"].match(text, start)
    if match is None or known.patterns["half_before"].search(text, max(0, start - LOOK_BACK), start):
        return None
    count = known.words.get(match["count"].lower(), 1) if match["count"] else 1
    part = Draft(start, match.end(), count * known.portions[key(match["part"])], telling=True)
    whole = with_unit(text, scaled(text, part, known), known)
    if whole.end == part.end or (match["close"] is not None and _is_name(whole, known)):
        return None
    return whole


def _is_name(draft: Draft, known: Tables) -> bool:
    """Tell a half-year from a half-hour, where nothing says "of a"."""
    if draft.scale > 1:
        return False
    return draft.unit == "currency" or (known.spaced_words and draft.unit in CALENDAR)
