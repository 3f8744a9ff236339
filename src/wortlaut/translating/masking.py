"""Figures, dates and names of a passage as numbered places, which a translator may move and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wortlaut.records import Span

PLACE = re.compile(r"\{(\d{1,3})\}")
_BRACES = str.maketrans({"{": "(", "}": ")"})  # a source's own would be taken for ours
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A stretch of a passage that no translator writes."""

    span: Span
    words: str  # as the other language writes it


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A passage as it is given to a translator."""

    text: str  # "We sold {1} of it in {2}."
    plain: str  # the same with nothing taken out
    kept: tuple[str, ...] = ()  # what stands for {1}, {2} ... in the other language

    def filled(self, answer: str, /) -> str:
        """Return the answer with the places filled; one with a number that was never given stays as it is."""

        def words(place: re.Match[str]) -> str:
            number = int(place[1])
            return self.kept[number - 1] if 0 < number <= len(self.kept) else place[0]

        return PLACE.sub(words, answer)


def mask(text: str, kept: Iterable[Kept] = (), /) -> Masked:
    """Return the passage on one line with each stretch replaced by a number; of two that overlap the longer counts."""
    chosen: list[Kept] = []
    for one in sorted(kept, key=lambda one: (-len(one.words), one.span)):
        if one.span.end <= len(text) and not any(one.span.overlaps(other.span) for other in chosen):
            chosen.append(one)
    pieces, place, words = [], 0, []
    for number, one in enumerate(sorted(chosen, key=lambda one: one.span), 1):
        pieces += [text[place : one.span.start].translate(_BRACES), f"{{{number}}}"]
        words.append(one.words)
        place = one.span.end
    pieces.append(text[place:].translate(_BRACES))
    return Masked(text=tidied("".join(pieces)), plain=tidied(text.translate(_BRACES)), kept=tuple(words))


def tidied(text: str, /) -> str:
    """Return the text on one line, without the space around it."""
    return _SPACES.sub(" ", text).strip()
