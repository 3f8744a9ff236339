"""Numbered references, and deep links that open a page at the passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from urllib.parse import urlsplit

from wortlaut.records import Document, Reference, Span
from wortlaut.records.fragments import fragment_link


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
    line = " ".join(passage.split())
    return fragment_link(url, line, Span(0, len(line))) if line else url


def is_web_address(url: str | None, /) -> bool:
    """Tell whether an address may become a link: only the web, never a script or a file of the reader's machine."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def titled(document: Document, untitled: str, /) -> str:
    """Return the document's title, else the name of its file: a transcript says nowhere what it is called."""
    return document.title or PurePath(document.file or "").name or untitled


def _reference(number: int, document: Document, span: Span | None, untitled: str) -> Reference:
    url = document.url if is_web_address(document.url) else None
    if url and span:
        url = fragment_link(url, document.text, span)
    return Reference(
        number=number,
        document=document.id,
        title=titled(document, untitled),
        outlet=document.outlet,
        published=document.published,
        accessed=document.accessed,
        url=url,
        file=document.file,
    )
