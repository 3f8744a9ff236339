"""One document while its quotations are being given speakers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wortlaut.records import Document, Span
from wortlaut.resolving.cast import Cast
from wortlaut.resolving.lexicon import Lexicon
from wortlaut.resolving.timeline import Timeline
from wortlaut.resolving.tokens import Words


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who was found to speak, and where the text says so."""

    start: int
    person: int
    said: tuple[Span, ...] = ()  # the words: whom they mention is not who speaks next


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the rules for speakers look at."""

    document: Document
    words: Words
    lexicon: Lexicon
    cast: Cast
    timeline: Timeline
    marked: tuple[tuple[int, int], ...]  # stretches of direct speech, in order
    labels: Mapping[str, int]  # turn label -> person
    voices: list[Voice] = field(default_factory=list)  # who was found to speak so far, in the order of the text
