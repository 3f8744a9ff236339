"""What differs between two statements of one thing: a figure, a date, or what is claimed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from wortlaut.languages.base import language
from wortlaut.languages.words import stem
from wortlaut.records import Figure, Moment
from wortlaut.records.edtf import Days, days
from wortlaut.theming.sayings import Saying

ROUNDED = Decimal("0.05")  # relative difference that "about" on either side explains
SPANS_OF_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
LONGEST_CLAIM = 25  # words; in more, "not" may belong to any of several claims
LONGEST_TERM = 3 * 366  # days; a date that says less than three years sets no day


def moved_figures(one: Saying, other: Saying, /) -> tuple[str, str] | None:
    """Return the first figure of one kind that moved; none where they speak of two years or one explains the other."""
    if one.years and other.years and not one.years & other.years:
        return None
    for before in (figure for figure in one.figures if figure.unit not in SPANS_OF_TIME):
        alike = [after for after in other.figures if _kind(after, other.lang) == _kind(before, one.lang)]
        if alike and not any(_agree(before, after) for after in alike):
            return _written(before), _written(alike[0])
    return None


def _kind(figure: Figure, lang: str) -> tuple[str | None, str | None, str]:
    noun = stem(figure.noun or "", lang) if figure.unit in (None, "item") else ""
    return figure.unit, figure.currency, noun


def _agree(before: Figure, after: Figure) -> bool:
    """Tell whether the two are the same, or one makes the other more exact."""
    low, high = sorted((before.value, after.value))
    if before.high is not None or after.high is not None:
        wide, narrow = (before, after) if before.high is not None else (after, before)
        return wide.high is not None and wide.value <= narrow.value <= wide.high
    if before.bound in ("more_than", "at_least") and after.value >= before.value:
        return True
    if before.bound in ("at_most", "less_than") and after.value <= before.value:
        return True
    loose = "exact" not in (before.bound, after.bound) or before.bound != after.bound
    return low == high or (loose and abs(high - low) <= ROUNDED * max(abs(high), abs(low)))


def _written(figure: Figure) -> str:
    plain = format(figure.value.normalize(), "f")
    return f"{plain} {figure.currency or figure.unit or figure.noun or ''}".strip()


def moved_dates(one: Saying, other: Saying, /) -> tuple[str, str] | None:
    """Return the day to come that each names, where it is another one and neither lies within the other."""
    first, second = list(_to_come(one)), list(_to_come(other))
    if len(first) != 1 or len(second) != 1 or one.negated != other.negated:
        return None
    (before, start), (after, end) = first[0], second[0]
    return (before.value, after.value) if start.gap(end) > 0 else None


def _to_come(saying: Saying) -> Iterator[tuple[Moment, Days]]:
    for moment in saying.dates:
        known = days(moment.value)
        if known and known.first > saying.days.last and known.length <= LONGEST_TERM:
            yield moment, known


def reversal(one: Saying, other: Saying, /) -> tuple[str, str] | None:
    """Return the words that turn the claim, where one denies what the other says or says the opposite."""
    if one.conditional or other.conditional or moved_figures(one, other):
        return None
    if max(len(one.words), len(other.words)) > LONGEST_CLAIM:
        return None
    turned = _opposite(one, other)
    if turned and one.negated == other.negated:
        return turned
    if one.negated != other.negated and not turned:
        return "", ""
    return None


def _opposite(one: Saying, other: Saying) -> tuple[str, str] | None:
    first, second = ({stem(word, saying.lang, loose=True): word for word in saying.words} for saying in (one, other))
    for left, right in _opposites(one.lang):
        if left in first and right in second and left not in second and right not in first:
            return first[left], second[right]
    return None


@cache
def _opposites(lang: str) -> tuple[tuple[str, str], ...]:
    pairs = language(lang).own("changes").get("opposites", ())
    known = [tuple(stem(word, lang, loose=True) for word in pair) for pair in pairs]
    return tuple(pair for left, right in known for pair in ((left, right), (right, left)))
