"""Tell what "over" and "über" say: more than a number, or how far, how long and of how much."""

from __future__ import annotations

from wortlaut.counting.drafts import LOOK_BACK, Draft
from wortlaut.counting.tables import Tables

SPANS = frozenset({"day", "week", "month", "year", "decade"})
LONGEST_SPAN = 10  # "over 60 years" is more often more than that
EXTENTS = SPANS | {
    *("minute", "hour", "night", "century"),
    *("metre", "kilometre", "mile", "nautical_mile", "foot", "yard"),
    *("hectare", "acre", "square_metre", "square_kilometre", "square_mile", "square_foot"),
}


def is_no_bound(text: str, draft: Draft, place: int, known: Tables, floor: int) -> bool:
    """Tell an amount, "eine Zusage über 35 Millionen Euro", and an extent, "panels over 190 hectares", from a bound.

    ``place`` is where "over" begins, ``floor`` where the figure before it ends.
    """
    patterns, begin = known.patterns, max(0, place - LOOK_BACK)
    if patterns["amount_before"].search(text, begin, place):
        return True
    if draft.unit not in EXTENTS or patterns["lasting_before"].search(text, begin, place):
        return False
    if patterns["spread_before"].search(text, begin, place) or patterns["spread_behind"].match(text, draft.end):
        return True
    if floor and patterns["spread_figure"].fullmatch(text, floor, place) and draft.noun is None:
        return patterns["old_behind"].match(text, draft.end) is None  # "300 trees over 12 hectares"
    return draft.unit in SPANS and draft.value <= LONGEST_SPAN  # "rose over three years", in their course
