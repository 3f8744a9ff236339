"""Document to quotations: several extractors propose, one merge decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wortlaut.extracting.dialogues import DialoguesExtractor
from wortlaut.extracting.marks import MarksExtractor
from wortlaut.extracting.merging import merge
from wortlaut.extracting.reports import ReportsExtractor
from wortlaut.extracting.turns import TurnsExtractor
from wortlaut.ports import Extractor
from wortlaut.records import Document, Quotation
from wortlaut.records.tongues import by_language, tongues

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
    whole = [one for one in chosen if one.name.partition("@")[0] in TURNS]
    rest = [one for one in chosen if one not in whole]
    own = [quotation for view in views for one in rest for quotation in one(view)]
    tongue = tongues(views)
    led = [quotation for one in rest for quotation in one(document) if _is_led_in(quotation, tongue)]
    begun = {one.content[0].start for one in led}
    kept = [one for one in own if one.speaker or one.content[0].start not in begun]
    return merge([*(quotation for one in whole for quotation in one(document)), *kept, *led], document)


def _is_led_in(quotation: Quotation, tongue: Callable[[int], int]) -> bool:
    """Tell whether the words are in one language and their speaker stands in another: "she said in English: ..."."""
    speaking = {tongue(span.start) for span in quotation.speaker}
    return quotation.verbatim and bool(speaking) and tongue(quotation.content[0].start) not in speaking
