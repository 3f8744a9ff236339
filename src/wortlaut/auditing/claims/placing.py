"""Where the sources tell of what a claim tells that brings no source of its own."""

from __future__ import annotations

from dataclasses import replace

from wortlaut.auditing.draft import Paragraph
from wortlaut.auditing.passages import Claim, Passage, passages_of, telling
from wortlaut.auditing.reports import Sources
from wortlaut.records import Document, Span

LOOKED_AT = 6  # documents, as for a quotation
FEWEST = 2  # telling words that a sentence shares with the claim; one where the claim has no more
NEARLY = 0.75  # of the share of the best sentence: others that may tell the same


def told_by(claim: Document, sources: Sources, /) -> tuple[Document, ...]:
    """Return the documents that tell of the same thing, best first, with nothing but the sentences that do.

    What else a document says is blanked out, so that every place stays what it is there.
    """
    whole = Span(0, len(claim.text))
    words = telling(claim.text, claim.lang)
    asked = Claim(whole, Paragraph(span=whole, heading=-1), words)
    near = [name for name, _ in sources.locator.candidates(claim.text, limit=LOOKED_AT) if name in sources.documents]
    found = [
        one for name in near for one in passages_of(asked, sources.documents[name], fewest=min(FEWEST, len(words) or 1))
    ]
    most = max((passage.share for passage in found), default=0.0)
    kept: dict[str, list[Passage]] = {}
    for passage in sorted(found, key=lambda one: (-one.share, near.index(one.document.id))):
        if passage.share >= NEARLY * most:
            kept.setdefault(passage.document.id, []).append(passage)
    return tuple(_only(sources.documents[name], passages) for name, passages in kept.items())


def _only(document: Document, passages: list[Passage]) -> Document:
    """Return the document with lines of nothing for all but the passages and the sentences beside them."""
    shown = [False] * len(document.text)
    for passage in passages:
        shown[passage.around.start : passage.around.end] = [True] * (passage.around.end - passage.around.start)
    text = "".join(letter if keep else "\n" for letter, keep in zip(document.text, shown, strict=True))
    return replace(document, text=text)
