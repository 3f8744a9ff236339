"""Safe repairs, made on the text of a note."""

from __future__ import annotations

from collections.abc import Iterable

from wortlaut.records import Edit, Finding


def repaired(text: str, findings: Iterable[Finding], /) -> tuple[str, tuple[Finding, ...]]:
    """Return the text with the safe repairs made, and the findings they were for; of two that touch, the first."""
    edits: list[tuple[Edit, Finding]] = []
    for finding in findings:
        edit = finding.edit
        if edit is not None and not any(edit.span.overlaps(other.span) for other, _ in edits):
            edits.append((edit, finding))
    edits.sort(key=lambda pair: pair[0].span)
    pieces, place = [], 0
    for edit, _ in edits:
        pieces += [text[place : edit.span.start], edit.text]
        place = edit.span.end
    return "".join((*pieces, text[place:])), tuple(finding for _, finding in edits)
