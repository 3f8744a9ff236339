"""Who goes on speaking without a tag: marked words behind a report, and a run of reports behind marked words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut.records import Document, Quotation

BETWEEN = " .!?„“”\"»«'’‘\xa0\u202f"
"""What may stand between a report and the words that go on with it: signs of its end, marks, blanks; no new line."""


def carried(found: Sequence[Quotation], document: Document, /) -> Iterator[Quotation]:
    """Yield quotations, in order, with who goes on speaking in those that have no tag of their own.

    Open marked words that end the paragraph right behind a report have its speaker; a run of reports has that of the
    marked words between it and whom it would go on with.
    """
    before: Quotation | None = None
    marked: Quotation | None = None  # the last marked words
    for quotation in found:
        if before is not None and _goes_on(before, quotation, document.text):
            quotation = replace(quotation, speaker=before.speaker)
        elif marked is not None and _runs_past(marked, quotation):
            quotation = replace(quotation, speaker=marked.speaker)
        yield quotation
        before = quotation
        marked = quotation if quotation.found_by.startswith("marks") else marked


def _goes_on(before: Quotation, quotation: Quotation, text: str) -> bool:
    if quotation.speaker or quotation.cue or not quotation.found_by.startswith("marks"):
        return False
    report = before.found_by.startswith("reports") and before.form in ("indirect", "mixed") and not before.negated
    if not (report and before.speaker):
        return False
    behind = text[quotation.envelope.end :].partition("\n")[0]
    return not text[before.envelope.end : quotation.envelope.start].strip(BETWEEN) and not behind.strip(BETWEEN)


def _runs_past(marked: Quotation, quotation: Quotation) -> bool:
    """Tell a run of reports, which has no cue, whose speaker is somebody before the marked words."""
    if quotation.cue or not quotation.speaker or not quotation.found_by.startswith("reports"):
        return False
    named = quotation.speaker[0].end
    return named <= marked.envelope.start and all(named <= span.start for span in marked.speaker)
