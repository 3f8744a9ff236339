"""Which part of a quotation is printed: all of it, or the fairest part that ends with a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wortlaut.records import Document, Span
from wortlaut.writing.stretches import CLOSING, count_words, first_words, split, trimmed

LIMIT = 60  # words of a quotation printed whole; a paragraph of a newspaper is about that long
STRETCH = 2  # times the limit: how far a part may grow to end fairly
WANTED = 3  # a sentence about what was asked weighs as much as so many that hold a figure
GAIN = 2  # by how much a later start must weigh more than the first words do
_LETTERS = re.compile(r"[^\W\d_]+")
_STEM = 5  # letters by which two forms of a word are taken for one

Unit = tuple[Span, ...]  # a sentence, in parts where a speech tag of the source breaks it


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The spans to print, in order; whether words were left out in front of them and behind them."""

    spans: tuple[Span, ...]
    late: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """What an excerpt looks for, and the words it does not break at (in the language of the document)."""

    contrasts: frozenset[str] = frozenset()  # "but", "unless": turn what went before
    leaning: frozenset[str] = frozenset()  # "it", "that": mean something that went before
    wanted: frozenset[str] = frozenset()  # stems of what was asked for


def stems(words: str, /) -> frozenset[str]:
    """Return the beginnings of the longer words of a text."""
    return frozenset(word[:_STEM] for word in _LETTERS.findall(words.lower()) if len(word) >= _STEM)


def excerpt(document: Document, spans: tuple[Span, ...], /, *, focus: Focus, limit: int = LIMIT) -> Excerpt:
    """Return the spans whole up to the limit of words, else the whole sentences that say most.

    The part never ends in front of a word of contrast, nor begins with a word that leans on what went before.
    """
    text = document.text
    whole = tuple(trimmed(text, span) for span in spans)
    if _count(text, whole) <= limit:
        return Excerpt(whole)
    units = _units(text, [part for span in whole for part in split(text, span, lang=document.lang)])
    start, end = _best_window(text, units, focus, limit)
    shown = _joined([part for unit in units[start:end] for part in unit], text, whole)
    if _count(text, shown) > limit * STRETCH:
        return Excerpt((first_words(text, shown[0], limit),), late=start > 0, cut=True)
    return Excerpt(shown, late=start > 0, cut=end < len(units))


def _best_window(text: str, units: Sequence[Unit], focus: Focus, limit: int) -> tuple[int, int]:
    lengths = [_count(text, unit) for unit in units]
    openings = [first_word(unit[0].of(text)) for unit in units]
    weights = [_weight(" ".join(part.of(text) for part in unit), focus) for unit in units]
    best = (0, _window_end(0, lengths, openings, focus, limit))
    heaviest = sum(weights[slice(*best)]) + GAIN - 1
    for start in range(1, len(units)):
        if openings[start] in focus.contrasts | focus.leaning:
            continue
        end = _window_end(start, lengths, openings, focus, limit)
        if sum(weights[start:end]) > heaviest:
            best, heaviest = (start, end), sum(weights[start:end])
    return best


def _window_end(start: int, lengths: Sequence[int], openings: Sequence[str], focus: Focus, limit: int) -> int:
    """Return where a part that starts there ends: at the limit, later in front of a contrast."""
    words, end = lengths[start], start + 1
    while end < len(lengths):
        words += lengths[end]
        if words > limit * (STRETCH if openings[end] in focus.contrasts else 1):
            break
        end += 1
    return end


def _weight(words: str, focus: Focus) -> int:
    hits = focus.wanted and not focus.wanted.isdisjoint(stems(words))
    return WANTED * bool(hits) + any(letter.isdigit() for letter in words)


def _count(text: str, spans: Sequence[Span]) -> int:
    return sum(count_words(span.of(text)) for span in spans)


def _units(text: str, parts: Sequence[Span]) -> list[Unit]:
    """Group parts into whole sentences: a speech tag of the source may have broken one in two."""
    units: list[list[Span]] = [[]]
    for part in parts:
        units[-1].append(part)
        if part.of(text).endswith(CLOSING):
            units.append([])
    return [tuple(unit) for unit in units if unit]


def _joined(sentences: Sequence[Span], text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Join sentences that stand in the same span of the source: there is no gap between them."""
    groups: list[Span] = []
    for sentence in sentences:
        home = next((span for span in spans if span.covers(sentence)), None)
        if groups and home and home.covers(groups[-1]):
            groups[-1] = Span(groups[-1].start, sentence.end)
        else:
            groups.append(sentence)
    return tuple(trimmed(text, group) for group in groups)


def first_word(text: str, /) -> str:
    """Return the first word of a text in lower case; empty where it has none soon."""
    found = _LETTERS.search(text[:80])
    return found[0].lower() if found else ""
