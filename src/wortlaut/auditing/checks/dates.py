"""Dates of a note that cannot both be true, that went stale, or that stand without an occasion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.checks.meta import DATES
from wortlaut.auditing.draft import Heading
from wortlaut.auditing.periods import Period
from wortlaut.auditing.tokens import Text
from wortlaut.auditing.weights import stopwords
from wortlaut.languages.base import language
from wortlaut.records import Finding, Moment, Span

LONGEST_OCCASION = 31  # days: a heading that only names a month dates one occasion too
SHORTEST_VENUE = 3  # letters of a word that names an occasion
_PARENTHESIS = re.compile(r"\(([^()]{0,300})\)")


def check_conflict(case: Case, /) -> Iterator[Finding]:
    """Find a heading that dates its occasion otherwise than the text below it."""
    for place, heading in enumerate(case.draft.headings):
        dated = case.dated(heading.span)
        told = list(_told(case, place, heading))
        if not dated or not told or any(_hull(dated).overlaps(when) for _, when in told):
            continue
        (moment, when), (other, _) = told[0], dated[0]
        words = moment.span.of(case.draft.text) if moment.span else str(when.first)
        headed = other.span.of(case.draft.text) if other.span else other.value
        yield case.finding(
            "date/conflict",
            "error",
            f"The heading says {headed}, the text below it {words}.",
            span=other.span or heading.span,
            related=(moment.span,) if moment.span else (),
            repair=f"find out which is right; if it is the text: {words}",
        )


def _hull(dated: Sequence[tuple[Moment, Period]]) -> Period:
    """Return the days from the first date to the last: two dates in a heading are a range."""
    periods = [when for _, when in dated]
    return Period(min(when.first for when in periods), max(when.last for when in periods), True)


def _told(case: Case, place: int, heading: Heading) -> Iterator[tuple[Moment, Period]]:
    """Yield dates of the section that are the occasion's: in a sentence with its name, or in the first one."""
    venue = _venue_words(heading.text, case.draft.lang)
    for number, paragraph in enumerate(case.draft.sections.get(place, [])):
        for count, span in enumerate(case.draft.sentences(paragraph.span)):
            words = {token.key for token in Text(span.of(case.draft.text)).words}
            if len(venue & words) >= 1 and (len(venue & words) > 1 or (number == 0 and count == 0)):
                yield from case.dated(span)


def _venue_words(heading: str, code: str) -> frozenset[str]:
    """Return the words of a heading's parentheses that may name an occasion."""
    inside = " ".join(_PARENTHESIS.findall(heading)) or heading
    keys = {token.key for token in Text(inside).words if token.kind == "word" and len(token.key) >= SHORTEST_VENUE}
    return frozenset(keys - stopwords(code) - _months(code))


@cache
def _months(code: str) -> frozenset[str]:
    dates = language(code).table("negation").get("dates", {})
    return frozenset(word for words in dates.values() for word in words)


def check_stale(case: Case, /) -> Iterator[Finding]:
    """Find spans of time that need the day of writing, in a note that does not say it."""
    dated = any(case.draft.front.get(key) for key in DATES)
    for paragraph in case.draft.paragraphs:
        for match in _relative(case.draft.lang).finditer(paragraph.span.of(case.draft.text)):
            span = Span(paragraph.span.start + match.start(), paragraph.span.start + match.end())
            if case.draft.quoted_places.touch(span):
                continue
            yield case.finding(
                "date/stale",
                "note" if dated else "warning",
                f"“{match.group()}” goes stale" + ("." if dated else ": the note does not say when it was written."),
                span=span,
                repair="name the month or the year instead",
            )


@cache
def _relative(code: str) -> re.Pattern[str]:
    """Match "18 months ago", "vor anderthalb Jahren", "last week"."""
    table = language(code).table("audit") or language("en").table("audit")
    units = "|".join(table["relative_units"])
    amount = r"(?:[\w,.]{1,20}[ \u00a0]){1,3}?"
    forms = [rf"{amount}(?:{units}) (?:{'|'.join(table['relative_after'])})"] if table["relative_after"] else []
    forms += [rf"(?:{'|'.join(table['relative_before'])}) {amount}(?:{units})"] if table["relative_before"] else []
    forms += [re.escape(words) for words in table["relative_words"]]
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


def check_venue(case: Case, /) -> Iterator[Finding]:
    """Find headings that give a date in parentheses and no occasion with it."""
    for heading in case.draft.headings:
        dated = case.dated(heading.span)
        if (
            len(dated) == 1
            and _is_occasion(dated[0][1])
            and _bare_date(heading.text, [moment for moment, _ in dated], case)
        ):
            yield case.finding(
                "heading/venue",
                "note",
                "The heading gives a date and does not say where or on which occasion.",
                span=heading.span,
                repair="add the interview, summit, hearing or call it was said at",
            )


def _is_occasion(when: Period) -> bool:
    """Tell whether the days may be those of one occasion, no season or half-year."""
    return (when.last - when.first).days <= LONGEST_OCCASION


def _bare_date(heading: str, moments: Sequence[Moment], case: Case) -> bool:
    dates = [moment.span.of(case.draft.text) for moment in moments if moment.span is not None]
    return any(inside.strip() in dates for inside in _PARENTHESIS.findall(heading))
