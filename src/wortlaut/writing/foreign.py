"""Words in another language than the note's: what a translator is asked for, and where its answer stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wortlaut.records import Piece, Span
from wortlaut.writing.phrases import Phrases, compose


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Foreign:
    """Words of a source as the note prints them; between two of the spans something is left out."""

    document: str
    spans: tuple[Span, ...]
    lang: str  # of the words


Translate = Callable[[Foreign], str | None]  # None = nobody was asked, "" = no translation stands


def beside(foreign: Foreign, translate: Translate | None, phrases: Phrases, /) -> tuple[Piece, ...]:
    """Return what stands in brackets behind the words: their translation, or that there is none."""
    words = None if translate is None else translate(foreign)
    if words is None:
        return ()
    if not words:
        return (Piece(text=phrases.one("remarks.untranslated")),)
    told = Piece(text=words.rstrip(".。"), translated_from=foreign.lang)
    return compose(phrases.one("remarks.translated"), translation=(told,))
