"""The note as EPUB 3: one chapter, a table of contents, no script and nothing to load."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from wortlaut.publishing.files import stem
from wortlaut.publishing.filled import dated, filled, identifier
from wortlaut.publishing.laid import laid
from wortlaut.publishing.resources import resource
from wortlaut.records import Document, Note

_MADE = (1980, 1, 1, 0, 0, 0)  # the first time that a ZIP knows: the same note gives the same bytes
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


@dataclass(frozen=True, slots=True)
class EpubPublisher:
    """Prints one book."""

    name: str = "epub"

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the file; raises UsageError where the note has no date, which an EPUB must have."""
        shown = laid(note, documents)
        for place, section in enumerate(shown["sections"], 1):
            section["place"] = place
        known = {"note": shown, "identifier": identifier(note), "date": dated(note)}
        texts = {
            "META-INF/container.xml": _CONTAINER,
            "book/book.opf": filled("book.opf.jinja", known),
            "book/nav.xhtml": filled("book.nav.jinja", known),
            "book/note.xhtml": filled("book.xhtml.jinja", known),
            "book/style.css": resource("templates", "book.css"),
        }
        book = io.BytesIO()
        with zipfile.ZipFile(book, "w") as packed:
            packed.writestr(zipfile.ZipInfo("mimetype", _MADE), "application/epub+zip")  # first and not compressed
            for name, text in texts.items():
                packed.writestr(zipfile.ZipInfo(name, _MADE), text.encode("utf-8", "replace"), zipfile.ZIP_DEFLATED)
        return {f"{stem(note)}.epub": book.getvalue()}
