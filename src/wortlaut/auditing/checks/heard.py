"""Quotations out of a transcript that a machine made: what it heard is no proof of what was said."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.auditing.checks.base import Case, Checked
from wortlaut.records import Document, Evidence, Finding

HOUR = 3600


def check_heard(case: Case, /) -> Iterator[Finding]:
    """Find quotations whose only source is what a speech recogniser heard, and where to listen."""
    for one in case.checked:
        document = case.sources.documents.get(one.check.document or "") if case.sources is not None else None
        if document is None or not document.heard_by or not one.check.spans:
            continue
        at = _time(document, one)
        yield case.finding(
            "quote/heard",
            "note",
            f"A machine heard these words ({document.heard_by}), and no person has checked them.",
            span=one.quoted.span,
            evidence=(Evidence(document=document.id, spans=one.check.spans),),
            repair=f"listen to the recording{f' at {at}' if at else ''}, then correct its transcript",
            check=one.check.id,
        )


def _time(document: Document, one: Checked) -> str:
    """Return where in the recording the words begin, as 1:02:03."""
    start = one.check.spans[0].start
    block = next((block for block in document.blocks if block.span.start <= start < block.span.end), None)
    if block is None or block.begins is None:
        return ""
    minutes, seconds = divmod(int(block.begins), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}" if block.begins >= HOUR else f"{minutes}:{seconds:02d}"
