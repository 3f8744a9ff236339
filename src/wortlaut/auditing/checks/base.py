"""What a check is: one code, and a function from the note and what is known to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from wortlaut.auditing.claims.counting import Counting
from wortlaut.auditing.draft import Draft, Mark, Quoted
from wortlaut.auditing.passages import Claim
from wortlaut.auditing.periods import Period, period
from wortlaut.auditing.places import Places
from wortlaut.auditing.reports import Report, Sources
from wortlaut.languages.base import language
from wortlaut.records import Edit, Evidence, Finding, Level, Moment, QuoteCheck, Span


class Convert(Protocol):
    """Turns an amount of one currency into another."""

    def __call__(self, value: Decimal, source: str, target: str, /, *, day: str | None) -> tuple[Decimal, str] | None:
        """Return the amount and the rate in words, None where no rate is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A quotation of the note and what the sources say of it."""

    quoted: Quoted
    check: QuoteCheck
    speaker: str | None = None  # as the note gives it
    reports: Sequence[Report] = ()
    named: str | None = None  # id of the document that the note refers to for it


@dataclass(frozen=True, kw_only=True)
class Case:
    """A note with all that its checks may ask for."""

    draft: Draft
    sources: Sources | None = None
    original: Draft | None = None  # what the note is a translation of
    checked: Sequence[Checked] = ()
    referred: Mapping[str, str] = field(default_factory=dict)  # name of a reference, or address -> Document.id
    set_off: Places = field(default_factory=Places)  # those in italics: a source's, or the translation of its words
    borrowed: Places = field(default_factory=Places)  # stretches that are a source's words, between marks or not
    counting: Counting | None = None
    convert: Convert | None = None

    def dated(self, span: Span, /) -> list[tuple[Moment, Period]]:
        """Return the moments in a stretch of the note that name a month or a day."""
        found = [(moment, when) for moment in self.draft.moments_in(span) if (when := period(moment.value)) is not None]
        return [(moment, when) for moment, when in found if when.precise]

    def named(self, marks: Sequence[Mark], /) -> list[str]:
        """Return the ids of the documents that the marks lead to, as far as they are known."""
        found = (self.referred.get(mark.name or mark.url or "") for mark in marks)
        return [name for name in found if name]

    def referred_by(self, claim: Claim, /) -> list[str]:
        """Return the ids of the documents that a sentence refers to; without marks, those that the next marks mean."""
        draft = self.draft
        marks = draft.marks_in(claim.span)
        if not marks and claim.span.end < claim.paragraph.span.end:
            behind = draft.marks_in(Span(claim.span.end, claim.paragraph.span.end))
            sentence = draft.sentence_at(behind[0].span) if behind else None
            marks = [mark for mark in behind if sentence is not None and sentence.covers(mark.span)]
        return list(dict.fromkeys(self.named(marks)))

    def is_of_itself(self, span: Span, /) -> bool:
        """Tell whether a stretch says what the note rests on or leaves out: no source counts that."""
        words = " ".join(span.of(self.draft.text).casefold().split())
        formulas = language(self.draft.lang).table("phrases").get("note", {}).get("itself", ())
        return any(formula in words for formula in formulas) and not self.draft.quoted_places.touch(span)

    def is_dated(self, span: Span, /) -> bool:
        """Tell whether the stretch is part of a date: the 5 of 5 December counts nothing."""
        return self.draft.moment_places.touch(span)

    def finding(  # noqa: PLR0913
        self,
        code: str,
        level: Level,
        message: str,
        /,
        *,
        span: Span | None = None,
        evidence: tuple[Evidence, ...] = (),
        related: tuple[Span, ...] = (),
        repair: str | None = None,
        edit: Edit | None = None,
        check: str | None = None,
    ) -> Finding:
        """Return a finding with its place and words filled in."""
        return Finding(
            code=code,
            level=level,
            message=message,
            span=span,
            line=None if span is None else self.draft.line(span),
            place="" if span is None else self.draft.place(span),
            quote="" if span is None else span.of(self.draft.text),
            evidence=evidence,
            related=related,
            repair=repair,
            edit=edit,
            check=check,
            found_by=f"{code}@1",
        )


@dataclass(frozen=True, slots=True)
class Check:
    """One check by its code."""

    code: str
    run: Callable[[Case], Iterator[Finding]]
    needs_sources: bool = False
