"""Stretches of a document: without white space, by sentence, by paragraph, around a place."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from wortlaut.languages.scripts import HAN
from wortlaut.records import Document, Span

CLOSING = (".", "!", "?", "…", "。", "！", "？")  # what ends a sentence
_WORD = re.compile(r"\S+")
_WIDE = re.compile(r"(?![\x00-\x7f])\s")
_READ = re.compile(r"\S*\w\S*")
_BREAK = re.compile(r"\n\s*\n")
# What an agency sets before a report: "SELWICK, March 12 (Courier) - ", "Lindau (dpa), 14.04.2026 - ", "PARIS — ".
_DATELINE = re.compile(
    r"(?:[^\W\d_a-zà-ÿ][\w.’'-]*(?:,?\s(?:[^\W_a-zà-ÿ][\w.’'-]*|[a-z]{2,3})){0,5}\s"
    r"\([A-Za-z]{2,12}(?:/[A-Za-z]{2,12}){0,3}\)(?:,\s[\w. ]{3,25})?\s?[-–—:]"
    r"|[^\W\d_a-zà-ÿ]{2,}(?:[\s.’'-]{1,2}[^\W\d_a-zà-ÿ]{2,}){0,3}(?:,\s[\w. ]{3,25})?\s[-–—])"
    r"\s+(?![a-zà-ÿ])"
)
_LONGEST_DATELINE = 100
_EDGES = " \t\r\n\u00a0\u2009\u202f\u200b"


def count_words(text: str, /) -> int:
    """Return the number of runs between spaces."""
    return sum(1 for _ in _WORD.finditer(text))


def measure(text: str, /) -> int:
    """Return about how many words a text takes to read: two signs of Chinese for one word, none for marks alone."""
    signs = len(HAN.findall(text))  # French sets marks and colons apart: they are no words
    return sum(1 for _ in _READ.finditer(HAN.sub(" ", text) if signs else text)) + signs // 2


def trimmed(text: str, span: Span, /, *, ending: str = "") -> Span:
    """Return the span without white space at its edges, and without those characters at its end."""
    start, end = span.start, min(span.end, len(text))
    while end > start and text[end - 1] in _EDGES + ending:
        end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    return Span(start, end) if start < end else span


def split(text: str, span: Span, /, *, lang: str) -> list[Span]:
    """Return the sentences of a stretch, trimmed; the stretch itself where nothing splits it."""
    from sentencex import get_sentence_boundaries  # type: ignore[attr-defined]

    words = _WIDE.sub(" ", span.of(text))  # sentencex breaks off at a stop behind a space of several bytes
    starts = [part["start_index"] for part in get_sentence_boundaries(lang.split("-")[0] or "en", words)]
    edges = [*sorted({0, *(start for start in starts if 0 < start < len(words))}), len(words)]
    parts = [Span(span.start + start, span.start + end) for start, end in pairwise(edges)]
    return [trimmed(text, part) for part in parts if part.of(text).strip(_EDGES)] or [span]


def sentence_around(document: Document, span: Span, /) -> Span:
    """Return the whole sentences of the document's paragraph that hold the span, a dateline before them left out."""
    text = document.text
    around = paragraph_around(document, span)
    sentences = split(text, around, lang=document.lang)
    first = max(bisect_right([sentence.start for sentence in sentences], span.start) - 1, 0)
    last = max(bisect_right([sentence.start for sentence in sentences], span.end - 1) - 1, first)
    start, end = min(sentences[first].start, span.start), max(sentences[last].end, span.end)
    dateline = _DATELINE.match(text, around.start, around.start + _LONGEST_DATELINE) if first == 0 else None
    if dateline and dateline.end() <= span.start:
        start = dateline.end()
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


def first_words(text: str, span: Span, limit: int, /) -> Span:
    """Return at most so many words from the start of the span."""
    words = [found.end() for found in _WORD.finditer(text, span.start, span.end)]
    return Span(span.start, words[min(limit, len(words)) - 1]) if words else span
