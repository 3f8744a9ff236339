"""Which stretch of a document is printed: whole, or a fair part that ends with a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from wortlaut.records import Document, Span

LIMIT = 60  # words of a quotation printed whole; a paragraph of a newspaper is about that long
CLOSING = (".", "!", "?", "…", "。", "！", "？")  # what ends a sentence
STRETCH = 2  # times the limit: how far a part may grow to end fairly
_WORD = re.compile(r"\S+")
_BREAK = re.compile(r"\n\s*\n")
_EDGES = " \t\r\n\u00a0\u2009\u202f\u200b"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The spans to print, in order; ``cut`` tells whether words after the last one were left out."""

    spans: tuple[Span, ...]
    cut: bool = False


def count_words(text: str, /) -> int:
    """Return the number of runs between spaces."""
    return sum(1 for _ in _WORD.finditer(text))


def trimmed(text: str, span: Span, /, *, ending: str = "") -> Span:
    """Return the span without white space at its edges, and without those characters at its end."""
    start, end = span.start, min(span.end, len(text))
    while end > start and text[end - 1] in _EDGES + ending:
        end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    return Span(start, end) if start < end else span


def excerpt(
    document: Document, spans: tuple[Span, ...], /, *, contrasts: frozenset[str], limit: int = LIMIT
) -> Excerpt:
    """Return the spans whole up to the limit of words, else whole sentences from their start.

    The part never stops in front of a word of contrast ("but", "unless"): that would turn its meaning.
    """
    text = document.text
    whole = tuple(trimmed(text, span) for span in spans)
    if _count(text, whole) <= limit:
        return Excerpt(whole)
    units = _units(text, [part for span in whole for part in split(text, span, lang=document.lang)])
    chosen: list[Span] = []
    left = len(units)
    for unit in units:
        turns = _first_word(unit[0].of(text)) in contrasts
        if chosen and _count(text, (*chosen, *unit)) > limit * (STRETCH if turns else 1):
            break
        chosen.extend(unit)
        left -= 1
    shown = _joined(chosen, text, whole)
    if _count(text, shown) > limit * STRETCH:
        return Excerpt((_first_words(text, shown[0], limit),), cut=True)
    return Excerpt(shown, cut=left > 0)


def split(text: str, span: Span, /, *, lang: str) -> list[Span]:
    """Return the sentences of a stretch, trimmed; the stretch itself where nothing splits it."""
    from sentencex import get_sentence_boundaries  # type: ignore[attr-defined]

    words = span.of(text)
    starts = [part["start_index"] for part in get_sentence_boundaries(lang.split("-")[0] or "en", words)]
    edges = [*sorted({0, *(start for start in starts if 0 < start < len(words))}), len(words)]
    parts = [Span(span.start + start, span.start + end) for start, end in pairwise(edges)]
    return [trimmed(text, part) for part in parts if part.of(text).strip(_EDGES)] or [span]


def sentence_around(document: Document, span: Span, /) -> Span:
    """Return the whole sentences of the document's paragraph that hold the span."""
    text = document.text
    around = paragraph_around(document, span)
    sentences = split(text, around, lang=document.lang)
    first = max(bisect_right([sentence.start for sentence in sentences], span.start) - 1, 0)
    last = max(bisect_right([sentence.start for sentence in sentences], span.end - 1) - 1, first)
    start, end = min(sentences[first].start, span.start), max(sentences[last].end, span.end)
    return trimmed(text, Span(start, end))


def paragraph_around(document: Document, span: Span, /) -> Span:
    """Return the block (or the stretch between blank lines) that holds the span."""
    for block in document.blocks:
        if block.span.covers(span):
            return block.span
    text = document.text
    before = [found.end() for found in _BREAK.finditer(text, 0, span.start)]
    after = _BREAK.search(text, span.end)
    return Span(before[-1] if before else 0, after.start() if after else len(text))


def clipped(text: str, span: Span, keep: Span, /, *, words: int) -> Span:
    """Return the part of the span with at most so many words on each side of what is to be kept."""
    before = [found.start() for found in _WORD.finditer(text, span.start, keep.start)]
    after = [found.end() for found in _WORD.finditer(text, keep.end, span.end)]
    start = before[-words] if len(before) > words else span.start
    end = after[words - 1] if len(after) > words else span.end
    return Span(min(start, keep.start), max(end, keep.end))


def _count(text: str, spans: Sequence[Span]) -> int:
    return sum(count_words(span.of(text)) for span in spans)


def _units(text: str, parts: Sequence[Span]) -> list[list[Span]]:
    """Group parts into whole sentences: a speech tag of the source may have broken one in two."""
    units: list[list[Span]] = [[]]
    for part in parts:
        units[-1].append(part)
        if part.of(text).endswith(CLOSING):
            units.append([])
    return [unit for unit in units if unit]


def _joined(sentences: list[Span], text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Join sentences that stand in the same span of the source: there is no gap between them."""
    groups: list[Span] = []
    for sentence in sentences:
        home = next((span for span in spans if span.covers(sentence)), None)
        if groups and home and home.covers(groups[-1]):
            groups[-1] = Span(groups[-1].start, sentence.end)
        else:
            groups.append(sentence)
    return tuple(trimmed(text, group) for group in groups)


def _first_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+", text[:80])
    return found[0].lower() if found else ""


def _first_words(text: str, span: Span, limit: int) -> Span:
    words = [found.end() for found in _WORD.finditer(text, span.start, span.end)]
    return Span(span.start, words[min(limit, len(words)) - 1]) if words else span
