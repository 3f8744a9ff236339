"""Read the result of a game, "won 2-1" and "siegte mit 31:27 (14:15)", as two figures; times of day are none.

The sides have units of their own, in the order written: who won 3:1 did not lose 1:3."""

from __future__ import annotations

import re
from decimal import Decimal

from wortlaut.counting.drafts import Draft
from wortlaut.counting.stopwatch import stopped
from wortlaut.counting.tables import Tables

FIRST_SIDE, OTHER_SIDE = "score", "score_against"
MARKS = frozenset(":-–")
REACH = 90  # characters before a result in which a word tells that somebody won or lost
SCORE = re.compile(
    r"(?<![\w.,:/$€£#§+-])(?P<one>\d{1,3})(?:(?P<colon>\s?:\s?)|\s?[-–]\s?)(?P<other>\d{1,3})"
    r"(?![\w%‰€$£°²³]|[.,]\d|\s?:\s?\d|/\w|-\d)"
)
HALF = "50"
HIGHEST_HOUR, HIGHEST_MINUTE = 24, 59
NEXT_SET = re.compile(r"\s?(?:\(?n\.\s?V\.,?|[,;(/|]|\sund|\sand)\s?\(?\s?")


def score(text: str, start: int, known: Tables, before: Draft | None) -> tuple[Draft, Draft] | None:
    """Return both numbers of a result that begins here; ``before`` is the figure before it, of a set perhaps."""
    match = None if MARKS.isdisjoint(text[start + 1 : start + 5]) else SCORE.match(text, start)
    if match is None or stopped(text, start, known) or not _is_told(text, match, known, before):
        return None
    return _side(match, "one", FIRST_SIDE), _side(match, "other", OTHER_SIDE)


def _side(match: re.Match[str], side: str, unit: str) -> Draft:
    return Draft(match.start(side), match.end(side), Decimal(match[side]), unit=unit, telling=True)


def _is_told(text: str, match: re.Match[str], known: Tables, before: Draft | None) -> bool:
    """Tell a result from a time of day, a range and a verse by the words around it or the result just before."""
    if match["one"] == match["other"] == HALF:
        return False  # "50:50"
    if known.patterns["time"].match(text, match.end()) or known.months.match(text, match.end()):
        return False
    if known.patterns["score_behind"].match(text, match.end()):
        return True
    if before is not None and before.unit == OTHER_SIDE and NEXT_SET.fullmatch(text, before.end, match.start()):
        return True
    if match["colon"] is not None and known.patterns["score_plain"].match(text, match.start()):
        return not known.patterns["skip_before"].search(text, max(0, match.start() - REACH), match.start())
    if (
        match["colon"] is not None
        and _is_clock(match)
        and not known.patterns["score_by"].search(text, max(0, match.start() - REACH), match.start())
    ):
        return False
    return _is_won(text, match, known)


def _is_clock(match: re.Match[str]) -> bool:
    minutes = match["other"]
    return len(minutes) == 2 and int(match["one"]) <= HIGHEST_HOUR and int(minutes) <= HIGHEST_MINUTE


def _is_won(text: str, match: re.Match[str], known: Tables) -> bool:
    if match["colon"] is None and not known.patterns["score_follow"].match(text, match.end()):
        return False
    return known.patterns["score_before"].search(text, max(0, match.start() - REACH), match.start()) is not None
