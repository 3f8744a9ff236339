"""A conflict from its sides."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.records import Conflict, Quotation, Statement
from wortlaut.records.statements import ConflictKind
from wortlaut.theming.sources import Sources

SHOWN = ("date", "occasion", "figure")  # what a side shows that is more than its wording


def sided(
    kind: ConflictKind, statement: Statement, sides: Sequence[tuple[Quotation, str]], sources: Sources, /
) -> Conflict:
    """Return the conflict with one passage and one value for each side, in the order given."""
    return Conflict(
        kind=kind,
        statement=statement.id,
        evidence=tuple(sources.evidence(quotation, kind if kind in SHOWN else "wording") for quotation, _ in sides),
        values=tuple(value for _, value in sides),
    )
