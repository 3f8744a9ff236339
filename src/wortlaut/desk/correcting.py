"""What outlets corrected after a page was read: another wording of a statement, in an earlier version of its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wortlaut.desk.library import Library
from wortlaut.desk.looking import reworded
from wortlaut.records import Conflict, Document, Evidence, Quotation, Statement

SHORTEST = 0.5  # of the wording's likeness: below, the earlier version says something else at that place


def corrected_by_outlets(
    library: Library, statements: Sequence[Statement], quotations: Mapping[str, Quotation], /
) -> tuple[Conflict, ...]:
    """Return what earlier versions of pages had in the place of a statement's words, the earliest version first."""
    return tuple(
        conflict
        for statement in statements
        for name in dict.fromkeys((statement.best, *statement.quotations))
        if name in quotations
        for conflict in _of(library, statement, quotations[name])
    )


def _of(library: Library, statement: Statement, quotation: Quotation) -> Iterator[Conflict]:
    for earlier in reworded(library, quotation):
        now = library.documents[quotation.document]
        if before := _place(quotation, now, earlier):
            yield Conflict(
                kind="revision",
                statement=statement.id,
                evidence=(before, Evidence(document=now.id, spans=quotation.content, of="wording")),
                values=(earlier.accessed or "", now.accessed or ""),
            )
            return


def _place(quotation: Quotation, now: Document, earlier: Document) -> Evidence | None:
    """Return the passage that the earlier version has instead; None where it has none that is alike."""
    from wortlaut.auditing import compare

    found = compare(" ".join(span.of(now.text) for span in quotation.content), earlier)
    if not found.spans or not found.differences or found.score < SHORTEST:
        return None
    return Evidence(document=earlier.id, spans=found.spans, of="wording")
