"""Where a document's paragraphs begin and end: its blocks where it has them, its lines where it has none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wortlaut.records import Document
from wortlaut.records.text import BlockKind

WRAPPED = range(50, 100)
"""Line lengths at which mail and plain-text files are wrapped; a shorter or longer line is a paragraph of its own."""
ENDINGS = ".!?…:;\"”“’'»«)]」』。！？"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text that speech does not cross, but for the marks opened again in the next one."""

    start: int
    end: int
    kind: BlockKind = "paragraph"
    speaker: str | None = None  # of a turn


def paragraphs(document: Document, /) -> tuple[Paragraph, ...]:
    """Return the document's paragraphs in order, without outer white space and without empty ones."""
    if not document.blocks:
        return tuple(_lines(document.text))
    found = (
        _trimmed(document.text, block.span.start, block.span.end, kind=block.kind, speaker=block.speaker)
        for block in document.blocks
    )
    return tuple(paragraph for paragraph in found if paragraph is not None)


def _trimmed(
    text: str, start: int, end: int, *, kind: BlockKind = "paragraph", speaker: str | None = None
) -> Paragraph | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = min(start + len(piece.strip()), len(text))
    return Paragraph(start, end, kind, speaker) if start < end else None


def _lines(text: str) -> Iterator[Paragraph]:
    start = position = 0
    for line in text.splitlines(keepends=True):
        after = position + len(line)
        if not _goes_on(line, text[after : after + 1]):
            paragraph = _trimmed(text, start, after)
            if paragraph is not None:
                yield paragraph
            start = after
        position = after
    last = _trimmed(text, start, len(text))
    if last is not None:
        yield last


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a line ends in the middle of a sentence, as hard-wrapped text does."""
    words = line.rstrip()
    if not words or not following.strip() or words[-1] in ENDINGS:
        return False
    return following.islower() or (len(words) in WRAPPED and following.isalpha() and words[-1] == ",")
