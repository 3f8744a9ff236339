"""A text cut into what a tagger reads at once: whole paragraphs, with the end of the window before as context."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BEGIN, PAD, END = 0, 1, 2
"""Pieces that stand for no text; END also stands between paragraphs."""
SIZE = 320
"""Pieces of a window, context and ends of paragraphs included: some 1,300 characters."""
CONTEXT = 40
"""Pieces of the window before that a window begins with: the sentence that names who "she" is."""

Paragraph = Sequence[tuple[int, int]]
"""The sentences of a paragraph, each from its first character to behind its last."""
Piece = tuple[int, int, int]  # id, start, end


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces in order; those before ``owned`` are context and were decided in the window before."""

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]  # empty for ends of paragraphs and lone spaces
    owned: int


def windows(
    tokenizer: Tokenizer, text: str, paragraphs: Sequence[Paragraph], /, *, first: int = SIZE
) -> Iterator[Window]:
    """Yield windows that own each piece of the paragraphs once; ``first`` is the size of the first one.

    A window ends with a paragraph, inside one only where that alone is longer than a window: there with a sentence,
    or anywhere in a sentence that is longer still.
    """
    held: list[Piece] = []
    owned, room = 0, first
    for unit in _units(tokenizer, text, paragraphs):
        if len(held) + len(unit) > room and len(held) > owned:
            yield _window(held, owned)
            held = held[-CONTEXT:]
            owned, room = len(held), SIZE
        held.extend(unit)
    if len(held) > owned:
        yield _window(held, owned)


def _window(held: Sequence[Piece], owned: int) -> Window:
    return Window(tuple(piece[0] for piece in held), tuple(piece[1:] for piece in held), owned)


def _units(tokenizer: Tokenizer, text: str, paragraphs: Sequence[Paragraph]) -> Iterator[list[Piece]]:
    """Yield stretches that fit into a window behind its context."""
    most = SIZE - CONTEXT
    for sentences in paragraphs:
        if not sentences:
            continue
        start, end = sentences[0][0], sentences[-1][1]
        pieces = _pieces(tokenizer, text, start, end)
        if len(pieces) < most:
            yield [*pieces, (END, end, end)]
            continue
        held: list[Piece] = []
        for unit in _sentences(pieces, sentences, most):
            if len(held) + len(unit) > most:
                yield held
                held = []
            held.extend(unit)
        yield held


def _sentences(pieces: Sequence[Piece], sentences: Paragraph, most: int) -> Iterator[Sequence[Piece]]:
    bounds = [bisect_left(pieces, start, key=lambda piece: piece[1]) for start, _ in sentences[1:]]
    for low, high in zip([0, *bounds], [*bounds, len(pieces)], strict=True):
        for cut in range(low, high, most):
            yield pieces[cut : min(cut + most, high)]


def _pieces(tokenizer: Tokenizer, text: str, start: int, end: int) -> list[Piece]:
    encoded = tokenizer.encode(text[start:end], add_special_tokens=False)
    found = []
    for piece, (low, high) in zip(encoded.ids, encoded.offsets, strict=True):
        low, high = start + low, start + high
        while low < high and text[low].isspace():
            low += 1
        found.append((piece, low, high))
    return found
