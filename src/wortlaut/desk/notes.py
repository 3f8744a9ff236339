"""A note as a file: read as a document, with the places of its blocks in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wortlaut.desk.gathering import clock
from wortlaut.errors import UsageError
from wortlaut.records import Document
from wortlaut.settings import Settings

AS_IT_STANDS = ("text/markdown", "text/plain")  # media types of which the document's text is the file's


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFile:
    """A note and where its blocks stand in the file: as ``Draft.lines`` has it."""

    document: Document
    lines: Sequence[int] | None = ()

    @property
    def is_file(self) -> bool:
        """Tell whether the note's text is the file as it stands."""
        return self.lines == ()


def read_note(path: str | Path, /, *, settings: Settings) -> NoteFile:
    """Return the note; raises UsageError where the file gives no text."""
    from wortlaut.collecting import collect as gather
    from wortlaut.collecting.notes import as_note

    for collected in gather([str(path)], settings=settings, now=clock(settings)):
        for document in collected.documents:
            if document.media_type in AS_IT_STANDS:
                return NoteFile(document=document)
            note, lines = as_note(document, collected.content or b"")
            return NoteFile(document=note, lines=lines)
        for skipped in collected.skipped:
            raise UsageError(f"{skipped.record}: {skipped.detail or skipped.reason}")
    raise UsageError(f"{path}: no note to read there", hint="name one file: Markdown, text, HTML, DOCX or PDF")
