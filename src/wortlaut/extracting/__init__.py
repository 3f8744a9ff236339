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
from wortlaut.records.tongues import by_language

__all__ = ["default_extractors", "extract", "merge"]

TURNS = frozenset({"turns", "dialogues"})  # who speaks when is the page's layout: questions may be in another language


def default_extractors(lang: str, /) -> tuple[Extractor, ...]:
    """Return the extractors that read a language without any model."""
    return (TurnsExtractor(), DialoguesExtractor(), MarksExtractor(), ReportsExtractor())


def extract(document: Document, /, *, extractors: Sequence[Extractor] | None = None) -> tuple[Quotation, ...]:
    """Return the document's quotations, ordered by content, each with an id of its own.

    A passage in another language than the document's is read by the rules of that language.
    """
    chosen = default_extractors(document.lang) if extractors is None else extractors
    views = by_language(document)
    if len(views) == 1:
        return merge((quotation for extractor in chosen for quotation in extractor(document)), document)
    whole = [extractor for extractor in chosen if extractor.name.partition("@")[0] in TURNS]
    rest = [extractor for extractor in chosen if extractor not in whole]
    proposals = [quotation for extractor in whole for quotation in extractor(document)]
    proposals += [quotation for view in views for extractor in rest for quotation in extractor(view)]
    return merge(proposals, document)
