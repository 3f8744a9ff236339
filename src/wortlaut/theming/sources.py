"""What theming looks things up in: the wordings of a statement, what stands around them, and when it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from wortlaut.records import Dating, Document, Evidence, Figure, Moment, Occasion, Quotation, Statement

Figures = Callable[[str, str], Sequence[Figure]]
Dates = Callable[[str, str, str], Sequence[Moment]]
"""Finds the dates of a text in a language, seen from a day (EDTF)."""


class Convert(Protocol):
    """Tells what a sum was worth in another currency."""

    def __call__(self, value: Decimal, source: str, target: str, /, *, day: str | None) -> tuple[Decimal, str] | None:
        """Return the value and the rate, None where none is known; ``day`` is an EDTF value."""


PARAGRAPH = "\n\n"
AROUND = 400  # characters on either side of a quotation that are looked at for its subject, at most one paragraph
STOPS, MARKS = (".", "!", "?", "…", "。", "！", "？"), ' "”“„»«’‘›‹'
# A full stop after two letters ends a sentence; one after a figure or a letter alone may be an abbreviation's.
_STOP = re.compile(r"(?<=[^\W\d_]{2}[.!?…])[\"”“»«’›‹]*\s+(?=[„“\"»«‚‘›]*(?:[^\W\d_]|\Z))|(?<=[。！？])|\n")
_GOES_ON = re.compile(r"[\"”“»«’‘›‹]*,?\s*[a-zäöüß]")  # after speech that ends with a stop, its tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Records by id, and how to read figures."""

    quotations: Mapping[str, Quotation]
    documents: Mapping[str, Document]
    occasions: Mapping[str, Occasion]
    datings: Mapping[str, Dating]
    figures: Figures | None = None
    convert: Convert | None = None
    dates: Dates | None = None

    def reports(self, statement: Statement, /) -> list[Quotation]:
        """Return the statement's quotations, best first; those whose record or document is not at hand are left out."""
        known = (self.quotations.get(name) for name in statement.quotations)
        return [quotation for quotation in known if quotation and quotation.document in self.documents]

    def wording(self, quotation: Quotation, /) -> str:
        """Return the words as the document prints them."""
        text = self.documents[quotation.document].text
        return " ".join(text[span.start : span.end] for span in quotation.content)

    def lang(self, quotation: Quotation, /) -> str:
        """Return the primary language of the quotation's document."""
        return self.documents[quotation.document].lang.split("-")[0].lower()

    def context(self, quotation: Quotation, /) -> str:
        """Return what stands around the quotation in its paragraph, at most AROUND characters on either side.

        What a turn answers stands before it, so there the paragraph before counts as well.
        """
        text, place = self.documents[quotation.document].text, quotation.envelope
        left = text[max(0, place.start - AROUND) : place.start]
        right = text[place.end : place.end + AROUND].split(PARAGRAPH, 1)[0]
        paragraphs = left.rsplit(PARAGRAPH, 2)
        turn = quotation.turn is not None or quotation.found_by.startswith("turns")
        asked = paragraphs[-2] if turn and len(paragraphs) > 1 else ""
        return f"{asked} {paragraphs[-1]} {right}"

    def sentence(self, quotation: Quotation, /) -> str:
        """Return what stands in the same sentence of the paragraph as the quotation, without its words."""
        text, place = self.documents[quotation.document].text, quotation.envelope
        start = text.rfind(PARAGRAPH, 0, place.start)
        stop = text.find(PARAGRAPH, place.end)
        left = text[max(start + len(PARAGRAPH) if start >= 0 else 0, place.start - AROUND) : place.start]
        right = text[place.end : min(stop if stop >= 0 else len(text), place.end + AROUND)]
        over = text[place.start : place.end].rstrip(MARKS).endswith(STOPS) and not _GOES_ON.match(right)
        return f"{_STOP.split(left)[-1]} {'' if over else _STOP.split(right, maxsplit=1)[0]}"

    def title(self, quotation: Quotation, /) -> str:
        """Return the title of the quotation's document, empty where it has none."""
        return self.documents[quotation.document].title or ""

    def evidence(self, quotation: Quotation, of: str, /) -> Evidence:
        """Return the quotation's words as evidence of something: its wording, its date."""
        return Evidence(document=quotation.document, spans=quotation.content, of=of)

    def time(self, statement: Statement, /) -> str | None:
        """Return when it was said as an EDTF value, else when it was first published, else None."""
        if statement.moment is not None:
            return statement.moment.value
        return min(
            (value for quotation in self.reports(statement) if (value := self._published(quotation))), default=None
        )

    def moment(self, quotation: Quotation, /) -> Moment | None:
        """Return when its own document says it was said."""
        dating = self.datings.get(quotation.id)
        return dating.moment if dating and dating.moment and dating.moment.kind == "event" else None

    def day(self, quotation: Quotation, /) -> str | None:
        """Return when it was said, else when it was published."""
        moment = self.moment(quotation)
        return moment.value if moment else self._published(quotation)

    def _published(self, quotation: Quotation) -> str | None:
        dating = self.datings.get(quotation.id)
        if dating and dating.publication:
            return dating.publication.value
        return self.documents[quotation.document].published
