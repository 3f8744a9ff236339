"""The dates that a note gives its quotations against those that their documents know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from wortlaut.auditing.checks.base import Case, Checked
from wortlaut.auditing.checks.dates import check_conflict
from wortlaut.auditing.periods import Period, period
from wortlaut.records import Document, Evidence, Finding, Moment, Span, Verdict

LONGEST_WAIT = 60  # days between an event and the report that still dates it
PRECISE = 7  # days of a date that a mere month does not bear out
ZONES = 1  # days that a publication may lie before the event: clocks differ, papers appear the evening before


@dataclass(frozen=True, slots=True)
class Told:
    """A date of the note, and what it dates: one sentence, or all of a paragraph or section."""

    moment: Moment
    when: Period
    wide: bool


def check_misdated(case: Case, /) -> Iterator[Finding]:
    """Find dates of the note that no document knows whose quotations they date: one finding for each date."""
    if case.sources is None:
        return
    headings = {finding.span for finding in check_conflict(case)}
    dated: dict[Span, tuple[Told, list[tuple[Checked, Document]]]] = {}
    places = Dates(case)
    for one in case.checked:
        document = case.sources.documents.get(one.check.document or "")
        told = places.of(one.quoted.span)
        if document is None or told is None or told.moment.span in headings or one.check.verdict is Verdict.ABSENT:
            continue
        dated.setdefault(told.moment.span or one.quoted.span, (told, []))[1].append((one, document))
    for told, quotations in dated.values():
        wrong = [(one, document) for one, document in quotations if _is_unknown(told.when, document, case)]
        if wrong and (len(wrong) == len(quotations) or not told.wide):
            yield _finding(case, told, wrong)


def _finding(case: Case, told: Told, wrong: Sequence[tuple[Checked, Document]]) -> Finding:
    one, document = wrong[0]
    later = all(_is_later(told.when, document) for _, document in wrong)
    why = "was printed before that day" if later else "knows no such date"
    return case.finding(
        "date/misdated",
        "warning",
        f"The note dates this {told.moment.value}; the document it comes from {why}.",
        span=told.moment.span or one.quoted.span,
        evidence=(Evidence(document=document.id, spans=one.check.spans),) if one.check.spans else (),
        related=tuple(one.quoted.span for one, _ in wrong),
        repair=f"date it by the document: {_named(told.when, document, case)}",
    )


class Dates:
    """The dates that stretches of a note give in its own words; each stretch is read once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._found: dict[Span, list[tuple[Moment, Period]]] = {}

    def of(self, span: Span, /) -> Told | None:
        """Return the date the note gives a quotation: the only one of its sentence, its paragraph, or its heading."""
        draft = self._case.draft
        paragraph = draft.paragraph_at(span)
        if paragraph is None:
            return None
        heading = draft.headings[paragraph.heading] if paragraph.heading >= 0 else None
        sentence = draft.sentence_at(span)
        for place in (sentence, paragraph.span, heading.span if heading else None):
            dated = self._outside(place) if place is not None else []
            if dated:
                return Told(*dated[0], wide=place is not sentence) if len(dated) == 1 else None
        return None

    def _is_relative(self, span: Span) -> bool:
        """Tell whether the words need another date, as "today" and "in March" do: by themselves they date nothing."""
        return not any(map(str.isdigit, span.of(self._case.draft.text)))

    def _outside(self, place: Span) -> list[tuple[Moment, Period]]:
        """Return the dates of a stretch that stand outside of quotation marks."""
        if place not in self._found:
            quoted = self._case.draft.quoted_places
            self._found[place] = [
                (moment, when)
                for moment, when in self._case.dated(place)
                if not (moment.span and (quoted.touch(moment.span) or self._is_relative(moment.span)))
            ]
        return self._found[place]


def _is_unknown(when: Period, document: Document, case: Case) -> bool:
    """Tell whether the document neither names the date nor was printed soon after it."""
    known = [other for _, other in _moments(document, case) if other.length <= PRECISE or when.length > PRECISE]
    printed = period(document.published) if document.published else None
    if printed is not None:
        known.append(_before(printed))
    return bool(known) and not any(when.overlaps(other) for other in known)


def _before(printed: Period) -> Period:
    """Return the days that a publication dates: some weeks before it, and one after."""
    near = printed.first.year > 1 and printed.last.year < printed.last.max.year
    first = printed.first - timedelta(days=LONGEST_WAIT) if near else printed.first
    return Period(first, printed.last + timedelta(days=ZONES) if near else printed.last, printed.precise)


def _is_later(when: Period, document: Document) -> bool:
    printed = period(document.published) if document.published else None
    return printed is not None and when.first > printed.last


def _moments(document: Document, case: Case) -> Iterator[tuple[Moment, Period]]:
    for moment in case.sources.moments.get(document.id, ()) if case.sources is not None else ():
        when = period(moment.value)
        if when is not None:
            yield moment, when


def _named(when: Period, document: Document, case: Case) -> str:
    """Return the days of events in the document that lie nearest to the date, else its own."""
    events = [
        (abs((other.first - when.first).days), moment.value)
        for moment, other in _moments(document, case)
        if moment.kind == "event" and other.length <= PRECISE
    ]
    return " or ".join(dict.fromkeys(value for _, value in sorted(events)[:2])) or f"published {document.published}"
