"""One side of what differs or changed: the sentences of a report that say it, by span, gaps marked."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.records import Document, Evidence, Piece, Span
from wortlaut.writing.excerpts import first_word, stems
from wortlaut.writing.phrases import phrases
from wortlaut.writing.stretches import clipped, count_words, split, trimmed
from wortlaut.writing.telling import Telling

SIDE = 30  # words of one side; of a longer one the sentence is printed that the other side is about, too
LONGEST = 60  # words of that sentence; a longer one is printed around the place where it differs
AROUND = 12  # words on each side of that place


def reaches(telling: Telling, entry: Evidence, /) -> bool:
    """Tell whether the passage is at hand."""
    document = telling.documents.get(entry.document)
    return document is not None and bool(entry.spans) and entry.spans[-1].end <= len(document.text)


def side_shown(telling: Telling, entry: Evidence, other: Evidence, /) -> tuple[Piece, ...]:
    """Return one side's words by span: whole where they are few, else the sentence that tells of the same thing."""
    document = telling.documents[entry.document]
    text = document.text
    spans = [trimmed(text, span, ending=",;") for span in entry.spans]
    whole = Span(spans[0].start, spans[-1].end)
    if count_words(" ".join(span.of(text) for span in spans)) > SIDE:
        spans = [
            _part(document, spans, " ".join(span.of(telling.documents[other.document].text) for span in other.spans))
        ]
    speech = telling.spoken_at(entry.document, entry.spans[0])
    quotation = speech.id if speech else None
    gap, lang = telling.phrases.one("marks.gap"), telling.foreign(entry.document)
    pieces: list[Piece] = [Piece(text=gap.lstrip(), quotation=quotation)] if spans[0].start > whole.start else []
    for position, span in enumerate(spans):
        pieces.extend([Piece(text=gap, quotation=quotation)] if position else [])
        pieces.append(Piece(document=entry.document, span=span, quotation=quotation, lang=lang))
    if spans[-1].end < whole.end:
        pieces.append(Piece(text=gap.rstrip(), quotation=quotation))
    return tuple(pieces)


def _part(document: Document, spans: Sequence[Span], other: str) -> Span:
    """Return the sentence that shares most with the other side, with a contrast that follows it."""
    text = document.text
    sentences = [part for span in spans for part in split(text, span, lang=document.lang)]
    wanted = stems(other)
    weights = [_weight(sentence.of(text), wanted) for sentence in sentences]
    at = max(range(len(sentences)), key=lambda place: (weights[place], -place))
    best = sentences[at]
    contrasts = phrases(document.lang).get("contrast.words")
    if at + 1 < len(sentences) and first_word(sentences[at + 1].of(text)) in contrasts:
        longer = Span(best.start, sentences[at + 1].end)
        best = longer if count_words(longer.of(text)) <= LONGEST else best
    if count_words(best.of(text)) > LONGEST:
        best = clipped(text, best, _differing(text, best, other), words=AROUND)
    return trimmed(text, best, ending=",;")


def _weight(words: str, wanted: frozenset[str]) -> int:
    return 2 * len(stems(words) & wanted) + any(letter.isdigit() for letter in words)


def _differing(text: str, span: Span, other: str) -> Span:
    """Return the part of the span that is left without what both begin and end with."""
    words = span.of(text)
    shortest = min(len(words), len(other))
    start = next((place for place in range(shortest) if words[place] != other[place]), shortest)
    end = next((place for place in range(shortest - start) if words[-1 - place] != other[-1 - place]), shortest - start)
    start = min(start, len(words) - 1)
    return Span(span.start + start, span.start + max(len(words) - end, start + 1))
