"""Document to quotations: several extractors propose, one merge decides."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.extracting.dialogues import DialoguesExtractor
from wortlaut.extracting.marks import MarksExtractor
from wortlaut.extracting.merging import merge
from wortlaut.extracting.reports import ReportsExtractor
from wortlaut.extracting.turns import TurnsExtractor
from wortlaut.ports import Extractor
from wortlaut.records import Document, Quotation

__all__ = ["default_extractors", "extract", "merge"]


def default_extractors(lang: str, /) -> tuple[Extractor, ...]:
    """Return the extractors that read a language without any model."""
    return (TurnsExtractor(), DialoguesExtractor(), MarksExtractor(), ReportsExtractor())


def extract(document: Document, /, *, extractors: Sequence[Extractor] | None = None) -> tuple[Quotation, ...]:
    """Return the document's quotations, ordered by content, each with an id of its own."""
    chosen = default_extractors(document.lang) if extractors is None else extractors
    return merge((quotation for extractor in chosen for quotation in extractor(document)), document)
