"""Quotations that a page sets apart as blocks: whose they are by a line behind them, or by what leads to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from wortlaut.extracting.scene import Passage, Scene
from wortlaut.extracting.tags import line_before
from wortlaut.records import Span

SIGNATURE = 16
"""Tokens of the longest line that names who is quoted, with what they are: "Ida Kroll, mayor of Lund"."""
NAME = range(2, 6)
"""Tokens of a name in such a line, before its comma."""
DASHES = "—–-"
MARKS = " \n\"“”„«»‘’‚'"


@dataclass(frozen=True, slots=True)
class Apart:
    """The words of a block of quotation, one span for each paragraph, and the mention of who says them."""

    words: tuple[Span, ...]
    speaker: Span
    paragraphs: range


def set_apart(view: Scene, /) -> Iterator[Apart]:
    """Yield the blocks of quotation whose speaker the page names, in order."""
    for quoted, group in groupby(view.passages, key=lambda passage: passage.paragraph.kind == "quote"):
        if quoted:
            yield from _parts(view, list(group))


def _parts(view: Scene, passages: list[Passage]) -> Iterator[Apart]:
    """Yield what each signature among blocks that follow each other signs, and what none does if another line tells."""
    led = _led_to(view, passages[0].number)
    told: list[Passage] = []
    for passage in passages:
        signed = _signature(passage) if told else None
        if signed is None:
            told.append(passage)
            continue
        yield from _apart(view, told, led, signed)
        told, led = [], None
    if told:
        yield from _apart(view, told, led, _signed_behind(view, told[-1].number + 1))


def _apart(view: Scene, told: list[Passage], led: Span | None, signed: Span | None) -> Iterator[Apart]:
    """Yield the words with their speaker, unless the line before and the one behind name two."""
    text = view.document.text
    speaker = signed or led
    if speaker is None or (led is not None and signed is not None and _surname(text, led) not in signed.of(text)):
        return
    words = tuple(span for passage in told if (span := _words(text, passage)) is not None)
    if words:
        yield Apart(words, speaker, range(told[0].number, told[-1].number + 1))


def _surname(text: str, mention: Span) -> str:
    return mention.of(text).partition(",")[0].split()[-1]


def _signature(passage: Passage, *, dashed: bool = False) -> Span | None:
    """Return what a paragraph names that is nothing but a name, and perhaps what its bearer is."""
    tokens = passage.tokens
    first = 1 if len(tokens) and tokens.words[0] in DASHES else 0
    if (dashed and not first) or not first < len(tokens) <= SIGNATURE or tokens.words[-1] in ".!?:…":
        return None
    end = next((i for i in range(first, len(tokens)) if not tokens.word(i)), len(tokens))
    named = end - first in NAME and tokens.capital(first) and tokens.capital(end - 1)
    comma = end == len(tokens) or tokens.words[end] == ","
    small = [i for i in range(first, end) if not tokens.capital(i)]
    return Span(tokens.starts[first], tokens.ends[-1]) if named and comma and len(small) < 2 else None


def _signed_behind(view: Scene, number: int) -> Span | None:
    """Return whom the paragraph behind the block names, where a dash opens it."""
    return _signature(view.passages[number], dashed=True) if number < len(view.passages) else None


def _led_to(view: Scene, number: int) -> Span | None:
    """Return who speaks in the line before that ends in a colon: "Ida Kroll said:"."""
    tag = line_before(view, number)
    if tag is None or tag.speaker is None:
        return None
    first, end = tag.speaker
    return Span(tag.passage.tokens.starts[first], tag.passage.tokens.ends[end - 1])


def _words(text: str, passage: Passage) -> Span | None:
    """Return a paragraph's words without the marks around them."""
    start, end = passage.paragraph.start, passage.paragraph.end
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return Span(start, end) if start < end else None
