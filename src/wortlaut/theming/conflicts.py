"""What sources say differently about one statement, with both passages side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut.records import Conflict, Evidence, Quotation, Statement
from wortlaut.records.edtf import overlap
from wortlaut.theming.amounts import figure_conflicts
from wortlaut.theming.sides import sided
from wortlaut.theming.sources import Sources
from wortlaut.theming.wordings import back_translations, hedge_conflicts, other_speakers, wording_conflicts


def conflicts(
    statements: Sequence[Statement], sources: Sources, /, *, others: Sequence[Statement] = ()
) -> tuple[Conflict, ...]:
    """Return the conflicts inside each statement, in their order, then the words that others are said to have said."""
    return (
        *(conflict for statement in statements for conflict in _within(statement, sources)),
        *other_speakers(statements, others, sources),
    )


def _within(statement: Statement, sources: Sources) -> Iterator[Conflict]:
    reports = sources.reports(statement)
    yield from _date(statement, reports, sources)
    yield from _occasion(statement, reports, sources)
    yield from figure_conflicts(statement, reports, sources)
    yield from hedge_conflicts(statement, reports, sources)
    yield from wording_conflicts(statement, reports, sources)
    yield from back_translations(statement, reports, sources)


def _date(statement: Statement, reports: Sequence[Quotation], sources: Sources) -> Iterator[Conflict]:
    """One conflict with a side for each moment that clashes with the first of the others."""
    sides: list[tuple[Quotation, str]] = []
    for quotation in reports:
        moment = sources.moment(quotation)
        if moment and not any(overlap(moment.value, value) for _, value in sides):
            sides.append((quotation, moment.value))
    if len(sides) > 1:
        conflict = sided("date", statement, sides, sources)
        yield replace(conflict, evidence=tuple(_dated(quotation, sources) for quotation, _ in sides))


def _dated(quotation: Quotation, sources: Sources) -> Evidence:
    """The words that date it, where its document has such words; else the quotation itself."""
    moment = sources.moment(quotation)
    if moment is None or moment.span is None:
        return sources.evidence(quotation, "date")
    return Evidence(document=quotation.document, spans=(moment.span,), of="date")


def _occasion(statement: Statement, reports: Sequence[Quotation], sources: Sources) -> Iterator[Conflict]:
    sides: dict[str, Quotation] = {}
    for quotation in reports:
        dating = sources.datings.get(quotation.id)
        if dating and dating.occasion:
            sides.setdefault(dating.occasion, quotation)
    if len(sides) > 1:
        yield sided("occasion", statement, [(quotation, name) for name, quotation in sides.items()], sources)
