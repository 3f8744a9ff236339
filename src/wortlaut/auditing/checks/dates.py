"""Dates of a note that cannot both be true, that went stale, or that stand without an occasion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.checks.meta import DATES, DAY
from wortlaut.auditing.draft import Heading, Paragraph
from wortlaut.auditing.passages import Claim, passages, telling
from wortlaut.auditing.periods import Period, period
from wortlaut.auditing.tokens import Text
from wortlaut.auditing.weights import stopwords
from wortlaut.languages.base import language
from wortlaut.records import Evidence, Finding, Moment, Span

LONGEST_OCCASION = 31  # days: a heading that only names a month dates one occasion too
COPIED = 0.4  # share of a sentence's telling words that the passage has from which it was taken
LATER = 6  # days after which "last week" of a document is no longer that of the note
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
    """Find spans of time that need the day of writing: in a note without one, or copied from an older document."""
    written = next((str(case.draft.front[key]) for key in DATES if case.draft.front.get(key)), "")
    for paragraph in case.draft.paragraphs:
        for match in _relative(case.draft.lang).finditer(paragraph.span.of(case.draft.text)):
            span = Span(paragraph.span.start + match.start(), paragraph.span.start + match.end())
            if case.draft.quoted_places.touch(span):
                continue
            copied = _copied(span, paragraph, written, case) if any(map(str.isspace, match.group())) else None
            if copied is not None:
                yield copied
                continue
            yield case.finding(
                "date/stale",
                "note" if written else "warning",
                f"“{match.group()}” goes stale" + ("." if written else ": the note does not say when it was written."),
                span=span,
                repair="name the month or the year instead",
            )


def _copied(span: Span, paragraph: Paragraph, written: str, case: Case) -> Finding | None:
    """Return that an older document on the same thing has the same words, which were true on its day."""
    day = period(written[:DAY])
    sentence = case.draft.sentence_at(span)
    if case.sources is None or day is None or sentence is None:
        return None
    words = " ".join(span.of(case.draft.text).lower().split())
    claim = Claim(sentence, paragraph, telling(sentence.of(case.draft.text), case.draft.lang))
    for passage in passages(claim, case.draft, case.sources):
        there = " ".join(passage.span.of(passage.document.text).lower().split())
        printed = period(passage.document.published or "")
        if passage.share < COPIED or words not in there or printed is None:
            continue
        if (day.first - printed.last).days > LATER:
            return case.finding(
                "date/stale",
                "warning",
                f"“{span.of(case.draft.text)}” counts from {passage.document.published}, when the source was printed; "
                f"the note is of {written[:DAY]}.",
                span=span,
                evidence=(Evidence(document=passage.document.id, spans=(passage.span,)),),
                repair="name the month or the year instead",
            )
    return None


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
