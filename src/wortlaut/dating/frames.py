"""The paragraphs and sentences of a document, as far as dating needs them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from wortlaut.records import Document, Quotation, Span

PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
# A full stop ends a sentence when a space and something that can begin one follow, and when no number ("8.
# September"), single letter or short abbreviation with a capital ("Sept.") stands before it.
STOP = re.compile(
    r"(?<!\d)(?<!\b[A-ZÄÖÜ])(?<!\b[A-Z][a-z])(?<!\bSept)(?<!\bProf)[.!?…][\"”“»«’'‘)]*\s+|[。！？][”」』]?"
)

LONGEST_SENTENCE = 800  # characters; a text without full stops is cut here, which keeps the cost linear
LONGEST_CLAUSE = 200
CLAUSE_BREAK = re.compile(r"[,;:–—()“”„\"«»]")


def paragraphs(document: Document, /) -> tuple[Span, ...]:
    """Return the blocks of a document, or its paragraphs at blank lines where it has no blocks."""
    if document.blocks:
        return tuple(block.span for block in document.blocks)
    return tuple(Span(*match.span()) for match in PARAGRAPH.finditer(document.text))


def around(spans: Sequence[Span], position: int, /) -> Span | None:
    """Return the span that holds the position; the spans are in order and do not overlap."""
    index = bisect_right(spans, position, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and position < spans[index].end else None


def sentences(text: str, paragraph: Span, /) -> tuple[Span, ...]:
    """Return the sentences of a paragraph; roughly, since only the company of dates and quotations is asked."""
    ends = [match.end() for match in STOP.finditer(text, paragraph.start, paragraph.end)]
    starts = [paragraph.start]
    for end in [*(end for end in ends if end < paragraph.end), paragraph.end]:
        starts.extend(range(starts[-1] + LONGEST_SENTENCE, end, LONGEST_SENTENCE))
        starts.append(end)
    starts.pop()
    return tuple(
        Span(start, end) for start, end in zip(starts, [*starts[1:], paragraph.end], strict=True) if start < end
    )


def frame(quotation: Quotation, inside: Sequence[Span], /) -> Span:
    """Return the stretch from the first to the last sentence that a quotation and its cue touch."""
    touched = [*quotation.content, *quotation.cue, *quotation.speaker]
    held = [sentence for sentence in inside if any(sentence.overlaps(span) for span in touched)]
    return Span(held[0].start, held[-1].end) if held else quotation.envelope


def clause(text: str, inside: Span, position: int, /) -> Span:
    """Return the stretch between commas, dashes or quotation marks around a position of a sentence."""
    floor, ceiling = max(inside.start, position - LONGEST_CLAUSE), min(inside.end, position + LONGEST_CLAUSE)
    breaks = [match.start() for match in CLAUSE_BREAK.finditer(text, floor, ceiling)]
    start = max((place + 1 for place in breaks if place < position), default=floor)
    end = min((place for place in breaks if place >= position), default=ceiling)
    return Span(start, max(end, start + 1))
