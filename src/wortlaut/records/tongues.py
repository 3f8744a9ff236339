"""A document as each of its languages sees it: its own passages, everything else blank, every offset the same."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from wortlaut.records.text import Document


def by_language(document: Document, /) -> tuple[Document, ...]:
    """Return the document, and a view of it for each language that some of its blocks are in; its own language first.

    A view's text is as long as the document's, so that spans of one are spans of the other.
    """
    codes = languages(document)
    return tuple(_view(document, code, codes[0]) for code in codes) if len(codes) > 1 else (document,)


def languages(document: Document, /) -> tuple[str, ...]:
    """Return the codes of the languages that the document's blocks are in, its own first."""
    own = _code(document.lang)
    return (own, *sorted({_code(block.lang) for block in document.blocks if block.lang} - {own}))


def tongues(views: Sequence[Document], /) -> Callable[[int], int]:
    """Return what tells which of the views an offset stands in: the first one where it is in no other's block."""
    foreign = sorted((block.span, number) for number, view in enumerate(views[1:], 1) for block in view.blocks)
    starts = [span.start for span, _ in foreign]

    def of(offset: int) -> int:
        place = bisect_right(starts, offset) - 1
        return foreign[place][1] if place >= 0 and offset < foreign[place][0].end else 0

    return of


def _code(lang: str) -> str:
    return lang.split("-")[0].lower()


def _view(document: Document, code: str, own: str) -> Document:
    kept = tuple(block for block in document.blocks if _code(block.lang or own) == code)
    pieces, place = [], 0
    for block in document.blocks:
        if _code(block.lang or own) != code:
            words = block.span.of(document.text)
            pieces += [document.text[place : block.span.start], "".join(one if one == "\n" else " " for one in words)]
            place = block.span.end
    text = "".join((*pieces, document.text[place:]))
    return replace(document, text=text, blocks=kept, lang=document.lang if code == own else code)
