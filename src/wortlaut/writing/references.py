"""Numbered references, and deep links that open a page at the passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from wortlaut.records import Document, Reference, Span

WHOLE = 10  # words of a passage that a text fragment names whole; a longer one by its two ends
START, END = 6, 4


@dataclass(slots=True)
class References:
    """Numbers documents in the order in which the note first rests on them."""

    documents: Mapping[str, Document]
    passages: dict[str, Span | None] = field(default_factory=dict)  # first passage of each, in order
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, document: str, span: Span | None = None, /) -> int:
        """Return the document's number, a new one at its first use."""
        if self.passages.get(document) is None:
            self.passages[document] = span
        return self.numbers.setdefault(document, len(self.numbers) + 1)

    def records(self, untitled: str, /) -> tuple[Reference, ...]:
        """Return the references in the order of their numbers."""
        return tuple(
            _reference(number, self.documents[name], span, untitled)
            for number, (name, span) in enumerate(self.passages.items(), start=1)
        )


def deep_link(url: str, passage: str, /) -> str:
    """Return the address with a text fragment (``#:~:text=``) that names the passage."""
    words = passage.split()
    if not words:
        return url
    whole = len(words) <= WHOLE
    parts = [words] if whole else [words[:START], words[-END:]]
    fragment = ",".join(_encoded(" ".join(part)) for part in parts)
    address = url.split(":~:", 1)[0]
    return f"{address}{'' if '#' in address else '#'}:~:text={fragment}"


def is_web_address(url: str | None, /) -> bool:
    """Tell whether an address may become a link: only the web, never a script or a file of the reader's machine."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _encoded(words: str) -> str:
    """Percent-encode what has a meaning in a text fragment; "-" too, which quote() leaves alone."""
    return quote(words, safe="", errors="replace").replace("-", "%2D")


def _reference(number: int, document: Document, span: Span | None, untitled: str) -> Reference:
    url = document.url if is_web_address(document.url) else None
    if url and span:
        passage = span.of(document.text).split("\n", 1)[0]
        url = deep_link(url, passage)
    return Reference(
        number=number,
        document=document.id,
        title=document.title or untitled,
        outlet=document.outlet,
        published=document.published,
        accessed=document.accessed,
        url=url,
        file=document.file,
    )
