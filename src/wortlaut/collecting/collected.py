"""What became of one source: its capture, the documents in it, and why something was left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from wortlaut.collecting.archives import Archive, Held
from wortlaut.collecting.reading import read
from wortlaut.collecting.reasons import Unreadable
from wortlaut.collecting.sharing import read_each
from wortlaut.errors import ReadError
from wortlaut.records import Capture, Document, Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What became of one source: a file, an address, a batch of lines of a ``.jsonl``."""

    source: str  # as asked for
    capture: Capture | None = None
    content: bytes | None = None  # the capture's bytes
    documents: tuple[Document, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    position: tuple[int, ...] = ()  # of the source among those named; those from the network come as they are answered


def readable(source: str, capture: Capture, content: bytes, /) -> Collected:
    """Return what the readers find in a capture."""
    documents, skipped = read(capture, content)
    return Collected(source=source, capture=capture, content=content, documents=documents, skipped=skipped)


def captures(source: str, stream: BinaryIO, archive: Archive, /, *, workers: int = 1) -> Iterator[Collected]:
    """Yield what became of each capture of an archive, a few at a time, so that its size does not matter."""
    for entry, found in read_each(_entries(source, stream, archive), workers=workers):
        capture, content = (None, None) if isinstance(entry, Skipped) else (entry.capture, entry.content)
        yield Collected(
            source=source, capture=capture, content=content, documents=found.documents, skipped=found.skipped
        )


def _entries(source: str, stream: BinaryIO, archive: Archive) -> Iterator[Held | Skipped]:
    """Yield the captures, what the archive left out, and last why it cannot be read on."""
    try:
        yield from archive.captures(source, stream)
    except ReadError as error:
        reason = error.reason if isinstance(error, Unreadable) else "unreadable"
        yield Skipped(record=source, stage="read", reason=reason, detail=str(error))


def left(source: str, reason: str, detail: str, /, *, position: tuple[int, ...] = ()) -> Collected:
    """Return a source that was left, with its reason."""
    skipped = Skipped(record=source, stage="collect", reason=reason, detail=detail)
    return Collected(source=source, skipped=(skipped,), position=position)
