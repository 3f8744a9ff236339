"""Tell a number that counts though no noun follows ("fell by 60", "five were hurt") from a name's or a time's."""

from __future__ import annotations

import re

from wortlaut.counting.drafts import FEWEST_ALONE, LOOK_BACK, Draft
from wortlaut.counting.tables import Tables

LAST_HOUR = 24  # "at 10", "um 20": a time of day
PLAIN_WORD = re.compile(r"(?<![\w-])([a-zäöüß]+)\s\Z")  # "by 60", not "Apollo 11", "Weber, 47,"
AGE_BEHIND = re.compile(r"\s?[-–/:]\s?\d|[-–]\w|\s[A-ZÄÖÜ]\w+\s\d{4}")
ENDS_CLAUSE = re.compile(r"\s*(?:[.,;!?“”\"](?!\d)|\Z|\s(?:and|und|sowie)\s)")


def stands_alone(text: str, begin: int, stop: int, draft: Draft, known: Tables) -> bool:
    """Tell whether the words around a number without a noun say that it counts."""
    patterns = known.patterns
    if patterns["of_them"].match(text, stop):
        return True
    if draft.value > 1 and _is_told(text, begin, stop, known):
        return True
    if not text[begin:stop].isdigit() or draft.value < FEWEST_ALONE:
        return False
    before = PLAIN_WORD.search(text, max(0, begin - LOOK_BACK), begin)
    if before is None or (draft.value <= LAST_HOUR and before[1] in known.clock):
        return False
    return AGE_BEHIND.match(text, stop) is None


def _is_told(text: str, begin: int, stop: int, known: Tables) -> bool:
    """Tell "five were hurt", "another two", "has seven." from "the two were" and "two people"."""
    patterns, floor = known.patterns, max(0, begin - LOOK_BACK)
    told = patterns["doing_behind"].match(text, stop) or patterns["more_before"].search(text, floor, begin)
    if not told and ENDS_CLAUSE.match(text, stop):
        told = patterns["having_before"].search(text, floor, begin)
    return told is not None and patterns["both_before"].search(text, floor, begin) is None
