"""Where a document's paragraphs begin and end: its blocks where it has them, its lines where it has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wortlaut.records import Block, Document
from wortlaut.records.text import BlockKind

WRAPPED = range(50, 100)
"""Line lengths at which mail and plain-text files are wrapped; a shorter or longer line is a paragraph of its own."""
HEADLINE = 160
"""Characters of the longest headline."""
HEAD = 4
"""Paragraphs at the top of a text among which its title stands."""
_MARKS = re.compile('["„“”«»]')
_LABELLED = re.compile(r"[A-ZÄÖÜ][a-zäöü]{1,11}: ?\S|(?:By|Von|Par) [A-ZÄÖÜÉ][\w’'-]+(?: [A-ZÄÖÜÉ][\w’'-]+){0,3}\Z")
"""A line of the head of a text: "Date: 2026-05-09", "By Ella Marsh"."""
ENDINGS = ".!?…:;\"”“’'»«)]」』。！？"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text that speech does not cross, but for the marks opened again in the next one."""

    start: int
    end: int
    kind: BlockKind = "paragraph"
    speaker: str | None = None  # of a turn


def paragraphs(document: Document, /) -> tuple[Paragraph, ...]:
    """Return the document's paragraphs in order, without outer white space and empty ones; headlines are headings."""
    if document.blocks:
        found = [paragraph for block in document.blocks for paragraph in _parts(document.text, block)]
    else:
        found = list(_lines(document.text, 0, len(document.text)))
    for place in range(min(HEAD, len(found))):
        if _headline(document, found, place):
            found[place] = replace(found[place], kind="heading")
    return tuple(found)


def _parts(text: str, block: Block) -> Iterator[Paragraph]:
    """Yield a block's one paragraph; of plain text several, where its lines are no wrapped ones."""
    whole = _trimmed(text, block.span.start, block.span.end, kind=block.kind, speaker=block.speaker)
    if whole is None:
        return
    if block.kind == "paragraph" and "\n" in text[whole.start : whole.end]:
        yield from _lines(text, whole.start, whole.end, wrapped=True)
    else:
        yield whole


def _headline(document: Document, found: Sequence[Paragraph], place: int) -> bool:
    """Tell the title, also behind a label, and a first line that ends like no sentence."""
    paragraph = found[place]
    words = document.text[paragraph.start : paragraph.end]
    if paragraph.kind not in ("paragraph", "heading") or len(found) == 1 or len(words) > HEADLINE:
        return False
    if document.title and words.rpartition(": ")[2] == document.title and _title_alone(words, document.title):
        return True
    return place == 0 and words[-1] not in ENDINGS + "," and ":" not in words and not _MARKS.search(words)


def _title_alone(words: str, title: str) -> bool:
    """Tell whether nothing but a label of one word stands before the title."""
    return " " not in words[: len(words) - len(title)].strip()


def _trimmed(
    text: str, start: int, end: int, *, kind: BlockKind = "paragraph", speaker: str | None = None
) -> Paragraph | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = min(start + len(piece.strip()), len(text))
    return Paragraph(start, end, kind, speaker) if start < end else None


def _lines(text: str, low: int, high: int, *, wrapped: bool = False) -> Iterator[Paragraph]:
    """Yield what lies between line ends; where lines may be ``wrapped``, a block's long ones go on."""
    start = position = low
    marks = 0  # seen so far: an odd number tells that marked words are still open
    for line in text[low:high].splitlines(keepends=True):
        after = position + len(line)
        following = text[after:high].partition("\n")[0]
        marks += len(_MARKS.findall(line))
        goes_on = _goes_on(line, following[:1]) or (wrapped and (marks % 2 == 1 or _is_wrapped(line, following)))
        if not goes_on:
            paragraph = _trimmed(text, start, after)
            if paragraph is not None:
                yield paragraph
            start, marks = after, 0
        position = after
    last = _trimmed(text, start, high)
    if last is not None:
        yield last


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a line ends in the middle of a sentence, as hard-wrapped text does."""
    words = line.rstrip()
    if not words or not following.strip() or words[-1] in ENDINGS:
        return False
    return following.islower() or (len(words) in WRAPPED and following.isalpha() and words[-1] == ",")


def _is_wrapped(line: str, following: str) -> bool:
    """Tell whether a line is as long as wrapped ones are, and neither it nor the next is a label or byline."""
    labelled = _LABELLED.match(line) or _LABELLED.match(following)
    return bool(following.strip()) and len(line.rstrip()) in WRAPPED and not labelled
