"""Read a place in an order, "finished third" and "auf Rang drei", and the how manieth something is of its kind."""

from __future__ import annotations

from decimal import Decimal

from wortlaut.counting.drafts import LOOK_BACK, Draft
from wortlaut.counting.numerals import read_word
from wortlaut.counting.tables import Tables

MOST_DIGITS = 4


def rank(text: str, start: int, word: str, known: Tables) -> Draft | None:
    """Return the place that a number from here on says, with the unit "rank", or "ordinal" for "her fourth title"."""
    lowered = word.lower()
    if lowered in known.places:
        return _cardinal(text, start, known)
    if lowered not in known.every and not word[0].isdigit():
        return None
    floor = max(0, start - LOOK_BACK)
    numeral = _ordinal(text, start, word, known)
    if numeral is None:
        return None
    value, end = numeral
    if behind := known.patterns["place_behind"].match(text, end):
        return _draft(start, behind.end(), value, "rank")
    if (
        value > 1
        and known.patterns["placed_before"].search(text, floor, start)
        and known.patterns["placed_follow"].match(text, end)
    ):
        return _draft(start, end, value, "rank")
    told = known.patterns["time_behind"].match(text, end) or (
        known.patterns["own_before"].search(text, floor, start) and known.patterns["own_behind"].match(text, end)
    )
    return _draft(start, end, value, "ordinal") if told and value > 1 else None


def _draft(start: int, end: int, value: int, unit: str) -> Draft:
    return Draft(start, end, Decimal(value), unit=unit, telling=True)


def _cardinal(text: str, start: int, known: Tables) -> Draft | None:
    """Read "Platz 13", "Rang drei" and "ranked No. 5"."""
    behind = known.patterns["place"].match(text, start)
    token = known.token.match(text, behind.end()) if behind else None
    if token is None:
        return None
    word = token[0]
    if word.isdecimal():
        value, end = int(word), token.end()
    else:
        numeral = read_word(text, token.start(), word, known)
        if numeral is None or numeral.value != numeral.value.to_integral_value():
            return None
        value, end = int(numeral.value), numeral.end
    if known.unit.match(text, end) or known.scale.match(text, end) or value < 1 or value >= 10**MOST_DIGITS:
        return None
    return _draft(token.start(), end, value, "rank")


def _ordinal(text: str, start: int, word: str, known: Tables) -> tuple[int, int] | None:
    """Return what "third", "3rd", "dritten" and "3." say and where they end."""
    end = start + len(word)
    if not word[0].isdigit():
        value = known.every.get(word.lower())
        return None if value is None else (value, end)
    if not word.isdecimal() or len(word) > MOST_DIGITS:
        return None
    mark = known.patterns["ordinal_mark"].match(text, end)
    return (int(word), mark.end()) if mark else None
