"""A document as each of its languages sees it: its own passages, everything else blank, every offset the same."""

from __future__ import annotations

from dataclasses import replace

from wortlaut.records.text import Document


def by_language(document: Document, /) -> tuple[Document, ...]:
    """Return the document, and a view of it for each language that some of its blocks are in; its own language first.

    A view's text is as long as the document's, so that spans of one are spans of the other.
    """
    own = _code(document.lang)
    others = sorted({_code(block.lang) for block in document.blocks if block.lang} - {own})
    if not others:
        return (document,)
    return tuple(_view(document, code, own) for code in (own, *others))


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
