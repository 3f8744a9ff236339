"""Marked words without a tag that go on with a report: "The pier was old. It would fall. “Close it.”"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut.records import Document, Quotation

BETWEEN = " .!?„“”\"»«'’‘\xa0\u202f"
"""What may stand between a report and the words that go on with it: signs of its end, marks, blanks; no new line."""


def carried(found: Sequence[Quotation], document: Document, /) -> Iterator[Quotation]:
    """Yield quotations, in order; open marked words that end the paragraph right behind a report have its speaker."""
    before: Quotation | None = None
    for quotation in found:
        if before is not None and _goes_on(before, quotation, document.text):
            quotation = replace(quotation, speaker=before.speaker)
        yield quotation
        before = quotation


def _goes_on(before: Quotation, quotation: Quotation, text: str) -> bool:
    if quotation.speaker or quotation.cue or not quotation.found_by.startswith("marks"):
        return False
    report = before.found_by.startswith("reports") and before.form in ("indirect", "mixed") and not before.negated
    if not (report and before.speaker):
        return False
    behind = text[quotation.envelope.end :].partition("\n")[0]
    return not text[before.envelope.end : quotation.envelope.start].strip(BETWEEN) and not behind.strip(BETWEEN)
