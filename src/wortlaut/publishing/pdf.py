"""The note as accessible PDF (PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wortlaut.publishing.files import stem
from wortlaut.publishing.laid import laid
from wortlaut.publishing.typeset import typeset
from wortlaut.records import Document, Note


@dataclass(frozen=True, slots=True)
class PdfPublisher:
    """Prints A4 pages with a tagged structure and linked references."""

    name: str = "pdf"

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the file."""
        return {f"{stem(note)}.pdf": typeset("note.typ", laid(note, documents), form="pdf")}
