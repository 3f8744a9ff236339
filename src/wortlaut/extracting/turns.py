"""Speaker turns: blocks that a reader marked as turns, and "Smith: ..." or "Q: ... A: ..." in plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from wortlaut.extracting.interviews import answers
from wortlaut.extracting.scene import Passage, scene
from wortlaut.records import Document, Quotation, Span

NAME = "turns@1"
LABEL = 7
"""Tokens of a printed label before its colon ("REP. ANN HILL (D-Ohio):" has more, rarely)."""
TURNS = 3
"""Labelled paragraphs that make a transcript; fewer are headlines, lists or boxes."""
MARKS = "\"“”„«»'‘‚"


@dataclass(slots=True)
class TurnsExtractor:
    """Propose each turn of a transcript as direct speech of the one whose label it bears."""

    name: str = NAME

    def __call__(self, document: Document, /) -> Iterator[Quotation]:
        """Yield the turns in order."""
        yield from _blocks(document)
        yield from _labelled(document)
        yield from _interview(document)


def _blocks(document: Document) -> Iterator[Quotation]:
    for block in document.blocks:
        if block.kind != "turn" or not block.speaker:
            continue
        start, end = _inside(document.text, block.span.start, block.span.end)
        label: tuple[Span, ...] = ()
        if document.text.startswith(block.speaker + ":", start):
            label = (Span(start, start + len(block.speaker)),)
            start, end = _inside(document.text, start + len(block.speaker) + 1, end)
        if start < end:
            yield _turn(document, Span(start, end), label, block.speaker)


def _labelled(document: Document) -> Iterator[Quotation]:
    found: list[tuple[Passage, int, int]] = []
    for passage in scene(document).passages:
        if passage.paragraph.kind in ("paragraph", "list", "quote"):
            label = _label(passage)
            if label is not None:
                found.append((passage, *label))
    names = Counter(_text(document, passage, first, colon) for passage, first, colon in found)
    if len(found) < TURNS or len(names) < 2 or len(names) * 2 > len(found) + 1:
        return
    for passage, first, colon in found:
        tokens = passage.tokens
        start, end = _inside(document.text, tokens.ends[colon], passage.paragraph.end)
        if start < end:
            label_span = Span(tokens.starts[first], tokens.ends[colon - 1])
            yield _turn(document, Span(start, end), (label_span,), label_span.of(document.text))


def _interview(document: Document) -> Iterator[Quotation]:
    for answer in answers(scene(document)):
        words = Span(answer.passage.paragraph.start, answer.passage.paragraph.end)
        label = () if answer.speaker is None else (answer.speaker,)
        yield replace(_turn(document, words, label, ""), turn=label[0].of(document.text) if label else None)


def _label(passage: Passage) -> tuple[int, int] | None:
    """Return the first token of a label and its colon, where the paragraph begins with one."""
    tokens = passage.tokens
    first = 1 if len(tokens) and tokens.words[0] in MARKS else 0
    for index in range(first, min(first + LABEL + 1, len(tokens) - 1)):
        if tokens.words[index] == ":":
            return (first, index) if index > first else None
        if tokens.word(index) and not tokens.capital(index):
            return None
        if not tokens.word(index) and tokens.words[index] not in ".,()-":
            return None
    return None


def _text(document: Document, passage: Passage, first: int, colon: int) -> str:
    return document.text[passage.tokens.starts[first] : passage.tokens.ends[colon - 1]]


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    end = min(end, len(text))
    while start < end and (text[start].isspace() or text[start] in MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in MARKS):
        end -= 1
    return start, end


def _turn(document: Document, words: Span, label: tuple[Span, ...], speaker: str) -> Quotation:
    return Quotation(document=document.id, content=(words,), speaker=label, form="direct", turn=speaker, found_by=NAME)
