"""How long something lasted and how long ago it was, by what a source says of days instead of lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wortlaut.auditing.claims.counting import Counting
from wortlaut.auditing.claims.told import Told
from wortlaut.auditing.periods import Period, period
from wortlaut.records import Document, Figure, Moment
from wortlaut.records.measures import in_unit

AGO = re.compile(
    r"\s+(?:ago|before|earlier|later|previously|zuvor|davor|vorher|früher|später)\b(?!\s+(?:\w+\s+){0,3}(?:als|than)\b)",
    re.IGNORECASE,
)
HOW_LONG = re.compile(  # "five years ago", "vor fünf Jahren"
    r"(?:vor\s+)?(?P<time>\S+\s+\S+?)(?:\s+(?:ago|before|earlier|previously|zuvor|davor|vorher|früher))?", re.IGNORECASE
)
TO_THE_NEXT = re.compile(
    r"\s+(?:to|after) (?:the next|another)|\s+(?:auf das andere|aufs andere|zum anderen|zum nächsten)"
)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
LONGEST_AGO = 100
YEAR_DIGITS = 4
TIMES = frozenset({"day", "week", "month", "year", "decade", "century"})
ANCHORS = ("2025-06-30", "2019-06-30")  # what reads otherwise from one than from the other is relative: "last year"


def spell(claimed: Told, documents: Sequence[Document], counting: Counting, /) -> tuple[Document, Moment] | None:
    """Return the dates from which to which it is as many days as the claim says: 19 "from 7 to 25 July"."""
    days = in_unit(claimed.figure.value, claimed.figure.unit or "", "day")
    for document in documents if days is not None and days > 1 else ():
        for moment, when in dated(document, counting, document.published or ANCHORS[0]):
            if when.length == days and moment.span:
                return document, moment
    return None


def is_how_long_ago(figure: Figure, text: str, /) -> bool:
    """Tell a time that another one is counted from ("twelve months before") from one of the earth's past."""
    if figure.value == 1 and TO_THE_NEXT.match(text, figure.span.end):
        return True
    return figure.unit in TIMES and figure.value <= LONGEST_AGO and AGO.match(text, figure.span.end) is not None


def is_ago_there(one: Told, documents: Sequence[Document], counting: Counting, /) -> bool:
    """Tell a time that a source has another one counted from: "within five years" of "five years ago it was 675"."""
    if one.figure.unit not in TIMES:
        return False
    return any(
        (figure.value, figure.unit) == (one.figure.value, one.figure.unit)
        for document in documents
        for words in _ago(document, counting)
        for figure in counting.find_figures(words, document.lang)
    )


def _ago(document: Document, counting: Counting) -> Iterator[str]:
    """Yield how long ago something was, where a text says so: "five years" of "five years ago"."""
    for moment in counting.find_dates(document.text, document.lang, ANCHORS[0]):
        if moment.span and (ago := HOW_LONG.fullmatch(moment.span.of(document.text))):
            yield ago["time"]
    for figure in counting.find_figures(document.text, document.lang):
        if is_how_long_ago(figure, document.text):
            yield figure.span.of(document.text)


def dated(document: Document, counting: Counting, published: str | None, /) -> list[tuple[Moment, Period]]:
    """Return the dates of a text that are days of a calendar, each with its days."""
    found = counting.find_dates(document.text, document.lang, published)
    return [(moment, when) for moment in found if (when := period(moment.value.replace("~", ""))) is not None]


def named_days(document: Document, counting: Counting, published: str | None, /) -> list[tuple[Moment, Period]]:
    """Return the dates of a text; of one without a day of its own those that are named: "15 May", not "on Saturday"."""
    if published:
        return dated(document, counting, published)
    first, second = (dated(document, counting, day) for day in ANCHORS)
    named = {(moment.span, moment.value[YEAR_DIGITS:]) for moment, _ in second if moment.value[YEAR_DIGITS:]}
    named |= {(moment.span, moment.value) for moment, _ in second}
    return [
        (moment, when)
        for moment, when in first
        if {(moment.span, moment.value[YEAR_DIGITS:]), (moment.span, moment.value)} & named
    ]


def is_day(one: Period, other: Period, /) -> bool:
    """Tell whether two dates may be one; a day without its year is read into one year or the next."""
    days = one.length == other.length == 1
    return one.overlaps(other) or (days and one.first.month == other.first.month and one.first.day == other.first.day)


def is_named(moment: Moment, text: str, /) -> bool:
    """Tell a day of a calendar, by its digits: "9 April", not "now"."""
    words = moment.span.of(text) if moment.span else ""
    return any(sign.isdecimal() for sign in words) and DAY.fullmatch(moment.value) is not None
