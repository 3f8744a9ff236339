"""Weekdays that are not those of the dates they stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.periods import period
from wortlaut.languages.base import language
from wortlaut.records import Finding, Span

BESIDE = 24  # characters before or behind a date in which its weekday stands
SHORTEST = 4  # letters of a weekday: "sat" and "sun" are words too


def check_weekday(case: Case, /) -> Iterator[Finding]:
    """Find a day of the week that the calendar does not know for the date; a speaker's own slip stays hers."""
    text = case.draft.text
    names = _weekdays(case.draft.lang)
    for span, moment in case.draft.dated if names else ():
        when = period(moment.value)
        if when is None or when.length != 1 or case.draft.quoted_places.touch(span):
            continue
        printed = _printed(span, text, case.draft.lang) if any(map(str.isdigit, span.of(text))) else None
        if printed is None or names[printed.of(text).lower()] == when.first.weekday():
            continue
        right = next(name for name, number in names.items() if number == when.first.weekday())
        right = right.capitalize()
        yield case.finding(
            "date/weekday",
            "error",
            f"{when.first.isoformat()} was a {right}, not a {printed.of(text)}.",
            span=Span(min(printed.start, span.start), max(printed.end, span.end)),
            repair=f"find out which is right, the day or the date; if it is the date: {right}",
        )


def _printed(span: Span, text: str, lang: str) -> Span | None:
    """Return the weekday inside the date, right before it, or in parentheses behind it."""
    names = "|".join(map(re.escape, _weekdays(lang)))
    articles = "|".join(language(lang).table("audit").get("date_articles", ()))
    link = rf"[,.]?\s+(?:(?:{articles})\s+)?" if articles else r"[,.]?\s+"
    places = (
        (rf"\b({names})\b", span.start, span.end),
        (rf"\b({names}){link}\Z", max(0, span.start - BESIDE), span.start),
        (rf"\s?\((?:\w{{1,4}}\s)?({names})\)", span.end, min(len(text), span.end + BESIDE)),
    )
    for place, (pattern, start, end) in enumerate(places):
        compiled = re.compile(pattern, re.IGNORECASE)
        match = compiled.match(text, start, end) if place == 2 else compiled.search(text, start, end)
        if match:
            return Span(*match.span(1))
    return None


@cache
def _weekdays(lang: str) -> Mapping[str, int]:
    words = language(lang).table("dates").get("words", {}).get("weekday", {})
    return {name: int(number) for name, number in words.items() if len(name) > SHORTEST}
